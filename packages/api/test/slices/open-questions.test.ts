import { expect, test } from 'vitest';
import { as, asking } from '../support/ask.ts';
import { NOW } from '../support/clock.ts';
import { testDatabase } from '../support/database.ts';
import { makeUser } from '../support/make.ts';
import { mutation, type Member } from '../support/promising.ts';

const database = await testDatabase();
const ask = await asking(database);

const OPEN = '{ me { openQuestions { bot question askedAt } } }';
const later = (minutes: number): Date => new Date(NOW.getTime() + minutes * 60_000);
const note = (user: Member, input: object, now = NOW) => ask(as.member(user), mutation('noteQuestion', 'user { id }'), { variables: { input }, now });
const open = async (user: Member, now = NOW) => (await ask(as.member(user), OPEN, { now })).data.me.openQuestions;
async function reachable(chat: number): Promise<Member> {
  const user = await makeUser(database.em());
  await database.query(`insert into bot_chats (user_id, bot, chat_id) values ($1, 'commitment', $2), ($1, 'pod', $2)`, [user.id, chat]);
  return user;
}

test('what a bot has asked is known for ten minutes, until it asks something else or has its answer', async () => {
  const user = await reachable(1);
  expect(await open(user)).toEqual([]);
  expect((await note(user, { bot: 'COMMITMENT', question: 'profile:bio' })).data.noteQuestion.user.id).toBe(user.id);
  expect(await open(user, later(9))).toEqual([{ bot: 'COMMITMENT', question: 'profile:bio', askedAt: NOW.toISOString() }]);
  expect(await open(user, later(10))).toEqual([]);
  await note(user, { bot: 'COMMITMENT', question: 'profile:hours' }, later(5));
  await note(user, { bot: 'POD', question: 'why' }, later(6));
  expect((await open(user, later(7))).map(({ question }: { question: string }) => question)).toEqual(['profile:hours', 'why']);
  await note(user, { bot: 'COMMITMENT', question: null }, later(8));
  expect((await open(user, later(8))).map(({ question }: { question: string }) => question)).toEqual(['why']);
});

test('it is nobody else’s business, and has a length', async () => {
  const [user, other] = [await reachable(2), await reachable(3)];
  await note(user, { bot: 'COMMITMENT', question: 'profile:bio' });
  const asked = await ask(as.member(other), 'query ($id: ID!) { user(id: $id) { openQuestions { question } } }', { variables: { id: user.id } });
  expect(asked.data.user).toBeNull();
  expect(await open(other)).toEqual([]);
  for (const question of ['', ' ', 'x'.repeat(1201)])
    expect((await note(user, { bot: 'COMMITMENT', question })).errors).toMatchObject([{ code: 'INVALID_INPUT', field: 'question' }]);
  expect(await open(user)).toHaveLength(1);
});
