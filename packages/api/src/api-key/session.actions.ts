import { randomUUID } from 'node:crypto';
import type { EntityManager } from '@mikro-orm/postgresql';
import { noteAudit } from '../event/audit-note.ts';
import { recordEvent } from '../event/record-event.ts';
import { DomainError } from '../lib/errors.ts';
import { isId } from '../lib/id.rules.ts';
import type { ActionContext } from '../viewer/context.ts';
import { ShownOnce } from './shown-once.ts';
import { hashOf, newToken } from './token.ts';

const SESSION_HOURS = 24;
const HOUR_MS = 3_600_000;
const NAME = 'Session on the web';
const KEPT_MS = 7 * 24 * HOUR_MS;

export type BegunSession = { readonly sessionId: string; readonly token?: ShownOnce };

/**
 * The member whom Telegram vouches for.
 * @throws DomainError NOT_FOUND for somebody who never wrote to a bot
 */
export async function memberVouchedFor(em: EntityManager, telegramUserId: string): Promise<string> {
  const [member] = await em.execute<{ id: string }[]>('select id from users where telegram_user_id = ?', [telegramUserId]);
  if (!member) throw notYetHere();
  return member.id;
}

const noSession = (): DomainError => new DomainError('NOT_FOUND', 'You have no session with this id.', 'id');
const notYetHere = (): DomainError => new DomainError('NOT_FOUND', 'You are no member yet. Write /start to the bot first.', 'initData');

/**
 * Begins a session of the member who acts: a key of theirs that ends after 24 hours. Of several calls with the same initData one gets it.
 * @throws DomainError UNAUTHENTICATED when the initData has begun a session before, NOT_FOUND when the member is gone
 */
export async function startSession(ctx: ActionContext, { signature }: { readonly signature: string }): Promise<BegunSession> {
  const { em, viewer, now } = ctx;
  const { token, prefix, secretHash } = newToken('member');
  const id = randomUUID();
  const expiresAt = new Date(now.getTime() + SESSION_HOURS * HOUR_MS);
  const member = await em.execute<unknown[]>('select 1 from users where id = ? for key share', [viewer.id]);
  if (member.length === 0) throw notYetHere();
  const begun = await em.execute<unknown[]>(
    `insert into api_keys (id, name, kind, scopes, prefix, secret_hash, user_id, created_at, expires_at, exchanged_hash)
     values (?, ?, 'member', '{}', ?, ?, ?, ?, ?, ?) on conflict (exchanged_hash) do nothing returning id`,
    [id, NAME, prefix, secretHash, viewer.id, now, expiresAt, hashOf(signature)],
  );
  if (begun.length === 0)
    throw new DomainError('UNAUTHENTICATED', 'A session was begun with this initData before. Open the page from the bot again.', 'initData');
  await recordEvent(em, { type: 'api_key.created', at: now, subjectId: id });
  noteAudit(ctx, { subjectId: viewer.id, details: { apiKeyId: id, expiresAt } });
  return { sessionId: id, token: new ShownOnce(token) };
}

/**
 * Ends a session of the member who acts at once: calls with it are refused and its sockets closed within two seconds. Ending twice is the same as once.
 * @throws DomainError INVALID_INPUT when no session is named and none calls, NOT_FOUND for one of somebody else
 */
export async function endSession(ctx: ActionContext, { id }: { readonly id?: string | null | undefined }): Promise<{ sessionId: string }> {
  const { em, viewer, now } = ctx;
  const isBySession = viewer.bot === null && viewer.kind === 'member';
  const sessionId = id ?? (isBySession ? viewer.keyId : null);
  if (sessionId === null) throw new DomainError('INVALID_INPUT', 'Say which session shall end: the query sessions lists them.', 'id');
  if (!isId(sessionId)) throw noSession();
  const [session] = await em.execute<{ is_revoked: boolean }[]>(
    `select revoked_at is not null as is_revoked from api_keys where id = ? and kind = 'member' and user_id = ? for update`,
    [sessionId, viewer.id],
  );
  if (!session) throw noSession();
  noteAudit(ctx, { subjectId: viewer.id, details: { apiKeyId: sessionId } });
  if (session.is_revoked) return { sessionId };
  await em.execute('update api_keys set revoked_at = ?, version = version + 1 where id = ?', [now, sessionId]);
  await recordEvent(em, { type: 'api_key.revoked', at: now, subjectId: sessionId });
  return { sessionId };
}

/**
 * Deletes sessions that ended more than a week ago; the audit log still has when they began.
 * @returns how many; fewer than `limit`: there are no more
 */
export async function forgetSessions(em: EntityManager, now: Date, limit: number): Promise<number> {
  const gone = await em.execute<unknown[]>(
    `delete from api_keys where id in (select id from api_keys where kind = 'member' and expires_at < ? order by expires_at limit ?) returning 1`,
    [new Date(now.getTime() - KEPT_MS), limit],
  );
  return gone.length;
}
