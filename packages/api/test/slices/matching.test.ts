import { describe, expect, test } from 'vitest';
import type { EntityManager } from '@mikro-orm/postgresql';
import { AvailabilityWindow } from '../../src/user/availability-window.entity.ts';
import type { User } from '../../src/user/user.entity.ts';
import { verify } from '../../src/verify.ts';
import { as, asking } from '../support/ask.ts';
import { daysFromNow, NOW } from '../support/clock.ts';
import { testDatabase } from '../support/database.ts';
import { makeMembership, makePod, makeRole, makeUser, unknownId } from '../support/make.ts';

const RUN = `mutation ($input: RunMatchingInput!) { runMatching(input: $input) { matchRun {
  id status placed waitingCount isProven objective bound
  groups { podId existingUserIds quality criteria { timezone goals } commonStarts binding members { userId marginal metBy alternative { group blockedBy } } }
  waiting { userId code wouldHelp } } } }`;
const APPLY = `mutation ($input: ApplyMatchingInput!) { applyMatching(input: $input) { wasAlready matchRun { id status placed groups { podId members { userId } } skipped { userId code } } } }`;
const BLOCK = 'mutation ($input: AddBlockedPairInput!) { addBlockedPair(input: $input) { wasAlready blockedPair { id reason people { id } } } }';
const UNBLOCK = 'mutation ($input: RemoveBlockedPairInput!) { removeBlockedPair(input: $input) { removedId } }';
const JOIN = 'mutation ($input: JoinPodInput!) { joinPod(input: $input) { wasAlready } }';

/** A community of its own, so that nobody else waits. */
async function community() {
  const database = await testDatabase();
  const ask = await asking(database);
  const send = async (document: string, input: object, viewer = as.admin) => ask(viewer, document, { variables: { input } });
  const run = async (input: object = {}) => (await send(RUN, input)).data.runMatching.matchRun;
  const apply = async (id: string) => (await send(APPLY, { id })).data.applyMatching;
  return { database, ask, send, run, apply };
}

/** Somebody who has paid a fortnight ago and has the evenings of these weekdays, by London's clocks. */
async function waiting(em: EntityManager, days: readonly number[] = [2, 4], given: Parameters<typeof makeUser>[1] = {}): Promise<User> {
  const user = await makeUser(em, given);
  await makeRole(em, { user, roleType: 'paid', grantedAt: daysFromNow(-14) });
  for (const dayOfWeek of days) em.create(AvailabilityWindow, { user, dayOfWeek, fromTime: '18:00', toTime: '21:00', createdAt: NOW, updatedAt: NOW });
  await em.flush();
  return user;
}
const several = async (em: EntityManager, count: number, days?: readonly number[]): Promise<User[]> => {
  const made: User[] = [];
  for (let at = 0; at < count; at += 1) made.push(await waiting(em, days));
  return made;
};
const idsOf = (users: readonly { id: string }[]): string[] => users.map(({ id }) => id).toSorted();
const membersOf = (group: { members: { userId: string }[] }): string[] => group.members.map(({ userId }) => userId).toSorted();

