import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { createDatabase, dropDatabase, freshName } from '../support/databases.ts';
import { startTestServer } from '../support/server.ts';
import { MUTANTS, type Mutant } from './mutant-list.ts';

// Run on demand: `tsx packages/api/test/read/mutants.ts [word of a mutant's name] [runs]`. Each mutant is a copy of the API with one mistake in its read
// path; the examples and the property must notice it.
const PACKAGE = join(dirname(fileURLToPath(import.meta.url)), '../..');
const ROOT = join(PACKAGE, '../..');
/** Below the repository, so that its node_modules are found, and ignored by git. */
const COPIES = join(ROOT, '.progress/mutants');
const RUNS = Number(process.argv[3] ?? 150);
const SEEDS = [20_261_122, 7];

function copyWith({ file, from, to }: Mutant): string {
  mkdirSync(COPIES, { recursive: true });
  const folder = mkdtempSync(join(COPIES, 'copy-'));
  cpSync(join(PACKAGE, 'src'), join(folder, 'src'), { recursive: true });
  cpSync(join(PACKAGE, 'test'), join(folder, 'test'), { recursive: true });
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

/** The first line of what was noticed; undefined when the mutant survived. */
async function judged(mutant: Mutant, serverUrl: string): Promise<string | undefined> {
  const folder = copyWith(mutant);
  try {
    for (const seed of SEEDS) {
      const name = freshName('progress_mutant');
      const url = await createDatabase(serverUrl, name);
      const { status, stdout, stderr } = spawnSync(
        join(ROOT, 'node_modules/.bin/tsx'),
        [join(folder, 'test/read/check-property.ts'), url, String(RUNS), String(seed)],
        {
          encoding: 'utf8',
          timeout: 600_000,
        },
      );
      await dropDatabase(serverUrl, name);
      if (status !== 0) return (stdout || stderr).split('\n').slice(0, 2).join(' ');
    }
    return undefined;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

const server = await startTestServer();
const survivors: string[] = [];
for (const mutant of MUTANTS.filter(({ name }) => name.includes(process.argv[2] ?? ''))) {
  const noticed = await judged(mutant, server.url);
  if (noticed === undefined) survivors.push(mutant.name);
  process.stdout.write(`${noticed === undefined ? 'SURVIVED' : 'killed  '} ${mutant.name}${noticed === undefined ? '' : `  <- ${noticed.slice(0, 150)}`}\n`);
}
await server.stop();
process.stdout.write(survivors.length === 0 ? 'all killed\n' : `${survivors.length} survived\n`);
process.exitCode = survivors.length === 0 ? 0 : 1;
