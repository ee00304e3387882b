import { describe, expect, test } from 'vitest';
import { until } from '../test/http-server.ts';
import { world } from '../test/world.ts';

describe('a delivery', () => {
  const delivery = (id: string, chatId: string) => ({
    id,
    chatId,
    text: `text of ${id}`,
    buttons: [[{ text: 'Done', data: 'done:x' }]],
    claimToken: `token of ${id}`,
    attempt: 1,
  });

  test('is sent with its buttons and confirmed with the number of the message', async () => {
    const { telegram, api, start } = await world();
    api.deliveries = [delivery('d1', '42')];
    await start();
    const [confirmed] = await until(() => api.made('ConfirmDelivery').length > 0 && api.made('ConfirmDelivery'), 'the confirmation');
    expect(confirmed?.input).toEqual({ id: 'd1', claimToken: 'token of d1', providerMessageId: '1001' });
    expect(telegram.made('sendMessage')[0]?.payload).toMatchObject({
      chat_id: '42',
      text: 'text of d1',
      reply_markup: { inline_keyboard: [[{ text: 'Done', callback_data: 'done:x' }]] },
    });
  });

  test.each([
    ['somebody who blocked the bot', { error_code: 403, description: 'Forbidden: bot was blocked by the user' }, { isUnreachable: true }],
    ['a chat that is none', { error_code: 400, description: 'Bad Request: chat not found' }, { isUnreachable: true }],
    ['a text that Telegram refuses', { error_code: 400, description: 'Bad Request: message text is empty' }, { isPermanent: true }],
    [
      'a group that became a supergroup',
      { error_code: 400, description: 'Bad Request: group chat was upgraded', parameters: { migrate_to_chat_id: -1001 } },
      { newChatId: '-1001' },
    ],
    [
      'a bot that has to be silent for long',
      { error_code: 429, description: 'Too Many Requests: retry after 60', parameters: { retry_after: 60 } },
      { retryAfterSeconds: 60 },
    ],
  ])('to %s is reported as what it is', async (_, fault, verdict) => {
    const { telegram, api, start } = await world();
    telegram.fail('sendMessage', fault);
    api.deliveries = [delivery('d1', '42')];
    await start();
    const [failed] = await until(() => api.made('FailDelivery').length > 0 && api.made('FailDelivery'), 'the report');
    expect(failed?.input).toEqual({ id: 'd1', claimToken: 'token of d1', reason: fault.description, ...verdict });
  });

  test('after a short pause that Telegram asked for is sent once', async () => {
    const { telegram, api, start } = await world();
    telegram.fail('sendMessage', { error_code: 429, description: 'Too Many Requests: retry after 1', parameters: { retry_after: 1 } });
    api.deliveries = [delivery('d1', '42'), delivery('d2', '43')];
    await start();
    await until(() => api.made('ConfirmDelivery').length === 2, 'both confirmations');
    const [refused, , second] = telegram.made('sendMessage');
    expect(second!.atMs - refused!.atMs).toBeGreaterThan(900);
    expect(api.made('FailDelivery')).toEqual([]);
  });

  test('is confirmed even when the API was away just then', async () => {
    const { api, start } = await world();
    let isFirst = true;
    api.on('ConfirmDelivery', () => (isFirst ? ((isFirst = false), new Error('UNAVAILABLE')) : { confirmDelivery: { wasCurrent: true } }));
    api.deliveries = [delivery('d1', '42')];
    await start();
    await until(() => api.made('ConfirmDelivery').length === 2, 'the second report');
  });
});
