import { DomainError } from '../lib/errors.ts';
import { isId } from '../lib/id.rules.ts';
import type { Viewer } from '../viewer/viewer.ts';

/**
 * Whom something is done for: the caller, or for admins whoever they name.
 * @returns the person's id
 * @throws DomainError FORBIDDEN for somebody else unless by an admin, INVALID_INPUT when a key that belongs to nobody names nobody, NOT_FOUND for what is no id
 */
export function personOf(viewer: Viewer, named: string | null | undefined): string {
  const userId = named ?? viewer.id;
  if (userId === null) throw new DomainError('INVALID_INPUT', 'Say for whom: this key belongs to no person.', 'userId');
  if (userId !== viewer.id && viewer.kind !== 'admin') throw new DomainError('FORBIDDEN', 'Only admins do this for somebody else.', 'userId');
  if (!isId(userId)) throw new DomainError('NOT_FOUND', 'There is no such member.', 'userId');
  return userId;
}
