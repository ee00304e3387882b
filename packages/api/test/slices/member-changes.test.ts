import { describe, expect, test } from 'vitest';
import { as, asking } from '../support/ask.ts';
import { hoursFromNow } from '../support/clock.ts';
import { testDatabase } from '../support/database.ts';
import { makeRole, makeUser } from '../support/make.ts';

const database = await testDatabase();
const ask = await asking(database);
const bot = as.bot('act-as', 'deliveries');

const REGISTER = `mutation ($input: RegisterTelegramUserInput!) { registerTelegramUser(input: $input) { isNew user { id firstName onboardingStep timezone today currentStreak } } }`;
const UPDATE = `mutation ($input: UpdateProfileInput!) { updateProfile(input: $input) { user { id timezone today dayStartHour onboardingStep strengths email version } } }`;
const GRANT = `mutation ($input: GrantRoleInput!) { grantRole(input: $input) { user { roles { roleType isActive } } } }`;
const REVOKE = `mutation ($input: RevokeRoleInput!) { revokeRole(input: $input) { user { roles { roleType } } } }`;
const register = (telegramUserId: string, viewer = bot, more = {}) =>
  ask(viewer, REGISTER, { variables: { input: { telegramUserId, firstName: 'Ana', bot: 'COMMITMENT', chatId: telegramUserId, ...more } } });

describe('registering', () => {
  test('answers the bot with the member it has made, once', async () => {
    const first = await register('501');
    expect(first).toMatchObject({
      errors: [],
      data: { registerTelegramUser: { isNew: true, user: { firstName: 'Ana', onboardingStep: 'TIMEZONE', timezone: null, today: null, currentStreak: 0 } } },
    });
    const again = await register('501');
    expect(again.data.registerTelegramUser).toMatchObject({ isNew: false, user: { id: first.data.registerTelegramUser.user.id } });
  });
  test('with the same idempotency key gets the same answer', async () => {
    const once = await register('502', bot, { idempotencyKey: 'commitment:1' });
    expect((await register('502', bot, { idempotencyKey: 'commitment:1' })).data).toEqual(once.data);
    expect((await register('503', bot, { idempotencyKey: 'commitment:1' })).errors).toMatchObject([{ code: 'IDEMPOTENCY_CONFLICT' }]);
  });
  test('is for bots only', async () => {
    const user = await makeUser(database.em());
    for (const [viewer, code] of [
      [as.nobody, 'UNAUTHENTICATED'],
      [as.member(user), 'FORBIDDEN'],
      [as.admin, 'FORBIDDEN'],
      [as.bot('deliveries'), 'FORBIDDEN'],
      [as.thirdParty('members:read'), 'FORBIDDEN'],
    ] as const) {
      expect((await register('504', viewer)).errors).toMatchObject([{ code }]);
    }
  });
});

describe('a profile', () => {
  test('is answered as it is after the change', async () => {
    const user = await makeUser(database.em(), { timezone: null, onboardingStep: 'timezone' });
    const { data, errors } = await ask(as.member(user), UPDATE, {
      variables: { input: { timezone: 'Pacific/Auckland', strengths: ['Deep Work'], email: 'A@b.org' } },
    });
    expect(errors).toEqual([]);
    expect(data.updateProfile.user).toEqual({
      id: user.id,
      timezone: 'Pacific/Auckland',
      today: '2026-11-19',
      dayStartHour: 3,
      onboardingStep: 'DAY_START',
      strengths: ['deep-work'],
      email: 'a@b.org',
      version: 2,
    });
  });
  test('keeps the history of the zone for the streak', async () => {
    const user = await makeUser(database.em(), { timezone: null });
    await ask(as.member(user), UPDATE, { variables: { input: { timezone: 'Asia/Tokyo' } } });
    await ask(as.member(user), UPDATE, { variables: { input: { dayStartHour: 5 } }, now: hoursFromNow(12) });
    expect(await database.query('select type, value from commitment_events where user_id = $1 order by seq', [user.id])).toEqual([
      { type: 'tz', value: 'Asia/Tokyo' },
      { type: 'day_start', value: '5' },
    ]);
  });
  test('is refused with code and field', async () => {
    const user = await makeUser(database.em());
    const refused = async (input: object) => (await ask(as.member(user), UPDATE, { variables: { input } })).errors;
    expect(await refused({ dayStartHour: 13 })).toMatchObject([{ code: 'INVALID_INPUT', field: 'dayStartHour' }]);
    expect(await refused({ strengths: [''] })).toMatchObject([{ code: 'INVALID_INPUT', field: 'strengths' }]);
    expect(await refused({ version: 9 })).toMatchObject([{ code: 'VERSION_CONFLICT', field: 'version' }]);
    expect((await ask(as.nobody, UPDATE, { variables: { input: { bio: 'x' } } })).errors).toMatchObject([{ code: 'UNAUTHENTICATED' }]);
    expect((await ask(bot, UPDATE, { variables: { input: { bio: 'x' } } })).errors).toMatchObject([{ code: 'FORBIDDEN' }]);
  });
});

describe('roles', () => {
  test('are given and taken by admins, and by nobody else', async () => {
    const em = database.em();
    const [boss, someone] = [await makeUser(em), await makeUser(em)];
    await makeRole(em, { user: boss, roleType: 'super_admin' });
    const admin = { ...as.admin, id: boss.id, isSuperAdmin: true };
    const paid = { variables: { input: { userId: someone.id, roleType: 'PAID' } } };
    expect((await ask(as.member(someone), GRANT, paid)).errors).toMatchObject([{ code: 'FORBIDDEN' }]);
    expect((await ask(admin, GRANT, paid)).data.grantRole.user.roles).toEqual([{ roleType: 'PAID', isActive: true }]);
    expect((await ask(admin, REVOKE, paid)).data.revokeRole.user.roles).toEqual([{ roleType: 'UNPAID' }]);
  });
});
