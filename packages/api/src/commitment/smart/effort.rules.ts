import { statedMinutes } from './quantity.rules.ts';
import type { Quantity } from './reading.rules.ts';

/** Leaving something be takes no time. */
const AVOIDANCE = /^(?:no|skip|avoid|don'?t|dont|without|stay off|not|zero|cut out|limit)\b|\bunder \d|\b(?:screen time|log off|sugar free|protein)\b/;
const OUTCOME = /^(?:save|lose|gain|earn|win|get|be|become|quit|stop|more|less|improve)\b/;

/** Minutes for each one of what is counted: six a kilometre run, one and a half a page. */
const PER_UNIT: readonly (readonly [action: RegExp, unit: RegExp, minutes: number])[] = [
  [/walk|hike|stroll/, /^(km|k|kilometers?|kilometres?)$/, 12],
  [/walk|hike|stroll/, /^(mi|miles?)$/, 20],
  [/swim/, /^(km|k)$/, 40],
  [/bike|cycl|ride/, /^(km|k)$/, 3],
  [/./, /^(km|k|kilometers?|kilometres?)$/, 6],
  [/./, /^(mi|miles?)$/, 10],
  [/./, /^(pages?|seiten|páginas?)$/, 1.5],
  [/./, /^(words?)$/, 0.09],
  [/./, /^(chapters?)$/, 30],
  [/./, /^(push-?ups?|squats?|sit-?ups?|burpees?|pull-?ups?|lunges?|reps?|pompek)$/, 0.15],
  [/./, /^(steps)$/, 0.01],
  [/./, /^(lessons?|episodes?)$/, 45],
  [/./, /^(lectures?)$/, 60],
  [/appl/, /^(jobs?)$/, 36],
  [/./, /^(sales|cold|calls?)$/, 12],
  [/./, /^(emails?|messages?|texts?)$/, 8],
  [/text|message|call/, /^(friends?|people)$/, 5],
  [/./, /^(pull|prs?|reviews?)$/, 20],
  [/./, /^(problems?|questions?|exercises?)$/, 10],
  [/./, /^(essays?|posts?|articles?|proposals?|editors?)$/, 45],
  [/./, /^(newsletters?|flashcards?|words|emails?)$/, 1],
  [/./, /^(laps?)$/, 2],
  [/./, /^(l|liters?|litres?|glasses|cups?)$/, 5],
];

/** What things usually take when nothing is counted. The first that fits counts. */
const USUAL: readonly (readonly [RegExp, number])[] = [
  [/\b(cpa|bar exam|dissertation|thesis|marathon)\b.*|pass the .*exam/, 1200],
  [/\b(whole|entire)? ?course\b/, 600],
  [/finish (reading|the book)|read (a|the) book/, 300],
  [/application essay|college application|essay/, 240],
  [/\b(tax(es)?|garage|deep clean|declutter)\b/, 180],
  [/\b(date night|party|wedding)\b/, 150],
  [/\b(report|slides|deck|presentation|präsentation|informe|proposal|bug|website|practice test|meal prep|resume|study)\b/, 120],
  [/\b(fix|repair|help|pitch|install)\b/, 90],
  [/\b(gym|workout|work out|laundry|memo|brush up|lecture|class|fitnessstudio|inbox|vacuum|mop|cook|groceries|movie|blog)\b/, 60],
  [/\b(room|yoga|kitchen|apartment|house|bathroom|cardio|swim|pilates)\b/, 45],
  [/\b(run|jog|walk|shop\w*|dishes|read|meditat\w*|dog|practi[cs]e|journal|doctor|dentist|bike)\b/, 30],
  [/\b(call|email|reply|bank|return|book|schedule|pay|mom|text|order|renew|send|submit|unsubscribe|stairs|water)\b/, 15],
  [/\b(bed|shower|vitamins?|meds|floss|transfer|hydrate|stretch)\b/, 5],
];

/** A number of minutes until the due day, where it came from; null when nothing tells. */
export function minutesOf(
  bare: string,
  quantities: readonly Quantity[],
  days: number,
): { readonly minutes: number | null; readonly source: 'stated' | 'prior' } {
  const stated = statedMinutes(bare, quantities);
  if (AVOIDANCE.test(bare)) return { minutes: 0, source: 'prior' };
  if (stated !== null) return { minutes: stated * days, source: 'stated' };
  const counted = quantities.reduce(
    (sum, { value, unit }) => sum + value * (PER_UNIT.find(([action, pattern]) => action.test(bare) && pattern.test(unit))?.[2] ?? 0),
    0,
  );
  if (counted > 0) return { minutes: Math.max(1, Math.round(counted)) * days, source: 'prior' };
  if (OUTCOME.test(bare)) return { minutes: null, source: 'prior' };
  const usual = USUAL.find(([pattern]) => pattern.test(bare))?.[1] ?? null;
  return { minutes: usual === null ? null : usual * days, source: 'prior' };
}

const EXCEPTIONAL = /\b(quit smoking|marathon|ironman|world peace|everest|lottery|cpa exam|bar exam|dissertation|thesis|all my problems)\b/;
const HARD_WILL =
  /^(?:quit|stop|no (?:cigarettes|alcohol|sugar|phone)|be (?:a )?(?:better|more)|get (?:back )?in shape|give up)\b|\bfor (?:\d\d+ days|a month|\d months)\b/;
const WILL = /^(?:no|skip|avoid)\b|\bcold shower|\bscreen time|\b(?:run|swim|bike) /;

/** How hard a promise is, 1 (trivial) to 5 (exceptional), by the time it takes and the will it asks for. */
export function difficultyOf(bare: string, minutes: number | null): number {
  if (EXCEPTIONAL.test(bare)) return 5;
  if (HARD_WILL.test(bare)) return 4;
  const byTime = minutes === null ? 3 : minutes <= 20 ? 1 : minutes <= 60 ? 2 : minutes <= 180 ? 3 : minutes <= 1800 ? 4 : 5;
  return WILL.test(bare) ? Math.max(3, byTime) : byTime;
}