describe('a match run', () => {
  test('puts those who wait together, says why others wait, and moves nobody', async () => {
    const { database, run } = await community();
    const em = database.em();
    const six = await several(em, 6);
    const alone = await waiting(em, [7]);
    const silent = await waiting(em, []);
    const nowhere = await waiting(em, [2], { timezone: null });
    const unpaid = await makeUser(em);
    const found = await run();
    expect(found).toMatchObject({ status: 'PREVIEWED', placed: 6, waitingCount: 3, isProven: true, bound: found.objective });
    expect(found.groups).toMatchObject([{ podId: null, existingUserIds: [], criteria: { timezone: 1, goals: 0.5 }, binding: 'PLACES' }]);
    expect(membersOf(found.groups[0])).toEqual(idsOf(six));
    // 18:00 to 21:00 in London is the same in UTC in winter: five starts on Tuesday, five on Thursday.
    expect(found.groups[0].commonStarts).toEqual([1, 3].flatMap((day) => [0, 30, 60, 90, 120].map((after) => day * 1440 + 18 * 60 + after)));
    expect(Object.fromEntries(found.waiting.map(({ userId, code }: { userId: string; code: string }) => [userId, code]))).toEqual({
      [alone.id]: 'NO_COMMON_TIME',
      [silent.id]: 'NO_AVAILABILITY',
      [nowhere.id]: 'NO_TIMEZONE',
    });
    expect(JSON.stringify(found)).not.toContain(unpaid.id);
    expect(await database.query('select 1 from pod_memberships')).toEqual([]);
    expect(await database.query("select type from events where type = 'match.previewed'")).toHaveLength(1);
  });

  test('fills a free seat of a pod that meets when somebody can, and passes over whoever was in it with one of them', async () => {
    const { database, run } = await community();
    const em = database.em();
    const pod = await makePod(em, { dayOfWeek: 2, localTime: '19:00:00', timezone: 'Europe/London' });
    const mates = await several(em, 4);
    for (const user of mates) await makeMembership(em, { user, pod });
    const fits = await waiting(em);
    const late = await waiting(em, [4]);
    const back = await waiting(em);
    await makeMembership(em, { user: back, pod, joinedAt: daysFromNow(-20), status: 'left', leftAt: daysFromNow(-10) });
    await database.query('update membership_periods set started_at = $1 where ended_at is null', [daysFromNow(-30)]);
    const found = await run();
    expect(found.groups).toMatchObject([{ podId: pod.id, members: [{ userId: fits.id }] }]);
    expect(found.groups[0].existingUserIds.toSorted()).toEqual(idsOf(mates));
    expect(found.waiting.map(({ userId }: { userId: string }) => userId).toSorted()).toEqual(idsOf([late, back]));
  });

  test('is for admins', async () => {
    const { database, ask, send, run } = await community();
    const [ana] = await several(database.em(), 4);
    await run();
    expect((await send(RUN, {}, as.member(ana!))).errors[0]!.code).toBe('FORBIDDEN');
    const seen = await ask(as.member(ana!), '{ matchPreview { id } matchRuns { totalCount } blockedPairs { totalCount } }');
    expect(seen.data).toEqual({ matchPreview: null, matchRuns: { totalCount: 0 }, blockedPairs: { totalCount: 0 } });
    const { data } = await ask(as.admin, '{ matchPreview { placed } matchRuns(filter: { status: { in: [PREVIEWED] } }) { totalCount } }');
    expect(data).toEqual({ matchPreview: { placed: 4 }, matchRuns: { totalCount: 1 } });
  });

  test('with a seed that is none is refused', async () => {
    const { send } = await community();
    expect((await send(RUN, { seed: -1 })).errors[0]).toMatchObject({ code: 'INVALID_INPUT', field: 'seed' });
  });
});

