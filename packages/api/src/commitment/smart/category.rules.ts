import type { Category } from '../../user/user.rules.ts';

/** By the aim, not the verb. Word stems; a message is sorted by what most of its words, weighted, speak of. */
const STEMS: Readonly<Record<Category, { readonly strong: string; readonly weak: string }>> = {
  health: {
    strong: `gym|work ?outs?|work out|run|running|runs|jog\\w*|walk(?! (?:the |my |our )?(?:dogs?|pup\\w*))|walks|steps|swim\\w*|pool|laps|cycl\\w+|(?<!(?:fix|repair|clean|wash|sell|buy|lock|rent) (?:my |the |a |our )?)bike(?! (?:lane|shop|repair))|skat\\w+|row(?:er|ing)|pb\\b|biking|hik\\w+|yoga|pilates|stretch\\w*|cardio|squats?|push-?ups?|pull-?ups?|sit-?ups?|planks?|burpees?|lunges?|crunches|abs|legs?|leg day|lift|lifts|lifting|weights|deadlift\\w*|bench(?: press)?|reps|marathon|half marathon|5k|10k|treadmill|\\d+ ?(?:km|k|mi|miles)\\b|miles|meditat\\w*|mindful\\w*|sleep\\w*|in bed|to bed|bed by|bedtime|asleep|nap|lights out|wake up|get up|water(?! (?:the|my|our) )|hydrat\\w*|protein|creatine|supplements?|veggies|vegetables|greens|salads?|fruits?|sugar|desserts?|sweets|candy|junk(?! (?:drawer|mail|room|yard|folder))|snack\\w*|soda|alcohol|beer|wine|drinking|booze|sober|smok\\w*|cigarettes?|nicotine|vap\\w+|weed|meds|medications?|prescription|vitamins?|pills|(?<!computer )doctor\\w*|dr|dentist\\w*|therap\\w+|check-?up|mole|physio|physical|blood (?:test|work|pressure)|flu shot|vaccine|shot|pediatrician|dermatologist|optometrist|eye exam|clinic|hospital|diet|calories|carbs|keto|meal[- ]?prep\\w*|breakfast|healthier|healthy|health|in shape|lose weight|weight|lbs|pounds|kilos|fit\\b|fitness\\w*|floss\\w*|brush my teeth|teeth|skincare|sunscreen|stairs|cold (?:shower|plunge)|sauna|posture|fast(?:ing)?\\b|crossfit|boxing|tennis|soccer|football|basketball|free throws|volleyball|climbing|bouldering|ski\\w*|surf\\w*|danc\\w+|breath\\w*|coffee|caffeine|exercise\\w*|sport|sports|rehab|back pain|knee|rest day|training|energy drinks?|stress|anxiety|eat healthier`,
    weak: 'eat\\w*|cook(?:ing)? (?:healthy|meals|rice)|meals?|train\\b|body|shower|bed|physical|ride',
  },
  work: {
    strong: `clients?|boss|manager|managers|meetings?|stand-?up|slides|decks?|presentation|preso|(?<!lab )reports?|proposals?|memo|invoices?|sales|leads?|cold calls?|customers?|business|start-?up|mvp|launch\\w*|ship|shipping|deploy\\w*|hotfix|bugs?|code review|code for|pull requests?|prs?\\b|merge|refactor\\w*|codebase|unit tests?|api\\b|backend|frontend|app\\b|website|portfolio|landing page|marketing|newsletter|campaigns?|linkedin|blog\\w*|podcast|youtube channel|my channel|reels?|content|seo|pitch\\w*|investors?|resume|cv\\b|cover letter|jobs?\\b|interviews?|job search|recruiters?|internship|raise|promoted|promotion|quarterly|q[1-4]|earnings|spreadsheets?|crm|inbox|slack|sprint|roadmap|tickets?|features?|backlog|demos?|contracts?|hire|hiring|onboarding|payroll|expenses?|expense report|timesheet|shift|projects?|work\\b(?! ?(?:out|on))|office|deadlines?|team|colleagues?|coworkers?|hr\\b|parental leave|log off|editors?|1:1s?|okrs?|kpis?|grant|deals?|vendors?|suppliers?|stakeholders?|conference|webinar|bakery|shop|store|etsy|freelanc\\w+|agency|documentation|docs|migration|server|database|script|prototype|mockups?|wireframes?|budget draft|deep work|leadership|companies|networking|colleges? fair`,
    weak: 'e-?mails?|finish|send|submit|draft|fix|code|coding|call|review|reply|schedule|plan\\b|write|update|record|edit|video|film|publish|post|design',
  },
  personal: {
    strong: `mom|mum|mother|dad|father|parents?|grand\\w+|wife|husband|partner|girlfriend|boyfriend|son|daughter|kids?|child|children|baby|niece|nephew|family|friends?|brothers?|sisters?|aunt|uncle|cousins?|in-laws|date(?= night| with)|date night|birthday|bday|wedding|anniversary|party|guests|neighbou?rs?|clean\\w*|laundry|dishes|vacuum\\w*|mop\\w*|tidy\\w*|declutter\\w*|garage|attic|basement|closet|wardrobe|kitchen|bathroom|bedroom|room|hallway|house|home|apartment|flat|garden\\w*|lawn|grass|mow\\w*|rake|make (?:my|the) bed|groceries|grocery|shopping|errands?|bank|rent|mortgage|tax(?:es)?|bills?|insurance|landlord|plumber|electrician|realtor|lease|savings?|save (?:\\$|€|£|money|\\d+)|transfer|debt|credit card|invest\\w*|finances|spend\\w*|budget(?:ing)?|cars?|oil change|tires?|passport|visa|licen[cs]e|dmv|dogs?|cats?|pets?|plants?|journal\\w*|diary|gratitude|grateful|novel|poems?|poetry|screen time|phone|social media|instagram|facebook|twitter|tiktok|netflix|doomscroll\\w*|screens?|video games?|gaming|procrastinat\\w*|church|pray\\w*|volunteer\\w*|shelter|donat\\w*|parcel|package|post office|amazon|return|sink|faucet|leak|furniture|ikea|shelf|shelves|fence|paint\\w*|moving|trip|travel\\w*|vacation|flights?|hotels?|photos?|unsubscribe|newsletters|hobby|drawing|sketch\\w*|knit\\w*|crochet|sew\\w*|puzzle|lego|call home|lotter\\w*|hair ?cut|nails|dinner (?:with|w|for)|dinner|coffee with|lunch with|brunch|quality time|ex\\b|world peace|trash|recycling|dry cleaning|air filter|smoke alarms?|fridge|towels|library books|laptop|concert|movie|museum|bake|baking|cookies|cake|milk|bread|recipe|cook|cooking|nice\\w*|kind\\w*|patient|patience|person|speech|christmas|babysit\\w*|move to|japan|spain|smile|hug|letter to`,
    weak: 'buy|pay|visit|text|gift|organi[sz]e|pack|book\\b|fix|call|money|problems?|life|better|myself|water (?:the|my)|wash|plan|week',
  },
  learning: {
    strong: `study\\w*|stud(?:y|ied)|learn\\w*|read\\w*|books?|chapters?|pages?|lessons?|lectures?|courses?|class notes|class|module|homework|assignments?|essay|thesis|dissertation|exams?|midterms?|finals?|quiz\\w*|test prep|practice (?:test|problems?|exam)|sat\\b(?! morning)|gre\\b|gmat|toefl|cpa|bar exam|lab report|calc(?:ulus)?|algebra|math\\w*|stats|statistics|physics|chem(?:istry)?|organic|bio(?:logy)?|history|spanish|french|german|japanese|chinese|mandarin|korean|italian|portuguese|english|language|kanji|vocab\\w*|duolingo|anki|flashcards?|python|java(?:script)?|sql|rust|react|coding course|coursera|udemy|bootcamp|aws|cert\\w*|tutorials?|leetcode|algorithms?|data science|machine learning|ml|guitar|piano|violin|drums|ukulele|scales|instrument|chess|university|college|school|degree|certificat\\w*|audiobooks?|documentary|ted talk|atomic habits|tutor\\w*|grammar|research|paper|professor|tuition|fafsa|scholarship|application essay|pivot tables|excel|typing|wikipedia|encyclopedia|semester|gpa|syllabus|presentation for class|notes for|skill`,
    weak: 'practi[cs]e|watch|notes|review|write|brush up|improve|memorize|test|problems|article',
  },
};

const rules = Object.entries(STEMS).map(([category, { strong, weak }]) => ({
  category: category as Category,
  strong: new RegExp(String.raw`(?<!\p{L})(?:${strong})(?:e?s)?(?!\p{L})`, 'giu'),
  weak: new RegExp(String.raw`(?<!\p{L})(?:${weak})(?:e?s)?(?!\p{L})`, 'giu'),
}));

const STRONG = 3;
const WEAK = 1;

/** What a promise is about, and how sure that is (0 to 1); null when no word tells. */
export function categoryOf(text: string): { readonly category: Category | null; readonly confidence: number } {
  const scored = rules.map(({ category, strong, weak }) => ({
    category,
    score: STRONG * [...text.matchAll(strong)].length + WEAK * [...text.matchAll(weak)].length,
  }));
  const sum = scored.reduce((total, { score }) => total + score, 0);
  if (sum === 0) return { category: null, confidence: 0 };
  const best = scored.reduce((a, b) => (b.score > a.score ? b : a));
  return { category: best.category, confidence: Math.round((best.score / sum) * Math.min(1, 0.5 + best.score / 6) * 100) / 100 };
}
