import { foreignIntent } from './intent-foreign.rules.ts';
import { glossOf, type Language } from './gloss.rules.ts';
import { actionOf, isOnlyEmoji, normalise, plainWords } from './normalise.rules.ts';
import { isChat, isQuestion, isReport } from './intent-english.rules.ts';
import { beginsWithVerb, speaksOfAction } from './verbs.rules.ts';
import type { Intent } from './reading.rules.ts';

const COMMIT_COMMAND = /^\/(commit|promise|add|new)(@\w+)?\s+\S/i;
/** What is marked as done with a sign. */
const CHECKED = /[✅☑✔✓]/u;
const ACTIVE_EMOJI = /💪|🏃|🏋|🚴|🏊|🧘|📚|🧹/u;
const CJK = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/u;
const hasLetters = (text: string): boolean => /\p{L}{2,}/u.test(text);

/** "asdfgh": letters without a vowel, or as keys lie. Scripts without vowels of their own are words all the same. */
const isGibberish = (text: string): boolean =>
  /^[a-z ;]+$/.test(text) &&
  text
    .split(/[ ;]+/)
    .every(
      (word) => word.length > 2 && !speaksOfAction(word) && (!/[aeiouy]/.test(word) || /(.)\1{3}/.test(word) || KEYS.test(word) || /[^aeiouy]{5}/.test(word)),
    );
const KEYS = /asd|sdf|dfg|fgh|ghj|hjk|jkl|qwe|wer(?!e)|zxc|xcv|cvb|qwp|poiu/;

const isReadable = (normal: string): boolean => (hasLetters(normal) || CJK.test(normal) || /\d\s?\p{L}/u.test(normal)) && !isGibberish(normal);

const DAY =
  /\b(today|tonight|tomorrow|(?:mon|tues|wednes|thurs|fri|satur|sun)day|weeks?|weekends?|months?|days|hours?|minutes?|daily|every|by|until|before|after|noon|eod|eow|asap)\b/;
const INTENDS = /^(?:i'?ll|ill|i will|i'?m going to|i'?m gonna|gonna|going to|i want to|i need to|i have to|i must|my goal|goal|let'?s|i'?d like)\b/;

/** How much in a message says that something is to be done: a verb at its head, an intention, a number, a day, a thing people do. 0 when nothing does. */
function signsOfPromise(normal: string, action: string): number {
  const signs = [
    beginsWithVerb(action),
    INTENDS.test(normal) || normal !== action,
    /\d/.test(normal),
    DAY.test(normal),
    /^(?:no|without|not|less|more|fewer) \p{L}{3,}/u.test(action),
    speaksOfAction(action) || /\b(?:stuff|things|something|goals?)\b/.test(action),
  ];
  return signs.filter(Boolean).length;
}

/** What a message wants, and whether that is certain: where it is not, more than rules may be asked. */
export type IntentRead = { readonly intent: Intent; readonly isCertain: boolean };
const certain = (intent: Intent): IntentRead => ({ intent, isCertain: true });

/** What a message wants: to promise, to report what was done, to ask, or only to talk. */
export function intentOf(given: string, language: Language): IntentRead {
  const text = isOnlyEmoji(given) ? given : plainWords(given);
  const trimmed = text.trim();
  const isCommand = COMMIT_COMMAND.test(trimmed);
  if (trimmed.startsWith('/') && !isCommand) return certain('chat');
  if (isOnlyEmoji(text)) return certain(ACTIVE_EMOJI.test(text) ? 'promise' : 'chat');
  const normal = normalise(glossOf(text, language));
  if (!isReadable(normal)) return certain('chat');
  if (isCommand) return certain('promise');
  return (language === 'en' ? null : foreign(text, language)) ?? english(text, normal, CHECKED.test(given));
}

function foreign(text: string, language: Exclude<Language, 'en'>): IntentRead | null {
  const intent = foreignIntent(text, language);
  return intent === null ? null : certain(intent);
}

function english(text: string, normal: string, isChecked: boolean): IntentRead {
  if (isQuestion(normal)) return certain('question');
  if (isReport(normal, { isGlossed: normal !== normalise(text), isChecked })) return certain('report');
  const action = actionOf(normal);
  if (isChat(normal, action)) return certain('chat');
  const signs = signsOfPromise(normal, action);
  return signs === 0
    ? { intent: action.split(' ').length <= 2 && CJK.test(action) ? 'promise' : 'chat', isCertain: false }
    : { intent: 'promise', isCertain: signs > 1 };
}
