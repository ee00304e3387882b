import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { globSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { programOf, ROOT, STATE } from '../setup/places.mjs';
import { say } from '../setup/say.mjs';

export const UNIT_PROJECTS = ['rules', 'scripts', 'api'];
export const JOURNEYS = ['journeys'];
const REPORTS = join(STATE, 'test-reports');

/** Runs vitest over the projects and adds up what it reports. A file that could not even be loaded counts as one failed test. */
export async function runTests(projects, filters = []) {
  if (projects === JOURNEYS && globSync('test/**/*.test.ts', { cwd: ROOT }).length === 0) {
    say('No journeys under test/.');
    return { passed: 0, failed: 0, skipped: 0 };
  }
  mkdirSync(REPORTS, { recursive: true });
  const report = join(REPORTS, `${projects.join('-')}.json`);
  rmSync(report, { force: true });
  const selected = projects.flatMap((project) => ['--project', project]);
  const args = ['run', ...selected, '--passWithNoTests', '--reporter=default', '--reporter=json', `--outputFile.json=${report}`, ...filters];
  const child = spawn(programOf('vitest'), args, { cwd: ROOT, stdio: 'inherit', env: { ...process.env, NODE_ENV: 'test' } });
  const [code] = await once(child, 'exit');
  return countTests(report, code ?? 1);
}

export function addCounts(counts) {
  const sum = (name) => counts.reduce((total, count) => total + count[name], 0);
  return { passed: sum('passed'), failed: sum('failed'), skipped: sum('skipped') };
}

function countTests(report, code) {
  let results;
  try {
    results = JSON.parse(readFileSync(report, 'utf8'));
  } catch {
    return { passed: 0, failed: 1, skipped: 0 };
  }
  const unloaded = results.testResults.filter(({ status, assertionResults }) => status === 'failed' && assertionResults.length === 0).length;
  const failed = results.numFailedTests + unloaded;
  return { passed: results.numPassedTests, failed: code !== 0 && failed === 0 ? 1 : failed, skipped: results.numPendingTests + results.numTodoTests };
}
