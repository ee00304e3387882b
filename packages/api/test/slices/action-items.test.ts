import { beforeAll, expect, test } from 'vitest';
import type { Meeting } from '../../src/meeting/meeting.entity.ts';
import type { Pod } from '../../src/pod/pod.entity.ts';
import type { User } from '../../src/user/user.entity.ts';
import { verify } from '../../src/verify.ts';
import { as, asking } from '../support/ask.ts';
import { daysFromNow, NOW } from '../support/clock.ts';
import { testDatabase } from '../support/database.ts';
import { makeMeeting, makeMembership, makePod, makeUser } from '../support/make.ts';
import { promising } from '../support/promising.ts';

const database = await testDatabase();
const ask = await asking(database);
const { tell, run, stored } = promising(database, ask);

let [ana, ben, stranger]: User[] = [];
let pod: Pod;
beforeAll(async () => {
  const em = database.em();
  pod = await makePod(em);
  [ana, ben, stranger] = [await makeUser(em, { timezone: 'Asia/Tokyo' }), await makeUser(em), await makeUser(em)];
  for (const user of [ana, ben]) await makeMembership(em, { user, pod, joinedAt: daysFromNow(-30) });
});

/** A call so many days ago, after which something is to be done. */
async function callWith(items: readonly { text: string; userId: string | null }[], days: number): Promise<Meeting> {
  return makeMeeting(database.em(), { pod, scheduledAt: daysFromNow(days), status: 'completed', actionItems: [...items] });
}
const itemsOf = async ({ id }: Meeting): Promise<unknown> =>
  (await ask(as.member(ben!), `{ meeting(id: "${id}") { actionItems { text userId commitmentId } } }`)).data.meeting.actionItems;
const promise = (user: User, { id }: Meeting, input: object = {}) => run(user, 'promiseActionItem', { meetingId: id, item: 0, ...input });
const refusal = async (user: User, { id }: Meeting, input: object = {}) => {
  const { errors } = await tell(user, 'promiseActionItem', { meetingId: id, item: 0, ...input });
  return [errors[0]?.code, errors[0]?.field];
};

test('what is for anybody becomes the promise of whoever takes it, once, and is theirs from then on', async () => {
  const call = await callWith([{ text: 'Book a room', userId: null }], -1);
  const { commitment } = await promise(ana!, call);
  expect(commitment).toMatchObject({ commitment: 'Book a room', status: 'ACTIVE', dueDate: null });
  expect((await promise(ana!, call)).commitment.id).toBe(commitment.id);
  expect(await stored(ana!)).toMatchObject({ total_commitments: 1 });
  expect(await itemsOf(call)).toEqual([{ text: 'Book a room', userId: ana!.id, commitmentId: commitment.id }]);
  expect(await refusal(ben!, call)).toEqual(['CONFLICT', 'item']);
  expect(await database.query('select shared_with_pod, pod_id from commitments where id = $1', [commitment.id])).toEqual([
    { shared_with_pod: true, pod_id: pod.id },
  ]);
  expect((await database.query<{ type: string }>('select type from events where subject_id = $1', [call.id])).map(({ type }) => type)).toEqual([
    'meeting.action_item_promised',
  ]);
  expect(await verify(database.em(), { now: NOW, fix: false })).toEqual([]);
});

test('ten taps at once, of two members, make one promise', async () => {
  const call = await callWith([{ text: 'Write the summary', userId: null }], -2);
  const taps = await Promise.all(Array.from({ length: 10 }, (_, at) => tell(at % 2 === 0 ? ana! : ben!, 'promiseActionItem', { meetingId: call.id, item: 0 })));
  const codes = new Set(taps.flatMap(({ errors }) => errors.map(({ code }) => code)));
  expect([...codes]).toEqual(['CONFLICT']);
  expect(taps.filter(({ errors }) => errors.length === 0)).toHaveLength(5);
  expect(await database.query(`select count(*)::int as count from commitments where commitment = 'Write the summary'`)).toEqual([{ count: 1 }]);
});

test('it is for the day of the next call where the member lives, or for the day that they name', async () => {
  await makeMeeting(database.em(), { pod, scheduledAt: new Date('2026-11-24T20:00:00Z'), localDate: '2026-11-24' });
  const call = await callWith(
    [
      { text: 'Bring a chair', userId: null },
      { text: 'Bring a table', userId: ana!.id },
      { text: 'Bring a lamp', userId: null },
    ],
    -3,
  );
  expect((await promise(ana!, call)).commitment.dueDate).toBe('2026-11-25');
  expect((await promise(ana!, call, { item: 1, dueDate: '2026-11-20' })).commitment.dueDate).toBe('2026-11-20');
  expect((await promise(ana!, call, { item: 2, dueDate: null, sharedWithPod: false })).commitment.dueDate).toBeNull();
});

test('what was promised and deleted is open again, as it was, and can be promised again', async () => {
  const call = await callWith(
    [
      { text: 'Ask the host', userId: null },
      { text: 'Thank the host', userId: ana!.id },
    ],
    -4,
  );
  const first = (await promise(ana!, call)).commitment.id;
  const second = (await promise(ana!, call, { item: 1 })).commitment.id;
  for (const id of [first, second]) await run(ana!, 'deleteCommitment', { id });
  expect(await itemsOf(call)).toEqual([
    { text: 'Ask the host', userId: null, commitmentId: null },
    { text: 'Thank the host', userId: ana!.id, commitmentId: null },
  ]);
  expect(await refusal(ben!, call, { item: 1 })).toEqual(['CONFLICT', 'item']);
  expect((await promise(ana!, call, { item: 1 })).commitment.id).not.toBe(second);
  expect((await promise(ben!, call)).commitment.id).not.toBe(first);
  expect(await refusal(ana!, call)).toEqual(['CONFLICT', 'item']);
});

test('is refused with the field at fault', async () => {
  const call = await callWith([{ text: 'For Ben', userId: ben!.id }], -5);
  expect(await refusal(stranger!, call)).toEqual(['NOT_FOUND', 'meetingId']);
  expect(await refusal(ana!, { ...call, id: 'x' } as Meeting)).toEqual(['NOT_FOUND', 'meetingId']);
  for (const item of [-1, 1, 50]) expect(await refusal(ana!, call, { item })).toEqual(['INVALID_INPUT', 'item']);
  expect(await refusal(ana!, call)).toEqual(['CONFLICT', 'item']);
  expect(await refusal(ben!, call, { dueDate: '2026-11-01' })).toEqual(['INVALID_INPUT', 'dueDate']);
  expect(await itemsOf(call)).toEqual([{ text: 'For Ben', userId: ben!.id, commitmentId: null }]);
});
