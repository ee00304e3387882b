import { beforeAll, describe, expect, test } from 'vitest';
import type { Pod } from '../../src/pod/pod.entity.ts';
import type { User } from '../../src/user/user.entity.ts';
import { registerTelegramUser } from '../../src/user/registration.actions.ts';
import { queueDelivery } from '../../src/delivery/queue.actions.ts';
import type { Viewer } from '../../src/viewer/viewer.ts';
import { as, asking } from '../support/ask.ts';
import { daysFromNow, hoursFromNow, NOW } from '../support/clock.ts';
import { testDatabase } from '../support/database.ts';
import { makeGoal, makeMeeting, makeMembership, makePod, makeUser } from '../support/make.ts';

const database = await testDatabase();
const ask = await asking(database);

let ana: User;
let former: User;
let paused: User;
let pod: Pod;
beforeAll(async () => {
  const em = database.em();
  [ana, former, paused] = [await makeUser(em, { firstName: 'Ana' }), await makeUser(em, { firstName: 'Former' }), await makeUser(em, { firstName: 'Paused' })];
  pod = await makePod(em, { name: 'Early birds', zoomLink: 'https://example.org/call', maxMembers: 2, avgAttendanceRate: 87.5 });
  await makeMembership(em, { user: ana, pod, joinedAt: daysFromNow(-3) });
  await makeMembership(em, { user: paused, pod, status: 'paused', joinedAt: daysFromNow(-2) });
  await makeMembership(em, { user: former, pod, status: 'left', leftAt: NOW, joinedAt: daysFromNow(-9) });
  await makeGoal(em, { user: ana, title: 'Half marathon', progressPercentage: 12.5, targetCompletionDate: '2027-02-28' });
});

describe('a pod', () => {
  const QUERY =
    'query ($id: ID!) { pod(id: $id) { name zoomLink isFull localTime avgAttendanceRate members { status user { firstName } } nextMeeting { status } } }';
  const seen = async (viewer: Viewer) => (await ask(viewer, QUERY, { variables: { id: pod.id } })).data.pod;

  test('is seen whole by its active members and admins', async () => {
    const whole = {
      name: 'Early birds',
      zoomLink: 'https://example.org/call',
      isFull: true,
      localTime: '19:00:00',
      avgAttendanceRate: 87.5,
      members: [
        { status: 'ACTIVE', user: { firstName: 'Ana' } },
        { status: 'PAUSED', user: { firstName: 'Paused' } },
      ],
      nextMeeting: null,
    };
    for (const viewer of [as.member(ana), as.admin]) expect(await seen(viewer)).toEqual(whole);
  });
  test('is seen by third parties without its link, and its members only with members:read', async () => {
    expect(await seen(as.thirdParty('pods:read', 'pii:read'))).toMatchObject({ name: 'Early birds', zoomLink: null, members: [] });
    expect((await seen(as.thirdParty('pods:read', 'members:read'))).members).toHaveLength(2);
  });
  test('is not seen by those who have left or are paused, by strangers and by bots', async () => {
    for (const viewer of [as.member(former), as.member(paused), as.nobody, as.bot('act-as', 'deliveries'), as.thirdParty('members:read')])
      expect(await seen(viewer)).toBeNull();
  });
  test('one has left stays in one’s own history, without the link and without those who are in it now', async () => {
    const { data } = await ask(
      as.member(former),
      '{ me { memberships { status leftAt pod { name zoomLink members { user { firstName } } nextMeeting { id } } } } }',
    );
    expect(data.me.memberships).toEqual([
      { status: 'LEFT', leftAt: NOW.toISOString(), pod: { name: 'Early birds', zoomLink: null, members: [], nextMeeting: null } },
    ]);
  });
  test('has as its next call the one that is under way, then the one after', async () => {
    const em = database.em();
    const own = await makePod(em);
    await makeMembership(em, { user: ana, pod: own });
    await makeMeeting(em, { pod: own, scheduledAt: hoursFromNow(24), durationMinutes: 60 });
    await makeMeeting(em, { pod: own, scheduledAt: hoursFromNow(-24 * 6), status: 'completed', attendanceRate: 50 });
    await makeMeeting(em, { pod: own, scheduledAt: hoursFromNow(24 * 8) });
    await makeMeeting(em, { pod: own, scheduledAt: hoursFromNow(3), status: 'cancelled' });
    const next = async (hours: number) =>
      (await ask(as.member(ana), `{ pod(id: "${own.id}") { nextMeeting { scheduledAt pod { id } } } }`, { now: hoursFromNow(hours) })).data.pod.nextMeeting
        ?.scheduledAt;
    expect([await next(0), await next(24.9), await next(25), await next(24 * 9)]).toEqual([
      hoursFromNow(24).toISOString(),
      hoursFromNow(24).toISOString(),
      hoursFromNow(24 * 8).toISOString(),
      undefined,
    ]);
  });
});

