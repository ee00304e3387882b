import { demoWorld } from './demo/world.ts';
import { plannerMatchesNaive } from './property.ts';
import { examplesHold } from './judge-example.ts';

// `tsx check-property.ts <connection string of an empty database> <runs> <seed> ...`: what the mutants are judged by. It prints what the examples noticed, and
// what the property noticed with any of the seeds; `{}` for a read path without a mistake.
const [url, runs, ...seeds] = process.argv.slice(2);

async function noticed(look: () => Promise<unknown>): Promise<string | undefined> {
  try {
    await look();
    return undefined;
  } catch (error) {
    return (error instanceof Error ? error.message : String(error)).split('\n').slice(0, 2).join(' ').slice(0, 130);
  }
}

const world = await demoWorld(url!);
const property = async (): Promise<void> => {
  for (const seed of seeds) await plannerMatchesNaive({ ...world, runs: Number(runs), seed: Number(seed) });
};
process.stdout.write(JSON.stringify({ examples: await noticed(() => examplesHold(world)), property: await noticed(property) }));
await world.orm.close(true);
