import { beforeEach, describe, expect, test } from 'vitest';
import { fixedClock, hoursFromNow, NOW } from '../../../test/support/clock.ts';
import { testDatabase } from '../../../test/support/database.ts';
import { makeUser } from '../../../test/support/make.ts';
import { makeContact, queueTo } from '../../../test/support/messages.ts';
import { refusedByTwilio, sidOf, TWILIO_ACCOUNT, TWILIO_TOKEN, twilioServer } from '../../../test/support/twilio-server.ts';
import { inTransaction } from '../../event/run-action.ts';
import { createLog } from '../../lib/log.ts';
import type { ContactPoint } from '../../user/contact-point.entity.ts';
import { anonymous } from '../../viewer/viewer.ts';
import { resendDelivery } from '../resend.actions.ts';
import { Sender } from './sender.ts';
import { SmsChannel } from './sms.ts';
import { hearSmsStatus } from './sms-status.actions.ts';

const database = await testDatabase();
const server = await twilioServer();
const clock = fixedClock();
const lines: string[] = [];
const log = createLog('debug', { write: (line) => void lines.push(line) });

const sender = (apiRoot = server.url, answerWithinMs = 5_000): Sender => {
  const settings = { accountSid: TWILIO_ACCOUNT, authToken: TWILIO_TOKEN, sender: { from: '+12025550100' }, apiRoot };
  const channel = new SmsChannel(
    settings,
    ({ id, claimToken }) => `https://api.example.org/webhooks/twilio?delivery=${id}&attempt=${claimToken}`,
    answerWithinMs,
  );
  return new Sender({ orm: database.orm, clock, wakeRelay: () => undefined, log, channel });
};
const host = () => ({ em: database.em(), viewer: anonymous, now: NOW, wakeRelay: () => undefined });
const row = async (id: string) =>
  (await database.query('select status, attempts, last_error, provider_message_id, receipt, claim_token from deliveries where id = $1', [id]))[0]!;
const letTheLeaseRunOut = () => database.query(`update deliveries set lease_until = clock_timestamp() - interval '1 s' where status = 'claimed'`);
const report = async (id: string, status: string, given: { errorCode?: number; claimToken?: string } = {}) =>
  inTransaction(
    host(),
    { deliveryId: id, claimToken: String((await row(id))['claim_token']), sid: sidOf(server.asked.length), status, errorCode: null, segments: null, ...given },
    hearSmsStatus,
  );

let em: ReturnType<typeof database.em>;
let ana: ContactPoint;
beforeEach(async () => {
  await database.query('truncate users, deliveries, events cascade');
  server.asked.length = 0;
  server.answers.length = 0;
  clock.set(NOW);
  em = database.em();
  ana = await makeContact(em, { user: await makeUser(em), kind: 'sms', address: '+447400123456' });
});

describe('an SMS that is due', () => {
  test('is asked for once, and what Twilio says of it is kept', async () => {
    const id = await queueTo(em, ana);
    const one = sender();
    await one.round();
    await one.round();
    const { claim_token: token } = await row(id);
    expect(server.asked).toEqual([
      {
        To: '+447400123456',
        From: '+12025550100',
        Body: 'Your pod meets at 19:00.',
        StatusCallback: `https://api.example.org/webhooks/twilio?delivery=${id}&attempt=${String(token)}`,
        authorization: `Basic ${Buffer.from(`${TWILIO_ACCOUNT}:${TWILIO_TOKEN}`).toString('base64')}`,
        path: `/2010-04-01/Accounts/${TWILIO_ACCOUNT}/Messages.json`,
      },
    ]);
    expect(await row(id)).toMatchObject({ status: 'sent', attempts: 1, provider_message_id: sidOf(1), receipt: { v: 1, status: 'queued', segments: 1 } });
  });

  test('is sent by one of several who look at the same time', async () => {
    for (let count = 0; count < 12; count += 1) await queueTo(em, ana);
    await Promise.all([sender().round(), sender().round(), sender().round()]);
    expect(server.asked).toHaveLength(12);
  });

  test('needs a consent, also when it was queued with one', async () => {
    const id = await queueTo(em, ana);
    await database.query('update contact_points set consent_text = null, consent_at = null');
    await sender().round();
    expect(await row(id)).toMatchObject({ status: 'skipped', last_error: 'no consent' });
    expect(server.asked).toEqual([]);
  });
});

