// npm run check: everything but the journeys, in the order in which faults are cheapest to find.
import { BREAKING, CONTRACT, DEAD_CODE, FLOORS, FORMAT, LINT, TYPES } from './checks/checks.mjs';
import { runChecks } from './checks/run-checks.mjs';
import { runTests, UNIT_PROJECTS } from './checks/run-tests.mjs';
import { say, seconds } from './setup/say.mjs';

const since = Date.now();
const args = process.argv.slice(2);
const unknown = args.filter((arg) => arg !== '--allow-breaking' && arg !== '--no-tests');
if (unknown.length > 0) {
  say(`Unknown option ${unknown.join(' ')}: there are --allow-breaking and --no-tests.`);
  process.exit(64);
}
if (args.includes('--allow-breaking')) process.env.PROGRESS_ALLOW_BREAKING = '1';

const failed = await runChecks([TYPES, LINT, FORMAT, FLOORS, DEAD_CODE, CONTRACT, BREAKING]);
if (!args.includes('--no-tests')) {
  const tests = await runTests(UNIT_PROJECTS);
  if (tests.failed > 0 || tests.passed === 0) failed.push('tests');
  console.log(`${tests.passed} passed, ${tests.failed} failed, ${tests.skipped} skipped`);
}
say(failed.length === 0 ? `All checks pass (${seconds(Date.now() - since)}).` : `Failed: ${failed.join(', ')} (${seconds(Date.now() - since)}).`);
process.exitCode = failed.length === 0 ? 0 : 1;
