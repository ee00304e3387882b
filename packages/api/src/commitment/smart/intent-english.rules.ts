import { beginsWithVerb } from './verbs.rules.ts';

const FUTURE =
  /\b(will|i'?ll|going to|gonna|gna|plan to|planning to|want to|wanna|need to|have to|must|my goal is|goal:|commit to|promise to|let me|aim to|aiming to|i'?d like to)\b/;
const AHEAD =
  /\b(tomorrow|tonight|next (?:week|month|monday|tuesday|wednesday|thursday|friday|saturday|sunday)|later|by (?:eod|eow|noon|\d|the|end|monday|tuesday|wednesday|thursday|friday|saturday|sunday))\b/;

const QUESTION = [
  /\?["')\s]*$/,
  /^(who|whom|whose|what(?! an? )(?! i'?(?:ll| will| want| plan))|what'?s|whats|when(?! i )|when'?s|whens|where|where'?s|wheres|why|how(?! about i)|how'?s|hows|which)\b(?! (about|i'?ll|i will|ever))/,
  /^(can|could|should|would|is|are|am|was|were|has|have|will|may|shall|do|does|did|isn'?t|doesn'?t|don'?t|didn'?t|won'?t|aren'?t) (i|you|we|they|he|she|it|there|anyone|anybody|someone|somebody|everyone|u|this|that)\b(?! (thing|week|weekend|month|stuff|morning|evening|afternoon))/,
  /^(can|could|should|would|is|are|was|were|will|does|has) (the|my|your|our|a|an|\w+ing|\w+s)\b(?! \w+ (?:tomorrow|today))/,
  /^(do|does|did) (the |my |your |all )?\w+ (count|counts|work|matter|exist|reset|expire|get|have|include|apply|end|start|go|need|affect)\b/,
  /^(any|anyone|anybody|someone|does anyone|got any) (tips|ideas?|advice|suggestions?|recommendations?|else|know|here|want|up|have|got|thoughts|news|updates?|free|struggling|doing|going|tried)\b/,
  /^(wondering|i wonder|just wondering|quick question|question|tell me|remind me (?:what|when|how|where)|show me|explain)\b/,
  /\b(what should i (?:do|focus)|how do i|how does|is it (?:ok|okay|possible)|what do you (?:think|recommend))\b/,
];

const INJECTION =
  /\b(ignore|disregard|forget|override|bypass) (all |any |the |your |my |these )*(previous|prior|above|earlier|instructions?|rules|prompts?|guidelines)\b|\bsystem prompt\b|\byou are (now )?(an?|the) \w+|\bact as (an?|the|if)\b|\bpretend (?:to be|you)\b|<\/?(system|script|prompt)|\bdrop table\b|\b(?:give|set|mark) (?:me|my|everything|all) .*\b(?:score|10\/10|as (?:done|completed?))\b|\bjailbreak\b/;
const TO_MACHINE =
  /(?<!\b(?:not|never|don't|won't) )\b(?:ignore|disregard|forget|override|bypass)\b(?: [\w']+){0,3} (?:previous|prior|above|earlier|instructions?|rules|rubric|prompts?|guidelines)\b|\bact as my \w+ and\b|<\/?(?:user|assistant|message)\b|(?<=^|[.!?\n] )(?:system|assistant|developer)(?: \w+)? ?:|\brole ?: ?system\b/;
const GREETING =
  /^(hi+|hey+|hello+|yo|sup|hiya|howdy|gm|gn|good (morning|night|evening|afternoon|day|luck|job|work|one|stuff|point|to (?:know|hear|see))|morning|evening|thanks?|thank you|thx|ty|tysm|tks|cheers|bye+|goodbye|cya|see (you|ya|u)|ok(ay)?|kk*|yes+|yep|yeah|ya|yup|no|nope|nah|sure|cool|nice|great|awesome|amazing|perfect|wow|lo+l+|haha\w*|hehe\w*|lmao|rofl|omg|wtf|same|congrats|congratulations|welcome|sorry|np|no (?:problem|worries|way)|all good|sounds (?:good|great|like)|got it|gotcha|understood|test(ing)?|help|stop|cancel|skip|menu|start|idk|hmm+|ugh+|meh|oof|damn|please|well (?:done|that|said)|happy (?:birthday|new|holidays|monday|tuesday|wednesday|thursday|friday|saturday|sunday|weekend)|merry|amen|bon week|hola|gracias|merci|danke|bonjour|hallo|nvm|nevermind|never mind|brb|ttyl|talk (?:soon|later)|later(?:s)?$|proud of|so proud|way to go|keep it up|you got this|let'?s go+|lfg|woo+\w*|yay+|true|fair|agreed|exactly|totally|absolutely|of course|interesting|good for you|love (?:it|this|that|you)|miss you|enjoy|take care|rip|bruh|bro|dude|guys|hope (?:you|everyone|all)|my bad|whatever|maybe$|not (?:today|now|yet|sure|really|bad|great))\b/;
const MOOD =
  /^(i'?m|im|i am|i feel|i'?ve been|feeling|feel|so|very|really|too|kinda|a bit|still|just) (so |very |really |too |feeling |just |a bit |kinda |not |still |super |pretty |quite |absolutely |totally |all |completely |a little )*(tired|sad|happy|exhausted|stressed|anxious|bored|sick|busy|excited|proud|grateful|thankful|overwhelmed|fine|good|great|ok|okay|bad|down|lazy|hungry|thirsty|back|here|ready|done|late|sorry|lost|confused|stuck|nervous|worried|angry|mad|annoyed|frustrated|depressed|burn(ed|t) out|behind|in|glad|unmotivated|motivated|hyped|scared|lonely|sleepy|low|high|better|worse|terrible|awful|amazing|blessed|fried|drained|cold|hot|sore|hurt|hungover|new|meh|dead|cooked|struggling|loving|enjoying|having|thinking|wondering|at|from|off|on (?:holiday|vacation|leave|call|a break|the (?:bus|train|plane|road))|travell?ing|awake|up|home|alone|free|ashamed|embarrassed|disappointed|jealous|broke|pumped|like|much|many|weird)\b/;
const GLAD =
  /^(?:so |very |really )?(?:happy|glad|thrilled|proud|grateful|thankful|excited|honou?red|relieved|sick of|tired of|sorry|afraid|worried) (?:to|that|about|of|for|with|you|we|it)\b/;
const SUBJECT = String.raw`(?:the|my|our|his|her|their|your|this|that|these|those|everyone|everybody|nobody|someone|people|it|he|she|they|you|we|there|work|life|traffic|weather|today|yesterday|school|mondays?|things|everything|nothing|kids)`;
const REMARK = [
  /^(?:tomorrow|today|tonight|this (?:week|month|year|morning|day)|(?:mon|tues|wednes|thurs|fri|satur|sun)day)(?:'?s| is| was| will| flew| went| has been| feels| felt| looks| sucks)(?: going to| gonna)?(?: be)? (?!the day|when|for|to)\w+/,
  /^(?!(?:before|after|until|when|while|by|once|if|as|no|not|without)\b|(?:my |the )?(?:goal|plan|aim|promise|commitment|task|focus|mission|target|intention)s?\b)(?:\w+ ){1,3}(?:is|are|was|were) (?!due\b|to\b|for\b|on my)\w+/,
  /^(?:this|that|my|the|these|those) (?!goal|plan|aim|week|weekend|month)(?:\w+ ){1,2}(?:is gonna|is going to|will|gonna) (?:kill|be|drive|end|destroy|break|ruin|take)\b/,
  /^(?:\w+ ){1,2}got (?:\w+ed|sent|put)\b/,
  /^i'?m (?:so |totally |completely )+done\b/,
  /[, ](?:so|i'?m|im|i am) (?:so )?(?:nervous|screwed|scared|tired|stressed|dead|excited|done|hyped|doomed|cooked|exhausted)$/,
  /^(it'?s|its|that'?s|thats|there'?s|theres|you'?re|youre|he'?s|she'?s|they'?re|we'?re|here'?s)\b/,
  new RegExp(
    String.raw`^${SUBJECT}(?: [\w']+){0,3} (?:is|are|was|were|isn'?t|aren'?t|wasn'?t|weren'?t|has been|have been|had|sucks?|hurts?|rocks?|looks?|feels?|seems?|sounds?|went|got|came|broke|died|keeps?|makes? me|made|makes|won|lost|said|says|told|didn'?t|doesn'?t|don'?t|can'?t|won'?t|fell|rains?|helps?|works|worked|tastes?|smells?|cancell?ed|called in)\b`,
  ),
  /^(?:my|our|his|her|their|the) (?!goals?\b|plans?\b|aim\b|task\b|mission\b)(?:\w+ ){1,2}(?:just |finally |already )?\w{2,}ed (?!by\b|before\b)\w+/,
  /^(it|he|she|they|you|we|everyone|everybody|nobody|someone)\b(?! (?:will|gotta)\b)/,
  /^(?:i )?(?:can'?t|cannot|cant) (?:stop \w+ing|wait|believe|sleep|help (?:it|but)|even|deal|complain|think|remember|decide|breathe|move|focus|seem)\b/,
  /^(what an?|such an?|how (?:nice|cool|sad|fun|annoying)|not gonna lie|ngl|tbh|honestly i)\b/,
  /^i (?:really |just |still |so |kinda |honestly |totally |literally |do |don'?t |dont )*(think|guess|know|love|like|hate|hope|wish|agree|see|wonder|can'?t|cannot|cant|don'?t|dont|was|had|got|always|never|used to|appreciate|miss|enjoy|prefer|believe|doubt|remember|understand|suck|am|feel|deserve|heard|dunno|might be|could be|should be|would be|may be)\b/,
];

const SAME_IN_THE_PAST = new Set('read hit put cut set let quit beat shut spread run come become cost hurt bet split cast burst bid shed wed rid'.split(' '));
const PAST =
  `did ran went done wrote made swam swum cooked slept ate drank sent got took built bought paid kept met taught learnt spoke told knew gave came found thought felt left held brought began wore won drove rode flew grew drew threw woke broke stood understood spent lent bent lost caught fought sold sang sank sat saw sewed shot shook stole stuck swept swore tore hung hid forgot forgave fell fed dug dealt chose crept bit bled bred blew stuck lifted said swung led lit meant overslept ended had was were could couldn't couldnt didn't didnt wasn't hadn't haven't havent`.split(
    ' ',
  );
const isPast = new Set(PAST);
const NOT_PAST = new Set(
  'need feed bed speed embed shed weed seed red proceed exceed succeed breed bleed indeed reed creed greed hundred sacred guided focused advanced weighted assisted timed dedicated unified medicated used supposed speed-read limited red united kindred tired excited stressed bored'.split(
    ' ',
  ),
);
const isPastWord = (word: string): boolean => isPast.has(word) || (/^[a-z-]{2,}ed$/.test(word) && !NOT_PAST.has(word));

const ADVERBS = new Set(
  "just already finally actually also only have has even really barely almost literally successfully totally ended up i we ive i've we've so yes yeah ok okay well today yesterday and honestly kinda sadly unfortunately sorry both".split(
    ' ',
  ),
);
const LOOKS_BACK =
  /\b(yesterday|last (?:night|week|month|weekend|monday|tuesday|wednesday|thursday|friday|saturday|sunday)|(?:earlier|so far) today|\bago\b|twice this week already)\b/;
const REPORT = [
  /^(all |we'?re |i'?m |just |and |ok )*(done|finished|completed?|did it|nailed it|mission accomplished|checked off)\b(?! by| before| with .*\bby\b)(?! \w+ing .*(?:tomorrow|by))/,
  /\b(my goal was|i was (?:going|supposed|planning|able|about) to|i meant to|but (?:i |then )?(?:got|did|didn'?t|forgot|couldn'?t|was|ended|it)|did(?:n'?t| not) (?:do|make|get|manage|finish|have time|go|work)|was able to|couldn'?t (?:make|do|get|finish)|failed to|forgot to|managed to|,? ?did it\b|,? done\b\s*$|ended up)\b/,
  /^(?:i'?ve|ive|i have|we have|we'?ve) (?:just |already |finally |also |not |now |only |never |been )*(?:been|done|\w+ed|gone|run|read|written|made|taken|had(?! to)|eaten|sent|built|bought|paid|kept|met|got(?! to)|gotten|slept|finished)\b/,
  /^(?:i|we) (?:just |finally |already )+\w+/,
  /^(?:no luck|not done|no gym today|still haven'?t|haven'?t)\b/,
];

/** "I read 20 pages today" looks back; "read 20 pages today" may be ahead. */
function saysPast(normal: string, isGlossed: boolean): boolean {
  const words = normal.replace(/[.,;:!-]+/g, ' ').split(/\s+/);
  const hasSubject = words[0] === 'i' || words[0] === 'we';
  const verb = words.find((word) => !ADVERBS.has(word)) ?? '';
  if (verb === 'got' && /\bgot to\b/.test(normal)) return false;
  if (SAME_IN_THE_PAST.has(verb)) return (hasSubject && !isGlossed) || (LOOKS_BACK.test(normal) && !FUTURE.test(normal));
  return isPastWord(verb);
}

/** "Will send the finished draft by friday" is ahead, whatever its verbs look like. */
const liesAhead = (normal: string): boolean =>
  AHEAD.test(normal) && (FUTURE.test(normal) || /\bby\b/.test(normal)) && !/\b(?:but|was|were|couldn'?t|didn'?t)\b/.test(normal);

const recalls = (normal: string): boolean =>
  LOOKS_BACK.test(normal) && !beginsWithVerb(normal) && !FUTURE.test(normal) && /\b\w+ed\b|\b(was|were|did|ran|went|got)\b/.test(normal);

/** "All 3 chapters read", "laundry folded": a thing, and then what was done to it. */
function endsInThePast(normal: string): boolean {
  const words = normal
    .replace(/[.,;:!-]+/g, ' ')
    .trim()
    .split(/\s+/);
  const last = words.at(-1)!;
  if (/\b(?:until|till|before|once|when|if|no|not|without)\b/.test(normal)) return false;
  if (/^(?:that|this|it|he|she|they|you|who|the \w+ was)\b|\bthan \w+$/.test(normal)) return false;
  return (
    words.length > 1 && words.length <= 6 && (isPastWord(last) || last === 'read') && !beginsWithVerb(normal) && !FUTURE.test(normal) && !AHEAD.test(normal)
  );
}

/** @param isGlossed whether it was said in another language; @param isChecked whether it is marked as done with a sign */
export function isReport(normal: string, { isGlossed, isChecked }: { readonly isGlossed: boolean; readonly isChecked: boolean }): boolean {
  if (liesAhead(normal) || /^(?:no|not|don't|without)\b.*\buntil\b/.test(normal)) return false;
  if (!isGlossed && endsInThePast(normal)) return true;
  if (isChecked && !FUTURE.test(normal)) return true;
  return REPORT.some((pattern) => pattern.test(normal)) || saysPast(normal, isGlossed) || recalls(normal);
}

const CALLS = /^(?:(?:wait|hey|hi|ok|okay|so|um+|hm+|guys|sorry|quick one|btw|also|and|but|yo|everyone|team)[, ]+)+/;
export const isQuestion = (normal: string): boolean => QUESTION.some((pattern) => pattern.test(normal) || pattern.test(normal.replace(CALLS, '')));

/** Words that greet alone and begin a promise in "stop smoking", "help mom". */
const BEGINS_A_PROMISE =
  /^(stop|skip|help|cancel|start|test|no(?! (?:way|problem|worries|one|idea|thanks|luck))|please|enjoy|morning) (?!it$|that$|this$|me$)\w{2,}|^morning (?:run|walk|workout|yoga|swim|stretch|pages)/;

function isGreeting(normal: string): boolean {
  if (!GREETING.test(normal) || BEGINS_A_PROMISE.test(normal)) return false;
  const words = normal.split(' ').length;
  return (
    words <= 4 ||
    (words <= 12 && !FUTURE.test(normal) && !/^(ok|okay|so|well|yes|yeah|hey|hi|morning|gm|sure|cool|great)\b.*\b(today|tonight|tomorrow)\b/.test(normal))
  );
}

const isMood = (normal: string): boolean =>
  (MOOD.test(normal) || GLAD.test(normal)) && !/\bdone (by|with|before)\b|\b(?:at|up) (?:the gym|\d|by)\b/.test(normal);
const THINKS_OF_OTHERS = /^i (?:think|hope|guess|wish|know) (?:it|he|she|they|you|we|the|everyone|this|that)\b/;
const isAboutOthers = (normal: string): boolean =>
  /^(it|he|she|they|you|the|there)\b|^tomorrow(?:'?s| is| will)\b|^(?:this|that|these|those) (?!week|weekend|month|morning|evening|afternoon|year|time|\w+day)(?:\w+ ){1,2}(?:will|is going to|is gonna)\b/.test(
    normal,
  );
/** "So tired, gym tomorrow anyway": talk, and then a promise. */
const promisesAfterTalk = (normal: string): boolean =>
  /,.*\b(?:tonight|tomorrow|today|will|gonna)\b/.test(normal) && !/^(?:ok|thanks|sorry|good|great|congrats|see)\b/.test(normal);

/** What is said to the machine behind the reader, and not to the community. */
export const isInjection = (normal: string): boolean => INJECTION.test(normal) || TO_MACHINE.exec(normal.slice(0, OPENING))?.index === 0;
/** Whether some of it is said to the machine, which no longer reads as people write. */
export const isPartlyToMachine = (normal: string): boolean => INJECTION.test(normal) || TO_MACHINE.test(normal);
const OPENING = 80;

const isRemark = (normal: string, action: string): boolean => REMARK.some((pattern) => pattern.test(normal)) && (action === normal || !beginsWithVerb(action));

/** Where nothing announces a promise, greetings, moods and remarks are talk. */
export function isChat(normal: string, action: string): boolean {
  if (isInjection(normal) || THINKS_OF_OTHERS.test(normal)) return true;
  if (isGreeting(normal)) return !FUTURE.test(normal) || normal.split(' ').length <= 3;
  if ((FUTURE.test(normal) && !isAboutOthers(normal)) || promisesAfterTalk(normal)) return false;
  return isMood(normal) || isRemark(normal, action);
}

/** Which of the marks of talk, reports, questions and promises an English message bears, by name. */
export function englishMarks(normal: string, action: string): string[] {
  const marks: readonly (readonly [name: string, bears: boolean])[] = [
    ['future', FUTURE.test(normal)],
    ['ahead', AHEAD.test(normal)],
    ['looks back', LOOKS_BACK.test(normal)],
    ['question', isQuestion(normal)],
    ['report', REPORT.some((pattern) => pattern.test(normal))],
    ['past', saysPast(normal, false)],
    ['ends past', normal !== '' && endsInThePast(normal)],
    ['recalls', recalls(normal)],
    ['greeting', GREETING.test(normal)],
    ['mood', isMood(normal)],
    ['remark', isRemark(normal, action)],
    ['others', isAboutOthers(normal)],
    ['promise after talk', promisesAfterTalk(normal)],
  ];
  return marks.filter(([, bears]) => bears).map(([name]) => name);
}
