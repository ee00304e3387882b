import { randomUUID } from 'node:crypto';
import { noteAudit } from '../event/audit-note.ts';
import { recordEvent } from '../event/record-event.ts';
import { DomainError } from '../lib/errors.ts';
import { lineOf } from '../lib/text.rules.ts';
import type { ActionContext } from '../viewer/context.ts';
import type { KeyKind, Scope } from '../viewer/viewer.ts';
import { judgeKey, LONGEST_NAME } from './api-key.rules.ts';
import { ApiKey } from './api-key.entity.ts';
import { newToken } from './token.ts';

export type NewApiKey = { name: string; kind: KeyKind; scopes: readonly Scope[]; expiresAt?: Date | null | undefined };

/** Text that is answered once and never stored: JSON leaves it out, so an idempotency key's kept answer does not have it. */
class ShownOnce {
  readonly #text: string;
  constructor(text: string) {
    this.#text = text;
  }
  toString(): string {
    return this.#text;
  }
  toJSON(): undefined {
    return undefined;
  }
}
export type CreatedApiKey = { apiKeyId: string; token: string };
type Created = { apiKeyId: string; token?: ShownOnce };

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
  const { token, prefix, secretHash } = newToken(input.kind);
  const id = randomUUID();
  const userId = input.kind === 'admin' ? viewer.id : null;
  em.create(ApiKey, {
    id,
    name: lineOf(input.name, { longest: LONGEST_NAME, field: 'name' }),
    kind: input.kind,
    scopes: [...new Set(input.scopes)],
    prefix,
    secretHash,
    userId,
    createdAt: now,
    expiresAt,
  });
  await em.flush();
  await recordEvent(em, { type: 'api_key.created', at: now, subjectId: id });
  noteAudit(ctx, { details: { apiKeyId: id, kind: input.kind, scopes: input.scopes } });
  return { apiKeyId: id, token: new ShownOnce(token) };
}

/**
 * What a created key is answered as.
 * @throws DomainError CONFLICT when the answer comes from an idempotency key: the token was shown once
 */
export function shown(created: Created): CreatedApiKey {
  if (created.token === undefined)
    throw new DomainError('CONFLICT', 'This key was made before and its token was shown then. Revoke it and make another.', 'idempotencyKey');
  return { apiKeyId: created.apiKeyId, token: String(created.token) };
}

/**
 * Ends a key at once: calls with it are refused and its sockets closed within two seconds. Revoking twice is the same as once.
 * @throws DomainError NOT_FOUND, FORBIDDEN when the key is a service's or an admin's and the caller no super admin
 */
export async function revokeApiKey(ctx: ActionContext, input: { id: string }): Promise<{ apiKeyId: string }> {
  const { em, viewer, now } = ctx;
  const key = await em.findOne(ApiKey, { id: input.id });
  if (!key) throw new DomainError('NOT_FOUND', 'There is no key with this id.', 'id');
  noteAudit(ctx, { details: { apiKeyId: key.id } });
  if (key.kind !== 'integration' && viewer.id !== null && !viewer.isSuperAdmin && key.userId !== viewer.id) {
    throw new DomainError('FORBIDDEN', 'Keys for services and other admins are revoked by super admins.', 'id');
  }
  if (key.revokedAt) return { apiKeyId: key.id };
  key.revokedAt = now;
  await recordEvent(em, { type: 'api_key.revoked', at: now, subjectId: key.id });
  return { apiKeyId: key.id };
}
