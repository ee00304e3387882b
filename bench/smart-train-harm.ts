import { glossOf, languageOf } from '../packages/api/src/commitment/smart/gloss.rules.ts';
import { HARM, HARM_PLACES, placedHarm, SMELLS_OF_HARM, VECTOR_COUNTS } from '../packages/api/src/commitment/smart/harm-sense.rules.ts';
import { harmSigns } from '../packages/api/src/commitment/smart/harm-signs.rules.ts';
import { normalise, plainWords } from '../packages/api/src/commitment/smart/normalise.rules.ts';
import { safetyOf } from '../packages/api/src/commitment/smart/safety.rules.ts';
import { VECTOR_LENGTH } from '../packages/api/src/commitment/smart/sense.rules.ts';
import { embedded } from './lib/embedded.ts';
import { agreedMessages, labelledMessages, linesOf, OPEN_PARTS } from './lib/smart-corpus.ts';
import { isAsked, writeRows } from './lib/smart-training.ts';
import { heightAt, type Known, logistic } from './lib/softmax.ts';

// `tsx --conditions=progress-source bench/smart-train-harm.ts`: learns how much words, and the vector of a sentence, speak of harm, and writes harm-weights.rules.ts. No chance is in it: the same
// files give the same weights. The sealed messages are no part of it.
type Example = { readonly part: string; readonly text: string; readonly isHarm: boolean; readonly weight: number };

const SETTINGS = { epochs: 150, rate: 0.05, decay: 2e-4 };
const HARM_COUNTS = 2;
const PHRASES_COUNT = 0.5;
const BATCH = 8;
const FOLDS = 4;
/** Days and numbers by themselves speak of no harm. */
const TIMES = ['', ' tomorrow', ' in 3 days', ' every day for 5 days', ' by friday', ' 20 minutes tonight', ' until sunday'];

const none = (text: string, weight = 1): Example => ({ part: 'none', text, isHarm: false, weight });

const examples: Example[] = [
  ...OPEN_PARTS.map((part) => [part, labelledMessages(part)] as const)
    .concat([['agreed' as never, agreedMessages()]])
    .flatMap(([part, messages]) => messages.map((message) => ({ part, ...message })))
    .map(({ part, text, harm }) => ({ part, text, isHarm: harm !== null, weight: harm === null ? 1 : HARM_COUNTS })),
  ...['smart-harm.txt', 'smart-harm-said.txt', 'smart-harm-said-g.txt'].flatMap(linesOf).map((line) => {
    const [kind = '', text = ''] = line.split(' | ');
    return { part: 'said', text, isHarm: kind !== 'none', weight: kind === 'none' ? 1 : HARM_COUNTS };
  }),
  ...linesOf('smart-wanted.txt').map((line) => none(line.split(' | ')[1]!.replace(/^\{\S+\} /, ''), PHRASES_COUNT)),
  ...linesOf('smart-said.txt').map((line) => none(line.split(' | ')[1]!)),
  ...['smart-phrases.txt', 'smart-efforts.txt']
    .flatMap(linesOf)
    .flatMap((line) => line.slice(line.indexOf(': ') + 2).split('|'))
    .map((text) => none(text, PHRASES_COUNT)),
  ...linesOf('smart-activities.txt')
    .flatMap((line) =>
      line
        .slice(line.indexOf(': ') + 2)
        .split('|')
        .map((text) => ({ text, isEnglish: line.startsWith('en ') })),
    )
    .map(({ text, isEnglish }, index) => ({ ...none(isEnglish ? text + TIMES[index % TIMES.length]! : text, PHRASES_COUNT), part: 'activities' })),
];

const seen = examples.map((example) => {
  const { text, isHarm } = example;
  const plain = plainWords(text);
  const language = languageOf(plain);
  const normal = normalise(glossOf(plain, language));
  return { ...example, language, normal, at: placedHarm(harmSigns(plain, normal, language)), row: isHarm ? 1 : 0 };
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
if (isAsked('check')) check();
else write();

function write(): void {
  const rows = [logistic(seen, HARM_PLACES, SETTINGS), logistic(beside, HARM_PLACES + VECTOR_LENGTH, SETTINGS)];
  writeRows('harm', rows);
  console.log(`${examples.length} examples, ${examples.filter(({ isHarm }) => isHarm).length} of harm`);
}

/** Every fourth example is read by weights learned from the rest: how much is found by rules, and by them and what is learned, at several thresholds. */
function check(): void {
  const found = new Map<
    string,
    { readonly isHarm: boolean; readonly byRules: boolean; readonly alone: number; readonly height: number; readonly text: string }[]
  >();
  for (let fold = 0; fold < FOLDS; fold += 1) {
    const isHeldBack = (index: number): boolean => index % FOLDS === fold;
    const alone = logistic(
      seen.filter((_, index) => !isHeldBack(index)),
      HARM_PLACES,
      SETTINGS,
    );
    const row = logistic(
      beside.filter((_, index) => !isHeldBack(index)),
      HARM_PLACES + VECTOR_LENGTH,
      SETTINGS,
    );
    for (const [index, { part, isHarm, text, at }] of seen.entries())
      if (isHeldBack(index)) {
        const [bySigns, height] = [heightAt(alone, at), heightAt(row, beside[index]!.at)];
        found.set(part, [...(found.get(part) ?? []), { isHarm, byRules: safetyOf(plainWords(text)) !== 'none', alone: bySigns, height, text }]);
      }
  }
  for (const [part, all] of found) print(part, all);
}

type Held = { readonly isHarm: boolean; readonly byRules: boolean; readonly alone: number; readonly height: number; readonly text: string };
function print(part: string, all: readonly Held[]): void {
  const share = (isHarm: boolean, test: (one: Held) => boolean): string => {
    const those = all.filter((one) => one.isHarm === isHarm);
    return `${those.filter(test).length}/${those.length}`;
  };
  const at = [-0.5, 0, 0.5, 0.8, 1, 1.2].map((least) => {
    const isFound = (one: Held): boolean => one.byRules || (one.height > least && one.alone > SMELLS_OF_HARM);
    return `${least}: ${share(true, isFound)}, ${share(false, isFound)}`;
  });
  console.log(
    `${part.padEnd(12)} rules ${share(true, (one) => one.byRules)}, ${share(false, (one) => one.byRules)}   smell ${share(true, (one) => one.byRules || one.alone > SMELLS_OF_HARM)}, ${share(false, (one) => one.byRules || one.alone > SMELLS_OF_HARM)}   ${at.join('   ')}`,
  );
  if (!isAsked('show')) return;
  for (const one of all.filter((held) => !held.byRules && held.isHarm !== held.height > HARM.asked))
    console.log(`  ${part} ${one.isHarm ? 'harm' : 'none'} ${one.alone.toFixed(1)} ${one.height.toFixed(1)}: ${one.text}`);
}
