import { isDeepStrictEqual } from 'node:util';
import { recordEvent } from '../event/record-event.ts';
import { DomainError } from '../lib/errors.ts';
import { lockPeople } from '../user/lock-people.actions.ts';
import { projectPaidRole } from '../user/paid-role.actions.ts';
import type { ActionContext } from '../viewer/context.ts';
import { type LedgerLine, paidUntil, type PaymentProvider, type PaymentStatus, projectPayment } from './payment.rules.ts';

/** What a provider told of a payment, verified. */
export type NewLedgerLine = LedgerLine & {
  readonly provider: PaymentProvider;
  readonly userId: string;
  /** The provider's name for the charge. */
  readonly providerPaymentId: string;
};
export type Recorded = { readonly paymentId: string; readonly wasAlready: boolean };

/**
 * Writes a line of the ledger once, and brings the payment and the role `paid` to what the whole ledger says. Lines may come in any order and any number of
 * times; the end is the same.
 * @throws DomainError NOT_FOUND `userId`, CONFLICT for an event that was told differently before, or a payment of somebody else
 */
export async function recordLedgerLine(ctx: ActionContext, line: NewLedgerLine): Promise<Recorded> {
  await lockPeople(ctx, [line.userId]);
  const payload = payloadOf(line);
  const isNew = await insertLine(ctx, line, payload);
  if (!isNew) return { paymentId: await knownPayment(ctx, line, payload), wasAlready: true };
  const paymentId = await projectOnto(ctx, line);
  await ctx.em.execute('update payment_events set payment_id = ?, applied_at = ? where provider = ? and provider_event_id = ?', [
    paymentId,
    ctx.now,
    line.provider,
    line.providerEventId,
  ]);
  await recordEvent(ctx.em, { type: 'payment.recorded', at: ctx.now, userId: line.userId, subjectId: paymentId });
  await projectPaidRole(ctx, line.userId, paidUntil(await paymentsOf(ctx, line.userId), ctx.now));
  return { paymentId, wasAlready: false };
}

/** What is kept of a line beside its columns: all that the payment follows from. */
function payloadOf({ providerPaymentId, amountMinor, currency, subscriptionId, periodStart, periodEnd }: NewLedgerLine): Record<string, unknown> {
  return {
    providerPaymentId,
    amountMinor,
    currency,
    subscriptionId,
    periodStart: periodStart?.toISOString() ?? null,
    periodEnd: periodEnd?.toISOString() ?? null,
  };
}

async function insertLine({ em, now }: ActionContext, line: NewLedgerLine, payload: object): Promise<boolean> {
  const written = await em.execute<unknown[]>(
    `insert into payment_events (provider, provider_event_id, type, user_id, occurred_at, received_at, payload) values (?, ?, ?, ?, ?, ?, ?::jsonb)
     on conflict (provider, provider_event_id) do nothing returning id`,
    [line.provider, line.providerEventId, line.type, line.userId, line.occurredAt, now, JSON.stringify(payload)],
  );
  return written.length > 0;
}

type Known = { user_id: string | null; payment_id: string; type: string; payload: Record<string, unknown> };

async function knownPayment({ em }: ActionContext, line: NewLedgerLine, payload: object): Promise<string> {
  const [known] = await em.execute<Known[]>('select user_id, payment_id, type, payload from payment_events where provider = ? and provider_event_id = ?', [
    line.provider,
    line.providerEventId,
  ]);
  const isSame = known?.user_id === line.userId && known.type === line.type && isDeepStrictEqual(known.payload, payload);
  if (!isSame) throw new DomainError('CONFLICT', 'This event was recorded before with other particulars; give what is new an id of its own.', 'eventId');
  return known.payment_id;
}

type Stored = Omit<LedgerLine, 'occurredAt' | 'periodStart' | 'periodEnd'> & { occurredAt: string; periodStart: string | null; periodEnd: string | null };

/** Counts the payment anew from all of its lines. */
async function projectOnto({ em, now }: ActionContext, { provider, providerPaymentId, userId }: NewLedgerLine): Promise<string> {
  const lines = await em.execute<Stored[]>(
    `select provider_event_id as "providerEventId", type, occurred_at as "occurredAt", (payload ->> 'amountMinor')::float8 as "amountMinor",
       payload ->> 'currency' as currency, payload ->> 'subscriptionId' as "subscriptionId", payload ->> 'periodStart' as "periodStart",
       payload ->> 'periodEnd' as "periodEnd"
     from payment_events where user_id = ? and provider = ? and payload ->> 'providerPaymentId' = ?`,
    [userId, provider, providerPaymentId],
  );
  const state = projectPayment(lines.map(lineOf));
  const [payment] = await em.execute<{ id: string }[]>(
    `insert into payments (user_id, provider, provider_payment_id, subscription_id, status, amount_minor, currency, paid_at, period_start, period_end, created_at, updated_at)
     values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
     on conflict (provider, provider_payment_id) do update set subscription_id = excluded.subscription_id, status = excluded.status,
       amount_minor = excluded.amount_minor, currency = excluded.currency, paid_at = excluded.paid_at, period_start = excluded.period_start,
       period_end = excluded.period_end, updated_at = excluded.updated_at, version = payments.version + 1
     where payments.user_id = excluded.user_id
     returning id`,
    [
      userId,
      provider,
      providerPaymentId,
      state.subscriptionId,
      state.status,
      state.amountMinor,
      state.currency,
      state.paidAt,
      state.periodStart,
      state.periodEnd,
      now,
      now,
    ],
  );
  if (!payment) throw new DomainError('CONFLICT', 'This payment belongs to somebody else.', 'reference');
  return payment.id;
}

const dateOf = (text: string | null): Date | null => (text === null ? null : new Date(text));
const lineOf = (stored: Stored): LedgerLine => ({
  ...stored,
  occurredAt: new Date(stored.occurredAt),
  periodStart: dateOf(stored.periodStart),
  periodEnd: dateOf(stored.periodEnd),
});

type Paid = { status: PaymentStatus; paidAt: string | null; periodEnd: string | null };

async function paymentsOf({ em }: ActionContext, userId: string): Promise<{ status: PaymentStatus; paidAt: Date | null; periodEnd: Date | null }[]> {
  const rows = await em.execute<Paid[]>('select status, paid_at as "paidAt", period_end as "periodEnd" from payments where user_id = ?', [userId]);
  return rows.map(({ status, paidAt, periodEnd }) => ({ status, paidAt: dateOf(paidAt), periodEnd: dateOf(periodEnd) }));
}
