import { beforeAll, describe, expect, test } from 'vitest';
import { localDay } from '../../src/lib/calendar.rules.ts';
import type { User } from '../../src/user/user.entity.ts';
import type { Viewer } from '../../src/viewer/viewer.ts';
import { as, asking } from '../support/ask.ts';
import { daysFromNow, hoursFromNow, NOW } from '../support/clock.ts';
import { testDatabase } from '../support/database.ts';
import { makeCommitment, makeMembership, makePod, makeRole, makeUser, unknownId } from '../support/make.ts';

const database = await testDatabase();
const ask = await asking(database);

let ana: User;
let mate: User;
let former: User;
let stranger: User;
beforeAll(async () => {
  const em = database.em();
  ana = await makeUser(em, {
    firstName: 'Ana',
    username: 'ana',
    bio: 'Runs.',
    email: 'ana@example.org',
    telegramUserId: '4503599627370495',
    goalsCategory: 'health',
    strengths: ['tech'],
    createdAt: daysFromNow(-4),
  });
  mate = await makeUser(em, { firstName: 'Mate', createdAt: daysFromNow(-3) });
  former = await makeUser(em, { firstName: 'Former', createdAt: daysFromNow(-2), isActive: false, timezone: 'Asia/Tokyo' });
  stranger = await makeUser(em, { firstName: 'Stranger', createdAt: daysFromNow(-1), goalsCategory: 'work', lastActivityAt: hoursFromNow(-1) });
  const pod = await makePod(em);
  await makeMembership(em, { user: ana, pod });
  await makeMembership(em, { user: mate, pod, status: 'paused' });
  await makeMembership(em, { user: former, pod, status: 'left', joinedAt: daysFromNow(-9), leftAt: daysFromNow(-1) });
  await makeRole(em, { user: ana, roleType: 'admin', expiresAt: hoursFromNow(-1) });
  await makeRole(em, { user: ana, roleType: 'paid', expiresAt: hoursFromNow(1) });
});

const names = async (viewer: Viewer, filter = '') => {
  const { data } = await ask(viewer, `{ users(orderBy: { field: CREATED_AT, direction: ASC } ${filter}) { nodes { id } totalCount } }`);
  const known = new Map([ana, mate, former, stranger].map((user) => [user.id, user.firstName]));
  expect(data.users.totalCount).toBe(data.users.nodes.length);
  return data.users.nodes.map(({ id }: { id: string }) => known.get(id));
};

describe('who sees whom', () => {
  test('a member sees themselves and those who are in a pod with them at present', async () => {
    expect(await names(as.member(ana))).toEqual(['Ana', 'Mate']);
    expect(await names(as.member(former))).toEqual(['Former']);
    expect(await names(as.member(stranger))).toEqual(['Stranger']);
  });
  test('somebody who is paused still is seen, but sees nobody', async () => {
    expect(await names(as.member(mate))).toEqual(['Mate']);
  });
  test('admins, and third parties with members:read, see all', async () => {
    expect(await names(as.admin)).toHaveLength(4);
    expect(await names(as.thirdParty('members:read'))).toHaveLength(4);
  });
  test('nobody else sees anybody: no stranger, no other scope, no bot by itself', async () => {
    for (const viewer of [as.nobody, as.thirdParty('pods:read', 'pii:read', 'kpis:read'), as.bot('act-as', 'deliveries')]) {
      expect(await names(viewer)).toEqual([]);
      const { data } = await ask(viewer, `{ user(id: "${ana.id}") { id } me { id } userRoles { totalCount } }`);
      expect(data).toEqual({ user: null, me: null, userRoles: { totalCount: 0 } });
    }
  });
});

