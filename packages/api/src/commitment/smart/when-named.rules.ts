import { addDays, weekdayOf, type LocalDate } from '../../lib/calendar.rules.ts';
import {
  COUNT,
  MONTH,
  WEEKDAY,
  countOf,
  inPeriod,
  monthEnd,
  monthNamed,
  named,
  nextDate,
  onDay,
  recurring,
  weekEnd,
  weekdayAfter,
  weekdayNamed,
  type Moment,
  type WhenRule,
} from './when.rules.ts';

const NOON = 12 * 60;
const DAY_MINUTES = 24 * 60;

/** The n-th such weekday of a month; the fifth that there may not be is not asked for. */
function nthWeekday(year: string, month: string, weekday: number, nth: number): LocalDate {
  const first = `${year}-${month}-01`;
  return addDays(first, ((weekday - weekdayOf(first) + 7) % 7) + (nth - 1) * 7);
}

/** Easter Sunday. @see https://en.wikipedia.org/wiki/Date_of_Easter#Anonymous_Gregorian_algorithm */
function easter(yearText: string): LocalDate {
  const year = Number(yearText);
  const a = year % 19;
  const b = Math.floor(year / 100);
  const c = year % 100;
  const h = (19 * a + b - Math.floor(b / 4) - Math.floor((b - Math.floor((b + 8) / 25) + 1) / 3) + 15) % 30;
  const l = (32 + 2 * (b % 4) + 2 * Math.floor(c / 4) - h - (c % 4)) % 7;
  const m = Math.floor((a + 11 * h + 22 * l) / 451);
  return addDays(`${yearText}-03-22`, h + l - 7 * m);
}

const HOLIDAYS: readonly (readonly [name: string, on: (year: string) => LocalDate])[] = [
  ['christmas eve|xmas eve', (year) => `${year}-12-24`],
  ['christmas(?: day)?|xmas', (year) => `${year}-12-25`],
  [String.raw`new year'?s eve|nye`, (year) => `${year}-12-31`],
  [String.raw`new year'?s(?: day)?|the new year`, (year) => `${year}-01-01`],
  [String.raw`valentine'?s(?: day)?`, (year) => `${year}-02-14`],
  ['halloween', (year) => `${year}-10-31`],
  ['thanksgiving', (year) => nthWeekday(year, '11', 4, 4)],
  ['black friday', (year) => addDays(nthWeekday(year, '11', 4, 4), 1)],
  ['easter(?: sunday)?', easter],
  [String.raw`mother'?s day`, (year) => nthWeekday(year, '05', 7, 2)],
  [String.raw`father'?s day`, (year) => nthWeekday(year, '06', 7, 3)],
  ['labou?r day', (year) => nthWeekday(year, '09', 1, 1)],
  ['the 4th of july|independence day', (year) => `${year}-07-04`],
];

const holidayRules: WhenRule[] = HOLIDAYS.map(([name, on]) => ({
  pattern: new RegExp(String.raw`\b(before|until|by|on|for|this)\s+(?:${name})\b|\b(?:${name})$|^(?:${name})(?= ?[:,-])`),
  read: (match, { today }) => {
    const thisYear = on(today.slice(0, 4));
    const day = thisYear >= today ? thisYear : on(String(Number(today.slice(0, 4)) + 1));
    return match[1] === 'before' || match[1] === 'until' ? onDay(day, addDays(day, -1)) : onDay(day);
  },
}));

function inHours(moment: Moment, hours: number) {
  return onDay(addDays(moment.today, Math.floor((moment.minutes + hours * 60) / DAY_MINUTES)));
}

const quarterEnd: WhenRule['read'] = (match, moment) => {
  const month = Number(match[1]) * 3;
  return onDay(monthEnd(moment.today, (month - Number(moment.today.slice(5, 7)) + 12) % 12));
};

