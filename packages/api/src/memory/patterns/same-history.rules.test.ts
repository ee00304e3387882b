import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addDays } from '../../lib/calendar.rules.ts';
import { randomNumbers } from '../../lib/random.rules.ts';
import { CATEGORIES } from '../../user/user.rules.ts';
import { judgedPromises, type PromiseRecord } from './promise-history.rules.ts';
import { toldClaims, type ToldClaim } from './told-claims.rules.ts';

const FRAME = { timezone: 'UTC', dayStartHour: 3 };
const MONDAY = '2026-01-05';
const DAYS = 91;
const atHour = (day: number, hour: number): number => Date.parse(`${MONDAY}T00:00:00Z`) + (day * 24 + hour) * 3_600_000;

type Given = Pick<PromiseRecord, 'category' | 'difficultyLevel' | 'plannedHour'> & {
  readonly day: number;
  readonly isWeekend: boolean;
  readonly isAfterMiss: boolean;
};
type Past = { readonly day: number; readonly isKept: boolean };

/** So many promises a day, kept nine times in ten when `isGood` and three in ten otherwise, or as given; the same ones for the same seed. */
function history(
  seed: number,
  isGood: (given: Given) => boolean,
  { perDay = 1, rates = [0.9, 0.3] as readonly [number, number], isAfterMiss = (_past: Past[], _day: number): boolean => false } = {},
): PromiseRecord[] {
  const random = randomNumbers(seed);
  const past: Past[] = [];
  return Array.from({ length: DAYS * perDay }, (_, at): PromiseRecord => {
    const day = Math.floor(at / perDay);
    const known = { category: CATEGORIES[Math.floor(random() * 4)]!, difficultyLevel: 1 + Math.floor(random() * 5), plannedHour: 6 + 6 * (at % perDay) };
    const isKept = random() < (isGood({ ...known, day, isWeekend: day % 7 > 4, isAfterMiss: isAfterMiss(past, day) }) ? rates[0] : rates[1]);
    past.push({ day, isKept });
    const made = { id: `p${at}`, createdAtMs: atHour(day, 5) + at, dueOn: addDays(MONDAY, day), estimatedTimeMinutes: null, smartScore: null };
    return { ...known, ...made, completedAtMs: isKept ? atHour(day, 23) : null, status: isKept ? 'completed' : 'failed' };
  });
}
const told = (records: readonly PromiseRecord[], weeks = 0): readonly ToldClaim[] => toldClaims(records, FRAME, new Date(atHour(DAYS + weeks * 7, 12))).claims;
const runs = { numRuns: 3 };

describe('a history tells the same', () => {
  const records = history(5, ({ category }) => category === 'health');
  const claims = told(records);

  test('to begin with: that promises about health are kept more often', () => {
    expect(claims).toMatchObject([{ factor: 'category', level: 'health', direction: 'up' }]);
  });

  test('whatever its promises are called', () => {
    fc.assert(
      fc.property(
        fc.shuffledSubarray(
          records.map(({ id }) => id),
          { minLength: records.length },
        ),
        (ids) => {
          const named = records.map((one, at) => ({ ...one, id: ids[at]! }));
          const nameOf = new Map(records.map(({ id }, at) => [id, ids[at]!]));
          const same = claims.map((one) => ({
            ...one,
            evidence: { ...one.evidence, commitment_ids: one.evidence.commitment_ids.map((id) => nameOf.get(id)!) },
          }));
          expect(told(named)).toEqual(same);
        },
      ),
      runs,
    );
  });

  test('whole weeks later, but for the dates', () => {
    fc.assert(
      fc.property(fc.integer({ min: -200, max: 200 }), (weeks) => {
        const later = (day: string): string => addDays(day, weeks * 7);
        const laterMs = (at: number | null): number | null => (at === null ? null : at + weeks * 7 * 86_400_000);
        const moved = records.map((one) => ({
          ...one,
          createdAtMs: laterMs(one.createdAtMs)!,
          completedAtMs: laterMs(one.completedAtMs),
          dueOn: later(one.dueOn!),
        }));
        expect(told(moved, weeks)).toEqual(
          claims.map((one) => ({
            ...one,
            firstSeenOn: later(one.firstSeenOn),
            lastConfirmedOn: later(one.lastConfirmedOn),
            evidence: { ...one.evidence, from: later(one.evidence.from), to: later(one.evidence.to) },
          })),
        );
      }),
      runs,
    );
  });

  test('when categories change their names', () => {
    fc.assert(
      fc.property(fc.shuffledSubarray([...CATEGORIES], { minLength: CATEGORIES.length }), (names) => {
        const nameOf = (category: string): (typeof CATEGORIES)[number] => names[CATEGORIES.findIndex((one) => one === category)]!;
        const renamed = records.map((one) => ({ ...one, category: nameOf(one.category!) }));
        expect(told(renamed)).toEqual(claims.map((one) => ({ ...one, level: nameOf(one.level) })));
      }),
      runs,
    );
  });
});

test('the direction is the planted one, whichever factor it is and for which side', () => {
  const factors: { readonly [factor: string]: (given: Given) => boolean } = {
    weekend: ({ isWeekend }) => isWeekend,
    category: ({ category }) => category === 'learning',
    difficulty: ({ difficultyLevel }) => difficultyLevel! >= 4,
    change_point: ({ day }) => day >= 45,
  };
  let found = 0;
  for (const [factor, isInside] of Object.entries(factors)) {
    for (const isUp of [true, false]) {
      const own = told(history(11, (given) => isInside(given) === isUp)).filter((claim) => claim.factor === factor);
      found += own.length;
      for (const { direction, effectPp } of own) expect([direction, effectPp.value > 0]).toEqual([isUp ? 'up' : 'down', isUp]);
    }
  }
  expect(found).toBeGreaterThanOrEqual(8);
});

describe('what follows a miss is found with two promises a day', () => {
  const isTold = (isAfterMiss: (past: Past[], day: number) => boolean, rates: readonly [number, number] = [0.9, 0.3]): readonly string[] =>
    told(history(7, ({ isAfterMiss: isAfter }) => !isAfter, { perDay: 2, rates, isAfterMiss })).map(({ factor, direction }) => `${factor} ${direction}`);
  const dayBefore = (past: Past[], day: number): Past[] => past.filter((one) => one.day === day - 1);

  test('when it is the next promise that suffers', () => {
    expect(isTold((past) => past.at(-1)?.isKept === false)).toContain('after_miss down');
  });
  test('when it is the day after one with a miss', () => {
    expect(isTold((past, day) => dayBefore(past, day).some(({ isKept }) => !isKept))).toContain('after_miss down');
  });
  test('when it is the day after one without anything kept', () => {
    expect(isTold((past, day) => day > 0 && !dayBefore(past, day).some(({ isKept }) => isKept), [0.65, 0.1])).toContain('after_miss down');
  });
});

test('promises of one day are in the order of the hours they are planned for, else as they were made', () => {
  const [one, other] = history(1, () => true, { perDay: 2 }).slice(0, 2) as [PromiseRecord, PromiseRecord];
  const ids = (records: readonly PromiseRecord[]): string[] => judgedPromises(records, FRAME, 1_000_000).map(({ id }) => id);
  expect(
    ids([
      { ...one, plannedHour: 20 },
      { ...other, plannedHour: 7 },
    ]),
  ).toEqual(['p1', 'p0']);
  expect(
    ids([
      { ...one, plannedHour: 20 },
      { ...other, plannedHour: null },
    ]),
  ).toEqual(['p0', 'p1']);
});
