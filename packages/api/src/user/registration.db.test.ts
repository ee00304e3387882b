import { expect, test } from 'vitest';
import { hoursFromNow, NOW } from '../../test/support/clock.ts';
import { testDatabase } from '../../test/support/database.ts';
import { inTransaction } from '../event/run-action.ts';
import { anonymous, type Viewer } from '../viewer/viewer.ts';
import { registerTelegramUser } from './registration.actions.ts';
import type { RegisterTelegramUserInput } from './user.input.ts';

const database = await testDatabase();
const bot: Viewer = { ...anonymous, kind: 'bot', scopes: ['act-as'], bot: 'commitment' };
const register = (given: Partial<RegisterTelegramUserInput> & { telegramUserId: string }, now = NOW) =>
  inTransaction(
    { em: database.em(), viewer: bot, now, wakeRelay: () => undefined },
    { firstName: 'Ana', username: 'ana', bot: 'commitment', chatId: given.telegramUserId, ...given },
    registerTelegramUser,
  );

const about = async (userId: string) => {
  const [found] = await database.query<{ user: Record<string, unknown>; roles: string[]; chats: string[]; events: string[] }>(
    `select to_jsonb(u) as user, array(select role_type || ':' || source from user_roles where user_id = u.id) as roles,
       array(select bot || ':' || chat_id || ':' || state from bot_chats where user_id = u.id order by bot) as chats,
       array(select type from events where user_id = u.id order by seq) as events
     from users u where id = $1`,
    [userId],
  );
  return found!;
};

test('a stranger becomes an unpaid member whom the bot can reach, and who is asked for their zone first', async () => {
  const { userId, isNew } = await register({ telegramUserId: '4503599627370495', chatId: '4503599627370495' });
  const { user, ...rest } = await about(userId);
  expect(isNew).toBe(true);
  expect(rest).toEqual({ roles: ['unpaid:system'], chats: ['commitment:4503599627370495:reachable'], events: ['user.registered'] });
  expect(user).toMatchObject({
    first_name: 'Ana',
    username: 'ana',
    timezone: null,
    day_start_hour: 3,
    onboarding_step: 'timezone',
    is_active: true,
    total_commitments: 0,
    version: 1,
  });
  expect([user.created_at, user.first_bot_interaction_at, user.last_activity_at].map((at) => new Date(String(at)))).toEqual([NOW, NOW, NOW]);
});

test('twenty calls at once make one member, one role, one chat and one event', async () => {
  const answers = await Promise.all(Array.from({ length: 20 }, () => register({ telegramUserId: '11' })));
  expect(new Set(answers.map((answer) => answer.userId)).size).toBe(1);
  expect(answers.filter((answer) => answer.isNew)).toHaveLength(1);
  expect(await about(answers[0]!.userId)).toMatchObject({ roles: ['unpaid:system'], chats: ['commitment:11:reachable'], events: ['user.registered'] });
});

test('somebody who starts the second bot is reachable by both, and stays one member', async () => {
  const first = await register({ telegramUserId: '12' });
  const second = await register({ telegramUserId: '12', bot: 'pod' });
  expect(second).toEqual({ userId: first.userId, isNew: false });
  expect((await about(first.userId)).chats).toEqual(['commitment:12:reachable', 'pod:12:reachable']);
});

test('somebody who comes back is reachable again under their new name and keeps what they had', async () => {
  const { userId } = await register({ telegramUserId: '13' });
  await database.query(`update bot_chats set state = 'unreachable' where user_id = $1`, [userId]);
  await database.query(`update users set timezone = 'Europe/Berlin', onboarding_step = null, total_commitments = 4 where id = $1`, [userId]);
  await register({ telegramUserId: '13', firstName: 'Anna', username: null }, hoursFromNow(5));
  const { user, chats, events } = await about(userId);
  expect(user).toMatchObject({ first_name: 'Anna', username: null, timezone: 'Europe/Berlin', onboarding_step: null, total_commitments: 4, version: 1 });
  expect([new Date(String(user.created_at)), new Date(String(user.last_activity_at))]).toEqual([NOW, hoursFromNow(5)]);
  expect({ chats, events }).toEqual({ chats: ['commitment:13:reachable'], events: ['user.registered'] });
});

test('a name that no column takes is no reason to keep somebody out', async () => {
  const { userId } = await register({ telegramUserId: '14', firstName: `\u0000${'x'.repeat(200)}`, username: '' });
  expect((await about(userId)).user).toMatchObject({ first_name: 'x'.repeat(64), username: null });
});

test.each([
  [{ telegramUserId: '0' }, 'telegramUserId'],
  [{ telegramUserId: '-100500' }, 'telegramUserId'],
  [{ telegramUserId: '17', chatId: '0' }, 'chatId'],
])('an id that nobody has is refused: %j', async (input, field) => {
  await expect(register(input)).rejects.toMatchObject({ code: 'INVALID_INPUT', field });
});

test('somebody met in a group becomes a member, but is not written to before they start the bot themselves', async () => {
  const { userId } = await register({ telegramUserId: '15', chatId: '-100500' });
  expect((await about(userId)).chats).toEqual([]);
  await register({ telegramUserId: '15' });
  expect((await about(userId)).chats).toEqual(['commitment:15:reachable']);
});

test('the language of their Telegram is kept, once', async () => {
  const { userId } = await register({ telegramUserId: '16', languageCode: 'de' });
  await register({ telegramUserId: '16', languageCode: 'fr' });
  expect((await about(userId)).user.notification_preferences).toMatchObject({ v: 1, locale: 'de', quiet_hours: { start: '21:00', end: '08:00' } });
});
