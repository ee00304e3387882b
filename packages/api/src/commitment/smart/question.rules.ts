import type { Language } from './gloss.rules.ts';
import type { SmartLetter, SmartPoints, WhenKind } from './reading.rules.ts';

const MOST: Readonly<Record<SmartLetter, number>> = { S: 2, M: 2, A: 2, R: 1, T: 2 };
/** Which letter is asked for first among equally weak ones. */
const ORDER: readonly SmartLetter[] = ['S', 'T', 'M', 'A', 'R'];

const QUESTIONS: Readonly<Record<SmartLetter, string>> = {
  S: 'What exactly will you do?',
  M: 'How will you know it is done: how many, how long, or what will be finished?',
  A: 'What is a part of it that you are sure to manage?',
  R: 'What is it good for?',
  T: 'By which day will it be done?',
};

/**
 * The letter that most weakens a promise and the question that would mend it; null when nothing is missing. A done-or-not-done promise is measurable enough.
 * @param isWhole whether it names something that is done by itself, so that nothing is open in it
 */
export function questionFor(points: SmartPoints, kind: WhenKind, isWhole: boolean): { readonly letter: SmartLetter; readonly text: string } | null {
  if (kind === 'invalid') return { letter: 'T', text: 'The calendar does not have that day. Which day do you mean?' };
  if (kind === 'past') return { letter: 'T', text: 'That day has passed. By which day will it be done?' };
  const missing = (letter: SmartLetter): number => (letter === 'S' && isWhole ? 0 : (MOST[letter] - points[letter]) / MOST[letter]);
  const weakest = ORDER.reduce((a, b) => (missing(b) > missing(a) ? b : a));
  // Done or not done can be told without a number, and "this weekend" is a day that can be confirmed.
  if (missing(weakest) < 1 && weakest !== 'S' && weakest !== 'A') return null;
  if (missing(weakest) === 0) return null;
  return { letter: weakest, text: QUESTIONS[weakest] };
}

/** Words that only hedge or open; taking them away leaves the promise. */
const FILLERS: Readonly<Record<Language, RegExp>> = {
  en: /\b(?:maybe|perhaps|probably|prob|prolly|hopefully|possibly|i guess|kind of|sort of|kinda|just|really|literally|actually|basically|definitely|finally|try to|try and|attempt to|i think|if i can|if possible|some ?how|at some point|sometimes?|some ?day|soon|eventually|idk)\b[, ]*/giu,
  de: /(?<!\p{L})(?:vielleicht|eventuell|evtl\.?|womöglich|hoffentlich|irgendwann(?: mal)?|irgendwie|eigentlich|halt|endlich mal|mal|wirklich|versuchen zu|also|ich (?:werde|will|möchte|muss|sollte))(?!\p{L})[, ]*/giu,
  es: /(?<!\p{L})(?:quizás?|tal vez|a lo mejor|ojalá|algún día|de alguna manera|intentar|intento|voy a|tengo que|quiero|debo)(?!\p{L})[, ]*/giu,
  fr: /(?<!\p{L})(?:peut-être|un jour|si possible|vraiment|enfin|j'essaierai (?:peut-être )?d[e']|essayer d[e']|je vais|je dois|je veux|il faut)(?!\p{L})[, ]*/giu,
  pt: /(?<!\p{L})(?:talvez|quem sabe|algum dia|tomara|tentar|eu tente|eu vou|vou|tenho que|preciso|quero)(?!\p{L})[, ]*/giu,
};
const OPENING =
  /^(?:ok|okay|so|well|and|hey|yeah|please)[,:;]?\s+|^(?:i'?m|im|i am|we'?re) (?:going to|gonna|gna|planning to|trying to|hoping to)\s+|^(?:i'?ll|i will|ill|we will|gonna|gna|going to|will|imma)\s+|^(?:i|we) (?:really |just )*(?:need|want|have|plan|intend|promise|commit|hope|should|must|gotta|wanna)(?: to)?\s+|^(?:i'?d (?:like|love) to|let me|let'?s|gotta|need to|want to|wanna|have to|to)\s+|^my goal (?:is )?(?:to )?/iu;
const CLOSING = /[\s,]*(?:i swear|i promise|for real|no excuses|lol|haha|idk|pls|please|lfg|fr)?[\s.,;:!-]*$/iu;
/** Only what is written out is changed: the rest stays in the member's own words. */
const withoutOpenings = (text: string): string => {
  let left = text.trim();
  for (let before = ''; before !== left;) {
    before = left;
    left = left.replace(OPENING, '').trim();
  }
  return left;
};

/**
 * The promise in the member's own words without its hedges and openings; null when nothing was in the way, or too little would be left. It only ever takes words away, so it
 * cannot hold a number, a date or a name that was not given.
 */
export function rewriteOf(text: string, language: Language): string | null {
  const given = text
    .replace(/\p{Extended_Pictographic}|[\u{FE00}-\u{FE0F}\u{200B}-\u{200D}]/gu, '')
    .replace(/\s+/g, ' ')
    .trim();
  const opened = language === 'en' ? withoutOpenings(given) : given;
  const plain = opened.replace(FILLERS[language], '').replace(/\s+/g, ' ').trim();
  const shorter = (language === 'en' ? withoutOpenings(plain) : plain).replace(CLOSING, '').replace(/^[\s,.-]+/, '');
  if (shorter.split(' ').length < 2 || shorter.toLowerCase() === given.replace(/[\s.!]+$/, '').toLowerCase()) return null;
  return `${shorter.charAt(0).toUpperCase()}${shorter.slice(1)}.`;
}