/** What has a name of its own: holidays, quarters, years, and spans counted from another day. */
export const NAMED_RULES: readonly WhenRule[] = [
  ...holidayRules,
  {
    pattern: /\b(?:in|within)(?: the)?(?: next)? (\d{1,3}) ?(?:hours|h)\b|\b(\d{1,3}) (?:hours|h) from now\b/,
    read: (m, moment) => inHours(moment, Number(m[1] ?? m[2])),
  },
  { pattern: /\b(?:in|within) the (?:next )?hour\b|\bin an hour\b/, read: (_, moment) => onDay(moment.today) },
  {
    pattern: new RegExp(String.raw`\b${COUNT} (weeks?|days?) (?:from|on) (today|now|tomorrow|${WEEKDAY})`),
    read: (m, moment) => {
      const days = countOf(m[1]!) * (m[2]!.startsWith('week') ? 7 : 1);
      const from = m[3] === 'tomorrow' ? addDays(moment.today, 1) : m[4] === undefined ? moment.today : weekdayAfter(moment.today, weekdayNamed(m[4]));
      return onDay(addDays(from, days));
    },
  },
  {
    pattern: /\b(?:by |at |before )?(?:the )?end of q([1-4])\b|\b(?:by|in|before) q([1-4])\b/,
    read: (m, moment) => quarterEnd([m[0], (m[1] ?? m[2])!] as unknown as RegExpMatchArray, moment),
  },
  {
    pattern: /\b(?:by |at |before )?(?:the )?end of (?:the|this) quarter\b|\bthis quarter\b/,
    read: (m, moment) => quarterEnd([m[0], String(Math.ceil(Number(moment.today.slice(5, 7)) / 3))] as unknown as RegExpMatchArray, moment),
  },
  { pattern: new RegExp(String.raw`\b(?:by |in )?mid[- ](?:of )?${MONTH}`), read: (m, moment) => named(nextDate(moment, monthNamed(m[1]!), 15), moment) },
  { pattern: /\bnext year\b/, read: (_, moment) => inPeriod(`${Number(moment.today.slice(0, 4)) + 1}-12-31`) },
  { pattern: /\b(?:in|by|during|before the end of|by the end of|end of) (20\d\d)\b(?!-)/, read: (m, moment) => named(`${m[1]}-12-31`, moment) },
  { pattern: /\bfor the rest of (?:the|this) (day|week|month|year)\b/, read: (m, moment) => onDay(restOf(m[1]!, moment.today)) },
  { pattern: /\ball (month|year)\b/, read: (m, moment) => inPeriod(restOf(m[1]!, moment.today)) },
  {
    pattern: /\b(?:by|before) (?:the|this) weekend\b/,
    read: (_, moment) => inPeriod(weekEnd(moment.today), addDays(weekEnd(moment.today), -1), addDays(weekEnd(moment.today), -2)),
  },
  {
    pattern: new RegExp(String.raw`\b(?:by |on |before )?(?:this |the )?(?:coming|following) ${WEEKDAY}`),
    read: (m, moment) => onDay(weekdayAfter(moment.today, weekdayNamed(m[1]!))),
  },
];

const restOf = (span: string, day: LocalDate): LocalDate =>
  span === 'day' ? day : span === 'week' ? weekEnd(day) : span === 'month' ? monthEnd(day) : `${day.slice(0, 4)}-12-31`;

const BYDAY = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'];

/** "on mondays", "on weekends", "every other day", "3 times a week". */
export const HABIT_RULES: readonly WhenRule[] = [
  {
    pattern: /\b(?:on |every )?((?:mon|tues|wednes|thurs|fri|satur|sun)days)\b/,
    read: (m, moment) => {
      const wanted = weekdayNamed(m[1]!);
      return recurring(weekdayAfter(moment.today, wanted), ...(weekdayOf(moment.today) === wanted ? [moment.today] : []));
    },
  },
  {
    pattern: /\b(?:on |every )?weekends\b/,
    read: (_, moment) => recurring(weekdayOf(moment.today) >= 6 ? moment.today : addDays(weekEnd(moment.today), -1), weekEnd(moment.today)),
  },
  {
    pattern: /\bevery (?:other|second) day\b|\bmost days\b|\bevery (?:2|3|two|three) days\b/,
    read: (_, moment) => recurring(moment.today, addDays(moment.today, 1)),
  },
];

