import { beforeEach, describe, expect, test } from 'vitest';
import { fixedClock, hoursFromNow, NOW } from '../../../test/support/clock.ts';
import { testDatabase } from '../../../test/support/database.ts';
import { mailServer } from '../../../test/support/mail-server.ts';
import { makeUser } from '../../../test/support/make.ts';
import { makeContact, queueTo } from '../../../test/support/messages.ts';
import { createLog } from '../../lib/log.ts';
import type { ContactPoint } from '../../user/contact-point.entity.ts';
import { EmailChannel } from './email.ts';
import { Sender } from './sender.ts';
import { UnsubscribeLinks } from './unsubscribe-links.ts';

const database = await testDatabase();
const server = await mailServer();
const clock = fixedClock();
const links = new UnsubscribeLinks(
  (text, values) => database.query(text, values),
  () => 'https://api.example.org',
);
const lines: string[] = [];
const log = createLog('debug', { write: (line) => void lines.push(line) });

/** A process's own sender: its rest after a fault of ours does not outlast it. */
const sender = (smtpUrl = server.url): Sender => {
  const channel = new EmailChannel({ smtpUrl, from: { name: 'The Progress Method', address: 'hello@example.org' } }, (id) => links.urlFor(id));
  return new Sender({ orm: database.orm, clock, wakeRelay: () => undefined, log, channel });
};
const row = async (id: string) =>
  (
    await database.query('select status, attempts, last_error, provider_message_id, receipt, sent_at = $2 as is_sent_now from deliveries where id = $1', [
      id,
      NOW,
    ])
  )[0]!;
const isDead = async ({ id }: ContactPoint) =>
  (await database.query('select bounced_at is not null as is_dead from contact_points where id = $1', [id]))[0]!['is_dead'];

let em: ReturnType<typeof database.em>;
let ana: ContactPoint;
beforeEach(async () => {
  await database.query('truncate users, deliveries, events cascade');
  server.taken.length = 0;
  server.refusals.clear();
  server.isOpen = true;
  clock.set(NOW);
  em = database.em();
  ana = await makeContact(em, { user: await makeUser(em), kind: 'email', address: 'ana@example.org' });
});

describe('an e-mail that is due', () => {
  test('is sent once, as text, with its way out and a name of its own, and that is kept', async () => {
    const id = await queueTo(em, ana, { body: 'Your week\n\nThree promises, two kept.' });
    const one = sender();
    await one.round();
    await one.round();
    expect(server.taken).toHaveLength(1);
    const [mail] = server.taken;
    expect(mail).toMatchObject({ from: 'hello@example.org', to: ['ana@example.org'] });
    const header = (name: string) => new RegExp(`^${name}: (.*(?:\\r\\n[ \\t].*)*)`, 'im').exec(mail!.raw)?.[1]?.replaceAll(/\r\n\s+/g, ' ');
    const url = await links.urlFor(ana.id);
    expect(header('From')).toBe('The Progress Method <hello@example.org>');
    expect(header('Subject')).toBe('Your week');
    expect(header('Message-ID')).toBe(`<${id}@example.org>`);
    expect(header('List-Unsubscribe')).toBe(`<${url}>`);
    expect(header('List-Unsubscribe-Post')).toBe('List-Unsubscribe=One-Click');
    expect(header('Content-Type')).toMatch(/^text\/plain/);
    expect(mail!.raw).toContain('Three promises, two kept.');
    expect(await row(id)).toMatchObject({
      status: 'sent',
      attempts: 1,
      is_sent_now: true,
      provider_message_id: `<${id}@example.org>`,
      receipt: { v: 1, code: 250 },
    });
    expect(await database.query("select subject_id from events where type = 'delivery.sent'")).toEqual([{ subject_id: id }]);
  });

  test('waits for its time', async () => {
    const id = await queueTo(em, ana, { dueAt: hoursFromNow(1) });
    await sender().round();
    expect(await row(id)).toMatchObject({ status: 'queued', attempts: 0 });
  });

  test('is sent by one of several who look at the same time', async () => {
    for (let count = 0; count < 12; count += 1) await queueTo(em, ana);
    await Promise.all([sender().round(), sender().round(), sender().round()]);
    expect(server.taken).toHaveLength(12);
    expect(await database.query('select status, count(*)::int from deliveries group by status')).toEqual([{ status: 'sent', count: 12 }]);
  });

  test('goes out again under the same name when its sender vanished, and what that one says afterwards changes nothing', async () => {
    const id = await queueTo(em, ana);
    await database.query(
      `update deliveries set status = 'claimed', attempts = 1, claim_token = gen_random_uuid(), lease_until = clock_timestamp() - interval '1 s' where id = $1`,
      [id],
    );
    await sender().round();
    expect(await row(id)).toMatchObject({ status: 'sent', attempts: 2 });
    expect(server.taken[0]!.raw).toContain(`<${id}@example.org>`);
  });
});