describe('what is seen of somebody', () => {
  const personal = 'firstName username bio email telegramUserId';
  const ofAna = async (viewer: Viewer) => (await ask(viewer, `{ user(id: "${ana.id}") { ${personal} strengths } }`)).data.user;

  test('everything, by themselves, by admins, and by third parties with pii:read', async () => {
    const all = { firstName: 'Ana', username: 'ana', bio: 'Runs.', email: 'ana@example.org', telegramUserId: '4503599627370495', strengths: ['tech'] };
    for (const viewer of [as.member(ana), as.admin, as.thirdParty('members:read', 'pii:read')]) expect(await ofAna(viewer)).toEqual(all);
  });
  test('by pod-mates neither address nor Telegram id', async () => {
    const { data } = await ask(as.member(ana), `{ user(id: "${mate.id}") { firstName email telegramUserId } }`);
    expect(data.user).toEqual({ firstName: 'Mate', email: null, telegramUserId: null });
  });
  test('by third parties without pii:read nothing that says who they are, nor what they wrote', async () => {
    expect(await ofAna(as.thirdParty('members:read'))).toEqual({
      firstName: null,
      username: null,
      bio: null,
      email: null,
      telegramUserId: null,
      strengths: null,
    });
  });
  test('of their roles and goals nothing, except by themselves and admins', async () => {
    const seen = async (viewer: Viewer) =>
      (await ask(viewer, `{ user(id: "${ana.id}") { roles { roleType } longTermGoals { title } } userRoles(filter: { userId: "${ana.id}" }) { totalCount } }`))
        .data;
    expect((await seen(as.member(ana))).user.roles).toHaveLength(3);
    expect((await seen(as.admin)).userRoles.totalCount).toBe(3);
    expect(await seen(as.thirdParty('members:read', 'pii:read'))).toEqual({ user: { roles: [], longTermGoals: [] }, userRoles: { totalCount: 0 } });
  });
});

describe('a member is found', () => {
  test('by Telegram id of 52 bits or by id, and not by both or neither', async () => {
    const { data } = await ask(
      as.admin,
      `{ a: user(telegramUserId: "4503599627370495") { id } b: user(id: "${ana.id}") { id } c: user(id: "${unknownId()}") { id } }`,
    );
    expect(data).toEqual({ a: { id: ana.id }, b: { id: ana.id }, c: null });
    for (const both of ['user { id }', `user(id: "${ana.id}", telegramUserId: "1") { id }`]) {
      expect((await ask(as.admin, `{ ${both} }`)).errors).toMatchObject([{ code: 'INVALID_INPUT' }]);
    }
  });
  test('by Telegram id only by those who may see it: nobody learns whose it is by trying', async () => {
    const found = async (viewer: Viewer, user: User) => (await ask(viewer, `{ user(telegramUserId: "${user.telegramUserId}") { id } }`)).data.user !== null;
    expect([await found(as.member(ana), ana), await found(as.thirdParty('members:read', 'pii:read'), ana), await found(as.admin, ana)]).toEqual([
      true,
      true,
      true,
    ]);
    expect([await found(as.member(ana), mate), await found(as.thirdParty('members:read'), ana)]).toEqual([false, false]);
  });
  test('by filters, all of which must hold', async () => {
    expect(await names(as.admin, 'filter: { isActive: false }')).toEqual(['Former']);
    expect(await names(as.admin, 'filter: { goalsCategory: { in: [HEALTH, WORK] } }')).toEqual(['Ana', 'Stranger']);
    expect(
      await names(
        as.admin,
        'filter: { goalsCategory: { in: [HEALTH, WORK] }, isActive: true, timezone: { in: ["Europe/London"] }, createdAt: { from: "2026-11-15T00:00:00Z" } }',
      ),
    ).toEqual(['Stranger']);
    expect(await names(as.admin, 'filter: { timezone: { in: ["Asia/Tokyo"] } }')).toEqual(['Former']);
    expect(await names(as.admin, 'filter: { createdAt: { from: "2026-11-14T15:00:00Z", before: "2026-11-16T15:00:00Z" } }')).toEqual(['Ana', 'Mate']);
    expect(await names(as.admin, 'filter: { lastActivityAt: { from: "2026-11-18T00:00:00Z" } }')).toEqual(['Stranger']);
  });
  test('page by page, in either direction, those who never did anything last', async () => {
    const pageOf = async (args: string) =>
      (await ask(as.admin, `{ users(orderBy: { field: LAST_ACTIVITY_AT, direction: ASC } ${args}) { nodes { id } pageInfo { endCursor hasNextPage } } }`)).data
        .users;
    const first = await pageOf('first: 3');
    const rest = await pageOf(`first: 3 after: "${first.pageInfo.endCursor}"`);
    expect(first.nodes[0].id).toBe(stranger.id);
    expect([first.pageInfo.hasNextPage, rest.pageInfo.hasNextPage]).toEqual([true, false]);
    expect(new Set([...first.nodes, ...rest.nodes].map(({ id }: { id: string }) => id)).size).toBe(4);
  });
});

