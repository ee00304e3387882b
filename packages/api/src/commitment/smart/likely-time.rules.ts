import type { Moment, When } from './when.rules.ts';

/** "At 7" and "at 7.30", and not "at 7 pages", "at 7.5" or "at 7 places". */
const BARE_HOUR =
  /(?:\b(?:at|around) |@ ?)(\d{1,2})(?:[:.]([0-5]\d))?\b(?!:|\s*(?:[a-z]*(?:km|%|pages?|min|percent|dollars|lbs|kg)|[ap]m\b)|[./-]\d|%)(?! (?!\w*days\b)[a-z]{3,}s\b)/;
/** "7:30" wherever it stands, and not how fast somebody runs. */
const ON_THE_CLOCK = /\b(\d{1,2}):([0-5]\d)\b(?!:| ?(?:[ap]m\b|pace|per\b|\/|min))/;
/** What is done with others is done later in the day: nobody is called at six in the morning. */
const IN_COMPANY = /\b(?:call|phone|meet|visit|see|date|dinner|party|cinema|movie)\b/;
const EARLY_FOR_COMPANY = 8;
/** What has its own half of the day, or its own hours: which hour is meant there, from 1 to 12, or none that can be told. */
const OWN_HOURS: readonly (readonly [RegExp, (hour: number) => number | null])[] = [
  [/\b(?:get|wake|getting|waking) up\b|\bbreakfast\b/, (hour) => (hour < 12 ? hour : null)],
  [/\b(?:(?:to|in|into) bed|bedtime|(?:to|fall|be) (?:a?sleep)|lights out)\b/, (hour) => (hour >= 6 && hour < 12 ? hour + 12 : null)],
  [/\b(?:movies?|cinema|film|party|concert|gig|opera|theat(?:er|re)|pub)\b/, (hour) => (hour < 12 ? hour + 12 : hour)],
  // Nobody is there at seven, in the morning or in the evening.
  [/\b(?:bank|doctor|dentist|insurance|lawyer|clinic|(?:town|city) hall)\b/, (hour) => (hour < 7 ? hour + 12 : hour === 7 ? null : hour)],
];
const FIRST_WAKING_HOUR = 5;
const LAST_WAKING_HOUR = 22;

/** "At 7" beside a word that says in which half of the day that is. */
function besideHalf(action: string): string | null {
  const [, said = '0', minutes = '00'] = /\bat (\d{1,2})(?:[:.]([0-5]\d))?\b(?! ?[ap]m)/.exec(action) ?? [];
  const hour = Number(said);
  if (hour < 1 || hour > 12 || said.startsWith('0')) return null;
  const half = /\b(?:mornings?|breakfast|sunrise)\b/.test(action) ? 0 : /\b(?:afternoons?|evenings?|nights?|tonight|dinner)\b/.test(action) ? 12 : null;
  return half === null ? null : clock((hour % 12) + half, minutes);
}

/** The hour of the clock that a text names beyond doubt: "7:30 pm", "07:30", "19:30". */
export function namedTime(action: string): string | null {
  const [, hour = '', minutes = '00', half = ''] =
    /\b(\d{1,2})(?::([0-5]\d))? ?(am|pm)\b/.exec(action) ?? /\b(0\d|1[3-9]|2[0-4]):([0-5]\d)\b/.exec(action) ?? [];
  if (hour === '' || Number(hour) > 24) return besideHalf(action);
  const of24 = half === '' ? Number(hour) % 24 : (Number(hour) % 12) + (half === 'pm' ? 12 : 0);
  return clock(of24, minutes);
}

/** `past`: the minutes of the hour, as they are written. */
type Said = { readonly hour: number; readonly past: string };

/**
 * The time that an hour without its half of the day most likely means: the one that what is done has, else for today the next one while people are awake, else what
 * people mean who say so. Null where no hour is named, or none of the two can be meant.
 */
export function likelyTime(action: string, when: Pick<When, 'kind' | 'due'>, { today, minutes }: Moment): string | null {
  const [, said, past = '00'] = BARE_HOUR.exec(action) ?? ON_THE_CLOCK.exec(action) ?? [];
  if (said === undefined || Number(said) > 24) return null;
  const hour = Number(said);
  if (hour > 12 || said.startsWith('0')) return clock(hour % 24, past);
  return halfOf({ hour, past }, action, when.due === today && when.kind !== 'recurring' ? minutes : null);
}

/** `minutes`: of the day that is meant, so many have passed; null where it is another day than today. */
function halfOf({ hour, past }: Said, action: string, minutes: number | null): string | null {
  const isAhead = (one: number): boolean => one * 60 + Number(past) > (minutes ?? 0);
  const own = OWN_HOURS.find(([doing]) => doing.test(action))?.[1](hour);
  // An hour that is over says nothing about the rest of the day.
  if (own !== undefined) return own === null || !isAhead(own) ? null : clock(own, past);
  return clock((minutes === null ? undefined : halves(hour).find(isAhead)) ?? usualHalf(hour, action), past);
}

const usualHalf = (hour: number, action: string): number => (hour < (IN_COMPANY.test(action) ? EARLY_FOR_COMPANY : FIRST_WAKING_HOUR) ? hour + 12 : hour);

/** The hours in which people are awake that it may be. */
const halves = (hour: number): number[] => [hour % 12, (hour % 12) + 12].filter((one) => one >= FIRST_WAKING_HOUR && one <= LAST_WAKING_HOUR);
const clock = (hour: number, past: string): string => `${String(hour).padStart(2, '0')}:${past}`;
