import { beforeEach, describe, expect, test } from 'vitest';
import type { User } from '../../src/user/user.entity.ts';
import type { Viewer } from '../../src/viewer/viewer.ts';
import { as, asking } from '../support/ask.ts';
import { daysFromNow, NOW } from '../support/clock.ts';
import { testDatabase } from '../support/database.ts';
import { makeRole, makeUser, unknownId } from '../support/make.ts';
import { mutation } from '../support/promising.ts';

const database = await testDatabase();
const ask = await asking(database);

const RECORD = mutation(
  'recordPayment',
  'wasAlready payment { reference provider status amountMinor currency paidAt periodEnd events { type } } user { roles { roleType expiresAt } }',
);
const LIST = 'query ($filter: PaymentFilter) { payments(filter: $filter) { totalCount nodes { reference user { id } } } }';

let ana: User;
beforeEach(async () => {
  await database.query('truncate users, payments, payment_events, events, audit_log cascade');
  ana = await makeUser(database.em());
});
type Input = { type: string; [name: string]: unknown };
const send = (input: object, viewer: Viewer = as.admin, now = NOW) => ask(viewer, RECORD, { variables: { input: { userId: ana.id, ...base, ...input } }, now });
const base = { reference: 'INV-1', amountMinor: 1900, currency: 'EUR' };
const record = async (input: Input, now = NOW) => {
  const told = await send(input, as.admin, now);
  if (told.errors.length > 0) throw new Error(JSON.stringify(told.errors));
  return told.data.recordPayment;
};
const month = { periodStart: NOW.toISOString(), periodEnd: daysFromNow(30).toISOString() };
const roles = async (user = ana) =>
  (
    await database.query<{ role: string }>(
      `select role_type || coalesce(' until ' || to_char(expires_at at time zone 'UTC', 'MM-DD'), '') || ' by ' || source as role from user_roles where user_id = $1 order by 1`,
      [user.id],
    )
  ).map(({ role }) => role);
const DAY = { paid: '12-25', cancelled: '12-18' };

describe('a payment', () => {
  test('makes somebody paid for its period and seven days, instead of unpaid', async () => {
    const recorded = await record({ type: 'PAID', ...month });
    expect(recorded).toEqual({
      wasAlready: false,
      payment: {
        reference: 'INV-1',
        provider: 'MANUAL',
        status: 'PAID',
        amountMinor: 1900,
        currency: 'EUR',
        paidAt: NOW.toISOString(),
        periodEnd: daysFromNow(30).toISOString(),
        events: [{ type: 'PAID' }],
      },
      user: { roles: [{ roleType: 'PAID', expiresAt: daysFromNow(37).toISOString() }] },
    });
    expect(await roles()).toEqual([`paid until ${DAY.paid} by payment`]);
    expect((await database.query<{ type: string }>('select type from events order by seq')).map(({ type }) => type)).toEqual([
      'payment.recorded',
      'role.revoked',
      'role.granted',
    ]);
    expect(await database.query('select operation, subject_id from audit_log')).toEqual([{ operation: 'recordPayment', subject_id: ana.id }]);
  });

  test('recorded twice, or by many at once, is recorded once', async () => {
    const told = await Promise.all(Array.from({ length: 5 }, () => record({ type: 'PAID', ...month })));
    expect(told.filter(({ wasAlready }) => !wasAlready)).toHaveLength(1);
    expect(await database.query('select 1 from payment_events')).toHaveLength(1);
    expect(await database.query(`select 1 from events where type = 'payment.recorded'`)).toHaveLength(1);
    expect((await send({ type: 'PAID', ...month, amountMinor: 1 })).errors).toMatchObject([{ code: 'CONFLICT', field: 'eventId' }]);
  });

  test.each([
    [['PAID', 'REFUNDED'], 'REFUNDED', ['unpaid by system']],
    [['REFUNDED', 'PAID'], 'REFUNDED', ['unpaid by system']],
    [['PAID', 'CANCELLED'], 'CANCELLED', [`paid until ${DAY.cancelled} by payment`]],
    [['CANCELLED', 'PAID'], 'CANCELLED', [`paid until ${DAY.cancelled} by payment`]],
    [['DISPUTE_WON', 'PAID', 'DISPUTE_OPENED'], 'PAID', [`paid until ${DAY.paid} by payment`]],
    [['PAYMENT_FAILED'], 'FAILED', ['unpaid by system']],
  ])('told of as %j ends as %s, in whatever order it came', async (types, status, held) => {
    const hours: Record<string, number> = { PAID: 5, CANCELLED: 4, REFUNDED: 3, DISPUTE_OPENED: 2, DISPUTE_WON: 1, PAYMENT_FAILED: 1 };
    let last;
    for (const type of types) last = await record({ type, ...month, occurredAt: new Date(NOW.getTime() - hours[type]! * 3_600_000).toISOString() });
    expect(last!.payment.status).toBe(status);
    expect(await roles()).toEqual(held);
  });

  test('without a period makes somebody paid without an end', async () => {
    await record({ type: 'PAID' });
    expect(await roles()).toEqual(['paid by payment']);
  });

  test('is added to others: the one that reaches furthest counts', async () => {
    await record({ type: 'PAID', ...month });
    await record({ type: 'PAID', reference: 'INV-2', periodStart: NOW.toISOString(), periodEnd: daysFromNow(60).toISOString() });
    expect(await roles()).toEqual(['paid until 01-24 by payment']);
    await record({ type: 'REFUNDED', reference: 'INV-2' });
    expect(await roles()).toEqual([`paid until ${DAY.paid} by payment`]);
  });
});

