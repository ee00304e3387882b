import { beforeAll, describe, expect, test } from 'vitest';
import type { User } from '../../src/user/user.entity.ts';
import type { Viewer } from '../../src/viewer/viewer.ts';
import { as, asking } from '../support/ask.ts';
import { daysFromNow } from '../support/clock.ts';
import { testDatabase } from '../support/database.ts';
import { makeMembership, makePod, makeUser, unknownId } from '../support/make.ts';

const database = await testDatabase();
const ask = await asking(database);

const FIELDS =
  'pod { id name description dayOfWeek localTime timezone timeUtc nextMeetingAt durationMinutes zoomLink maxMembers currentMembers status version targetTimezones host { id } }';
const CREATE = `mutation ($input: CreatePodInput!) { createPod(input: $input) { ${FIELDS} } }`;
const UPDATE = `mutation ($input: UpdatePodInput!) { updatePod(input: $input) { ${FIELDS} } }`;
const DISBAND = `mutation ($input: DisbandPodInput!) { disbandPod(input: $input) { ${FIELDS} } }`;
const LINK = `mutation ($input: LinkPodChatInput!) { linkPodChat(input: $input) { pod { id telegramChatId } } }`;
const JOIN = 'mutation ($input: JoinPodInput!) { joinPod(input: $input) { wasAlready } }';
const send = (viewer: Viewer, document: string, input: object, now?: Date) => ask(viewer, document, { variables: { input }, ...(now && { now }) });

let ana: User;
let ben: User;
beforeAll(async () => {
  const em = database.em();
  [ana, ben] = [await makeUser(em), await makeUser(em)];
});
const eventsOf = async (podId: string) =>
  (await database.query<{ type: string }>('select type from events where pod_id = $1 order by seq', [podId])).map(({ type }) => type);

