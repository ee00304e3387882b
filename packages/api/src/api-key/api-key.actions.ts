import { randomUUID } from 'node:crypto';
import { noteAudit } from '../event/audit-note.ts';
import { recordEvent } from '../event/record-event.ts';
import { DomainError } from '../lib/errors.ts';
import { lineOf } from '../lib/text.rules.ts';
import type { ActionContext } from '../viewer/context.ts';
import type { KeyKind, Scope } from '../viewer/viewer.ts';
import { ApiKey } from './api-key.entity.ts';
import { judgeKey, LONGEST_NAME, requireRate } from './api-key.rules.ts';
import { heldKey } from './hold-key.actions.ts';
import { requirePods } from './key-pods.actions.ts';
import { tellKeySuccession } from './key-succession.ts';
import { type Created, ShownOnce } from './shown-once.ts';
import { newToken } from './token.ts';

export type NewApiKey = {
  name: string;
  kind: KeyKind;
  scopes: readonly Scope[];
  /** The only pods a third party's key may see anything of. */
  podIds?: readonly string[] | null | undefined;
  /** Points it may spend in a minute, where that is not what everybody may. */
  rateLimitPerMinute?: number | null | undefined;
  expiresAt?: Date | null | undefined;
};

/**
 * Makes a key. Its token is in this answer and nowhere else: a repeat with the same idempotency key finds the key but not the token.
 * An admin key belongs to the admin who makes it, and is worth what that person's roles are worth.
 * @throws DomainError INVALID_INPUT, FORBIDDEN when a key that acts for members is wanted by no super admin, CONFLICT for a repeat
 */
export async function createApiKey(ctx: ActionContext, input: NewApiKey): Promise<Created> {
  const { em, viewer, now } = ctx;
  if (input.kind !== 'integration' && viewer.id !== null && !viewer.isSuperAdmin) {
    throw new DomainError('FORBIDDEN', 'Keys for services and admins are made by super admins.', 'kind');
  }
  const expiresAt = judgeKey(input, now);
  const podIds = await requirePods(em, input.podIds ?? null);
  const { token, prefix, secretHash } = newToken(input.kind);
  const id = randomUUID();
  const userId = input.kind === 'admin' ? viewer.id : null;
  em.create(ApiKey, {
    id,
    name: lineOf(input.name, { longest: LONGEST_NAME, field: 'name' }),
    kind: input.kind,
    scopes: [...new Set(input.scopes)],
    podIds,
    rateLimitPerMinute: input.rateLimitPerMinute ?? null,
    prefix,
    secretHash,
    userId,
    createdAt: now,
    expiresAt,
  });
  await em.flush();
  await recordEvent(em, { type: 'api_key.created', at: now, subjectId: id });
  noteAudit(ctx, { details: { apiKeyId: id, kind: input.kind, scopes: input.scopes, podIds } });
  return { apiKeyId: id, token: new ShownOnce(token) };
}

/**
 * Ends a key at once: calls with it are refused and its sockets closed within two seconds, and its webhooks are disabled. Revoking twice is the same as once.
 * @throws DomainError NOT_FOUND, FORBIDDEN when the key is a service's or an admin's and the caller no super admin
 */
export async function revokeApiKey(ctx: ActionContext, input: { id: string }): Promise<{ apiKeyId: string }> {
  const { em, now } = ctx;
  const key = await heldKey(ctx, input.id);
  noteAudit(ctx, { details: { apiKeyId: key.id } });
  if (key.revokedAt) return { apiKeyId: key.id };
  key.revokedAt = now;
  await tellKeySuccession(ctx, { from: key.id, to: null });
  await recordEvent(em, { type: 'api_key.revoked', at: now, subjectId: key.id });
  return { apiKeyId: key.id };
}

export type ChangedApiKey = {
  id: string;
  name?: string | null | undefined;
  rateLimitPerMinute?: number | null | undefined;
  version?: number | null | undefined;
};

/**
 * Gives a key another name or another budget; what is left out stays. What it opens never changes: make another key for that.
 * @throws DomainError NOT_FOUND, INVALID_INPUT, VERSION_CONFLICT, FORBIDDEN as for `revokeApiKey`
 */
export async function updateApiKey(ctx: ActionContext, input: ChangedApiKey): Promise<{ apiKeyId: string }> {
  const { em, now } = ctx;
  const key = await heldKey(ctx, input.id);
  requireRate(input.rateLimitPerMinute);
  if (input.version != null && input.version !== key.version)
    throw new DomainError('VERSION_CONFLICT', 'This key has changed since it was read; read it again and repeat the change.', 'version');
  if (input.name != null) key.name = lineOf(input.name, { longest: LONGEST_NAME, field: 'name' });
  if (input.rateLimitPerMinute !== undefined) key.rateLimitPerMinute = input.rateLimitPerMinute;
  noteAudit(ctx, { details: { apiKeyId: key.id, rateLimitPerMinute: key.rateLimitPerMinute ?? null } });
  await recordEvent(em, { type: 'api_key.updated', at: now, subjectId: key.id });
  return { apiKeyId: key.id };
}
