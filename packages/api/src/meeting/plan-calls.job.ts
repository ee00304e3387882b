import { randomUUID } from 'node:crypto';
import type { EntityManager } from '@mikro-orm/postgresql';
import { eachByItself } from '../db/each-by-itself.ts';
import { recordEvents } from '../event/record-event.ts';
import { lockPod } from '../pod/hold-pod.actions.ts';
import { storedTimeOf } from '../pod/pod-input.rules.ts';
import type { ActionContext } from '../viewer/context.ts';
import { anonymous } from '../viewer/viewer.ts';
import { refreshNextCall } from './next-call.actions.ts';
import { callsUntil } from './schedule.rules.ts';

/** Calls are planned so many days ahead. */
export const PLANNED_DAYS = 21;
/** So many days before the plan ends it is made longer; a zone may be a day off, hence two more than a week less than the whole. */
const SHORTEST_PLAN_DAYS = PLANNED_DAYS - 9;

/** Pods that meet weekly and whose plan is short, or whose next call is over. */
const DUE = `
select p.id from pods p
where p.status = 'active' and p.day_of_week is not null and p.local_time is not null and p.timezone is not null
  and (p.next_meeting_at is null
    or p.next_meeting_at + interval '1 minute' * greatest(p.duration_minutes,
      (select max(m.duration_minutes) from meetings m where m.pod_id = p.id and m.scheduled_at = p.next_meeting_at)) <= ?
    or not exists (select 1 from meetings m where m.pod_id = p.id and m.local_date > ?::date + ${SHORTEST_PLAN_DAYS}))
order by p.next_meeting_at nulls first, p.id limit ?`;

/**
 * Plans the calls of the next three weeks for at most `limit` pods, each in a transaction of its own, and writes down which comes next. A day that has a
 * meeting is left alone, whether that was moved, cancelled or held; so it may run as often as one likes, in several processes at once.
 * @returns for how many pods something was due
 */
export async function planCalls(em: EntityManager, now: Date, limit = 100): Promise<number> {
  const due = await em.fork().execute<{ id: string }[]>(DUE, [now, now, limit]);
  await eachByItself(em, due, (fork, { id }) => planFor({ em: fork, viewer: anonymous, now }, id));
  return due.length;
}

async function planFor(ctx: ActionContext, podId: string): Promise<void> {
  const { em, now } = ctx;
  const pod = await lockPod(ctx, podId);
  const time = storedTimeOf(pod);
  if (pod.status !== 'active' || time === null) return;
  const made: string[] = [];
  for (const { localDate, at } of callsUntil(time, now, PLANNED_DAYS)) {
    const id = randomUUID();
    const rows = await em.execute<unknown[]>(
      `insert into meetings (id, pod_id, scheduled_at, local_date, duration_minutes, created_at, updated_at) values (?, ?, ?, ?, ?, ?, ?)
       on conflict (pod_id, local_date) do nothing returning id`,
      [id, podId, at, localDate, pod.durationMinutes, now, now],
    );
    if (rows.length > 0) made.push(id);
  }
  await recordEvents(
    em,
    made.map((id) => ({ type: 'meeting.scheduled' as const, at: now, podId, subjectId: id })),
  );
  await refreshNextCall(ctx, pod);
}
