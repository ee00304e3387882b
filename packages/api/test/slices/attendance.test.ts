import { beforeAll, describe, expect, test } from 'vitest';
import type { Meeting } from '../../src/meeting/meeting.entity.ts';
import type { Pod } from '../../src/pod/pod.entity.ts';
import type { User } from '../../src/user/user.entity.ts';
import { verify } from '../../src/verify.ts';
import type { Viewer } from '../../src/viewer/viewer.ts';
import { as, asking } from '../support/ask.ts';
import { daysFromNow, hoursFromNow, NOW } from '../support/clock.ts';
import { testDatabase } from '../support/database.ts';
import { makeMeeting, makeMembership, makePod, makeUser, unknownId } from '../support/make.ts';

const database = await testDatabase();
const ask = await asking(database);

const PART = 'attendance { rsvp status source checkedInAt rating energy disputedAt disputeNote }';
const RSVP = `mutation ($input: RsvpInput!) { rsvp(input: $input) { ${PART} } }`;
const CHECK_IN = `mutation ($input: CheckInInput!) { checkIn(input: $input) { ${PART} } }`;
const RATE = `mutation ($input: RateMeetingInput!) { rateMeeting(input: $input) { ${PART} meeting { averageRating energyLevel pod { memberSatisfactionScore } } } }`;
const DISPUTE = `mutation ($input: DisputeAttendanceInput!) { disputeAttendance(input: $input) { ${PART} } }`;
const MEETING = 'meeting { status attendanceRate attendees absentMembers notes actionItems { text userId } pod { avgAttendanceRate } }';
const RECORD = `mutation ($input: RecordAttendanceInput!) { recordAttendance(input: $input) { ${MEETING} } }`;
const COMPLETE = `mutation ($input: CompleteMeetingInput!) { completeMeeting(input: $input) { ${MEETING} } }`;
const TO_DO = `mutation ($input: AddActionItemInput!) { addActionItem(input: $input) { ${MEETING} } }`;

const send = (viewer: Viewer, document: string, input: object, now: Date = NOW) => ask(viewer, document, { variables: { input }, now });
/** The meeting begins an hour after NOW. */
const START = hoursFromNow(1);
const minutes = (count: number) => new Date(START.getTime() + count * 60_000);

let people: User[];
let stranger: User;
beforeAll(async () => {
  const em = database.em();
  people = [];
  for (let at = 0; at < 6; at += 1) people.push(await makeUser(em));
  stranger = await makeUser(em);
});

/** A pod of the first so many people, the first of them its host, and its meeting. */
async function scene(size: number): Promise<{ pod: Pod; meeting: Meeting; members: User[] }> {
  const em = database.em();
  const pod = await makePod(em);
  const members = people.slice(0, size);
  for (const [at, user] of members.entries()) await makeMembership(em, { user, pod, joinedAt: daysFromNow(-30 + at) });
  return { pod, members, meeting: await makeMeeting(em, { pod, scheduledAt: START }) };
}
const counts = (podId: string) =>
  database.query<{ attended: number; missed: number }>(
    'select meetings_attended as attended, meetings_missed as missed from pod_memberships where pod_id = $1 order by joined_at',
    [podId],
  );
const drifts = () => verify(database.em(), { now: NOW, fix: false });

describe('checking in', () => {
  test('counts from 10 minutes before the start to 15 minutes after it, once', async () => {
    const { meeting, members } = await scene(3);
    const tap = async (user: User, now: Date) => (await send(as.member(user), CHECK_IN, { meetingId: meeting.id }, now)).errors[0]?.code ?? 'IN';
    const [ana, ben, cem] = members as [User, User, User];
    expect([await tap(ana, minutes(-10.1)), await tap(ana, minutes(-10)), await tap(ben, minutes(15)), await tap(cem, minutes(15.1))]).toEqual([
      'CONFLICT',
      'IN',
      'IN',
      'CONFLICT',
    ]);
    const again = await send(as.member(ana), CHECK_IN, { meetingId: meeting.id }, minutes(5));
    expect(again.data.checkIn.attendance).toMatchObject({ status: 'ATTENDED', source: 'SELF', checkedInAt: minutes(-10).toISOString() });
    const window = (await ask(as.member(ana), `{ meeting(id: "${meeting.id}") { checkInOpensAt checkInClosesAt } }`)).data.meeting;
    expect(window).toEqual({ checkInOpensAt: minutes(-10).toISOString(), checkInClosesAt: minutes(15).toISOString() });
  });
  test('stands beside what the host has recorded, and does not change it', async () => {
    const { meeting, members } = await scene(2);
    await send(as.member(members[0]!), RECORD, { meetingId: meeting.id, entries: [{ userId: members[1]!.id, status: 'MISSED' }] }, minutes(0));
    const part = (await send(as.member(members[1]!), CHECK_IN, { meetingId: meeting.id }, minutes(1))).data.checkIn.attendance;
    expect(part).toMatchObject({ status: 'MISSED', source: 'HOST', checkedInAt: minutes(1).toISOString() });
  });
});

