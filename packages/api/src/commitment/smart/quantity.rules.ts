import type { Quantity } from './reading.rules.ts';

const WORDS: Readonly<Record<string, number>> = {
  one: 1,
  two: 2,
  three: 3,
  four: 4,
  five: 5,
  six: 6,
  seven: 7,
  eight: 8,
  nine: 9,
  ten: 10,
  eleven: 11,
  twelve: 12,
  fifteen: 15,
  twenty: 20,
  thirty: 30,
  forty: 40,
  fifty: 50,
  hundred: 100,
  dozen: 12,
  million: 1_000_000,
  thousand: 1000,
};
const NUMBER = String.raw`(\d+(?:[.,]\d+)*(?:k(?!\p{L}))?|${Object.keys(WORDS).join('|')})`;
const MONEY = /[$€£¥]\s?(\d+(?:[.,]\d+)*k?)|(\d+(?:[.,]\d+)*k?)\s?(?:dollars|euros?|bucks|usd|eur|gbp)\b/g;
const COUNTED = new RegExp(String.raw`(?<![\w:./])${NUMBER}(?:\s?[-x×]\s?\d+)?\s?-?(%|\p{L}+)`, 'gu');
const NAMED = /\b(chapter|lecture|lesson|module|unit|episode|level|part|page|week|section|assignment|problem set|pset)s? (\d+)\b|#(\d+)/g;
/** "5k" is a way to go, where it is not a thousand of what follows. */
const THOUSANDS = /(?<![\w:./$€£¥])(\d+(?:[.,]\d+)?) ?k\b/g;
/** Small numbers without a thing counted: "inbox zero". */
const ZERO = /\b(inbox zero|zero \w+)\b/g;

/** Units of time of day and of the calendar, which count nothing that is done. */
const NOT_COUNTED = /^(k|am|pm|a|p|th|st|nd|rd|uhr|oclock|and|or|of|to|by|on|at|in|the|is|for|weeks?|months?|years?|of|last|next|day|days)$/;

function valueOf(text: string): number {
  const known = WORDS[text];
  if (known !== undefined) return known;
  const plain = Number(
    text
      .replace(/k$/, '')
      .replace(/,(?=\d{3}\b)/g, '')
      .replace(',', '.'),
  );
  return text.endsWith('k') ? plain * 1000 : plain;
}

type Finder = { readonly pattern: RegExp; readonly read: (match: RegExpExecArray) => Omit<Quantity, 'text'> };
const FINDERS: readonly Finder[] = [
  { pattern: MONEY, read: (m) => ({ value: valueOf(m[1] ?? m[2] ?? ''), unit: 'money' }) },
  { pattern: NAMED, read: (m) => ({ value: 1, unit: m[1] ?? 'number' }) },
  {
    pattern: /\b(?:bench|squat|deadlift|press|curl|score|hit|weigh|reach|do|run|bike|swim)\s(\d{1,4})\b(?!\s*(?:\p{L}|[:%./-]\d))/gu,
    read: (m) => ({ value: Number(m[1]), unit: 'number' }),
  },
  { pattern: ZERO, read: () => ({ value: 0, unit: 'zero' }) },
  { pattern: COUNTED, read: (m) => ({ value: valueOf(m[1]!), unit: m[2]! }) },
  { pattern: THOUSANDS, read: (m) => ({ value: valueOf(m[1]!), unit: 'km' }) },
  { pattern: /(?<!\d ?)(?<!\w)[x×](\d{1,3})\b/g, read: (m) => ({ value: Number(m[1]), unit: 'times' }) },
  { pattern: /\b(\d+)\s?[x×]\s?\d+\b|\b(once|twice|thrice)\b/g, read: (m) => ({ value: Number(m[1] ?? 1), unit: 'times' }) },
];

/** Every number with what it counts: "30 pages", "$200", "5k", "lecture 4". Dates and clock times should have been taken out before. */
export function quantitiesOf(text: string): Quantity[] {
  const found = FINDERS.flatMap(({ pattern, read }) =>
    [...text.matchAll(pattern)].map((match) => ({ ...read(match), text: match[0], at: match.index })),
  ).filter(({ unit, value }) => !NOT_COUNTED.test(unit) && Number.isFinite(value));
  const isThousand = (one: (typeof found)[number]): boolean => one.text.endsWith('k') && found.some((other) => other !== one && other.at === one.at);
  return found.filter((one) => !isThousand(one)).map(({ at: _, ...quantity }) => quantity);
}

const HOURS = /^(h|hours?|stunden?|horas?|heures?|uur)$/;
const MINUTES = /^(m|min|mins|minutes?|minuten|minutos|minuti|分)$/;

/** Nobody does one thing for so many hours: "23h" is a time of day. */
const HOUR_OF_CLOCK = 12;
/** "Every 8 hours" says how often. */
const HOW_OFTEN = /\bevery \d+ ?h(?:ours?)?\b/;

/** Minutes that were said outright ("30 min", "2h", "half an hour"); null when none were. */
export function statedMinutes(text: string, quantities: readonly Quantity[]): number | null {
  const sum = (unit: RegExp): number | null => quantities.find((quantity) => unit.test(quantity.unit))?.value ?? null;
  const said = sum(HOURS);
  const hours = said === null || said >= HOUR_OF_CLOCK || HOW_OFTEN.test(text) ? null : said;
  const minutes = sum(MINUTES);
  if (hours !== null || minutes !== null) return Math.round((hours ?? 0) * 60 + (minutes ?? 0));
  const cjk = /(\d+)\s?分/.exec(text);
  return cjk ? Number(cjk[1]) : null;
}

const CLOCK = String.raw`(\d{1,2})(?::([0-5]\d)| ?h)? ?(am|pm)?`;
/** "From 9 to 11", "6-8pm", "18:30 to 20:00"; two bare numbers only at the end of what is said. */
const SPAN = new RegExp(String.raw`\b(from |of |between )?${CLOCK} ?(?:-|–|to|until|till|and) ?${CLOCK}(?=\s*$|\b(?! ?\p{L}))`, 'u');
const HALF_A_DAY = 12 * 60;

/** A time of the clock in minutes; null past the end of a day. */
const minuteOf = (hour: string | undefined, minutes = '0'): number | null => (Number(hour) > 24 ? null : Number(hour) * 60 + Number(minutes));

/** Whether two numbers are times: they look like it, or nothing comes after them. */
const isClock = (found: RegExpExecArray, action: string): boolean =>
  found[1] !== undefined || /[:h]|[ap]m/.test(found[0]) || found.index + found[0].length >= action.trimEnd().length;

/** Minutes from one time of the clock to another that were both named; null where there are none. */
export function spannedMinutes(action: string): number | null {
  const found = SPAN.exec(action);
  if (!found || !isClock(found, action) || (found[4] !== undefined && found[7] === undefined)) return null;
  const [from, until] = [minuteOf(found[2], found[3]), minuteOf(found[5], found[6])];
  if (from === null || until === null) return null;
  const long = until > from ? until - from : until - from + HALF_A_DAY;
  return long > 0 && long <= HALF_A_DAY ? long : null;
}
