import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { globSync, mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { programOf, ROOT, STATE } from '../setup/places.mjs';
import { say } from '../setup/say.mjs';
import { readReport } from './test-report.mjs';

export const UNIT_PROJECTS = ['rules', 'scripts', 'api'];
export const JOURNEYS = ['journeys'];
const REPORTS = join(STATE, 'test-reports');

/** Runs vitest over the projects and gives back what came of it: the counts, and each failure in words. */
export async function runTests(projects, filters = []) {
  if (projects === JOURNEYS && globSync('test/**/*.test.ts', { cwd: ROOT }).length === 0) {
    say('No journeys under test/.');
    return { passed: 0, failed: 0, skipped: 0, failures: [] };
  }
  mkdirSync(REPORTS, { recursive: true });
  const report = join(REPORTS, `${projects.join('-')}.json`);
  rmSync(report, { force: true });
  const selected = projects.flatMap((project) => ['--project', project]);
  const args = ['run', ...selected, '--passWithNoTests', '--reporter=default', '--reporter=json', `--outputFile.json=${report}`, ...filters];
  const child = spawn(programOf('vitest'), args, { cwd: ROOT, stdio: 'inherit', env: { ...process.env, NODE_ENV: 'test' } });
  const [code] = await once(child, 'exit');
  return readReport(report, code ?? 1, ROOT);
}

export function addCounts(counts) {
  const sum = (name) => counts.reduce((total, count) => total + count[name], 0);
  return { passed: sum('passed'), failed: sum('failed'), skipped: sum('skipped'), failures: counts.flatMap(({ failures }) => failures) };
}
