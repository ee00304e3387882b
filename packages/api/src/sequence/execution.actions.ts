import { LockMode } from '@mikro-orm/core';
import { noteAudit } from '../event/audit-note.ts';
import { recordEvent } from '../event/record-event.ts';
import type { EventType } from '../event/catalog.ts';
import { DomainError } from '../lib/errors.ts';
import { isId } from '../lib/id.rules.ts';
import { lineOf } from '../lib/text.rules.ts';
import { lockPeople } from '../user/lock-people.actions.ts';
import type { ActionContext } from '../viewer/context.ts';
import { AutomationSequence } from './automation-sequence.entity.ts';
import { knownMember } from './recipient.actions.ts';
import { SequenceExecution } from './sequence-execution.entity.ts';
import type { SequenceActInput, StartSequenceInput } from './sequence.input.ts';
import type { ExecutionStatus } from './sequence.rules.ts';
import { SequenceVersion } from './sequence-version.entity.ts';
import { stepTime } from './step-time.rules.ts';

type Answered = { readonly executionId: string };

/**
 * Starts an active sequence for a member, with the latest version of its steps. The first step is due after its delay, at its time of the
 * member's day, and outside their quiet hours.
 * @throws DomainError NOT_FOUND `sequenceId` | `userId`, CONFLICT for a sequence that is not active, or one that the member is under way in about the same
 */
export async function startSequence(ctx: ActionContext, { sequenceId, userId, key: given }: StartSequenceInput): Promise<Answered> {
  const key = given == null ? '' : lineOf(given, { longest: 100, field: 'key' });
  const sequence = isId(sequenceId)
    ? await ctx.em.findOne(AutomationSequence, { id: sequenceId, archivedAt: null }, { lockMode: LockMode.PESSIMISTIC_READ })
    : null;
  if (!sequence) throw new DomainError('NOT_FOUND', 'There is no such sequence.', 'sequenceId');
  if (!sequence.isActive) throw new DomainError('CONFLICT', 'This sequence is not active; activate it first.', 'sequenceId');
  if (!isId(userId)) throw new DomainError('NOT_FOUND', 'There is no such member.', 'userId');
  await lockPeople(ctx, [userId]);
  const live = await ctx.em.count(SequenceExecution, { sequence: sequenceId, user: userId, key, status: { $in: ['running', 'paused'] } });
  if (live > 0) throw new DomainError('CONFLICT', 'The member is under way in this sequence; cancel that first, or name another key.', 'key');
  const [version] = await ctx.em.find(SequenceVersion, { sequence: sequenceId }, { orderBy: { number: 'desc' }, limit: 1 });
  const { clock } = await knownMember(ctx, userId);
  const nextRunAt = stepTime(version!.steps[0]!, { enrolledAt: ctx.now, previousAt: null }, clock, ctx.now).dueAt;
  const execution = ctx.em.create(SequenceExecution, { user: userId, sequence, sequenceVersion: version!, key, startedAt: ctx.now, nextRunAt });
  await ctx.em.flush();
  noteAudit(ctx, { subjectId: userId, details: { executionId: execution.id, sequenceId } });
  await tell(ctx, execution, 'execution.started');
  return { executionId: execution.id };
}

/** Keeps a running execution from going on until it is resumed. @throws DomainError NOT_FOUND, CONFLICT for one that has ended */
export function pauseExecution(ctx: ActionContext, { id }: SequenceActInput): Promise<Answered> {
  return change(ctx, id, { from: 'running', to: 'paused', type: 'execution.paused' });
}

/** Lets a paused execution go on; a step that came due meanwhile is due now. @throws DomainError NOT_FOUND, CONFLICT for one that has ended */
export function resumeExecution(ctx: ActionContext, { id }: SequenceActInput): Promise<Answered> {
  return change(ctx, id, { from: 'paused', to: 'running', type: 'execution.resumed' });
}

type Change = { readonly from: ExecutionStatus; readonly to: ExecutionStatus; readonly type: EventType };

async function change(ctx: ActionContext, id: string, { from, to, type }: Change): Promise<Answered> {
  const execution = await holdLive(ctx, id);
  if (execution.status !== from) return { executionId: id };
  execution.status = to;
  const due = execution.nextRunAt ?? null;
  if (to === 'running' && due !== null && due < ctx.now) execution.nextRunAt = ctx.now;
  await tell(ctx, execution, type);
  return { executionId: id };
}

/** Ends an execution before its last step. Twice is as good as once. @throws DomainError NOT_FOUND, CONFLICT for one that has ended otherwise */
export async function cancelExecution(ctx: ActionContext, { id }: SequenceActInput): Promise<Answered> {
  const execution = await hold(ctx, id);
  if (execution.status === 'stopped') return { executionId: id };
  requireLive(execution);
  Object.assign(execution, { status: 'stopped', completedAt: ctx.now, nextRunAt: null, claimToken: null, leaseUntil: null });
  await tell(ctx, execution, 'execution.cancelled');
  return { executionId: id };
}

async function holdLive(ctx: ActionContext, id: string): Promise<SequenceExecution> {
  const execution = await hold(ctx, id);
  requireLive(execution);
  return execution;
}

function requireLive({ status }: SequenceExecution): void {
  if (status !== 'running' && status !== 'paused') throw new DomainError('CONFLICT', `This execution is ${status}; start the sequence again instead.`, 'id');
}

async function hold(ctx: ActionContext, id: string): Promise<SequenceExecution> {
  const execution = isId(id) ? await ctx.em.findOne(SequenceExecution, { id }, { lockMode: LockMode.PESSIMISTIC_WRITE }) : null;
  if (!execution) throw new DomainError('NOT_FOUND', 'There is no such execution.', 'id');
  noteAudit(ctx, { subjectId: execution.user.id, details: { executionId: id } });
  return execution;
}

async function tell(ctx: ActionContext, execution: SequenceExecution, type: EventType): Promise<void> {
  const userId = execution.user.id;
  await recordEvent(ctx.em, { type, at: ctx.now, userId, subjectId: execution.id });
}