describe('a role that a person granted', () => {
  const grant = async (expiresAt: Date | null) => {
    await database.query(`delete from user_roles where user_id = $1`, [ana.id]);
    await makeRole(database.em(), { user: ana.id as never, roleType: 'paid', expiresAt });
  };

  test('is not taken away when money goes back', async () => {
    await grant(null);
    await record({ type: 'PAID', ...month });
    await record({ type: 'REFUNDED' });
    expect(await roles()).toEqual(['paid by person']);
  });

  test('is set aside while a payment reaches further, and comes back', async () => {
    await grant(daysFromNow(10));
    await record({ type: 'PAID', ...month });
    expect(await roles()).toEqual([`paid until ${DAY.paid} by payment`]);
    await record({ type: 'REFUNDED' });
    expect(await roles()).toEqual(['paid until 11-28 by person']);
  });

  test('does not come back when it would have ended meanwhile', async () => {
    await grant(daysFromNow(10));
    await record({ type: 'PAID', ...month });
    await record({ type: 'REFUNDED' }, daysFromNow(11));
    expect(await roles()).toEqual(['unpaid by system']);
  });
});

test.each([
  ['reference', { reference: ' ' }],
  ['amountMinor', { amountMinor: -1 }],
  ['currency', { currency: 'euro' }],
  ['occurredAt', { occurredAt: daysFromNow(1).toISOString() }],
  ['periodEnd', { periodStart: NOW.toISOString() }],
  ['periodEnd', { periodStart: NOW.toISOString(), periodEnd: NOW.toISOString() }],
])('what cannot be is refused with the input at fault: %s', async (field, wrong) => {
  expect((await send({ type: 'PAID', ...wrong })).errors).toMatchObject([{ code: 'INVALID_INPUT', field }]);
});

test('a payment of somebody else keeps its owner, and unknown people have none', async () => {
  await record({ type: 'PAID' });
  const ben = await makeUser(database.em());
  expect((await send({ type: 'REFUNDED', userId: ben.id })).errors).toMatchObject([{ code: 'CONFLICT', field: 'reference' }]);
  for (const userId of [unknownId(), 'no id']) expect((await send({ type: 'PAID', userId })).errors).toMatchObject([{ code: 'NOT_FOUND', field: 'userId' }]);
});

test('payments are recorded by admins, and seen by them and by whoever paid', async () => {
  const ben = await makeUser(database.em());
  await record({ type: 'PAID' });
  await record({ type: 'PAID', userId: ben.id, reference: 'INV-2' }, daysFromNow(1));
  for (const [viewer, code] of [
    [as.member(ana), 'FORBIDDEN'],
    [as.bot('act-as'), 'FORBIDDEN'],
    [as.thirdParty('pii:read', 'members:read'), 'FORBIDDEN'],
    [as.nobody, 'UNAUTHENTICATED'],
  ] as const)
    expect((await send({ type: 'REFUNDED' }, viewer)).errors).toMatchObject([{ code }]);
  const list = async (viewer: Viewer, filter: object = {}) =>
    (await ask(viewer, LIST, { variables: { filter } })).data.payments.nodes.map(({ reference }: { reference: string }) => reference);
  expect(await list(as.admin)).toEqual(['INV-2', 'INV-1']);
  expect(await list(as.member(ana))).toEqual(['INV-1']);
  for (const viewer of [as.nobody, as.bot('act-as'), as.thirdParty('members:read', 'pii:read')]) expect(await list(viewer)).toEqual([]);
  expect(await list(as.admin, { userId: ben.id, status: { in: ['PAID'] }, provider: 'MANUAL' })).toEqual(['INV-2']);
  expect(await list(as.admin, { paidAt: { before: daysFromNow(1).toISOString() } })).toEqual(['INV-1']);
  expect(await list(as.admin, { createdAt: { from: daysFromNow(1).toISOString() } })).toEqual(['INV-2']);
});
