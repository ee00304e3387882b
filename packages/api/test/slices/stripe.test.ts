import { beforeEach, describe, expect, test } from 'vitest';
import Stripe from 'stripe';
import type { User } from '../../src/user/user.entity.ts';
import { testApi } from '../support/api.ts';
import { makeUser, unknownId } from '../support/make.ts';

const SECRET = 'whsec_for_this_test_alone';
const api = await testApi({ stripeWebhookSecret: SECRET });
const { database, app } = api;
const stripe = new Stripe('sk_none');
const seconds = (): number => Math.floor(app.context.clock.now().getTime() / 1000);
const DAY = 86_400;
const BEGUN = seconds() - 40 * DAY;

let ana: User;
beforeEach(async () => {
  await database.query('delete from payment_events');
  await database.query('delete from payments');
  await database.query('delete from payment_references');
  ana = await makeUser(database.em());
});

type Sent = { readonly secret?: string; readonly timestamp?: number; readonly signature?: string };
/** Sends an event the way Stripe does. */
async function send(event: object, { secret = SECRET, timestamp = seconds(), signature }: Sent = {}): Promise<[number, string]> {
  const payload = JSON.stringify(event, null, 2);
  const header = signature ?? stripe.webhooks.generateTestHeaderString({ payload, secret, timestamp });
  const response = await fetch(`${app.url}/webhooks/stripe`, {
    method: 'POST',
    headers: { 'stripe-signature': header, 'content-type': 'application/json' },
    body: payload,
  });
  return [response.status, await response.text()];
}
const eventOf = (id: string, type: string, object: object, created = seconds()) => ({ id, object: 'event', type, created, data: { object } });
const checkout = (more: object = {}) =>
  eventOf('evt_checkout', 'checkout.session.completed', {
    object: 'checkout.session',
    mode: 'payment',
    payment_status: 'paid',
    client_reference_id: ana.id,
    customer: 'cus_1',
    payment_intent: 'pi_1',
    subscription: null,
    amount_total: 4900,
    currency: 'eur',
    metadata: {},
    ...more,
  });
const payments = () =>
  database.query<{ status: string; amount: string; currency: string; reference: string; user_id: string; ends: number | null }>(
    'select status, amount_minor::text as amount, currency, provider_payment_id as reference, user_id, extract(epoch from period_end)::int as ends from payments order by provider_payment_id',
  );
const roles = async () =>
  (await database.query<{ role_type: string }>('select role_type from user_roles where user_id = $1 order by 1', [ana.id])).map((row) => row.role_type);

describe('an event is heard', () => {
  test('when Stripe signed these very bytes a moment ago', async () => {
    expect(await send(checkout())).toEqual([200, 'applied']);
    expect(await payments()).toMatchObject([{ status: 'paid', amount: '4900', currency: 'EUR', reference: 'pi_1', user_id: ana.id }]);
    expect(await roles()).toEqual(['paid']);
  });

  test('not with another secret, without a signature, or when the bytes are others', async () => {
    const payload = JSON.stringify(checkout());
    const signature = stripe.webhooks.generateTestHeaderString({ payload, secret: SECRET, timestamp: seconds() });
    const refused = [
      await send(checkout(), { secret: 'whsec_other' }),
      await send(checkout(), { signature: '' }),
      await send(checkout({ amount_total: 1 }), { signature }),
    ];
    expect(refused.map(([status]) => status)).toEqual([400, 400, 400]);
    expect(await payments()).toEqual([]);
  });

  test('not when it was signed more than five minutes ago, or ahead', async () => {
    expect((await send(checkout(), { timestamp: seconds() - 310 }))[0]).toBe(400);
    expect((await send(checkout(), { timestamp: seconds() + 310 }))[0]).toBe(400);
    expect(await payments()).toEqual([]);
    expect((await send(checkout(), { timestamp: seconds() + 60 }))[0]).toBe(200);
  });

  test('by POST alone, and only up to half a megabyte', async () => {
    expect((await fetch(`${app.url}/webhooks/stripe`)).status).toBe(405);
    expect((await send({ filler: 'x'.repeat(600_000) }))[0]).toBe(413);
  });
});

describe('a checkout', () => {
  test('that is completed but not paid changes nothing; the money that comes later does', async () => {
    expect(await send(checkout({ payment_status: 'unpaid' }))).toEqual([200, 'ignored']);
    expect(await payments()).toEqual([]);
    const { data } = checkout();
    expect(await send(eventOf('evt_later', 'checkout.session.async_payment_succeeded', data.object))).toEqual([200, 'applied']);
    expect(await roles()).toEqual(['paid']);
  });

  test('of nobody we know is kept, and changes nothing', async () => {
    expect(await send(checkout({ client_reference_id: unknownId() }))).toEqual([200, 'kept']);
    expect(await send(checkout({ client_reference_id: 'DROP TABLE', customer: null }))).toEqual([200, 'kept']);
    expect(await payments()).toEqual([]);
  });
});

