import { randomInt } from 'node:crypto';
import { createApiKey } from '../api-key/api-key.actions.ts';
import { shown } from '../api-key/shown-once.ts';
import { noteAudit } from '../event/audit-note.ts';
import { recordEvent } from '../event/record-event.ts';
import type { ActionContext } from '../viewer/context.ts';
import { anonymous } from '../viewer/viewer.ts';
import type { Workplace } from './database.ts';

/** Telegram gives out ids of at most 52 bits and has used less than a thousandth of them: from here on nobody will have one for a long time. */
const FIRST_UNUSED_ID = 2 ** 51;
const UNUSED_IDS = 2 ** 47;

export type NewAdmin = { readonly userId: string; readonly apiKeyId: string; readonly token: string };

/**
 * Makes a person a super admin and gives them an admin key. With a Telegram id it is that person, made a member if they are none; without, the longest-standing
 * super admin, or a new person without Telegram when there is none yet. The token is in this answer and nowhere else.
 */
export async function createAdmin({ run }: Workplace, telegramId: string | null, keyName: string): Promise<NewAdmin> {
  const { userId } = await run()({ telegramId }, appointAdmin);
  const viewer = { ...anonymous, kind: 'admin', id: userId, isSuperAdmin: true } as const;
  const { apiKeyId, token } = shown(await run(viewer)({ name: keyName, kind: 'admin' as const, scopes: [] }, createApiKey));
  return { userId, apiKeyId, token };
}

async function appointAdmin(ctx: ActionContext, { telegramId }: { telegramId: string | null }): Promise<{ userId: string }> {
  const userId =
    telegramId === null
      ? ((await longestStanding(ctx)) ?? (await memberWith(ctx, String(FIRST_UNUSED_ID + randomInt(UNUSED_IDS)))))
      : await memberWith(ctx, telegramId);
  const granted = await ctx.em.execute<unknown[]>(
    `insert into user_roles (user_id, role_type, granted_at, updated_at, source) values (?, 'super_admin', ?, ?, 'person')
     on conflict (user_id, role_type) do update set expires_at = null, updated_at = excluded.updated_at where user_roles.expires_at is not null returning id`,
    [userId, ctx.now, ctx.now],
  );
  if (granted.length > 0) await recordEvent(ctx.em, { type: 'role.granted', at: ctx.now, userId });
  noteAudit(ctx, { subjectId: userId });
  return { userId };
}

async function longestStanding({ em }: ActionContext): Promise<string | null> {
  const [row] = await em.execute<{ user_id: string }[]>(
    `select user_id from user_roles where role_type = 'super_admin' and expires_at is null order by granted_at, id limit 1`,
  );
  return row?.user_id ?? null;
}

/** The member with this Telegram id, made now if there is none. No bot can write to them before they have written to it. */
async function memberWith({ em, now }: ActionContext, telegramId: string): Promise<string> {
  const [made] = await em.execute<{ id: string }[]>(
    `insert into users (telegram_user_id, first_name, created_at, updated_at) values (?, 'Admin', ?, ?) on conflict (telegram_user_id) do nothing returning id`,
    [telegramId, now, now],
  );
  if (!made) return (await em.execute<{ id: string }[]>('select id from users where telegram_user_id = ?', [telegramId]))[0]!.id;
  await em.execute(`insert into user_roles (user_id, role_type, granted_at, updated_at, source) values (?, 'unpaid', ?, ?, 'system')`, [made.id, now, now]);
  await recordEvent(em, { type: 'user.registered', at: now, userId: made.id });
  return made.id;
}
