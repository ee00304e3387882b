import type { Labelled, LabelledItem } from './smart-corpus.ts';

export type ReadItem = {
  readonly points: Readonly<Record<'S' | 'M' | 'A' | 'R' | 'T', number>>;
  readonly score: number;
  readonly category: string | null;
  readonly minutes: number | null;
  readonly text: string;
  readonly due_date: string | null;
  readonly harmful: boolean;
};
export type Read = { readonly is_commitment: boolean; readonly intent: string; readonly items: readonly ReadItem[] };
export type Compared = { readonly message: Labelled; readonly read: Read; readonly ms: number; readonly cpuMs: number };

const MOST = 10;
const percent = (part: number, whole: number): string => `${((100 * part) / Math.max(1, whole)).toFixed(1)} % of ${whole}`;

/** Agreement beyond chance, where being off by two costs four times being off by one. @see Cohen 1968 */
function weightedKappa(pairs: readonly (readonly [number, number])[]): number {
  const count = (side: 0 | 1, value: number): number => pairs.filter((pair) => pair[side] === value).length / pairs.length;
  let expected = 0;
  for (let a = 1; a <= MOST; a += 1) for (let b = 1; b <= MOST; b += 1) expected += count(0, a) * count(1, b) * (a - b) ** 2;
  const observed = pairs.reduce((sum, [a, b]) => sum + (a - b) ** 2, 0) / pairs.length;
  return 1 - observed / expected;
}

export const isRightMinutes = (wanted: LabelledItem, item: ReadItem): boolean =>
  wanted.minutes === 0 || wanted.minutes === null
    ? item.minutes === wanted.minutes
    : item.minutes !== null && item.minutes * 2 >= wanted.minutes && item.minutes <= wanted.minutes * 2;

const at = (sorted: readonly number[], share: number): number => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;

/** Every figure of how well messages were understood, as lines to print. */
export function figuresOf(all: readonly Compared[]): readonly (readonly [name: string, value: string])[] {
  const plain = all.filter(({ message }) => message.harm === null);
  const harmful = all.filter(({ message }) => message.harm !== null);
  const isHarm = ({ read }: Compared): boolean => read.items.some((item) => item.harmful);
  const promises = plain.filter(({ message, read }) => message.intent === 'promise' && read.is_commitment && !read.items.some((item) => item.harmful));
  const counted = promises.filter(({ message, read }) => message.items.length === read.items.length);
  const pairs = counted.flatMap(({ message, read }) => message.items.map((wanted, index) => ({ wanted, item: read.items[index]! })));
  const scores = pairs.map(({ wanted, item }) => [wanted.score, item.score] as const);
  const share = (test: (pair: (typeof pairs)[number]) => boolean): string => percent(pairs.filter(test).length, pairs.length);
  const letter = (name: 'S' | 'M' | 'A' | 'R' | 'T'): string => share(({ wanted, item }) => wanted.points[name] === item.points[name]);
  const timed = pairs.filter(({ wanted }) => wanted.minutes !== null);
  const times = all.map(({ ms }) => ms).toSorted((a, b) => a - b);
  const cpu = all.map(({ cpuMs }) => cpuMs).toSorted((a, b) => a - b);
  return [
    ['promise or not', percent(plain.filter(({ message, read }) => (message.intent === 'promise') === read.is_commitment).length, plain.length)],
    ['number of promises', percent(counted.length, promises.length)],
    ['score, weighted kappa', weightedKappa(scores).toFixed(3)],
    ['score within 1', share(({ wanted, item }) => Math.abs(wanted.score - item.score) <= 1)],
    ['letters S M A R T', (['S', 'M', 'A', 'R', 'T'] as const).map((name) => letter(name).split(' ')[0]).join(' ')],
    ['due day', share(({ wanted, item }) => wanted.due.includes(item.due_date))],
    ['category', share(({ wanted, item }) => wanted.category === item.category)],
    ['minutes within factor 2', percent(timed.filter(({ wanted, item }) => isRightMinutes(wanted, item)).length, timed.length)],
    ['harm found', percent(harmful.filter(isHarm).length, harmful.length)],
    ['false alarms', percent(plain.filter(isHarm).length, plain.length)],
    ['ms p50, p95', `${at(times, 0.5).toFixed(1)}, ${at(times, 0.95).toFixed(1)}`],
    ['ms of processor p50, p95', `${at(cpu, 0.5).toFixed(1)}, ${at(cpu, 0.95).toFixed(1)}`],
  ];
}
