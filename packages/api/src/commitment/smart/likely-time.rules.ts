import type { Moment, When } from './when.rules.ts';

/** "At 7", and not "at 7 pages", "at 7.30" or "at 7 places". */
const BARE_HOUR =
  /(?:\b(?:at|around) |@ ?)(\d{1,2})\b(?!:|\s*(?:[a-z]*(?:km|%|pages?|min|percent|dollars|lbs|kg)|[ap]m\b)|[./-]\d|%)(?! (?!\w*days\b)[a-z]{3,}s\b)/;
/** What is done with others is done later in the day: nobody is called at six in the morning. */
const IN_COMPANY = /\b(?:call|phone|meet|visit|see|date|dinner|party|cinema|movie)\b/;
const EARLY_FOR_COMPANY = 8;
const FIRST_WAKING_HOUR = 5;
const LAST_WAKING_HOUR = 22;

/** The time that an hour without its half of the day most likely means: for today the next one while people are awake, else what people mean who say so. */
export function likelyTime(action: string, when: Pick<When, 'kind' | 'due'>, { today, minutes }: Moment): string | null {
  const said = BARE_HOUR.exec(action)?.[1];
  if (said === undefined || Number(said) > 24) return null;
  const hour = Number(said);
  if (hour > 12 || said.startsWith('0')) return clock(hour % 24);
  const ahead = when.due === today && when.kind !== 'recurring' ? halves(hour).find((one) => one * 60 > minutes) : undefined;
  return clock(ahead ?? usualHalf(hour, action));
}

const usualHalf = (hour: number, action: string): number => (hour < (IN_COMPANY.test(action) ? EARLY_FOR_COMPANY : FIRST_WAKING_HOUR) ? hour + 12 : hour);

/** The hours in which people are awake that it may be. */
const halves = (hour: number): number[] => [hour % 12, (hour % 12) + 12].filter((one) => one >= FIRST_WAKING_HOUR && one <= LAST_WAKING_HOUR);
const clock = (hour: number): string => `${String(hour).padStart(2, '0')}:00`;
