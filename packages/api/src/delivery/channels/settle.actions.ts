import { recordEvent } from '../../event/record-event.ts';
import type { ActionContext } from '../../viewer/context.ts';
import { MOST_ATTEMPTS, pauseSeconds } from '../retry.rules.ts';
import type { Outcome } from './channel.ts';
import { closeAddress } from './opt-out.actions.ts';
import { hearSmsStatus } from './sms-status.actions.ts';

/** What came of one message, and the token of the claim under which it was sent. */
export type Settled = { readonly id: string; readonly claimToken: string; readonly outcome: Outcome };

type Held = { id: string; user_id: string | null; channel: 'email' | 'sms'; address: string; attempts: number };

/**
 * Keeps what came of a message. Whose lease has run out may still report: an SMS that is `unknown` since then becomes what it was. An e-mail that somebody
 * else has claimed since is theirs to report.
 */
export async function settleSending(ctx: ActionContext, { id, claimToken, outcome }: Settled): Promise<void> {
  const [held] = await ctx.em.execute<Held[]>(
    `select id, user_id, channel, address, attempts from deliveries
     where id = ? and claim_token = ? and status in ('claimed', 'unknown') for update`,
    [id, claimToken],
  );
  if (outcome.kind === 'sent') return sent(ctx, { id, claimToken, outcome }, held);
  if (!held) return;
  if (outcome.kind === 'refused') {
    if (outcome.isAddressDead) await closeAddress(ctx, { kind: held.channel, address: held.address, as: 'bounced' });
    return ended(ctx, held, { status: 'dead', reason: outcome.reason });
  }
  if (outcome.kind === 'suppressed') {
    await closeAddress(ctx, { kind: held.channel, address: held.address, as: 'opted out' });
    return ended(ctx, held, { status: 'skipped', reason: outcome.reason });
  }
  if (outcome.kind === 'unknown') return ended(ctx, held, { status: 'unknown', reason: outcome.reason });
  return later(ctx, held, outcome);
}

async function sent(ctx: ActionContext, { id, claimToken, outcome }: Settled & { outcome: { kind: 'sent' } }, held: Held | undefined): Promise<void> {
  const { providerMessageId, receipt } = outcome;
  // For an SMS the answer of the other side is proof by itself, whoever holds the row now.
  if (typeof receipt['status'] === 'string') {
    const segments = typeof receipt['segments'] === 'number' ? receipt['segments'] : null;
    return hearSmsStatus(ctx, { deliveryId: id, claimToken, sid: providerMessageId, status: receipt['status'], errorCode: null, segments });
  }
  if (!held) return;
  await ctx.em.execute(
    `update deliveries set status = 'sent', sent_at = ?, provider_message_id = ?, receipt = ?::jsonb, lease_until = null, last_error = null, updated_at = ?
     where id = ?`,
    [ctx.now, providerMessageId, JSON.stringify(receipt), ctx.now, id],
  );
  await recordEvent(ctx.em, { type: 'delivery.sent', at: ctx.now, userId: held.user_id, subjectId: id });
}

async function ended({ em, now }: ActionContext, { id, user_id: userId }: Held, { status, reason }: { status: string; reason: string }): Promise<void> {
  await em.execute('update deliveries set status = ?, last_error = ?, lease_until = null, updated_at = ? where id = ?', [status, reason, now, id]);
  if (status !== 'skipped') await recordEvent(em, { type: 'delivery.failed', at: now, userId, subjectId: id });
}

async function later(ctx: ActionContext, held: Held, { reason, isOwnFault }: Outcome & { kind: 'later' }): Promise<void> {
  if (isOwnFault) return putBack(ctx, held, reason);
  if (held.attempts >= MOST_ATTEMPTS) return ended(ctx, held, { status: 'dead', reason });
  const dueAt = new Date(ctx.now.getTime() + pauseSeconds(held.attempts, 0, Math.random()) * 1000);
  await ctx.em.execute(`update deliveries set status = 'failed', due_at = ?, last_error = ?, lease_until = null, updated_at = ? where id = ?`, [
    dueAt,
    reason,
    ctx.now,
    held.id,
  ]);
}

/** A fault of ours says nothing about the message: it is as if it had not been tried, and grows old as if it had waited. */
async function putBack({ em, now }: ActionContext, { id }: Held, reason: string): Promise<void> {
  await em.execute(
    `update deliveries set status = case attempts when 1 then 'queued' else 'failed' end, attempts = attempts - 1, last_error = ?, lease_until = null,
       updated_at = ? where id = ?`,
    [reason, now, id],
  );
}
