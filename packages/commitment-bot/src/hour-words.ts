/** Hours in the words of a promise, in the languages that are read: to give it another one, or none. */

const UNITS = '(?:km|kg|kilo|%|percent|prozent|pages?|seiten|minutes?|minuten|min|hours?|stunden|euros?|€|dollars?|places|sets?)';
const HOURS = String.raw`\d{1,2}(?:[:.]\d\d)?`;
const AN_HOUR = [
  String.raw`(?:(?:at|around)\s+|@\s*)?${HOURS}\s*(?:[ap]\.?m\.?(?![\p{L}\d])|o['’]?clock)`,
  String.raw`(?:(?:at|around|um|gegen)\s+|@\s*)?\d{1,2}:\d\d(?:\s*uhr)?`,
  String.raw`(?:(?:um|gegen)\s+)?${HOURS}\s*uhr(?:\s+\d\d(?!\d))?`,
  String.raw`(?:(?:at|around|um|gegen)\s+(?:halb\s+)?|@\s*)${HOURS}(?!\s*${UNITS}|[\d/-])`,
  String.raw`(?:a las?|[àa]s|à)\s+\d{1,2}(?::\d\d|\s*h(?:eures?|oras?|s)?\s?(?:\d\d)?)?(?!\s*${UNITS}|[\d/-])`,
].join('|');
const HOUR = new RegExp(String.raw`[,;]?(?<![\p{L}\d])(?:${AN_HOUR})(?![\p{L}\d])`, 'iu');

const NO_FIXED = '(?:(?:a|any|the|fixed|set|specific|feste|bestimmte)\\s+)*';
/** Said behind a promise, or alone. */
const NO_HOUR = `without\\s+${NO_FIXED}(?:time|hour)|no\\s+(?:fixed|set|specific)\\s+(?:time|hour)|at\\s+any\\s+time|ohne\\s+${NO_FIXED}(?:uhrzeit|zeit)|keine\\s+${NO_FIXED}uhrzeit|egal\\s+wann|zu\\s+jeder\\s+zeit|sin\\s+hora|sans\\s+heure|sem\\s+hora`;
/** Said alone, or behind a comma: "waste no time" means something else. */
const NO_HOUR_ALONE = 'no\\s+(?:time|hour)|any\\s?time|whenever|irgendwann|keine\\s+zeit\\s+mehr';
const TIMELESS = new RegExp(`(?:^|\\s*[,;(–-]\\s*)(?:${NO_HOUR}|${NO_HOUR_ALONE})[.!)]*\\s*$|\\s+(?:${NO_HOUR})[.!]*\\s*$`, 'iu');

const tidy = (words: string): string =>
  words
    .replaceAll(/\s+/gu, ' ')
    .replaceAll(/\s+([,.;!])/gu, '$1')
    .replace(/^[\s,;]+|[\s,;]+$/gu, '');

/** Words that ask for no hour: "call mum, no time" is "call mum"; nothing is left of "ohne Uhrzeit". Null where they do not ask for it. */
export function askedWithoutHour(words: string): string | null {
  return TIMELESS.test(words) ? tidy(words.replace(TIMELESS, '')) : null;
}

/** The hour that words name, as they name it; null where they name none. */
export const hourIn = (words: string): string | null => HOUR.exec(words)?.[0].replace(/^[,;\s]+/u, '') ?? null;

/** "Call mum" of "call mum at 7"; the words as they are where nothing else is in them. */
export function withoutHour(words: string): string {
  const left = tidy(words.replace(HOUR, ''));
  return left === '' ? words : left;
}

/** Whether words name an hour and nothing else. */
export const isHourAlone = (words: string): boolean => hourIn(words) !== null && !/[\p{L}\d]/u.test(words.replace(HOUR, ''));

const plain = (words: string): string => (words.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []).join(' ');

/** Whether words say what others say, but for the hour of those. */
export const saysTheSame = (words: string, others: readonly string[]): boolean =>
  others.some((other) => plain(words) === plain(withoutHour(other)) || plain(words) === plain(other));
