import { isViewersKey } from '../api-key/key-heirs.ts';
import { noteAudit } from '../event/audit-note.ts';
import { DomainError } from '../lib/errors.ts';
import { isId } from '../lib/id.rules.ts';
import type { ActionContext } from '../viewer/context.ts';

type Held = { webhook_id: string; api_key_id: string; is_enabled: boolean };

/**
 * Sends an event to a webhook again, now and with three days of attempts, whatever became of it before. It goes out under the same `webhook-id`.
 * @throws DomainError NOT_FOUND, CONFLICT when the webhook is disabled
 */
export async function redeliverWebhook(ctx: ActionContext, { deliveryId }: { deliveryId: string }): Promise<{ deliveryId: string }> {
  const { em, viewer, now } = ctx;
  const rows = isId(deliveryId)
    ? await em.execute<Held[]>(
        `select d.webhook_id, w.api_key_id, w.is_enabled from webhook_deliveries d join webhooks w on w.id = d.webhook_id where d.id = ? for update of d`,
        [deliveryId],
      )
    : [];
  const [held] = rows;
  if (!held || (viewer.kind === 'integration' && !(await isViewersKey(ctx, held.api_key_id))))
    throw new DomainError('NOT_FOUND', 'There is no such delivery.', 'deliveryId');
  noteAudit(ctx, { details: { webhookDeliveryId: deliveryId, webhookId: held.webhook_id } });
  if (!held.is_enabled) throw new DomainError('CONFLICT', 'This webhook is disabled: enable it first, with updateWebhook.', 'deliveryId');
  await em.execute(`update webhook_deliveries set status = 'pending', attempts = 0, queued_at = ?, due_at = ? where id = ?`, [now, now, deliveryId]);
  return { deliveryId };
}