test('whether one will come is said until the meeting begins', async () => {
  const { meeting, members } = await scene(2);
  const say = (answer: string, now: Date) => send(as.member(members[1]!), RSVP, { meetingId: meeting.id, answer }, now);
  expect((await say('MAYBE', NOW)).data.rsvp.attendance).toMatchObject({ rsvp: 'MAYBE', status: 'EXPECTED' });
  expect((await say('YES', minutes(-1))).data.rsvp.attendance.rsvp).toBe('YES');
  expect((await say('NO', minutes(0))).errors).toMatchObject([{ code: 'CONFLICT', field: 'meetingId' }]);
});

describe('a completed meeting', () => {
  test('knows who came, who did not, and who was excused; somebody paused was not expected', async () => {
    const { pod, meeting, members } = await scene(6);
    const [host, tapped, recorded, excused, silent, paused] = members as [User, User, User, User, User, User];
    await send(as.member(paused), 'mutation ($input: PauseMembershipInput!) { pauseMembership(input: $input) { wasAlready } }', { podId: pod.id });
    await send(as.member(excused), RSVP, { meetingId: meeting.id, answer: 'NO' });
    await send(as.member(silent), RSVP, { meetingId: meeting.id, answer: 'YES' });
    await send(as.member(tapped), CHECK_IN, { meetingId: meeting.id }, minutes(2));
    const entries = [host, recorded].map(({ id: userId }) => ({ userId, status: 'ATTENDED' }));
    await send(as.member(host), RECORD, { meetingId: meeting.id, entries }, minutes(10));
    expect((await send(as.member(host), COMPLETE, { id: meeting.id }, minutes(15))).errors).toMatchObject([{ code: 'CONFLICT', field: 'id' }]);
    const done = (await send(as.member(host), COMPLETE, { id: meeting.id, notes: ' Good one. ' }, minutes(60))).data.completeMeeting.meeting;
    expect(done).toMatchObject({ status: 'COMPLETED', attendanceRate: 75, notes: 'Good one.', absentMembers: [silent.id], pod: { avgAttendanceRate: 75 } });
    expect(done.attendees.toSorted()).toEqual([host.id, tapped.id, recorded.id].toSorted());
    expect(await counts(pod.id)).toEqual([
      ...Array<object>(3).fill({ attended: 1, missed: 0 }),
      { attended: 0, missed: 0 },
      { attended: 0, missed: 1 },
      { attended: 0, missed: 0 },
    ]);
    expect(await drifts()).toEqual([]);
    const events = await database.query<{ type: string; user_id: string | null }>(
      `select type, user_id from events where subject_id = $1 and type in ('meeting.completed', 'meeting.missed') order by seq`,
      [meeting.id],
    );
    expect(events).toEqual([
      { type: 'meeting.completed', user_id: null },
      { type: 'meeting.missed', user_id: silent.id },
    ]);
    expect((await send(as.member(host), COMPLETE, { id: meeting.id }, minutes(70))).data.completeMeeting.meeting).toEqual(done);
    const { firstPodCallAt } = (await ask(as.member(tapped), '{ me { firstPodCallAt } }')).data.me;
    expect(firstPodCallAt).toBe(START.toISOString());
    expect((await ask(as.admin, `{ pod(id: "${pod.id}") { nextMeetingAt } }`)).data.pod.nextMeetingAt).toBe('2026-11-24T00:00:00.000Z');
  });

  test('is counted anew when what was recorded is corrected after a dispute', async () => {
    const { pod, meeting, members } = await scene(2);
    const [host, ben] = members as [User, User];
    await send(as.member(host), CHECK_IN, { meetingId: meeting.id }, minutes(0));
    await send(as.member(host), COMPLETE, { id: meeting.id }, minutes(60));
    const disputed = (await send(as.member(ben), DISPUTE, { meetingId: meeting.id, note: 'My phone died; I was there.' }, minutes(90))).data.disputeAttendance
      .attendance;
    expect(disputed).toMatchObject({ status: 'MISSED', source: 'SYSTEM', disputedAt: minutes(90).toISOString(), disputeNote: 'My phone died; I was there.' });
    const seen = async (viewer: Viewer) =>
      (await ask(viewer, `{ meeting(id: "${meeting.id}") { attendance { disputedAt disputeNote user { id } } } }`)).data.meeting.attendance.find(
        (part: any) => part.user.id === ben.id,
      );
    expect((await seen(as.member(host))).disputeNote).toBeNull();
    expect((await seen(as.admin)).disputeNote).toContain('phone');
    const anew = (await send(as.member(host), RECORD, { meetingId: meeting.id, entries: [{ userId: ben.id, status: 'ATTENDED' }] }, minutes(120))).data
      .recordAttendance.meeting;
    expect(anew).toMatchObject({ attendanceRate: 100, absentMembers: [] });
    expect(await counts(pod.id)).toEqual(Array<object>(2).fill({ attended: 1, missed: 0 }));
    expect(await drifts()).toEqual([]);
  });

  test('without anybody who was expected has no rate', async () => {
    const { meeting, members } = await scene(1);
    await send(as.member(members[0]!), RSVP, { meetingId: meeting.id, answer: 'NO' });
    const done = (await send(as.admin, COMPLETE, { id: meeting.id }, minutes(60))).data.completeMeeting.meeting;
    expect(done).toMatchObject({ status: 'COMPLETED', attendanceRate: null, attendees: [], absentMembers: [] });
  });
});