test('a goal is seen by its owner', async () => {
  const { data } = await ask(as.member(ana), '{ me { longTermGoals { title progressPercentage targetCompletionDate status category user { id } } } }');
  expect(data.me.longTermGoals).toEqual([
    { title: 'Half marathon', progressPercentage: 12.5, targetCompletionDate: '2027-02-28', status: 'ACTIVE', category: null, user: { id: ana.id } },
  ]);
});

describe('deliveries', () => {
  const CLAIM =
    'mutation { claimDeliveries(input: { bot: COMMITMENT, limit: 5 }) { deliveries { id chatId text buttons { text data } claimToken attempt dueAt bot user { id } } } }';
  const CONFIRM = 'mutation ($id: ID!, $claimToken: String!) { confirmDelivery(input: { id: $id, claimToken: $claimToken }) { wasCurrent } }';
  const bot = as.bot('deliveries');

  test('are claimed with their buttons and confirmed by their token', async () => {
    await database.em().transactional(async (em) => {
      const ctx = { em, viewer: bot, now: NOW };
      const { userId } = await registerTelegramUser(ctx, { telegramUserId: '77', chatId: '4503599627370495', bot: 'commitment' });
      const buttons = [[{ text: 'Done "now"', data: 'd:1' }], []];
      await queueDelivery(ctx, { bot: 'commitment', userId, topic: 't', body: 'Did you run?', buttons, dueAt: NOW, dedupeKey: 'one' });
    });
    const { data, errors } = await ask(bot, CLAIM);
    expect(errors).toEqual([]);
    const [delivery] = data.claimDeliveries.deliveries;
    expect(delivery).toMatchObject({
      chatId: '4503599627370495',
      text: 'Did you run?',
      buttons: [[{ text: 'Done "now"', data: 'd:1' }], []],
      attempt: 1,
      bot: 'COMMITMENT',
      dueAt: NOW.toISOString(),
      user: null,
    });
    expect((await ask(bot, CLAIM)).data.claimDeliveries.deliveries).toEqual([]);
    const confirm = async (claimToken: string) => (await ask(bot, CONFIRM, { variables: { id: delivery.id, claimToken } })).data.confirmDelivery;
    expect([await confirm('old'), await confirm(delivery.claimToken)]).toEqual([{ wasCurrent: false }, { wasCurrent: true }]);
  });

  test('and updates are for the bots only', async () => {
    const record = 'mutation { recordUpdate(input: { bot: POD, updateId: "5", isHandled: false }) { isNew isHandled } }';
    for (const viewer of [as.member(ana), as.admin, as.thirdParty('members:read'), as.bot('act-as')]) {
      expect((await ask(viewer, CLAIM)).errors).toMatchObject([{ code: 'FORBIDDEN' }]);
      expect((await ask(viewer, record)).errors).toMatchObject([{ code: 'FORBIDDEN' }]);
    }
    expect((await ask(bot, record)).data.recordUpdate).toEqual({ isNew: true, isHandled: false });
  });
});

describe('the dashboard', () => {
  test('is for admins and keys with kpis:read', async () => {
    const kpis = '{ kpis { botUsage { totalUsers } refreshedAt } }';
    for (const viewer of [as.admin, as.thirdParty('kpis:read'), as.bot('kpis:read')])
      expect((await ask(viewer, kpis)).data.kpis.refreshedAt).toBe(NOW.toISOString());
    for (const viewer of [as.member(ana), as.thirdParty('members:read')])
      expect(await ask(viewer, kpis)).toMatchObject({ data: { kpis: null }, errors: [{ code: 'FORBIDDEN' }] });
    expect((await ask(as.nobody, kpis)).errors).toMatchObject([{ code: 'UNAUTHENTICATED' }]);
  });
});
