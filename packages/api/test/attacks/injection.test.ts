import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, test } from 'vitest';
import { makeCommitment } from '../support/make.ts';
import { type Attack, target, withstands } from './target.ts';

const it = await target();
const { ana, ben, ask, askAs, database } = it;
const COMMITMENTS =
  'query ($filter: CommitmentFilter, $after: String, $orderBy: CommitmentOrder) { commitments(filter: $filter, after: $after, orderBy: $orderBy, first: 1) { totalCount pageInfo { endCursor } nodes { commitment } } }';
const GOALS = 'query ($filter: LongTermGoalFilter) { longTermGoals(filter: $filter) { totalCount nodes { title } } }';
const asAna = (variables: unknown, query = COMMITMENTS) => askAs(ana, query, variables);
const refused = (sentence: string, variables: unknown, code = 'INVALID_INPUT'): Attack => ({
  sentence,
  send: () => asAna(variables),
  code,
  hides: /Ben’s secret/,
});
/** It is only a word that matches nothing. */
const harmless = (sentence: string, query: string, variables: unknown): Attack => ({
  sentence,
  send: () => asAna(variables, query),
  code: null,
  hides: /Ben’s secret|ben@example/,
});
const noId = (sentence: string, query: string, variables: unknown): Attack => ({ ...harmless(sentence, query, variables), code: 'INVALID_INPUT' });
const cursor = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url');

beforeAll(async () => {
  const em = database.em();
  await makeCommitment(em, { user: em.merge(ben), commitment: 'Ben’s secret' });
  for (const text of ['one', 'two']) await makeCommitment(em, { user: em.merge(ana), commitment: text });
});

const SQL = ["' or '1'='1", "'; drop table users; --", '$1', "\\'; select pg_sleep(9); --", '%', '{"$ne": null}', '${jndi:ldap://x}'];

describe('what is put into ids, filters and orders', () => {
  withstands(it, [
    ...SQL.map((text) => noId(`the id ${text} is refused`, 'query ($id: ID!) { commitment(id: $id) { commitment } }', { id: text })),
    ...SQL.map((text) => noId(`the Telegram id ${text} is refused`, 'query ($id: TelegramID) { user(telegramUserId: $id) { email } }', { id: text })),
    noId('a person’s id that is none is refused as a filter', GOALS, { filter: { userId: "x' or true --" } }),
    harmless('the audit log is empty whatever one filters by', 'query ($f: AuditFilter) { auditLog(filter: $f) { totalCount nodes { operation } } }', {
      f: { operation: { in: SQL } },
    }),
    refused('operator objects in place of an id are refused', { filter: { userId: { $ne: null } } }),
    refused('operator objects in place of a closed value are refused', { filter: { status: { in: [{ $ne: 'x' }] } } }),
    refused('operators beside a filter are refused', { filter: { $or: [{}] } }),
    refused('a filter by a column that is none is refused', { filter: { secret_hash: 'x' } }),
    refused('a path into JSON is refused', { filter: { "why->>'text'": 'x' } }),
    refused('an order by an expression is refused', { orderBy: { field: '(select 1)', direction: 'ASC' } }),
    refused('an order by a direction with SQL is refused', { orderBy: { field: 'CREATED_AT', direction: 'ASC; drop table users' } }),
  ]);
});

describe('cursors that nobody gave out', () => {
  withstands(it, [
    refused('that are no cursor are refused', { after: 'x' }, 'BAD_CURSOR'),
    refused('that are SQL are refused', { after: "' or 1=1 --" }, 'BAD_CURSOR'),
    refused('with values of another kind are refused', { after: cursor([{ $gt: '' }, 'x']) }, 'BAD_CURSOR'),
    refused('with SQL for a value are refused', { after: cursor(["now() - interval '1 year'", randomUUID()]) }, 'BAD_CURSOR'),
    refused('of forty kilobytes are refused', { after: 'A'.repeat(40_000) }, 'BAD_CURSOR'),
    refused('with too many values are refused', { after: cursor(Array(100).fill('x')) }, 'BAD_CURSOR'),
    refused('with NUL are refused', { after: '\u0000' }, 'BAD_CURSOR'),
  ]);

  test('a cursor out of Ana’s list shows somebody else nothing of hers, and her nothing of theirs', async () => {
    const { data } = await asAna({});
    const after = data.commitments.pageInfo.endCursor as string;
    expect((await askAs(ben, COMMITMENTS, { after })).text).not.toMatch(/"(one|two)"/);
    expect((await asAna({ after })).text).not.toContain('Ben’s secret');
    expect((await ask(COMMITMENTS, { after })).data.commitments.totalCount).toBe(0);
  });
});
