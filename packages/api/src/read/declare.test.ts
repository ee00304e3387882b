import { describe, expect, test } from 'vitest';
import type { ViewerKind } from '../viewer/viewer.ts';
import { admin, among, anyOf, everyone, is, mentionedScopes, nobody, type Rule, scope, value } from './declare.ts';
import { any, type Condition, every, raw, render, sql } from './sql.ts';

type Thing = { id: string; owner: string };
const row = { id: raw('t."id"'), owner: raw('t."owner"') };
const viewer = (kind: ViewerKind, ...scopes: string[]) => ({ kind, scopes, isPodBound: false });
const mine: Rule<Thing> = (thing, { kind }) => kind === 'member' && sql`${thing.owner} = 7`;
const text = (condition: Condition): string | boolean => (typeof condition === 'boolean' ? condition : render(condition).text);

describe('a rule folds as far as the kind of viewer decides it', () => {
  const rule = anyOf<Thing>(admin, nobody, mine, scope('things:read'));

  test.each<[ViewerKind, string[], string | boolean]>([
    ['admin', [], true],
    ['anonymous', [], false],
    ['member', [], 't."owner" = 7'],
    ['member', ['things:read'], 't."owner" = 7'],
    ['integration', ['things:read'], true],
    ['integration', ['other:read'], false],
    ['bot', ['things:read'], true],
  ])('%s with %j', (kind, scopes, expected) => {
    expect(text(rule(row, viewer(kind, ...scopes)))).toBe(expected);
  });

  test('and what everyone sees asks nothing', () => {
    expect(anyOf<Thing>(mine, everyone)(row, viewer('member'))).toBe(true);
  });

  test('and the scopes it asks for are known', () => {
    expect(mentionedScopes().has('things:read')).toBe(true);
  });
});

describe('conditions', () => {
  test('stay apart by brackets', () => {
    expect(text(every([any([raw('a'), raw('b')]), raw('c OR d')]))).toBe('((((a) OR (b))) AND (c OR d))');
  });

  test('that are settled vanish', () => {
    expect(text(every([true, raw('a')]))).toBe('a');
    expect(text(any([false, raw('a')]))).toBe('a');
    expect(every([])).toBe(true);
    expect(any([])).toBe(false);
  });
});

describe('a filter', () => {
  const filtered = (filter: ReturnType<typeof is>, given: unknown) => text(filter(row, given));

  test('is equality for a plain value, and membership for a plain list', () => {
    expect(filtered(is('id', 'uuid'), 'x')).toBe('t."id" = $1::uuid');
    expect(filtered(among('id'), ['x'])).toBe('t."id" = ANY ($1::text[])');
  });

  test('is all that an operator input says', () => {
    expect(filtered(is('id', 'date'), { from: 'a', before: 'b' })).toBe('((t."id" >= $1::date) AND (t."id" < $2::date))');
    expect(filtered(is('id'), { isNull: false })).toBe('t."id" IS NOT NULL');
  });

  test('is no condition for null', () => {
    expect(filtered(is('id'), { eq: null })).toBe(true);
    expect(filtered(is('id'), {})).toBe(true);
  });

  test('refuses an operator that it does not know', () => {
    expect(() => filtered(is('id'), { like: '%' })).toThrow('the operator like');
  });
});

test('a list of values is one parameter, whatever its items come from', () => {
  const slot = { as: (type: string) => value('from a variable', type) };
  const param = value(['plain', slot], 'text[]');
  expect(param.read({ variables: {}, viewerId: null, now: new Date(0) })).toEqual(['plain', 'from a variable']);
});
