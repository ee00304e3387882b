import { readFileSync } from 'node:fs';
import { relative } from 'node:path';

const LINES_OF_A_FAILURE = 12;

/**
 * What came of a run, from the report in JSON that vitest left and from the code it ended with. A file that could not be
 * loaded or prepared counts as one failed test, and so does a run without a report and an error outside all tests.
 */
export function readReport(report, code, root) {
  let results;
  try {
    results = JSON.parse(readFileSync(report, 'utf8'));
  } catch {
    return { passed: 0, failed: 1, skipped: 0, failures: [`vitest ended with ${code} and left no report.`] };
  }
  const failures = results.testResults.flatMap((file) => failuresOf(file, root));
  if (code !== 0 && failures.length === 0) failures.push(`vitest ended with ${code} though no test failed: an error outside all tests, shown above.`);
  return { passed: results.numPassedTests, failed: failures.length, skipped: results.numPendingTests + results.numTodoTests, failures };
}

function failuresOf({ name, status, message, assertionResults }, root) {
  const file = relative(root, name);
  const failed = assertionResults.filter((test) => test.status === 'failed');
  if (status === 'failed' && failed.length === 0) return [`${file}\n${indented(message)}`];
  return failed.map((test) => `${file} > ${[...test.ancestorTitles, test.title].join(' > ')}\n${indented(test.failureMessages.join('\n'))}`);
}

/** Its first lines, without those of a stack that lie in other people's code. */
function indented(message) {
  const lines = message.trim().split('\n');
  return lines
    .filter((line) => !/^\s+at .*node_modules/.test(line))
    .slice(0, LINES_OF_A_FAILURE)
    .map((line) => `    ${line}`)
    .join('\n');
}
