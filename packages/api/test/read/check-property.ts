import { demoWorld } from './demo/world.ts';
import { plannerMatchesNaive } from './property.ts';
import { examplesHold } from './judge-example.ts';

/**
 * `tsx check-property.ts <connection string of an empty database> <runs> <seed> examples|property`: exit 1 with the counter-example. What the mutants are
 * judged by.
 */
const [url, runs, seed, by] = process.argv.slice(2);
const world = await demoWorld(url!);
try {
  if (by === 'examples') await examplesHold(world);
  else await plannerMatchesNaive({ ...world, runs: Number(runs), seed: Number(seed) });
} catch (error) {
  process.stdout.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
} finally {
  await world.orm.close(true);
}
