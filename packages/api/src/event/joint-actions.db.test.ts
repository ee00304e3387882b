import { beforeEach, describe, expect, test } from 'vitest';
import { actingTogether, notedCompanies } from '../../test/support/acting-together.ts';
import { daysFromNow, NOW } from '../../test/support/clock.ts';
import { testDatabase } from '../../test/support/database.ts';
import { makeGoal, makeMeeting, makeMembership, makePod, makeUser, unknownId } from '../../test/support/make.ts';
import { TODAY } from '../../test/support/promising.ts';
import { createCommitment } from '../commitment/commitment.actions.ts';
import { completeCommitment, failCommitment } from '../commitment/report.actions.ts';
import { checkIn, rsvp } from '../meeting/attendance.actions.ts';
import type { User } from '../user/user.entity.ts';
import { verify } from '../verify.ts';
import type { AnyContext } from '../viewer/context.ts';

const database = await testDatabase();
const { together, alone } = actingTogether(database);
const companies = notedCompanies();
beforeEach(() => void companies.splice(0));

async function people(count: number): Promise<User[]> {
  const em = database.em();
  const all: User[] = [];
  for (let at = 0; at < count; at += 1) all.push(await makeUser(em));
  return all;
}
const idsOf = (all: readonly User[]): string[] => all.map(({ id }) => id);
const rows = (text: string, all: readonly User[]): Promise<any[]> => database.query(text, [idsOf(all)]);
const promises = (all: readonly User[]) =>
  rows(
    'select u.id as user_id, c.id, c.commitment from commitments c join users u on u.id = c.user_id where u.id = any($1) order by array_position($1, u.id), c.commitment',
    all,
  );
/** How many went in company and were done there. */
const inCompany = (): number => companies.reduce((sum, { kept }) => sum + kept, 0);
const drifts = () => verify(database.em(), { now: NOW, fix: false });

test('sixteen who promise and do something at once have each what is theirs: rows, counters, history, ledger, streak, events and audit lines', async () => {
  const all = await people(16);
  const made = await Promise.all(all.map((user, at) => together(user, { text: `Walk ${10 + at} minutes`, dueDate: TODAY }, createCommitment)));
  expect(inCompany()).toBe(16);
  expect(await promises(all)).toEqual(all.map((user, at) => ({ user_id: user.id, id: made[at]!.value.commitmentId, commitment: `Walk ${10 + at} minutes` })));

  const reports = await Promise.all(all.map((user, at) => together(user, { id: made[at]!.value.commitmentId }, completeCommitment)));
  expect(reports).toEqual(all.map((user, at) => ({ value: { commitmentId: made[at]!.value.commitmentId, userId: user.id, wasAlready: false } })));
  expect([inCompany(), companies.every(({ size }) => size > 1)]).toEqual([32, true]);

  const counted = await rows(
    `select total_commitments as total, completed_commitments as done, current_streak as streak, longest_streak as longest, first_commitment_at = '${NOW.toISOString()}' as is_first_now from users where id = any($1)`,
    all,
  );
  expect(counted).toEqual(Array(16).fill({ total: 1, done: 1, streak: 1, longest: 1, is_first_now: true }));
  const ids = made.map(({ value }) => value.commitmentId as string);
  const inOrder = (text: string) => database.query<{ of: string }>(text, [ids]);
  const twice = (first: string, second: string) =>
    ids.flatMap((of) => [
      { of, type: first },
      { of, type: second },
    ]);
  expect(
    await inOrder('select commitment_id as of, type from commitment_events where commitment_id = any($1) order by array_position($1, commitment_id), seq'),
  ).toEqual(twice('create', 'complete'));
  expect(await inOrder('select commitment_id as of, type from events where commitment_id = any($1) order by array_position($1, commitment_id), seq')).toEqual(
    twice('commitment.created', 'commitment.completed'),
  );
  expect(
    await rows(
      `select subject_id, operation as type from audit_log where actor_id = any($1) and actor_id = subject_id order by array_position($1, actor_id), operation desc`,
      all,
    ),
  ).toEqual(
    idsOf(all).flatMap((subject_id) => [
      { subject_id, type: 'createCommitment' },
      { subject_id, type: 'completeCommitment' },
    ]),
  );
  expect(await rows(`select day::text, verdict, credits, streak_after from user_days where user_id = any($1)`, all)).toEqual(
    Array(16).fill({ day: TODAY, verdict: 'kept', credits: 1, streak_after: 1 }),
  );
  expect(await drifts()).toEqual([]);
});

