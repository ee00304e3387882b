import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { randomNumbers } from '../../lib/random.rules.ts';
import { isOfDays, lean, leansAlong, norm, sumsOf, without, type DayStarts } from './column.rules.ts';
import { dayShuffler } from './day-shuffler.rules.ts';
import { AFTER_MISS, changeFinder, followsMiss, leansAfterMiss, leansBeyondDrift } from './moving-factor.rules.ts';
import { scoreOf, strengthOf } from './pattern-score.rules.ts';
import { wideningOf } from './persistence.rules.ts';

const startsOf = (sizes: readonly number[]): DayStarts =>
  Int32Array.from([0, ...sizes.map((_, at) => sizes.slice(0, at + 1).reduce((sum, size) => sum + size, 0))]);
const column = (values: readonly number[]) => Float64Array.from(values);
const centred = (values: readonly number[]) => without(column(values), [], new Uint8Array(values.length).fill(1));
const sizes = fc.array(fc.integer({ min: 1, max: 4 }), { minLength: 2, maxLength: 30 });

describe('days are shuffled', () => {
  test('so that every value stays, and those of a day stay together where all days are of one size', () => {
    fc.assert(
      fc.property(sizes, fc.integer(), (days, seed) => {
        const starts = startsOf(days);
        const values = Float64Array.from({ length: starts.at(-1)! }, (_, at) => at);
        const draw = dayShuffler(values, starts, randomNumbers(seed));
        for (let time = 0; time < 3; time += 1) expect(draw().values.toSorted()).toEqual(values);
      }),
    );
    const pairs = dayShuffler(column([1, 1, 2, 2, 3, 3, 4, 4, 5, 5]), startsOf([2, 2, 2, 2, 2]), randomNumbers(1))().values;
    for (let day = 0; day < 5; day += 1) expect(pairs[day * 2]).toBe(pairs[day * 2 + 1]);
    expect([...pairs]).not.toEqual([1, 1, 2, 2, 3, 3, 4, 4, 5, 5]);
  });

  test('and each is whole where it is said to begin', () => {
    fc.assert(
      fc.property(sizes, fc.integer(), (days, seed) => {
        const starts = startsOf(days);
        const values = Float64Array.from({ length: starts.at(-1)! }, (_, at) => at);
        const shuffled = dayShuffler(values, starts, randomNumbers(seed))();
        const placed = [...shuffled.days].map((_, place) => [...shuffled.values.subarray(shuffled.starts[place], shuffled.starts[place + 1])]);
        expect(placed).toEqual([...shuffled.days].map((day) => [...values.subarray(starts[day], starts[day + 1])]));
        expect([...shuffled.days].toSorted((a, b) => a - b)).toEqual(days.map((_, day) => day));
      }),
    );
  });

  test('a column is a matter of days when no day has two values', () => {
    const starts = startsOf([2, 1, 3]);
    expect(isOfDays(column([1, 1, 0, 1, 1, 1]), starts)).toBe(true);
    expect(isOfDays(column([1, 1, 0, 1, 1, 0]), starts)).toBe(false);
    expect([...sumsOf(column([1, 2, 3, 4, 5, 6]), starts)]).toEqual([3, 3, 15]);
  });
});

describe('what follows a miss', () => {
  const kept = column([1, 0, 0, 1, 0, 1, 1]);
  const starts = startsOf([2, 1, 2, 2]);
  const follows = (level: string): number[] => [
    ...followsMiss(
      AFTER_MISS.find((one) => one.level === level)!,
      kept,
      starts,
    ),
  ];

  test('is asked of the first promise of a day, or of all of them', () => {
    const no = Number.NaN;
    expect(follows('missed_promise')).toEqual([no, no, 1, 1, no, 1, no]);
    expect(follows('missed_day')).toEqual([no, no, 0, 1, 1, 0, 0]);
    expect(follows('day_with_a_miss')).toEqual([no, no, 1, 1, 1, 1, 1]);
  });

  test('leans as its column does', () => {
    fc.assert(
      fc.property(sizes, fc.integer(), (days, seed) => {
        const random = randomNumbers(seed);
        const some = startsOf(days);
        const outcomes = Float64Array.from({ length: some.at(-1)! }, () => Number(random() < 0.6));
        const found = leansAfterMiss(outcomes, outcomes, some);
        AFTER_MISS.forEach((after, at) => {
          const side = followsMiss(after, outcomes, some);
          const known = Uint8Array.from(side, (value) => Number(!Number.isNaN(value)));
          const direction = without(
            side.map((value) => (Number.isNaN(value) ? 0 : value)),
            [],
            known,
          );
          expect(found[at]!.length).toBeCloseTo(norm(direction), 6);
          expect(found[at]!.lean).toBeCloseTo(lean(direction, outcomes), 6);
        });
      }),
    );
  });
});

