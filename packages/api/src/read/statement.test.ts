import { expect, test } from 'vitest';
import { type Statement, StatementNames } from './statement.ts';

const statement = (text: string): Statement => ({ text, name: text, params: [], uses: 0, isLight: false });
/** Runs it so often that it is known to come back; says whether it had a name the last time. */
const comeBack = (names: StatementNames, one: Statement): boolean => {
  for (let left = 3; left > 0; left -= 1) names.use(one);
  return names.use(one);
};

test('a statement gets a name once it has come back', () => {
  const names = new StatementNames();
  const one = statement('a');
  expect([names.use(one), names.use(one), names.use(one), names.use(one), names.use(one)]).toEqual([false, false, false, true, true]);
});

test('beyond so many at once the least recently used loses its name', () => {
  const names = new StatementNames(2, 10);
  const [a, b, c] = [statement('a'), statement('b'), statement('c')];
  comeBack(names, a);
  comeBack(names, b);
  names.use(a);
  expect(comeBack(names, c)).toBe(true);
  // `b` was the one to lose it, and takes it back from `a`, which is now the oldest.
  expect(names.use(b)).toBe(true);
  expect(names.use(c)).toBe(true);
});

test('a process uses only so many names, whoever asks', () => {
  const names = new StatementNames(1, 2);
  const [a, b, c] = [statement('a'), statement('b'), statement('c')];
  expect([comeBack(names, a), comeBack(names, b), comeBack(names, c)]).toEqual([true, true, false]);
  expect(names.use(a)).toBe(true);
});
