import { beforeAll, describe, expect, test } from 'vitest';
import type { Pod } from '../../src/pod/pod.entity.ts';
import type { User } from '../../src/user/user.entity.ts';
import { planCalls } from '../../src/meeting/plan-calls.job.ts';
import type { Viewer } from '../../src/viewer/viewer.ts';
import { as, asking } from '../support/ask.ts';
import { daysFromNow, hoursFromNow, NOW } from '../support/clock.ts';
import { testDatabase } from '../support/database.ts';
import { makeMeeting, makeMembership, makePod, makeUser, unknownId } from '../support/make.ts';

const database = await testDatabase();
const ask = await asking(database);

const FIELDS = 'meeting { id scheduledAt localDate durationMinutes status agenda version pod { nextMeetingAt timeUtc } }';
const SCHEDULE = `mutation ($input: ScheduleMeetingInput!) { scheduleMeeting(input: $input) { ${FIELDS} } }`;
const MOVE = `mutation ($input: RescheduleMeetingInput!) { rescheduleMeeting(input: $input) { ${FIELDS} } }`;
const CANCEL = `mutation ($input: CancelMeetingInput!) { cancelMeeting(input: $input) { ${FIELDS} } }`;
const UPDATE_POD =
  'mutation ($input: UpdatePodInput!) { updatePod(input: $input) { pod { nextMeetingAt timeUtc meetings { nodes { scheduledAt localDate status } } } } }';
const send = (viewer: Viewer, document: string, input: object, now: Date = NOW) => ask(viewer, document, { variables: { input }, now });

let host: User;
let mate: User;
let stranger: User;
beforeAll(async () => {
  const em = database.em();
  [host, mate, stranger] = [await makeUser(em), await makeUser(em), await makeUser(em)];
});

/** Mondays at 19:00 in New York: midnight UTC on Tuesday in November. */
async function podOf(...members: User[]): Promise<Pod> {
  const em = database.em();
  const pod = await makePod(em);
  for (const [at, user] of members.entries()) await makeMembership(em, { user, pod, joinedAt: daysFromNow(-30 + at) });
  return pod;
}
const schedule = async (pod: Pod, input: object = {}, viewer: Viewer = as.member(host)) => {
  const { data, errors } = await send(viewer, SCHEDULE, { podId: pod.id, ...input });
  return errors[0] ?? data.scheduleMeeting.meeting;
};
const eventsOf = async (podId: string) =>
  (await database.query<{ type: string }>('select type from events where pod_id = $1 order by seq', [podId])).map(({ type }) => type);

describe('planning a meeting', () => {
  test('takes the next of the rhythm that is not planned, a day of the pod, or an instant', async () => {
    const pod = await podOf(host);
    const first = await schedule(pod, { agenda: [' How was  the week? '], durationMinutes: 45 });
    expect(first).toMatchObject({
      scheduledAt: '2026-11-24T00:00:00.000Z',
      localDate: '2026-11-23',
      durationMinutes: 45,
      status: 'SCHEDULED',
      agenda: ['How was the week?'],
      pod: { nextMeetingAt: '2026-11-24T00:00:00.000Z', timeUtc: '00:00:00' },
    });
    expect(await schedule(pod)).toMatchObject({ localDate: '2026-11-30', durationMinutes: 60 });
    expect(await schedule(pod, { localDate: '2026-11-19' })).toMatchObject({
      scheduledAt: '2026-11-20T00:00:00.000Z',
      pod: { nextMeetingAt: '2026-11-20T00:00:00.000Z' },
    });
    expect(await schedule(pod, { scheduledAt: '2026-11-26T03:30:00Z' })).toMatchObject({ localDate: '2026-11-25', status: 'SCHEDULED' });
    expect(await eventsOf(pod.id)).toEqual(Array<string>(4).fill('meeting.scheduled'));
  });
  test('plans a day once; one that was cancelled is taken up again', async () => {
    const pod = await podOf(host);
    const { id } = await schedule(pod, { localDate: '2026-11-23' });
    expect(await schedule(pod, { localDate: '2026-11-23' })).toMatchObject({ id, version: 1 });
    expect(await schedule(pod, { scheduledAt: '2026-11-23T20:00:00Z' })).toMatchObject({ code: 'CONFLICT', field: 'scheduledAt' });
    for (let again = 0; again < 2; again += 1)
      expect((await send(as.member(host), CANCEL, { id })).data.cancelMeeting.meeting).toMatchObject({
        status: 'CANCELLED',
        version: 2,
        pod: { nextMeetingAt: '2026-12-01T00:00:00.000Z' },
      });
    expect(await schedule(pod, { scheduledAt: '2026-11-23T20:00:00Z' })).toMatchObject({
      id,
      status: 'SCHEDULED',
      version: 3,
      pod: { nextMeetingAt: '2026-11-23T20:00:00.000Z' },
    });
    expect(await eventsOf(pod.id)).toEqual(['meeting.scheduled', 'meeting.cancelled', 'meeting.scheduled']);
  });
  test('is refused with the field at fault', async () => {
    const pod = await podOf(host);
    const faults: [object, string][] = [
      [{ localDate: '2026-11-17' }, 'localDate'],
      [{ scheduledAt: NOW.toISOString() }, 'scheduledAt'],
      [{ scheduledAt: '2027-12-01T00:00:00Z' }, 'scheduledAt'],
      [{ scheduledAt: '2026-12-01T00:00:00Z', localDate: '2026-12-01' }, 'localDate'],
      [{ durationMinutes: 481 }, 'durationMinutes'],
      [{ agenda: [''] }, 'agenda'],
    ];
    for (const [input, field] of faults) expect(await schedule(pod, input)).toMatchObject({ code: 'INVALID_INPUT', field });
    const timeless = await makePod(database.em(), { dayOfWeek: null, localTime: null, timezone: null });
    expect(await schedule(timeless, {}, as.admin)).toMatchObject({ code: 'INVALID_INPUT', field: 'scheduledAt' });
    const resting = await makePod(database.em(), { status: 'paused' });
    expect(await schedule(resting, {}, as.admin)).toMatchObject({ code: 'CONFLICT', field: 'podId' });
  });
});

