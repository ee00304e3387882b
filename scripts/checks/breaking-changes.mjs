// Compares the committed contract with the one of the last release, or, before there is one, with the last commit's.
// A break that is meant: npm run check -- --allow-breaking, and a major version in the changeset.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { programOf, ROOT } from '../setup/places.mjs';

const SDL = 'packages/schema/schema.graphql';
const run = (command, args) => spawnSync(command, args, { cwd: ROOT, encoding: 'utf8', maxBuffer: 64_000_000 });

const tag = run('git', ['describe', '--tags', '--abbrev=0', '--match', 'v*']);
const base = tag.status === 0 ? tag.stdout.trim() : 'HEAD';
const before = run('git', ['show', `${base}:${SDL}`]);

if (before.status !== 0) console.log('skipped: there is no earlier schema in git to compare with.');
else if (process.env.PROGRESS_ALLOW_BREAKING === '1') console.log('skipped: breaking changes are allowed for this run.');
else process.exitCode = compare(before.stdout);

function compare(text) {
  const folder = mkdtempSync(join(tmpdir(), 'progress-schema-'));
  try {
    const old = join(folder, 'before.graphql');
    writeFileSync(old, text);
    const { status, stdout, stderr } = run(programOf('graphql-inspector'), ['diff', old, SDL]);
    const breaking = `${stdout}${stderr}`.split('\n').filter((line) => /✖|\[error\]/.test(line));
    console.log([`Compared with ${base}.`, ...breaking, ...(status === 0 ? [] : ['If they are meant: npm run check -- --allow-breaking'])].join('\n'));
    return status ?? 1;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