describe('rating a meeting', () => {
  test('is for those who came; what all of them think is told from three on, so that nobody’s own can be read from it', async () => {
    const { meeting, members } = await scene(4);
    const [host, ben, cem, absent] = members as [User, User, User, User];
    for (const user of [host, ben, cem]) await send(as.member(user), CHECK_IN, { meetingId: meeting.id }, minutes(0));
    await send(as.member(host), COMPLETE, { id: meeting.id }, minutes(60));
    const rate = (user: User, rating: number, energy?: number) =>
      send(as.member(user), RATE, { id: meeting.id, rating, ...(energy && { energy }) }, minutes(70));
    expect((await rate(absent, 5)).errors).toMatchObject([{ code: 'CONFLICT', field: 'id' }]);
    expect((await rate(host, 6)).errors).toMatchObject([{ code: 'INVALID_INPUT', field: 'rating' }]);
    expect((await rate(host, 5, 11)).errors).toMatchObject([{ code: 'INVALID_INPUT', field: 'energy' }]);
    await rate(host, 2, 8);
    await rate(host, 5);
    const two = (await rate(ben, 4, 5)).data.rateMeeting;
    expect(two).toMatchObject({
      attendance: { rating: 4, energy: 5 },
      meeting: { averageRating: null, energyLevel: null, pod: { memberSatisfactionScore: null } },
    });
    expect((await rate(cem, 4, 8)).data.rateMeeting.meeting).toEqual({ averageRating: 4.33, energyLevel: 7, pod: { memberSatisfactionScore: 4.33 } });
    expect(await database.query('select member_ratings from meetings where id = $1', [meeting.id])).toEqual([
      { member_ratings: { [host.id]: 5, [ben.id]: 4, [cem.id]: 4 } },
    ]);
    const others = (await ask(as.member(ben), `{ meeting(id: "${meeting.id}") { attendance { rating user { id } } } }`)).data.meeting.attendance;
    expect(others.filter(({ rating }: any) => rating !== null)).toEqual([{ rating: 4, user: { id: ben.id } }]);
  });
  test('before it has begun is refused', async () => {
    const { meeting, members } = await scene(1);
    expect((await send(as.member(members[0]!), RATE, { id: meeting.id, rating: 5 })).errors).toMatchObject([{ code: 'CONFLICT', field: 'id' }]);
  });
});

