import { z } from 'zod';
import { isId } from '../lib/id.rules.ts';
import type { PaymentEventType } from './payment.rules.ts';

/** What an event of Stripe says, in the words of the ledger. */
export type StripeTold = {
  readonly eventId: string;
  /** By Stripe's clock, epoch milliseconds. */
  readonly occurredAtMs: number;
  /** Null: it only tells which member a customer is. */
  readonly type: PaymentEventType | null;
  /** The member, when the event names one. */
  readonly userId: string | null;
  readonly customerId: string | null;
  /** What the ledger calls the payment: the subscription, or the payment intent of a single payment. Null: to be found by the payment intent. */
  readonly paymentId: string | null;
  readonly paymentIntentId: string | null;
  readonly subscriptionId: string | null;
  /** In the smallest unit of the currency. */
  readonly amountMinor: number;
  /** Three capital letters. */
  readonly currency: string;
  readonly periodStartMs: number | null;
  readonly periodEndMs: number | null;
};

/** A field that names another object: its id, or the object when Stripe was asked to expand it. */
const idOf = z
  .union([z.string(), z.object({ id: z.string() }).transform(({ id }) => id)])
  .nullish()
  .transform((id) => id ?? null);
const seconds = z.number().int().nonnegative();
const amount = z
  .number()
  .int()
  .nonnegative()
  .nullish()
  .transform((minor) => minor ?? 0);
const currency = z
  .string()
  .regex(/^[a-z]{3}$/i)
  .nullish()
  .transform((code) => (code ?? 'usd').toUpperCase());
/** Whoever makes a payment link for a member writes the member's id into `client_reference_id`, or as `user_id` into the metadata. */
const metadata = z
  .record(z.string(), z.string())
  .nullish()
  .transform((all) => memberIn(all?.['user_id']));
const memberIn = (text: string | null | undefined): string | null => (text != null && isId(text) ? text : null);

const EVENT = z.object({ id: z.string(), type: z.string(), created: seconds, data: z.object({ object: z.unknown() }) });
const SESSION = z.object({
  mode: z.string(),
  payment_status: z.string(),
  client_reference_id: z.string().nullish(),
  metadata,
  customer: idOf,
  payment_intent: idOf,
  subscription: idOf,
  amount_total: amount,
  currency,
});
const DETAILS = z.object({ subscription: idOf, metadata }).nullish();
const INVOICE = z.object({
  customer: idOf,
  subscription: idOf,
  subscription_details: DETAILS,
  parent: z.object({ subscription_details: DETAILS }).nullish(),
  payment_intent: idOf,
  payments: z.object({ data: z.array(z.object({ payment: z.object({ payment_intent: idOf }).nullish() })) }).nullish(),
  billing_reason: z.string().nullish(),
  amount_paid: amount,
  amount_due: amount,
  currency,
  metadata,
  lines: z.object({ data: z.array(z.object({ period: z.object({ start: seconds, end: seconds }).nullish() })) }).nullish(),
});
const SUBSCRIPTION = z.object({ id: z.string(), customer: idOf, metadata, currency });
const CHARGE = z.object({ customer: idOf, payment_intent: idOf, refunded: z.boolean(), amount_refunded: amount, currency, metadata });
const DISPUTE = z.object({ payment_intent: idOf, status: z.string(), amount, currency });

type Part = Partial<Omit<StripeTold, 'eventId' | 'occurredAtMs'>>;

/** By the type of the event; a handler answers null for what changes nothing, such as a checkout that is not paid yet. */
const HANDLERS: { readonly [type: string]: (object: unknown) => Part | null } = {
  'checkout.session.completed': (object) => checkout(object, 'paid'),
  'checkout.session.async_payment_succeeded': (object) => checkout(object, 'paid'),
  'checkout.session.async_payment_failed': (object) => checkout(object, 'payment_failed'),
  'invoice.paid': (object) => invoice(object, 'paid'),
  'invoice.payment_failed': (object) => invoice(object, 'payment_failed'),
  'customer.subscription.deleted': (object) => {
    const { id, ...rest } = SUBSCRIPTION.parse(object);
    return { type: 'cancelled', paymentId: id, subscriptionId: id, customerId: rest.customer, userId: rest.metadata, currency: rest.currency };
  },
  'charge.refunded': (object) => {
    const charge = CHARGE.parse(object);
    // A part that went back leaves the payment as it is.
    if (!charge.refunded) return null;
    return {
      ...ofIntent(charge.payment_intent),
      type: 'refunded',
      customerId: charge.customer,
      userId: charge.metadata,
      amountMinor: charge.amount_refunded,
      currency: charge.currency,
    };
  },
  'charge.dispute.created': (object) => dispute(object, () => 'dispute_opened'),
  'charge.dispute.closed': (object) => dispute(object, (status) => (status === 'won' ? 'dispute_won' : status === 'lost' ? 'dispute_lost' : null)),
};

