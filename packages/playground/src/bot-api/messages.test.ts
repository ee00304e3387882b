import { describe, expect, test } from 'vitest';
import { refusal, run } from '../../test/running-playground.ts';

describe('a message of a bot', () => {
  test('keeps its entities and gets those the server finds', async () => {
    const { driver, commitmentBot } = await run();
    const ana = await driver.person({ first_name: 'Bea' });
    await ana.say('/start');
    const entities = [{ type: 'bold' as const, offset: 2, length: 4 }];
    const sent = await commitmentBot.telegram.sendMessage(ana.id, '  Done today? See /today or https://example.com/why.', { entities });
    expect(sent).toMatchObject({
      text: 'Done today? See /today or https://example.com/why.',
      entities: [
        { type: 'bold', offset: 0, length: 4 },
        { type: 'bot_command', offset: 16, length: 6 },
        { type: 'url', offset: 26, length: 23 },
      ],
    });
    expect(await ana.lastMessage()).toEqual(sent);
  });

  test('is refused in the words of the real Bot API', async () => {
    const { driver, commitmentBot } = await run();
    const ana = await driver.person({ first_name: 'Bea' });
    const send = (text: string, extra = {}): Promise<string> => refusal(commitmentBot.telegram.sendMessage(ana.id, text, extra));
    expect(await send('first')).toBe("403: Forbidden: bot can't initiate conversation with a user");
    await ana.say('/start');
    expect(await send(' \n ')).toBe('400: Bad Request: message text is empty');
    expect(await send('x'.repeat(4097))).toBe('400: Bad Request: message is too long');
    expect(await send('x'.repeat(4096))).toBe('nothing was refused');
    expect(await send('hello', { entities: [{ type: 'bold', offset: 3, length: 9 }] })).toBe(
      '400: Bad Request: entity beginning at UTF-16 offset 3 ends after the end of the text at UTF-16 offset 12',
    );
    expect(await send('hello', { reply_parameters: { message_id: 999 } })).toBe('400: Bad Request: message to be replied not found');
    expect(await refusal(commitmentBot.telegram.sendMessage(12_345, 'hello'))).toBe('400: Bad Request: chat not found');
    expect(await refusal(commitmentBot.telegram.sendMessage('', 'hello'))).toBe('400: Bad Request: chat_id is empty');
  });

  test('is refused for buttons Telegram does not take', async () => {
    const { driver, commitmentBot } = await run();
    const ana = await driver.person({ first_name: 'Bea' });
    await ana.say('/start');
    const withButton = (button: object): Promise<string> =>
      refusal(
        commitmentBot.telegram.sendMessage(ana.id, 'hello', { reply_markup: { inline_keyboard: [[button as { text: string; callback_data: string }]] } }),
      );
    expect(await withButton({ text: 'ok', callback_data: 'a'.repeat(64) })).toBe('nothing was refused');
    expect(await withButton({ text: 'ok', callback_data: 'ä'.repeat(33) })).toBe('400: Bad Request: BUTTON_DATA_INVALID');
    expect(await withButton({ text: 'ok', callback_data: '' })).toBe('400: Bad Request: BUTTON_DATA_INVALID');
    expect(await withButton({ text: 'ok', url: 'nowhere' })).toBe('400: Bad Request: BUTTON_URL_INVALID');
    expect(await withButton({ text: 'ok' })).toBe("400: Bad Request: can't parse inline keyboard button: Text buttons are unallowed in the inline keyboard");
    expect(await withButton({ callback_data: 'x' })).toBe('400: Bad Request: can\'t parse inline keyboard button: Can\'t find field "text"');
  });

  test('shows the message it replies to', async () => {
    const { driver, commitmentBot } = await run();
    const ana = await driver.person({ first_name: 'Bea' });
    const question = await ana.say('why?');
    const sent = await commitmentBot.telegram.sendMessage(ana.id, 'because', { reply_parameters: { message_id: question.message_id } });
    expect(sent).toMatchObject({ reply_to_message: { message_id: question.message_id, text: 'why?' } });
  });

  test('can be edited, but not into what it is, and not when it is gone', async () => {
    const { driver, commitmentBot } = await run();
    const ana = await driver.person({ first_name: 'Bea' });
    const said = await ana.say('/start');
    const keyboard = { reply_markup: { inline_keyboard: [[{ text: 'Done', callback_data: 'd:1' }]] } };
    const { message_id: id } = await commitmentBot.telegram.sendMessage(ana.id, 'open', keyboard);
    const edit = (text: string, extra = {}): Promise<unknown> => commitmentBot.telegram.editMessageText(ana.id, id, undefined, text, extra);
    expect(await refusal(edit('open', keyboard))).toMatch('400: Bad Request: message is not modified: specified new message content');
    await expect(edit('done', keyboard)).resolves.toMatchObject({ text: 'done', reply_markup: keyboard.reply_markup });
    await commitmentBot.telegram.editMessageReplyMarkup(ana.id, id, undefined, undefined);
    expect((await ana.lastMessage()).reply_markup).toBeUndefined();
    expect(await refusal(commitmentBot.telegram.editMessageReplyMarkup(ana.id, id, undefined, undefined))).toMatch('message is not modified');
    expect(await refusal(commitmentBot.telegram.editMessageText(ana.id, said.message_id, undefined, 'mine'))).toBe("400: Bad Request: message can't be edited");
    await commitmentBot.telegram.deleteMessage(ana.id, id);
    expect(await refusal(edit('late'))).toBe('400: Bad Request: message to edit not found');
    expect(await refusal(commitmentBot.telegram.deleteMessage(ana.id, id))).toBe('400: Bad Request: message to delete not found');
  });

  test('does not reach a person who blocked the bot, until they write again', async () => {
    const { driver, commitmentBot } = await run();
    const ana = await driver.person({ first_name: 'Bea' });
    await ana.say('/start');
    await ana.block();
    expect(await refusal(commitmentBot.telegram.sendMessage(ana.id, 'hello'))).toBe('403: Forbidden: bot was blocked by the user');
    await ana.say('hello again');
    await commitmentBot.telegram.sendMessage(ana.id, 'hello');
    const updates = await commitmentBot.telegram.getUpdates(0, 100, 0, undefined);
    const statuses = updates.flatMap((update) => ('my_chat_member' in update ? [update.my_chat_member.new_chat_member.status] : []));
    expect(statuses).toEqual(['kicked', 'member']);
  });
});

