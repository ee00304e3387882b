import { randomUUID } from 'node:crypto';
import { beforeAll } from 'vitest';
import { makeContact } from '../support/messages.ts';
import { callAsTwilio, TWILIO_ACCOUNT, TWILIO_TOKEN } from '../support/twilio-server.ts';
import { type Attack, replyOf, target, withstands } from './target.ts';

const PUBLIC = 'https://api.example.org';
const sms = { accountSid: TWILIO_ACCOUNT, authToken: TWILIO_TOKEN, sender: { from: '+12025550100' }, apiRoot: 'http://127.0.0.1:1' };
const it = await target({ channels: { email: null, sms }, publicUrl: PUBLIC });
const { app, ana, askAs, database } = it;
const NUMBER = '+447400123456';
let contactId = '';

beforeAll(async () => {
  const em = database.em();
  await makeContact(em, { user: em.merge(ana), kind: 'sms', address: NUMBER });
  contactId = (await makeContact(em, { user: em.merge(ana), kind: 'email', address: 'ana.other@example.org' })).id;
  // The key that links are signed with is made when it is wanted first.
  await fetch(`${app.url}/unsubscribe/x.y`);
  await fetch(`${app.url}/unsubscribe/${packed(contactId)}.x`);
});

const STOP = { From: NUMBER, Body: 'STOP', MessageSid: `SM${'1'.repeat(32)}`, AccountSid: TWILIO_ACCOUNT };
const WEBHOOK = `${app.url}/webhooks/twilio`;
const unsubscribe = (sentence: string, token: () => string): Attack => ({
  sentence,
  send: () => replyOf(fetch(`${app.url}/unsubscribe/${token()}`, { method: 'POST' })),
  status: 404,
  code: null,
  hides: /ana/,
});
const twilio = (sentence: string, send: () => Promise<Response>, status = 403): Attack => ({
  sentence,
  send: () => replyOf(send()),
  status,
  code: null,
  isSeenOff: true,
});
const packed = (id: string): string => Buffer.from(id.replaceAll('-', ''), 'hex').toString('base64url');

withstands(it, [
  unsubscribe('a link out of e-mail that is only an id is refused', () => packed(contactId)),
  unsubscribe('a link out of e-mail with an empty signature is refused', () => `${packed(contactId)}.`),
  unsubscribe('a link out of e-mail with another signature is refused', () => `${packed(contactId)}.${'A'.repeat(43)}`),
  unsubscribe('a link out of e-mail to a path is refused', () => '..%2f..%2fgraphql'),
  unsubscribe('a link out of e-mail of ten thousand characters is refused', () => 'A'.repeat(10_000)),
  twilio('a STOP that nobody signed is refused', () => fetch(WEBHOOK, { method: 'POST', body: new URLSearchParams(STOP) })),
  twilio('a STOP signed with another secret is refused', () => callAsTwilio(WEBHOOK, STOP, { token: 'x', signedFor: `${PUBLIC}/webhooks/twilio` })),
  twilio('a STOP signed for another address is refused', () => callAsTwilio(WEBHOOK, STOP, { signedFor: 'https://evil.example/webhooks/twilio' })),
  twilio('a STOP whose number was changed after signing is refused', async () => {
    const form = new URLSearchParams({ ...STOP, From: '+447400999999' });
    return fetch(WEBHOOK, { method: 'POST', headers: { 'x-twilio-signature': 'AAAAAAAAAAAAAAAAAAAAAAAAAAA=' }, body: form });
  }),
  twilio('a webhook of 100 kB is refused', () => fetch(WEBHOOK, { method: 'POST', body: 'a='.padEnd(100_000, 'x') }), 413),
  twilio('a webhook by GET is refused', () => fetch(`${WEBHOOK}?From=${encodeURIComponent(NUMBER)}&Body=STOP`), 405),
  ...['a@b.example\r\nBcc: all@example.org', 'a@b.example, c@d.example', '"x\r\n"@example.org', 'Ana <a@b.example>', `${'a'.repeat(400)}@example.org`].map(
    (address): Attack => ({
      sentence: `the e-mail address ${JSON.stringify(address).slice(0, 40)} is refused`,
      send: () =>
        askAs(ana, 'mutation ($input: AddContactPointInput!) { addContactPoint(input: $input) { contactPoint { id } } }', {
          input: { kind: 'EMAIL', address },
        }),
      code: 'INVALID_INPUT',
    }),
  ),
  {
    sentence: 'a code is not guessed for somebody else’s address',
    send: () =>
      askAs(ana, 'mutation ($input: VerifyContactPointInput!) { verifyContactPoint(input: $input) { outcome } }', {
        input: { id: randomUUID(), code: '000000' },
      }),
    code: 'NOT_FOUND',
  },
]);
