import type { EntityManager } from '@mikro-orm/postgresql';
import type { DayFrame } from '../lib/calendar.rules.ts';
import { ZONE_UNTIL_TOLD } from '../user/user.rules.ts';

/** When a member is next looked at, for each kind of looking back; null until the first time. */
type DueColumn = 'memory_due_at' | 'summary_due_at';

/** Members whose time has come, and those who have promised something and were never looked at; those first who wait longest. */
export function dueMembers(em: EntityManager, column: DueColumn, now: Date, limit: number): Promise<{ id: string }[]> {
  return em.fork().execute<{ id: string }[]>(
    `select id from (
      (select id, ${column} as since from users where ${column} <= ? order by ${column} limit ?)
      union all
      (select id, first_commitment_at as since from users where ${column} is null and first_commitment_at is not null order by first_commitment_at limit ?)
    ) due order by since limit ?`,
    [now, limit, limit, limit],
  );
}

type Row = { timezone: string | null; day_start_hour: number; locale: string | null; opted_out: boolean | null; is_first: boolean };
export type DueMember = { readonly frame: DayFrame; readonly locale: string | null; readonly hasOptedOut: boolean; readonly isFirst: boolean };

const DUE = (column: DueColumn): string => `
select timezone, day_start_hour, notification_preferences ->> 'locale' as locale,
  (notification_preferences #>> '{ai,memory_opt_out}')::boolean as opted_out, ${column} is null as is_first
from users where id = ? and (${column} is null or ${column} <= ?)`;

/** A due member as they are now; null for one who has been dealt with. */
export async function findDueMember(em: EntityManager, column: DueColumn, now: Date, id: string): Promise<DueMember | null> {
  return memberOf(await em.execute<Row[]>(DUE(column), [id, now]));
}

/** A due member, held for the rest of the transaction; null for one whom another process has in hand, or has dealt with. */
export async function holdDueMember(em: EntityManager, column: DueColumn, now: Date, id: string): Promise<DueMember | null> {
  return memberOf(await em.execute<Row[]>(`${DUE(column)} for no key update skip locked`, [id, now]));
}

function memberOf([row]: readonly Row[]): DueMember | null {
  if (!row) return null;
  const frame = { timezone: row.timezone ?? ZONE_UNTIL_TOLD, dayStartHour: row.day_start_hour };
  return { frame, locale: row.locale, hasOptedOut: row.opted_out === true, isFirst: row.is_first };
}
