import type { LocalDate } from '../lib/calendar.rules.ts';
import { dayOf } from '../lib/calendar.rules.ts';
import type { ActionContext } from '../viewer/context.ts';
import { beginningOf, historyEventOf, type HistoryRow } from './history.rules.ts';
import type { LockedMember } from './ledger.actions.ts';
import { timelineThrough, userDayNumber } from './streak-timeline.rules.ts';

type Calendar = { oldest_zone: string | null; first_at: string | null; changes: HistoryRow[] | null };

const CALENDAR = `
select (select timezone from user_days where user_id = u.id order by day limit 1) as oldest_zone,
  (select min(at) from commitment_events where user_id = u.id and (type = 'create' or type = 'pause' and commitment_id is null)) as first_at,
  (select json_agg(json_build_object('type', e.type, 'at', e.at, 'commitment', null, 'due', null, 'value', e.value, 'backdated', false) order by e.at, e.seq)
   from commitment_events e where e.user_id = u.id and e.commitment_id is null and e.type in ('tz', 'day_start')) as changes
from users u where u.id = ?`;

/** The member's day at an instant that has passed, by the calendar that held then: whoever has travelled since promised it on another date than their clocks say now. */
export async function userDayAt({ em }: ActionContext, member: LockedMember, instant: Date): Promise<LocalDate> {
  const [row] = await em.execute<Calendar[]>(CALENDAR, [member.id]);
  const { oldest_zone: oldestZone, first_at: firstAt, changes } = row!;
  const known = { firstAt: firstAt === null ? null : new Date(firstAt), oldestZone, timezone: member.timezone, dayStartHour: member.frame.dayStartHour };
  const told = (changes ?? []).map(historyEventOf).filter((event) => event !== null);
  const { frame, events } = beginningOf(told, known);
  return dayOf(userDayNumber(timelineThrough(frame, events), instant.getTime()));
}
