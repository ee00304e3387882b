import { beforeEach, describe, expect, test } from 'vitest';
import type { User } from '../../src/user/user.entity.ts';
import type { Viewer } from '../../src/viewer/viewer.ts';
import { as, asking } from '../support/ask.ts';
import { daysFromNow, NOW } from '../support/clock.ts';
import { testDatabase } from '../support/database.ts';
import { makeMembership, makePod, makeUser, unknownId } from '../support/make.ts';
import { mutation } from '../support/promising.ts';

const database = await testDatabase();
const ask = await asking(database);

const CARD =
  'connection { id roundOn status reason hasMet answeredAt snoozedUntil proposedBy { id } pod { name } people { firstName email } replies { userId reply } }';
const PROPOSE = mutation('proposeConnection', CARD);
const ANSWER = mutation('answerConnection', CARD);
const LIST = 'query ($filter: ConnectionFilter) { connections(filter: $filter) { totalCount nodes { id roundOn } } }';
const send = (viewer: Viewer, document: string, input: object, now = NOW) => ask(viewer, document, { variables: { input }, now });

let ana: User;
let ben: User;
let stranger: User;
beforeEach(async () => {
  await database.query('truncate users, pods, events, audit_log cascade');
  const em = database.em();
  ana = await makeUser(em, { firstName: 'Ana', email: 'ana@example.org' });
  ben = await makeUser(em, { firstName: 'Ben', email: 'ben@example.org' });
  stranger = await makeUser(em, { firstName: 'Stranger' });
  const pod = await makePod(em, { name: 'Early birds' });
  for (const user of [ana, ben]) await makeMembership(em, { user, pod });
});
const propose = async (from = ana, to = ben, more: object = {}, now = NOW) =>
  (await send(as.member(from), PROPOSE, { withUserId: to.id, ...more }, now)).data.proposeConnection.connection;
const answer = async (user: User, id: string, said: string, now = NOW) => {
  const told = await send(as.member(user), ANSWER, { id, answer: said }, now);
  return told.data?.answerConnection?.connection ?? told.errors[0];
};
const replyOf = (connection: { replies: { userId: string; reply: string | null }[] }, user: User) =>
  connection.replies.find(({ userId }) => userId === user.id)!.reply;
const eventsOf = (user: User) =>
  database.query<{ type: string }>(`select type from events where user_id = $1 and type like 'connection.%' order by seq`, [user.id]);

describe('a proposal', () => {
  test('is made to a pod-mate for this week, and has its proposer’s consent', async () => {
    const proposed = await propose(ana, ben, { reason: ' We both run. ' });
    expect(proposed).toMatchObject({
      roundOn: '2026-11-16',
      status: 'PROPOSED',
      reason: 'We both run.',
      hasMet: null,
      proposedBy: { id: ana.id },
      pod: { name: 'Early birds' },
    });
    expect([replyOf(proposed, ana), replyOf(proposed, ben)]).toEqual(['ACCEPTED', null]);
    // They see each other as pod-mates do: by name, and one's own address only.
    expect(proposed.people.toSorted((a: any, b: any) => (a.firstName < b.firstName ? -1 : 1))).toEqual([
      { firstName: 'Ana', email: 'ana@example.org' },
      { firstName: 'Ben', email: null },
    ]);
    for (const user of [ana, ben]) expect(await eventsOf(user)).toEqual([{ type: 'connection.proposed' }]);
  });

  test('is made once a week for the same two, whoever makes it', async () => {
    await propose();
    expect((await send(as.member(ben), PROPOSE, { withUserId: ana.id })).errors).toMatchObject([{ code: 'CONFLICT', field: 'withUserId' }]);
    expect((await propose(ben, ana, {}, daysFromNow(5))).roundOn).toBe('2026-11-23');
  });

  test('by two at the same time is one', async () => {
    const told = await Promise.all([send(as.member(ana), PROPOSE, { withUserId: ben.id }), send(as.member(ben), PROPOSE, { withUserId: ana.id })]);
    expect(told.map(({ errors }) => errors.length).toSorted()).toEqual([0, 1]);
  });

  test('is not made to oneself, nor by members to those out of their sight', async () => {
    expect((await send(as.member(ana), PROPOSE, { withUserId: ana.id })).errors).toMatchObject([{ code: 'INVALID_INPUT', field: 'withUserId' }]);
    for (const withUserId of [stranger.id, 'no id'])
      expect((await send(as.member(ana), PROPOSE, { withUserId })).errors).toMatchObject([{ code: 'NOT_FOUND', field: 'withUserId' }]);
    expect((await send(as.member(ana), PROPOSE, { withUserId: unknownId() })).errors).toMatchObject([{ code: 'NOT_FOUND' }]);
    expect((await send(as.member(stranger), PROPOSE, { withUserId: ben.id, userId: ana.id })).errors).toMatchObject([{ code: 'FORBIDDEN', field: 'userId' }]);
  });

  test('is made by admins for any two, who both have to agree; it is written down', async () => {
    const { data } = await send(as.admin, PROPOSE, { userId: ana.id, withUserId: stranger.id });
    const { connection } = data.proposeConnection;
    expect([replyOf(connection, ana), replyOf(connection, stranger), connection.pod, connection.proposedBy]).toEqual([null, null, null, null]);
    expect(await database.query('select operation, subject_id from audit_log')).toEqual([{ operation: 'proposeConnection', subject_id: ana.id }]);
  });
});

