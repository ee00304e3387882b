// npm test: the quick checks, then every test, journeys over the real processes last. Arguments after -- choose test files.
import { CONTRACT, FLOORS, LINT, TYPES } from './checks/checks.mjs';
import { runChecks } from './checks/run-checks.mjs';
import { addCounts, JOURNEYS, runTests, UNIT_PROJECTS } from './checks/run-tests.mjs';
import { say } from './setup/say.mjs';

const filters = process.argv.slice(2);
const failedChecks = filters.length > 0 ? [] : await runChecks([TYPES, LINT, FLOORS, CONTRACT]);
const { passed, failed, skipped, failures } = addCounts([await runTests(UNIT_PROJECTS, filters), await runTests(JOURNEYS, filters)]);

// Once more at the end: what is looked at of a long run is its last lines.
for (const failure of failures) say(`✗ ${failure}`);
if (failedChecks.length > 0) say(`Failed checks: ${failedChecks.join(', ')}.`);
console.log(`${passed} passed, ${failed} failed, ${skipped} skipped`);
process.exitCode = failedChecks.length === 0 && failed === 0 && passed > 0 ? 0 : 1;
