import { LockMode } from '@mikro-orm/core';
import { noteAudit } from '../../event/audit-note.ts';
import { recordEvent } from '../../event/record-event.ts';
import { localDay } from '../../lib/calendar.rules.ts';
import { DomainError } from '../../lib/errors.ts';
import { isId } from '../../lib/id.rules.ts';
import { lockPeople, noteActivity } from '../../user/lock-people.actions.ts';
import { User } from '../../user/user.entity.ts';
import { ZONE_UNTIL_TOLD } from '../../user/user.rules.ts';
import type { ActionContext } from '../../viewer/context.ts';
import { Recommendation } from './recommendation.entity.ts';
import type { AnswerRecommendationInput } from './recommendation.input.ts';

/**
 * A member takes advice or puts it aside. They may change their mind until what came of it is measured; the same answer again changes nothing.
 * @throws DomainError NOT_FOUND for advice that is not there or somebody else's, CONFLICT when it has expired or what came of it is measured
 */
export async function answerRecommendation(ctx: ActionContext, { id, answer }: AnswerRecommendationInput): Promise<{ recommendationId: string }> {
  const user = ctx.viewer.id!;
  // Before the advice, in the order in which the weekly work locks them.
  await lockPeople(ctx, [user]);
  const one = isId(id) ? await ctx.em.findOne(Recommendation, { id, user }, { lockMode: LockMode.PESSIMISTIC_WRITE }) : null;
  if (!one) throw new DomainError('NOT_FOUND', 'There is no such recommendation, or it is not for you.', 'id');
  noteAudit(ctx, { subjectId: user, details: { recommendationId: id } });
  if (one.status === answer) return { recommendationId: id };
  if (one.status === 'expired') throw new DomainError('CONFLICT', 'This recommendation has expired: its pattern no longer holds. Look at the open ones.', 'id');
  if (one.effect != null) throw new DomainError('CONFLICT', 'What came of this recommendation is measured already; it stays as it is.', 'id');
  const { timezone, dayStartHour } = await ctx.em.findOneOrFail(User, user);
  one.status = answer;
  one.answeredAt = ctx.now;
  one.answeredOn = localDay(ctx.now, { timezone: timezone ?? ZONE_UNTIL_TOLD, dayStartHour });
  await ctx.em.flush();
  await noteActivity(ctx);
  await recordEvent(ctx.em, { type: 'memory.recommendation_answered', at: ctx.now, userId: user, subjectId: id });
  return { recommendationId: id };
}
