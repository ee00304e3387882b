import { randomBytes, randomUUID } from 'node:crypto';
import { noteAudit } from '../event/audit-note.ts';
import { recordEvent } from '../event/record-event.ts';
import { DomainError } from '../lib/errors.ts';
import { linkTo } from '../lib/public-address.ts';
import type { Query } from '../lib/query.ts';
import type { ActionContext } from '../viewer/context.ts';
import { ApiKey } from './api-key.entity.ts';
import { ShownOnce } from './shown-once.ts';
import { hashOf, newToken } from './token.ts';

/** A link is good for so many minutes, the key behind it for so many hours. */
export const LINK_MINUTES = 5;
export const PLAYGROUND_KEY_HOURS = 4;
const KEY_NAME = 'playground, entered by a link';
const MINUTE_MS = 60_000;
const SECRET = /^[A-Za-z0-9_-]{43}$/;
const USED_UP = 'This link was used, or its time is over. Send /admin to the bot for a new one.';

export type MadeLink = { readonly expiresAt: Date; readonly url?: ShownOnce };

/**
 * Makes a link that lets the admin who acts into the playground, once, within five minutes; the one before it is good no more. What follows the "#" is never
 * sent to a server by opening the link, so that neither logs nor previews use it up.
 */
export async function createPlaygroundLink(ctx: ActionContext, _input: object): Promise<MadeLink> {
  const { em, viewer, now } = ctx;
  const secret = randomBytes(32).toString('base64url');
  const expiresAt = new Date(now.getTime() + LINK_MINUTES * MINUTE_MS);
  await em.execute(
    `insert into playground_links (user_id, secret_hash, created_at, expires_at) values (?, ?, ?, ?)
     on conflict (user_id) do update set secret_hash = excluded.secret_hash, created_at = excluded.created_at, expires_at = excluded.expires_at`,
    [viewer.id, hashOf(secret), now, expiresAt],
  );
  return { expiresAt, url: new ShownOnce(linkTo(`/playground#enter=${secret}`)) };
}

/** Whose link it is, used or not by the time it is asked for: who enters acts from then on as this admin. Null when there is no such link. */
export async function adminBehindLink(query: Query, secret: string, now: Date): Promise<{ readonly id: string; readonly isSuperAdmin: boolean } | null> {
  if (!SECRET.test(secret)) return null;
  const [row] = (await query(
    `select l.user_id, bool_or(r.role_type = 'super_admin') as is_super_admin
     from playground_links l join user_roles r on r.user_id = l.user_id and r.role_type in ('admin', 'super_admin') and (r.expires_at is null or r.expires_at > $2)
     where l.secret_hash = $1 group by l.user_id`,
    [hashOf(secret), now],
  )) as { user_id: string; is_super_admin: boolean }[];
  return row ? { id: row.user_id, isSuperAdmin: row.is_super_admin } : null;
}

export type Entered = { readonly token: ShownOnce; readonly expiresAt: Date };

/**
 * Uses a link up for a key of the admin whose link it is; it ends after four hours. Of several at once one gets it.
 * @throws DomainError NOT_FOUND for a link that was used, has expired, or never was
 */
export async function enterPlayground(ctx: ActionContext, { secret }: { readonly secret: string }): Promise<Entered> {
  const { em, viewer, now } = ctx;
  const used = await em.execute<unknown[]>('delete from playground_links where secret_hash = ? and user_id = ? and expires_at > ? returning user_id', [
    hashOf(secret),
    viewer.id,
    now,
  ]);
  if (used.length === 0) throw new DomainError('NOT_FOUND', USED_UP);
  const { token, prefix, secretHash } = newToken('admin');
  const id = randomUUID();
  const expiresAt = new Date(now.getTime() + PLAYGROUND_KEY_HOURS * 60 * MINUTE_MS);
  em.create(ApiKey, { id, name: KEY_NAME, kind: 'admin', scopes: [], podIds: null, rateLimitPerMinute: null, prefix, secretHash, userId: viewer.id, createdAt: now, expiresAt }); // prettier-ignore
  await em.flush();
  await recordEvent(em, { type: 'api_key.created', at: now, subjectId: id });
  noteAudit(ctx, { details: { apiKeyId: id, expiresAt } });
  return { token: new ShownOnce(token), expiresAt };
}

/** @throws DomainError NOT_FOUND always: for who has no link that could be used up */
export function refuseLink(): never {
  throw new DomainError('NOT_FOUND', USED_UP);
}
