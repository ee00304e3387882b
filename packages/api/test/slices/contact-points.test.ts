import { beforeEach, describe, expect, test } from 'vitest';
import { User } from '../../src/user/user.entity.ts';
import type { Viewer } from '../../src/viewer/viewer.ts';
import { as, asking } from '../support/ask.ts';
import { NOW } from '../support/clock.ts';
import { testDatabase } from '../support/database.ts';
import { makeMembership, makePod, makeUser, unknownId } from '../support/make.ts';
import { mutation } from '../support/promising.ts';

const database = await testDatabase();
const ask = await asking(database);

const CARD = 'contactPoint { id kind address verifiedAt consentText consentAt consentSource isUsable optedOutAt }';
const ADD = mutation('addContactPoint', CARD);
const VERIFY = mutation('verifyContactPoint', `outcome attemptsLeft ${CARD}`);
const REMOVE = mutation('removeContactPoint', 'removedId user { id }');
const send = (viewer: Viewer, document: string, input: object, now = NOW) => ask(viewer, document, { variables: { input }, now });
const later = (seconds: number): Date => new Date(NOW.getTime() + seconds * 1000);
const NUMBER = '+447400123456';
const CONSENT = 'Yes, text me reminders; I can say STOP at any time.';
const sms = { kind: 'SMS', address: '+44 7400 123456', consentText: CONSENT };

let ana: User;
beforeEach(async () => {
  await database.query('truncate users, deliveries, events, audit_log, suppressions cascade');
  ana = await makeUser(database.em());
});
const add = async (input: object = sms, now = NOW, viewer = as.member(ana)) => {
  const told = await send(viewer, ADD, input, now);
  if (told.errors.length > 0) throw new Error(JSON.stringify(told.errors));
  return told.data.addContactPoint.contactPoint as { id: string };
};
const verify = async (id: string, code: string, now = NOW) => (await send(as.member(ana), VERIFY, { id, code }, now)).data.verifyContactPoint;
const codes = async () =>
  (await database.query<{ code: string }>(`select substring(body from '[0-9]{6}') as code from deliveries where topic = 'contact.code' order by due_at`)).map(
    ({ code }) => code,
  );
const wrong = (code: string): string => (code === '000000' ? '000001' : '000000');
const eventsOf = async () =>
  (await database.query<{ type: string }>('select type from events where user_id = $1 order by seq', [ana.id])).map(({ type }) => type);

describe('where the operator has not set up a way', () => {
  const missingSettings = { email: ['SMTP_URL', 'MAIL_FROM'], sms: [] };
  const sendWithoutMail = (input: object) => ask(as.member(ana), ADD, { variables: { input }, missingSettings });

  test('no address of that kind is taken, the refusal says what is missing, and nothing is kept or queued', async () => {
    const { errors } = await sendWithoutMail({ kind: 'EMAIL', address: 'ana@example.org' });
    expect(errors).toEqual([
      { code: 'NOT_SET_UP', field: 'kind', message: 'E-mail is not sent here, so no code could come: the operator has not set SMTP_URL, MAIL_FROM.' },
    ]);
    expect(await database.query('select 1 from contact_points union all select 1 from deliveries')).toEqual([]);
    expect((await sendWithoutMail(sms)).errors).toEqual([]);
  });

  test('whoever has a key is told beforehand, and nobody else', async () => {
    const FACILITIES = '{ facilities { email sms languageModel } }';
    expect((await ask(as.member(ana), FACILITIES, { missingSettings })).data).toEqual({ facilities: { email: false, sms: true, languageModel: false } });
    expect((await ask(as.nobody, FACILITIES, { missingSettings })).errors).toMatchObject([{ code: 'UNAUTHENTICATED' }]);
  });
});

