import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { createDatabase, dropDatabase, freshName } from '../support/databases.ts';
import { startTestServer } from '../support/server.ts';
import { MUTANTS, type Mutant } from './mutant-list.ts';

// Run on demand: `tsx packages/api/test/read/mutants.ts [word of a mutant's name] [runs]`. Each mutant is a copy of the API with one mistake in its read
// path; the directed examples must notice it, and the property must notice it by itself.
const PACKAGE = join(dirname(fileURLToPath(import.meta.url)), '../..');
const ROOT = join(PACKAGE, '../..');
/** Below the repository, so that its node_modules are found, and ignored by git. */
const COPIES = join(ROOT, '.progress/mutants');
const RUNS = process.argv[3] ?? '150';
const SEEDS = ['20261122', '7'];

/** What each of the two judges noticed. */
type Noticed = { readonly examples?: string; readonly property?: string };

function copyWith({ file, from, to }: Mutant): string {
  mkdirSync(COPIES, { recursive: true });
  const folder = mkdtempSync(join(COPIES, 'copy-'));
  cpSync(join(PACKAGE, 'src'), join(folder, 'src'), { recursive: true });
  cpSync(join(PACKAGE, 'test/read'), join(folder, 'test/read'), { recursive: true });
  cpSync(join(PACKAGE, 'package.json'), join(folder, 'package.json'));
  symlinkSync(join(PACKAGE, 'node_modules'), join(folder, 'node_modules'));
  const path = join(folder, file);
  const text = readFileSync(path, 'utf8');
  if (!text.includes(from)) throw new Error(`${file} has no ${from}: bring the list of mutants up to date.`);
  writeFileSync(
    path,
    text.replace(from, () => to),
  );
  return folder;
}

/** A copy that does not even start is noticed by both. */
async function judged(folder: string, serverUrl: string): Promise<Noticed> {
  const name = freshName('progress_mutant');
  const url = await createDatabase(serverUrl, name);
  const script = [join(folder, 'test/read/check-property.ts'), url, RUNS, ...SEEDS];
  const { status, stdout, stderr } = spawnSync(join(ROOT, 'node_modules/.bin/tsx'), script, { encoding: 'utf8', timeout: 600_000 });
  await dropDatabase(serverUrl, name);
  return status === 0 ? (JSON.parse(stdout) as Noticed) : { examples: stderr.slice(0, 130), property: stderr.slice(0, 130) };
}

async function tried(mutant: Mutant, serverUrl: string): Promise<boolean> {
  const folder = copyWith(mutant);
  const { examples, property } = await judged(folder, serverUrl);
  rmSync(folder, { recursive: true, force: true });
  const survived = [...(examples === undefined ? ['examples'] : []), ...(property === undefined ? ['property'] : [])];
  process.stdout.write(`${survived.length === 0 ? 'killed by both' : `SURVIVED the ${survived.join(' and the ')}`}: ${mutant.name}\n`);
  process.stdout.write(`    examples ${examples ?? '-'}\n    property ${property ?? '-'}\n`);
  return survived.length === 0;
}

const server = await startTestServer();
const survivors: string[] = [];
for (const mutant of MUTANTS.filter(({ name }) => name.includes(process.argv[2] ?? ''))) {
  if (!(await tried(mutant, server.url))) survivors.push(mutant.name);
}
await server.stop();
process.stdout.write(survivors.length === 0 ? 'all killed by both\n' : `${survivors.length} survived: ${survivors.join(', ')}\n`);
process.exitCode = survivors.length === 0 ? 0 : 1;
