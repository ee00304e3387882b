import { expect, test } from 'vitest';
import { refusal, run } from '../test/running-playground.ts';

test('a person waits for what comes after the last thing they did, and reads a failure that shows the chat', async () => {
  const { driver, commitmentBot } = await run();
  const bea = await driver.person({ first_name: 'Bea' });
  await bea.say('/start');
  await commitmentBot.telegram.sendMessage(bea.id, 'Hello', { reply_markup: { inline_keyboard: [[{ text: 'Go on', callback_data: 'go' }]] } });
  expect(await bea.waitForMessage('Hello')).toMatchObject({ text: 'Hello' });
  await bea.readAll();
  expect(await refusal(bea.waitForMessage('Hello', 50))).toBe(
    'No message like Hello came in progress_commitment_bot. The chat ends with:\n  Bea: /start\n  Progress Commitments: Hello [Go on]\nNothing else came within 0.05 s.',
  );
  const waiting = bea.waitForMessage(/^Good/);
  await commitmentBot.telegram.sendMessage(bea.id, 'Good morning');
  expect((await waiting).text).toBe('Good morning');
});

test('an outdated client may press a button that is gone', async () => {
  const { driver, commitmentBot } = await run();
  const bea = await driver.person({ first_name: 'Bea' });
  await bea.say('/start');
  const { message_id: id } = await commitmentBot.telegram.sendMessage(bea.id, 'Done?', {
    reply_markup: { inline_keyboard: [[{ text: 'Done', callback_data: 'd:1' }]] },
  });
  await commitmentBot.telegram.editMessageReplyMarkup(bea.id, id, undefined, undefined);
  await bea.pressOld(id, 'd:1');
  expect((await commitmentBot.telegram.getUpdates(0, 1, -1, undefined))[0]).toMatchObject({ callback_query: { data: 'd:1' } });
});
