/** A span of a weekday (1 Monday to 7 Sunday) in minutes since midnight, 0 to 1439; it ends after it begins. */
export type FreeSpan = { readonly day: number; readonly from: number; readonly to: number };

/** The API knows the minutes of one day; its last one stands for midnight. */
const LAST_MINUTE = 1439;
const HOUR = 60;

/** In the order of the week, with what touches or overlaps joined. */
export function joined(spans: readonly FreeSpan[]): FreeSpan[] {
  const ordered = spans.toSorted((a, b) => a.day - b.day || a.from - b.from);
  return ordered.reduce<FreeSpan[]>((done, span) => {
    const last = done.at(-1);
    if (last === undefined || last.day !== span.day || last.to < span.from) return [...done, span];
    return [...done.slice(0, -1), { ...last, to: Math.max(last.to, span.to) }];
  }, []);
}

/** The spans without the minutes of `taken`. */
export function without(spans: readonly FreeSpan[], taken: FreeSpan): FreeSpan[] {
  const left = spans.flatMap((span) =>
    span.day === taken.day
      ? [
          { ...span, to: Math.min(span.to, taken.from) },
          { ...span, from: Math.max(span.from, taken.to) },
        ]
      : [span],
  );
  return joined(left.filter(({ from, to }) => from < to));
}

/** Whether every minute of a span is among the joined ones. */
export const covers = (spans: readonly FreeSpan[], { day, from, to }: FreeSpan): boolean =>
  spans.some((span) => span.day === day && span.from <= from && span.to >= to);

const minutesOf = (time: string): number => Number(time.slice(0, 2)) * HOUR + Number(time.slice(3, 5));
const timeOf = (minutes: number): string => `${String(Math.floor(minutes / HOUR)).padStart(2, '0')}:${String(minutes % HOUR).padStart(2, '0')}`;

type Window = { readonly dayOfWeek: number; readonly fromTime: string; readonly toTime: string };
export const fromWindows = (windows: readonly Window[]): FreeSpan[] =>
  joined(windows.map(({ dayOfWeek: day, fromTime, toTime }) => ({ day, from: minutesOf(fromTime), to: minutesOf(toTime) })));
export const toWindows = (spans: readonly FreeSpan[]): Window[] =>
  joined(spans).map(({ day, from, to }) => ({ dayOfWeek: day, fromTime: timeOf(from), toTime: timeOf(to) }));

/** "18:00 – 20:30". What lasts to the last minute lasts to midnight. */
export const spanWords = ({ from, to }: FreeSpan): string => `${timeOf(from)} – ${to === LAST_MINUTE ? '24:00' : timeOf(to)}`;

/** Days by the letters they begin with, in English and German. */
const DAYS: Readonly<Record<string, number>> = { mo: 1, tu: 2, di: 2, we: 3, mi: 3, th: 4, do: 4, fr: 5, sa: 6, su: 7, so: 7 };
const RANGES: readonly (readonly [RegExp, readonly number[]])[] = [
  [/^(?:weekdays?|werktags?|(?:on |an )?werktagen)\b/u, [1, 2, 3, 4, 5]],
  [/^(?:weekends?|wochenenden?)\b/u, [6, 7]],
  [/^(?:daily|every ?day|täglich|jeden tag)(?!\p{L})/u, [1, 2, 3, 4, 5, 6, 7]],
];
const DAY = String.raw`((?:mo|tu|di|we|mi|th|do|fr|sa|su|so)\p{L}*)`;
const DAY_TO_DAY = new RegExp(String.raw`^${DAY}\.?\s*(?:-|–|to|bis)\s*${DAY}\.?(?!\p{L})`, 'u');
const ONE_DAY = new RegExp(String.raw`^(?:and |und |& )?${DAY}\.?(?!\p{L})`, 'u');
const TIMES =
  /^(?:from |von )?(\d{1,2})(?:[:.](\d{2}))?\s*(am|pm)?(?:\s*uhr)?\s*(?:-|–|to|until|bis)\s*(\d{1,2})(?:[:.](\d{2}))?\s*(am|pm)?(?:\s*uhr)?(?=$|\s|,|;)/u;

/** Hours as members write them, in English or German: "mon-fri 18-21, sat 9:30-11". Null when any of it is none. */
export function writtenHours(typed: string): FreeSpan[] | null {
  const spans: FreeSpan[] = [];
  let days: readonly number[] = [];
  let areDaysUsed = true;
  for (let left = next(typed.toLowerCase()); left !== '';) {
    const named = daysAtStart(left);
    if (named !== null) {
      days = areDaysUsed ? named.days : [...days, ...named.days];
      areDaysUsed = false;
      left = next(left.slice(named.length));
      continue;
    }
    const times = TIMES.exec(left);
    const span = times && spanOf(times);
    if (!times || !span || days.length === 0) return null;
    spans.push(...days.map((day) => ({ day, ...span })));
    areDaysUsed = true;
    left = next(left.slice(times[0].length));
  }
  return areDaysUsed && spans.length > 0 ? joined(spans) : null;
}

const next = (text: string): string => text.replace(/^[\s,;:]+/u, '');

function daysAtStart(text: string): { readonly days: readonly number[]; readonly length: number } | null {
  for (const [words, days] of RANGES) {
    const found = words.exec(text);
    if (found) return { days, length: found[0].length };
  }
  const range = DAY_TO_DAY.exec(text);
  if (range) return { days: fromTo(dayOf(range[1]!), dayOf(range[2]!)), length: range[0].length };
  const one = ONE_DAY.exec(text);
  return one ? { days: [dayOf(one[1]!)], length: one[0].length } : null;
}

const dayOf = (word: string): number => DAYS[word.slice(0, 2)]!;
/** Friday to Monday runs over the end of the week. */
const fromTo = (first: number, last: number): number[] => Array.from({ length: ((last - first + 7) % 7) + 1 }, (_, at) => ((first - 1 + at) % 7) + 1);

function spanOf([, fromHour, fromMinute, fromHalf, toHour, toMinute, toHalf]: RegExpExecArray): { from: number; to: number } | null {
  const to = minuteOf(toHour!, toMinute, toHalf);
  const said = minuteOf(fromHour!, fromMinute, fromHalf);
  // "6 to 9pm" begins in the evening too.
  const from = said !== null && to !== null && fromHalf === undefined && toHalf === 'pm' && said + 12 * HOUR < to ? said + 12 * HOUR : said;
  return from === null || to === null || from >= to ? null : { from, to };
}

function minuteOf(hour: string, minute = '00', half: string | undefined): number | null {
  const hours = half === undefined ? Number(hour) : (Number(hour) % 12) + (half === 'pm' ? 12 : 0);
  const isTime = Number(minute) < HOUR && (half === undefined ? hours < 24 || (hours === 24 && Number(minute) === 0) : Number(hour) >= 1 && Number(hour) <= 12);
  return isTime ? Math.min(hours * HOUR + Number(minute), LAST_MINUTE) : null;
}
