import type { PatternDirection, PatternFactor } from '../../user/pattern.rules.ts';
import { dayOf } from '../../lib/calendar.rules.ts';
import { candidatesOf, LEAST_A_LEVEL } from './candidate.rules.ts';
import { norm, without, type Column, type DayStarts } from './column.rules.ts';
import { maxScore, type Verdict } from './max-score.rules.ts';
import { AFTER_MISS, changeFinder, followsMiss } from './moving-factor.rules.ts';
import type { JudgedPromise } from './promise-history.rules.ts';

/** Smaller differences are not worth telling. Percentage points. */
const LEAST_EFFECT_PP = 15;
const MOST_PATTERNS = 6;

/** A pattern that one look at the history bears out. */
export type FoundPattern = {
  readonly factor: PatternFactor;
  /** `"monday"`, `"health"`, `"4+"`; of a change the first day after it. */
  readonly level: string;
  readonly direction: PatternDirection;
  readonly pAdjusted: number;
  /** Of each promise, in the order of their days: whether it is inside the level; null where that is not known. */
  readonly sideOf: (promises: readonly JudgedPromise[]) => (boolean | null)[];
};

type Tested = Pick<FoundPattern, 'factor' | 'level' | 'sideOf'> & { readonly inside: Column; readonly known: Uint8Array };

/**
 * Looks once for everything that can be found, so that with chance `alpha` at most there is a pattern where none is. The strongest comes first; what it
 * explains is taken out before the next is judged, so that one cause is not told under several names.
 * @param promises in the order of their days, as `judgedPromises` gives them
 */
export function findPatterns(promises: readonly JudgedPromise[], alpha: number): FoundPattern[] {
  const look = lookAt(promises);
  const found: FoundPattern[] = [];
  const accepted: Column[] = [];
  while (found.length < MOST_PATTERNS) {
    const next = strongest(look, accepted, alpha);
    if (next === null) break;
    const { tested, lean, pAdjusted } = next;
    accepted.push(tested.inside);
    found.push({ factor: tested.factor, level: tested.level, direction: lean > 0 ? 'up' : 'down', pAdjusted, sideOf: tested.sideOf });
  }
  return found;
}

type Look = {
  readonly promises: readonly JudgedPromise[];
  readonly kept: Column;
  readonly starts: DayStarts;
  readonly all: Uint8Array;
  readonly fixed: readonly (Tested & { readonly favour: number })[];
};

function lookAt(promises: readonly JudgedPromise[]): Look {
  return {
    promises,
    kept: keptOf(promises),
    starts: startsOf(promises),
    all: new Uint8Array(promises.length).fill(1),
    fixed: candidatesOf(promises).map((candidate) => ({ ...candidate, inside: Float64Array.from(candidate.inside) })),
  };
}

const keptOf = (promises: readonly JudgedPromise[]): Column => Float64Array.from(promises, ({ isKept }) => Number(isKept));

function startsOf(promises: readonly JudgedPromise[]): DayStarts {
  const starts = promises.flatMap(({ day }, at) => (at === 0 || promises[at - 1]!.day !== day ? [at] : []));
  return Int32Array.from([...starts, promises.length]);
}

type Judged = Verdict & { readonly tested: Tested };

function strongest(look: Look, accepted: readonly Column[], alpha: number): Judged | null {
  const { kept, starts, all, fixed } = look;
  const residuals = without(kept, accepted, all);
  const expected = kept.map((value, at) => value - residuals[at]!);
  const directions = fixed.map(({ inside, known }) => without(inside, accepted, known));
  const verdicts = maxScore({ directions, favours: fixed.map(({ favour }) => favour), residuals, expected, starts, alpha });
  const tested = [...fixed, ...movingOf(look, residuals)];
  return verdicts
    .map((verdict, at) => ({ ...verdict, tested: tested[at]! }))
    .filter((judged) => judged.pAdjusted <= alpha && isWorthTelling(look, judged, accepted))
    .reduce<Judged | null>((most, one) => (most === null || one.score > most.score ? one : most), null);
}

/** In the order in which `maxScore` judges them. */
function movingOf(look: Look, residuals: Column): Tested[] {
  const sd = norm(residuals) / Math.sqrt(Math.max(1, residuals.length - 1));
  const changedOn = look.promises[changeFinder(look.starts, sd)(residuals).at]?.day ?? 0;
  const moving: Pick<Tested, 'factor' | 'level' | 'sideOf'>[] = [
    ...AFTER_MISS.map((after) => ({
      factor: 'after_miss' as const,
      level: after.level,
      sideOf: (promises: readonly JudgedPromise[]) => sides(followsMiss(after, keptOf(promises), startsOf(promises))),
    })),
    { factor: 'change_point', level: dayOf(changedOn), sideOf: (promises) => promises.map(({ day }) => day >= changedOn) },
  ];
  return moving.map((one) => {
    const side = one.sideOf(look.promises);
    return { ...one, inside: Float64Array.from(side, (value) => Number(value === true)), known: Uint8Array.from(side, (value) => Number(value !== null)) };
  });
}

const sides = (column: Column): (boolean | null)[] => Array.from(column, (side) => (Number.isNaN(side) ? null : side > 0));

/** Large enough as it is seen and with what is accepted taken out, in the same direction both times, and with enough promises on both sides. */
function isWorthTelling({ kept }: Look, { tested: { inside, known }, lean }: Judged, accepted: readonly Column[]): boolean {
  const sizes = [0, 0];
  const keeps = [0, 0];
  kept.forEach((value, at) => {
    if (known[at] === 0) return;
    const side = inside[at]! > 0 ? 1 : 0;
    sizes[side]! += 1;
    keeps[side]! += value;
  });
  if (Math.min(...sizes) < LEAST_A_LEVEL) return false;
  const seen = keeps[1]! / sizes[1]! - keeps[0]! / sizes[0]!;
  const own = without(inside, accepted, known);
  const length = own.reduce((sum, value) => sum + value * value, 0);
  const adjusted = own.reduce((sum, value, at) => sum + value * kept[at]!, 0) / length;
  return [seen, adjusted].every((effect) => Math.sign(effect) === Math.sign(lean) && Math.abs(effect) * 100 >= LEAST_EFFECT_PP);
}
