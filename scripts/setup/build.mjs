import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { cleanEnvironment, inRoot, NODE, ROOT, STATE } from './places.mjs';
import { runQuietly } from './programs.mjs';
import { sayStep, SetupError } from './say.mjs';

const STAMP = join(STATE, 'built');

const packages = () => readdirSync(inRoot('packages')).map((name) => inRoot('packages', name));

export function isBuilt() {
  return (
    existsSync(STAMP) &&
    packages().every((folder) => existsSync(join(folder, 'dist')) || !existsSync(join(folder, 'src'))) &&
    readFileSync(STAMP, 'utf8') === fingerprint()
  );
}

/** Compiles what changed since the last time; without a change it costs a look at the files' times. */
export async function build() {
  if (isBuilt()) return;
  const done = sayStep('Building the packages');
  const before = fingerprint();
  const compiler = inRoot('node_modules', 'typescript', 'bin', 'tsc');
  const { code, output } = await runQuietly(NODE, [compiler, '-b', 'tsconfig.build.json'], { env: cleanEnvironment() });
  if (code !== 0) throw new SetupError(`The build failed:\n${output.trim()}`);
  packages().forEach(removeOrphans);
  writeFileSync(STAMP, before);
  done('built');
}

/** Names, sizes and times of everything the build is made of. */
function fingerprint() {
  const hash = createHash('sha256');
  const files = [inRoot('tsconfig.base.json'), inRoot('tsconfig.build.json'), inRoot('node_modules', '.progress-installed')];
  for (const folder of packages()) files.push(join(folder, 'package.json'), join(folder, 'tsconfig.json'), ...filesBelow(join(folder, 'src')));
  for (const file of files) {
    const { mtimeMs, size } = statSync(file, { throwIfNoEntry: false }) ?? { mtimeMs: 0, size: 0 };
    hash.update(`${relative(ROOT, file)} ${mtimeMs} ${size}\n`);
  }
  return hash.digest('hex');
}

function filesBelow(folder) {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath ?? entry.path, entry.name))
    .toSorted();
}

/** A source that was renamed or removed leaves its output behind, which would still be found. */
function removeOrphans(folder) {
  for (const output of filesBelow(join(folder, 'dist'))) {
    const source = /^(.*?)(?:\.d\.ts|\.js)(?:\.map)?$/.exec(relative(join(folder, 'dist'), output))?.[1];
    if (source !== undefined && !existsSync(join(folder, 'src', `${source}.ts`))) rmSync(output);
  }
}