describe('nobody knows whether it went out', () => {
  test.each([['cut' as const], [{ status: 504, body: {} }], [{ status: 201, body: {} }]])('after %j; it is not sent again', async (answer) => {
    server.answers.push(answer);
    const id = await queueTo(em, ana);
    await sender().round();
    clock.set(hoursFromNow(2));
    await sender().round();
    expect(await row(id)).toMatchObject({ status: 'unknown', attempts: 1 });
    expect(server.asked).toHaveLength(1);
  });

  test('after a time-out; it is not sent again', async () => {
    server.answers.push('hang');
    const id = await queueTo(em, ana);
    await sender(server.url, 100).round();
    clock.set(hoursFromNow(2));
    await sender().round();
    expect(await row(id)).toMatchObject({ status: 'unknown', attempts: 1, last_error: 'Twilio did not answer (ECONNABORTED)' });
    expect(server.asked).toHaveLength(1);
  });

  test('when its sender vanished with it; it is not sent again', async () => {
    const id = await queueTo(em, ana);
    await database.query(
      `update deliveries set status = 'claimed', attempts = 1, claim_token = gen_random_uuid(), lease_until = clock_timestamp() where id = $1`,
      [id],
    );
    await letTheLeaseRunOut();
    await sender().round();
    expect(await row(id)).toMatchObject({ status: 'unknown', last_error: 'the sender stopped before it knew' });
    expect(server.asked).toEqual([]);
  });

  test('until Twilio reports of it', async () => {
    server.answers.push('cut');
    const id = await queueTo(em, ana);
    await sender().round();
    await report(id, 'sent');
    expect(await row(id)).toMatchObject({ status: 'sent', last_error: null, receipt: { status: 'sent' } });
  });

  test('until an admin has it sent again; reports of the first attempt then belong to nothing', async () => {
    server.answers.push('cut');
    const id = await queueTo(em, ana);
    await sender().round();
    const { claim_token: first } = await row(id);
    await inTransaction(host(), { id }, resendDelivery);
    await sender().round();
    await report(id, 'undelivered', { claimToken: String(first) });
    expect(await row(id)).toMatchObject({ status: 'sent', provider_message_id: sidOf(2) });
  });
});

describe('Twilio', () => {
  test('that was not reached is asked again', async () => {
    const id = await queueTo(em, ana);
    await sender('http://127.0.0.1:1').round();
    expect(await row(id)).toMatchObject({ status: 'failed', attempts: 1, last_error: 'Twilio was not reached (ECONNREFUSED)' });
    clock.advance(36_000);
    await sender().round();
    expect(await row(id)).toMatchObject({ status: 'sent', attempts: 2 });
  });

  test('that refuses us uses up no attempt', async () => {
    server.answers.push(refusedByTwilio(401, 20_003));
    const id = await queueTo(em, ana);
    await sender().round();
    expect(await row(id)).toMatchObject({ status: 'queued', attempts: 0, last_error: 'Twilio refused it (20003)' });
  });

  test('that knows of a STOP closes the number', async () => {
    server.answers.push(refusedByTwilio(400, 21_610));
    const ids = [await queueTo(em, ana), await queueTo(em, ana, { dueAt: hoursFromNow(1) })];
    await sender().round();
    clock.set(hoursFromNow(1));
    await sender().round();
    expect(await row(ids[0]!)).toMatchObject({ status: 'skipped', last_error: 'Twilio refused it (21610)' });
    expect(await row(ids[1]!)).toMatchObject({ status: 'skipped', last_error: 'opted out' });
    expect(server.asked).toHaveLength(1);
  });

  test('that knows no such number ends it for that number', async () => {
    server.answers.push(refusedByTwilio(400, 21_211));
    const ids = [await queueTo(em, ana), await queueTo(em, ana, { dueAt: hoursFromNow(1) })];
    await sender().round();
    clock.set(hoursFromNow(1));
    await sender().round();
    expect(await row(ids[0]!)).toMatchObject({ status: 'dead', last_error: 'Twilio refused it (21211)' });
    expect(await row(ids[1]!)).toMatchObject({ status: 'skipped', last_error: 'the address is dead' });
  });
});

describe('reports', () => {
  test.each([
    [['sent', 'delivered', 'sent'], 'sent', 'delivered', null],
    [['delivered', 'queued', 'sent'], 'sent', 'delivered', null],
    [['undelivered', 'sent'], 'dead', 'undelivered', 'undelivered (30003)'],
    [['undelivered', 'delivered'], 'sent', 'delivered', null],
  ])('in the order %j end the same', async (order, status, known, lastError) => {
    const id = await queueTo(em, ana);
    await sender().round();
    for (const one of order) await report(id, one, one === 'undelivered' ? { errorCode: 30_003 } : {});
    expect(await row(id)).toMatchObject({ status, last_error: lastError, receipt: { status: known, segments: 1 } });
  });

  test('of a delivery that overtake the answer to the request are not lost', async () => {
    const id = await queueTo(em, ana);
    await database.query(
      `update deliveries set status = 'claimed', attempts = 1, claim_token = gen_random_uuid(), lease_until = clock_timestamp() + interval '60 s'`,
    );
    await report(id, 'delivered');
    expect(await row(id)).toMatchObject({ status: 'sent', receipt: { status: 'delivered' } });
  });

  test('of a number that does not exist close it', async () => {
    const id = await queueTo(em, ana);
    await sender().round();
    await report(id, 'undelivered', { errorCode: 30_005 });
    expect(await database.query('select bounced_at is not null as is_dead from contact_points')).toEqual([{ is_dead: true }]);
  });
});

test('neither the token, nor numbers, nor what messages say is logged', () => {
  expect(lines.length).toBeGreaterThan(10);
  expect(lines.join('')).not.toMatch(/sms-secret|7400123456|pod meets/);
});
