import { addDays } from '../../lib/calendar.rules.ts';
import { MONTH, PAST, monthEnd, monthNamed, named, nextDate, onDay, type Moment, type WhenRule } from './when.rules.ts';

/** "march 10 miles" counts miles: a day of the month is not followed by a thing to count. */
const NOT_A_COUNT = String.raw`(?!\s*(?:km|k\b|mi\b|miles?|pages?|min|minutes?|hours?|h\b|reps?|times|x\b|pushups?|squats?|laps?|steps?|chapters?|%|\$|€|lbs?|kg|cal))`;
const ORDINAL = String.raw`(\d{1,2})(?:st|nd|rd|th)?\b`;
const YEAR = String.raw`(?:,?\s+(20\d\d))?`;
/** "before the 5th" is asked of the day itself; the day before is what it may have meant. */
const LEAD = String.raw`(?:(before|until|till|til)\s+(?:the\s+)?(?:\w+\s+){0,2}?)?`;

const yearOf = (text: string | undefined): number | null => (text === undefined ? null : text.length === 2 ? 2000 + Number(text) : Number(text));

function dated(moment: Moment, lead: string | undefined, date: { month: number; day: number; year: number | null }) {
  const day = nextDate(moment, date.month, date.day, date.year);
  return day !== null && lead !== undefined ? named(day, moment, addDays(day, -1)) : named(day, moment);
}

function numeric(moment: Moment, first: number, second: number, year: number | null) {
  const [month, day] = (moment.isMonthFirst && first <= 12) || second > 12 ? [first, second] : [second, first];
  return month > 12 || month < 1 || day < 1 || day > 31 ? null : named(nextDate(moment, month, day, year), moment);
}

const dayOfMonth: WhenRule['read'] = (match, moment) => {
  const day = Number(match[2]);
  if (day < 1 || day > 31) return null;
  for (let ahead = 0; ahead < 3; ahead += 1) {
    const end = monthEnd(moment.today, ahead);
    const wanted = `${end.slice(0, 8)}${String(day).padStart(2, '0')}`;
    if (wanted >= moment.today && wanted <= end) return match[1] === 'before' ? onDay(wanted, addDays(wanted, -1)) : onDay(wanted);
  }
  return PAST;
};

const wholeMonth: WhenRule['read'] = (match, moment) => {
  const month = monthNamed(match[2]!);
  const thisMonth = Number(moment.today.slice(5, 7));
  const ahead = (month - thisMonth + 12) % 12;
  if (match[1] === 'before' || match[1] === 'until' || match[1] === 'till') return onDay(monthEnd(moment.today, (ahead === 0 ? 12 : ahead) - 1));
  const last = monthEnd(moment.today, ahead);
  const first = `${last.slice(0, 8)}01`;
  return first > moment.today ? onDay(last, first) : onDay(last);
};

/** Dates of the calendar: ISO, numbers by the custom of the zone, month names, "the 10th", whole months. */
export const DATE_RULES: readonly WhenRule[] = [
  { pattern: /\b(20\d\d)-(\d{1,2})-(\d{1,2})\b/, read: (m, moment) => named(nextDate(moment, Number(m[2]), Number(m[3]), Number(m[1])), moment) },
  {
    pattern: new RegExp(String.raw`\b${LEAD}${MONTH}\s+(?:the\s+)?${ORDINAL}${YEAR}${NOT_A_COUNT}`),
    read: (m, moment) => dated(moment, m[1], { month: monthNamed(m[2]!), day: Number(m[3]), year: yearOf(m[4]) }),
  },
  {
    pattern: new RegExp(String.raw`\b${LEAD}(?:the\s+)?${ORDINAL}\s+(?:of\s+)?${MONTH}${YEAR}`),
    read: (m, moment) => dated(moment, m[1], { month: monthNamed(m[3]!), day: Number(m[2]), year: yearOf(m[4]) }),
  },
  {
    pattern: /\b(\d{1,2})\/(\d{1,2})(?:\/((?:20)?\d\d))?\b(?!\s*(?:cup|of|mile|hour|marathon))/,
    read: (m, moment) => numeric(moment, Number(m[1]), Number(m[2]), yearOf(m[3])),
  },
  {
    pattern: /\b(\d{1,2})\.(\d{1,2})\.(?:((?:20)?\d\d)\b)?/,
    read: (m, moment) => numeric({ ...moment, isMonthFirst: false }, Number(m[1]), Number(m[2]), yearOf(m[3])),
  },
  {
    pattern: new RegExp(String.raw`\b(?:by |at |before )?(?:the )?end of (?:the )?${MONTH}`),
    read: (m, moment) => onDay(monthEnd(moment.today, (monthNamed(m[1]!) - Number(moment.today.slice(5, 7)) + 12) % 12)),
  },
  { pattern: new RegExp(String.raw`\b(by|in|during|before|until|till|this)\s+(?:early |mid |late )?${MONTH}(?!\s+\d)`), read: wholeMonth },
  { pattern: /\b(by|on|before|until|due)?\s*the (\d{1,2})(?:st|nd|rd|th)\b/, read: dayOfMonth },
];
