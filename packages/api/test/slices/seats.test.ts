import { describe, expect, test } from 'vitest';
import type { Pod } from '../../src/pod/pod.entity.ts';
import type { User } from '../../src/user/user.entity.ts';
import { passOnOffers } from '../../src/pod/waitlist.job.ts';
import type { Viewer } from '../../src/viewer/viewer.ts';
import { as, asking } from '../support/ask.ts';
import { hoursFromNow, NOW } from '../support/clock.ts';
import { testDatabase } from '../support/database.ts';
import { makePod, makeUser, unknownId } from '../support/make.ts';

const database = await testDatabase();
const ask = await asking(database);

const verb = (name: string, input: string) =>
  `mutation ($input: ${input}!) { ${name}(input: $input) { wasAlready membership { id status leftAt user { id } pod { currentMembers } } user { roles { roleType } } } }`;
const JOIN = verb('joinPod', 'JoinPodInput');
const LEAVE = verb('leavePod', 'LeavePodInput');
const PAUSE = verb('pauseMembership', 'PauseMembershipInput');
const RESUME = verb('resumeMembership', 'ResumeMembershipInput');
const GIVE_UP = 'mutation ($input: LeaveWaitlistInput!) { leaveWaitlist(input: $input) { user { id } waitlist { status } } }';

const send = (viewer: Viewer, document: string, input: object, now: Date = NOW) => ask(viewer, document, { variables: { input }, now });
const join = (user: User, pod: Pod, more: object = {}, now: Date = NOW) => send(as.member(user), JOIN, { podId: pod.id, ...more }, now);
const leave = (user: User, pod: Pod, now: Date = NOW) => send(as.member(user), LEAVE, { podId: pod.id }, now);
const people = async (count: number): Promise<User[]> => {
  const em = database.em();
  const made: User[] = [];
  for (let at = 0; at < count; at += 1) made.push(await makeUser(em));
  return made;
};
const podOf = (maxMembers: number) => makePod(database.em(), { maxMembers });
const waiting = async (user: User, now: Date = NOW) =>
  (await ask(as.member(user), '{ me { waitlist { status } } }', { now })).data.me.waitlist.map(({ status }: { status: string }) => status);
const eventsOf = async (user: User) =>
  (await database.query<{ type: string }>('select type from events where user_id = $1 order by seq', [user.id])).map(({ type }) => type);
const rolesIn = (roles: { roleType: string }[]) => roles.map(({ roleType }) => roleType).toSorted();

