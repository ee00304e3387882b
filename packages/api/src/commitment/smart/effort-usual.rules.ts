type Usual = readonly (readonly [pattern: RegExp, minutes: number])[];

/** What a verb does to such a thing takes about as long whatever the thing is: a message ten minutes, an errand twenty, a book hours. The middle of what is usual, as a ratio. */
const BY_VERB: Usual = [
  [
    /\b(?:deep clean|clean|clear out|declutter|organi[sz]e|tidy|sort|sort out|empty) (?:out )?(?:the |my |our |mom'?s? )?(?:whole |entire )?(?:garage|attic|basement|cellar|shed|house|storage|loft|barn)\b/,
    150,
  ],
  [/\b(?:sign up|enroll?|register|rsvp|enlist|subscribe)\b/, 10],
  [
    /^(?:text|rsvp|approve|forward|like|weigh|charge|feed|ice|top up|refill my (?:water|bottle)|set (?:an?|my) (?:alarm|timer|reminder)|put (?:on|out|away)|put (?:the|my) (?:bins?|trash|phone|kids)\b|change (?:the|a) (?:bulb|filter|password)|check (?:my|the) (?!in)|update my (?:slack|status|profile|address)|send (?:the |a |an |my )?(?:invoice|link|file|email|message|photos?|pics|receipt|reminder|card)|upload|download|wish|water|turn off|unplug|lock|switch off)\b(?!.*\b(?:report|portfolio|proposal|weed)\b)/,
    10,
  ],
  [/\b(?:litter|bins? out|trash out|dishwasher)\b/, 10],
  [
    /^(?:book|schedule|make|confirm|cancel|reschedule|arrange|set up|reserve) (?:an? |the |my |our )?(?:\w+ )?(?:appointment|haircut|table|flight tickets|slot|hotel|room|check-?up|dentist|doctor|physical|meeting|call|viewing|tickets?|reservation)s?\b/,
    12,
  ],
  [/^(?:write|send|reply|answer) (?:back )?(?:to |an? (?:email|message|letter|card|note|text) to )(?:the |my |our |an? )?(?!editor)\w+/, 15],
  [/^(?:drink|eat|take|put on|swallow)\b (?!.*\b(?:test|course|class|picture|photo|trip|car|dog|kids?|parcel|package|exam|shift|walk)\b)/, 7],
  [
    /^(?:buy|get|grab|fetch|collect|pick up|drop off|drop|return|bring back|bring|mail|post|take back) (?!.*\b(?:gift|present|shoes|suit|dress|groceries|furniture|car|house|online|instagram|linkedin|blog|job|reel|story|tickets?|haircut|massage|certificate|certification|aws|done|started|mri|going)\b)/,
    20,
  ],
  [/\btickets?\b(?!.*\b(?:close|sprint|jira|support)\b)/, 12],
  [/\b(?:booster|flu shot|vaccine|blood (?:sample|test)|jab)\b/, 25],
  [
    /\b(?:do|play|hold) (?:a |my )?planks?\b|\b(?:jump rope|skip rope|foam roll\w*|core|abs?|physio exercises|back exercises|mobility|circuit|sun salutations|stretch\w*|rehab)\b/,
    18,
  ],
  [/\b(?:duolingo|anki|flashcards?|vocab\w*|kana|sudoku|crossword|new word)\b/, 15],
  [/\b(?:fold|hang up|iron|put away) (?:the |my )?(?:laundry|clothes|shirts|washing|dishes)\b|\b(?:wash up|washing up)\b/, 25],
  [/\b(?:agenda|expense report|timesheet|minutes|job (?:ad|description)|follow-?up|crm|status update|recap|handouts?)\b/, 25],
  [/\b(?:talk|speak) (?:to|with) (?:my|the|our)\b/, 30],
  [/\b(?:renew|apply for|update|get|order) (?:my |the |an? )?(?:new )?(?:passport|visa|id|driver'?s? licen[cs]e|licen[cs]e|permit)\b|\bregister my\b/, 45],
  [
    /^(?:(?:do )?move|renovate|build|wallpaper|remodel|paint (?:the |my |our |a )?(?:\w+ )?(?:room|bedroom|kitchen|flat|apartment|house|walls?)|repaint)\b(?!.*\b(?:landing|feature|page|app|api|website|bed|habit|body)\b)/,
    240,
  ],
  [
    /^(?:ship|launch|release|redesign|finish (?:the |our |my )?(?:mvp|audit|app|website|feature|redesign|project))\b.*\b(?:feature|mvp|app|audit|website|site|shop|store|product|redesign|project|version|v\d\S*)\b/,
    360,
  ],
  [
    /\b(?:business plan|year[- ]end|migrate|migration|workshop|shift (?:at|in)|screenplay|wedding photos|tfg|tcc|memoir|(?:chapter|part|draft|section)s? (?:\d+ )?(?:of|for) (?:my |the )?(?:\w+ )?(?:thesis|dissertation|novel|book)|thesis|dissertation)\b/,
    240,
  ],
  [/^shoot .*\b(?:wedding|film|movie)\b/, 480],
  [
    /^(?:finish|complete) (?:reading )?(?:my |the |this )?(?:book|novel)\b|^read (?!before|for|to|with|my|a |an |the |some|more|in |at |after|on|about|through|over|up|one|two|\d|half|this|that|less|every|and|daily|quietly|news|articles?|emails?|books?|poems?|fiction|stories|manga|comics)\w+|^(?:read|finish) .*\bwar and peace\b/,
    300,
  ],
  [/^learn (?:to |how to |the basics of |about )?(?!a (?:word|new word|phrase|poem)|new words?|vocab|\d|my lines|the (?:lines|poem|lyrics|chords?))\w+/, 240],
  [/^(?:start|begin) (?:the |an? |my )?(?:\w+ )?course\b/, 90],
  [
    /\b(?:concert|karaoke|opera|festival|game night|movie night|cinema|theater|theatre|party|gig|stadium)\b(?!.*\b(?:plan|invite|dress|gift|buy|book|photos?|order|rsvp)\b)|^(?:watch the (?:game|match)|host)\b/,
    150,
  ],
  [
    /\b(?:skiing|ski|golf|kayak\w*|bouldering|spa|trail run|long (?:bike )?ride|long run|paddle\w*|sail\w*|snowboard\w*|surf\w*|zoo|fair|amusement park|beach)\b/,
    150,
  ],
  [/^(?:write|draft|prepare|prep|create|make) .*\b(?:job description|blog post|cover letter|newsletter|article|caption|post)\b/, 60],
  [/\b(?:mri|massage|scan|haircut|barber|hairdresser|manicure|oil change)\b/, 50],
  [/^(?:sew|assemble|knit|craft|build|solve past|past papers)\b/, 120],
  [/^(?:study|revise|cram|ace|pass|practice) .*\b(?:exam|finals?|test|midterm|quiz)\b|\bexam on\b/, 120],
  [
    /^(?:submit|hand in|turn in|deliver|finish|complete) .*\b(?:report|proposal|application|essay|assignment|presentation|slides|grant|paper|offer|manuscript)\b/,
    120,
  ],
  [/^bake\b|\b(?:bread|sourdough|cake|cookies)\b.*\bbake\b/, 75],
];

/** What things usually take when nothing is counted. The first that fits counts. */
const USUAL: Usual = [
  [/pass the .*(?:exam|cpa)|\b(?:ironman|book proposal|dissertation)\b|write (?:a|my) (?:novel|book)|half marathon|\bmarathon\b/, 1200],
  [/\bbrush up\b/, 60],
  [/^study for\b|\b(?:plan (?:the|my|our) (?:trip|vacation|party|wedding|surprise)|shoot a video|surprise party)\b/, 120],
  [/\b(?:teach|coach) my\b/, 90],
  [/\bthesis\b/, 240],
  [/\b(aws cert|certification|bootcamp)\b|\b(whole |entire )?course\b|migration|portfolio site|launch/, 600],
  [/finish (?:reading|the book|my book|this book)|read (?:a|the|this|one) (?:whole |entire )?(?:book|novel)/, 300],
  [/read .*\b(?:book|novel|and)\b/, 180],
  [
    /application essay|college application|scholarship|\b(?:hike|volunteer\w*|shelter|mov(?:e|ing) (?:house|apartment)|repaint|paint the|zoo|road trip|wedding prep)\b/,
    180,
  ],
  [/\b(?:tax(?:es)?|garage|attic|basement|deep[- ]clean|refactor|renovat\w*|babysit\w*|term paper|lab report)\b|^(?:write|finish) .*\bessay\b/, 150],
  [/\b(?:birthday gift|buy (?:a |the )?(?:gift|present|shoes|suit|dress))\b/, 45],
  [
    /\b(?:date night|date with|party|wedding|concert|brunch|theat(?:er|re)|festival|match|dinner (?:with|w)|dance|dancing|movie|museum|museums|church|mass|service)\b/,
    120,
  ],
  [/\b(?:cancel|delete|uninstall|unsubscribe)\b|\bmake (?:my|the) bed\b|\btake out (?:the )?(?:trash|bins|garbage)\b|\btrash\b/, 6],
  [
    /\b(?:vitamins?|meds|medication|pills?|floss\w*|brush|transfer|hydrate|sunscreen|skincare|creatine|supplements?|in bed|bedtime|lights out|weigh|wake up|get up|make my bed|cold shower|antibiotics)\b/,
    5,
  ],
  [/\b(?:go to bed|to bed|bed by|asleep)\b/, 10],
  [
    /^(?:call|phone|ring|text|email|message|reply|dm|ping|remind|ask|tell|thank|rsvp|confirm|order|renew|book|schedule|cancel|pay|return|mail|pick up|drop off|drop|sign|register|refill|invite|contact|respond|wish|apologi[sz]e|follow up|reschedule|reach out|check in|set|transfer|deposit|send|submit|hand in|turn in)\b.*\b(?:report|application|taxes|assignment|homework|essay)\b/,
    60,
  ],
  [
    /^(?:call|phone|ring|text|email|message|reply|dm|ping|remind|ask|tell|thank|rsvp|confirm|order|renew|book|schedule|pay|return|mail|pick up|drop off|drop|sign|register|refill|invite|contact|respond|wish|apologi[sz]e|follow up|reschedule|reach out|check in|set|transfer|deposit|send|submit|hand in|turn in|merge|invoice|shoot)\b|\b(?:call|pay|email)$|\b(?:bill pay|rent pay)\b/,
    15,
  ],
  [/\b(?:call|email|pay|reply|invoice|voicemail|bill|rent|flu shot|vaccine)\b(?!.*\b(?:report|slides)\b)/, 15],
  [/\b(?:doctor|dentist|physio|therapist|appointment|haircut|checkup|barber|vet|mechanic)\b/, 60],
  [
    /\b(?:report|slides|deck|presentation|proposal|bug|website|practice test|meal[- ]prep|resume|cv|budget|docs?|documentation|prototype|mockups?|wireframes?|design|draft|video|podcast|episode|interview|tests?|hotfix|script|memo|pitch|numbers|contract|plan for|strategy|chapter \d.*problems|draw\w*|newsletter|landing page|assignment|project|paper)\b/,
    120,
  ],
  [/^(?:study|prepare|prep|code|program|build|develop|write code|research)\b/, 90],
  [/^(?:fix|repair|help|pitch|install|assemble|put together|build|bike)\b/, 90],
  [
    /\b(?:gym|workout|work out|leg day|laundry|brush up|lecture|class|inbox|groceries|shopping|blog|linkedin|mow|lawn|grass|lift|deadlift|weights|training|boxing|climbing|tennis|soccer|basketball|crossfit|spin|homework|closet|visit|lunch|cook\w*|bake|study|garden\w*|exercise|errands|meeting|linkedin|spanish|german|french|english|review|revise|notes)\b/,
    60,
  ],
  [
    /\b(?:room|yoga|kitchen|apartment|house|bathroom|cardio|swim|pool|pilates|vacuum|mop|fridge|car|windows|desk|organi[sz]e|tidy|clean|iron|wash|passport|visa|form|forms|fafsa|treadmill)\b/,
    45,
  ],
  [
    /\b(?:run|jog|walk|dishes|read|dog|practi[cs]e|guitar|piano|bike|play|sketch|nap|rehearse|plan|call with|1:1|one on one|backup|reading|jogging|kids|pack)\b/,
    30,
  ],
  [
    /\b(?:stairs|water|meditat\w*|journal\w*|diary|stretch\w*|shower|breakfast|veggies|vegetables|salad|duolingo|plants|gratitude|pray|steps|fruit|smoothie|lunchbox|log|track|text|book)\b/,
    15,
  ],
];

/** Minutes that something takes as a rule, by what is done to what; null where words do not tell. */
export const usualMinutes = (bare: string): number | null => [...BY_VERB, ...USUAL].find(([pattern]) => pattern.test(bare))?.[1] ?? null;