test('a whole pod that checks in at once is there, each once', async () => {
  const [all, pod] = [await people(6), await makePod(database.em())];
  for (const user of all) await makeMembership(database.em(), { user, pod, joinedAt: daysFromNow(-30) });
  const meeting = await makeMeeting(database.em(), { pod, scheduledAt: NOW });
  const told = await Promise.all(all.map((user) => together(user, { meetingId: meeting.id }, checkIn)));
  expect(told).toEqual(all.map(({ id }) => ({ value: { meetingId: meeting.id, userId: id } })));
  expect(inCompany()).toBeGreaterThan(1);
  const parts = await rows(
    `select user_id, status, source, checked_in_at = '${NOW.toISOString()}' as is_now, version from meeting_attendance where user_id = any($1) order by array_position($1, user_id)`,
    all,
  );
  expect(parts).toEqual(idsOf(all).map((user_id) => ({ user_id, status: 'attended', source: 'self', is_now: true, version: 1 })));
  const events = await rows(`select user_id from events where type = 'attendance.recorded' and user_id = any($1)`, all);
  expect(events.map(({ user_id }) => user_id).toSorted()).toEqual(idsOf(all).toSorted());
});

test('who asks three times at once beside others is done three times, and the others once', async () => {
  const [ana, ...others] = (await people(4)) as [User, ...User[]];
  const calls = [ana, others[0]!, ana, others[1]!, ana, others[2]!];
  const told = await Promise.all(calls.map((user, at) => together(user, { text: `Walk ${10 + at} minutes` }, createCommitment)));
  expect(new Set(told.map(({ value }) => value.commitmentId)).size).toBe(6);
  expect(await promises([ana, ...others])).toMatchObject(
    [0, 2, 4, 1, 3, 5].map((at) => ({ user_id: calls[at]!.id, id: told[at]!.value.commitmentId, commitment: `Walk ${10 + at} minutes` })),
  );
  expect(companies.length).toBeGreaterThan(0);
  expect(await drifts()).toEqual([]);
});

describe('who is refused', () => {
  test('hears the same as alone, and leaves nothing, while the others are done', async () => {
    const [ana, ben, cem, dia, eli, fay, gus, hal] = (await people(8)) as [User, User, User, User, User, User, User, User];
    const promised = async (user: User) => ({ id: (await alone(user, { text: 'Walk' }, createCommitment)).value.commitmentId as string });
    const [theirs, own] = [await promised(ben), await promised(dia)];
    expect(await alone(dia, { id: own.id }, failCommitment as never)).toMatchObject({ value: { wasAlready: false } });
    const goal = await makeGoal(database.em(), { user: ben });
    const refused = [
      { user: ana, input: { id: theirs.id }, verb: completeCommitment, code: 'NOT_FOUND', field: 'id' },
      { user: cem, input: { id: unknownId() }, verb: completeCommitment, code: 'NOT_FOUND', field: 'id' },
      { user: dia, input: { id: own.id }, verb: completeCommitment, code: 'CONFLICT', field: 'id' },
      { user: eli, input: { text: 'hurt my ex' }, verb: createCommitment, code: 'INVALID_INPUT', field: 'text' },
      { user: fay, input: { text: 'Run', longTermGoalId: goal.id }, verb: createCommitment, code: 'INVALID_INPUT', field: 'longTermGoalId' },
      { user: gus, input: { text: 'Run', dueDate: '2026-11-17' }, verb: createCommitment, code: 'INVALID_INPUT', field: 'dueDate' },
      { user: { id: unknownId() }, input: { text: 'Run' }, verb: createCommitment, code: 'NOT_FOUND', field: undefined },
    ] as const;
    const stored = () =>
      rows(
        'select (select count(*)::int from audit_log where actor_id = any($1)) as lines, (select count(*)::int from events where user_id = any($1)) as events',
        [ana, cem, dia, eli, fay, gus],
      );
    const before = await stored();
    const toldAlone = [];
    for (const { user, input, verb } of refused) toldAlone.push(await alone(user, input, verb as never));
    const [told, done, kept] = await Promise.all([
      Promise.all(refused.map(({ user, input, verb }) => together(user, input, verb as never))),
      together(ben, { id: theirs.id }, completeCommitment),
      together(hal, { text: 'Run', dueDate: TODAY }, createCommitment),
    ]);
    expect(told).toEqual(toldAlone);
    expect(told).toMatchObject(refused.map(({ code, field }) => ({ code, field })));
    expect([done.value.wasAlready, kept.value.userId, inCompany()]).toEqual([false, hal.id, 2]);
    expect(await stored()).toEqual(before);
    expect(await drifts()).toEqual([]);
  });

  test('for a NUL does no harm to the others', async () => {
    const all = await people(4);
    const inputs = [{ text: 'Run' }, { text: 'Run', category: 'health\0' as never }, { text: 'Run', idempotencyKey: 'a\0b' }, { text: 'Swim\0' }];
    const told = await Promise.all(all.map((user, at) => together(user, inputs[at]!, createCommitment)));
    expect(told[1]).toMatchObject({ code: 'INVALID_INPUT', field: 'category' });
    expect(told[2]).toMatchObject({ code: 'INVALID_INPUT', field: 'idempotencyKey' });
    expect((await promises(all)).map(({ user_id, commitment }) => [user_id, commitment])).toEqual([
      [all[0]!.id, 'Run'],
      [all[3]!.id, 'Swim'],
    ]);
    expect(inCompany()).toBe(2);
  });
});

