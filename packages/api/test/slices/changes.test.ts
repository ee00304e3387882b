import { beforeEach, describe, expect, test, vi } from 'vitest';
import type { EventType } from '../../src/event/catalog.ts';
import { recordEvents, type NewEvent } from '../../src/event/record-event.ts';
import { keepKpis } from '../../src/kpi/kpi-reading.actions.ts';
import type { Commitment } from '../../src/commitment/commitment.entity.ts';
import type { Meeting } from '../../src/meeting/meeting.entity.ts';
import type { PodMembership } from '../../src/pod/pod-membership.entity.ts';
import type { Pod } from '../../src/pod/pod.entity.ts';
import type { User } from '../../src/user/user.entity.ts';
import type { Scope } from '../../src/viewer/viewer.ts';
import { testApi } from '../support/api.ts';
import { follower, seenBy } from '../support/follower.ts';
import { makeCommitment, makeMeeting, makeMembership, makePod, makeUser } from '../support/make.ts';

const api = await testApi();
const { app, database } = api;
const admin = await api.key('admin');
const bot = await api.key('service', ['act-as'], 'commitment-bot');
const thirdParty = async (...scopes: Scope[]) => (await api.key('integration', scopes)).token;

const EVENT = 'event { cursor type userId podId commitmentId }';
const COMMITMENTS = `subscription ($after: String, $id: ID, $userId: ID, $podId: ID) {
  commitmentChanged(after: $after, id: $id, userId: $userId, podId: $podId) { ${EVENT} commitment { id commitment } } }`;
const PODS = `subscription ($after: String, $id: ID, $userId: ID) { podChanged(after: $after, id: $id, userId: $userId) { ${EVENT} pod { id name } membership { id status } } }`;
const MEETINGS = `subscription ($after: String, $id: ID, $podId: ID, $userId: ID) {
  meetingChanged(after: $after, id: $id, podId: $podId, userId: $userId) { ${EVENT} meeting { id status } } }`;
const KPIS =
  'subscription ($after: String) { kpisChanged(after: $after) { event { cursor type } kpis { botUsage { totalUsers weeklyActivePercentage } newUsers { newUsersThisWeek } } } }';

let [ana, ben, eve]: User[] = [];
let pod: Pod;
let seat: PodMembership;
let meeting: Meeting;
let shared: Commitment;
let secret: Commitment;
beforeEach(async () => {
  await database.query('delete from pods');
  await database.query('delete from users');
  const em = database.em();
  [ana, ben, eve] = [await makeUser(em), await makeUser(em), await makeUser(em)];
  pod = await makePod(em);
  seat = await makeMembership(em, { user: ana, pod });
  await makeMembership(em, { user: ben, pod });
  meeting = await makeMeeting(em, { pod });
  shared = await makeCommitment(em, { user: ana, pod, sharedWithPod: true, commitment: 'Run' });
  secret = await makeCommitment(em, { user: ana, commitment: 'Sleep' });
  start = await endOfLog();
});

/** The cursor of what will come next, once everything has its place in the log. */
async function endOfLog(): Promise<string> {
  app.context.wakeRelay();
  return vi.waitFor(async () => {
    const [log] = await database.query<{ waiting: string; top: string }>(
      'select count(*) filter (where position is null) as waiting, coalesce(max(position), 0) as top from events',
    );
    expect(log!.waiting).toBe('0');
    return Buffer.from(JSON.stringify(['POSITION ASC', log!.top, ana!.id])).toString('base64');
  }, 15_000);
}

/** Things happen, and have their place in the log. */
async function happen(...events: (Partial<NewEvent> & { type: EventType })[]): Promise<void> {
  await app.context.orm.em.fork().transactional((em) =>
    recordEvents(
      em,
      events.map((event) => ({ at: app.context.clock.now(), ...event })),
    ),
  );
  app.context.wakeRelay();
}
/** Where the log ended when the test began. */
let start: string;
type Seen = { event: { cursor: string; type: string }; [about: string]: any };
const follow = (query: string, who: { token: string; actAs?: string }, variables: Record<string, unknown> = {}) =>
  follower<Seen>(app.url, query, { ...who, variables: { after: start, ...variables } });
const as = (user: User | undefined) => ({ token: bot.token, actAs: `telegram:${user!.telegramUserId}` });
const typesOf = ({ seen }: { seen: Seen[] }) => seen.map(({ event }) => event.type);