describe('a pressed button', () => {
  test('is answered once, and not after a minute', async () => {
    const { driver, commitmentBot } = await run();
    const ana = await driver.person({ first_name: 'Bea' });
    await ana.say('/start');
    await commitmentBot.telegram.sendMessage(ana.id, 'open', { reply_markup: { inline_keyboard: [[{ text: 'Done', callback_data: 'd:1' }]] } });
    const first = (await ana.press('Done')) ?? '';
    const [update] = await commitmentBot.telegram.getUpdates(0, 1, -1, undefined);
    expect(update).toMatchObject({ callback_query: { id: first, data: 'd:1', from: { id: ana.id }, message: { text: 'open', chat: { id: ana.id } } } });
    await commitmentBot.telegram.answerCbQuery(first, 'Well done', { show_alert: true });
    expect(await ana.waitForAnswer(first)).toMatchObject({ text: 'Well done', isAlert: true });
    const tooOld = '400: Bad Request: query is too old and response timeout expired or query ID is invalid';
    expect(await refusal(commitmentBot.telegram.answerCbQuery(first))).toBe(tooOld);
    const second = (await ana.press('Done')) ?? '';
    await driver.moveClock({ addMinutes: 2 });
    expect(await refusal(commitmentBot.telegram.answerCbQuery(second))).toBe(tooOld);
  });

  test('that opens an address tells no bot, and one that is not there is named', async () => {
    const { driver, commitmentBot } = await run();
    const ana = await driver.person({ first_name: 'Bea' });
    await ana.say('/start');
    await commitmentBot.telegram.sendMessage(ana.id, 'see', { reply_markup: { inline_keyboard: [[{ text: 'Open', url: 'https://example.com' }]] } });
    expect(await ana.press('Open')).toBeNull();
    expect(await refusal(ana.press('Close'))).toMatch('There is no button "Close"');
  });
});

