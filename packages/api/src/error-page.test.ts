import { globSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { expect, it } from 'vitest';
import { errorPage } from './error-page.ts';
import { ERROR_CODES, ERRORS } from './lib/errors.ts';

const ROOT = resolve(import.meta.dirname, '../../..');
const textsOf = (pattern: string, isWanted: (path: string) => boolean) =>
  globSync(pattern, { cwd: ROOT })
    .filter(isWanted)
    .map((path) => readFileSync(resolve(ROOT, path), 'utf8'));
const isTest = (path: string) => path.endsWith('.test.ts');
const sources = textsOf('packages/api/src/**/*.ts', (path) => !isTest(path) && !path.endsWith('lib/errors.ts'));
const tests = ['packages/api/{src,test}/**/*.ts', 'test/*.ts'].flatMap((pattern) =>
  textsOf(pattern, (path) => isTest(path) && !path.endsWith('error-page.test.ts')),
);

/** The ways in which a refusal is given its code. */
const RAISED = [/\b(?:DomainError|HttpRefusal)\(\s*'([A-Z_]+)'/g, /\bsuper\(\s*'([A-Z_]+)'/g, /\bcode: '([A-Z_]+)'/g, /\bcoded\([^()]*'([A-Z_]+)'\)/g];
const raised = new Set(sources.flatMap((text) => RAISED.flatMap((way) => [...text.matchAll(way)].map(([, code]) => code!))));

it('docs/errors.md is the catalogue of the code', () => {
  expect(readFileSync(resolve(ROOT, 'docs/errors.md'), 'utf8'), 'run "npm run codegen" and commit the result').toBe(errorPage());
});

it('every code that is raised is in the catalogue, and every code of the catalogue is raised', () => {
  expect([...raised].toSorted()).toEqual([...ERROR_CODES].toSorted());
});

it.each(ERROR_CODES)('a test expects %s', (code) => {
  expect(tests.filter((text) => text.includes(`'${code}'`)).length).toBeGreaterThan(0);
});

it.each(Object.entries(ERRORS))('%s is told in whole sentences that fit a table, with a status of HTTP', (_, { meaning, cure, status }) => {
  for (const sentence of [meaning, cure]) expect(sentence).toMatch(/^[A-Z][^|\n]+\.$/);
  expect(status ?? 200).toBeOneOf([200, 400, 401, 403, 404, 413, 429, 500, 503, 504]);
});
