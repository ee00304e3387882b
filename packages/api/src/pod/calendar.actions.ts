import { noteAudit } from '../event/audit-note.ts';
import { recordEvent } from '../event/record-event.ts';
import { DomainError } from '../lib/errors.ts';
import { isId } from '../lib/id.rules.ts';
import { personOf } from '../user/person.rules.ts';
import type { ActionContext } from '../viewer/context.ts';
import type { RotateCalendarFeedInput } from './pod.input.ts';

/**
 * Gives the calendar of a membership another link; the one before is worth nothing from then on.
 * @throws DomainError NOT_FOUND for somebody who does not belong to the pod, FORBIDDEN for somebody else's
 */
export async function rotateCalendarFeed(ctx: ActionContext, { podId, userId: given }: RotateCalendarFeedInput): Promise<{ membershipId: string }> {
  const userId = personOf(ctx.viewer, given);
  noteAudit(ctx, { subjectId: userId, details: { podId } });
  const changed = isId(podId)
    ? await ctx.em.execute<{ id: string }[]>(
        `update pod_memberships set calendar_token = replace(gen_random_uuid()::text || gen_random_uuid()::text, '-', '')
         where pod_id = ? and user_id = ? and status <> 'left' returning id`,
        [podId, userId],
      )
    : [];
  const [membership] = changed;
  if (!membership) throw new DomainError('NOT_FOUND', 'There is no such pod, or nobody of this name belongs to it.', 'podId');
  await recordEvent(ctx.em, { type: 'calendar_feed.rotated', at: ctx.now, userId, podId, subjectId: membership.id });
  return { membershipId: membership.id };
}