describe('a match that is applied', () => {
  test('forms its pods with seats, roles and a time that suits everybody; each member reads why', async () => {
    const { database, ask, run, apply } = await community();
    const four = await several(database.em(), 4);
    const { id } = await run();
    const applied = await apply(id);
    expect(applied).toMatchObject({ wasAlready: false, matchRun: { status: 'APPLIED', placed: 4, skipped: [] } });
    const { podId } = applied.matchRun.groups[0];
    expect(await database.query('select current_members, day_of_week, local_time::text, timezone from pods where id = $1', [podId])).toEqual([
      { current_members: 4, day_of_week: 2, local_time: '18:00:00', timezone: 'Europe/London' },
    ]);
    const { data } = await ask(
      as.member(four[0]!),
      '{ me { roles { roleType } memberships { pod { id } matchReason { quality criteria { availability } metBy } } } }',
    );
    expect(data.me.roles.map(({ roleType }: { roleType: string }) => roleType)).toContain('POD_MEMBER');
    expect(data.me.memberships).toMatchObject([{ pod: { id: podId }, matchReason: { criteria: { availability: 1 }, metBy: [] } }]);
    const mate = await ask(as.member(four[1]!), 'query ($id: ID!) { pod(id: $id) { members { user { id } matchReason { quality } } } }', {
      variables: { id: podId },
    });
    const reasons = mate.data.pod.members.filter(({ matchReason }: { matchReason: unknown }) => matchReason !== null);
    expect(reasons.map(({ user }: { user: { id: string } }) => user.id)).toEqual([four[1]!.id]);
    expect(await verify(database.em(), { now: NOW, fix: false })).toEqual([]);
  });

  test('twice, or twice at once, seats everybody once', async () => {
    const { database, run, apply } = await community();
    await several(database.em(), 5);
    const { id } = await run();
    const answers = await Promise.all([apply(id), apply(id), apply(id)]);
    expect(answers.map(({ wasAlready }) => wasAlready).toSorted()).toEqual([false, true, true]);
    expect(await database.query('select current_members from pods')).toEqual([{ current_members: 5 }]);
    expect(await database.query('select 1 from pod_memberships')).toHaveLength(5);
  });

  test('skips whoever has found a pod, gone or stopped paying meanwhile, and seats the others', async () => {
    const { database, run, apply, send } = await community();
    const em = database.em();
    const six = await several(em, 6);
    const { id } = await run();
    const other = await makePod(em);
    await send(JOIN, { podId: other.id }, as.member(six[0]!));
    await database.query('update users set is_active = false where id = $1', [six[1]!.id]);
    const applied = await apply(id);
    expect(applied.matchRun.placed).toBe(4);
    expect(Object.fromEntries(applied.matchRun.skipped.map(({ userId, code }: { userId: string; code: string }) => [userId, code]))).toEqual({
      [six[0]!.id]: 'ALREADY_IN_POD',
      [six[1]!.id]: 'INACTIVE',
    });
  });

  test('does not form a pod of which three are left', async () => {
    const { database, run, apply } = await community();
    const four = await several(database.em(), 4);
    const { id } = await run();
    await database.query(`update user_roles set expires_at = $1 where role_type = 'paid' and user_id = $2`, [daysFromNow(-1), four[0]!.id]);
    const { matchRun } = await apply(id);
    expect(matchRun.skipped.map(({ code }: { code: string }) => code).toSorted()).toEqual(['NOT_PAID', 'TOO_FEW_LEFT', 'TOO_FEW_LEFT', 'TOO_FEW_LEFT']);
    expect(await database.query('select 1 from pods')).toEqual([]);
  });

  test('never seats more than a pod has places, whoever joins by hand meanwhile', async () => {
    const { database, run, apply, send } = await community();
    const em = database.em();
    const pod = await makePod(em, { dayOfWeek: 2, localTime: '19:00:00', timezone: 'Europe/London', maxMembers: 6 });
    for (const user of await several(em, 4)) await makeMembership(em, { user, pod });
    await several(em, 2, [2]);
    const byHand = await Promise.all(Array.from({ length: 4 }, () => makeUser(database.em())));
    const { id, groups } = await run();
    expect(groups).toMatchObject([{ podId: pod.id, members: [{}, {}] }]);
    await Promise.all([apply(id), ...byHand.map((user) => send(JOIN, { podId: pod.id, joinWaitlist: false }, as.member(user)))]);
    expect(await database.query('select current_members from pods where id = $1', [pod.id])).toEqual([{ current_members: 6 }]);
    expect(await database.query("select 1 from pod_memberships where pod_id = $1 and status = 'active'", [pod.id])).toHaveLength(6);
  });

  test('is not there for an id that there is not', async () => {
    const { send } = await community();
    expect((await send(APPLY, { id: unknownId() })).errors[0]).toMatchObject({ code: 'NOT_FOUND', field: 'id' });
  });
});

describe('two who are kept apart', () => {
  test('are not put into one pod, until they may be', async () => {
    const { database, run, send } = await community();
    const five = await several(database.em(), 5);
    const [ana, ben] = five as [User, User];
    const { data } = await send(BLOCK, { userId: ana.id, otherUserId: ben.id, reason: 'They asked for it.' });
    expect(data.addBlockedPair).toMatchObject({ wasAlready: false, blockedPair: { reason: 'They asked for it.' } });
    expect(idsOf(data.addBlockedPair.blockedPair.people)).toEqual(idsOf([ana, ben]));
    expect((await send(BLOCK, { userId: ben.id, otherUserId: ana.id })).data.addBlockedPair).toMatchObject({ wasAlready: true });
    expect((await run()).placed).toBe(4);
    await send(UNBLOCK, { id: data.addBlockedPair.blockedPair.id });
    expect((await run()).placed).toBe(5);
  });

  test('since the preview are not seated together', async () => {
    const { database, run, send, apply } = await community();
    const five = await several(database.em(), 5);
    const { id } = await run();
    await send(BLOCK, { userId: five[0]!.id, otherUserId: five[1]!.id });
    const { matchRun } = await apply(id);
    expect(matchRun).toMatchObject({ placed: 4, skipped: [{ code: 'KEPT_APART' }] });
  });

  test('are two', async () => {
    const { database, send } = await community();
    const [ana] = await several(database.em(), 1);
    expect((await send(BLOCK, { userId: ana!.id, otherUserId: ana!.id })).errors[0]).toMatchObject({ code: 'INVALID_INPUT', field: 'otherUserId' });
    expect((await send(UNBLOCK, { id: unknownId() })).errors[0]).toMatchObject({ code: 'NOT_FOUND', field: 'id' });
  });
});
