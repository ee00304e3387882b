// Prints the schema that the API serves to packages/schema/schema.graphql and makes the typed documents of packages/schema from it.
// With --check nothing is written; a difference to what is committed is the failure.
import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { inRoot, programOf, ROOT } from './setup/places.mjs';

const SDL = inRoot('packages', 'schema', 'schema.graphql');
const isCheck = process.argv.includes('--check');

function run(command, args, stdout) {
  const result = spawnSync(command, args, { cwd: ROOT, encoding: 'utf8', stdio: ['ignore', stdout, 'inherit'] });
  if (result.status === 0) return result.stdout;
  process.stderr.write(result.error?.message ?? result.stdout ?? '');
  process.exit(result.status ?? 1);
}

run(programOf('tsc'), ['-b', 'packages/api'], 'inherit');
const printed = run(process.execPath, [inRoot('packages', 'api', 'dist', 'print-schema.js')], 'pipe');
if (!isCheck) writeFileSync(SDL, printed);
else if (readFileSync(SDL, 'utf8') !== printed) {
  console.error('packages/schema/schema.graphql is not what the API serves: run "npm run codegen" and commit the result.');
  process.exit(1);
}

run(programOf('graphql-codegen'), ['--config', 'codegen.yml', ...(isCheck ? ['--check'] : [])], 'inherit');
