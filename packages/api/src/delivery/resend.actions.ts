import { noteAudit } from '../event/audit-note.ts';
import { recordEvent } from '../event/record-event.ts';
import { DomainError } from '../lib/errors.ts';
import { isId } from '../lib/id.rules.ts';
import type { ActionContext } from '../viewer/context.ts';
import type { ResendDeliveryInput } from './delivery-record.input.ts';
import type { DeliveryStatus } from './delivery.rules.ts';

/** What is queued or in somebody's hands goes out by itself; what was sent has arrived. */
const RESENDABLE: ReadonlySet<DeliveryStatus> = new Set(['dead', 'failed', 'unknown']);

/**
 * Queues a message anew that did not go out, or of which nobody knows: it is due now and has all its attempts again. Whoever held it before can report
 * nothing any more.
 * @throws DomainError NOT_FOUND, CONFLICT for a message that waits, is being sent, was sent or was skipped
 */
export async function resendDelivery(ctx: ActionContext, { id }: ResendDeliveryInput): Promise<{ deliveryId: string }> {
  const { em, now } = ctx;
  const held = isId(id)
    ? await em.execute<{ status: DeliveryStatus; user_id: string | null }[]>('select status, user_id from deliveries where id = ? for update', [id])
    : [];
  const [delivery] = held;
  if (!delivery) throw new DomainError('NOT_FOUND', 'There is no such message.', 'id');
  noteAudit(ctx, { subjectId: delivery.user_id, details: { deliveryId: id } });
  if (!RESENDABLE.has(delivery.status))
    throw new DomainError('CONFLICT', `This message is ${delivery.status}; only messages that are dead, failed or unknown are sent again.`, 'id');
  await em.execute(
    `update deliveries set status = 'queued', due_at = ?, attempts = 0, claim_token = null, lease_until = null, last_error = null, updated_at = ? where id = ?`,
    [now, now, id],
  );
  await recordEvent(em, { type: 'delivery.queued', at: now, userId: delivery.user_id, subjectId: id });
  return { deliveryId: id };
}
