import { noteAudit } from '../event/audit-note.ts';
import { recordEvent } from '../event/record-event.ts';
import { DomainError } from '../lib/errors.ts';
import { isId } from '../lib/id.rules.ts';
import type { ActionContext } from '../viewer/context.ts';
import { counterpartOf, requireFuture, requireMayGrant, requireMayRevoke } from './role.rules.ts';
import type { GrantRoleInput, RevokeRoleInput } from './user.input.ts';
import type { RoleType } from './user.rules.ts';

type Held = { readonly id: string; readonly expires_at: string | null };

/**
 * Gives a role, or changes when it ends. `paid` takes the place of `unpaid` and the other way round. Giving what is held already changes nothing.
 * @returns the person's id
 * @throws DomainError FORBIDDEN | INVALID_INPUT by the rules of roles, NOT_FOUND, CONFLICT when the last lasting super admin would get an end
 */
export async function grantRole(ctx: ActionContext, { userId, roleType, expiresAt = null }: GrantRoleInput): Promise<{ userId: string }> {
  noteAudit(ctx, { subjectId: userId, details: { roleType, expiresAt } });
  requireMayGrant(ctx.viewer, userId, roleType);
  requireFuture(expiresAt, ctx.now);
  await lockUser(ctx, userId);
  const displaced = counterpartOf(roleType);
  if (displaced !== null) await takeRole(ctx, userId, displaced);
  const isChanged = await putRole(ctx, { userId, roleType, expiresAt });
  if (isChanged) await requireLastingSuperAdmin(ctx, roleType, expiresAt !== null);
  return { userId };
}

/**
 * Takes a role away. Whoever loses `paid` is `unpaid` again. Taking what is not held changes nothing.
 * @returns the person's id
 * @throws DomainError FORBIDDEN | INVALID_INPUT by the rules of roles, NOT_FOUND, CONFLICT for the last lasting super admin
 */
export async function revokeRole(ctx: ActionContext, { userId, roleType }: RevokeRoleInput): Promise<{ userId: string }> {
  noteAudit(ctx, { subjectId: userId, details: { roleType } });
  requireMayRevoke(ctx.viewer, roleType);
  await lockUser(ctx, userId);
  if (!(await takeRole(ctx, userId, roleType))) return { userId };
  await requireLastingSuperAdmin(ctx, roleType, true);
  const replacement = counterpartOf(roleType);
  if (replacement !== null) await putRole(ctx, { userId, roleType: replacement, expiresAt: null });
  return { userId };
}

/** One change of roles at a time for a person. */
async function lockUser({ em }: ActionContext, userId: string): Promise<void> {
  const [user] = isId(userId) ? await em.execute<unknown[]>('select 1 from users where id = ? for update', [userId]) : [];
  if (!user) throw new DomainError('NOT_FOUND', 'There is no such member.', 'userId');
}

/** Whether something changed. */
async function putRole(ctx: ActionContext, role: { userId: string; roleType: RoleType; expiresAt: Date | null }): Promise<boolean> {
  const held = await ctx.em.execute<Held[]>(
    `insert into user_roles (user_id, role_type, granted_at, granted_by, expires_at, source, updated_at) values (?, ?, ?, ?, ?, 'person', ?)
     on conflict (user_id, role_type) do update set granted_at = case when user_roles.expires_at <= excluded.granted_at then excluded.granted_at else user_roles.granted_at end,
       granted_by = excluded.granted_by, expires_at = excluded.expires_at, source = 'person', updated_at = excluded.updated_at, version = user_roles.version + 1
     where user_roles.expires_at is distinct from excluded.expires_at or user_roles.source <> 'person'
     returning id`,
    [role.userId, role.roleType, ctx.now, ctx.viewer.id, role.expiresAt, ctx.now],
  );
  if (held.length > 0) await recordEvent(ctx.em, { type: 'role.granted', at: ctx.now, userId: role.userId });
  return held.length > 0;
}

/** Whether it was held. */
async function takeRole(ctx: ActionContext, userId: string, roleType: RoleType): Promise<boolean> {
  const taken = await ctx.em.execute<Held[]>('delete from user_roles where user_id = ? and role_type = ? returning id', [userId, roleType]);
  if (taken.length > 0) await recordEvent(ctx.em, { type: 'role.revoked', at: ctx.now, userId });
  return taken.length > 0;
}

/**
 * Somebody must always be left who can make admins: one super admin without an end. Locking all of them lets two who unmake each other go one after the other.
 * The rows are read after the change, in its transaction.
 */
async function requireLastingSuperAdmin({ em }: ActionContext, roleType: RoleType, isAtRisk: boolean): Promise<void> {
  if (roleType !== 'super_admin' || !isAtRisk) return;
  const lasting = await em.execute<unknown[]>(`select id from user_roles where role_type = 'super_admin' and expires_at is null order by id for update`);
  if (lasting.length === 0) throw new DomainError('CONFLICT', 'This is the last super admin; make another one first.', 'roleType');
}
