import type { Judged, Spoken } from './points.rules.ts';
import { actionOf, normalise } from './normalise.rules.ts';
import type { SmartLetter } from './reading.rules.ts';

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

/** The letter that most weakens a promise and the question that would mend it; null when nothing is missing. A done-or-not-done promise is measurable enough. */
export function questionFor(judged: Judged, spoken: Spoken): { readonly letter: SmartLetter; readonly text: string } | null {
  if (spoken.when.kind === 'invalid') return { letter: 'T', text: 'The calendar does not have that day. Which day do you mean?' };
  if (spoken.when.kind === 'past') return { letter: 'T', text: 'That day has passed. By which day will it be done?' };
  const missing = (letter: SmartLetter): number => (MOST[letter] - judged[letter].points) / MOST[letter];
  const weakest = ORDER.reduce((a, b) => (missing(b) > missing(a) ? b : a));
  // Done or not done can be told without a number, and "this weekend" is a day that can be confirmed.
  if (missing(weakest) < 1 && weakest !== 'S' && weakest !== 'A') return null;
  if (missing(weakest) === 0) return null;
  return { letter: weakest, text: QUESTIONS[weakest] };
}

const FILLER =
  /\b(maybe|perhaps|probably|hopefully|possibly|i guess|kind of|sort of|just|really|literally|actually|basically|like|definitely|finally|try to|try and|attempt to|i think|if i can|if possible|some ?how|at some point|sometime|someday|soon|eventually)\b[, ]*/g;
const SPOKEN_SHORT = /\b(gna|gonna|gunna|wanna|tmrw|tmw|tmr|pls|lol)\b/;

/** The promise with its hedges taken out and a capital letter; null when nothing was in the way, or nothing would be left. It only ever takes words away. */
export function rewriteOf(text: string, action: string): string | null {
  const plain = actionOf(
    action
      .replace(FILLER, '')
      .replace(/\s+/g, ' ')
      .replace(/^[\s,.-]+|[\s,.-]+$/g, ''),
  ).replace(/^to\s+/, '');
  if (plain.split(' ').length < 2) return null;
  const isHedged = plain !== action || SPOKEN_SHORT.test(text.toLowerCase());
  if (!isHedged || plain === normalise(text)) return null;
  return `${plain.charAt(0).toUpperCase()}${plain.slice(1)}.`;
}
