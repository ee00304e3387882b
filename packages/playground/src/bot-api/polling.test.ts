import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { refusal, run, TOKENS } from '../../test/running-playground.ts';
import { drive } from '../driver.ts';
import { startPlayground } from '../start-playground.ts';

describe('a bot that polls', () => {
  test('gets what a person says while it waits', async () => {
    const { driver, commitmentBot } = await run();
    const ana = await driver.person({ first_name: 'Bea' });
    const waiting = commitmentBot.telegram.getUpdates(30, 100, 0, undefined);
    await ana.say('/start');
    const [update] = await waiting;
    expect(update).toMatchObject({
      message: { text: '/start', from: { id: ana.id, is_bot: false }, entities: [{ type: 'bot_command', offset: 0, length: 6 }] },
    });
  });

  test('gets an empty answer when nothing happens before the time-out', async () => {
    const { commitmentBot } = await run();
    await expect(commitmentBot.telegram.getUpdates(1, 100, 0, undefined)).resolves.toEqual([]);
  });

  test('gets an update again until a later offset confirms it', async () => {
    const { driver, commitmentBot } = await run();
    const ana = await driver.person({ first_name: 'Bea' });
    await ana.say('one');
    await ana.say('two');
    const [first, second] = await commitmentBot.telegram.getUpdates(0, 100, 0, undefined);
    await expect(commitmentBot.telegram.getUpdates(0, 100, 0, undefined)).resolves.toEqual([first, second]);
    expect(second?.update_id).toBe((first?.update_id ?? 0) + 1);
    await expect(commitmentBot.telegram.getUpdates(0, 100, second?.update_id ?? 0, undefined)).resolves.toEqual([second]);
    await expect(commitmentBot.telegram.getUpdates(0, 100, 0, undefined)).resolves.toEqual([second]);
    await expect(commitmentBot.telegram.getUpdates(0, 100, (second?.update_id ?? 0) + 1, undefined)).resolves.toEqual([]);
  });

  test('gets as many updates as it asks for, and with a negative offset the last ones only', async () => {
    const { driver, commitmentBot } = await run();
    const ana = await driver.person({ first_name: 'Bea' });
    for (const text of ['one', 'two', 'three']) await ana.say(text);
    const two = await commitmentBot.telegram.getUpdates(0, 2, 0, undefined);
    expect(two.map((update) => ('message' in update && 'text' in update.message ? update.message.text : ''))).toEqual(['one', 'two']);
    const last = await commitmentBot.telegram.getUpdates(0, 100, -1, undefined);
    expect(last).toMatchObject([{ message: { text: 'three' } }]);
    await expect(commitmentBot.telegram.getUpdates(0, 100, 0, undefined)).resolves.toEqual(last);
  });

  test('loses its poll with 409 when a second process polls, and the second gets the update', async () => {
    const { driver, commitmentBot } = await run();
    const ana = await driver.person({ first_name: 'Bea' });
    const first = refusal(commitmentBot.telegram.getUpdates(30, 100, 0, undefined));
    await driver.until(
      async () => ((await driver.get<{ bots: { isConnected: boolean }[] }>('state')).bots[0]?.isConnected === true ? true : undefined),
      5000,
      () => 'no poll',
    );
    const second = commitmentBot.telegram.getUpdates(30, 100, 0, undefined);
    await expect(first).resolves.toBe('409: Conflict: terminated by other getUpdates request; make sure that only one bot instance is running');
    await ana.say('hello');
    await expect(second).resolves.toMatchObject([{ message: { text: 'hello' } }]);
  });

  test('gets only the kinds it allows', async () => {
    const { driver, commitmentBot } = await run();
    const ana = await driver.person({ first_name: 'Bea' });
    await commitmentBot.telegram.getUpdates(0, 100, 0, ['message']);
    await ana.block();
    await ana.say('back again');
    await expect(commitmentBot.telegram.getUpdates(0, 100, 0, ['message'])).resolves.toMatchObject([{ message: { text: 'back again' } }]);
  });

  test('sees what a person changed afterwards as an edited message', async () => {
    const { driver, commitmentBot } = await run();
    const ana = await driver.person({ first_name: 'Bea' });
    const { message_id: id } = await ana.say('run 5k');
    await ana.edit(id, 'run 10k, see /today');
    const [update] = await commitmentBot.telegram.getUpdates(0, 100, -1, undefined);
    expect(update).toMatchObject({ edited_message: { message_id: id, text: 'run 10k, see /today', entities: [{ type: 'bot_command' }] } });
    expect(await refusal(ana.edit(id + 100, 'nothing'))).toMatch('said no text');
  });

  test('has its own queue beside that of the other bot', async () => {
    const { driver, commitmentBot, podBot } = await run();
    const ana = await driver.person({ first_name: 'Bea' });
    await podBot.telegram.getUpdates(0, 100, -1, undefined);
    await ana.say('for the first bot');
    await ana.in('progress_pod_bot').say('for the second bot');
    await expect(commitmentBot.telegram.getUpdates(0, 100, 0, undefined)).resolves.toMatchObject([{ message: { text: 'for the first bot' } }]);
    expect((await podBot.telegram.getUpdates(0, 100, -1, undefined)).at(-1)).toMatchObject({ message: { text: 'for the second bot' } });
  });

  test('is refused with a wrong token and with a method that does not exist', async () => {
    const { playground, commitmentBot } = await run();
    const answer = await fetch(`${playground.url}/bot7100000001:wrong/getMe`);
    expect(answer.status).toBe(401);
    expect(await answer.json()).toEqual({ ok: false, error_code: 401, description: 'Unauthorized' });
    expect(await refusal(commitmentBot.telegram.callApi('sendDance' as 'getMe', {}))).toBe('404: Not Found: method not found');
  });
});

test('a Telegraf bot launched the usual way talks with a person', async () => {
  const { driver, commitmentBot } = await run();
  commitmentBot.start((context) =>
    context.reply(`Hello ${context.from.first_name}`, { reply_markup: { inline_keyboard: [[{ text: 'Done', callback_data: 'done' }]] } }),
  );
  commitmentBot.action('done', async (context) => {
    await context.answerCbQuery('Counted.');
    await context.editMessageText('Counted once.');
  });
  void commitmentBot.launch();
  const ana = await driver.person({ first_name: 'Bea' });
  await ana.say('/start');
  await ana.waitForMessage('Hello Bea');
  const query = await ana.press('Done');
  expect(await ana.waitForAnswer(query ?? '')).toMatchObject({ text: 'Counted.', isAlert: false });
  const edited = await ana.waitForMessage('Counted once.');
  expect(edited.edit_date).toBeGreaterThan(0);
  expect(edited.reply_markup).toBeUndefined();
  commitmentBot.stop();
});

test('chats, people and unconfirmed updates survive a restart', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'playground-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  const dataFile = join(folder, 'playground.json');
  const first = await startPlayground({ port: 0, smtpPort: 0, tokens: TOKENS, dataFile });
  const ana = await drive(first.url).person({ first_name: 'Bea', id: 2 ** 40 + 7 });
  await ana.say('said before the restart');
  await first.stop();
  const { driver, commitmentBot } = await run({ dataFile });
  const [update] = await commitmentBot.telegram.getUpdates(0, 100, 0, undefined);
  expect(update).toMatchObject({ message: { text: 'said before the restart', from: { id: 2 ** 40 + 7 } } });
  const { people } = await driver.get<{ people: { user: { id: number } }[] }>('state');
  expect(people.map(({ user }) => user.id)).toContain(ana.id);
});