test('a member whose row somebody else holds does not hold up the others, and is done once it is let go', async () => {
  const all = await people(6);
  const [isHeld, mayLetGo] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
  const order: string[] = [];
  const holding = database.em().transactional(async (em) => {
    await em.execute('select id from users where id = ? for update', [all[1]!.id]);
    isHeld.resolve();
    await mayLetGo.promise;
    order.push('let go');
  });
  await isHeld.promise;
  const acts = all.map(async (user, at) => {
    const told = await together(user, { text: 'Walk' }, createCommitment);
    order.push(at === 1 ? 'the held one' : 'another');
    return told;
  });
  await Promise.all(acts.filter((_, at) => at !== 1));
  mayLetGo.resolve();
  await Promise.all([...acts, holding]);
  expect(order).toEqual([...Array<string>(5).fill('another'), 'let go', 'the held one']);
  expect([inCompany(), (await promises(all)).length]).toEqual([5, 6]);
});

test('who shares with a pod does not wait for those of another company who hold the pod, nor do the others', async () => {
  const [mates, others, pod] = [await people(2), await people(6), await makePod(database.em())];
  const [ana, ben] = mates as [User, User];
  for (const user of mates) await makeMembership(database.em(), { user, pod, joinedAt: daysFromNow(-30) });
  const meeting = await makeMeeting(database.em(), { pod });
  const [isHeld, mayGoOn] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
  async function answerSlowly(ctx: AnyContext, input: { meetingId: string; answer: 'yes' }): Promise<object> {
    const answered = await rsvp(ctx, input);
    isHeld.resolve();
    await mayGoOn.promise;
    return answered;
  }
  const first = [
    together(ana, { meetingId: meeting.id, answer: 'yes' }, answerSlowly),
    ...others.slice(0, 3).map((user) => together(user, { text: 'Walk' }, createCommitment)),
  ];
  await isHeld.promise;
  const second = actingTogether(database);
  const told = await Promise.all([
    second.together(ben, { text: 'Run', sharedWithPod: true }, createCommitment),
    ...others.slice(3).map((user) => second.together(user, { text: 'Run' }, createCommitment)),
  ]);
  mayGoOn.resolve();
  expect(told.map(({ value }) => value?.userId)).toEqual(idsOf([ben, ...others.slice(3)]));
  expect((await Promise.all(first)).filter(({ value }) => value === undefined)).toEqual([]);
  expect([inCompany(), await drifts()]).toEqual([8, []]);
});
