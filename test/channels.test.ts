import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { drive, type PlaygroundDriver } from '../packages/playground/src/driver.ts';
import { eventually } from './support/process.ts';
import { System } from './support/system.ts';

const ADD = `mutation Add($input: AddContactPointInput!) { addContactPoint(input: $input) { contactPoint { id } } }`;
const VERIFY = `mutation Verify($input: VerifyContactPointInput!) { verifyContactPoint(input: $input) { outcome contactPoint { isUsable } } }`;
const EMAIL = 'bo@inbox.example';
const NUMBER = '+447400123456';

describe('mail and SMS, over the real processes', () => {
  let system: System;
  let sinks: PlaygroundDriver;
  let telegramId: number;
  const data = <Data>(query: string, input: object) =>
    system.data<Data>(query, { variables: { input }, key: system.keys.commitmentBotKey, headers: { 'x-act-as': `telegram:${telegramId}` } });
  const add = async (input: object) => (await data<{ addContactPoint: { contactPoint: { id: string } } }>(ADD, input)).addContactPoint.contactPoint.id;
  const prove = (id: string, text: string) => data<{ verifyContactPoint: object }>(VERIFY, { id, code: /\d{6}/.exec(text)![0] });
  const contact = async (kind: string) =>
    (await system.sql<{ is_open: boolean }>(`select opted_out_at is null as is_open from contact_points where kind = '${kind}'`))[0]!;
  const latest = async () =>
    (await system.sql<{ status: string; receipt: { status?: string } | null }>('select status, receipt from deliveries order by created_at desc limit 1'))[0]!;

  beforeAll(async () => {
    system = await System.start();
    sinks = drive(system.telegramUrl);
    const bo = await sinks.person({ first_name: 'Bo', language_code: 'en' });
    telegramId = bo.id;
    await bo.say('/start');
    await bo.waitForMessage(/Hello Bo/);
  });
  afterAll(() => system?.stop());

  it('an e-mail address is proven by a code, and given up by one click on the way out of the mail', async () => {
    const id = await add({ kind: 'EMAIL', address: EMAIL });
    const mail = await sinks.waitForMail(EMAIL);
    expect(await prove(id, mail.text)).toEqual({ verifyContactPoint: { outcome: 'VERIFIED', contactPoint: { isUsable: true } } });
    expect(mail.headers['list-unsubscribe-post']).toBe('List-Unsubscribe=One-Click');
    const url = /^<(.*)>$/.exec(mail.headers['list-unsubscribe']!)![1]!;
    expect((await fetch(url)).status).toBe(200);
    expect(await contact('email')).toEqual({ is_open: true });
    expect((await fetch(url, { method: 'POST', body: new URLSearchParams({ 'List-Unsubscribe': 'One-Click' }) })).status).toBe(200);
    expect(await contact('email')).toEqual({ is_open: false });
  });

  it('a number is proven by a code, and the report that it arrived is believed', async () => {
    const id = await add({ kind: 'SMS', address: NUMBER, consentText: 'Yes, text me.' });
    const sms = await sinks.waitForSms(NUMBER, ({ status }) => status === 'delivered');
    expect(await prove(id, sms.body)).toEqual({ verifyContactPoint: { outcome: 'VERIFIED', contactPoint: { isUsable: true } } });
    await eventually('the report is kept', 10, async () => ((await latest()).receipt?.status === 'delivered' ? true : undefined));
    expect(await latest()).toMatchObject({ status: 'sent' });
  });

  it('“Please stop texting me” ends SMS at once and is confirmed; START begins them again', async () => {
    const reply = (body: string) => sinks.post<{ wasTold: boolean }>('sms/reply', { from: NUMBER, to: '+12025550100', body });
    expect(await reply('Please stop texting me')).toMatchObject({ wasTold: true });
    expect(await contact('sms')).toEqual({ is_open: false });
    await sinks.waitForSms(NUMBER, ({ body }) => body.includes('you will get no more SMS from us'));
    expect(await reply('START')).toMatchObject({ wasTold: true });
    expect(await contact('sms')).toEqual({ is_open: true });
  });
});