describe('a seat', () => {
  test('is taken once, with the role that follows from it and the first of the periods', async () => {
    const [ana] = await people(1);
    const pod = await podOf(6);
    const { data, errors } = await join(ana!, pod);
    expect(errors).toEqual([]);
    expect(data.joinPod).toMatchObject({ wasAlready: false, membership: { status: 'ACTIVE', user: { id: ana!.id }, pod: { currentMembers: 1 } } });
    expect(rolesIn(data.joinPod.user.roles)).toEqual(['POD_MEMBER', 'UNPAID']);
    expect((await join(ana!, pod)).data.joinPod).toMatchObject({
      wasAlready: true,
      membership: { id: data.joinPod.membership.id, pod: { currentMembers: 1 } },
    });
    expect(await eventsOf(ana!)).toEqual(['membership.joined', 'role.granted']);
    expect(await database.query('select status, ended_at from membership_periods where membership_id = $1', [data.joinPod.membership.id])).toEqual([
      { status: 'active', ended_at: null },
    ]);
  });

  test('that is given up is free at once, and the role goes with it; who comes back holds another membership', async () => {
    const [ana] = await people(1);
    const pod = await podOf(6);
    const first = (await join(ana!, pod)).data.joinPod.membership.id;
    const left = (await leave(ana!, pod, hoursFromNow(2))).data.leavePod;
    expect(left).toMatchObject({ wasAlready: false, membership: { status: 'LEFT', leftAt: hoursFromNow(2).toISOString(), pod: { currentMembers: 0 } } });
    expect(rolesIn(left.user.roles)).toEqual(['UNPAID']);
    expect((await leave(ana!, pod, hoursFromNow(3))).data.leavePod).toMatchObject({
      wasAlready: true,
      membership: { id: first, leftAt: hoursFromNow(2).toISOString() },
    });
    expect((await ask(as.member(ana!), `{ pod(id: "${pod.id}") { name } }`)).data.pod).toBeNull();
    const again = (await join(ana!, pod, {}, hoursFromNow(4))).data.joinPod.membership;
    expect(again.id).not.toBe(first);
    expect(again.pod.currentMembers).toBe(1);
  });

  test('is kept through a pause, in which the group is closed and the role rests', async () => {
    const [ana, ben] = await people(2);
    const pod = await podOf(1);
    await join(ana!, pod);
    const paused = (await send(as.member(ana!), PAUSE, { podId: pod.id }, hoursFromNow(1))).data.pauseMembership;
    expect(paused).toMatchObject({ wasAlready: false, membership: { status: 'PAUSED', pod: { currentMembers: 1 } } });
    expect(rolesIn(paused.user.roles)).toEqual(['UNPAID']);
    expect((await send(as.member(ana!), PAUSE, { podId: pod.id })).data.pauseMembership.wasAlready).toBe(true);
    expect((await ask(as.member(ana!), `{ pod(id: "${pod.id}") { name } }`)).data.pod).toBeNull();
    expect((await join(ben!, pod)).errors).toMatchObject([{ code: 'POD_FULL' }]);
    const resumed = (await send(as.member(ana!), RESUME, { podId: pod.id }, hoursFromNow(30))).data.resumeMembership;
    expect(rolesIn(resumed.user.roles)).toEqual(['POD_MEMBER', 'UNPAID']);
    const periods = await database.query<{ status: string; from: number; hours: number | null }>(
      `select status, extract(epoch from started_at - $2)::int / 3600 as "from", extract(epoch from ended_at - started_at)::int / 3600 as hours
       from membership_periods where membership_id = $1 order by started_at`,
      [resumed.membership.id, NOW],
    );
    expect(periods).toEqual([
      { status: 'active', from: 0, hours: 1 },
      { status: 'paused', from: 1, hours: 29 },
      { status: 'active', from: 30, hours: null },
    ]);
    expect(await eventsOf(ana!)).toEqual(['membership.joined', 'role.granted', 'membership.paused', 'role.revoked', 'membership.resumed', 'role.granted']);
    await leave(ana!, pod, hoursFromNow(31));
    for (const document of [PAUSE, RESUME])
      expect((await send(as.member(ana!), document, { podId: pod.id })).errors).toMatchObject([{ code: 'NOT_FOUND', field: 'podId' }]);
  });

  test('is one at a time, unless an admin says otherwise', async () => {
    const [ana] = await people(1);
    const [first, second] = [await podOf(6), await podOf(6)];
    await join(ana!, first);
    expect((await join(ana!, second)).errors).toMatchObject([{ code: 'CONFLICT', field: 'podId' }]);
    expect((await join(ana!, second, { isFurtherPod: true })).errors).toMatchObject([{ code: 'CONFLICT', field: 'podId' }]);
    expect((await send(as.admin, JOIN, { podId: second.id, userId: ana!.id })).errors).toMatchObject([{ code: 'CONFLICT' }]);
    expect((await send(as.admin, JOIN, { podId: second.id, userId: ana!.id, isFurtherPod: true })).errors).toEqual([]);
    const { user } = (await leave(ana!, first)).data.leavePod;
    expect(rolesIn(user.roles)).toEqual(['POD_MEMBER', 'UNPAID']);
  });

  test('is nobody else’s to take, pause or give up, except for admins', async () => {
    const [ana, ben] = await people(2);
    const pod = await podOf(6);
    await join(ana!, pod);
    for (const document of [JOIN, LEAVE, PAUSE, RESUME, GIVE_UP]) {
      expect((await send(as.member(ben!), document, { podId: pod.id, userId: ana!.id })).errors).toMatchObject([{ code: 'FORBIDDEN', field: 'userId' }]);
      expect((await send(as.admin, document, { podId: pod.id })).errors).toMatchObject([{ code: 'INVALID_INPUT', field: 'userId' }]);
      expect((await send(as.admin, document, { podId: pod.id, userId: unknownId() })).errors).toMatchObject([{ code: 'NOT_FOUND', field: 'userId' }]);
      expect((await send(as.admin, document, { podId: unknownId(), userId: ana!.id })).errors).toMatchObject([{ code: 'NOT_FOUND', field: 'podId' }]);
      expect((await send(as.nobody, document, { podId: pod.id })).errors).toMatchObject([{ code: 'UNAUTHENTICATED' }]);
      for (const viewer of [as.bot('act-as'), as.thirdParty('pods:read', 'members:read')])
        expect((await send(viewer, document, { podId: pod.id })).errors).toMatchObject([{ code: 'FORBIDDEN' }]);
    }
    expect((await leave(ben!, pod)).errors).toMatchObject([{ code: 'NOT_FOUND', field: 'podId' }]);
    expect((await send(as.admin, LEAVE, { podId: pod.id, userId: ana!.id })).data.leavePod.membership.status).toBe('LEFT');
    expect(await database.query('select operation from audit_log where subject_id = $1 and viewer_kind = $2', [ana!.id, 'admin'])).toEqual([
      { operation: 'leavePod' },
    ]);
  });

  test('with the same idempotency key gets the same answer, also when the pod was full', async () => {
    const [ana, ben] = await people(2);
    const pod = await podOf(1);
    await join(ana!, pod);
    for (let again = 0; again < 2; again += 1) {
      expect((await join(ben!, pod, { idempotencyKey: 'pod:1' })).errors).toMatchObject([{ code: 'POD_FULL', message: expect.stringContaining('number 1') }]);
    }
    expect(await eventsOf(ben!)).toEqual(['waitlist.joined']);
  });
});

