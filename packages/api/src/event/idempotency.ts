import { createHash } from 'node:crypto';
import { updateLast } from '../db/last-writes.ts';
import { asking, Change, type ValuesOf } from '../db/shared-statement.ts';
import { readWithNext, runWithNext } from '../db/with-next.ts';
import { DomainError } from '../lib/errors.ts';
import type { ActionContext, AnyContext, SeatedContext } from '../viewer/context.ts';
import type { Viewer } from '../viewer/viewer.ts';

/** For so long a repeated key gets the first answer; afterwards the key is free again. */
export const IDEMPOTENCY_KEPT_MS = 24 * 60 * 60 * 1000;
const MAX_KEY_LENGTH = 200;

export type Claim = { readonly isRepeat: false } | { readonly isRepeat: true; readonly answer: unknown };
type Kept = { operation: string; body_hash: string; answer: { value: unknown } | null };

const GIVEN = { scope: 'text', key: 'text', operation: 'text', body_hash: 'text', answer: 'jsonb', now: 'timestamptz' };
const TAKING = `
insert into idempotency_keys (scope, key, operation, body_hash, answer, created_at)
  select given.scope, given.key, given.operation, given.body_hash, given.answer, given.now from given order by 1, 2
on conflict (scope, key) do update set operation = excluded.operation, body_hash = excluded.body_hash, answer = excluded.answer, created_at = excluded.created_at
  where idempotency_keys.created_at < excluded.created_at - interval '${IDEMPOTENCY_KEPT_MS} milliseconds' returning key`;
const TAKE = new Change(GIVEN, TAKING);
/** An error (TP001, see the migration 0017) where it does not take all. */
const TAKE_OR_FAIL = new Change(
  GIVEN,
  `
with taken as (${TAKING})
select case when (select count(*) from taken) = (select count(*) from given) then null else idempotency_key_is_taken() end`,
);

/**
 * Whoever is about to take a key is alone with it: alone they take it before they lock anything else, in company after all is locked, and would lock each other out. In company nobody
 * waits for it.
 */
const BE_ALONE_WITH = 'select pg_advisory_xact_lock(hashtextextended(?, 0))';
const TRY = asking<{ readonly is_free: boolean }>()({ named: 'text' }, 'select pg_try_advisory_xact_lock(hashtextextended(given.named, 0)) as is_free');
const namedBy = (scope: string, key: string): string => `key ${scope} ${key}`;

type Claimed = { readonly scope: string; readonly hash: string; readonly values: ValuesOf<typeof GIVEN> };

/** What a key was used for. */
type Deed = { readonly operation: string; readonly input: object; readonly answer?: unknown };

const keptAnswer = (answer: unknown): string => JSON.stringify({ value: answer });

/** `answer`: none as long as it is not known. */
function claimedBy({ now, viewer }: AnyContext, key: string, { operation, input, answer }: Deed): Claimed {
  if (key.length === 0 || key.length > MAX_KEY_LENGTH || key.includes('\0')) {
    throw new DomainError('INVALID_INPUT', `An idempotency key has 1 to ${MAX_KEY_LENGTH} characters.`, 'idempotencyKey');
  }
  const hash = bodyHash(operation, input);
  const scope = scopeOf(viewer);
  return { scope, hash, values: { scope, key, operation, body_hash: hash, answer: answer === undefined ? null : keptAnswer(answer), now } };
}

/**
 * Takes the key for this caller, in one trip with the next statement, which fails when the key is taken: nearly every key is new. Whoever calls this tries again with
 * `claimIdempotencyKey` when anything fails before the key is known to be theirs.
 * @returns what tells whether it is: once a statement of this transaction has been answered
 * @throws DomainError INVALID_INPUT for a key that cannot be one
 */
export async function claimNewKey(ctx: ActionContext, key: string, operation: string, input: object): Promise<() => boolean> {
  const { scope, values } = claimedBy(ctx, key, { operation, input });
  await runWithNext(ctx.em, BE_ALONE_WITH, [namedBy(scope, key)]);
  const taking = TAKE_OR_FAIL.one(values);
  const rows = await readWithNext(ctx.em, taking.text, taking.values);
  return () => rows().length > 0;
}

/**
 * Takes the key for this caller, or finds what it answered before. A second call with the same key waits here until the first one has committed or failed.
 * @throws DomainError IDEMPOTENCY_CONFLICT for the same key with another operation or other input, INVALID_INPUT for a key that cannot be one
 */
export async function claimIdempotencyKey(ctx: ActionContext, key: string, operation: string, input: object): Promise<Claim> {
  const { scope, hash, values } = claimedBy(ctx, key, { operation, input });
  await runWithNext(ctx.em, BE_ALONE_WITH, [namedBy(scope, key)]);
  const taking = TAKE.one(values);
  const taken = await ctx.em.execute<unknown[]>(taking.text, taking.values);
  if (taken.length > 0) return { isRepeat: false };
  const [kept] = await ctx.em.execute<Kept[]>('select operation, body_hash, answer from idempotency_keys where scope = ? and key = ?', [scope, key]);
  if (!kept || kept.operation !== operation || kept.body_hash !== hash) {
    throw new DomainError('IDEMPOTENCY_CONFLICT', 'This idempotency key was used for something else in the last 24 hours; use a new one.', 'idempotencyKey');
  }
  return { isRepeat: true, answer: kept.answer?.value };
}

/** Keeps what the operation answered beside its rows, for whoever repeats the call. */
export async function keepAnswer(ctx: ActionContext, key: string, answer: unknown): Promise<void> {
  await updateLast(ctx.em, 'update idempotency_keys set answer = ?::jsonb where scope = ? and key = ?', [keptAnswer(answer), scopeOf(ctx.viewer), key]);
}

/** Asks for being alone with a key, before anything else is asked. @returns whether one is, once that is answered: else somebody else is about to take it */
export function askForKey({ seat, viewer }: SeatedContext, key: string): () => boolean {
  const found = seat.ask(TRY, { named: namedBy(scopeOf(viewer), key) });
  return () => found()[0]?.is_free === true;
}

/**
 * Takes the key for this caller as a new one, with what was answered, once all is decided: where it is taken already the transaction fails (TP001), and has to be tried again in the
 * careful way.
 * @throws DomainError INVALID_INPUT for a key that cannot be one
 */
export async function claimKeyLast(ctx: SeatedContext, key: string, done: Deed & { readonly answer: unknown }): Promise<void> {
  await ctx.seat.change(TAKE_OR_FAIL, claimedBy(ctx, key, done).values);
}

/** Keys are private to a caller: the API key, with those whose place it took, and the member it acts for. */
function scopeOf(viewer: Viewer): string {
  return `${viewer.firstKeyId ?? viewer.keyId ?? 'anonymous'}/${viewer.id ?? ''}`;
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
