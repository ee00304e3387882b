import { foreignIntent } from './intent-foreign.rules.ts';
import { glossOf, type Language } from './gloss.rules.ts';
import { actionOf, isOnlyEmoji, normalise, plainWords } from './normalise.rules.ts';
import { isChat, isInjection, isQuestion, isReport } from './intent-english.rules.ts';
import { clausesOf } from './intent-kinds.rules.ts';
import { intentsBySigns } from './intent-sense.rules.ts';
import { signsOf } from './intent-signs.rules.ts';
import { beginsWithVerb, speaksOfAction } from './verbs.rules.ts';
import { INTENTS, type Intent } from './reading.rules.ts';

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

/** What patterns make of a message. */
type Ruled = { readonly intent: Intent; readonly isCertain: boolean };
/** What a message wants, and how likely it promises something, 0 to 1; `isCertain`: whether that is enough, or more than signs may be asked. */
export type IntentRead = Ruled & { readonly promises: number };
const certain = (intent: Intent): IntentRead => ({ intent, isCertain: true, promises: intent === 'promise' ? 1 : 0 });

/** A message in its forms: without pictures, and in plain English. */
type Forms = { readonly text: string; readonly normal: string };
function formsOf(given: string, language: Language): Forms {
  const text = isOnlyEmoji(given) ? given : plainWords(given);
  return { text, normal: normalise(glossOf(text, language)) };
}

/** What needs no reading: commands, pictures alone, keys hit at random, and what is said to the machine behind the reader. */
function byForm(given: string, { text, normal }: Forms): IntentRead | null {
  const trimmed = text.trim();
  const isCommand = COMMIT_COMMAND.test(trimmed);
  if (trimmed.startsWith('/') && !isCommand) return certain('chat');
  if (isOnlyEmoji(given)) return certain(ACTIVE_EMOJI.test(text) ? 'promise' : 'chat');
  if (!isReadable(normal) || isInjection(normal)) return certain('chat');
  return isCommand ? certain('promise') : null;
}

/** What the patterns of each language say. */
function byPatterns(given: string, { text, normal }: Forms, language: Language): Ruled {
  return (language === 'en' ? null : foreign(text, language)) ?? english(text, normal, CHECKED.test(given));
}

/** What patterns make of a message, and every sign for or against a promise in it. */
type Signs = { readonly ruled: Ruled; readonly signs: readonly string[] };

function signsInForms(given: string, forms: Forms, language: Language): Signs {
  const ruled = byPatterns(given, forms, language);
  const clauses = clausesOf(forms.text).map((clause) => {
    const of = formsOf(clause, language);
    return byForm(clause, of) ?? byPatterns(clause, of, language);
  });
  return { ruled, signs: signsOf({ ...forms, language, action: actionOf(forms.normal) }, ruled, clauses) };
}

/** Every sign for or against a promise in a message; null where its form alone tells what it wants. */
export function signsIn(given: string, language: Language): readonly string[] | null {
  const forms = formsOf(given, language);
  return byForm(given, forms) === null ? signsInForms(given, forms, language).signs : null;
}

/** So likely an intent has to be that no more is asked. */
const CERTAIN = 0.8;
/** Up to here what is learned gives way to what patterns found: a promise taken for talk is lost, while talk taken for a promise is only asked about. */
const GIVES_WAY = { certainPromise: 0.92, promise: 0.65, certain: 0.6, other: 0.5 } as const;

const givesWay = ({ intent, isCertain }: Ruled): number =>
  intent === 'promise' ? GIVES_WAY[isCertain ? 'certainPromise' : 'promise'] : GIVES_WAY[isCertain ? 'certain' : 'other'];

/** A few words of which none is done: a place or a person, unless a model says otherwise. Capital letters say nothing: people leave them out. */
const isName = (normal: string, { intent, isCertain }: Ruled): boolean => intent === 'chat' && !isCertain && isFewWithoutAction(normal);
export const isFewWithoutAction = (text: string): boolean => text.split(/\s+/).length <= 3 && !speaksOfAction(text.toLowerCase());

/** What a message wants: to promise, to report what was done, to ask, or only to talk. Patterns find signs; how much each of them counts was learned. */
export function intentOf(given: string, language: Language): IntentRead {
  const forms = formsOf(given, language);
  const formal = byForm(given, forms);
  if (formal !== null) return formal;
  const { ruled, signs } = signsInForms(given, forms, language);
  if (isName(forms.normal, ruled)) return { intent: 'chat', isCertain: false, promises: 0.5 };
  const likely = intentsBySigns(signs);
  const promises = likely.promise;
  const against = ruled.intent === 'promise' ? 1 - promises : promises;
  const isCertain = Math.max(against, 1 - against) >= CERTAIN;
  const likeliest = INTENTS.reduce((a, b) => (likely[b] > likely[a] ? b : a));
  return { intent: against < givesWay(ruled) ? ruled.intent : likeliest, isCertain, promises };
}

function foreign(text: string, language: Exclude<Language, 'en'>): Ruled | null {
  const intent = foreignIntent(text, language);
  return intent === null ? null : certain(intent);
}

function english(text: string, normal: string, isChecked: boolean): Ruled {
  if (isQuestion(normal)) return certain('question');
  if (isReport(normal, { isGlossed: normal !== normalise(text), isChecked })) return certain('report');
  const action = actionOf(normal);
  if (isChat(normal, action)) return certain('chat');
  const signs = signsOfPromise(normal, action);
  return signs === 0
    ? { intent: action.split(' ').length <= 2 && CJK.test(action) ? 'promise' : 'chat', isCertain: false }
    : { intent: 'promise', isCertain: signs > 1 };
}
