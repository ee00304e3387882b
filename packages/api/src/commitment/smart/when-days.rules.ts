import { addDays, weekdayOf, type LocalDate } from '../../lib/calendar.rules.ts';
import {
  COUNT,
  FUZZY,
  PAST,
  WEEKDAY,
  countOf,
  inPeriod,
  monthEnd,
  onDay,
  recurring,
  weekEnd,
  weekdayAfter,
  weekdayNamed,
  type Moment,
  type WhenRule,
} from './when.rules.ts';

const NOON = 12 * 60;
const FIRST_WAKING_HOUR = 5;
const LAST_WAKING_HOUR = 22;

const isBefore = (lead: string | undefined): boolean => lead !== undefined && /^(before|until|till|til)/.test(lead);

function stretch(moment: Moment, count: number, unit: string): LocalDate {
  if (unit.startsWith('month')) return addDays(moment.today, count * 30);
  return addDays(moment.today, count * (unit.startsWith('week') ? 7 : unit.startsWith('fortnight') ? 14 : 1));
}

/** "this saturday", "saturday", "before saturday": the next one; said on the day itself, perhaps today. */
const weekday: WhenRule['read'] = (match, moment) => {
  const wanted = weekdayNamed(match[2]!);
  const day = weekdayAfter(moment.today, wanted);
  if (isBefore(match[1])) return onDay(day, addDays(day, -1));
  return weekdayOf(moment.today) === wanted ? onDay(day, moment.today) : onDay(day);
};

const nextWeekday: WhenRule['read'] = (match, moment) => {
  const wanted = weekdayNamed(match[2]!);
  const day = addDays(weekEnd(moment.today), wanted);
  const coming = weekdayAfter(moment.today, wanted);
  return isBefore(match[1]) ? onDay(day, addDays(day, -1), coming) : onDay(day, coming === day ? addDays(day, 7) : coming);
};

/** "mon wed fri": one after the other from the next of the first; the last of them closes it. */
const severalWeekdays: WhenRule['read'] = (match, moment) => {
  const names = match[0].match(new RegExp(WEEKDAY, 'g'))!;
  const days: LocalDate[] = [];
  for (const name of names) days.push(weekdayAfter(days.at(-1) ?? moment.today, weekdayNamed(name)));
  return onDay(days.at(-1)!, days[0]!, weekdayAfter(moment.today, weekdayNamed(names.at(-1)!)));
};

/** The hours that a clock time may mean: one with am or pm, past noon, or written "07:00", else both halves of the day. */
function hoursMeant(said: string, half: string | undefined): readonly number[] {
  const hour = Number(said);
  if (said.length === 2 && said.startsWith('0') && (half ?? '') === '') return [hour];
  if (half !== undefined && half !== '') return [(hour % 12) + (half.startsWith('p') ? 12 : 0)];
  return hour <= 12 ? [hour % 12, (hour % 12) + 12].filter((h) => h >= FIRST_WAKING_HOUR && h <= LAST_WAKING_HOUR) : [hour];
}

/** A clock time without a day: today while it is still ahead, else tomorrow; without am or pm the next such hour in which people are awake. */
const clockTime: WhenRule['read'] = (match, moment) => {
  const hour = Number(match[1]);
  const minutes = Number(match[2] ?? 0);
  if (hour > 24 || minutes > 59) return null;
  const isAhead = hoursMeant(match[1]!, match[3]).some((h) => h * 60 + minutes > moment.minutes);
  return onDay(isAhead ? moment.today : addDays(moment.today, 1));
};

const weekEndOr = (moment: Moment): LocalDate => (weekdayOf(moment.today) <= 5 ? addDays(weekEnd(moment.today), -2) : weekEnd(moment.today));