/**
 * What a verified event tells; null for one that changes nothing here.
 * @throws ZodError for an event that is not as Stripe documents it
 */
export function toldByStripe(body: unknown): StripeTold | null {
  const event = EVENT.parse(body);
  const part = HANDLERS[event.type]?.(event.data.object) ?? null;
  return part === null ? null : { ...NOTHING, ...part, eventId: event.id, occurredAtMs: event.created * 1000 };
}

const NOTHING: Omit<StripeTold, 'eventId' | 'occurredAtMs'> = {
  type: null,
  userId: null,
  customerId: null,
  paymentId: null,
  paymentIntentId: null,
  subscriptionId: null,
  amountMinor: 0,
  currency: 'USD',
  periodStartMs: null,
  periodEndMs: null,
};

/** A single payment is money by itself; of a subscription its invoices tell the money, and the checkout only who pays. */
function checkout(object: unknown, type: PaymentEventType): Part | null {
  const session = SESSION.parse(object);
  if (type === 'paid' && session.payment_status !== 'paid') return null;
  const who = { customerId: session.customer, userId: memberIn(session.client_reference_id) ?? session.metadata };
  if (session.mode !== 'payment') return session.mode === 'subscription' ? who : null;
  if (session.payment_intent === null) return null;
  return {
    ...who,
    type,
    paymentId: session.payment_intent,
    paymentIntentId: session.payment_intent,
    amountMinor: session.amount_total,
    currency: session.currency,
  };
}

type Invoice = z.infer<typeof INVOICE>;

/** The form of an invoice differs between versions of Stripe's API; both are read. */
function invoice(object: unknown, type: 'paid' | 'payment_failed'): Part | null {
  const given = INVOICE.parse(object);
  const { subscriptionId, userId } = subscribed(given);
  if (subscriptionId === null) return null;
  return {
    paymentId: subscriptionId,
    subscriptionId,
    paymentIntentId: given.payment_intent ?? firstIntent(given),
    customerId: given.customer,
    userId,
    currency: given.currency,
    ...(type === 'paid' ? moneyOf(given) : { type, amountMinor: given.amount_due }),
  };
}

function subscribed({ parent, subscription, subscription_details: old, metadata: own }: Invoice): { subscriptionId: string | null; userId: string | null } {
  const details = parent?.subscription_details ?? old ?? null;
  return { subscriptionId: details?.subscription ?? subscription, userId: details?.metadata ?? own };
}

const firstIntent = ({ payments }: Invoice): string | null => payments?.data.flatMap(({ payment }) => payment?.payment_intent ?? [])[0] ?? null;

/** What an invoice paid, and for when. */
function moneyOf({ billing_reason: reason, amount_paid: amountMinor, lines }: Invoice): Part {
  const periods = (lines?.data ?? []).flatMap(({ period }) => period ?? []);
  const type = reason === 'subscription_cycle' ? 'renewed' : 'paid';
  if (periods.length === 0) return { type, amountMinor };
  return {
    type,
    amountMinor,
    periodStartMs: Math.min(...periods.map(({ start }) => start)) * 1000,
    periodEndMs: Math.max(...periods.map(({ end }) => end)) * 1000,
  };
}

function dispute(object: unknown, typeOf: (status: string) => PaymentEventType | null): Part | null {
  const given = DISPUTE.parse(object);
  const type = typeOf(given.status);
  return type === null ? null : { ...ofIntent(given.payment_intent), type, amountMinor: given.amount, currency: given.currency };
}

const ofIntent = (paymentIntentId: string | null): Part => ({ paymentIntentId });

/** An event is refused when it was signed further from now than this, in the past or in the future. */
export const STRIPE_TOLERANCE_SECONDS = 300;

/** Whether a signature header names an instant that is yet to come; the `stripe` package looks at the past alone. */
export function isSignedAhead(header: string, nowMs: number): boolean {
  const [, at] = /(?:^|,)\s*t=(\d{1,15})(?:,|$)/.exec(header) ?? [];
  return at !== undefined && Number(at) * 1000 > nowMs + STRIPE_TOLERANCE_SECONDS * 1000;
}
