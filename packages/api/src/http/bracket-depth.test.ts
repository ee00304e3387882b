import { expect, test } from 'vitest';
import { bracketDepth } from './bracket-depth.ts';

test.each([
  ['{ me { id } }', 2],
  ['query ($a: [[Int]]) { a(b: { c: [1] }) }', 4],
  ['{ a(b: "{{{{ \\" {{{{") }', 2],
  ['{ a(b: """ {{{{ "" \\""" {{{ \\ """) { c } }', 2],
  ['{ a # {{{{ "\n { b } }', 2],
  ['{ a(b: "unfinished', 2],
  ['}}}{', 0],
  ['', 0],
])('%s is %i deep', (source, depth) => {
  expect(bracketDepth(source)).toBe(depth);
});

test('fifty thousand brackets take no stack', () => {
  expect(bracketDepth('{a'.repeat(50_000))).toBe(50_000);
});