describe('a change of a commitment', () => {
  test('is told with the commitment as it is, to whoever may see it', async () => {
    await happen(
      { type: 'commitment.created', userId: ana!.id, commitmentId: shared.id, podId: pod.id },
      { type: 'commitment.created', userId: ana!.id, commitmentId: secret.id },
      { type: 'user.updated', userId: ana!.id },
      { type: 'commitment.completed', userId: ana!.id, commitmentId: shared.id, podId: pod.id },
    );
    const [self, mate, stranger, other] = [ana, ben, eve, undefined].map((user) => (user ? follow(COMMITMENTS, as(user)) : follow(COMMITMENTS, admin)));
    const reader = follow(COMMITMENTS, { token: await thirdParty('commitments:read') });
    const outsider = follow(COMMITMENTS, { token: await thirdParty('events:read', 'pods:read') });
    for (const whole of [self!, other!, reader]) await seenBy(whole, 3);
    await seenBy(mate!, 2);
    expect(self!.seen.map(({ commitment }) => commitment.commitment)).toEqual(['Run', 'Sleep', 'Run']);
    expect(mate!.seen.map(({ event, commitment }) => [event.type, commitment.id])).toEqual([
      ['COMMITMENT_CREATED', shared.id],
      ['COMMITMENT_COMPLETED', shared.id],
    ]);
    // A later event that everybody may be sent says that nothing else is under way.
    await happen({ type: 'commitment.created', userId: eve!.id, commitmentId: (await makeCommitment(database.em(), { user: eve! })).id });
    await seenBy(stranger!, 1);
    await seenBy(reader, 4);
    expect(outsider.seen).toEqual([]);
  });

  test('is chosen by the commitment, the member and the pod, and taken up again after a cursor', async () => {
    const events = [
      { type: 'commitment.created', userId: ana!.id, commitmentId: shared.id, podId: pod.id },
      { type: 'commitment.created', userId: ana!.id, commitmentId: secret.id },
      { type: 'commitment.deleted', userId: ana!.id, commitmentId: secret.id },
    ] as const;
    await happen(...events);
    const one = follow(COMMITMENTS, admin, { id: secret.id });
    const [ofPod, ofAna, ofBen] = [
      follow(COMMITMENTS, admin, { podId: pod.id }),
      follow(COMMITMENTS, admin, { userId: ana!.id }),
      follow(COMMITMENTS, admin, { userId: ben!.id }),
    ];
    await seenBy(one, 2);
    await seenBy(ofPod, 1);
    await seenBy(ofAna, 3);
    expect(ofBen.seen).toEqual([]);
    const again = follow(COMMITMENTS, admin, { after: ofAna.seen[1]!.event.cursor });
    await seenBy(again, 1);
    expect(typesOf(again)).toEqual(['COMMITMENT_DELETED']);
  });

  test('that deleted it is told without it', async () => {
    await database.query('update commitments set deleted_at = now() where id = $1', [secret.id]);
    await happen({ type: 'commitment.deleted', userId: ana!.id, commitmentId: secret.id });
    const self = follow(COMMITMENTS, as(ana));
    await seenBy(self, 1);
    expect(self.seen[0]).toMatchObject({ event: { type: 'COMMITMENT_DELETED', commitmentId: secret.id }, commitment: null });
  });
});

test('a change of a pod is told to its members, of its people to themselves; third parties need a scope for each', async () => {
  await happen(
    { type: 'pod.updated', podId: pod.id },
    { type: 'membership.joined', podId: pod.id, userId: ana!.id, subjectId: seat.id },
    { type: 'waitlist.joined', podId: pod.id, userId: eve!.id },
  );
  const everything = follow(PODS, admin);
  const [member, waiting] = [follow(PODS, as(ben)), follow(PODS, as(eve))];
  const [pods, both] = [follow(PODS, { token: await thirdParty('pods:read') }), follow(PODS, { token: await thirdParty('pods:read', 'members:read') })];
  await seenBy(everything, 3);
  await seenBy(member, 2);
  await seenBy(waiting, 1);
  await seenBy(pods, 1);
  await seenBy(both, 3);
  expect(everything.seen[1]).toMatchObject({ pod: { id: pod.id, name: 'Pod' }, membership: { id: seat.id, status: 'ACTIVE' } });
  expect(typesOf(member)).toEqual(['POD_UPDATED', 'MEMBERSHIP_JOINED']);
  expect(waiting.seen[0]).toMatchObject({ event: { type: 'WAITLIST_JOINED' }, pod: null, membership: null });
  expect(typesOf(pods)).toEqual(['POD_UPDATED']);
  const mine = follow(PODS, admin, { userId: eve!.id });
  await seenBy(mine, 1);
});

test('a change of a meeting is told to the pod; third parties hear what concerns no person', async () => {
  await happen(
    { type: 'meeting.scheduled', podId: pod.id, subjectId: meeting.id },
    { type: 'attendance.recorded', podId: pod.id, subjectId: meeting.id, userId: ana!.id },
  );
  const [member, pods] = [follow(MEETINGS, as(ben)), follow(MEETINGS, { token: await thirdParty('pods:read') })];
  const own = follow(MEETINGS, admin, { id: meeting.id, podId: pod.id, userId: ana!.id });
  await seenBy(member, 2);
  await seenBy(pods, 1);
  await seenBy(own, 1);
  expect(member.seen[0]).toMatchObject({ event: { type: 'MEETING_SCHEDULED' }, meeting: { id: meeting.id, status: 'SCHEDULED' } });
});

describe('the figures of the dashboard', () => {
  test('are told when they are others, once, to admins and with kpis:read', async () => {
    const now = app.context.clock.now();
    await keepKpis(database.em(), now);
    start = await endOfLog();
    await makeUser(database.em(), { createdAt: now, lastActivityAt: now });
    const looks = [await keepKpis(database.em(), new Date(now.getTime() + 60_000)), await keepKpis(database.em(), new Date(now.getTime() + 120_000))];
    expect(looks).toEqual([true, false]);
    app.context.wakeRelay();
    const told = [follow(KPIS, admin), follow(KPIS, { token: await thirdParty('kpis:read') })];
    for (const one of told) {
      await seenBy(one, 1);
      expect(one.seen[0]).toMatchObject({ event: { type: 'KPIS_REFRESHED' }, kpis: { botUsage: { totalUsers: 4, weeklyActivePercentage: 25 } } });
    }
  });

  test('are nobody else’s', async () => {
    for (const who of [as(ana), { token: await thirdParty('events:read') }]) {
      const refused = follow(KPIS, who);
      await vi.waitFor(() => expect(JSON.stringify(refused.refused)).toContain('FORBIDDEN'), 15_000);
    }
  });
});

test('a cursor that is none is refused', async () => {
  for (const query of [COMMITMENTS, PODS, MEETINGS, KPIS]) {
    const refused = follow(query, admin, { after: 'nonsense' });
    await vi.waitFor(() => expect(JSON.stringify(refused.refused)).toContain('BAD_CURSOR'), 15_000);
  }
});
