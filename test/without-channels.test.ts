import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { drive, type Person } from '../packages/playground/src/driver.ts';
import { System } from './support/system.ts';

const CONFIRM = 'mutation Add($input: AddContactPointInput!) { addContactPoint(input: $input) { contactPoint { id } } }';
const NO_MAIL = { SMTP_URL: '', MAIL_FROM: '' };

describe('a community without e-mail and without a language model, over the real processes', () => {
  let system: System;
  let member: Person;
  const labels = async (): Promise<string[]> => {
    const shown = (await member.messages()).findLast((one) => one.reply_markup?.inline_keyboard !== undefined);
    return shown?.reply_markup?.inline_keyboard.flat().map(({ text }) => text) ?? [];
  };

  beforeAll(async () => {
    system = await System.start();
    await system.api.end('SIGTERM');
    Object.assign(system.api.environment, NO_MAIL);
    system.api.start();
    await system.isReady();
    member = await drive(system.telegramUrl).person({ first_name: 'Mila', language_code: 'en' });
    await member.say('/zone Vienna');
    await member.waitForMessage(/Vienna: it is/);
  });
  afterAll(() => system?.stop());

  it('offers only what is there', async () => {
    await member.say('/settings');
    const settings = await member.waitForMessage(/Your settings/);
    expect(settings.text).not.toMatch(/E-mail/);
    expect(await labels()).toEqual(['Deutsch', 'Quiet hours …', '📱 Phone', 'No evening check-in', 'Weekly summary …']);
  });

  it('says plainly that there is none to whoever presses a button of before', async () => {
    const settings = await member.waitForMessage(/Your settings/).catch(() => member.say('/settings').then(() => member.waitForMessage(/Your settings/)));
    await member.pressOld(settings.message_id, 'reach:EMAIL');
    await member.waitForMessage(/sends no e-mail at present/);
    await member.pressOld(settings.message_id, 'reader');
    await member.waitForMessage(/No language model is used here/);
  });

  it('has its API refuse an address with what is missing, so that nobody waits for a code', async () => {
    const { errors } = await system.query(CONFIRM, {
      variables: { input: { kind: 'EMAIL', address: 'mila@inbox.example' } },
      key: system.keys.commitmentBotKey,
      headers: { 'x-act-as': `telegram:${member.id}` },
    });
    expect(errors).toMatchObject([{ message: expect.stringContaining('SMTP_URL, MAIL_FROM'), extensions: { code: 'NOT_SET_UP' } }]);
    expect(await system.sql(`select 1 from deliveries where channel = 'email'`)).toEqual([]);
  });
});
