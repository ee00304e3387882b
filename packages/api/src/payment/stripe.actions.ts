import type { ActionContext } from '../viewer/context.ts';
import { recordLedgerLine } from './ledger.actions.ts';
import type { StripeTold } from './stripe.rules.ts';

const PROVIDER = 'stripe';
/** `applied`: it is in the ledger. `kept`: it waits until it is known whose money it is. `noted`: it told who pays. */
export type Heard = 'applied' | 'kept' | 'noted';

/**
 * Takes what Stripe tells. Events come in any order and any number of times: one that names nobody we know yet waits, and is looked at again with each event
 * that makes somebody known, so that the end is the same.
 * @throws DomainError CONFLICT for an event that was told differently before
 */
export async function hearStripe(ctx: ActionContext, told: StripeTold): Promise<{ heard: Heard }> {
  // One at a time: whoever waits must be found by whoever makes them known.
  await ctx.em.execute("select pg_advisory_xact_lock(hashtext('progress stripe'))");
  const userId = await memberOf(ctx, told);
  if (told.customerId !== null && userId !== null) await refer(ctx, told.customerId, { userId, paymentId: null });
  const heard = told.type === null ? 'noted' : (await apply(ctx, told)) ? 'applied' : await keep(ctx, told);
  await applyWaiting(ctx);
  return { heard };
}

type Reference = { readonly userId: string; readonly paymentId: string | null };

/** Puts a line into the ledger if it is known whose money it is, and which payment. */
async function apply(ctx: ActionContext, told: StripeTold): Promise<boolean> {
  const known = told.paymentIntentId === null ? null : await referenceOf(ctx, told.paymentIntentId);
  const userId = known?.userId ?? (await memberOf(ctx, told));
  const paymentId = told.paymentId ?? known?.paymentId ?? null;
  if (userId === null || paymentId === null) return false;
  await ctx.em.execute(`delete from payment_events where provider = ? and provider_event_id = ? and applied_at is null`, [PROVIDER, told.eventId]);
  await recordLedgerLine(ctx, {
    provider: PROVIDER,
    userId,
    providerPaymentId: paymentId,
    providerEventId: told.eventId,
    type: told.type!,
    occurredAt: new Date(told.occurredAtMs),
    amountMinor: told.amountMinor,
    currency: told.currency,
    subscriptionId: told.subscriptionId,
    periodStart: dateOf(told.periodStartMs),
    periodEnd: dateOf(told.periodEndMs),
  });
  if (told.paymentIntentId !== null) await refer(ctx, told.paymentIntentId, { userId, paymentId });
  return true;
}

const dateOf = (ms: number | null): Date | null => (ms === null ? null : new Date(ms));

async function keep({ em, now }: ActionContext, told: StripeTold): Promise<'kept'> {
  await em.execute(
    `insert into payment_events (provider, provider_event_id, type, user_id, occurred_at, received_at, payload) values (?, ?, ?, null, ?, ?, ?::jsonb)
     on conflict (provider, provider_event_id) do nothing`,
    [PROVIDER, told.eventId, told.type, new Date(told.occurredAtMs), now, JSON.stringify(told)],
  );
  return 'kept';
}

/** Each that is applied may make the next one known; rounds go on while one was. */
async function applyWaiting(ctx: ActionContext): Promise<void> {
  for (let isFurther = true; isFurther;) {
    isFurther = false;
    const waiting = await ctx.em.execute<{ payload: StripeTold }[]>(
      `select e.payload from payment_events e where e.provider = ? and e.applied_at is null and e.user_id is null
         and exists (select 1 from payment_references r where r.provider = e.provider and r.reference in (e.payload ->> 'customerId', e.payload ->> 'paymentIntentId'))
       order by e.occurred_at, e.id`,
      [PROVIDER],
    );
    for (const { payload } of waiting) isFurther = (await apply(ctx, payload)) || isFurther;
  }
}

/** The member whom the event names, else the one that the customer is. */
async function memberOf(ctx: ActionContext, { userId, customerId }: StripeTold): Promise<string | null> {
  if (userId !== null) {
    const known = await ctx.em.execute<unknown[]>('select 1 from users where id = ?', [userId]);
    if (known.length > 0) return userId;
  }
  return customerId === null ? null : ((await referenceOf(ctx, customerId))?.userId ?? null);
}

async function referenceOf({ em }: ActionContext, reference: string): Promise<Reference | null> {
  const [row] = await em.execute<Reference[]>(
    'select user_id as "userId", provider_payment_id as "paymentId" from payment_references where provider = ? and reference = ?',
    [PROVIDER, reference],
  );
  return row ?? null;
}

/** The first word counts: a customer stays the member that they were. */
async function refer({ em, now }: ActionContext, reference: string, { userId, paymentId }: Reference): Promise<void> {
  await em.execute(
    'insert into payment_references (provider, reference, user_id, provider_payment_id, created_at) values (?, ?, ?, ?, ?) on conflict do nothing',
    [PROVIDER, reference, userId, paymentId, now],
  );
}
