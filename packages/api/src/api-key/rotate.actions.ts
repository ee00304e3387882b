import { randomUUID } from 'node:crypto';
import { noteAudit } from '../event/audit-note.ts';
import { recordEvent } from '../event/record-event.ts';
import { DomainError } from '../lib/errors.ts';
import type { ActionContext } from '../viewer/context.ts';
import { ApiKey } from './api-key.entity.ts';
import { endOfSuccessor, hasEnded, requireOverlap, USUAL_OVERLAP_HOURS } from './api-key.rules.ts';
import { heldKey } from './hold-key.actions.ts';
import { tellKeySuccession } from './key-succession.ts';
import { type Created, ShownOnce } from './shown-once.ts';
import { newToken } from './token.ts';

export type RotatedApiKey = { id: string; overlapHours?: number | null | undefined; expiresAt?: Date | null | undefined };
const HOUR_MS = 3_600_000;

/**
 * Makes a key that takes another one's place: the same name, kind, scopes, pods and budget, with a token of its own. Both work until the overlap ends, 24
 * hours from now unless told otherwise; then the old one expires. The new one lives for as long as the old one was made to, unless told otherwise.
 * @throws DomainError NOT_FOUND, FORBIDDEN, INVALID_INPUT for an overlap or an expiry that cannot be, CONFLICT when the key has ended or was rotated before
 */
export async function rotateApiKey(ctx: ActionContext, input: RotatedApiKey): Promise<Created & { rotatedId: string }> {
  const { em, now } = ctx;
  const old = await heldKey(ctx, input.id);
  if (old.kind === 'member') throw new DomainError('CONFLICT', 'A session is not rotated: end it, and the member begins another.', 'id');
  requireOwner(ctx, old);
  requireLiving(old, now);
  const overlapMs = requireOverlap(input.overlapHours ?? USUAL_OVERLAP_HOURS) * HOUR_MS;
  const { token, prefix, secretHash } = newToken(old.kind);
  const next = em.create(ApiKey, {
    id: randomUUID(),
    name: old.name,
    kind: old.kind,
    scopes: [...old.scopes],
    podIds: old.podIds ?? null,
    rateLimitPerMinute: old.rateLimitPerMinute ?? null,
    userId: old.userId ?? null,
    prefix,
    secretHash,
    createdAt: now,
    expiresAt: endOfSuccessor({ kind: old.kind, createdAt: old.createdAt, expiresAt: old.expiresAt ?? null }, input.expiresAt, now),
  });
  old.rotatedTo = next;
  const overlapEnd = new Date(now.getTime() + overlapMs);
  old.expiresAt = old.expiresAt && old.expiresAt < overlapEnd ? old.expiresAt : overlapEnd;
  await em.flush();
  await tellKeySuccession(ctx, { from: old.id, to: next.id });
  await recordEvent(em, { type: 'api_key.created', at: now, subjectId: next.id });
  await recordEvent(em, { type: 'api_key.rotated', at: now, subjectId: old.id });
  noteAudit(ctx, { details: { apiKeyId: old.id, rotatedTo: next.id, oldKeyExpiresAt: old.expiresAt } });
  return { apiKeyId: next.id, rotatedId: old.id, token: new ShownOnce(token) };
}

/** An admin's key speaks for a person; nobody else is given a token for it. */
function requireOwner({ viewer }: ActionContext, key: ApiKey): void {
  if (key.kind === 'admin' && viewer.id !== null && key.userId !== viewer.id)
    throw new DomainError('FORBIDDEN', 'The key of an admin is rotated by that admin. You may revoke it.', 'id');
}

function requireLiving(key: ApiKey, now: Date): void {
  if (key.rotatedTo) throw new DomainError('CONFLICT', 'This key was rotated before: rotate the key that took its place.', 'id');
  if (hasEnded(key, now)) throw new DomainError('CONFLICT', 'This key has ended: make another.', 'id');
}
