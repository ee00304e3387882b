import { recordEvent } from '../event/record-event.ts';
import type { ActionContext } from '../viewer/context.ts';

/** Gives the role `pod_member` to a locked person who has come to have an active membership. Whoever holds it already keeps it. */
export async function givePodMemberRole({ em, now }: ActionContext, userId: string): Promise<void> {
  const given = await em.execute<unknown[]>(
    `insert into user_roles (user_id, role_type, granted_at, updated_at, source) values (?, 'pod_member', ?, ?, 'system')
     on conflict (user_id, role_type) do nothing returning id`,
    [userId, now, now],
  );
  if (given.length > 0) await recordEvent(em, { type: 'role.granted', at: now, userId });
}

/** Takes the role `pod_member` from a locked person who has no active membership any more. */
export async function takePodMemberRole({ em, now }: ActionContext, userId: string): Promise<void> {
  const taken = await em.execute<unknown[]>(`delete from user_roles where user_id = ? and role_type = 'pod_member' returning id`, [userId]);
  if (taken.length > 0) await recordEvent(em, { type: 'role.revoked', at: now, userId });
}