describe('computed at the moment of the question:', () => {
  test('a role counts until it expires', async () => {
    const roles = async (now: Date) => (await ask(as.member(ana), '{ me { roles { roleType isActive } } }', { now })).data.me.roles;
    const counting = (list: { roleType: string; isActive: boolean }[]) =>
      list
        .filter((role) => role.isActive)
        .map((role) => role.roleType)
        .toSorted();
    expect(counting(await roles(NOW))).toEqual(['PAID', 'UNPAID']);
    expect(counting(await roles(hoursFromNow(1)))).toEqual(['UNPAID']);
    expect(
      (await ask(as.admin, '{ userRoles(filter: { isActive: false, roleType: { in: [ADMIN, PAID] } }) { nodes { roleType user { id } } } }')).data.userRoles
        .nodes,
    ).toEqual([{ roleType: 'ADMIN', user: { id: ana.id } }]);
  });

  test('a streak is 0 from the instant at which it has run out, though nothing was written', async () => {
    const user = await makeUser(database.em(), { currentStreak: 5, longestStreak: 7, streakValidUntil: hoursFromNow(2) });
    const streak = async (hours: number) => (await ask(as.member(user), '{ me { currentStreak longestStreak } }', { now: hoursFromNow(hours) })).data.me;
    expect([await streak(1.99), await streak(2)]).toEqual([
      { currentStreak: 5, longestStreak: 7 },
      { currentStreak: 0, longestStreak: 7 },
    ]);
  });

  test('completion is unknown before the first commitment', async () => {
    const em = database.em();
    const user = await makeUser(em);
    const percent = async () => (await ask(as.member(user), '{ me { completionPercent totalCommitments completedCommitments } }')).data.me;
    expect(await percent()).toEqual({ completionPercent: null, totalCommitments: 0, completedCommitments: 0 });
    for (const status of ['completed', 'active', 'failed'] as const) await makeCommitment(em, { user, status });
    expect(await percent()).toEqual({ completionPercent: 33.33, totalCommitments: 3, completedCommitments: 1 });
  });

  test('today is the day of the rules, in every zone and through every change of clocks', async () => {
    const zones = [
      'Europe/London',
      'America/New_York',
      'America/Los_Angeles',
      'Asia/Tokyo',
      'Asia/Kathmandu',
      'Pacific/Auckland',
      'Pacific/Pago_Pago',
      'Pacific/Kiritimati',
      'Australia/Lord_Howe',
      'America/Havana',
      'Africa/Cairo',
      'UTC',
    ];
    const users = await Promise.all(zones.flatMap((timezone) => [0, 3, 12].map((dayStartHour) => makeUser(database.em(), { timezone, dayStartHour }))));
    const instants = [
      '2026-10-25T00:30:00Z',
      '2026-10-25T01:30:00Z',
      '2026-11-01T05:59:59.999Z',
      '2026-11-01T06:00:00Z',
      '2027-03-14T07:00:00Z',
      '2027-04-03T15:10:00Z',
      '2026-12-31T23:59:59Z',
      '2028-02-29T11:00:00Z',
    ];
    for (const at of instants.map((text) => new Date(text))) {
      const { data } = await ask(as.admin, '{ users(first: 100) { nodes { id today timezone dayStartHour } } }', { now: at });
      const today = new Map<string, string>(data.users.nodes.map((user: { id: string; today: string }) => [user.id, user.today]));
      expect(users.map((user) => [user.timezone, user.dayStartHour, at, today.get(user.id)])).toEqual(
        users.map(({ timezone, dayStartHour }) => [timezone, dayStartHour, at, localDay(at, { timezone: timezone!, dayStartHour })]),
      );
    }
    const nowhere = await makeUser(database.em(), { timezone: null });
    expect((await ask(as.member(nowhere), '{ me { today } }')).data.me.today).toBeNull();
  });
});