describe('what is left of a miss', () => {
  const ones = startsOf(Array.from({ length: 200 }, () => 1));
  const leansOf = (outcomes: Float64Array): [plain: number, beyond: number] => [
    leansAfterMiss(outcomes, centred([...outcomes]), ones)[1]!.lean,
    leansBeyondDrift(outcomes, centred([...outcomes]), ones, 0.5)[1]!.lean,
  ];

  test('is next to nothing where habits fade over weeks, since as much is left many days after it', () => {
    const random = randomNumbers(5);
    const [plain, beyond] = leansOf(Float64Array.from({ length: 200 }, (_, day) => Number(random() < 1 - day / 200)));
    // A rate that falls from 1 to 0 makes two promises alike by 1/3: about 0.33 * sqrt(200) * 0.5 = 2.4.
    expect(plain).toBeLessThan(-1.5);
    expect(beyond).toBeGreaterThan(-0.75);
  });

  test('is all of it where only the next day suffers', () => {
    // Kept, missed, missed, kept, kept, missed and so on would repeat; by chance, with two thirds the same as the day before, it does not.
    const random = randomNumbers(6);
    const outcomes = new Float64Array(200);
    for (let day = 1; day < 200; day += 1) outcomes[day] = random() < 2 / 3 ? outcomes[day - 1]! : 1 - outcomes[day - 1]!;
    const [plain, beyond] = leansOf(outcomes);
    expect(plain).toBeLessThan(-1.5);
    expect(beyond / plain).toBeGreaterThan(0.7);
  });
});

test('outcomes lean along many directions as along each of them', () => {
  const values = (n: number) => fc.array(fc.double({ min: -2, max: 2, noNaN: true }), { minLength: n, maxLength: n });
  fc.assert(
    fc.property(
      fc.integer({ min: 0, max: 9 }).chain((n) => fc.tuple(fc.array(values(6), { minLength: n, maxLength: n }), values(6))),
      ([given, outcomes]) => {
        const directions = [...given.map(column), new Float64Array(6)];
        const leans = new Float64Array(directions.length);
        leansAlong(directions, directions.map(norm), column(outcomes), leans);
        expect([...leans]).toEqual(directions.map((one) => lean(one, column(outcomes))));
      },
    ),
  );
});

describe('good and bad days in runs', () => {
  const runs = Array.from({ length: 120 }, (_, at) => Number(at % 20 < 10));
  const days = startsOf(runs.map(() => 1));
  const noise = ((random) => runs.map(() => Number(random() < 0.5)))(randomNumbers(3));

  test('widen what chance does to a column that comes in runs itself, and to no other', () => {
    // Outcomes in runs of their own, five days later: they do not lean along the column at all.
    const later = centred(runs.map((_, at) => runs[(at + 115) % 120]!));
    expect(wideningOf(centred(runs), later, days).inRuns).toBeGreaterThan(1.3);
    expect(wideningOf(centred(noise), later, days).inRuns).toBeLessThan(1.2);
  });

  test('days that are good or bad as a whole widen it for what a day has in common', () => {
    const pairs = startsOf(Array.from({ length: 60 }, () => 2));
    const ofDays = centred(noise.map((_, at) => noise[Math.floor(at / 2)]!));
    const everyFifthDay = centred(noise.map((_, at) => Number(Math.floor(at / 2) % 5 === 0)));
    const firstOfEachDay = centred(noise.map((_, at) => Number(at % 2 === 0)));
    // Two promises that are always kept or missed together are one: twice the variance.
    expect(wideningOf(everyFifthDay, ofDays, pairs).inDays).toBeCloseTo(2, 1);
    expect(wideningOf(firstOfEachDay, ofDays, pairs).inDays).toBe(1);
  });

  test('a change is dated to its day, and its sign says whether it is for the better', () => {
    const step = centred(runs.map((_, at) => Number(at >= 50)));
    const found = changeFinder(days, 0.5);
    expect(found(step)).toMatchObject({ at: 50 });
    expect(found(step).lean).toBeGreaterThan(0);
    expect(found(step.map((value) => -value)).lean).toBeLessThan(0);
  });

  test('the change that is found is the one whose day speaks most for it, each day by itself', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 3 }), { minLength: 12, maxLength: 40 }), fc.integer(), (ofDays, seed) => {
        const starts = startsOf(ofDays);
        const random = randomNumbers(seed);
        const outcomes = Float64Array.from({ length: starts.at(-1)! }, () => Number(random() < 0.5));
        const speaksFor = (before: number): number => {
          const step = centred([...outcomes].map((_, at) => Number(at >= before)));
          return scoreOf(strengthOf(norm(step), 0.5), lean(step, outcomes) / 0.5) - Math.log(10);
        };
        // Eight promises, and a tenth of all, at least on both sides.
        const margin = Math.max(8, Math.ceil(outcomes.length * 0.1));
        const scores = [...starts].filter((before) => before >= margin && outcomes.length - before >= margin).map(speaksFor);
        const { at, score } = changeFinder(starts, 0.5)(outcomes);
        if (scores.length === 0) expect(at).toBe(0);
        else {
          expect(score).toBeCloseTo(Math.max(...scores), 6);
          expect(score).toBeCloseTo(speaksFor(at), 6);
        }
      }),
    );
  });
});