test('a sticker and a recording arrive as what they are', async () => {
  const { driver, commitmentBot } = await run();
  const ana = await driver.person({ first_name: 'Bea' });
  await ana.sendSticker('🎉');
  await ana.sendVoice(8);
  const updates = await commitmentBot.telegram.getUpdates(0, 2, 0, undefined);
  expect(updates).toMatchObject([{ message: { sticker: { emoji: '🎉', type: 'regular' } } }, { message: { voice: { duration: 8 } } }]);
  expect(await refusal(ana.sendSticker('hi'))).toMatch('A sticker stands for one emoji.');
});

describe('a keyboard under the input field', () => {
  test('is shown, says its text, shares a contact, and goes away', async () => {
    const { driver, commitmentBot } = await run();
    const ana = await driver.person({ first_name: 'Bea', phoneNumber: '+12025550123' });
    await ana.say('/start');
    const keyboard = [[{ text: 'Berlin' }], [{ text: 'My number', request_contact: true }]];
    await commitmentBot.telegram.sendMessage(ana.id, 'where?', { reply_markup: { keyboard, resize_keyboard: true } });
    await ana.press('Berlin');
    await ana.press('My number');
    await ana.shareLocation(52.5, 13.4);
    const updates = await commitmentBot.telegram.getUpdates(0, 3, -3, undefined);
    expect(updates).toMatchObject([
      { message: { text: 'Berlin' } },
      { message: { contact: { phone_number: '+12025550123', user_id: ana.id } } },
      { message: { location: { latitude: 52.5, longitude: 13.4 } } },
    ]);
    await commitmentBot.telegram.sendMessage(ana.id, 'thanks', { reply_markup: { remove_keyboard: true } });
    expect(await refusal(ana.press('Berlin'))).toMatch('There is no button "Berlin"');
  });
});

describe('a call of another form', () => {
  test('may come as an address or as a form, with any case of the method', async () => {
    const { playground, driver } = await run();
    const ana = await driver.person({ first_name: 'Bea' });
    await ana.say('/start');
    const root = `${playground.url}/bot7100000001:commitment-token`;
    const reply_markup = JSON.stringify({ inline_keyboard: [[{ text: 'Done', callback_data: 'd' }]] });
    const byForm = await fetch(`${root}/SENDMESSAGE`, {
      method: 'POST',
      body: new URLSearchParams({ chat_id: String(ana.id), text: 'by form', reply_markup }),
    });
    expect(await byForm.json()).toMatchObject({ ok: true, result: { text: 'by form', reply_markup: { inline_keyboard: [[{ text: 'Done' }]] } } });
    const byAddress = await fetch(`${root}/sendmessage?chat_id=${ana.id}&text=by+address`);
    expect(await byAddress.json()).toMatchObject({ ok: true, result: { text: 'by address' } });
  });
});

describe('the profile of a bot', () => {
  test('has commands per scope and language', async () => {
    const { commitmentBot } = await run();
    const { telegram } = commitmentBot;
    await telegram.setMyCommands([{ command: 'today', description: 'What is due today' }], { scope: { type: 'all_private_chats' } });
    await telegram.setMyCommands([{ command: 'today', description: 'Was heute ansteht' }], { scope: { type: 'all_private_chats' }, language_code: 'de' });
    expect(await telegram.getMyCommands({ scope: { type: 'all_private_chats' } })).toEqual([{ command: 'today', description: 'What is due today' }]);
    expect(await telegram.getMyCommands({ scope: { type: 'all_private_chats' }, language_code: 'de' })).toEqual([
      { command: 'today', description: 'Was heute ansteht' },
    ]);
    expect(await telegram.getMyCommands()).toEqual([]);
    expect(await refusal(telegram.setMyCommands([{ command: 'Today!', description: 'x' }]))).toBe('400: Bad Request: BOT_COMMAND_INVALID');
    await telegram.deleteMyCommands({ scope: { type: 'all_private_chats' } });
    expect(await telegram.getMyCommands({ scope: { type: 'all_private_chats' } })).toEqual([]);
    await telegram.setMyDescription('Keeps your promises');
    expect(await telegram.getMyDescription()).toEqual({ description: 'Keeps your promises' });
    expect(await telegram.getMe()).toMatchObject({ username: 'progress_commitment_bot', can_read_all_group_messages: false });
  });
});