/** Stretches that close: "for 30 days", "in 3 weeks". */
export const STRETCH_RULES: readonly WhenRule[] = [
  {
    pattern:
      /\b(yesterday|last (night|week|month|year|monday|tuesday|wednesday|thursday|friday|saturday|sunday|weekend)|(\d+|a few|two|three|a) (days?|weeks?|months?) ago|this past week)\b/,
    read: () => PAST,
  },
  {
    pattern: new RegExp(
      String.raw`\b(?:for|over|during) (?:the )?(?:(?:next|whole|entire|full|coming) )?${COUNT} (?:full |straight |consecutive )?(days?|weeks?|months?)\b`,
    ),
    read: (m, moment) => {
      const end = stretch(moment, countOf(m[1]!), m[2]!);
      return onDay(end, addDays(end, -1), addDays(end, 1));
    },
  },
  {
    pattern: new RegExp(String.raw`\b(?:x|times) ?${COUNT} (days)\b`),
    read: (m, moment) => inPeriod(addDays(moment.today, countOf(m[1]!) - 1), addDays(moment.today, countOf(m[1]!))),
  },
  {
    // "Friday week", "friday in a week", and in French or Spanish "in eight", which counts the day itself: the friday after the coming one.
    pattern: new RegExp(
      String.raw`\b(?:on |by )?(?:the )?${WEEKDAY} (?:weeks?\b|(?:in|from) (?:(?:a|one) weeks?\b|eight(?! (?:days|weeks|months|hours|minutes))))`,
    ),
    read: (m, moment) => onDay(addDays(weekdayAfter(moment.today, weekdayNamed(m[1]!)), 7)),
  },
  {
    pattern: new RegExp(String.raw`\b(?:in|within)(?: the)?(?: next)? ${COUNT} (days?|weeks?|months?|fortnight)\b(?: time)?`),
    read: (m, moment) => onDay(stretch(moment, countOf(m[1]!), m[2]!)),
  },
  { pattern: new RegExp(String.raw`\b${COUNT} (days?|weeks?) from (?:now|today)\b`), read: (m, moment) => onDay(stretch(moment, countOf(m[1]!), m[2]!)) },
  {
    pattern: new RegExp(String.raw`\b(?:in|within)(?: the)?(?: next)? (?:half an|${COUNT}) (minutes?|mins?|hours?|h)\b`),
    read: (_, moment) => onDay(moment.today, addDays(moment.today, 1)),
  },
];

/** Days by their place in the week, the month, or the day itself. */
export const DAY_RULES: readonly WhenRule[] = [
  { pattern: /\b(?:the )?day after tomorrow\b/, read: (_, moment) => onDay(addDays(moment.today, 2)) },
  {
    pattern: new RegExp(String.raw`\b(?:on |by )?(?:next week (?:on )?${WEEKDAY}|${WEEKDAY} (?:of |in )?next week\b)`),
    read: (m, moment) => onDay(addDays(weekEnd(moment.today), weekdayNamed((m[1] ?? m[2])!))),
  },
  { pattern: new RegExp(String.raw`(?<!every )\b${WEEKDAY}(?:(?:,| and|,? &|\/| ) ?${WEEKDAY})+`), read: severalWeekdays },
  { pattern: new RegExp(String.raw`\b(?:(before|until|till) |by |on )?next ${WEEKDAY}`), read: nextWeekday },
  {
    pattern: new RegExp(
      String.raw`(?<!every |each )\b(?:(before|until|till|til) (?:this |the )?|by (?:this )?|on |this |due |come )?${WEEKDAY}(?! (?:school|times|roast|best|clothes))`,
    ),
    read: weekday,
  },
  {
    pattern: /\b(?:before|by) (?:the )?(month|year) ?(?:is out|is over|is done|ends|end)\b(?! ?s)/,
    read: (m, moment) => onDay(m[1] === 'month' ? monthEnd(moment.today) : `${moment.today.slice(0, 4)}-12-31`),
  },
  { pattern: /\b(?:before|by) (?:the )?week ?(?:is out|is over|ends|end)\b(?! ?s)/, read: (_, moment) => inPeriod(weekEnd(moment.today), weekEndOr(moment)) },
  { pattern: /\bnext weekend\b/, read: (_, moment) => inPeriod(addDays(weekEnd(moment.today), 7), addDays(weekEnd(moment.today), 6)) },
  {
    pattern: /\b(?:this|the|on|over the|at the) weekend\b/,
    read: (_, moment) => inPeriod(weekEnd(moment.today), ...(weekdayOf(moment.today) < 7 ? [addDays(weekEnd(moment.today), -1)] : [])),
  },
  { pattern: /\b(eow|(?:the )?end of (?:the|this|my) (?:work ?)?week)\b/, read: (_, moment) => inPeriod(weekEnd(moment.today), weekEndOr(moment)) },
  {
    pattern: /\b(eom|(?:the )?end of (?:the|this) month|this month)\b/,
    read: (m, moment) => (m[0] === 'this month' ? inPeriod(monthEnd(moment.today)) : onDay(monthEnd(moment.today))),
  },
  { pattern: /\b(eod|(?:the )?end of (?:the )?(?:work ?)?day|cob|close of business)\b/, read: (_, moment) => onDay(moment.today) },
  {
    pattern: /\b(eoy|(?:the )?end of (?:the|this) year|this year)\b/,
    read: (m, moment) => (m[0] === 'this year' ? inPeriod(`${moment.today.slice(0, 4)}-12-31`) : onDay(`${moment.today.slice(0, 4)}-12-31`)),
  },
  { pattern: /\bnext month\b/, read: (_, moment) => inPeriod(monthEnd(moment.today, 1)) },
  { pattern: /\bnext week\b/, read: (_, moment) => inPeriod(addDays(weekEnd(moment.today), 7)) },
  { pattern: /\b(this|the rest of the|all|the whole) week\b/, read: (_, moment) => inPeriod(weekEnd(moment.today)) },
  {
    pattern: /\btomorrow(?: (?:morning|afternoon|evening|night))?\b/,
    read: (_, moment) => onDay(addDays(moment.today, 1)),
  },
  {
    pattern:
      /\b(today|tonight|now|right away|immediately|this (?:morning|afternoon|evening|arvo)|(?:before|at|by|after) (?:the )?(?:bed(?:time)?|dinner|lunch|breakfast|supper|noon|midnight)|after (?:work|dinner|lunch|breakfast|school|class)|on (?:my|the) way (?:home|back|to work)|all day)\b/,
    read: (_, moment) => onDay(moment.today),
  },
  { pattern: /\b(asap|as soon as possible)\b/, read: (_, moment) => inPeriod(moment.today) },
];

