import { readFileSync, writeFileSync } from 'node:fs';
import { glossOf, languageOf } from '../packages/api/src/commitment/smart/gloss.rules.ts';
import { HARM_PLACES, placedHarm, VECTOR_COUNTS } from '../packages/api/src/commitment/smart/harm-sense.rules.ts';
import { harmSigns } from '../packages/api/src/commitment/smart/harm-signs.rules.ts';
import { normalise, plainWords } from '../packages/api/src/commitment/smart/normalise.rules.ts';
import { VECTOR_LENGTH } from '../packages/api/src/commitment/smart/sense.rules.ts';
import { embedded } from './lib/embedded.ts';
import { agreedMessages, labelledMessages } from './lib/smart-corpus.ts';
import { type Known, rowsAsSource, softmax } from './lib/softmax.ts';

// `tsx --conditions=progress-source bench/smart-train-harm.ts`: learns how much words, and the vector of a sentence, speak of harm, and writes harm-weights.rules.ts. No chance is in it: the same
// files give the same weights. The sealed messages are no part of it.
type Example = { readonly text: string; readonly isHarm: boolean; readonly weight: number };

const SETTINGS = { epochs: 150, rate: 0.05, decay: 2e-4 };
const HARM_COUNTS = 2;
const PHRASES_COUNT = 0.5;
const BATCH = 8;

const vectorFolder = new URL('../packages/api/test/vectors/', import.meta.url);
const target = new URL('../packages/api/src/commitment/smart/harm-weights.rules.ts', import.meta.url);
const HEADER = `import type { StoredRow } from './places.rules.ts';

/** Written by \`tsx --conditions=progress-source bench/smart-train-harm.ts\` from the labelled messages and phrases; the sealed messages are no part of it. Do not edit. */
export const HARM_WEIGHTS: readonly StoredRow[] = [`;

const linesOf = (name: string): string[] =>
  readFileSync(new URL(name, vectorFolder), 'utf8')
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('#'));
const none = (text: string, weight = 1): Example => ({ text, isHarm: false, weight });

const examples: Example[] = [
  ...(['development', 'fresh', 'fresh-b', 'fresh-c', 'fresh-d', 'train-d'] as const)
    .flatMap((part) => labelledMessages(part))
    .concat(agreedMessages())
    .map(({ text, harm }) => ({ text, isHarm: harm !== null, weight: harm === null ? 1 : HARM_COUNTS })),
  ...['smart-harm.txt', 'smart-harm-said.txt'].flatMap(linesOf).map((line) => {
    const [kind = '', text = ''] = line.split(' | ');
    return { text, isHarm: kind !== 'none', weight: kind === 'none' ? 1 : HARM_COUNTS };
  }),
  ...linesOf('smart-wanted.txt').map((line) => none(line.split(' | ')[1]!.replace(/^\{\S+\} /, ''), PHRASES_COUNT)),
  ...linesOf('smart-said.txt').map((line) => none(line.split(' | ')[1]!)),
  ...['smart-phrases.txt', 'smart-efforts.txt']
    .flatMap(linesOf)
    .flatMap((line) => line.slice(line.indexOf(': ') + 2).split('|'))
    .map((text) => none(text, PHRASES_COUNT)),
];

const seen = examples.map(({ text, isHarm, weight }) => {
  const plain = plainWords(text);
  const language = languageOf(plain);
  const normal = normalise(glossOf(plain, language));
  return { normal, at: placedHarm(harmSigns(plain, normal, language)), row: isHarm ? 1 : 0, weight };
});
const vectors = await embedded(
  seen.map(({ normal }) => normal),
  BATCH,
);
const beside: Known[] = seen.map(({ at, row, weight }, index) => ({
  row,
  weight,
  at: [...at, ...Array.from(vectors[index]!, (value, place) => [HARM_PLACES + place, VECTOR_COUNTS * value] as const)],
}));
const rows = [logistic(seen, HARM_PLACES), logistic(beside, HARM_PLACES + VECTOR_LENGTH)];
writeFileSync(target, `${HEADER}\n${rowsAsSource(rows)}\n];\n`);
console.log(`${examples.length} examples, ${examples.filter(({ isHarm }) => isHarm).length} of harm`);

/** Of two rows only the difference counts. */
function logistic(known: readonly Known[], places: number): Float64Array {
  const [no, yes] = softmax(known, { rows: 2, places }, SETTINGS) as [Float64Array, Float64Array];
  return yes.map((value, at) => value - no[at]!);
}
