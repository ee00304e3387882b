import { beforeEach, describe, expect, test } from 'vitest';
import { testApi } from '../../test/support/api.ts';
import { fixedClock, NOW } from '../../test/support/clock.ts';
import { makeUser } from '../../test/support/make.ts';
import { makeContact, queueTo } from '../../test/support/messages.ts';
import { callAsTwilio, TWILIO_ACCOUNT, TWILIO_TOKEN } from '../../test/support/twilio-server.ts';
import { UnsubscribeLinks } from '../delivery/channels/unsubscribe-links.ts';
import type { User } from '../user/user.entity.ts';

const PUBLIC = 'https://api.example.org/progress';
const sms = { accountSid: TWILIO_ACCOUNT, authToken: TWILIO_TOKEN, sender: { from: '+12025550100' }, apiRoot: 'http://127.0.0.1:1' };
const { app, database } = await testApi({ clock: fixedClock(), channels: { email: null, sms }, publicUrl: `${PUBLIC}/` });
const NUMBER = '+447400123456';

let em: ReturnType<typeof database.em>;
let user: User;
beforeEach(async () => {
  await database.query('truncate users, deliveries, events, idempotency_keys, suppressions cascade');
  em = database.em();
  user = await makeUser(em);
});

const optedOut = async () =>
  (await database.query<{ address: string }>('select address from contact_points where opted_out_at is not null order by address')).map((row) => row.address);
const queued = () => database.query('select channel, address, topic, body, status from deliveries order by created_at, topic');

describe('the link in an e-mail', () => {
  const links = new UnsubscribeLinks(
    (text, values) => database.query(text, values),
    () => app.url,
  );
  const link = async () => links.urlFor((await makeContact(em, { user, kind: 'email', address: 'ana@example.org' })).id);

  test('shows a button and changes nothing, since mail programs open links too', async () => {
    const answer = await fetch(await link());
    const page = await answer.text();
    expect([answer.status, answer.headers.get('content-type')]).toEqual([200, 'text/html; charset=utf-8']);
    expect(page).toContain('<form method="post"><button type="submit">No more e-mail</button></form>');
    expect(page).not.toMatch(/<script|ana@example/);
    expect(await optedOut()).toEqual([]);
  });

  test('ends e-mail to the address when it is posted to, for everybody who gave it, once', async () => {
    const url = await link();
    await makeContact(em, { user: await makeUser(em), kind: 'email', address: 'ana@example.org' });
    await makeContact(em, { user, kind: 'sms', address: NUMBER });
    for (let time = 0; time < 2; time += 1) {
      const answer = await fetch(url, { method: 'POST', body: new URLSearchParams({ 'List-Unsubscribe': 'One-Click' }) });
      expect([answer.status, await answer.text()]).toEqual([200, expect.stringContaining('No more e-mail goes to this address.')]);
    }
    expect(await optedOut()).toEqual(['ana@example.org', 'ana@example.org']);
    expect(await database.query("select 1 from events where type = 'user.updated'")).toHaveLength(2);
  });

  test('that was made up or changed leads nowhere', async () => {
    const url = await link();
    const other = await makeContact(em, { user, kind: 'email', address: 'bea@example.org' });
    const token = url.slice(url.lastIndexOf('/') + 1);
    const [, signature] = token.split('.');
    const forged = `${Buffer.from(other.id.replaceAll('-', ''), 'hex').toString('base64url')}.${signature}`;
    for (const tried of [forged, `${token}x`, token.slice(0, -2), 'x', '.', `${token}.${token}`]) {
      const answer = await fetch(`${app.url}/unsubscribe/${tried}`, { method: 'POST' });
      expect([tried, answer.status]).toEqual([tried, 404]);
    }
    expect(await optedOut()).toEqual([]);
  });
});

