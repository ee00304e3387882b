import type { EntityManager } from '@mikro-orm/postgresql';
import { DomainError } from '../lib/errors.ts';
import { isId } from '../lib/id.rules.ts';

/**
 * The pods that a key shall be limited to, each once; null when it shall not.
 * @throws DomainError INVALID_INPUT when one of them does not exist
 */
export async function requirePods(em: EntityManager, podIds: readonly string[] | null): Promise<string[] | null> {
  if (podIds === null) return null;
  const wanted = [...new Set(podIds)];
  const known = wanted.every(isId) ? await em.execute<unknown[]>('select 1 from pods where id in (?)', [wanted]) : [];
  if (known.length < wanted.length) throw new DomainError('INVALID_INPUT', 'One of these pods does not exist; take ids from the list of pods.', 'podIds');
  return wanted;
}