describe('a pod', () => {
  test('is formed with the next call worked out: Monday evening in New York is midnight in UTC in winter', async () => {
    const input = {
      name: ' Early  birds ',
      dayOfWeek: 1,
      localTime: '19:00',
      timezone: 'US/Eastern',
      zoomLink: 'https://example.org/call',
      targetTimezones: ['Europe/Berlin', 'US/Eastern', 'Europe/Berlin'],
    };
    const { data, errors } = await send(as.admin, CREATE, input);
    expect(errors).toEqual([]);
    const { id, ...pod } = data.createPod.pod;
    expect(pod).toEqual({
      name: 'Early birds',
      description: null,
      dayOfWeek: 1,
      localTime: '19:00:00',
      timezone: 'America/New_York',
      timeUtc: '00:00:00',
      nextMeetingAt: '2026-11-24T00:00:00.000Z',
      durationMinutes: 60,
      zoomLink: 'https://example.org/call',
      maxMembers: 6,
      currentMembers: 0,
      status: 'ACTIVE',
      version: 1,
      targetTimezones: ['Europe/Berlin', 'America/New_York'],
      host: null,
    });
    expect(await eventsOf(id)).toEqual(['pod.created']);
  });

  test('that is changed has another version and another call; what stays the same changes nothing', async () => {
    const { id } = (await send(as.admin, CREATE, { name: 'P', dayOfWeek: 1, localTime: '19:00', timezone: 'America/New_York' })).data.createPod.pod;
    const moved = (await send(as.admin, UPDATE, { id, dayOfWeek: 3, localTime: '16:30', version: 1 })).data.updatePod.pod;
    expect(moved).toMatchObject({ dayOfWeek: 3, localTime: '16:30:00', timeUtc: '21:30:00', nextMeetingAt: '2026-11-18T21:30:00.000Z', version: 2 });
    expect((await send(as.admin, UPDATE, { id, dayOfWeek: 3, name: 'P' })).data.updatePod.pod.version).toBe(2);
    expect((await send(as.admin, UPDATE, { id, name: 'Q', version: 1 })).errors).toMatchObject([{ code: 'VERSION_CONFLICT', field: 'version' }]);
    expect((await send(as.admin, UPDATE, { id, isPaused: true })).data.updatePod.pod).toMatchObject({ status: 'PAUSED', nextMeetingAt: null });
    expect((await send(as.admin, UPDATE, { id, isPaused: false })).data.updatePod.pod.nextMeetingAt).toBe('2026-11-18T21:30:00.000Z');
    const without = (await send(as.admin, UPDATE, { id, dayOfWeek: null, localTime: null, timezone: null })).data.updatePod.pod;
    expect(without).toMatchObject({ dayOfWeek: null, timeUtc: null, nextMeetingAt: null });
    expect(await eventsOf(id)).toEqual(['pod.created', ...Array<string>(4).fill('pod.updated')]);
  });

  test('is refused with the field at fault', async () => {
    const em = database.em();
    const pod = await makePod(em);
    await makeMembership(em, { user: ana, pod });
    await makeMembership(em, { user: ben, pod });
    const refused = async (input: object) => (await send(as.admin, UPDATE, { id: pod.id, ...input })).errors[0];
    const faults: [object, string][] = [
      [{ name: '' }, 'name'],
      [{ dayOfWeek: 8 }, 'dayOfWeek'],
      [{ localTime: '19:00:30' }, 'localTime'],
      [{ timezone: null }, 'timezone'],
      [{ maxMembers: 1 }, 'maxMembers'],
      [{ maxMembers: 13 }, 'maxMembers'],
      [{ durationMinutes: 4 }, 'durationMinutes'],
      [{ zoomLink: 'javascript:alert(1)' }, 'zoomLink'],
      [{ zoomLink: 'http://example.org' }, 'zoomLink'],
      [{ hostId: unknownId() }, 'hostId'],
      [{ hostId: 'nobody' }, 'hostId'],
    ];
    for (const [input, field] of faults) expect(await refused(input)).toMatchObject({ code: 'INVALID_INPUT', field });
    expect((await send(as.admin, UPDATE, { id: unknownId(), name: 'x' })).errors).toMatchObject([{ code: 'NOT_FOUND', field: 'id' }]);
    expect((await send(as.admin, CREATE, { name: 'x', dayOfWeek: 1 })).errors).toMatchObject([{ code: 'INVALID_INPUT', field: 'localTime' }]);
  });

  test('is formed, changed and disbanded by admins only', async () => {
    const em = database.em();
    const pod = await makePod(em);
    await makeMembership(em, { user: ana, pod });
    for (const viewer of [as.member(ana), as.bot('act-as'), as.thirdParty('pods:read')]) {
      expect((await send(viewer, CREATE, { name: 'x' })).errors).toMatchObject([{ code: 'FORBIDDEN' }]);
      expect((await send(viewer, UPDATE, { id: pod.id, name: 'x' })).errors).toMatchObject([{ code: 'FORBIDDEN' }]);
      expect((await send(viewer, DISBAND, { id: pod.id })).errors).toMatchObject([{ code: 'FORBIDDEN' }]);
    }
    expect((await send(as.nobody, CREATE, { name: 'x' })).errors).toMatchObject([{ code: 'UNAUTHENTICATED' }]);
  });

  test('that is disbanded has no members, nobody waiting and no call, and stays so', async () => {
    const em = database.em();
    const [one, two, three] = [await makeUser(em), await makeUser(em), await makeUser(em)];
    const { id } = (await send(as.admin, CREATE, { name: 'P', maxMembers: 2, dayOfWeek: 1, localTime: '19:00', timezone: 'Europe/Paris' })).data.createPod.pod;
    for (const user of [one, two, three]) await send(as.member(user), JOIN, { podId: id });
    for (let again = 0; again < 2; again += 1)
      expect((await send(as.admin, DISBAND, { id })).data.disbandPod.pod).toMatchObject({ status: 'DISBANDED', currentMembers: 0, nextMeetingAt: null });
    expect(await database.query(`select 1 from user_roles where user_id in ($1, $2) and role_type = 'pod_member'`, [one.id, two.id])).toEqual([]);
    expect(await database.query('select status from pod_waitlist where pod_id = $1', [id])).toEqual([{ status: 'withdrawn' }]);
    expect((await eventsOf(id)).slice(-4).toSorted()).toEqual(['membership.left', 'membership.left', 'pod.disbanded', 'waitlist.left']);
    expect((await send(as.admin, UPDATE, { id, name: 'Again' })).errors).toMatchObject([{ code: 'CONFLICT', field: 'id' }]);
    expect((await send(as.member(three), JOIN, { podId: id })).errors).toMatchObject([{ code: 'CONFLICT', field: 'podId' }]);
  });
});

