import type { EntityManager } from '@mikro-orm/postgresql';
import { recordEvents } from '../event/record-event.ts';
import type { ActionContext } from '../viewer/context.ts';

export const KEY_REVOKED = 'its key was revoked';
const KEY_EXPIRED = 'its key has expired';

/** Disables those of the webhooks, locked by the caller, that are enabled, and has the log say so. */
export async function disableWebhooks({ em, now }: Pick<ActionContext, 'em' | 'now'>, ids: readonly string[], reason: string): Promise<void> {
  if (ids.length === 0) return;
  const disabled = await em.execute<{ id: string }[]>(
    `update webhooks set is_enabled = false, disabled_at = ?, disabled_reason = ?, updated_at = ?, version = version + 1
     where id in (?) and is_enabled returning id`,
    [now, reason, now, ids],
  );
  await recordEvents(
    em,
    disabled.map(({ id }) => ({ type: 'webhook.disabled', at: now, subjectId: id })),
  );
}

/** The webhooks of a key, locked for the rest of the transaction: whoever enables one at this moment waits, and then finds the key as it is. */
export async function heldWebhooksOf(em: EntityManager, apiKeyId: string): Promise<string[]> {
  const rows = await em.execute<{ id: string }[]>('select id from webhooks where api_key_id = ? order by id for update', [apiKeyId]);
  return rows.map(({ id }) => id);
}

/** Disables the webhooks whose key has ended: nobody is there when a key expires. */
export async function disableForEndedKeys(ctx: ActionContext): Promise<void> {
  const { em, now } = ctx;
  const ended = await em.execute<{ id: string; is_revoked: boolean }[]>(
    `select w.id, k.revoked_at is not null as is_revoked from webhooks w join api_keys k on k.id = w.api_key_id
     where w.is_enabled and (k.revoked_at is not null or k.expires_at <= ?) order by w.id for update of w skip locked`,
    [now],
  );
  const idsOf = (isRevoked: boolean): string[] => ended.filter((webhook) => webhook.is_revoked === isRevoked).map(({ id }) => id);
  await disableWebhooks(ctx, idsOf(true), KEY_REVOKED);
  await disableWebhooks(ctx, idsOf(false), KEY_EXPIRED);
}
