import type { Category } from '../../user/user.rules.ts';

/** By the aim, not the verb. Word stems; a message is sorted by what most of its words, weighted, speak of. */
const STEMS: Readonly<Record<Category, { readonly strong: string; readonly weak: string }>> = {
  health: {
    strong: `gym|work ?outs?|run|running|jog\\w*|walk(?! the dog|ing the dog)|steps|swim\\w*|cycl\\w+|bike|biking|hik\\w+|yoga|pilates|stretch\\w*|cardio|squats?|push-?ups?|pull-?ups?|planks?|burpees?|lift\\w*|weights|marathon|\\d+ ?(?:km|k|mi|miles)\\b|meditat\\w*|sleep\\w*|in bed|bedtime|wake up|get up|water|hydrat\\w*|protein|veggies|vegetables|salad|fruit|sugar|dessert|junk|snack\\w*|alcohol|beer|wine|drinking|smok\\w*|cigarettes?|vap\\w+|weed|meds|medication|vitamins?|pills|doctor\\w*|dentist\\w*|therap\\w+|checkup|mole|physio|blood test|diet|calories|meal prep|breakfast|healthier|healthy|in shape|lose weight|fit\\b|floss|skincare|sunscreen|stairs|cold shower|posture|fast(?:ing)?\\b|crossfit|boxing|tennis|soccer|football|basketball|climb\\w*|ski\\w*|surf\\w*|danc\\w+|breath\\w*|coffee|caffeine|soda|fitness\\w*|correr|laufen|joggen|schwimmen|wandelen|hardlopen|courir|nager|pompek|biegać|走る|走`,
    weak: 'eat\\w*|cook\\w*|exercise\\w*|train\\b|training|body|class|rest|shower|bed',
  },
  work: {
    strong: `client\\w*|boss|manager|meeting\\w*|standup|slides|deck|presentation|präsentation|report|informe|bericht|rapport|proposal|memo|invoice\\w*|sales|lead(?:s)?\\b|cold calls?|customer\\w*|business|startup|mvp|launch|ship|deploy|bug|code review|pull requests?|prs?\\b|refactor\\w*|codebase|app\\b|website|landing page|marketing|newsletter|campaign|linkedin|blog|podcast|pitch\\w*|investor\\w*|resume|cv\\b|cover letter|jobs?\\b|interview|job search|portfolio|quarterly|budget review|spreadsheet|crm|inbox|emails?|standup|sprint|roadmap|ticket\\w*|feature|backlog|demo|contract|hire|hiring|onboard\\w*|payroll|project|work\\b|office|deadline|team|colleague\\w*|log off|editors?|1:1s?|okrs?|kpis?`,
    weak: 'finish|submit|send|draft|fix|code|coding|call|review|reply|schedule|plan\\b|write',
  },
  personal: {
    strong: `mom|mum|dad|parents?|grand\\w+|wife|husband|partner|girlfriend|boyfriend|son|daughter|kids?|children|family|friend\\w*|brother|sister|aunt|uncle|cousin|date night|birthday|wedding|anniversary|party|guests|clean\\w*|laundry|dishes|vacuum|mop|tidy|declutter|garage|kitchen|bathroom|bedroom|room|house|apartment|garden|lawn|mow|bed(?=\\b.*\\bevery)|make my bed|groceries|grocery|shopping|errands?|bank|rent|tax(?:es)?|bills?|insurance|landlord|savings?|save (?:\\$|€|£|money)|transfer|debt|car|oil change|passport|visa|license|dmv|dog|cat|pets?|plants?|journal\\w*|diary|gratitude|grateful|novel|poem|screen time|phone|instagram|social media|tiktok|youtube|video games?|gaming|procrastinat\\w*|church|pray\\w*|volunteer\\w*|donate|parcel|package|post office|return|sink|furniture|ikea|moving|trip|vacation|flights?|hotel|photos?|unsubscribe|newsletters|hobby|paint\\w*|knit\\w*|call home|lotter\\w*|hair ?cut|dinner with|coffee with|lunch with|quality time|budget|mealtime|ex\\b|world peace`,
    weak: 'buy|pay|visit|home|text|gift|organi[sz]e|pack|book\\b|fix|call|money|problems?|life',
  },
  learning: {
    strong: `study\\w*|stud(?:y|ied)|learn\\w*|read\\w*|books?|chapters?|pages?|seiten|lesen|leer|lire|lessons?|lectures?|course\\w*|class notes|homework|assignment|essay|thesis|dissertation|exam\\w*|quiz|test prep|practice test|sat\\b|gre\\b|cpa|bar exam|calc(?:ulus)?|math\\w*|physics|chemistry|biology|history|spanish|french|german|japanese|chinese|mandarin|italian|korean|english|language|vocab\\w*|duolingo|anki|flashcards?|python|javascript|sql|rust|coursera|udemy|tutorial\\w*|leetcode|algorithms?|guitar|piano|violin|scales|instrument|chess|university|college|school|degree|certificat\\w*|audiobook|documentary|atomic habits|tutor\\w*|grammar|research paper`,
    weak: 'practi[cs]e|watch|notes|review|write|skill|brush up|improve',
  },
};

const rules = Object.entries(STEMS).map(([category, { strong, weak }]) => ({
  category: category as Category,
  strong: new RegExp(String.raw`(?<!\p{L})(?:${strong})(?!\p{L})`, 'giu'),
  weak: new RegExp(String.raw`(?<!\p{L})(?:${weak})(?!\p{L})`, 'giu'),
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
