import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { readReport } from './test-report.mjs';

const folder = mkdtempSync(join(tmpdir(), 'progress report '));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function reportOf(testResults, { passed = 0, skipped = 0, todo = 0 } = {}) {
  const report = join(folder, 'report.json');
  writeFileSync(report, JSON.stringify({ testResults, numPassedTests: passed, numPendingTests: skipped, numTodoTests: todo }));
  return report;
}

const kept = { status: 'passed', ancestorTitles: ['a pod'], title: 'takes six', failureMessages: [] };
const broken = {
  status: 'failed',
  ancestorTitles: ['a pod'],
  title: 'refuses a seventh',
  failureMessages: ['AssertionError: expected 7 to be 6\n    at run (/home/node_modules/vitest.js:1:1)\n    at here'],
};

test('a failed test is told by its file, its name and what it said', () => {
  const report = reportOf([{ name: '/home/pod.test.ts', status: 'failed', message: '', assertionResults: [kept, broken] }], { passed: 1, skipped: 2, todo: 1 });
  expect(readReport(report, 1, '/home')).toEqual({
    passed: 1,
    failed: 1,
    skipped: 3,
    failures: ['pod.test.ts > a pod > refuses a seventh\n    AssertionError: expected 7 to be 6\n        at here'],
  });
});

test('a file that cannot be loaded is one failed test', () => {
  const report = reportOf([{ name: '/home/pod.test.ts', status: 'failed', message: 'Cannot find module', assertionResults: [] }]);
  expect(readReport(report, 1, '/home')).toMatchObject({ failed: 1, failures: ['pod.test.ts\n    Cannot find module'] });
});

test('an error outside all tests, and a run that left no report, are a failure each', () => {
  const passed = reportOf([{ name: '/home/pod.test.ts', status: 'passed', message: '', assertionResults: [kept] }], { passed: 1 });
  expect(readReport(passed, 1, '/home')).toMatchObject({ passed: 1, failed: 1, failures: [expect.stringContaining('outside all tests')] });
  expect(readReport(passed, 0, '/home')).toMatchObject({ passed: 1, failed: 0, failures: [] });
  expect(readReport(join(folder, 'none.json'), 2, '/home')).toMatchObject({ passed: 0, failed: 1, failures: [expect.stringContaining('no report')] });
});

test('a long message is told by its beginning', () => {
  const long = { ...broken, failureMessages: [Array.from({ length: 500 }, (_, line) => `line ${line}`).join('\n')] };
  const { failures } = readReport(reportOf([{ name: '/home/pod.test.ts', status: 'failed', message: '', assertionResults: [long] }]), 1, '/home');
  expect(failures[0]).toContain('line 0');
  expect(failures[0]).not.toContain('line 499');
});