describe('moving a meeting', () => {
  test('keeps the day that it stands for, so that the week has no second call, and asks again who will come', async () => {
    const pod = await podOf(host, mate);
    const { id } = await schedule(pod);
    const ANSWER = 'mutation ($input: RsvpInput!) { rsvp(input: $input) { attendance { rsvp } } }';
    expect((await send(as.member(mate), ANSWER, { meetingId: id, answer: 'YES' })).data.rsvp.attendance.rsvp).toBe('YES');
    const moved = (await send(as.member(host), MOVE, { id, scheduledAt: '2026-11-26T18:00:00Z', version: 1 })).data.rescheduleMeeting.meeting;
    expect(moved).toMatchObject({
      scheduledAt: '2026-11-26T18:00:00.000Z',
      localDate: '2026-11-23',
      version: 2,
      pod: { nextMeetingAt: '2026-11-26T18:00:00.000Z', timeUtc: '18:00:00' },
    });
    expect((await ask(as.member(mate), `{ meeting(id: "${id}") { attendance { rsvp } } }`)).data.meeting.attendance).toEqual([{ rsvp: null }]);
    expect((await send(as.member(host), MOVE, { id, scheduledAt: '2026-11-26T18:00:00Z' })).data.rescheduleMeeting.meeting.version).toBe(2);
    expect((await send(as.member(host), MOVE, { id, scheduledAt: '2026-11-27T18:00:00Z', version: 1 })).errors).toMatchObject([
      { code: 'VERSION_CONFLICT', field: 'version' },
    ]);
    expect((await send(as.member(host), MOVE, { id, scheduledAt: '2026-11-17T18:00:00Z' })).errors).toMatchObject([
      { code: 'INVALID_INPUT', field: 'scheduledAt' },
    ]);
    await send(as.member(host), CANCEL, { id });
    expect((await send(as.member(host), MOVE, { id, scheduledAt: '2026-11-27T18:00:00Z' })).errors).toMatchObject([{ code: 'CONFLICT', field: 'id' }]);
  });
});

test('only the host and admins plan; other members are told so, and for strangers there is nothing', async () => {
  const pod = await podOf(host, mate);
  const { id } = await schedule(pod);
  const asked: [string, object, string][] = [
    [SCHEDULE, { podId: pod.id }, 'podId'],
    [MOVE, { id, scheduledAt: '2026-11-26T18:00:00Z' }, 'id'],
    [CANCEL, { id }, 'id'],
  ];
  for (const [document, input, field] of asked) {
    expect((await send(as.member(mate), document, input)).errors).toMatchObject([{ code: 'FORBIDDEN', field }]);
    expect((await send(as.member(stranger), document, input)).errors).toMatchObject([{ code: 'NOT_FOUND', field }]);
    expect((await send(as.admin, document, { ...input, [field]: unknownId() })).errors).toMatchObject([{ code: 'NOT_FOUND', field }]);
    expect((await send(as.nobody, document, input)).errors).toMatchObject([{ code: 'UNAUTHENTICATED' }]);
    for (const viewer of [as.bot('act-as'), as.thirdParty('pods:read')])
      expect((await send(viewer, document, input)).errors).toMatchObject([{ code: 'FORBIDDEN' }]);
    expect((await send(as.admin, document, input)).errors).toEqual([]);
  }
});

