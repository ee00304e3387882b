import { readFileSync, writeFileSync } from 'node:fs';
import { actionOf, normalise } from '../packages/api/src/commitment/smart/normalise.rules.ts';
import { partsOf } from '../packages/api/src/commitment/smart/parts.rules.ts';
import { sharesOf } from '../packages/api/src/commitment/smart/places.rules.ts';
import { SENSES, VECTOR_LENGTH } from '../packages/api/src/commitment/smart/sense.rules.ts';
import { embedded } from './lib/embedded.ts';
import { labelledMessages, linesOf, OPEN_PARTS } from './lib/smart-corpus.ts';

// `tsx --conditions=progress-source bench/smart-train.ts`: learns the weights with which the reader tells areas of life, and talk, from the vector of a sentence, and writes
// sense-weights.rules.ts. It sees the open messages, smart-said.txt, smart-phrases.txt and smart-efforts.txt, never the sealed ones. No chance is in it: the same files give the same weights.
type Example = { readonly text: string; readonly sense: string };

/** Days of the calendar say nothing of what a promise is about. */
const NOW = { today: '2026-11-18', minutes: 600, isMonthFirst: true } as const;
const EPOCHS = 400;
const RATE = 4;
const DECAY = 3e-4;
const BATCH = 32;
const MOST_STEPS = 127;

const vectorFolder = new URL('../packages/api/test/vectors/', import.meta.url);
const target = new URL('../packages/api/src/commitment/smart/sense-weights.rules.ts', import.meta.url);

const HEADER = `/** Written by \`tsx --conditions=progress-source bench/smart-train.ts\` from the labelled messages and phrases; the sealed messages are no part of it. Do not edit. */
export const WEIGHTS: readonly { readonly step: number; readonly bias: number; readonly weights: string }[] = [`;

const examples = [...phrases(), ...messages(), ...said()];
const vectors = await embedded(
  examples.map(({ text }) => text),
  BATCH,
);
const rows = learn(
  vectors,
  examples.map(({ sense }) => SENSES.indexOf(sense as (typeof SENSES)[number])),
);
writeFileSync(target, moduleOf(rows));
console.log(`${examples.length} examples, ${SENSES.map((sense) => `${sense} ${examples.filter((one) => one.sense === sense).length}`).join(', ')}`);

/** "health: a|b", or "health 10: a|b" with the minutes they take. */
function phrases(): Example[] {
  return ['smart-phrases.txt', 'smart-efforts.txt']
    .flatMap((name) => readFileSync(new URL(name, vectorFolder), 'utf8').split('\n'))
    .filter((line) => line !== '')
    .flatMap((line) => {
      const at = line.indexOf(': ');
      return line
        .slice(at + 2)
        .split('|')
        .map((text) => ({ text: actionOf(normalise(text)), sense: line.slice(0, at).split(' ')[0]! }));
    });
}

function messages(): Example[] {
  return OPEN_PARTS.flatMap(labelledMessages).flatMap((message): Example[] => {
    if (message.harm !== null || message.text.startsWith('/')) return [];
    const { words, normal } = partsOf(message.text, null, NOW);
    if (message.intent !== 'promise') return [{ text: normal, sense: 'talk' }];
    return words.length === message.items.length ? words.map(({ action }, index) => ({ text: action, sense: message.items[index]!.category })) : [];
  });
}

/** Messages that were written for learning only. */
function said(): Example[] {
  return linesOf('smart-said.txt').flatMap((line): Example[] => {
    const [, text = '', intent = ''] = line.split(' | ');
    return intent === 'promise' ? [] : [{ text: partsOf(text, null, NOW).normal, sense: 'talk' }];
  });
}

/** Softmax regression by plain gradient descent; the last number of a row is its bias. */
function learn(inputs: readonly Float32Array[], wanted: readonly number[]): Float64Array[] {
  const weights = SENSES.map(() => new Float64Array(VECTOR_LENGTH + 1));
  for (let epoch = 0; epoch < EPOCHS; epoch += 1) {
    const slopes = SENSES.map(() => new Float64Array(VECTOR_LENGTH + 1));
    for (const [index, input] of inputs.entries()) addSlopes(slopes, weights, { input, wanted: wanted[index]! });
    for (const [row, weight] of weights.entries())
      for (let at = 0; at <= VECTOR_LENGTH; at += 1) weight[at]! -= RATE * (slopes[row]![at]! / inputs.length + (at < VECTOR_LENGTH ? DECAY * weight[at]! : 0));
  }
  return weights;
}

function addSlopes(slopes: readonly Float64Array[], weights: readonly Float64Array[], { input, wanted }: { input: Float32Array; wanted: number }): void {
  const heights = weights.map((row) => input.reduce((sum, value, at) => sum + value * row[at]!, row[VECTOR_LENGTH]!));
  const shares = sharesOf(heights);
  for (const [row, slope] of slopes.entries()) {
    const error = shares[row]! - (row === wanted ? 1 : 0);
    for (let at = 0; at < VECTOR_LENGTH; at += 1) slope[at]! += error * input[at]!;
    slope[VECTOR_LENGTH]! += error;
  }
}

function moduleOf(weights: readonly Float64Array[]): string {
  const lines = weights.map((row) => {
    const values = row.subarray(0, VECTOR_LENGTH);
    const step = values.reduce((most, value) => Math.max(most, Math.abs(value)), 0) / MOST_STEPS;
    const bytes = Buffer.from(Int8Array.from(values, (value) => Math.round(value / step)).buffer);
    return `  { step: ${step.toPrecision(8)}, bias: ${row[VECTOR_LENGTH]!.toPrecision(8)}, weights: '${bytes.toString('base64')}' },`;
  });
  return `${HEADER}\n${lines.join('\n')}\n];\n`;
}
