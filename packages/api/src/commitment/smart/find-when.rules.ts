import { casual } from 'chrono-node/en';
import { isLocalDate } from '../../lib/calendar.rules.ts';
import { DATE_RULES } from './when-dates.rules.ts';
import { DAYTIME_RULES, HABIT_RULES, NAMED_RULES } from './when-named.rules.ts';
import { CLOCK_RULES, DAY_RULES, FUZZY_RULES, RECURRING_RULES, STRETCH_RULES } from './when-days.rules.ts';
import { quantitiesOf } from './quantity.rules.ts';
import { NO_WHEN, WEEKDAY, named, type Moment, type When, type WhenRule } from './when.rules.ts';

const DAYS = [...NAMED_RULES, ...DATE_RULES, ...DAY_RULES];
const HABITS = [...HABIT_RULES, ...RECURRING_RULES];
const REST = [...DAYTIME_RULES, ...CLOCK_RULES, ...FUZZY_RULES];

function firstMatch(text: string, moment: Moment, rules: readonly WhenRule[]): When | null {
  for (const { pattern, read } of rules) {
    const match = pattern.exec(text);
    const found = match && read(match, moment);
    if (match && found) return { ...found, text: match[0].trim() };
  }
  return null;
}

/** What none of our rules knows, as chrono reads it: only a day that it is certain of, from its components, never through an instant. */
function byChrono(text: string, { today, minutes }: Moment): When | null {
  const reference = new Date(`${today}T${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}:00Z`);
  // To chrono "1h" is an hour from now and "10 may" in "10 maybes" a date: what counts things is taken out first.
  const masked = quantitiesOf(text).reduce((left, quantity) => left.replace(quantity.text, ' '.repeat(quantity.text.length)), text);
  const [result] = casual.parse(masked, { instant: reference, timezone: 0 }, { forwardDate: true });
  if (!result || (!result.start.isCertain('day') && !result.start.isCertain('weekday'))) return null;
  const end = result.end ?? result.start;
  const part = (component: 'year' | 'month' | 'day'): string => String(end.get(component)).padStart(2, '0');
  const day = `${part('year')}-${part('month')}-${part('day')}`;
  return isLocalDate(day) ? { ...named(day, { today, minutes, isMonthFirst: true }), text: result.text } : null;
}

const ENDED = new RegExp(String.raw`\b(every|each|daily|nightly|weekly)\b`);

const NAMES_A_DAY = /\b(today|tomorrow|tonight)\b/;
const EVERY_WEEKDAY = new RegExp(String.raw`(every|each) ${WEEKDAY}`);

/** "Every day until Friday" ends on Friday; "every Friday" only names one. */
const isEndOf = (text: string): boolean => ENDED.test(text) && !EVERY_WEEKDAY.test(text);

/** What a normalised text says about time, counted from the member's day and clock. */
export function findWhen(text: string, moment: Moment): When {
  const stretch = firstMatch(text, moment, STRETCH_RULES);
  if (stretch !== null && (stretch.kind !== 'past' || !NAMES_A_DAY.test(text))) return stretch;
  const recurrence = firstMatch(text, moment, HABITS);
  const day = firstMatch(text, moment, DAYS);
  if (day !== null && (recurrence === null || isEndOf(text))) return day;
  return recurrence ?? firstMatch(text, moment, REST) ?? byChrono(text, moment) ?? NO_WHEN;
}
