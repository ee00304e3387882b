import { lockPeople } from '../user/lock-people.actions.ts';
import type { ActionContext } from '../viewer/context.ts';
import { lockPod } from '../pod/hold-pod.actions.ts';
import { lockMeeting } from './hold-meeting.actions.ts';
import { countOpinions } from './opinion.actions.ts';
import { settleMeeting } from './settle.actions.ts';

/**
 * Locks a person together with everybody of the calls that are counted anew without them.
 * @throws DomainError NOT_FOUND
 */
export async function lockCalls(ctx: ActionContext, userId: string): Promise<void> {
  const mates = await ctx.em.execute<{ user_id: string }[]>(
    'select distinct user_id from meeting_attendance where meeting_id in (select meeting_id from meeting_attendance where user_id = ?)',
    [userId],
  );
  await lockPeople(ctx, [userId, ...mates.map(({ user_id }) => user_id)]);
}

/** Takes a person out of all calls they had a part in, and counts those anew. The pods and the people are locked. */
export async function forgetAttendance(ctx: ActionContext, userId: string): Promise<void> {
  const parts = await ctx.em.execute<{ id: string; pod_id: string }[]>(
    'delete from meeting_attendance a using meetings m where m.id = a.meeting_id and a.user_id = ? returning m.id, m.pod_id',
    [userId],
  );
  for (const { id, pod_id } of parts) {
    const meeting = await lockMeeting(ctx, id, await lockPod(ctx, pod_id));
    await countOpinions(ctx, id);
    if (meeting?.status === 'completed') await settleMeeting(ctx, meeting);
  }
}