/** What comes again and again, without an end: its first occurrence. */
export const RECURRING_RULES: readonly WhenRule[] = [
  {
    pattern: new RegExp(String.raw`\b(?:every|each) (?:other )?${WEEKDAY}`),
    read: (m, moment) => {
      const wanted = weekdayNamed(m[1]!);
      return recurring(weekdayAfter(moment.today, wanted), ...(weekdayOf(moment.today) === wanted ? [moment.today] : []));
    },
  },
  {
    pattern: /\b(?:every|each) (?:single )?morning\b/,
    read: (_, moment) => (moment.minutes < NOON ? recurring(moment.today, addDays(moment.today, 1)) : recurring(addDays(moment.today, 1), moment.today)),
  },
  {
    pattern:
      /\b(?:every|each) (?:single )?(?:day|night|evening|afternoon|lunch|other day)\b|\b(?:daily|nightly|every ?day|(?:a|per|each) day)\b|\bbefore every\b/,
    read: (_, moment) => recurring(moment.today, addDays(moment.today, 1)),
  },
  {
    pattern: /\b(?:every|each|on) (?:week|work) ?days?\b|\bweekdays\b/,
    read: (_, moment) => {
      const first = weekdayOf(moment.today) <= 5 ? moment.today : weekdayAfter(moment.today, 1);
      return recurring(first, weekdayOf(first) < 5 ? addDays(first, 1) : weekdayAfter(first, 1));
    },
  },
  {
    pattern: /\b(?:every|each|per|a) (?:single )?week\b(?! from| on \w+day)|\bweekly\b|\b(?:every|each) weekend\b/,
    read: (_, moment) => recurring(weekEnd(moment.today), moment.today),
  },
  { pattern: /\b(?:every|each|per|a) month\b|\bmonthly\b/, read: (_, moment) => recurring(monthEnd(moment.today), moment.today) },
];

/** A time of day alone; asked last, because with a day it says nothing more about it. */
export const CLOCK_RULES: readonly WhenRule[] = [
  { pattern: /\b(?:at|by|before|around|until|@)? ?(\d{1,2})(?::(\d\d))? ?(am|pm|a\.m\.|p\.m\.)(?![a-z])/, read: clockTime },
  { pattern: /\b(?:at|by|before|around|until)? ?(\d{1,2})[:h](\d\d)\b()/, read: clockTime },
  {
    pattern: /(?:\b(?:at|by|before|around|until)|@) ?(\d{1,2})()()\b(?!\s*(?:[a-z]*(?:km|%|pages?|min|percent|dollars|lbs|kg))|[./-]\d)/,
    read: (m, moment) => clockTime([m[0], m[1]!] as unknown as RegExpMatchArray, moment),
  },
];

/** Words that put something off without a day. */
export const FUZZY_RULES: readonly WhenRule[] = [
  {
    pattern:
      /\b(soon|some ?day|sometimes?|some time|later|eventually|one day|at some point|when (?:i|we) (?:can|get|have)|in the (?:near )?future|one of these days|whenever)\b/,
    read: () => FUZZY,
  },
];
