import { createHash } from 'node:crypto';
import { updateLast } from '../db/last-writes.ts';
import { readWithNext } from '../db/with-next.ts';
import { DomainError } from '../lib/errors.ts';
import type { ActionContext } from '../viewer/context.ts';
import type { Viewer } from '../viewer/viewer.ts';

/** For so long a repeated key gets the first answer; afterwards the key is free again. */
export const IDEMPOTENCY_KEPT_MS = 24 * 60 * 60 * 1000;
const MAX_KEY_LENGTH = 200;

export type Claim = { readonly isRepeat: false } | { readonly isRepeat: true; readonly answer: unknown };
type Kept = { operation: string; body_hash: string; answer: { value: unknown } | null };

const TAKE = `
insert into idempotency_keys (scope, key, operation, body_hash, answer, created_at) values (?, ?, ?, ?, null, ?)
on conflict (scope, key) do update set operation = excluded.operation, body_hash = excluded.body_hash, answer = null, created_at = excluded.created_at
where idempotency_keys.created_at < ? returning key`;
/** An error (TP001, see the migration 0017) where it takes nothing. */
const TAKE_OR_FAIL = `with taken as (${TAKE}) select case when exists (select from taken) then null else idempotency_key_is_taken() end`;

type Claimed = { readonly scope: string; readonly hash: string; readonly values: readonly unknown[] };

function claimedBy({ now, viewer }: ActionContext, key: string, operation: string, input: object): Claimed {
  if (key.length === 0 || key.length > MAX_KEY_LENGTH || key.includes('\0')) {
    throw new DomainError('INVALID_INPUT', `An idempotency key has 1 to ${MAX_KEY_LENGTH} characters.`, 'idempotencyKey');
  }
  const hash = bodyHash(operation, input);
  const scope = scopeOf(viewer);
  return { scope, hash, values: [scope, key, operation, hash, now, new Date(now.getTime() - IDEMPOTENCY_KEPT_MS)] };
}

/**
 * Takes the key for this caller, in one trip with the next statement, which fails when the key is taken: nearly every key is new. Whoever calls this tries again with
 * `claimIdempotencyKey` when anything fails before the key is known to be theirs.
 * @returns what tells whether it is: once a statement of this transaction has been answered
 * @throws DomainError INVALID_INPUT for a key that cannot be one
 */
export async function claimNewKey(ctx: ActionContext, key: string, operation: string, input: object): Promise<() => boolean> {
  const rows = await readWithNext(ctx.em, TAKE_OR_FAIL, claimedBy(ctx, key, operation, input).values);
  return () => rows().length > 0;
}

/**
 * Takes the key for this caller, or finds what it answered before. A second call with the same key waits here until the first one has committed or failed.
 * @throws DomainError IDEMPOTENCY_CONFLICT for the same key with another operation or other input, INVALID_INPUT for a key that cannot be one
 */
export async function claimIdempotencyKey(ctx: ActionContext, key: string, operation: string, input: object): Promise<Claim> {
  const { scope, hash, values } = claimedBy(ctx, key, operation, input);
  const taken = await ctx.em.execute<unknown[]>(TAKE, values);
  if (taken.length > 0) return { isRepeat: false };
  const [kept] = await ctx.em.execute<Kept[]>('select operation, body_hash, answer from idempotency_keys where scope = ? and key = ?', [scope, key]);
  if (!kept || kept.operation !== operation || kept.body_hash !== hash) {
    throw new DomainError('IDEMPOTENCY_CONFLICT', 'This idempotency key was used for something else in the last 24 hours; use a new one.', 'idempotencyKey');
  }
  return { isRepeat: true, answer: kept.answer?.value };
}

/** Keeps what the operation answered beside its rows, for whoever repeats the call. */
export async function keepAnswer(ctx: ActionContext, key: string, answer: unknown): Promise<void> {
  await updateLast(ctx.em, 'update idempotency_keys set answer = ?::jsonb where scope = ? and key = ?', [
    JSON.stringify({ value: answer }),
    scopeOf(ctx.viewer),
    key,
  ]);
}

/** Keys are private to a caller: the API key, and the member it acts for. */
function scopeOf(viewer: Viewer): string {
  return `${viewer.keyId ?? 'anonymous'}/${viewer.id ?? ''}`;
}

function bodyHash(operation: string, input: object): string {
  const { idempotencyKey: _, ...body } = input as { idempotencyKey?: unknown };
  return createHash('sha256')
    .update(operation)
    .update('\0')
    .update(JSON.stringify(sorted(body)))
    .digest('hex');
}

/** The same input in whatever order its keys were written is the same body. */
function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (value === null || typeof value !== 'object' || value instanceof Date) return value;
  const entries = Object.entries(value).toSorted(([a], [b]) => (a < b ? -1 : 1));
  return Object.fromEntries(entries.map(([key, inner]) => [key, sorted(inner)]));
}