/** A month of a subscription, a renewal, a dispute that is won; and a single payment that goes back. */
function year(): object[] {
  const invoice = (id: string, reason: string, at: number, intent: string) =>
    eventOf(
      id,
      'invoice.paid',
      {
        object: 'invoice',
        customer: 'cus_1',
        parent: { subscription_details: { subscription: 'sub_1', metadata: {} } },
        payments: { data: [{ payment: { payment_intent: intent } }] },
        billing_reason: reason,
        amount_paid: 1900,
        currency: 'eur',
        lines: { data: [{ period: { start: at, end: at + 30 * DAY } }] },
      },
      at,
    );
  return [
    eventOf('evt_1', 'checkout.session.completed', { ...checkout().data.object, mode: 'subscription', payment_intent: null, subscription: 'sub_1' }, BEGUN),
    invoice('evt_2', 'subscription_create', BEGUN, 'pi_sub_1'),
    invoice('evt_3', 'subscription_cycle', BEGUN + 30 * DAY, 'pi_sub_2'),
    eventOf(
      'evt_4',
      'charge.dispute.created',
      { object: 'dispute', payment_intent: 'pi_sub_1', status: 'needs_response', amount: 1900, currency: 'eur' },
      BEGUN + 31 * DAY,
    ),
    eventOf(
      'evt_5',
      'charge.dispute.closed',
      { object: 'dispute', payment_intent: 'pi_sub_1', status: 'won', amount: 1900, currency: 'eur' },
      BEGUN + 32 * DAY,
    ),
    eventOf('evt_6', 'checkout.session.completed', { ...checkout().data.object, client_reference_id: null, payment_intent: 'pi_single' }, BEGUN + 33 * DAY),
    eventOf(
      'evt_7',
      'charge.refunded',
      { object: 'charge', payment_intent: 'pi_single', customer: 'cus_1', refunded: true, amount_refunded: 4900, currency: 'eur' },
      BEGUN + 34 * DAY,
    ),
    eventOf(
      'evt_8',
      'invoice.payment_failed',
      { ...(invoice('x', 'subscription_cycle', 0, 'pi_sub_3').data as { object: object }).object, amount_due: 1900 },
      BEGUN + 35 * DAY,
    ),
    eventOf('evt_9', 'product.created', {}, BEGUN),
  ];
}

test('events come in any order and twice, and the end is the same', async () => {
  const events = year();
  const orders = [events, events.toReversed(), [7, 3, 0, 5, 1, 6, 2, 4, 8].map((at) => events[at]!)];
  for (const order of orders) {
    await database.query('delete from payment_events');
    await database.query('delete from payments');
    await database.query('delete from payment_references');
    for (const event of [...order, ...order.slice(2)]) expect((await send(event))[0]).toBe(200);
    expect(await payments()).toMatchObject([
      { reference: 'pi_single', status: 'refunded', amount: '4900' },
      { reference: 'sub_1', status: 'paid', amount: '1900', ends: BEGUN + 60 * DAY },
    ]);
    expect(await database.query('select provider_event_id as id from payment_events where applied_at is null')).toEqual([]);
    expect(await roles()).toEqual(['paid']);
  }
});

test('events that come at the same moment lose none of one another', async () => {
  const answers = await Promise.all(year().map((event) => send(event)));
  expect(answers.map(([status]) => status)).toEqual(Array.from({ length: 9 }, () => 200));
  expect((await payments()).map(({ reference, status }) => [reference, status])).toEqual([
    ['pi_single', 'refunded'],
    ['sub_1', 'paid'],
  ]);
  expect(await database.query('select 1 from payment_events where applied_at is null')).toEqual([]);
});

test('a part that went back, and a dispute that was only asked about, change nothing', async () => {
  await send(checkout());
  expect(await send(eventOf('evt_a', 'charge.refunded', { payment_intent: 'pi_1', refunded: false, amount_refunded: 100, currency: 'eur' }))).toEqual([
    200,
    'ignored',
  ]);
  expect(await send(eventOf('evt_b', 'charge.dispute.closed', { payment_intent: 'pi_1', status: 'warning_closed', amount: 1, currency: 'eur' }))).toEqual([
    200,
    'ignored',
  ]);
  expect(await payments()).toMatchObject([{ status: 'paid' }]);
});