describe('the waitlist of a full pod', () => {
  test('takes whoever asks for a seat, unless they do not want to wait', async () => {
    const [ana, ben, cem, dan] = await people(4);
    const pod = await podOf(1);
    await join(ana!, pod);
    expect((await join(ben!, pod)).errors).toEqual([
      { code: 'POD_FULL', field: 'podId', message: 'This pod already has 1 of 1 members. You are number 1 on its waitlist and will be told of a seat.' },
    ]);
    expect((await join(cem!, pod)).errors[0]!.message).toContain('number 2');
    expect((await join(ben!, pod)).errors[0]!.message).toContain('number 1');
    expect((await join(dan!, pod, { joinWaitlist: false })).errors).toMatchObject([{ code: 'POD_FULL', message: expect.stringContaining('another pod') }]);
    expect([await waiting(ben!), await waiting(cem!), await waiting(dan!)]).toEqual([['WAITING'], ['WAITING'], []]);
    const line = async (viewer: Viewer) => (await ask(viewer, `{ pod(id: "${pod.id}") { waitlist { user { id } } } }`)).data.pod.waitlist;
    expect(await line(as.admin)).toEqual([{ user: { id: ben!.id } }, { user: { id: cem!.id } }]);
    expect(await line(as.member(ana!))).toEqual([]);
  });

  test('offers a seat that becomes free to the next, and keeps it for them', async () => {
    const [ana, ben, cem, dan] = await people(4);
    const pod = await podOf(1);
    await join(ana!, pod);
    await join(ben!, pod);
    await join(cem!, pod);
    await leave(ana!, pod);
    expect([await waiting(ben!), await waiting(cem!)]).toEqual([['OFFERED'], ['WAITING']]);
    expect(await eventsOf(ben!)).toEqual(['waitlist.joined', 'waitlist.offered']);
    expect((await join(dan!, pod)).errors).toMatchObject([{ code: 'POD_FULL', message: expect.stringContaining('offered to people from its waitlist') }]);
    expect((await join(cem!, pod)).errors).toMatchObject([{ code: 'POD_FULL' }]);
    expect((await join(ben!, pod, {}, hoursFromNow(47))).data.joinPod.membership.status).toBe('ACTIVE');
    expect(await waiting(ben!)).toEqual([]);
  });

  test('passes an offer on that was not taken within two days, or not wanted', async () => {
    const [ana, ben, cem, dan, eva] = await people(5);
    const pod = await podOf(1);
    for (const user of [ana!, ben!, cem!, dan!]) await join(user, pod);
    await leave(ana!, pod);
    expect(await passOnOffers(database.em(), hoursFromNow(47))).toBe(0);
    expect(await passOnOffers(database.em(), hoursFromNow(48))).toBe(1);
    expect(await passOnOffers(database.em(), hoursFromNow(48))).toBe(0);
    expect([await waiting(ben!), await waiting(cem!), await waiting(dan!)]).toEqual([[], ['OFFERED'], ['WAITING']]);
    for (let again = 0; again < 2; again += 1)
      expect((await send(as.member(cem!), GIVE_UP, { podId: pod.id }, hoursFromNow(49))).data.leaveWaitlist.waitlist).toEqual([]);
    expect(await waiting(dan!)).toEqual(['OFFERED']);
    // Nobody looked after the offer; the next who asks finds it over, and the seat free.
    expect((await join(eva!, pod, {}, hoursFromNow(49 + 48))).errors).toEqual([]);
    expect([await eventsOf(ben!), await eventsOf(cem!), await eventsOf(dan!)]).toEqual([
      ['waitlist.joined', 'waitlist.offered', 'waitlist.expired'],
      ['waitlist.joined', 'waitlist.offered', 'waitlist.left'],
      ['waitlist.joined', 'waitlist.offered', 'waitlist.expired'],
    ]);
  });

  test('gets the seats that are added', async () => {
    const [ana, ben, cem] = await people(3);
    const pod = await podOf(1);
    for (const user of [ana!, ben!, cem!]) await join(user, pod);
    await ask(as.admin, `mutation { updatePod(input: { id: "${pod.id}", maxMembers: 2 }) { pod { id } } }`);
    expect([await waiting(ben!), await waiting(cem!)]).toEqual([['OFFERED'], ['WAITING']]);
  });
});
