import { expect, test } from 'vitest';
import { faultsOf } from './check.mjs';
import { readImports } from './read-imports.mjs';

const api = (path) => `packages/api/src/${path}`;

test('a room opens lower floors and itself', () => {
  expect(faultsOf(api('commitment/commitment.actions.ts'), `import { User } from '../user/user.entity.ts';\nimport { due } from './due.rules.ts';`)).toEqual(
    [],
  );
});

test('a room does not open a higher floor, not even for a type', () => {
  expect(faultsOf(api('user/profile.actions.ts'), `import type { Commitment } from '../commitment/commitment.entity.ts';`)).toEqual([
    'packages/api/src/user/profile.actions.ts:1 opens commitment, which is not on a lower floor than user/: record an event, or move what both need down.',
  ]);
});

test('rooms on one floor do not open each other', () => {
  expect(faultsOf(api('pod/pod.read.ts'), `import { Goal } from '../goal/goal.entity.ts';`)).toHaveLength(1);
});

test('files beside the rooms open everything and are opened by nobody', () => {
  expect(faultsOf(api('entities.ts'), `import { Kpi } from './kpi/kpi.entity.ts';`)).toEqual([]);
  expect(faultsOf(api('kpi/kpi.read.ts'), `\nimport { entities } from '../entities.ts';`)).toEqual([
    'packages/api/src/kpi/kpi.read.ts:2 opens entities.ts, which only the files beside the rooms open.',
  ]);
});

test('a room without a floor is refused', () => {
  expect(() => faultsOf(api('helpers/a.ts'), `import { b } from '../lib/b.ts';`)).toThrow('packages/api/src/helpers/ has no floor');
});

test('an entity does not open actions', () => {
  expect(faultsOf(api('user/user.entity.ts'), `import { a } from './user.actions.ts';`)).toEqual([
    'packages/api/src/user/user.entity.ts:1 opens a .actions.ts; a .entity.ts may open .rules.ts, .entity.ts.',
  ]);
});

test('a GraphQL type opens the row by its type alone', () => {
  const file = api('user/user.type.ts');
  expect(faultsOf(file, `import type { User } from './user.entity.ts';`)).toEqual([]);
  expect(faultsOf(file, `import { type User } from './user.entity.ts';`)).toEqual([]);
  expect(faultsOf(file, `import { User } from './user.entity.ts';`)).toEqual([
    'packages/api/src/user/user.type.ts:1 has to open ./user.entity.ts with "import type".',
  ]);
});

test.each([
  [`const at = Date.now();`, 'make `now` a parameter'],
  [`const at = new Date();`, 'make `now` a parameter'],
  [`const dice = Math.random();`, 'make the seed a parameter'],
  [`const zone = process.env['TZ'];`, 'make what it needs a parameter'],
  [`import { readFileSync } from 'node:fs';`, 'rules do no input or output'],
  [`import { sql } from '../read/sql.ts';`, 'rules open other rules and lib/'],
])('a rule may not say %s', (source, cure) => {
  expect(faultsOf(api('commitment/streak.rules.ts'), source).join('\n')).toContain(cure);
});

test('a rule may speak of what it may not do', () => {
  expect(faultsOf(api('commitment/streak.rules.ts'), `// never Date.now()\nimport { dayOf } from '../lib/calendar.rules.ts';`)).toEqual([]);
});

test('packages open each other in one direction, and by name', () => {
  expect(faultsOf('packages/pod-bot/src/main.ts', `import { startBot } from '@progress/bot-kit';`)).toEqual([]);
  expect(faultsOf('packages/schema/src/index.ts', `import { startBot } from '@progress/bot-kit';`)).toEqual([
    'packages/schema/src/index.ts:1 opens package bot-kit; schema may open no other package.',
  ]);
  expect(faultsOf('packages/pod-bot/src/main.ts', `import { a } from '../../bot-kit/src/a.ts';`).join()).toContain('leaves its package by a path');
});

test('every way to open a file is seen, and no comment is taken for one', () => {
  const source = `import './a.ts';\nexport { b } from './b.ts';\nimport {\n  c,\n  d,\n} from './c.ts';\nconst e = await import('./e.ts');\n// import './f.ts';\n/* export * from './g.ts'; */`;
  expect(readImports('x/y.ts', source).map(({ path, line }) => [path, line])).toEqual([
    ['x/a.ts', 1],
    ['x/b.ts', 2],
    ['x/c.ts', 3],
    ['x/e.ts', 7],
  ]);
});