describe('a phone number', () => {
  test('is kept with the words agreed to, proven by the code that came, and usable then', async () => {
    const contact = await add();
    expect(contact).toMatchObject({
      kind: 'SMS',
      address: NUMBER,
      verifiedAt: null,
      isUsable: false,
      consentText: CONSENT,
      consentAt: NOW.toISOString(),
      consentSource: 'commitment-bot',
    });
    expect(await database.query('select channel, address, status, user_id from deliveries')).toEqual([
      { channel: 'sms', address: NUMBER, status: 'queued', user_id: ana.id },
    ]);
    const [code] = await codes();
    expect(await verify(contact.id, ` ${code!.slice(0, 3)} ${code!.slice(3)}`, later(599))).toMatchObject({
      outcome: 'VERIFIED',
      contactPoint: { verifiedAt: later(599).toISOString(), isUsable: true },
    });
    expect((await verify(contact.id, 'anything', later(700))).outcome).toBe('VERIFIED');
    expect(await eventsOf()).toEqual(['delivery.queued', 'contact_point.added', 'contact_point.verified']);
  });

  test('needs words that were agreed to, and is no premium number', async () => {
    expect((await send(as.member(ana), ADD, { ...sms, consentText: ' ' })).errors).toMatchObject([{ code: 'INVALID_INPUT', field: 'consentText' }]);
    expect((await send(as.member(ana), ADD, { ...sms, address: '+449098790123' })).errors).toMatchObject([{ code: 'INVALID_INPUT', field: 'address' }]);
    expect(await codes()).toEqual([]);
  });
});

describe('a code', () => {
  test('is kept as a hash only', async () => {
    await add();
    const [code] = await codes();
    const [row] = await database.query<{ code_hash: string }>('select code_hash from contact_points');
    expect(row!.code_hash).toMatch(/^[0-9a-f]{32}\.[0-9a-f]{64}$/);
    expect(row!.code_hash).not.toContain(code);
  });

  test('that is wrong is counted, and after five the right one does not help', async () => {
    const { id } = await add();
    const [code] = await codes();
    const guesses = [];
    for (let guess = 0; guess < 5; guess += 1) guesses.push(await verify(id, wrong(code!)));
    expect(guesses.map(({ outcome, attemptsLeft }) => [outcome, attemptsLeft])).toEqual([4, 3, 2, 1, 0].map((left) => ['WRONG', left]));
    expect(await verify(id, code!)).toMatchObject({ outcome: 'USED_UP', attemptsLeft: 0, contactPoint: { verifiedAt: null } });
    await add(sms, later(60));
    const [, next] = await codes();
    expect((await verify(id, next!, later(61))).outcome).toBe('VERIFIED');
  });

  test('is over after ten minutes, and the one before it when another is sent', async () => {
    const { id } = await add();
    const [first] = await codes();
    expect((await verify(id, first!, later(600))).outcome).toBe('EXPIRED');
    await add(sms, later(601));
    const [, second] = await codes();
    if (first !== second) expect((await verify(id, first!, later(602))).outcome).toBe('WRONG');
  });

  test('is sent once a minute and five times a day', async () => {
    await add();
    expect((await send(as.member(ana), ADD, sms, later(59))).errors).toMatchObject([{ code: 'RATE_LIMITED', field: 'address' }]);
    for (let minute = 1; minute < 5; minute += 1) await add({ kind: 'EMAIL', address: 'ana@example.org' }, later(60 * minute));
    expect((await send(as.member(ana), ADD, sms, later(600))).errors).toMatchObject([{ code: 'RATE_LIMITED' }]);
    expect((await send(as.member(ana), ADD, sms, later(86_401))).errors).toEqual([]);
  });
});

test('an e-mail address needs no consent; more than three of a kind are not kept', async () => {
  for (const name of ['a', 'b', 'c']) await add({ kind: 'EMAIL', address: `${name.toUpperCase()}@Example.org` });
  const { errors } = await send(as.member(ana), ADD, { kind: 'EMAIL', address: 'd@example.org' });
  expect(errors).toMatchObject([{ code: 'CONFLICT', field: 'address' }]);
  const { data } = await ask(as.member(ana), '{ me { contactPoints { kind address } } }');
  expect(data.me.contactPoints).toContainEqual({ kind: 'EMAIL', address: 'a@example.org' });
});

