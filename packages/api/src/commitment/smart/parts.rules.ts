import { findWhen } from './find-when.rules.ts';
import { glossOf, languageOf, type Language } from './gloss.rules.ts';
import { harmOf } from './harm-sense.rules.ts';
import { harmSigns } from './harm-signs.rules.ts';
import { intentOf } from './intent.rules.ts';
import { actionOf, isOnlyEmoji, normalise, plainWords } from './normalise.rules.ts';
import type { Intent } from './reading.rules.ts';
import { safetyOf } from './safety.rules.ts';
import { splitItems } from './split.rules.ts';
import { beginsWithVerb } from './verbs.rules.ts';
import type { Moment, When } from './when.rules.ts';

/** One promise as it was written, and in English without "I will" and the like. */
export type Words = { readonly text: string; readonly action: string; readonly when: When };

/** A message taken apart. `normal`: all of it in plain English; `harm`: how much its words speak of harm, in log odds, where no rule is sure of it; `isCertain`: whether its words alone tell what it wants, `promises`: how likely a promise, 0 to 1. */
export type Parts = {
  readonly language: Language;
  readonly intent: Intent;
  readonly isCertain: boolean;
  readonly promises: number;
  readonly isUnsafe: boolean;
  readonly harm: { readonly alone: number; readonly besideVector: number };
  readonly normal: string;
  readonly words: readonly Words[];
};

const COMMAND = /^\/(commit|promise|add|new)(@\w+)?\s+/i;
/** Openings such as "today:" are no part of the action, and yet say when. */
const timed = (normal: string, action: string): string =>
  /^(?:(?:from|starting|as of) (?:today|tomorrow|\w+day)|today|tonight|tomorrow)\b/.test(normal) ? normal : action;
/** An hour is meant for the one thing beside which it stands. */
const CLOCK_ALONE = /^(?:at|by|before|until|around|@)? ?\d{1,2}(?::\d\d)? ?(?:am|pm)?$/;

/** A day said once, in the heading or beside one of several promises, is meant for all that say none. */
function share(words: readonly Words[], heading: When): Words[] {
  const said = words.filter(({ when }) => when.kind !== 'none' && !CLOCK_ALONE.test(when.text));
  const shared = heading.kind === 'none' ? (said.length === 1 ? said[0]!.when : null) : heading;
  return words.map((word) => (word.when.kind === 'none' && shared !== null ? { ...word, when: { ...shared, text: '' } } : word));
}

/** German says what is done at the end, "den Keller aufräumen": put first, as the rules read it. What says when comes last. */
function verbFirst(action: string, when: string): string {
  const words = (when === '' ? action : action.replace(when, ' ')).split(' ').filter((word) => word !== '');
  const taken = words.at(-1) === 'do' || /^(?:up|out|off|down|away|back)$/.test(words.at(-1) ?? '') ? 2 : 1;
  const verb = words.slice(-taken);
  if (words.length <= taken || beginsWithVerb(words.join(' ')) || !beginsWithVerb((verb[1] === 'do' ? verb.toReversed() : verb).join(' '))) return action;
  return [...(verb[1] === 'do' ? verb.toReversed() : verb), ...words.slice(0, -taken), when].join(' ').trim();
}

function wordsOf(item: string, toEnglish: (text: string) => string, { moment, language }: { moment: Moment; language: Language }): Words {
  const normal = normalise(toEnglish(item));
  const action = actionOf(normal);
  const said = action === '' ? normal : action;
  const when = findWhen(action === '' ? normal : timed(normal, action), moment);
  return { text: item, action: language === 'de' ? verbFirst(said, when.text) : said, when };
}

/** Takes a message apart; what it wants is told by rules alone. */
export function partsOf(given: string, locale: string | null, moment: Moment): Parts {
  const text = isOnlyEmoji(given) ? given : plainWords(given);
  const isUnsafe = safetyOf(text) !== 'none';
  const language = languageOf(text.replace(/^\/\w+/, ''), locale);
  const toEnglish = (part: string): string => glossOf(part, language);
  const { intent, isCertain, promises } = isUnsafe ? { intent: 'promise' as const, isCertain: true, promises: 1 } : intentOf(given, language);
  const normal = normalise(toEnglish(text));
  const around = { language, intent, isCertain, promises, isUnsafe, harm: harmOf(harmSigns(text, normal, language)), normal };
  if (intent !== 'promise' && isCertain) return { ...around, words: [] };
  const { heading, items } = isUnsafe ? { heading: '', items: [text] } : splitItems(text.replace(COMMAND, ''), toEnglish);
  const words = share(
    items.map((item) => wordsOf(item, toEnglish, { moment, language })),
    findWhen(normalise(toEnglish(heading)), moment),
  );
  return { ...around, words: words.length === 1 ? [{ ...words[0]!, text: given.replace(COMMAND, '').trim() }] : words };
}
