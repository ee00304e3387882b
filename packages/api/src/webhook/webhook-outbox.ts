import type { Query } from '../lib/query.ts';
import type { ActionContext } from '../viewer/context.ts';
import { disableWebhooks } from './disable.actions.ts';
import type { PostOutcome } from './post.ts';
import type { HeldWebhook } from './webhook-lease.ts';
import { isGivenUp, nextAttemptAt, type WebhookDeliveryStatus } from './webhook.rules.ts';

/** An event whose time has come for a webhook. */
export type DueDelivery = {
  readonly id: string;
  readonly event_id: string;
  readonly event_type: string;
  readonly attempts: number;
  readonly queued_ms: number;
};

const AT_ONCE = 50;
const KEPT_DAYS = 30;

/** What is due for a webhook, in the order of the log. What was not tried yet is due whatever the clock says: it may have been set back since. */
export const dueFor = ({ id }: HeldWebhook, now: Date, query: Query): Promise<DueDelivery[]> =>
  query(
    `select id, event_id, event_type, attempts, (extract(epoch from queued_at) * 1000)::float8 as queued_ms from webhook_deliveries
     where webhook_id = $1 and status = 'pending' and (attempts = 0 or due_at <= $2) order by position limit ${AT_ONCE}`,
    [id, now],
  );

export type Attempt = { readonly held: HeldWebhook; readonly delivery: DueDelivery; readonly outcome: PostOutcome };

/**
 * Keeps what came of an attempt, if the webhook is still in the same hands. An address that fails for three days, or says that it is gone, is disabled, and the
 * log says so.
 */
export async function settleWebhook({ em, now }: ActionContext, { held, delivery, outcome }: Attempt): Promise<{ isDisabled: boolean }> {
  const [webhook] = await em.execute<{ failing_ms: number | null }[]>(
    'select (extract(epoch from failing_since) * 1000)::float8 as failing_ms from webhooks where id = ? and claim_token = ? for update',
    [held.id, held.token],
  );
  if (!webhook) return { isDisabled: false };
  const failingSince = webhook.failing_ms === null ? now : new Date(webhook.failing_ms);
  const verdict = verdictOn(delivery, outcome, { failingSince, now });
  await em.execute(
    `update webhook_deliveries set status = ?, attempts = ?, last_attempt_at = ?, response_status = ?, last_error = ?, due_at = ?, delivered_at = ? where id = ?`,
    [verdict.status, delivery.attempts + 1, now, outcome.status, outcome.reason, verdict.dueAt, verdict.status === 'delivered' ? now : null, delivery.id],
  );
  if (outcome.kind === 'unseen') return { isDisabled: false };
  await em.execute('update webhooks set failing_since = ? where id = ?', [outcome.kind === 'taken' ? null : failingSince, held.id]);
  if (verdict.disabledBecause === null) return { isDisabled: false };
  await disableWebhooks({ em, now }, [held.id], verdict.disabledBecause);
  return { isDisabled: true };
}

type WebhookVerdict = { readonly status: WebhookDeliveryStatus; readonly dueAt: Date; readonly disabledBecause: string | null };

function verdictOn(delivery: DueDelivery, { kind, reason }: PostOutcome, { failingSince, now }: { failingSince: Date; now: Date }): WebhookVerdict {
  if (kind === 'taken') return { status: 'delivered', dueAt: now, disabledBecause: null };
  if (kind === 'unseen') return { status: 'dead', dueAt: now, disabledBecause: null };
  if (kind === 'gone') return { status: 'dead', dueAt: now, disabledBecause: 'it answered 410: it is gone' };
  const next = nextAttemptAt({ attempts: delivery.attempts + 1, queuedAt: new Date(delivery.queued_ms) }, now, Math.random());
  if (next !== null) return { status: 'pending', dueAt: next, disabledBecause: null };
  return { status: 'dead', dueAt: now, disabledBecause: isGivenUp(failingSince, now) ? `nothing was taken for three days; at last ${reason}` : null };
}

/** Forgets what was delivered or given up long ago. */
export async function forgetOldDeliveries(query: Query, now: Date): Promise<void> {
  await query(
    `delete from webhook_deliveries where id in (
       select id from webhook_deliveries where status <> 'pending' and created_at < $1 order by created_at, id limit 5000)`,
    [new Date(now.getTime() - KEPT_DAYS * 86_400_000)],
  );
}