/** Times of the day that have a name: what is over for today is meant for tomorrow. */
export const DAYTIME_RULES: readonly WhenRule[] = [
  {
    pattern: /\b(?:in|by) the morning\b|\bfirst thing in the morning\b|\bby morning\b/,
    read: (_, moment) => (moment.minutes < NOON - 120 ? onDay(moment.today, addDays(moment.today, 1)) : onDay(addDays(moment.today, 1))),
  },
  {
    pattern: /\b(?:before|until|after) (?:work|school|class|breakfast|the gym|gym)\b/,
    read: (m, moment) =>
      m[0].startsWith('after') || moment.minutes < 8 * 60 ? onDay(moment.today, addDays(moment.today, 1)) : onDay(addDays(moment.today, 1), moment.today),
  },
  {
    pattern:
      /\b(?:(?:at|over|during|on|by|around|this|until) (?:my |the )?(?:lunch(?: ?(?:break|time|hour))?|noon|midday|midnight|dinner ?time|bedtime|sunset)|in the (?:afternoon|evening)|before (?:going to )?(?:sleep|sleeping)|before (?:the|my) shift|before i (?:sleep|go to (?:bed|sleep)|leave|crash|clock off|log off|head (?:out|home)|finish work|clock out|eat)|when i get (?:home|back)|later (?:today|tonight)|the rest of (?:the|my) day|all (?:day|night|evening|afternoon)|until (?:noon|lunch|dinner|bed))\b/,
    read: (_, moment) => onDay(moment.today, addDays(moment.today, 1)),
  },
];

/**
 * How often, as a rule of iCalendar (RFC 5545): "every weekday" is FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR. Null for what is done once.
 * @param until the last day of it, when one is set
 */
export function rruleOf(text: string, until: LocalDate | null): string | null {
  const rule = frequencyOf(text);
  return rule === null || until === null ? rule : `${rule};UNTIL=${until.replaceAll('-', '')}`;
}

function frequencyOf(text: string): string | null {
  if (/\b(?:every|each|on) (?:week|work) ?days?\b|\bweekdays\b/.test(text)) return 'FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR';
  if (/\b(?:every|each|on) weekends?\b|\bweekends\b/.test(text)) return 'FREQ=WEEKLY;BYDAY=SA,SU';
  if (/\bevery (?:other|second) day\b|\bevery (?:2|two) days\b/.test(text)) return 'FREQ=DAILY;INTERVAL=2';
  if (
    /\b(?:every|each) (?:single )?(?:day|night|morning|evening|afternoon)\b|\b(?:daily|nightly|every ?day|(?:a|per|each) day|(?:before|after) every)\b/.test(
      text,
    )
  )
    return 'FREQ=DAILY';
  const days = weekdaysIn(text);
  if (days.length > 0) return `FREQ=WEEKLY${/\bevery other\b/.test(text) ? ';INTERVAL=2' : ''};BYDAY=${days.join(',')}`;
  if (/\bevery (?:other|two|2) weeks?\b/.test(text)) return 'FREQ=WEEKLY;INTERVAL=2';
  if (/\b(?:every|each|per|a) (?:single )?week\b|\bweekly\b/.test(text)) return 'FREQ=WEEKLY';
  return /\b(?:every|each|per|a) month\b|\bmonthly\b/.test(text) ? 'FREQ=MONTHLY' : null;
}

/** "every monday and thursday", "mondays", "mon wed fri". */
function weekdaysIn(text: string): string[] {
  const several = [...text.matchAll(new RegExp(String.raw`\b${WEEKDAY}`, 'g'))].map((match) => match[1]!);
  const isHabit = /\b(?:every|each)\b/.test(text) || several.some((name) => name.endsWith('days')) || several.length > 1;
  return isHabit ? [...new Set(several.map(weekdayNamed))].toSorted((a, b) => a - b).map((day) => BYDAY[day - 1]!) : [];
}