describe('a call by Twilio', () => {
  let calls = 0;
  const call = (form: Record<string, string>, given: { query?: string; token?: string; signedFor?: string } = {}) => {
    const path = `/webhooks/twilio${given.query ?? ''}`;
    return callAsTwilio(app.url + path, form, { token: given.token ?? TWILIO_TOKEN, signedFor: given.signedFor ?? PUBLIC + path });
  };
  const says = (Body: string, given: Record<string, string> = {}) =>
    call({ MessageSid: `SM${(calls += 1)}`, From: NUMBER, To: '+12025550100', Body, SmsStatus: 'received', NumMedia: '0', ...given });
  const STOPPED = { channel: 'sms', address: NUMBER, topic: 'contact.stopped', status: 'queued' };

  test('is heard when it is signed for the public address, and by nobody else', async () => {
    await makeContact(em, { user, kind: 'sms', address: NUMBER });
    const form = { MessageSid: 'SM0', From: NUMBER, Body: 'stop' };
    expect((await call(form, { token: 'another' })).status).toBe(403);
    expect((await call(form, { signedFor: `${app.url}/webhooks/twilio` })).status).toBe(403);
    expect((await fetch(`${app.url}/webhooks/twilio`, { method: 'POST', body: new URLSearchParams(form) })).status).toBe(403);
    expect((await fetch(`${app.url}/webhooks/twilio`)).status).toBe(405);
    expect((await call({ ...form, Body: 'x'.repeat(70_000) })).status).toBe(413);
    expect(await optedOut()).toEqual([]);
    const heard = await call(form);
    expect([heard.status, await heard.text()]).toEqual([200, '<?xml version="1.0" encoding="UTF-8"?><Response/>']);
    expect(await optedOut()).toEqual([NUMBER]);
  });

  test('STOP in any clear wording closes the number for whoever has it, and is confirmed once', async () => {
    await makeContact(em, { user, kind: 'sms', address: NUMBER });
    await makeContact(em, { user: await makeUser(em), kind: 'sms', address: NUMBER });
    await makeContact(em, { user, kind: 'email', address: 'ana@example.org' });
    await says('Please stop texting me');
    await says('STOP it, no more texts');
    expect(await optedOut()).toEqual([NUMBER, NUMBER]);
    expect(await queued()).toEqual([{ ...STOPPED, body: 'The Progress Method: you will get no more SMS from us. Send START to get them again.' }]);
  });

  test('the same SMS told twice takes effect once', async () => {
    await makeContact(em, { user, kind: 'sms', address: NUMBER });
    await says('hör auf', { MessageSid: 'SMsame' });
    await says('schreib mir wieder');
    await says('hör auf', { MessageSid: 'SMsame' });
    expect(await optedOut()).toEqual([]);
  });

  test('is answered in German to who speaks it', async () => {
    user.notificationPreferences = { ...user.notificationPreferences!, locale: 'de-AT' };
    await em.flush();
    await makeContact(em, { user, kind: 'sms', address: NUMBER });
    await says('Bitte keine SMS mehr');
    expect((await queued())[0]).toMatchObject({
      ...STOPPED,
      body: 'The Progress Method: Du bekommst keine SMS mehr von uns. Mit START bekommst du sie wieder.',
    });
  });

  test('what Twilio has answered by itself is not answered again', async () => {
    await makeContact(em, { user, kind: 'sms', address: NUMBER });
    await says('STOP');
    expect(await optedOut()).toEqual([NUMBER]);
    await says('START');
    expect(await optedOut()).toEqual([]);
    await says('no more texts', { OptOutType: 'STOP' });
    expect(await optedOut()).toEqual([NUMBER]);
    expect(await queued()).toEqual([]);
  });

  test('START opens only what STOP has closed', async () => {
    await makeContact(em, { user, kind: 'sms', address: NUMBER, verifiedAt: null, consentText: null, consentAt: null, optedOutAt: NOW });
    await says('please text me again');
    expect(await database.query('select verified_at, consent_at, opted_out_at from contact_points')).toEqual([
      { verified_at: null, consent_at: null, opted_out_at: null },
    ]);
    expect(await queued()).toMatchObject([{ topic: 'contact.started' }]);
  });

  test('anything else changes nothing', async () => {
    await makeContact(em, { user, kind: 'sms', address: NUMBER });
    expect((await says('I cannot come tomorrow')).status).toBe(200);
    expect([await optedOut(), await queued()]).toEqual([[], []]);
  });

  test('STOP from a number that nobody has given is kept for when somebody does', async () => {
    await says('stop');
    expect(await database.query('select kind from suppressions')).toEqual([{ kind: 'sms' }]);
  });

  test('tells how far an SMS has come; a report of nothing we know changes nothing', async () => {
    const id = await queueTo(em, await makeContact(em, { user, kind: 'sms', address: NUMBER }));
    const [row] = await database.query<{ claim_token: string }>(
      `update deliveries set status = 'claimed', claim_token = gen_random_uuid(), lease_until = clock_timestamp() + interval '60 s' returning claim_token`,
    );
    const form = { MessageSid: 'SM1', MessageStatus: 'delivered', To: NUMBER };
    for (const query of ['', '?delivery=x&attempt=y', `?delivery=${id}&attempt=${id}`]) expect((await call(form, { query })).status).toBe(200);
    expect(await queued()).toMatchObject([{ status: 'claimed' }]);
    expect((await call(form, { query: `?delivery=${id}&attempt=${row!.claim_token}` })).status).toBe(200);
    expect(await queued()).toMatchObject([{ status: 'sent' }]);
  });
});