describe('nothing is sent', () => {
  test.each([
    ['to whom said no', { optedOutAt: NOW }, 'opted out'],
    ['where mail came back', { bouncedAt: NOW }, 'the address is dead'],
    ['to an address that was never proven', { verifiedAt: null }, 'the address is not verified'],
  ])('%s', async (_, given, reason) => {
    const contact = await makeContact(em, { user: await makeUser(em), kind: 'email', address: 'bea@example.org', ...given });
    const id = await queueTo(em, contact);
    await sender().round();
    expect(await row(id)).toMatchObject({ status: 'skipped', last_error: reason, attempts: 0 });
    expect(server.taken).toEqual([]);
  });

  test('to an address that was taken back since', async () => {
    const id = await queueTo(em, ana);
    await database.query('delete from contact_points');
    await sender().round();
    expect(await row(id)).toMatchObject({ status: 'skipped', last_error: 'the address was removed' });
  });

  test('a day too late', async () => {
    const id = await queueTo(em, ana);
    clock.set(hoursFromNow(25));
    await sender().round();
    expect(await row(id)).toMatchObject({ status: 'skipped', last_error: 'too late' });
  });

  test.each(['ana@example.org\r\nBcc: evil@example.org', 'ana@example.org, evil@example.org', 'Ana <evil@example.org>', 'ana'])(
    'to what is not exactly one address: %j',
    async (address) => {
      const contact = await makeContact(em, { user: await makeUser(em), kind: 'email', address });
      const id = await queueTo(em, contact);
      await sender().round();
      expect(await row(id)).toMatchObject({ status: 'dead', last_error: 'this is not exactly one e-mail address' });
      expect(server.taken).toEqual([]);
    },
  );
});

describe('a mail server', () => {
  const refuse = (code: number, words: string) => server.refusals.set('ana@example.org', { code, words });

  test.each([
    [550, '5.1.1 No such mailbox', true],
    [553, 'Never heard of them', true],
    [550, '5.7.1 We do not like your mail', false],
    [552, 'Mailbox full', false],
  ])('that refuses for good (%i %s) ends it; the address is dead: %s', async (code, words, isAddressDead) => {
    refuse(code, words);
    const id = await queueTo(em, ana);
    await sender().round();
    expect(await row(id)).toMatchObject({ status: 'dead', attempts: 1, last_error: `the mail server refused it for good (${code})` });
    expect(await isDead(ana)).toBe(isAddressDead);
    expect(await database.query("select subject_id from events where type = 'delivery.failed'")).toEqual([{ subject_id: id }]);
  });

  test('that refuses for now is asked again after a pause', async () => {
    refuse(451, 'Later');
    const id = await queueTo(em, ana);
    await sender().round();
    expect(await row(id)).toMatchObject({ status: 'failed', attempts: 1, last_error: 'the mail server did not take it (451)' });
    server.refusals.clear();
    await sender().round();
    expect(await row(id)).toMatchObject({ status: 'failed' });
    clock.advance(36_000);
    await sender().round();
    expect(await row(id)).toMatchObject({ status: 'sent', attempts: 2, last_error: null });
  });

  test('that is not there is asked again', async () => {
    const id = await queueTo(em, ana);
    await sender('smtp://127.0.0.1:1').round();
    expect(await row(id)).toMatchObject({ status: 'failed', attempts: 1, last_error: expect.stringContaining('the mail server did not take it') });
  });

  test('that does not know us uses up no attempt, and the channel rests', async () => {
    server.isOpen = false;
    const id = await queueTo(em, ana);
    const one = sender();
    await one.round();
    expect(await row(id)).toMatchObject({ status: 'queued', attempts: 0, last_error: 'the mail server does not take mail from us (535)' });
    server.isOpen = true;
    await one.round();
    expect(server.taken).toEqual([]);
    await sender().round();
    expect(await row(id)).toMatchObject({ status: 'sent', attempts: 1 });
  });
});

test('neither the password, nor addresses, nor what messages say is logged', () => {
  expect(lines.length).toBeGreaterThan(10);
  expect(lines.join('')).not.toMatch(/mail-secret|ana@|bea@|evil@|pod meets|promises/);
});
