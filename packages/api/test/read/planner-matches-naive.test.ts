import { afterAll, beforeAll, expect, test } from 'vitest';
import { emptyDatabase } from '../support/database.ts';
import { type DemoWorld, demoWorld } from './demo/world.ts';
import { plannerMatchesNaive } from './property.ts';

let world: DemoWorld;
beforeAll(async () => {
  world = await demoWorld(await emptyDatabase());
});
afterAll(() => world.orm.close(true));

test('one statement answers what graphql-js answers over arrays, for every viewer and every shape of variables', { timeout: 120_000 }, async () => {
  const tally = await plannerMatchesNaive({ ...world, runs: 30, seed: 20_261_122 });
  expect(tally.documentsInvalid).toBeLessThan(tally.cases / 10);
  expect(tally.filled).toBeGreaterThan(tally.cases / 4);
  expect(tally.mutations).toBeGreaterThan(50);
  expect(tally.pages).toBeGreaterThan(500);
});
