import { isId } from '../lib/id.rules.ts';
import { viewersKey } from '../read/declare.ts';
import { raw, type Sql, sql } from '../read/sql.ts';
import type { ActionContext } from '../viewer/context.ts';
import { ApiKey } from './api-key.entity.ts';
import { hasEnded } from './api-key.rules.ts';

const FROM = 'WITH RECURSIVE heirs AS (SELECT id, rotated_to FROM api_keys WHERE id = ';
const ON = ' UNION SELECT k.id, k.rotated_to FROM api_keys k JOIN heirs h ON k.id = h.rotated_to) SELECT id FROM heirs';

/** The key behind the call and those that took its place, one after the other: while it works beside them, what is theirs is its own. */
export const viewersKeys: Sql = sql`${raw(FROM)}${viewersKey}${raw(ON)}`;

/** Whether a key is the one behind the call, or took its place. */
export async function isViewersKey({ em, viewer }: ActionContext, id: string): Promise<boolean> {
  if (id === viewer.keyId) return true;
  return isId(id) && (await em.execute<unknown[]>(`${FROM}?${ON} WHERE id = ?`, [viewer.keyId, id])).length > 0;
}

/**
 * Whom that belongs to which a key makes: itself, or the last of those that took its place, so that it does not end with the key. Locked for the rest of the
 * transaction, like those before it. Null when all of them have ended, or there is no such key.
 */
export async function heldHeir({ em, now }: ActionContext, id: string): Promise<ApiKey | null> {
  let last: ApiKey | null = null;
  let next: string | null = id;
  while (next !== null) {
    await em.execute('select 1 from api_keys where id = ? for update', [next]);
    const key: ApiKey | null = await em.findOne(ApiKey, { id: next });
    if (key && !hasEnded(key, now)) last = key;
    next = key?.rotatedTo?.id ?? null;
  }
  return last;
}
