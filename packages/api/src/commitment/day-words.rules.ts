import { ROMANCE_FAMILY, type DayWords } from './day-words-romance.rules.ts';

/**
 * The words of a promise without the day that they name. Beside a due day they say the same twice, and once the promise was moved, or "tomorrow" has become today, they say
 * something wrong. English and German here, the other languages that are read beside it. The patterns are read by JavaScript and by PostgreSQL alike, case aside: so there is no \b in them, and no group that is used.
 */

const WEEKDAYS = '(?:mon|tues|wednes|thurs|fri|satur|sun)day|(?:mon|diens|donners|frei|sams|sonn)tag|mittwoch|sonnabend';
/** Short for a day only behind a word that belongs to days: "sun" and "sat" are words by themselves. */
const SHORT_WEEKDAYS = String.raw`(?:mon|tues?|wed|thu(?:rs?)?|fri|sat|sun)\.?|(?:mo|di|mi|do|fr|sa|so)\.?`;
const MONTHS =
  '(?:jan(?:uary|uar)?|feb(?:ruary|ruar)?|mar(?:ch)?|märz|apr(?:il)?|may|mai|june?|juni|july?|juli|aug(?:ust)?|sept?(?:ember)?|o[ck]t(?:ober)?|nov(?:ember)?|de[cz](?:ember)?)';
const DATES = String.raw`(?:the )?\d{1,2}(?:st|nd|rd|th)|\d{1,2}(?:st|nd|rd|th|\.)? (?:of )?${MONTHS}\.?(?: 20\d\d)?|${MONTHS}\.? \d{1,2}(?:st|nd|rd|th)?|\d{1,2}\. ?(?:\d{1,2}\.(?: ?(?:20)?\d\d)?)?`;
const COMING = '(?:this|next|coming|diesen|dieser|nächsten|nächster|kommenden|kommender)';
const PLAIN = 'today|tonight|tomorrow|tmrw|the day after tomorrow|heute|[üÜ]bermorgen|morgen';
/** Stretches that need a word before them. */
const WEEKS =
  '(?:this|next|diese|nächste|kommende) (?:week|woche)|(?:this|next|on the|at the|over the|am|dieses|nächstes|kommendes|[üÜ]bers) (?:weekend|wochenende)';
const BEFORE_DAYS = '(?:on|by|until|till|before|am|bis(?: zum)?|vor(?: dem)?)';

/** A day with the word that belongs to it. */
const LED = String.raw`${BEFORE_DAYS}\s+(?:${COMING}\s+)?(?:${WEEKDAYS}|${SHORT_WEEKDAYS})|${BEFORE_DAYS}\s+(?:${DATES})|${COMING}\s+(?:${WEEKDAYS})|(?:by\s+|bis\s+)?(?:${WEEKS})`;
/** "Am morgen" is in the morning, "every friday" and "from tomorrow on" are no due days, and a Black Friday is a name. */
const NOT_BEHIND =
  '(?<!(?:^|\\s)(?:every|each|jeden|jeder|jede|am|guten|vom|den|der|dem|black|good|last|letzten|for|from|since|of|für|von|ab|seit|and|or|und|oder|to|vs|the|a|my))';
const IS_PLAIN = String.raw`(?:(?:by|until|till|bis)\s+)?(?:${PLAIN})`;
const NO_PART_OF_DAY = '(?!\\s+(?:morning|afternoon|evening|night))';

/** What every day has something of; whatever has none of it is looked at no further. */
const MARK = String.raw`day|tag|mittwoch|sonnabend|morgen|heute|week|woche|tonight|tmrw|tomorrow|\d|\s(?:mon|tue|wed|thu|fri|sat|sun|mo|di|mi|do|fr|sa|so)`;

const ENGLISH_AND_GERMAN: DayWords = {
  mark: MARK,
  places: [
    String.raw`(?<=\S)[,;:–-]*${NOT_BEHIND}\s+(?:${LED}|${IS_PLAIN}|${WEEKDAYS})[.!]*\s*$`,
    String.raw`^\s*(?:${LED}|${IS_PLAIN})${NO_PART_OF_DAY}[,:]?\s+(?=\S)`,
    String.raw`(?<=\S)${NOT_BEHIND}\s+(?:(?:${LED}|${IS_PLAIN})${NO_PART_OF_DAY}(?=,?\s+\S)|(?:${WEEKDAYS})(?=\s+(?:at|um|around|gegen)\s+\d))`,
  ],
};

/** The first place that is there is taken out, where words have the mark of its languages. Something else has to be left on that side. */
export const DAY_WORDS: readonly DayWords[] = [ENGLISH_AND_GERMAN, ROMANCE_FAMILY];

const expression = (pattern: string): RegExp => new RegExp(pattern, 'iu');
const known = DAY_WORDS.map(({ mark, places }) => ({ mark: expression(mark), places: places.map(expression) }));

/** "Call mum" of "call mum on friday"; the words as they are where they name no day, or nothing but a day. */
export function withoutDay(words: string): string {
  const found = known.flatMap(({ mark, places }) => (mark.test(words) ? places : [])).find((place) => place.test(words));
  return found === undefined ? words : words.replace(found, '').trim();
}
