import { DomainError } from '../lib/errors.ts';
import { isId } from '../lib/id.rules.ts';
import type { ActionContext } from '../viewer/context.ts';
import { ApiKey } from './api-key.entity.ts';

const noSuchKey = (): DomainError => new DomainError('NOT_FOUND', 'There is no key with this id.', 'id');

/**
 * The key, locked for the rest of the transaction, when the caller may change it: keys of third parties and sessions of members by every admin, those of
 * services and other admins by super admins.
 * @throws DomainError NOT_FOUND, FORBIDDEN
 */
export async function heldKey({ em, viewer }: ActionContext, id: string): Promise<ApiKey> {
  if (!isId(id)) throw noSuchKey();
  await em.execute('select 1 from api_keys where id = ? for update', [id]);
  const key = await em.findOne(ApiKey, { id });
  if (!key) throw noSuchKey();
  const isEverybodys = key.kind === 'integration' || key.kind === 'member';
  if (!isEverybodys && viewer.id !== null && !viewer.isSuperAdmin && key.userId !== viewer.id) {
    throw new DomainError('FORBIDDEN', 'Keys for services and other admins are changed and revoked by super admins.', 'id');
  }
  return key;
}