describe('an answer', () => {
  test('of yes by all lets them say later whether they met', async () => {
    const { id } = await propose();
    expect(await answer(ben, id, 'MET')).toMatchObject({ code: 'CONFLICT', field: 'answer' });
    expect(await answer(ben, id, 'ACCEPT')).toMatchObject({ status: 'ACCEPTED', answeredAt: NOW.toISOString() });
    expect(await answer(ana, id, 'NOT_MET', daysFromNow(5))).toMatchObject({ hasMet: false });
    expect(await answer(ben, id, 'MET', daysFromNow(6))).toMatchObject({ hasMet: true, answeredAt: daysFromNow(6).toISOString() });
    expect(await answer(ben, id, 'DECLINE', daysFromNow(6))).toMatchObject({ code: 'CONFLICT' });
    expect(await eventsOf(ana)).toHaveLength(4);
  });

  test('of no ends it', async () => {
    const { id } = await propose();
    expect(await answer(ben, id, 'DECLINE')).toMatchObject({ status: 'DECLINED' });
    expect(await answer(ben, id, 'ACCEPT')).toMatchObject({ code: 'CONFLICT', field: 'answer' });
  });

  test('of later waits a week, and may become yes', async () => {
    const { id } = await propose();
    expect(await answer(ben, id, 'SNOOZE')).toMatchObject({ status: 'PROPOSED', snoozedUntil: daysFromNow(7).toISOString() });
    expect(await answer(ben, id, 'SNOOZE', daysFromNow(1))).toMatchObject({ snoozedUntil: daysFromNow(7).toISOString() });
    expect(await answer(ben, id, 'ACCEPT', daysFromNow(2))).toMatchObject({ status: 'ACCEPTED', snoozedUntil: null });
  });

  test('given twice is given once', async () => {
    const { id } = await propose();
    await answer(ben, id, 'ACCEPT');
    expect(await answer(ben, id, 'ACCEPT', daysFromNow(1))).toMatchObject({ answeredAt: NOW.toISOString() });
    expect(await eventsOf(ben)).toHaveLength(2);
  });

  test('is given by those it was proposed to and by nobody else', async () => {
    const { id } = await propose();
    for (const [viewer, code] of [
      [as.member(stranger), 'NOT_FOUND'],
      [{ ...as.admin, id: stranger.id }, 'NOT_FOUND'],
      [as.admin, 'FORBIDDEN'],
      [as.bot('act-as'), 'FORBIDDEN'],
      [as.thirdParty('members:read', 'pii:read'), 'FORBIDDEN'],
      [as.nobody, 'UNAUTHENTICATED'],
    ] as const)
      expect((await send(viewer, ANSWER, { id, answer: 'ACCEPT' })).errors).toMatchObject([{ code }]);
  });
});

test('proposals are listed for those they were made to and for admins, the latest week first', async () => {
  const first = await propose();
  const second = await propose(ben, ana, {}, daysFromNow(7));
  await answer(ana, second.id, 'DECLINE', daysFromNow(7));
  const list = async (viewer: Viewer, filter: object = {}) =>
    (await ask(viewer, LIST, { variables: { filter } })).data.connections.nodes.map(({ id }: any) => id);
  for (const viewer of [as.member(ana), as.member(ben), as.admin]) expect(await list(viewer)).toEqual([second.id, first.id]);
  for (const viewer of [as.member(stranger), as.bot('act-as', 'deliveries'), as.thirdParty('members:read', 'pii:read'), as.nobody])
    expect(await list(viewer)).toEqual([]);
  expect(await list(as.admin, { userId: ana.id, status: { in: ['DECLINED'] } })).toEqual([second.id]);
  expect(await list(as.admin, { roundOn: { before: '2026-11-23' } })).toEqual([first.id]);
  expect(await list(as.admin, { hasMet: true })).toEqual([]);
  expect(await list(as.admin, { userId: stranger.id })).toEqual([]);
});
