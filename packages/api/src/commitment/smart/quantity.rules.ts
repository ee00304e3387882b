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
  half: 0.5,
};
const NUMBER = String.raw`(\d+(?:[.,]\d+)*(?:k(?!\p{L}))?|${Object.keys(WORDS).join('|')})`;
const MONEY = /[$€£¥]\s?(\d+(?:[.,]\d+)*k?)|(\d+(?:[.,]\d+)*k?)\s?(?:dollars|euros?|bucks|usd|eur|gbp)\b/g;
const COUNTED = new RegExp(String.raw`(?<![\w:./])${NUMBER}(?:\s?[-x×]\s?\d+)?\s?-?(%|\p{L}+)`, 'gu');
const NAMED = /\b(chapter|lecture|lesson|module|unit|episode|level|part|page|week|section|assignment|problem set|pset)s? (\d+)\b|#(\d+)/g;
/** Small numbers without a thing counted: "inbox zero". */
const ZERO = /\b(inbox zero|zero \w+)\b/g;

/** Units of time of day and of the calendar, which count nothing that is done. */
const NOT_COUNTED = /^(am|pm|a|p|th|st|nd|rd|uhr|oclock|and|or|of|to|by|on|at|in|the|is|for|weeks?|months?|years?|of|last|next|day|days)$/;

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

/** Every number with what it counts: "30 pages", "$200", "5k", "lecture 4". Dates and clock times should have been taken out before. */
export function quantitiesOf(text: string): Quantity[] {
  const found: Quantity[] = [];
  for (const m of text.matchAll(MONEY)) found.push({ value: valueOf((m[1] ?? m[2])!), unit: 'money', text: m[0] });
  for (const m of text.matchAll(NAMED)) found.push({ value: 1, unit: m[1] ?? 'number', text: m[0] });
  for (const m of text.matchAll(ZERO)) found.push({ value: 0, unit: 'zero', text: m[0] });
  for (const m of text.matchAll(COUNTED)) {
    const unit = m[2]!;
    if (!NOT_COUNTED.test(unit)) found.push({ value: valueOf(m[1]!), unit, text: m[0] });
  }
  for (const m of text.matchAll(/(?<![\w:./])(\d+)k\b/g)) found.push({ value: Number(m[1]), unit: 'km', text: m[0] });
  for (const m of text.matchAll(/\b(\d+)\s?[x×]\s?\d+\b|\b(once|twice|thrice)\b/g)) found.push({ value: Number(m[1] ?? 1), unit: 'times', text: m[0] });
  return found;
}

const HOURS = /^(h|hours?|stunden?|horas?|heures?|uur)$/;
const MINUTES = /^(m|min|mins|minutes?|minuten|minutos|minuti|分)$/;

/** Minutes that were said outright ("30 min", "2h", "half an hour"); null when none were. */
export function statedMinutes(text: string, quantities: readonly Quantity[]): number | null {
  if (/\bhalf an hour\b/.test(text)) return 30;
  if (/\b(for )?an hour and a half\b/.test(text)) return 90;
  const hours = quantities.find((q) => HOURS.test(q.unit));
  const minutes = quantities.find((q) => MINUTES.test(q.unit));
  if (hours || minutes) return Math.round((hours?.value ?? 0) * 60 + (minutes?.value ?? 0));
  if (/\b(for|an) hour\b/.test(text)) return 60;
  const cjk = /(\d+)\s?分/.exec(text);
  return cjk ? Number(cjk[1]) : null;
}
