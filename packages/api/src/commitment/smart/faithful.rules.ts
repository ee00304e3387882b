import { datesIn, numbersIn } from './calendar-words.rules.ts';
import type { Language } from './gloss.rules.ts';
import { contactsIn, somebodiesIn, type Names } from './mask.rules.ts';
import { safetyOf } from './safety.rules.ts';

/** What a text of a language model is held against. */
export type Given = { readonly text: string; readonly names: Names; readonly language: Language };

const words = (text: string): readonly string[] => text.toLowerCase().match(/\p{L}[\p{L}\p{M}]*/gu) ?? [];
/** "Running" and "run" begin alike; so much of a word is compared. */
const STEM = 4;
const stems = (text: string): ReadonlySet<string> => new Set(words(text).map((word) => word.slice(0, STEM)));
const isWithin = (part: ReadonlySet<string>, whole: ReadonlySet<string>): boolean => [...part].every((one) => whole.has(one));

function addsNobody(said: string, { text, names, language }: Given): boolean {
  const known = new Set(words(text));
  return somebodiesIn(said, names, language).every((name) => words(name).every((word) => known.has(word) || known.has(word.replace(/s$/, ''))));
}

/** Whether a sentence about a promise names no number, day, person or address that is not in the promise, and nothing that could hurt. */
export function addsNothing(said: string, given: Given): boolean {
  return (
    isWithin(numbersIn(said), numbersIn(given.text)) &&
    isWithin(datesIn(said), datesIn(given.text)) &&
    contactsIn(said).every((contact) => given.text.includes(contact)) &&
    addsNobody(said, given) &&
    safetyOf(said) === 'none'
  );
}

const REFUSAL =
  /(?<!\p{L})(?:not|no|never|without|don['’]?t|won['’]?t|stop|quit|avoid|kein\p{L}*|nicht|nie|ohne|nunca|sin|sans|jamais|ne|pas|não|sem)(?!\p{L})/iu;
/** So much of a rewrite is the member's own. */
const OWN_SHARE = 0.5;
const SHORT_WORD = 3;

/** Whether a rewrite says what the promise says: it adds nothing, loses no number and no day, turns nothing round, and is for the most part in the same words. */
export function isSamePromise(said: string, given: Given): boolean {
  if (!addsNothing(said, given)) return false;
  if (!isWithin(numbersIn(given.text), numbersIn(said)) || !isWithin(datesIn(given.text), datesIn(said))) return false;
  if (REFUSAL.test(said) !== REFUSAL.test(given.text)) return false;
  const own = stems(given.text);
  const told = words(said).filter((word) => word.length > SHORT_WORD);
  return told.length > 0 && told.filter((word) => own.has(word.slice(0, STEM))).length >= told.length * OWN_SHARE;
}
