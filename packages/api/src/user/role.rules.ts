import { DomainError } from '../lib/errors.ts';
import type { Viewer } from '../viewer/viewer.ts';
import type { RoleType } from './user.rules.ts';

/** Roles that give power over other people. */
const POWERS: readonly RoleType[] = ['admin', 'super_admin'];

/** Everybody holds exactly one of the two: what takes the place of a role that goes. Null for roles without a counterpart. */
export function counterpartOf(role: RoleType): RoleType | null {
  if (role === 'paid') return 'unpaid';
  return role === 'unpaid' ? 'paid' : null;
}

/**
 * Whether this caller may give this role to that person.
 * @throws DomainError FORBIDDEN when they would raise themselves, or give power without being a super admin; INVALID_INPUT for `pod_member`
 */
export function requireMayGrant(viewer: Viewer, userId: string, role: RoleType): void {
  requireByHand(role);
  if (viewer.id === userId) throw new DomainError('FORBIDDEN', 'Nobody gives a role to themselves; ask another admin.', 'userId');
  requirePower(viewer, role);
}

/**
 * Whether this caller may take this role from a person; giving up one's own is allowed.
 * @throws DomainError FORBIDDEN when it takes a super admin; INVALID_INPUT for `pod_member`, and for `unpaid`, which only `paid` can replace
 */
export function requireMayRevoke(viewer: Viewer, role: RoleType): void {
  requireByHand(role);
  if (role === 'unpaid') throw new DomainError('INVALID_INPUT', 'Everybody is either unpaid or paid; grant PAID instead.', 'roleType');
  requirePower(viewer, role);
}

function requireByHand(role: RoleType): void {
  if (role === 'pod_member')
    throw new DomainError('INVALID_INPUT', 'This role follows from a membership; let the person join or leave a pod instead.', 'roleType');
}

function requirePower(viewer: Viewer, role: RoleType): void {
  if (POWERS.includes(role) && !viewer.isSuperAdmin) throw new DomainError('FORBIDDEN', 'Only super admins make and unmake admins.', 'roleType');
}

/** @throws DomainError INVALID_INPUT for an end that has already come */
export function requireFuture(expiresAt: Date | null, now: Date): void {
  if (expiresAt !== null && expiresAt <= now)
    throw new DomainError('INVALID_INPUT', 'A role cannot end in the past; give a later instant, or revoke the role.', 'expiresAt');
}
