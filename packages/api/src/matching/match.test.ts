import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test, vi } from 'vitest';
import { assignmentOf } from './assignment.rules.ts';
import { Chance } from '../lib/random.rules.ts';
import { readCohort } from './cohort-input.rules.ts';
import { type DrawnCohort, drawCohort } from './cohort.test-data.ts';
import { WEIGHTS } from './group-score.rules.ts';
import { highsMaster } from './highs-master.ts';
import { bestByTrying, IndependentJudge } from './independent-judge.test-data.ts';
import { match } from './match.rules.ts';

const vectors = JSON.parse(readFileSync(new URL('../../test/vectors/matching.json', import.meta.url), 'utf8')) as {
  cohort: DrawnCohort;
  optimum: number;
}[];
vi.setConfig({ testTimeout: 120_000 });

const solved = (cohort: unknown, seed = 1) => match(readCohort(cohort), { seed, loadMaster: highsMaster });

function shuffled<T>(values: readonly T[], chance: Chance): T[] {
  const left = [...values];
  return Array.from(values, () => left.splice(chance.below(left.length), 1)[0]!);
}

describe('cohorts whose best match is known', () => {
  test.each(vectors)('$cohort.id comes to its optimum, with proof', async ({ cohort, optimum }) => {
    const found = await solved(cohort);
    const assignment = assignmentOf(found);
    const judge = new IndependentJudge(cohort);
    expect(judge.faults(assignment)).toEqual([]);
    expect(judge.worth(assignment.pods)).toBeCloseTo(optimum, 8);
    expect({ proof: found.proof, objective: found.objective }).toEqual({ proof: 'optimal', objective: expect.closeTo(optimum, 8) });
  });
});

describe('any cohort', () => {
  const anyCohort = fc
    .record({ seed: fc.integer({ min: 0, max: 1e6 }), members: fc.integer({ min: 0, max: 22 }), pods: fc.integer({ min: 0, max: 4 }) })
    .map(drawCohort);

  test('is matched without breaking a hard rule, and what is said of it is what it is worth', async () => {
    await fc.assert(
      fc.asyncProperty(anyCohort, async (cohort) => {
        const found = await solved(cohort);
        const judge = new IndependentJudge(cohort);
        expect(judge.faults(assignmentOf(found))).toEqual([]);
        expect(judge.worth(assignmentOf(found).pods)).toBeCloseTo(found.objective, 8);
      }),
      { numRuns: 40 },
    );
  });

  test('of a few members comes to the best there is', async () => {
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 0, max: 1e6 }), fc.integer({ min: 4, max: 8 }), fc.integer({ min: 0, max: 1 }), async (seed, members, pods) => {
        const cohort = drawCohort({ seed, members, pods, region: 'asia' });
        expect((await solved(cohort)).objective).toBeCloseTo(bestByTrying(cohort), 8);
      }),
      { numRuns: 25 },
    );
  });

  test('is matched in the same way to the byte, in whatever order it is given', async () => {
    await fc.assert(
      fc.asyncProperty(anyCohort, fc.integer(), async (cohort, seed) => {
        const chance = new Chance(seed);
        const other = {
          ...cohort,
          members: shuffled(cohort.members, chance),
          pods: shuffled(cohort.pods, chance),
          blocked_pairs: shuffled(cohort.blocked_pairs, chance),
        };
        expect(JSON.stringify(await solved(other))).toBe(JSON.stringify(await solved(cohort)));
      }),
      { numRuns: 15 },
    );
  });

  test('gives every pod six scores that add up to its quality', async () => {
    const { groups } = await solved(drawCohort({ seed: 7, members: 40, pods: 3, region: 'europe' }));
    expect(groups.length).toBeGreaterThan(3);
    for (const { criteria, quality } of groups) {
      const sum = Object.entries(WEIGHTS).reduce((total, [name, weight]) => total + weight * criteria[name as keyof typeof criteria], 0);
      expect(sum).toBeCloseTo(quality, 12);
    }
  });
});

test('more members than can be proven are matched without breaking a hard rule, twice alike', async () => {
  const cohort = drawCohort({ seed: 3, members: 115, pods: 5, region: 'europe' });
  const found = await solved(cohort);
  expect(new IndependentJudge(cohort).faults(assignmentOf(found))).toEqual([]);
  expect(found.proof).toBe('none');
  expect(JSON.stringify(await solved({ ...cohort, members: cohort.members.toReversed() }))).toBe(JSON.stringify(found));
});

describe('who waits is told why', () => {
  const evening = (day: number) => [{ day, start: '18:00', end: '21:00' }];
  const member = (id: string, timezone: string, availability = evening(2)) => ({ id, timezone, availability });
  const four = ['a', 'b', 'c', 'd'].map((id) => member(id, 'Europe/Vienna'));
  const reasonOf = async (more: object[], rest: object = {}) => {
    const { waiting } = await solved({ reference_at: '2026-11-30T12:00:00Z', members: [...four, ...more], ...rest });
    return waiting.map(({ memberId, code }) => [memberId, code]);
  };

  test('no hours given', async () => {
    expect(await reasonOf([member('e', 'Europe/Vienna', [])])).toEqual([['e', 'no_availability']]);
  });

  test('nobody within three hours', async () => {
    expect(await reasonOf([member('e', 'Asia/Kathmandu')])).toEqual([['e', 'too_few_near']]);
  });

  test('no hour in common', async () => {
    expect(await reasonOf([member('e', 'Europe/Vienna', evening(5))])).toEqual([['e', 'no_common_time']]);
  });

  test('kept apart from the others', async () => {
    expect(await reasonOf([member('e', 'Europe/Vienna')], { blocked_pairs: [['a', 'e']], previous_pairs: [['e', 'b']] })).toEqual([['e', 'kept_apart']]);
  });
});

describe('a cohort that cannot be read', () => {
  const cohort = { reference_at: '2026-11-30T12:00:00Z', members: [{ id: 'a', timezone: 'Europe/Vienna' }] };
  test.each([
    [{ ...cohort, reference_at: 'monday' }, 'reference_at'],
    [{ ...cohort, members: [{ id: 'a', timezone: 'IST' }] }, 'members[0].timezone'],
    [{ ...cohort, members: [{ id: 'a', timezone: 'UTC', availability: [{ day: 8, start: '10:00', end: '11:00' }] }] }, 'members[0].availability[0].day'],
    [{ ...cohort, members: [...cohort.members, ...cohort.members] }, 'members'],
    [{ ...cohort, pods: [{ id: 'p', max_members: 0 }] }, 'pods[0].max_members'],
    [{ members: [] }, 'reference_at'],
  ])('is refused, naming the field at fault (%#)', (given, field) => {
    expect(() => readCohort(given)).toThrow(expect.objectContaining({ code: 'INVALID_INPUT', field }));
  });
});
