import { isDeepStrictEqual } from 'node:util';
import { LockMode } from '@mikro-orm/core';
import { noteAudit } from '../event/audit-note.ts';
import { recordEvent } from '../event/record-event.ts';
import type { EventType } from '../event/catalog.ts';
import { DomainError } from '../lib/errors.ts';
import { isId } from '../lib/id.rules.ts';
import { lineOf, paragraphsOf } from '../lib/text.rules.ts';
import type { ActionContext } from '../viewer/context.ts';
import { AutomationSequence } from './automation-sequence.entity.ts';
import { requireWritable } from './message-text.ts';
import { conditionsOf, type GivenConditions, type SequenceConditions, stepsOf } from './sequence-shape.rules.ts';
import type { CreateSequenceInput, SequenceActInput, UpdateSequenceInput } from './sequence.input.ts';
import type { SequenceStep } from './sequence.rules.ts';
import { SequenceVersion } from './sequence-version.entity.ts';

type Answered = { readonly sequenceId: string };

const nameOf = (given: string): string => lineOf(given, { longest: 100, field: 'name' });
const descriptionOf = (given: string | null): string | null => paragraphsOf(given, { longest: 1000, field: 'description' });

/**
 * Makes a sequence with the first version of its steps. It is not active yet.
 * @throws DomainError INVALID_INPUT with the input at fault
 */
export async function createSequence(ctx: ActionContext, input: CreateSequenceInput): Promise<Answered> {
  const triggerType = input.triggerType ?? null;
  const steps = stepsOf(input.steps);
  requireWritable(steps);
  const sequence = ctx.em.create(AutomationSequence, {
    name: nameOf(input.name),
    description: descriptionOf(input.description ?? null),
    triggerType,
    triggerConditions: conditionsOf(input.conditions ?? null, triggerType),
    steps,
    isActive: false,
    createdAt: ctx.now,
    updatedAt: ctx.now,
  });
  await keepVersion(ctx, sequence, steps);
  noteAudit(ctx, { details: { sequenceId: sequence.id } });
  await tell(ctx, sequence, 'sequence.created');
  return { sequenceId: sequence.id };
}

/**
 * Changes a sequence. Other steps are a new version: whoever is under way keeps the one they were started with. What changes nothing records no event.
 * @throws DomainError NOT_FOUND, VERSION_CONFLICT, INVALID_INPUT with the input at fault
 */
export async function updateSequence(ctx: ActionContext, input: UpdateSequenceInput): Promise<Answered> {
  const sequence = await holdSequence(ctx, input.id);
  if (input.version != null && input.version !== sequence.version)
    throw new DomainError('VERSION_CONFLICT', 'This sequence has changed since it was read; read it again and repeat the change.', 'version');
  const before = sequence.version;
  const steps = input.steps == null ? null : stepsOf(input.steps);
  if (steps !== null) requireWritable(steps);
  ctx.em.assign(sequence, changesOf(sequence, input));
  if (steps !== null && !isDeepStrictEqual(steps, sequence.steps)) {
    sequence.steps = steps;
    await keepVersion(ctx, sequence, steps);
  }
  await ctx.em.flush();
  if (sequence.version !== before) await tell(ctx, sequence, 'sequence.updated');
  return { sequenceId: sequence.id };
}

function changesOf(sequence: AutomationSequence, { name, description, triggerType, conditions }: UpdateSequenceInput): Partial<AutomationSequence> {
  const trigger = triggerType === undefined ? (sequence.triggerType ?? null) : triggerType;
  const aim = conditions === undefined ? givenOf(sequence.triggerConditions as SequenceConditions | null) : conditions;
  const isOtherAim = triggerType !== undefined || conditions !== undefined;
  return {
    ...(name != null && { name: nameOf(name) }),
    ...(description !== undefined && { description: descriptionOf(description) }),
    ...(isOtherAim && { triggerType: trigger, triggerConditions: conditionsOf(aim, trigger) }),
  };
}

/** Conditions that are kept, as they would be given: with another trigger they are judged anew. */
function givenOf(kept: SequenceConditions | null): GivenConditions {
  return { goalsCategory: kept?.goals_category, experienceLevel: kept?.experience_level, role: kept?.role, inactiveDays: kept?.inactive_days };
}

/** Lets a sequence be started. Twice is as good as once. @throws DomainError NOT_FOUND */
export async function activateSequence(ctx: ActionContext, { id }: SequenceActInput): Promise<Answered> {
  const sequence = await holdSequence(ctx, id);
  if (!sequence.isActive) {
    sequence.isActive = true;
    await tell(ctx, sequence, 'sequence.activated');
  }
  return { sequenceId: id };
}

/**
 * Lets a sequence be started no more, and stops everybody who is under way in it.
 * @returns also how many were stopped
 * @throws DomainError NOT_FOUND
 */
export async function deactivateSequence(ctx: ActionContext, { id }: SequenceActInput): Promise<Answered & { stoppedExecutions: number }> {
  const sequence = await holdSequence(ctx, id);
  const stopped = await ctx.em.execute<unknown[]>(
    `update sequence_executions set status = 'stopped', completed_at = ?, next_run_at = null, claim_token = null, lease_until = null
     where sequence_id = ? and status in ('running', 'paused') returning id`,
    [ctx.now, id],
  );
  if (sequence.isActive) {
    sequence.isActive = false;
    await tell(ctx, sequence, 'sequence.deactivated');
  }
  return { sequenceId: id, stoppedExecutions: stopped.length };
}

async function keepVersion({ em, now }: ActionContext, sequence: AutomationSequence, steps: SequenceStep[]): Promise<void> {
  const number = (await em.count(SequenceVersion, { sequence: sequence.id })) + 1;
  em.create(SequenceVersion, { sequence, number, steps, createdAt: now });
  await em.flush();
}

async function holdSequence(ctx: ActionContext, id: string): Promise<AutomationSequence> {
  const sequence = isId(id) ? await ctx.em.findOne(AutomationSequence, { id, archivedAt: null }, { lockMode: LockMode.PESSIMISTIC_WRITE }) : null;
  if (!sequence) throw new DomainError('NOT_FOUND', 'There is no such sequence.', 'id');
  noteAudit(ctx, { details: { sequenceId: id } });
  return sequence;
}

async function tell(ctx: ActionContext, sequence: AutomationSequence, type: EventType): Promise<void> {
  await recordEvent(ctx.em, { type, at: ctx.now, subjectId: sequence.id });
}