describe('the host', () => {
  const hostOf = async (podId: string) => (await ask(as.admin, `{ pod(id: "${podId}") { host { id } } }`)).data.pod.host?.id;

  test('is whom an admin named, and in their absence who has been there longest', async () => {
    const em = database.em();
    const [first, second] = [await makeUser(em), await makeUser(em)];
    const pod = await makePod(em);
    await makeMembership(em, { user: first, pod, joinedAt: daysFromNow(-9) });
    await makeMembership(em, { user: second, pod, joinedAt: daysFromNow(-2) });
    expect(await hostOf(pod.id)).toBe(first.id);
    expect((await send(as.admin, UPDATE, { id: pod.id, hostId: second.id })).data.updatePod.pod.host.id).toBe(second.id);
    await send(as.member(second), 'mutation ($input: PauseMembershipInput!) { pauseMembership(input: $input) { wasAlready } }', { podId: pod.id });
    expect(await hostOf(pod.id)).toBe(first.id);
    await send(as.member(second), 'mutation ($input: ResumeMembershipInput!) { resumeMembership(input: $input) { wasAlready } }', { podId: pod.id });
    expect(await hostOf(pod.id)).toBe(second.id);
  });

  test('and admins link the group in which the pod talks; a group belongs to one pod', async () => {
    const em = database.em();
    const [host, mate] = [await makeUser(em), await makeUser(em)];
    const [pod, other] = [await makePod(em), await makePod(em)];
    await makeMembership(em, { user: host, pod, joinedAt: daysFromNow(-9) });
    await makeMembership(em, { user: mate, pod });
    const link = (viewer: Viewer, podId: string, chatId: string | null) => send(viewer, LINK, { podId, chatId });
    expect((await link(as.member(host), pod.id, '-1001234567890')).data.linkPodChat.pod).toEqual({ id: pod.id, telegramChatId: '-1001234567890' });
    expect((await link(as.member(mate), pod.id, '-5')).errors).toMatchObject([{ code: 'FORBIDDEN', field: 'podId' }]);
    expect((await link(as.member(ben), pod.id, '-5')).errors).toMatchObject([{ code: 'NOT_FOUND', field: 'podId' }]);
    expect((await link(as.member(host), pod.id, '77')).errors).toMatchObject([{ code: 'INVALID_INPUT', field: 'chatId' }]);
    expect((await link(as.admin, other.id, '-1001234567890')).errors).toMatchObject([{ code: 'CONFLICT', field: 'chatId' }]);
    expect((await link(as.admin, pod.id, null)).data.linkPodChat.pod.telegramChatId).toBeNull();
    expect((await link(as.admin, other.id, '-1001234567890')).errors).toEqual([]);
    for (const viewer of [as.thirdParty('pods:read'), as.member(mate)])
      expect((await ask(viewer, `{ pod(id: "${other.id}") { telegramChatId } }`)).data.pod?.telegramChatId ?? null).toBeNull();
  });
});