describe('after STOP', () => {
  const stop = () => database.query('update contact_points set verified_at = $1, opted_out_at = $1', [NOW]);

  test('removing the address keeps the STOP, without the address', async () => {
    const { id } = await add();
    await stop();
    expect((await send(as.member(ana), REMOVE, { id })).data.removeContactPoint).toEqual({ removedId: id, user: { id: ana.id } });
    const kept = await database.query<{ address_hash: string }>('select kind, address_hash from suppressions');
    expect(kept).toEqual([{ kind: 'sms', address_hash: expect.stringMatching(/^[0-9a-f]{64}$/) }]);
    expect(JSON.stringify(kept)).not.toContain('7400');
    expect((await send(as.admin, ADD, { ...sms, userId: ana.id })).errors).toMatchObject([{ code: 'CONFLICT', field: 'address' }]);
  });

  test('only the member takes it back, by adding and proving the address anew', async () => {
    const { id } = await add();
    await stop();
    expect((await send(as.admin, ADD, { ...sms, userId: ana.id }, later(60))).errors).toMatchObject([{ code: 'CONFLICT' }]);
    expect(await add(sms, later(60))).toMatchObject({ id, isUsable: false });
    const [, code] = await codes();
    expect(await verify(id, code!, later(61))).toMatchObject({ outcome: 'VERIFIED', contactPoint: { isUsable: true, optedOutAt: null } });
  });
});

describe('addresses', () => {
  test('are given and removed by admins for whom they name, which is written down; the code is for the member', async () => {
    const { id } = await add({ ...sms, userId: ana.id }, NOW, as.admin);
    const [code] = await codes();
    expect((await send(as.admin, VERIFY, { id, code })).errors).toMatchObject([{ code: 'FORBIDDEN' }]);
    expect((await send(as.admin, REMOVE, { id })).errors).toEqual([]);
    expect(await database.query('select operation, subject_id from audit_log order by operation')).toEqual([
      { operation: 'addContactPoint', subject_id: ana.id },
      { operation: 'removeContactPoint', subject_id: ana.id },
    ]);
    expect((await send(as.admin, ADD, { ...sms, userId: unknownId() })).errors).toMatchObject([{ code: 'NOT_FOUND', field: 'userId' }]);
  });

  test('of somebody else are not there for a member, and closed to bots, third parties and strangers', async () => {
    const ben = await makeUser(database.em());
    const { id } = await add();
    expect((await send(as.member(ben), ADD, { ...sms, userId: ana.id })).errors).toMatchObject([{ code: 'FORBIDDEN', field: 'userId' }]);
    for (const [document, input] of [
      [VERIFY, { id, code: '1' }],
      [REMOVE, { id }],
      [REMOVE, { id: 'no id' }],
    ] as const)
      expect((await send(as.member(ben), document, input)).errors).toMatchObject([{ code: 'NOT_FOUND', field: 'id' }]);
    for (const [document, input] of [
      [ADD, sms],
      [VERIFY, { id, code: '1' }],
      [REMOVE, { id }],
    ] as const) {
      expect((await send(as.nobody, document, input)).errors).toMatchObject([{ code: 'UNAUTHENTICATED' }]);
      for (const viewer of [as.bot('act-as', 'deliveries'), as.thirdParty('pii:read')])
        expect((await send(viewer, document, input)).errors).toMatchObject([{ code: 'FORBIDDEN' }]);
    }
  });

  test('are seen by the person, admins and third parties with pii:read, and not by the pod', async () => {
    const em = database.em();
    const mate = await makeUser(em);
    const pod = await makePod(em);
    await makeMembership(em, { user: await em.findOneOrFail(User, ana.id), pod });
    await makeMembership(em, { user: mate, pod });
    await add();
    const seen = async (viewer: Viewer) => (await ask(viewer, `{ user(id: "${ana.id}") { contactPoints { address } } }`)).data.user.contactPoints;
    for (const viewer of [as.member(ana), as.admin, as.thirdParty('members:read', 'pii:read')]) expect(await seen(viewer)).toEqual([{ address: NUMBER }]);
    for (const viewer of [as.member(mate), as.thirdParty('members:read')]) expect(await seen(viewer)).toEqual([]);
  });
});
