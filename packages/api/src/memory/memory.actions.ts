import { LockMode } from '@mikro-orm/core';
import { noteAudit } from '../event/audit-note.ts';
import { recordEvent } from '../event/record-event.ts';
import type { EventType } from '../event/catalog.ts';
import { DomainError } from '../lib/errors.ts';
import { isId } from '../lib/id.rules.ts';
import { lineOf } from '../lib/text.rules.ts';
import { lockPeople, noteActivity } from '../user/lock-people.actions.ts';
import type { ActionContext } from '../viewer/context.ts';
import { MemoryFact } from './memory-fact.entity.ts';
import { PatternClaim } from './pattern-claim.entity.ts';
import { Recommendation } from './recommendations/recommendation.entity.ts';
import type { CorrectMemoryInput, ForgetMemoryInput } from './memory.input.ts';

const LONGEST_FACT = 500;

/**
 * Puts what is right in the place of a fact. The old one stays, as what was believed until now: nothing that was answered in the past changes. A correction
 * that says what is believed already changes nothing.
 * @throws DomainError NOT_FOUND, CONFLICT for a fact that is believed no more, INVALID_INPUT with the input at fault
 */
export async function correctMemory(ctx: ActionContext, input: CorrectMemoryInput): Promise<{ factId: string; replacedId: string }> {
  const old = await holdFact(ctx, input.id);
  if (old.expiredAt != null) throw new DomainError('CONFLICT', 'This was corrected before; correct what took its place.', 'id');
  const next = corrected(old, input);
  if (isSame(old, next)) return { factId: old.id, replacedId: old.id };
  old.expiredAt = ctx.now;
  const fact = ctx.em.create(MemoryFact, {
    ...next,
    user: old.user,
    sourceCommitmentId: old.sourceCommitmentId ?? null,
    createdAt: ctx.now,
    replaces: old,
  });
  await ctx.em.flush();
  noteAudit(ctx, { details: { correctedById: fact.id } });
  await tell(ctx, fact, 'memory.corrected');
  return { factId: fact.id, replacedId: old.id };
}

/** The fact with what was said of it. */
function corrected(old: MemoryFact, input: CorrectMemoryInput): Told {
  const next = {
    fact: input.fact == null ? old.fact : lineOf(input.fact, { longest: LONGEST_FACT, field: 'fact' }),
    validAt: input.validAt === undefined ? (old.validAt ?? null) : input.validAt,
    invalidAt: input.invalidAt === undefined ? (old.invalidAt ?? null) : input.invalidAt,
  };
  if (next.validAt && next.invalidAt && next.invalidAt <= next.validAt)
    throw new DomainError('INVALID_INPUT', 'What was so ends after it begins.', 'invalidAt');
  return next;
}

type Told = { readonly fact: string; readonly validAt: Date | null; readonly invalidAt: Date | null };

function isSame(old: MemoryFact, next: Told): boolean {
  const isSameTime = (a: Date | null | undefined, b: Date | null): boolean => (a?.getTime() ?? null) === (b?.getTime() ?? null);
  return old.fact === next.fact && isSameTime(old.validAt, next.validAt) && isSameTime(old.invalidAt, next.invalidAt);
}

/**
 * Forgets a fact for good, with all that it was before it was corrected and all that it became: no text of it is left. A pattern is emptied, and not told again.
 * @throws DomainError NOT_FOUND
 */
export async function forgetMemory(ctx: ActionContext, { id }: ForgetMemoryInput): Promise<{ forgottenId: string }> {
  // Before the pattern, in the order in which the weekly work locks them.
  if (ctx.viewer.id !== null) await lockPeople(ctx, [ctx.viewer.id]);
  const pattern = await ownPattern(ctx, id);
  if (pattern) return forgetPattern(ctx, pattern);
  const fact = await holdFact(ctx, id);
  const gone = await ctx.em.execute<{ id: string }[]>(
    `with recursive chain as (
       select id, replaces_id from memory_facts where id = ?
       union select m.id, m.replaces_id from memory_facts m join chain c on m.id = c.replaces_id or m.replaces_id = c.id)
     delete from memory_facts where id in (select id from chain) returning id`,
    [fact.id],
  );
  await dropContexts(
    ctx,
    fact.user.id,
    gone.map((one) => one.id),
  );
  await tell(ctx, fact, 'memory.forgotten');
  return { forgottenId: fact.id };
}

/** What was written down with promises of what is forgotten goes as well; for those of the last days it is written again, without it. */
async function dropContexts({ em }: ActionContext, userId: string, ids: readonly string[]): Promise<void> {
  await em.execute('update commitments set context_from_previous = null where user_id = ? and context_from_previous::text like any (?::text[])', [
    userId,
    `{${ids.map((one) => `%${one}%`).join(',')}}`,
  ]);
}

async function ownPattern(ctx: ActionContext, id: string): Promise<PatternClaim | null> {
  return isId(id) ? ctx.em.findOne(PatternClaim, { id, forgottenAt: null, ...whoseOf(ctx) }, { lockMode: LockMode.PESSIMISTIC_WRITE }) : null;
}

/** What was found is gone; that it is not wanted stays. */
async function forgetPattern(ctx: ActionContext, pattern: PatternClaim): Promise<{ forgottenId: string }> {
  noteAudit(ctx, { subjectId: pattern.user.id, details: { patternId: pattern.id } });
  const nothing = { p: 0, lo: 0, hi: 1, level: 0.9 as const, n: 0, k: 0 };
  Object.assign(pattern, { forgottenAt: ctx.now, text: '', inside: nothing, outside: nothing, effectPp: { value: 0, lo: 0, hi: 0 } });
  pattern.evidence = { commitment_ids: [], from: pattern.firstSeen, to: pattern.firstSeen };
  await ctx.em.nativeDelete(Recommendation, { pattern: pattern.id });
  await dropContexts(ctx, pattern.user.id, [pattern.id]);
  await tell(ctx, pattern, 'memory.forgotten');
  return { forgottenId: pattern.id };
}

const whoseOf = ({ viewer }: ActionContext): object => (viewer.kind === 'admin' ? {} : { user: viewer.id });

/** The fact, locked. One about somebody else is not there for a member. */
async function holdFact(ctx: ActionContext, id: string): Promise<MemoryFact> {
  const fact = isId(id) ? await ctx.em.findOne(MemoryFact, { id, ...whoseOf(ctx) }, { lockMode: LockMode.PESSIMISTIC_WRITE }) : null;
  if (!fact) throw new DomainError('NOT_FOUND', 'There is no such fact, or it is not about you.', 'id');
  noteAudit(ctx, { subjectId: fact.user.id, details: { factId: id } });
  return fact;
}

async function tell(ctx: ActionContext, fact: Pick<MemoryFact, 'id' | 'user'>, type: EventType): Promise<void> {
  const userId = fact.user.id;
  if (userId === ctx.viewer.id) await noteActivity(ctx);
  await recordEvent(ctx.em, { type, at: ctx.now, userId, subjectId: fact.id });
}