test('what is to be done is added by every member, for a member or for anybody', async () => {
  const { meeting, members } = await scene(2);
  const add = (viewer: Viewer, input: object) => send(viewer, TO_DO, { meetingId: meeting.id, ...input });
  await add(as.member(members[1]!), { text: ' Share   the list ' });
  const { actionItems } = (await add(as.admin, { text: 'Book a room', userId: members[0]!.id })).data.addActionItem.meeting;
  expect(actionItems).toEqual([
    { text: 'Share the list', userId: null },
    { text: 'Book a room', userId: members[0]!.id },
  ]);
  expect((await add(as.admin, { text: 'x', userId: stranger.id })).errors).toMatchObject([{ code: 'INVALID_INPUT', field: 'userId' }]);
  expect((await add(as.admin, { text: 'x'.repeat(301) })).errors).toMatchObject([{ code: 'INVALID_INPUT', field: 'text' }]);
  for (let at = 2; at < 50; at += 1) await add(as.admin, { text: `Item ${at}` });
  expect((await add(as.admin, { text: 'One too many' })).errors).toMatchObject([{ code: 'CONFLICT', field: 'meetingId' }]);
});

describe('who may not', () => {
  test('strangers find no meeting, members are not hosts, and keys without a person do nothing', async () => {
    const { meeting, members } = await scene(2);
    const meetingId = meeting.id;
    const everything: [string, object, string][] = [
      [RSVP, { meetingId, answer: 'YES' }, 'meetingId'],
      [CHECK_IN, { meetingId }, 'meetingId'],
      [RATE, { id: meetingId, rating: 5 }, 'id'],
      [DISPUTE, { meetingId }, 'meetingId'],
      [TO_DO, { meetingId, text: 'x' }, 'meetingId'],
      [RECORD, { meetingId, entries: [] }, 'meetingId'],
      [COMPLETE, { id: meetingId }, 'id'],
    ];
    for (const [document, input, field] of everything) {
      expect((await send(as.member(stranger), document, input)).errors).toMatchObject([{ code: 'NOT_FOUND', field }]);
      expect((await send(as.member(members[1]!), document, { ...input, [field]: unknownId() })).errors).toMatchObject([{ code: 'NOT_FOUND', field }]);
      expect((await send(as.nobody, document, input)).errors).toMatchObject([{ code: 'UNAUTHENTICATED' }]);
      for (const viewer of [as.bot('act-as', 'deliveries'), as.thirdParty('pods:read', 'members:read', 'pii:read')])
        expect((await send(viewer, document, input)).errors).toMatchObject([{ code: 'FORBIDDEN' }]);
    }
    for (const [document, input] of everything.slice(5))
      expect((await send(as.member(members[1]!), document, input)).errors).toMatchObject([{ code: 'FORBIDDEN' }]);
    for (const [document, input] of everything.slice(0, 4)) expect((await send(as.admin, document, input)).errors).toMatchObject([{ code: 'FORBIDDEN' }]);
  });
  test('nothing is recorded about somebody who did not belong to the pod, nor of a meeting that is to come, but an excuse', async () => {
    const { meeting, members } = await scene(2);
    const record = (userId: string, status: string, now: Date) => send(as.admin, RECORD, { meetingId: meeting.id, entries: [{ userId, status }] }, now);
    expect((await record(stranger.id, 'ATTENDED', minutes(5))).errors).toMatchObject([{ code: 'INVALID_INPUT', field: 'entries' }]);
    expect((await record('nobody', 'ATTENDED', minutes(5))).errors).toMatchObject([{ code: 'INVALID_INPUT', field: 'entries' }]);
    const twice = ['ATTENDED', 'MISSED'].map((status) => ({ userId: members[1]!.id, status }));
    expect((await send(as.admin, RECORD, { meetingId: meeting.id, entries: twice }, minutes(5))).errors).toMatchObject([
      { code: 'INVALID_INPUT', field: 'entries' },
    ]);
    expect((await record(members[1]!.id, 'ATTENDED', minutes(-11))).errors).toMatchObject([{ code: 'CONFLICT', field: 'entries' }]);
    expect((await record(members[1]!.id, 'EXCUSED', minutes(-11))).errors).toEqual([]);
  });
  test('a cancelled meeting counts nowhere', async () => {
    const { meeting, members } = await scene(2);
    await ask(as.admin, `mutation { cancelMeeting(input: { id: "${meeting.id}" }) { meeting { id } } }`);
    const own = as.member(members[0]!);
    expect((await send(own, CHECK_IN, { meetingId: meeting.id }, minutes(0))).errors).toMatchObject([{ code: 'CONFLICT' }]);
    expect((await send(own, COMPLETE, { id: meeting.id }, minutes(60))).errors).toMatchObject([{ code: 'CONFLICT' }]);
    expect((await send(own, TO_DO, { meetingId: meeting.id, text: 'x' })).errors).toMatchObject([{ code: 'CONFLICT' }]);
  });
});
