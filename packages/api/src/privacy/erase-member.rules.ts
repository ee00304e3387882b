import { DomainError } from '../lib/errors.ts';
import type { Viewer } from '../viewer/viewer.ts';

/** What a member types to have themselves erased. */
export const OWN_CONFIRMATION = 'ERASE MY DATA';
/** What an admin types, with the id of whom they mean. */
export const confirmationFor = (userId: string): string => `ERASE ${userId}`;

/**
 * Nobody is erased by a slip: what is to happen is typed out.
 * @throws DomainError INVALID_INPUT `confirmation`
 */
export function requireConfirmation(viewer: Viewer, userId: string, confirmation: string): void {
  const wanted = viewer.id === userId ? OWN_CONFIRMATION : confirmationFor(userId);
  if (confirmation !== wanted) throw new DomainError('INVALID_INPUT', `This cannot be undone; confirm it with exactly "${wanted}".`, 'confirmation');
}

/**
 * Admins erase members; who holds power is erased by super admins, or by themselves.
 * @throws DomainError FORBIDDEN
 */
export function requireMayErase(viewer: Viewer, userId: string, holdsPower: boolean): void {
  if (holdsPower && viewer.id !== userId && !viewer.isSuperAdmin) throw new DomainError('FORBIDDEN', 'Only super admins erase admins.', 'userId');
}
