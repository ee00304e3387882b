import { describe, expect, test } from 'vitest';
import { until } from '../test/http-server.ts';
import { definition, ends, world } from '../test/world.ts';
import { BotStartError, startBot } from './start-bot.ts';

describe('an update', () => {
  test('is answered, recorded before and after, and then confirmed to Telegram', async () => {
    const { telegram, api, start } = await world();
    telegram.text(5, 42, 'hello');
    await start();
    await until(() => telegram.texts.includes('you said hello'), 'the answer');
    await until(() => telegram.unconfirmed.length === 0, 'the confirmation');
    expect(api.made('RecordUpdate').map((call) => call.input)).toEqual([
      { bot: 'COMMITMENT', updateId: '5', isHandled: false },
      { bot: 'COMMITMENT', updateId: '5', isHandled: true },
    ]);
  });

  test('that was handled before is not handled again', async () => {
    const { telegram, api, start } = await world();
    api.handled.add('5');
    telegram.text(5, 42, 'hello');
    await start();
    await until(() => telegram.unconfirmed.length === 0, 'the confirmation');
    expect(telegram.texts).toEqual([]);
  });

  test('changes things as the member, under a key made of the update, after the button was answered', async () => {
    const { telegram, api, start } = await world();
    telegram.press(6, 42, 'done:c1');
    await start();
    await until(() => telegram.made('editMessageText').length > 0, 'the edit');
    const [change] = api.made('CompleteCommitment');
    expect(change).toMatchObject({ actsFor: 'telegram:42', input: { id: 'c1', idempotencyKey: 'commitment:6:CompleteCommitment' } });
    expect(telegram.made('answerCallbackQuery')).toHaveLength(1);
  });

  test('of somebody the API does not know registers them first', async () => {
    const { telegram, api, start } = await world();
    let isKnown = false;
    api.on('RegisterTelegramUser', () => ((isKnown = true), { registerTelegramUser: { isNew: true, user: {} } }));
    api.on('CompleteCommitment', () => (isKnown ? { completeCommitment: {} } : new Error('NOT_FOUND x-act-as')));
    telegram.press(6, 42, 'done:c1');
    await start();
    await until(() => telegram.made('editMessageText').length > 0, 'the edit');
    expect(api.made('RegisterTelegramUser')[0]?.input).toMatchObject({ telegramUserId: '42', chatId: '42', bot: 'COMMITMENT', languageCode: 'en' });
  });

  test('of a newcomer is told from that of somebody who was here before', async () => {
    const { telegram, api, start } = await world();
    let isKnown = false;
    api.on('CompleteCommitment', () => (isKnown ? { completeCommitment: { wasAlready: false, commitment: {}, user: {} } } : new Error('NOT_FOUND x-act-as')));
    api.on('RegisterTelegramUser', () => {
      isKnown = true;
      return { registerTelegramUser: { isNew: true, user: {} } };
    });
    telegram.text(5, 42, '/new');
    telegram.text(6, 42, '/new');
    await start();
    await until(() => telegram.texts.length === 2, 'both answers');
    expect(telegram.texts).toEqual(['a newcomer', 'known here']);
  });

  test('whose handler fails is apologised for and does not stop the chat', async () => {
    const { telegram, start } = await world();
    telegram.text(5, 42, '/fail');
    telegram.text(6, 42, 'still there?');
    await start();
    await until(() => telegram.texts.length === 2, 'both answers');
    expect(telegram.texts).toEqual(['sorry', 'you said still there?']);
    await until(() => telegram.unconfirmed.length === 0, 'the confirmation');
  });
});

