import { glossOf, languageOf } from '../packages/api/src/commitment/smart/gloss.rules.ts';
import { JOINT_PLACES, placedJoint } from '../packages/api/src/commitment/smart/joint-sense.rules.ts';
import { plainWords } from '../packages/api/src/commitment/smart/normalise.rules.ts';
import { jointsIn } from '../packages/api/src/commitment/smart/split.rules.ts';
import { isAsked, writeRows } from './lib/smart-training.ts';
import { agreedMessages, labelledMessages, linesOf, OPEN_PARTS } from './lib/smart-corpus.ts';
import { heightAt, type Known, logistic } from './lib/softmax.ts';

// `tsx --conditions=progress-source bench/smart-train-joint.ts [--check [--show]]`: learns where a message is divided into promises, and writes joint-weights.rules.ts. Labelled messages say how many
// promises they hold, not where: where rules find as many, they are believed, and elsewhere the joints that look most like it, which is found out in rounds. With --check it writes nothing: every
// fourth message is read by weights learned from the rest. No chance is in it: the same files give the same weights. The sealed messages are no part of it.
type Joint = { readonly isRuled: boolean; readonly at: Known['at'] };
type Example = { readonly part: string; readonly text: string; readonly joints: readonly Joint[]; readonly divisions: number; readonly weight: number };

type Written = { readonly part: string; readonly language: string | null; readonly text: string };

const SETTINGS = { epochs: 150, rate: 0.05, decay: 2e-3 };
const ROUNDS = 4;
const FOLDS = 4;
const COUNTS: Readonly<Record<string, number>> = { development: 0.7, fresh: 0.7, 'fresh-b': 0.7, 'fresh-c': 0.7, wanted: 0.7, agreed: 2, counted: 0.5 };

function exampleOf({ part, language: locale, text }: Written, promises: number): Example {
  const plain = plainWords(text).replace(/^\/(?:commit|promise|add|new)(?:@\w+)?\s+/i, '');
  const language = languageOf(plain, locale);
  const lines = jointsIn(plain, (words) => glossOf(words, language));
  const joints = lines.flatMap((line) => line.map(({ isRuled, signs }) => ({ isRuled, at: placedJoint(signs) })));
  return { part, text, joints, divisions: promises - lines.length, weight: COUNTS[part] ?? 1 };
}

/** What was wanted of a reading: a number of promises, or their due days. */
function wanted(line: string): Example[] {
  const [, written = '', what = ''] = line.split(' | ');
  const text = written.replace(/^\{\S+\} /, '');
  if (/^\d$/.test(what)) return [exampleOf({ part: 'wanted', language: null, text }, Number(what))];
  return what === 'p' ? [exampleOf({ part: 'wanted', language: null, text }, 1)] : [];
}

/** "2 | en | run, cook": how many promises, in which language, and the message. */
function counted(line: string): Example {
  const [promises, language = null, text = ''] = line.split(' | ');
  return exampleOf({ part: 'counted', language, text }, Number(promises));
}

const examples = [
  ...OPEN_PARTS.flatMap((part) => labelledMessages(part).map((message) => ({ part: part as string, message }))),
  ...agreedMessages().map((message) => ({ part: 'agreed', message })),
]
  .filter(({ message }) => message.harm === null && message.intent === 'promise' && message.items.length > 0)
  .map(({ part, message }) => exampleOf({ part, language: null, text: message.text }, message.items.length))
  .concat(linesOf('smart-wanted.txt').flatMap(wanted))
  .concat(linesOf('smart-counted.txt').map(counted))
  .filter(({ joints, divisions }) => joints.length > 0 && divisions >= 0 && divisions <= joints.length);

if (isAsked('check')) check();
else writeRows('joint', [learn(examples)]);
console.log(`${examples.length} messages, ${examples.reduce((sum, { joints }) => sum + joints.length, 0)} joints`);

/** Which joints divide; undefined where nobody knows yet. */
function divided({ joints, divisions }: Example, row: Float64Array | null): readonly boolean[] | undefined {
  const ruled = joints.map(({ isRuled }) => isRuled);
  if (divisions === 0 || divisions === joints.length) return joints.map(() => divisions > 0);
  if (ruled.filter(Boolean).length === divisions) return ruled;
  if (row === null) return undefined;
  const heights = joints.map(({ at }) => heightAt(row, at));
  const least = heights.toSorted((a, b) => b - a)[divisions - 1]!;
  return heights.map((height) => height >= least);
}

function learn(from: readonly Example[]): Float64Array {
  let row: Float64Array | null = null;
  for (let round = 0; round < ROUNDS; round += 1) {
    const known: readonly Known[] = from.flatMap((example) => {
      const isDivided = divided(example, row);
      return example.joints.flatMap(({ at }, index) =>
        isDivided === undefined ? [] : [{ at, row: isDivided[index] === true ? 1 : 0, weight: example.weight }],
      );
    });
    row = logistic(known, JOINT_PLACES, SETTINGS);
  }
  return row!;
}

function check(): void {
  const right = new Map<string, { readonly ruled: boolean[]; readonly learned: boolean[] }>();
  for (let fold = 0; fold < FOLDS; fold += 1) {
    const row = learn(examples.filter((_, index) => index % FOLDS !== fold));
    for (const { part, text, joints, divisions } of examples.filter((_, index) => index % FOLDS === fold)) {
      const found = joints.filter(({ at }) => heightAt(row, at) > 0).length;
      const figures = right.get(part) ?? { ruled: [], learned: [] };
      right.set(part, figures);
      figures.ruled.push(joints.filter(({ isRuled }) => isRuled).length === divisions);
      figures.learned.push(found === divisions);
      if (found !== divisions && isAsked('show')) console.log(`  ${part}: ${text.replaceAll('\n', ' / ')} => ${found + 1}, not ${divisions + 1}`);
    }
  }
  const share = (all: readonly boolean[]): string => `${((100 * all.filter(Boolean).length) / all.length).toFixed(1)} %`;
  for (const [part, { ruled, learned }] of right) console.log(`${part.padEnd(12)} rules ${share(ruled)}   learned ${share(learned)} of ${learned.length}`);
}
