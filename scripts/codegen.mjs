// Prints what the API's code says of itself: the schema that it serves to packages/schema/schema.graphql, and the catalogue of its error codes to
// docs/errors.md. Makes the typed documents of packages/schema from the schema.
// With --check nothing is written; a difference to what is committed is the failure.
import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { inRoot, programOf, ROOT } from './setup/places.mjs';

/** What is printed, and by which program of packages/api. */
const PRINTED = [
  ['packages/schema/schema.graphql', 'print-schema.js'],
  ['docs/errors.md', 'print-errors.js'],
];
const isCheck = process.argv.includes('--check');

function run(command, args, stdout) {
  const result = spawnSync(command, args, { cwd: ROOT, encoding: 'utf8', stdio: ['ignore', stdout, 'inherit'] });
  if (result.status === 0) return result.stdout;
  process.stderr.write(result.error?.message ?? result.stdout ?? '');
  process.exit(result.status ?? 1);
}

run(programOf('tsc'), ['-b', 'packages/api'], 'inherit');
for (const [path, program] of PRINTED) {
  const file = inRoot(...path.split('/'));
  const printed = run(process.execPath, [inRoot('packages', 'api', 'dist', program)], 'pipe');
  if (!isCheck) writeFileSync(file, printed);
  else if (readFileSync(file, 'utf8') !== printed) {
    console.error(`${path} is not what the code of the API says: run "npm run codegen" and commit the result.`);
    process.exit(1);
  }
}

run(programOf('graphql-codegen'), ['--config', 'codegen.yml', ...(isCheck ? ['--check'] : [])], 'inherit');
