import { LockMode } from '@mikro-orm/core';
import { noteAudit } from '../event/audit-note.ts';
import { recordEvent } from '../event/record-event.ts';
import type { EventType } from '../event/catalog.ts';
import { localDay, type LocalDate } from '../lib/calendar.rules.ts';
import { DomainError } from '../lib/errors.ts';
import { isId } from '../lib/id.rules.ts';
import { lineOf, paragraphsOf } from '../lib/text.rules.ts';
import { noteActivity } from '../user/lock-people.actions.ts';
import { personOf } from '../user/person.rules.ts';
import { User } from '../user/user.entity.ts';
import type { ActionContext } from '../viewer/context.ts';
import { LONGEST_GOAL_DESCRIPTION, LONGEST_GOAL_TITLE, openStatusOf, progressOf, targetDayOf } from './goal.rules.ts';
import type { ArchiveLongTermGoalInput, CreateLongTermGoalInput, UpdateLongTermGoalInput } from './goal.input.ts';
import { LongTermGoal } from './long-term-goal.entity.ts';

type Answered = { readonly goalId: string };

/** A member's day where they have said no zone is the day in UTC. */
const todayOf = (user: User, now: Date): LocalDate => localDay(now, { timezone: user.timezone ?? 'UTC', dayStartHour: user.dayStartHour });

const titleOf = (given: string): string => lineOf(given, { longest: LONGEST_GOAL_TITLE, field: 'title' });
const descriptionOf = (given: string | null): string | null => paragraphsOf(given, { longest: LONGEST_GOAL_DESCRIPTION, field: 'description' });

/**
 * Sets a goal for the caller, or for whom an admin names.
 * @throws DomainError INVALID_INPUT with the field at fault, FORBIDDEN, NOT_FOUND `userId`
 */
export async function createLongTermGoal(ctx: ActionContext, input: CreateLongTermGoalInput): Promise<Answered> {
  const user = await ctx.em.findOne(User, { id: personOf(ctx.viewer, input.userId) });
  if (!user) throw new DomainError('NOT_FOUND', 'There is no such member.', 'userId');
  const goal = ctx.em.create(LongTermGoal, {
    user,
    title: titleOf(input.title),
    description: descriptionOf(input.description ?? null),
    targetCompletionDate: input.targetCompletionDate == null ? null : targetDayOf(input.targetCompletionDate, todayOf(user, ctx.now)),
    category: input.category ?? null,
    createdAt: ctx.now,
    updatedAt: ctx.now,
  });
  await ctx.em.flush();
  noteAudit(ctx, { subjectId: user.id, details: { goalId: goal.id } });
  await tell(ctx, goal, 'goal.created');
  return { goalId: goal.id };
}

/**
 * Changes a goal. What is left out stays, null takes it away; an archived goal is taken up again with the status `active`. What changes nothing leaves the
 * version alone and records no event.
 * @throws DomainError NOT_FOUND, VERSION_CONFLICT, INVALID_INPUT with the field at fault
 */
export async function updateLongTermGoal(ctx: ActionContext, input: UpdateLongTermGoalInput): Promise<Answered> {
  const goal = await holdGoal(ctx, input.id);
  if (input.version != null && input.version !== goal.version)
    throw new DomainError('VERSION_CONFLICT', 'This goal has changed since it was read; read it again and repeat the change.', 'version');
  const before = goal.version;
  ctx.em.assign(goal, changesOf(goal, input, ctx.now));
  await ctx.em.flush();
  if (goal.version !== before) await tell(ctx, goal, 'goal.updated');
  return { goalId: goal.id };
}

/**
 * Puts a goal away; the commitments that served it keep it. Archiving twice changes nothing.
 * @throws DomainError NOT_FOUND
 */
export async function archiveLongTermGoal(ctx: ActionContext, { id }: ArchiveLongTermGoalInput): Promise<Answered> {
  const goal = await holdGoal(ctx, id);
  if (goal.status === 'archived') return { goalId: goal.id };
  goal.status = 'archived';
  await ctx.em.flush();
  await tell(ctx, goal, 'goal.archived');
  return { goalId: goal.id };
}

/** What is to be written; a title, a progress and a status cannot be taken away, so null leaves them. */
function changesOf(goal: LongTermGoal, input: UpdateLongTermGoalInput, now: Date): Partial<LongTermGoal> {
  const { title, description, targetCompletionDate: day, category, progressPercentage, status } = input;
  const isNewDay = day != null && day !== goal.targetCompletionDate;
  const changes = {
    title: title == null ? undefined : titleOf(title),
    description: description === undefined ? undefined : descriptionOf(description),
    targetCompletionDate: isNewDay ? targetDayOf(day, todayOf(goal.user as User, now)) : day,
    category,
    progressPercentage: progressPercentage == null ? undefined : progressOf(progressPercentage),
    status: status == null ? undefined : openStatusOf(status),
  };
  return Object.fromEntries(Object.entries(changes).filter(([, change]) => change !== undefined));
}

/** The goal, locked. One of somebody else is not there for a member. */
async function holdGoal(ctx: ActionContext, id: string): Promise<LongTermGoal> {
  const { em, viewer } = ctx;
  const whose = viewer.kind === 'admin' ? {} : { user: viewer.id };
  const goal = isId(id) ? await em.findOne(LongTermGoal, { id, ...whose }, { lockMode: LockMode.PESSIMISTIC_WRITE }) : null;
  if (!goal) throw new DomainError('NOT_FOUND', 'There is no such goal, or it is not yours.', 'id');
  await em.populate(goal, ['user']);
  noteAudit(ctx, { subjectId: goal.user.id, details: { goalId: goal.id } });
  return goal;
}

async function tell(ctx: ActionContext, goal: LongTermGoal, type: EventType): Promise<void> {
  const userId = goal.user.id;
  if (userId === ctx.viewer.id) await noteActivity(ctx);
  await recordEvent(ctx.em, { type, at: ctx.now, userId, subjectId: goal.id });
}
