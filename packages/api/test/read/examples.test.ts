import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { emptyDatabase } from '../support/database.ts';
import { type DemoWorld, demoWorld } from './demo/world.ts';
import { EXAMPLES } from './examples.ts';
import { faultOfExample } from './judge-example.ts';
import { load } from './property.ts';
import { SCENE } from './scene.ts';

let world: DemoWorld;
beforeAll(async () => {
  world = await demoWorld(await emptyDatabase());
  await load(world.pool, SCENE);
});
afterAll(() => world.orm.close(true));

describe('a read', () => {
  test.each(EXAMPLES.map((example) => [example.says, example] as const))('%s', async (_, example) => {
    expect(await faultOfExample(world, example)).toBeUndefined();
  });
});
