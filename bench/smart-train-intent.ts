import { languageOf } from '../packages/api/src/commitment/smart/gloss.rules.ts';
import { PLACES, weighed } from '../packages/api/src/commitment/smart/intent-sense.rules.ts';
import { signsIn } from '../packages/api/src/commitment/smart/intent.rules.ts';
import { plainWords } from '../packages/api/src/commitment/smart/normalise.rules.ts';
import { INTENTS, type Intent } from '../packages/api/src/commitment/smart/reading.rules.ts';
import { agreedMessages, type Labelled, labelledMessages, linesOf, OPEN_PARTS } from './lib/smart-corpus.ts';
import { isAsked, writeRows } from './lib/smart-training.ts';
import { type Known, probable, softmax } from './lib/softmax.ts';

// `tsx --conditions=progress-source bench/smart-train-intent.ts [--check]`: learns how much each sign of an intent counts, and writes intent-weights.rules.ts. With --check it writes nothing: every
// fourth of the messages is read by weights learned from the rest. No chance is in it: the same files give the same weights. The sealed messages are no part of it.
type Example = { readonly part: string; readonly text: string; readonly intent: Intent };

const SETTINGS = { epochs: 150, rate: 0.05, decay: 5e-4 };
const FOLDS = 4;
/** Messages that no pattern was made for tell most of how patterns fail; phrases are no messages. */
const COUNTS: Readonly<Record<string, number>> = {
  development: 0.5,
  fresh: 0.5,
  'fresh-b': 0.5,
  'fresh-c': 0.5,
  'fresh-d': 1.5,
  'train-d': 1.5,
  'train-f': 1.5,
  'train-g': 1.5,
  agreed: 0.3,
  wanted: 0.7,
  said: 1,
  phrases: 0.15,
};
/** Most labelled messages are promises. */
const NO_PROMISE_COUNTS = 1;

const fromMessages = (part: string, messages: readonly Labelled[]): Example[] =>
  messages.filter(({ harm }) => harm === null).map(({ text, intent }) => ({ part, text, intent }));

/** What was wanted of a reading: an intent, or of a promise its days or their number. */
const fromWanted = (): Example[] =>
  linesOf('smart-wanted.txt').map((line) => {
    const [, written = '', wanted = ''] = line.split(' | ');
    return { part: 'wanted', text: written.replace(/^\{\S+\} /, ''), intent: INTENTS.find((intent) => intent === wanted) ?? 'promise' };
  });

/** Messages that were written for learning only. */
const fromSaid = (): Example[] =>
  linesOf('smart-said.txt').map((line) => {
    const [, text = '', intent = ''] = line.split(' | ');
    return { part: 'said', text, intent: INTENTS.find((one) => one === intent)! };
  });

const fromPhrases = (): Example[] =>
  ['smart-phrases.txt', 'smart-efforts.txt'].flatMap(linesOf).flatMap((line) => {
    const at = line.indexOf(': ');
    const intent: Intent = line.startsWith('talk') ? 'chat' : 'promise';
    return line
      .slice(at + 2)
      .split('|')
      .map((text) => ({ part: 'phrases', text, intent }));
  });

const examples = [
  ...OPEN_PARTS.flatMap((part) => fromMessages(part, labelledMessages(part))),
  ...fromMessages('agreed', agreedMessages()).filter(({ intent }) => intent === 'promise'),
  ...fromWanted(),
  ...fromSaid(),
  ...fromPhrases(),
];

/** What form alone tells is not learned. */
const known = examples.flatMap(({ part, text, intent }): (Known & Example)[] => {
  const signs = signsIn(text, languageOf(plainWords(text).replace(/^\/\w+/, ''), part === 'phrases' ? 'en' : null));
  return signs === null
    ? []
    : [{ part, text, intent, at: weighed(signs), row: INTENTS.indexOf(intent), weight: COUNTS[part]! * (intent === 'promise' ? 1 : NO_PROMISE_COUNTS) }];
});
const size = { rows: INTENTS.length, places: PLACES };

if (isAsked('check')) check();
else writeRows('intent', softmax(known, size, SETTINGS));
console.log(`${known.length} examples, ${INTENTS.map((intent) => `${intent} ${known.filter((one) => one.intent === intent).length}`).join(', ')}`);

function check(): void {
  const right = new Map<string, boolean[]>();
  for (let fold = 0; fold < FOLDS; fold += 1) {
    const isHeldBack = (index: number): boolean => index % FOLDS === fold;
    const weights = softmax(
      known.filter((_, index) => !isHeldBack(index)),
      size,
      SETTINGS,
    );
    for (const { part, text, at, intent } of known.filter((_, index) => isHeldBack(index))) {
      const parts = probable(weights, at);
      const read = INTENTS[parts.indexOf(Math.max(...parts))]!;
      const isRight = (read === 'promise') === (intent === 'promise');
      right.set(part, [...(right.get(part) ?? []), isRight]);
      if (!isRight && isAsked('show')) console.log(`  ${part}: ${text} => ${read}, ${parts.map((p) => p.toFixed(2)).join(' ')}`);
    }
  }
  for (const [part, all] of right) console.log(`${part.padEnd(12)} ${((100 * all.filter(Boolean).length) / all.length).toFixed(1)} % of ${all.length}`);
}