describe('pods', () => {
  test('are listed by state, area, zone and free seats, in three orders', async () => {
    const fresh = await testDatabase();
    const asked = await asking(fresh);
    const em = fresh.em();
    const member = await makeUser(em);
    const full = await makePod(em, { name: 'B', maxMembers: 1, createdAt: daysFromNow(-3), nextMeetingAt: daysFromNow(2), targetGoalsCategory: 'work' });
    await makeMembership(em, { user: member, pod: full });
    await makePod(em, { name: 'C', createdAt: daysFromNow(-2), timezone: 'Asia/Tokyo', targetGoalsCategory: 'health' });
    await makePod(em, { name: 'A', createdAt: daysFromNow(-1), nextMeetingAt: daysFromNow(1), status: 'paused' });
    const names = async (variables: Record<string, unknown>, viewer: Viewer = as.admin) => {
      const { data } = await asked(viewer, 'query ($filter: PodFilter, $orderBy: PodOrder) { pods(filter: $filter, orderBy: $orderBy) { nodes { name } } }', {
        variables,
      });
      return data.pods.nodes.map(({ name }: { name: string }) => name).join('');
    };
    expect(await names({})).toBe('ACB');
    expect(await names({ orderBy: { field: 'NAME', direction: 'ASC' } })).toBe('ABC');
    expect(await names({ orderBy: { field: 'NEXT_MEETING_AT', direction: 'ASC' } })).toBe('ABC');
    expect(await names({ filter: { hasPlaces: true } })).toBe('C');
    expect(await names({ filter: { hasPlaces: false } })).toBe('AB');
    const kept = await makePod(em, { name: 'D', maxMembers: 1, createdAt: daysFromNow(-5) });
    await fresh.query(
      `insert into pod_waitlist (user_id, pod_id, status, requested_at, offered_at, offer_expires_at) values ($1, $2, 'offered', now(), now(), now() + interval '1 day')`,
      [member.id, kept.id],
    );
    expect(await names({ filter: { hasPlaces: true } })).toBe('C');
    expect((await asked(as.admin, `{ pod(id: "${kept.id}") { isFull currentMembers } }`)).data.pod).toEqual({ isFull: true, currentMembers: 0 });
    await fresh.query('delete from pod_waitlist');
    await fresh.query('delete from pods where id = $1', [kept.id]);
    expect(await names({ filter: { status: { in: ['ACTIVE'] }, goalsCategory: { in: ['WORK', 'HEALTH'] }, timezone: { in: ['Asia/Tokyo'] } } })).toBe('C');
    expect(await names({}, as.thirdParty('pods:read'))).toBe('ACB');
    expect(await names({}, as.member(member))).toBe('B');
    expect(await names({}, as.thirdParty('members:read'))).toBe('');
  });

  test('have memberships, listed for whoever may see them', async () => {
    const em = database.em();
    const [one, two] = [await makeUser(em), await makeUser(em)];
    const pod = await makePod(em);
    await makeMembership(em, { user: one, pod, joinedAt: daysFromNow(-3), monthlyPaymentActive: true });
    await makeMembership(em, { user: two, pod, joinedAt: daysFromNow(-5), status: 'left', leftAt: daysFromNow(-4) });
    const LIST = `query ($filter: PodMembershipFilter) { podMemberships(filter: $filter) { nodes { status monthlyPaymentActive user { id } } totalCount } }`;
    const listed = async (viewer: Viewer, filter: object = {}) =>
      (await ask(viewer, LIST, { variables: { filter: { podId: pod.id, ...filter } } })).data.podMemberships;
    const ones = { status: 'ACTIVE', monthlyPaymentActive: true, user: { id: one.id } };
    const twos = { status: 'LEFT', monthlyPaymentActive: false, user: { id: two.id } };
    expect(await listed(as.admin)).toEqual({ nodes: [ones, twos], totalCount: 2 });
    expect(await listed(as.admin, { status: { in: ['LEFT'] }, userId: two.id, joinedAt: { before: daysFromNow(-4) } })).toEqual({
      nodes: [twos],
      totalCount: 1,
    });
    expect(await listed(as.member(one))).toEqual({ nodes: [ones], totalCount: 1 });
    expect(await listed(as.member(two))).toEqual({ nodes: [twos], totalCount: 1 });
    expect(await listed(as.member(ben))).toEqual({ nodes: [], totalCount: 0 });
    expect((await listed(as.thirdParty('pods:read', 'members:read'))).nodes[0].monthlyPaymentActive).toBeNull();
    expect((await listed(as.thirdParty('pods:read'))).totalCount).toBe(0);
  });
});
