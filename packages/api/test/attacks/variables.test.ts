import { expect, test } from 'vitest';
import { type Attack, target, withstands } from './target.ts';

const it = await target();
const { ana, ask, askAs, botKey, raw } = it;
const AS_ANA = { authorization: `Bearer ${botKey}`, 'x-act-as': `telegram:${ana.telegramUserId}` };
const CREATE = 'mutation ($input: CreateCommitmentInput!) { createCommitment(input: $input) { commitment { id } } }';
const LIST = 'query ($filter: CommitmentFilter) { commitments(filter: $filter) { totalCount } }';

const input = (sentence: string, given: unknown, code = 'INVALID_INPUT'): Attack => ({ sentence, send: () => askAs(ana, CREATE, { input: given }), code });
const body = (sentence: string, json: string, code: string): Attack => ({ sentence, send: () => raw(json, AS_ANA), code });

withstands(it, [
  body(
    'variables of ten thousand levels are refused',
    `{"query":${JSON.stringify(CREATE)},"variables":{"input":${'['.repeat(10_000)}${']'.repeat(10_000)}}}`,
    'INVALID_INPUT',
  ),
  body(
    'objects of ten thousand levels are refused',
    `{"query":${JSON.stringify(CREATE)},"variables":${'{"input":'.repeat(9_000)}1${'}'.repeat(9_000)}}`,
    'INVALID_INPUT',
  ),
  body('variables that are a list are refused', `{"query":"{__typename}","variables":[1]}`, 'BAD_REQUEST'),
  body('variables that are text are refused', `{"query":"{__typename}","variables":"{}"}`, 'BAD_REQUEST'),
  body('a query that is an object is refused', `{"query":{"$ne":null}}`, 'BAD_REQUEST'),
  body('a name of the operation that is an object is refused', `{"query":"{__typename}","operationName":{"$ne":null}}`, 'BAD_REQUEST'),
  body(
    '__proto__ in an input is refused',
    `{"query":${JSON.stringify(CREATE)},"variables":{"input":{"text":"x","__proto__":{"isAdmin":true}}}}`,
    'INVALID_INPUT',
  ),
  body(
    'constructor.prototype in an input is refused',
    `{"query":${JSON.stringify(CREATE)},"variables":{"input":{"text":"x","constructor":{"prototype":{"isAdmin":true}}}}}`,
    'INVALID_INPUT',
  ),
  body('a hash that is an object is refused', '{"extensions":{"persistedQuery":{"sha256Hash":{"$ne":null}}}}', 'BAD_REQUEST'),
  body('the hash "__proto__" opens nothing', '{"extensions":{"persistedQuery":{"sha256Hash":"__proto__"}}}', 'PERSISTED_QUERY_NOT_FOUND'),
  input('a text of 90 kB is refused', { text: 'x'.repeat(90_000) }),
  input('a text that holds NUL is refused or cleaned, never half kept', { text: '\u0000' }),
  input('half a character is refused', { text: '\ud800' }),
  input('a whole number beyond 32 bits is refused', { text: 'x', estimatedTimeMinutes: 1e300 }),
  input('a negative length is refused', { text: 'x', estimatedTimeMinutes: -1 }),
  input('a number as text is refused', { text: 'x', difficultyLevel: '1' }),
  input('a day that does not exist is refused', { text: 'x', dueDate: '2026-02-30' }),
  input('a day of the year 9999 is refused', { text: 'x', dueDate: '9999-12-31' }),
  input('a day with SQL in it is refused', { text: 'x', dueDate: "2026-01-01'; drop table users; --" }),
  input('an id that is none is refused', { text: 'x', longTermGoalId: "x' or '1'='1" }),
  input('an idempotency key of 10 kB is refused', { text: 'x', idempotencyKey: 'k'.repeat(10_000) }),
  input('an idempotency key with NUL is refused', { text: 'x', idempotencyKey: 'a\u0000b' }),
  {
    sentence: 'a list of ten thousand values in a filter is answered or refused, and small',
    send: () => askAs(ana, LIST, { filter: { status: { in: Array(9_000).fill('ACTIVE') } } }),
    code: null,
  },
  {
    sentence: 'a filter by null is refused, and is no filter by everything',
    send: () => askAs(ana, LIST, { filter: { userId: null } }),
    code: 'INVALID_INPUT',
  },
  { sentence: 'a page of minus one is refused', send: () => ask('{ users(first: -1) { totalCount } }'), code: 'INVALID_INPUT' },
  { sentence: 'a page of a thousand is refused', send: () => ask('query ($n: Int) { users(first: $n) { totalCount } }', { n: 1000 }), code: 'INVALID_INPUT' },
]);

test('nothing of it has changed what all objects have', () => {
  expect(({} as { isAdmin?: unknown }).isAdmin).toBeUndefined();
});
