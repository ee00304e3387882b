import { DomainError } from '../lib/errors.ts';
import { isId } from '../lib/id.rules.ts';
import type { ActionContext } from '../viewer/context.ts';
import { AutomationSequence } from './automation-sequence.entity.ts';
import { written } from './message-text.ts';
import { knownMember, type Known } from './recipient.actions.ts';
import { unmet, whyUnreached } from './recipient.rules.ts';
import type { SequenceConditions } from './sequence-shape.rules.ts';
import type { SequenceStep } from './sequence.rules.ts';
import { stepTime, type StepTime } from './step-time.rules.ts';

export type SimulatedStep = StepTime & {
  readonly step: number;
  readonly channel: SequenceStep['type'];
  readonly isSent: boolean;
  readonly skippedBecause: string | null;
  readonly text: string | null;
  readonly template: string | null;
};
export type Simulation = { readonly isFor: boolean; readonly unmetConditions: string[]; readonly steps: SimulatedStep[] };
type Asked = { readonly sequenceId: string; readonly userId: string; readonly at?: Date | null | undefined };

/**
 * What a sequence would send to a member who enrols at `at` (now unless said), with its latest steps and with what is known of the member now. Changes nothing.
 * @throws DomainError NOT_FOUND `sequenceId` | `userId`
 */
export async function simulateSequence(ctx: Pick<ActionContext, 'em' | 'now'>, { sequenceId, userId, at }: Asked): Promise<Simulation> {
  const sequence = isId(sequenceId) ? await ctx.em.findOne(AutomationSequence, { id: sequenceId, archivedAt: null }) : null;
  if (!sequence) throw new DomainError('NOT_FOUND', 'There is no such sequence.', 'sequenceId');
  const member = await knownMember(ctx, userId);
  const enrolledAt = at ?? ctx.now;
  const unmetConditions = unmet((sequence.triggerConditions ?? null) as SequenceConditions | null, member, enrolledAt);
  return { isFor: unmetConditions.length === 0, unmetConditions, steps: walk(sequence.steps ?? [], member, enrolledAt) };
}

/** One step after the other: a step is looked at when the one before was taken, sent or not. */
function walk(steps: readonly SequenceStep[], member: Known, enrolledAt: Date): SimulatedStep[] {
  const taken: SimulatedStep[] = [];
  for (const [step, given] of steps.entries()) {
    const previousAt = taken.at(-1)?.dueAt ?? null;
    const time = stepTime(given, { enrolledAt, previousAt }, member.clock, previousAt ?? enrolledAt);
    const skippedBecause = whyUnreached(given.type, member);
    taken.push({
      ...time,
      step,
      channel: given.type,
      isSent: skippedBecause === null,
      skippedBecause,
      text: given.message === undefined ? null : written(given.message, member.words),
      template: given.template ?? null,
    });
  }
  return taken;
}
