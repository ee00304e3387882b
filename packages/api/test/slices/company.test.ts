import fc from 'fast-check';
import { expect, test } from 'vitest';
import { verify } from '../../src/verify.ts';
import { notedCompanies } from '../support/acting-together.ts';
import { NOW } from '../support/clock.ts';
import { anyCall, type Call, firstCalls } from '../support/member-calls.ts';
import { MEMBERS_OF_A_WORLD, worldOfCalls } from '../support/world-of-calls.ts';

const companies = notedCompanies();
const [apart, together] = [await worldOfCalls(), await worldOfCalls()];

/** What one of the members does, if anything. One call a member, so that their order does not matter. */
const turn = fc
  .array(fc.option(anyCall, { freq: 8 }), { minLength: MEMBERS_OF_A_WORLD, maxLength: MEMBERS_OF_A_WORLD })
  .map((calls) => [...calls.entries()].filter((entry): entry is [number, Call] => entry[1] !== null));
const plans = fc.array(fc.record({ minutes: fc.oneof(fc.integer({ min: 0, max: 20 }), fc.integer({ min: 60, max: 1500 })), calls: turn }), {
  minLength: 2,
  maxLength: 6,
});
const FIRST = firstCalls(MEMBERS_OF_A_WORLD).map((calls) => ({ minutes: 1, calls }));

test('whatever members ask at once is answered and leaves what it does one after the other', async () => {
  const answers = { done: 0, refused: 0 };
  await fc.assert(
    fc.asyncProperty(plans, async (plan) => {
      await Promise.all([apart.begin(), together.begin()]);
      let now = NOW;
      for (const { minutes, calls } of [...FIRST, ...plan]) {
        now = new Date(now.getTime() + minutes * 60_000);
        apart.clock.set(now);
        together.clock.set(now);
        const before = companies.length;
        const alone = await apart.oneAfterTheOther(calls);
        expect(companies.length).toBe(before);
        for (const { errors } of alone) answers[errors === null ? 'done' : 'refused'] += 1;
        expect(await together.allAtOnce(calls)).toEqual(alone);
      }
      expect(await together.stored()).toEqual(await apart.stored());
      expect(await verify(together.database.em(), { now, fix: false })).toEqual([]);
    }),
    { numRuns: 8, interruptAfterTimeLimit: 40_000 },
  );
  expect(answers.done).toBeGreaterThan(answers.refused);
  expect(answers.refused).toBeGreaterThan(10);
  expect(companies.length).toBeGreaterThan(10);
  expect(companies.filter(({ kept }) => kept > 1).length).toBeGreaterThan(5);
}, 90_000);
