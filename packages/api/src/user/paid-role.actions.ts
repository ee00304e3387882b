import { recordEvent } from '../event/record-event.ts';
import type { ActionContext } from '../viewer/context.ts';

/** Until when somebody has paid; null: nothing ends it by itself. */
export type PaidUntil = { readonly until: Date | null };
type Grant = { readonly grantedBy: string | null; readonly expiresAt: string | null };
type Held = {
  readonly source: string;
  readonly expires_at: Date | string | null;
  readonly granted_by: string | null;
  readonly metadata: { person?: Grant } | null;
};

/**
 * Brings the role `paid` of a locked person to what their payments say. A role that a person granted is never taken away by a payment: while the payment
 * reaches further it is set aside, and it comes back when the payment counts no more.
 * @param paid null when no payment counts at present
 */
export async function projectPaidRole(ctx: ActionContext, userId: string, paid: PaidUntil | null): Promise<void> {
  const [held] = await ctx.em.execute<Held[]>(
    `select source, expires_at, granted_by, metadata from user_roles where user_id = ? and role_type = 'paid' for update`,
    [userId],
  );
  if (paid === null) await withdraw(ctx, userId, held);
  else await give(ctx, { userId, held, until: paid.until });
}

async function give(ctx: ActionContext, { userId, held, until }: { userId: string; held: Held | undefined; until: Date | null }): Promise<void> {
  if (held && suffices(held, until)) return;
  const person = held && setAside(held);
  await put(ctx, { userId, source: 'payment', expiresAt: textOf(until), grantedBy: null, person });
}

/** Whether the role already is what the payment makes of it, or a person granted it for at least as long. */
function suffices(held: Held, until: Date | null): boolean {
  return held.source === 'person' ? reachesAsFar(held.expires_at, until) : textOf(held.expires_at) === textOf(until);
}

/** What a person granted, under the payment. */
const setAside = (held: Held): Grant | undefined =>
  held.source === 'person' ? { grantedBy: held.granted_by, expiresAt: textOf(held.expires_at) } : held.metadata?.person;

async function withdraw(ctx: ActionContext, userId: string, held: Held | undefined): Promise<void> {
  if (held?.source !== 'payment') return;
  const person = held.metadata?.person;
  const isGrantRunning = person && (person.expiresAt === null || new Date(person.expiresAt) > ctx.now);
  if (isGrantRunning) return put(ctx, { userId, source: 'person', expiresAt: person.expiresAt, grantedBy: person.grantedBy, person: undefined });
  await ctx.em.execute(`delete from user_roles where user_id = ? and role_type = 'paid'`, [userId]);
  await recordEvent(ctx.em, { type: 'role.revoked', at: ctx.now, userId });
  await ctx.em.execute(
    `insert into user_roles (user_id, role_type, granted_at, updated_at, source) values (?, 'unpaid', ?, ?, 'system') on conflict (user_id, role_type) do nothing`,
    [userId, ctx.now, ctx.now],
  );
  await recordEvent(ctx.em, { type: 'role.granted', at: ctx.now, userId });
}

type Put = {
  readonly userId: string;
  readonly source: string;
  readonly expiresAt: string | null;
  readonly grantedBy: string | null;
  readonly person: Grant | undefined;
};

async function put({ em, now }: ActionContext, { userId, source, expiresAt, grantedBy, person }: Put): Promise<void> {
  const gone = await em.execute<unknown[]>(`delete from user_roles where user_id = ? and role_type = 'unpaid' returning id`, [userId]);
  if (gone.length > 0) await recordEvent(em, { type: 'role.revoked', at: now, userId });
  await em.execute(
    `insert into user_roles (user_id, role_type, granted_at, updated_at, source, expires_at, granted_by, metadata) values (?, 'paid', ?, ?, ?, ?, (select id from users where id = ?), ?::jsonb)
     on conflict (user_id, role_type) do update set source = excluded.source, expires_at = excluded.expires_at, granted_by = excluded.granted_by,
       metadata = excluded.metadata, updated_at = excluded.updated_at, version = user_roles.version + 1`,
    [userId, now, now, source, expiresAt, grantedBy, person ? JSON.stringify({ person }) : null],
  );
  await recordEvent(em, { type: 'role.granted', at: now, userId });
}

const textOf = (at: Date | string | null): string | null => (at === null ? null : new Date(at).toISOString());

/** Whether a grant that ends then ends no earlier than the payment. */
function reachesAsFar(grantEnds: Date | string | null, paymentEnds: Date | null): boolean {
  if (grantEnds === null) return true;
  return paymentEnds !== null && new Date(grantEnds) >= paymentEnds;
}