describe('when a pod changes', () => {
  test('the calls of its rhythm move to the new time within their week; those moved by hand stay', async () => {
    const pod = await podOf(host);
    await schedule(pod, { localDate: '2026-11-23' });
    const { id } = await schedule(pod, { localDate: '2026-11-30' });
    await send(as.member(host), MOVE, { id, scheduledAt: '2026-12-02T18:00:00Z' });
    await schedule(pod, { localDate: '2026-12-07' });
    const changed = (await send(as.admin, UPDATE_POD, { id: pod.id, dayOfWeek: 4, localTime: '08:00', timezone: 'Europe/Berlin' })).data.updatePod.pod;
    expect(changed).toMatchObject({ nextMeetingAt: '2026-11-19T07:00:00.000Z', timeUtc: '07:00:00' });
    expect(changed.meetings.nodes).toEqual([
      { scheduledAt: '2026-12-10T07:00:00.000Z', localDate: '2026-12-10', status: 'SCHEDULED' },
      { scheduledAt: '2026-12-02T18:00:00.000Z', localDate: '2026-11-30', status: 'SCHEDULED' },
      { scheduledAt: '2026-11-26T07:00:00.000Z', localDate: '2026-11-26', status: 'SCHEDULED' },
    ]);
  });
  test('a call for which its week has no place left is cancelled', async () => {
    const pod = await podOf(host);
    await schedule(pod, { localDate: '2026-11-23' });
    await schedule(pod, { scheduledAt: '2026-11-26T12:00:00Z' });
    const { nodes } = (await send(as.admin, UPDATE_POD, { id: pod.id, dayOfWeek: 4 })).data.updatePod.pod.meetings;
    expect(nodes.map(({ localDate, status }: any) => `${localDate} ${status}`)).toEqual(['2026-11-26 SCHEDULED', '2026-11-23 CANCELLED']);
  });
  test('and is no more, its calls to come are cancelled', async () => {
    const pod = await podOf(host);
    await schedule(pod);
    await ask(as.admin, `mutation { disbandPod(input: { id: "${pod.id}" }) { pod { id } } }`);
    expect((await ask(as.admin, `{ pod(id: "${pod.id}") { nextMeeting { id } meetings { nodes { status } } } }`)).data.pod).toEqual({
      nextMeeting: null,
      meetings: { nodes: [{ status: 'CANCELLED' }] },
    });
  });
});

test('calls are planned three weeks ahead, each once; a day with a cancelled or moved call is left alone', async () => {
  const fresh = await testDatabase();
  const em = fresh.em();
  const pod = await makePod(em);
  await makePod(em, { dayOfWeek: null, localTime: null, timezone: null });
  await makePod(em, { status: 'paused' });
  await makeMeeting(em, { pod, scheduledAt: new Date('2026-11-24T00:00:00Z'), localDate: '2026-11-23', status: 'cancelled' });
  const planned = async (now: Date) => {
    const count = await planCalls(fresh.em(), now);
    const rows = await fresh.query<{ text: string }>(`select local_date || ' ' || status as text from meetings order by local_date`);
    const [{ next }] = (await fresh.query<{ next: string }>(
      `select to_char(next_meeting_at at time zone 'UTC', 'MM-DD HH24:MI') as next from pods where id = $1`,
      [pod.id],
    )) as [{ next: string }];
    return { count, rows: rows.map(({ text }) => text), next };
  };
  const three = ['2026-11-23 cancelled', '2026-11-30 scheduled', '2026-12-07 scheduled'];
  expect(await planned(NOW)).toEqual({ count: 1, rows: three, next: '12-01 00:00' });
  expect((await planned(NOW)).count).toBe(0);
  expect(await planned(hoursFromNow(24 * 13))).toEqual({ count: 1, rows: [...three, '2026-12-14 scheduled', '2026-12-21 scheduled'], next: '12-08 00:00' });
});

describe('meetings', () => {
  test('are listed by pod, state and time, for whoever may see them', async () => {
    const em = database.em();
    const pod = await podOf(mate);
    await makeMeeting(em, { pod, scheduledAt: daysFromNow(1) });
    await makeMeeting(em, { pod, scheduledAt: daysFromNow(-6), status: 'completed', notes: 'We talked.' });
    await makeMeeting(em, { pod, scheduledAt: daysFromNow(-13), status: 'cancelled' });
    const LIST =
      'query ($filter: MeetingFilter, $orderBy: MeetingOrder) { meetings(filter: $filter, orderBy: $orderBy) { nodes { status notes } totalCount } }';
    const listed = async (viewer: Viewer, filter: object = {}, more: object = {}) =>
      (await ask(viewer, LIST, { variables: { filter: { podId: pod.id, ...filter }, ...more } })).data.meetings.nodes.map(
        ({ status, notes }: any) => `${status}${notes ?? ''}`,
      );
    expect(await listed(as.member(mate))).toEqual(['SCHEDULED', 'COMPLETEDWe talked.', 'CANCELLED']);
    expect(await listed(as.admin, {}, { orderBy: { field: 'SCHEDULED_AT', direction: 'ASC' } })).toEqual(['CANCELLED', 'COMPLETEDWe talked.', 'SCHEDULED']);
    expect(await listed(as.thirdParty('pods:read'), { status: { in: ['COMPLETED'] } })).toEqual(['COMPLETED']);
    expect(await listed(as.admin, { scheduledAt: { from: daysFromNow(-7), before: NOW } })).toEqual(['COMPLETEDWe talked.']);
    for (const viewer of [as.member(stranger), as.thirdParty('members:read'), as.nobody, as.bot('act-as')]) expect(await listed(viewer)).toEqual([]);
  });
});