describe('while the API is away', () => {
  test('a member is told once, keeps their order, and is answered when it is back', async () => {
    const { telegram, api, start } = await world();
    api.isAway = true;
    telegram.text(5, 42, 'first');
    telegram.text(6, 42, 'second');
    await start();
    await until(() => telegram.texts.length > 0, 'the calm sentence');
    expect(telegram.unconfirmed).toEqual([5, 6]);
    api.isAway = false;
    await until(() => telegram.texts.length === 3, 'the answers', 10_000);
    expect(telegram.texts).toEqual(['one moment', 'you said first', 'you said second']);
    await until(() => telegram.unconfirmed.length === 0, 'the confirmation');
  });

  test('a bot that is stopped leaves the update with Telegram, and the next one answers it', async () => {
    const { telegram, api, start } = await world();
    api.isAway = true;
    telegram.text(5, 42, 'hello');
    const first = await start();
    await until(() => telegram.texts.includes('one moment'), 'the calm sentence');
    await first.stop();
    expect(telegram.unconfirmed).toEqual([5]);
    api.isAway = false;
    await start();
    await until(() => telegram.texts.includes('you said hello'), 'the answer');
  });

  test('one chat that waits does not hold up another', async () => {
    const { telegram, api, start } = await world();
    api.on('RecordUpdate', (input) => (input['updateId'] === '5' ? new Error('UNAVAILABLE') : { recordUpdate: { isHandled: false, isNew: true } }));
    telegram.text(5, 42, 'waits');
    telegram.text(6, 43, 'goes');
    await start();
    await until(() => telegram.texts.includes('you said goes'), 'the other chat');
    expect(telegram.texts).not.toContain('you said waits');
  });
});

describe('Telegram', () => {
  test('that has another poller, is unwell or slow to start is asked again', async () => {
    const { telegram, start } = await world();
    telegram.fail('getMe', 'hang up');
    telegram.fail('getUpdates', { error_code: 502, description: 'Bad Gateway' });
    telegram.text(5, 42, 'hello');
    await start();
    await until(() => telegram.texts.includes('you said hello'), 'the answer');
  });

  test('that refuses the token ends the bot with a sentence that names the variable', async () => {
    const { telegram, start } = await world();
    telegram.fail('getMe', { error_code: 401, description: 'Unauthorized' });
    await expect(start()).rejects.toThrow(BotStartError);
    telegram.fail('getUpdates', { error_code: 404, description: 'Not Found' });
    const running = await start();
    await expect(running.finished).rejects.toThrow(/COMMITMENT_BOT_TOKEN/);
  });

  test('that does not answer a message in time is given it again', async () => {
    const { telegram, start } = await world();
    telegram.fail('sendMessage', 'hang up');
    telegram.text(5, 42, 'hello');
    await start();
    await until(() => telegram.texts.length === 2, 'the second attempt');
    await until(() => telegram.unconfirmed.length === 0, 'the confirmation');
  });

  test('that finds nothing to change in an edit is content', async () => {
    const { telegram, api, start } = await world();
    telegram.fail('editMessageText', {
      error_code: 400,
      description: 'Bad Request: message is not modified: specified new message content and reply markup are exactly the same',
    });
    telegram.press(6, 42, 'done:c1');
    await start();
    await until(() => api.handled.has('6'), 'the update to be done with');
    expect(telegram.texts).toEqual([]);
  });
});

describe('a bot that Telegram calls', () => {
  test('says where, with a secret, and handles what comes', async () => {
    const { telegram, api, config } = await world();
    const webhook = { url: 'https://bot.example.org/telegram', port: 0, secret: 'a-secret-of-enough-letters' };
    const running = await startBot(definition, { ...config, webhook });
    ends.push(running.stop);
    expect(telegram.made('setWebhook')[0]?.payload).toMatchObject({ url: webhook.url, secret_token: webhook.secret });
    const update = {
      update_id: 9,
      message: {
        message_id: 1,
        date: 1,
        chat: { id: 42, type: 'private', first_name: 'Ana' },
        from: { id: 42, is_bot: false, first_name: 'Ana' },
        text: 'hello',
      },
    };
    const headers = { 'x-telegram-bot-api-secret-token': webhook.secret };
    const post = () => fetch(`http://127.0.0.1:${running.webhookPort}/telegram`, { method: 'POST', headers, body: JSON.stringify(update) });
    expect((await post()).status).toBe(200);
    expect([telegram.texts, api.handled.has('9')]).toEqual([['you said hello'], true]);
    expect((await post()).status).toBe(200);
    await running.stop();
    expect(telegram.texts).toEqual(['you said hello']);
    expect(telegram.made('getUpdates')).toEqual([]);
  });
});
