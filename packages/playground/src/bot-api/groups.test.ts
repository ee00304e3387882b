import { describe, expect, test } from 'vitest';
import type { Update } from 'telegraf/types';
import { refusal, run, type Running } from '../../test/running-playground.ts';
import type { Person } from '../driver.ts';

interface GroupOfTwo extends Running {
  ana: Person;
  ben: Person;
  groupId: number;
}

/** A supergroup of two people with both bots, which have read everything so far. */
async function group(): Promise<GroupOfTwo> {
  const running = await run();
  const { driver, commitmentBot, podBot } = running;
  const [ana, ben] = [await driver.person({ first_name: 'Bea', username: 'bea' }), await driver.person({ first_name: 'Ben' })];
  const groupId = await driver.group('Early birds', [ana, ben], ['progress_pod_bot', 'progress_commitment_bot']);
  await confirmAll(podBot);
  await confirmAll(commitmentBot);
  return { ...running, ana: ana.in(groupId), ben: ben.in(groupId), groupId };
}

async function confirmAll(bot: Running['podBot']): Promise<void> {
  const [last] = await bot.telegram.getUpdates(0, 100, -1, undefined);
  await bot.telegram.getUpdates(0, 100, (last?.update_id ?? 0) + 1, undefined);
}

const texts = (updates: Update[]): (string | undefined)[] =>
  updates.map((update) => ('message' in update && 'text' in update.message ? update.message.text : undefined));

describe('a bot in privacy mode', () => {
  test('sees commands meant for it, mentions and replies to it, and nothing else', async () => {
    const { podBot, commitmentBot, ana, groupId } = await group();
    const { message_id: asked } = await podBot.telegram.sendMessage(groupId, 'Who comes?');
    await ana.say('just talking');
    await ana.say('/pod@progress_pod_bot');
    await ana.say('/today@progress_commitment_bot');
    await ana.say('hey @progress_pod_bot look');
    await ana.say('I do', asked);
    expect(texts(await podBot.telegram.getUpdates(0, 100, 0, undefined))).toEqual(['/pod@progress_pod_bot', 'hey @progress_pod_bot look', 'I do']);
    expect(texts(await commitmentBot.telegram.getUpdates(0, 100, 0, undefined))).toEqual(['/today@progress_commitment_bot']);
  });

  test('gets a command without a name when it spoke last', async () => {
    const { podBot, commitmentBot, ana, groupId } = await group();
    await ana.say('/help');
    await podBot.telegram.sendMessage(groupId, 'Here I am');
    await ana.say('/help me');
    expect(texts(await podBot.telegram.getUpdates(0, 100, 0, undefined))).toEqual(['/help', '/help me']);
    expect(texts(await commitmentBot.telegram.getUpdates(0, 100, 0, undefined))).toEqual(['/help']);
  });

  test('is told who comes and goes', async () => {
    const { driver, podBot, groupId } = await group();
    const cleo = await driver.person({ first_name: 'Cleo' });
    await driver.post('groups/join', { groupId, personId: cleo.id });
    await driver.post('groups/leave', { groupId, personId: cleo.id });
    const updates = await podBot.telegram.getUpdates(0, 100, 0, undefined);
    expect(updates).toMatchObject([{ message: { new_chat_members: [{ id: cleo.id }] } }, { message: { left_chat_member: { id: cleo.id } } }]);
  });
});

test('a bot learns who is in its group', async () => {
  const { podBot, ana, ben, groupId } = await group();
  expect(await podBot.telegram.getChat(groupId)).toMatchObject({ type: 'supergroup', title: 'Early birds' });
  expect(await podBot.telegram.getChatMember(groupId, ana.id)).toMatchObject({ status: 'creator', user: { first_name: 'Bea' } });
  expect(await podBot.telegram.getChatMember(groupId, ben.id)).toMatchObject({ status: 'member' });
  expect(await podBot.telegram.getChatMember(groupId, 5_100_000_001)).toMatchObject({ status: 'left' });
  expect(await podBot.telegram.getChatMembersCount(groupId)).toBe(4);
  expect(await refusal(podBot.telegram.getChatMember(groupId, 77))).toBe('400: Bad Request: user not found');
});

test('a bot that was removed cannot write to the group', async () => {
  const { driver, podBot, ana, groupId } = await group();
  await driver.post('groups/remove-bot', { groupId, personId: ana.id, bot: 'progress_pod_bot' });
  expect(await refusal(podBot.telegram.sendMessage(groupId, 'hello'))).toBe('403: Forbidden: bot is not a member of the supergroup chat');
  expect((await podBot.telegram.getUpdates(0, 100, -1, undefined))[0]).toMatchObject({ my_chat_member: { new_chat_member: { status: 'kicked' } } });
});

test('a group that became a supergroup names its new id', async () => {
  const { driver, podBot } = await run();
  const ana = await driver.person({ first_name: 'Bea' });
  const groupId = await driver.group('Early birds', [ana], ['progress_pod_bot'], 'group');
  const { chat } = await driver.post<{ chat: { id: number } }>('groups/upgrade', { groupId, personId: ana.id });
  const error = await podBot.telegram.sendMessage(groupId, 'hello').catch((caught: unknown) => caught);
  expect(error).toMatchObject({
    response: { error_code: 400, description: 'Bad Request: group chat was upgraded to a supergroup chat', parameters: { migrate_to_chat_id: chat.id } },
  });
  await expect(podBot.telegram.sendMessage(chat.id, 'hello')).resolves.toMatchObject({ chat: { type: 'supergroup' } });
  const updates = await podBot.telegram.getUpdates(0, 100, -2, undefined);
  expect(updates).toMatchObject([{ message: { migrate_to_chat_id: chat.id } }, { message: { migrate_from_chat_id: groupId } }]);
});
