import { usualMinutes } from './effort-usual.rules.ts';
import { spannedMinutes, statedMinutes } from './quantity.rules.ts';
import type { Quantity } from './reading.rules.ts';

/** Leaving something be takes no time, nor does being somewhere by the clock. */
const AVOIDANCE =
  /^(?:no|skip(?! rope)|avoid|don'?t|dont|without|stay off|stay away|not|zero|cut (?:out|down|back)|cut (?:sugar|carbs|coffee|caffeine|alcohol|soda|junk)|limit|less|reduce|give up|abstain|resist|fast|never)\b|\bunder \d(?! ?min)|\b(?:screen time|log off|sugar[- ]free|alcohol[- ]free|protein|phone (?:off|away|down)|less than|at most|intermittent fast\w*)\b|\b(?:be|get|arrive) (?:at|in|to) (?:work|the office|school|class)\b|\bleave (?:work|the office)\b|^stop \w+ing (?!.*\d)/;
/** "Not missing choir": what is not to be left out is done. */
const DONE_AFTER_ALL = /^(?:not|no|don'?t|never|without) (?:going to |gonna )?(?:miss\w*|skip\w*|forget\w*|leav\w+ .*\btill?\b|cancel\w*)\b/;
const OUTCOME =
  /^(?:save|lose|gain|earn|win|be|become|quit|stop|more|improve|close \d+ deals?|bench|squat \d|deadlift \d|get (?:an? (?!haircut|massage|check|flu|covid|booster|vaccin|shot|mri|scan|x-ray|blood|ticket|gift|card|new (?:phone|passport|id)|quote|visa|passport|appointment|early|good night|tan)|in|rich|fit|promoted|hired|better|my life|back)|make (?:a million|\$|money|progress)|pay off|ace|sort out my life|work on|master|grow|build (?:muscle|confidence)|do (?:more|better|stuff|the thing|it)|finish (?:it|this|that)|exercise more|train more|sleep (?:better|more|early)|eat (?:better|healthier|clean|less|more)|drink (?:more|less)|read more|spend (?:more |some |quality )*time)\b|\b(?:more exercise|less sugar|weight)\b/;

/** Reading what is written, also where it is "my novel" that is read. */
const READING = /^(?!.*\b(?:write|draft|translate|type up)\b).*\b(?:re-?)?read\b/;

/** Minutes for each one of what is counted: six a kilometre run, one and a half a page. The first that fits counts. */
const PER_UNIT: readonly (readonly [action: RegExp, unit: RegExp, minutes: number])[] = [
  [/walk|hike|stroll/, /^(km|k|kms|kilometers?|kilometres?)$/, 12],
  [/walk|hike|stroll/, /^(mi|miles?)$/, 20],
  [/swim/, /^(km|k)$/, 40],
  [/swim/, /^(m|meters?)$/, 0.04],
  [/bike|cycl|ride/, /^(km|k)$/, 3],
  [/bike|cycl|ride/, /^(mi|miles?)$/, 5],
  [/./, /^(km|k|kms|kilometers?|kilometres?)$/, 6],
  [/./, /^(mi|miles?)$/, 10],
  [READING, /^(pages?|pp)$/, 1.5],
  [/\b(?:proofread|edit|review|correct)\b/, /^(pages?|pp)$/, 5],
  [/\b(?:exercises?|homework|workbook|worksheets?)\b/, /^(pages?|pp)$/, 10],
  [/\b(?:write|draft|translate|draw|ink|sketch|type up|my (?:\w+ )?(?:novel|book|comic|memoir|thesis))\b/, /^(pages?|pp)$/, 30],
  [/\b(?:journal|diary|write down)\b/, /^(pages?|pp)$/, 12],
  [/./, /^(pages?|pp)$/, 1.5],
  [/\b(?:learn|memori[sz]e|revise|study|practice)\b/, /^words?$/, 1.5],
  [/./, /^(words?|characters)$/, 0.09],
  [READING, /^(chapters?)$/, 30],
  [/write|thesis|dissertation|my (?:novel|book)|draft|tfg|tcc|memoir/, /^(chapters?)$/, 180],
  [/./, /^(chapters?)$/, 30],
  [/./, /^(pushups?|squats?|situps?|burpees?|pullups?|lunges?|reps?|crunches|jumping|jacks|dips|flex\w+)$/, 0.15],
  [/./, /^(sets?)$/, 4],
  [/./, /^(steps)$/, 0.008],
  [/\b(?:duolingo|babbel|app)\b/, /^lessons?$/, 12],
  [/./, /^(lessons?|episodes?|modules?|units?)$/, 45],
  [/./, /^(lectures?|classes|class|sessions?|workouts?)$/, 60],
  [/appl/, /^(jobs?|positions?|places|scholarships?|internships?|companies)$/, 36],
  [/./, /^(jobs?|applications?|companies)$/, 36],
  [/./, /^(sales|cold|calls?|leads?|clients?|customers?|prospects?)$/, 12],
  [/./, /^letters?$/, 25],
  [/./, /^(emails?|messages?|texts?|dms?|tickets?)$/, 5],
  [/text|message|call/, /^(friends?|people|family)$/, 6],
  [/./, /^(pull|prs?|reviews?)$/, 20],
  [/./, /^(leetcode|katas?|practice)$/, 30],
  [/\b(?:app|theory test|driving|quiz|multiple choice|flash)\b/, /^questions?$/, 1],
  [/./, /^(problems?|questions?|exercises?)$/, 12],
  [READING, /^(posts?|articles?|blog)$/, 10],
  [/\b(?:grade|mark|correct)\b/, /^(essays?|exams?|papers?|tests?|assignments?)$/, 10],
  [/./, /^(essays?|posts?|articles?|proposals?|editors?|blog|videos?|reels?|papers?)$/, 45],
  [/./, /^(books?|novels?)$/, 300],
  [/./, /^(meals?|recipes?|loads?|rooms?)$/, 45],
  [/./, /^(kanji|vocab\w*|flashcards?|newsletters?|cards?|photos?|new)$/, 1.5],
  [/./, /^(laps?|lengths)$/, 2],
  [/./, /^(l|liters?|litres?|glasses|cups?|oz|ml|bottles?)$/, 3],
  [/./, /^(calories|kcal|cals?)$/, 0.1],
  [/./, /^(songs?|poems?|pieces?|drawings?|sketches|paintings?)$/, 30],
  [/./, /^(people|friends?|colleagues?|contacts?|recruiters?|founders?|investors?)$/, 12],
];

/**
 * What rules make of the minutes of something to do. `stated`: said outright; `avoided`: something is left be; `outcome`: it is a result and no work; `counted`: by the number of what is
 * done; `usual`: by what is done to what, which what is learned takes for a sign; `unknown`: no rule fits.
 */
export type Guess = {
  readonly kind: 'stated' | 'avoided' | 'outcome' | 'counted' | 'usual' | 'unknown';
  /** Minutes of one time; null for an outcome and where no rule fits. */
  readonly minutes: number | null;
  /** How many times it is done until the due day. */
  readonly sessions: number;
};

/**
 * @param action everything that is said; `bare` is the same without what it says of time
 * @param days on how many days it is done; null when it comes again and again without an end, of which one session counts
 */
export function guessOf({ action, bare }: { readonly action: string; readonly bare: string }, quantities: readonly Quantity[], days: number | null): Guess {
  if (AVOIDANCE.test(bare) && !DONE_AFTER_ALL.test(bare)) return { kind: 'avoided', minutes: 0, sessions: 1 };
  const sessions = sessionsOf(quantities, days);
  const stated = statedMinutes(bare, quantities) ?? spannedMinutes(action);
  if (stated !== null) return { kind: 'stated', minutes: stated, sessions };
  const counted = quantities.reduce((sum, quantity) => sum + countedMinutes(bare, quantity), 0);
  if (counted > 0) return { kind: 'counted', minutes: Math.max(2, Math.round(counted)), sessions };
  if (OUTCOME.test(bare)) return { kind: 'outcome', minutes: null, sessions };
  const usual = usualMinutes(bare);
  return { kind: usual === null ? 'unknown' : 'usual', minutes: usual, sessions };
}

/** From here on what was learned says that something takes no time. */
const TAKES_NONE = 0.5;
/** The minutes until the due day, and whether they were said outright; null for what is an outcome and no work, 0 for leaving something be. */
export function minutesOf(
  { kind, minutes, sessions }: Guess,
  learned: { readonly minutes: number; readonly takesNone: number },
): { readonly minutes: number | null; readonly source: 'stated' | 'prior' } {
  if (kind === 'outcome') return { minutes: null, source: 'prior' };
  if (kind === 'avoided' || learned.takesNone > TAKES_NONE) return { minutes: 0, source: 'prior' };
  if (kind === 'stated' || kind === 'counted') return { minutes: minutes! * sessions, source: kind === 'stated' ? 'stated' : 'prior' };
  return { minutes: rounded(learned.minutes) * sessions, source: 'prior' };
}

/** As people say it: by quarters of an hour above one hour, by five minutes above ten. */
function rounded(minutes: number): number {
  const step = minutes > 60 ? 15 : minutes > 10 ? 5 : 1;
  return Math.max(1, step * Math.round(minutes / step));
}

/** "Fall 50 times" is one session in which something is done often. */
const MOST_SESSIONS = 14;

/** "3 times this week" is three; of what has no end one counts. */
function sessionsOf(quantities: readonly Quantity[], days: number | null): number {
  if (days === null || days > 1) return days ?? 1;
  const times = quantities.find(({ unit }) => /^(x|times?)$/.test(unit))?.value ?? 1;
  return times > MOST_SESSIONS ? 1 : Math.max(1, times);
}

const countedMinutes = (bare: string, { value, unit }: Quantity): number =>
  value * (PER_UNIT.find(([action, pattern]) => action.test(bare) && pattern.test(unit))?.[2] ?? 0);

const EXCEPTIONAL =
  /\b(quit smoking|quit vaping|smoking|marathon|ironman|world peace|everest|lottery|cpa exam|bar exam|dissertation|all my problems|the moon|write a (?:novel|book)|get (?:promoted|rich)|become \w+)\b/;
const HARD_WILL =
  /^(?:quit|stop|no (?:cigarettes|alcohol|smoking)|be (?:a )?(?:better|more)|get (?:back )?in shape|lose weight|give up)\b|\bfor (?:\d\d+ days|a month|\d months)\b/;
const WILL = /^(?:no|skip(?! rope)|avoid)\b|\bcold shower|\bscreen time|\b(?:run|swim|bike) /;

/** How hard a promise is, 1 (trivial) to 5 (exceptional), by the time it takes and the will it asks for. */
export function difficultyOf(bare: string, minutes: number | null): number {
  if (EXCEPTIONAL.test(bare)) return 5;
  if (HARD_WILL.test(bare)) return 4;
  const byTime = minutes === null ? 3 : minutes <= 20 ? 1 : minutes <= 60 ? 2 : minutes <= 180 ? 3 : minutes <= 1800 ? 4 : 5;
  return WILL.test(bare) ? Math.max(3, byTime) : byTime;
}
