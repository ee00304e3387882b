import { setTimeout as wait } from 'node:timers/promises';
import type { EntityManager } from '@mikro-orm/postgresql';
import { readBehindCommit } from '../db/with-next.ts';
import { DomainError } from '../lib/errors.ts';
import type { ActionContext, ReadBack, Verb } from '../viewer/context.ts';
import type { Viewer } from '../viewer/viewer.ts';
import { writeAudit } from './audit-note.ts';
import { claimIdempotencyKey, claimNewKey, keepAnswer } from './idempotency.ts';

/** What a transaction needs of a request. */
export type ActionHost = {
  readonly em: EntityManager;
  readonly viewer: Viewer;
  readonly now: Date;
  /** Tells the relay that events may be waiting for their place in the log. */
  readonly wakeRelay: () => void;
  /** Asks behind the commit for what the result is read back as. */
  readonly readBack?: ReadBack | null;
};

const ATTEMPTS = 5;
/** PostgreSQL's words for "somebody else was in the way; the same again may well succeed". */
const PASSING = new Set(['40P01', '40001']);
/** NUL as JSON writes it. */
const NUL = String.raw`\u0000`;

/**
 * Runs a verb in one transaction: rows, counters, events and idempotency key stand or fall together. Deadlocks and serialization failures are tried again,
 * up to five times. After the commit the relay is woken.
 * @throws DomainError IDEMPOTENCY_CONFLICT when the input's `idempotencyKey` was used for something else within 24 hours, INVALID_INPUT for a text with a NUL
 *   in it that the verb did not take out, and whatever the verb throws
 */
export async function inTransaction<Input extends object, Result>(host: ActionHost, input: Input, verb: Verb<Input, Result>): Promise<Result> {
  const key: KeyTry = { isNew: true, isOurs: () => false };
  for (let attempt = 1; ; attempt += 1) {
    try {
      const result = await host.em.fork().transactional(async (em) => {
        const answered = await once({ em, viewer: host.viewer, now: host.now }, input, verb, key);
        await host.readBack?.((query) => readBehindCommit(em, query), answered);
        return answered;
      });
      host.wakeRelay();
      return result;
    } catch (error) {
      if (mayBeRepeat(error, input, key)) {
        key.isNew = false;
        continue;
      }
      if (attempt >= ATTEMPTS || !isPassing(error)) throw refusalOfNul(error, input) ?? error;
      await wait(Math.random() * 10 * 2 ** attempt);
    }
  }
}

/** `isNew`: the idempotency key is taken as a new one, without a look at it before. `isOurs`: whether it is known by now that it was new. */
type KeyTry = { isNew: boolean; isOurs: () => boolean };

async function once<Input extends object, Result>(ctx: ActionContext, input: Input, verb: Verb<Input, Result>, key: KeyTry): Promise<Result> {
  if (verb.name === '') throw new TypeError('A verb is a named function: the audit log and idempotency keys go by its name.');
  const given = keyOf(input);
  if (given === null) return audited(ctx, input, verb);
  key.isOurs = () => false;
  if (key.isNew) key.isOurs = await claimNewKey(ctx, given, verb.name, input);
  else {
    const claim = await claimIdempotencyKey(ctx, given, verb.name, input);
    if (claim.isRepeat) return claim.answer as Result;
  }
  const result = await audited(ctx, input, verb);
  await keepAnswer(ctx, given, result);
  return result;
}

/** Unless the key is known to be new it counts first: what is refused now may have been done before. */
const mayBeRepeat = (error: unknown, input: object, key: KeyTry): boolean =>
  key.isNew && keyOf(input) !== null && !isPassing(error) && !(error instanceof DomainError && key.isOurs());

/** The idempotency key of an input; null where it has none. */
export const keyOf = (input: object): string | null => (input as { idempotencyKey?: string | null }).idempotencyKey ?? null;

async function audited<Input extends object, Result>(ctx: ActionContext, input: Input, verb: Verb<Input, Result>): Promise<Result> {
  const result = await verb(ctx, input);
  await writeAudit(ctx, verb.name);
  return result;
}

/** PostgreSQL takes no NUL in a text: bound it is called an invalid sequence of bytes; written into a statement a breach of the protocol, as a broken connection is called too. */
const NUL_REFUSED = new Set(['22021', '08P01']);

function refusalOfNul(error: unknown, input: object): DomainError | undefined {
  if (!NUL_REFUSED.has(codeOf(error))) return undefined;
  const [field] = Object.entries(input).find(([, value]) => JSON.stringify(value)?.includes(NUL) === true) ?? [];
  return field === undefined ? undefined : new DomainError('INVALID_INPUT', 'A text cannot hold the sign NUL (U+0000); leave it out.', field);
}

const codeOf = (error: unknown): string => (typeof error === 'object' && error !== null ? String((error as { code?: unknown }).code) : '');

const isPassing = (error: unknown): boolean => PASSING.has(codeOf(error));
