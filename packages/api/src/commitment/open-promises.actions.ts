import { localDay, type DayFrame, type LocalDate } from '../lib/calendar.rules.ts';
import type { ActionContext } from '../viewer/context.ts';
import type { CheckIn } from './check-in-time.rules.ts';
import { failsAt } from './grace.rules.ts';

/** An open promise that a member is asked about. */
export type Named = {
  readonly id: string;
  readonly commitment: string;
  readonly dueDay: LocalDate | null;
  readonly timeOfDay: string | null;
  readonly closesAt: Date | null;
  readonly createdAt: Date;
};
/** `hidden`: how many more there are than are named. */
export type OpenPromises = { readonly named: readonly Named[]; readonly hidden: number };

/** A list to answer with a thumb, and no more. */
const MOST_NAMED = 8;
/** Promises without a day only fill up a short list. */
const MOST_WITH_DAYLESS = 3;
/** A promise without a day is named every evening in its first week, and then once a week: it is not to be forgotten, and nobody is to be nagged. */
const DAYS_NAMED_DAILY = 7;
const MOST_READ = 100;

type Row = {
  id: string;
  commitment: string;
  due_day: LocalDate | null;
  time_of_day: string | null;
  closes_at: Date | string | null;
  created_at: Date | string;
};
const namedOf = (row: Row): Named => ({
  id: row.id,
  commitment: row.commitment,
  dueDay: row.due_day,
  timeOfDay: row.time_of_day?.slice(0, 5) ?? null,
  closesAt: row.closes_at === null ? null : new Date(row.closes_at),
  createdAt: new Date(row.created_at),
});

const OPEN = `select id, commitment, due_date::text as due_day, time_of_day::text as time_of_day, closes_at, created_at from commitments c where user_id = ? and status = 'active' and deleted_at is null`;
const DUE_TODAY = `${OPEN} and due_date = ?::date and closes_at > ? order by time_of_day nulls last, created_at, id limit ${MOST_READ}`;
const WITHOUT_A_DAY = `${OPEN} and due_date is null
  and (?::date - (created_at at time zone ?)::date <= ${DAYS_NAMED_DAILY} or (?::date - (created_at at time zone ?)::date) % 7 = 0)
  order by created_at desc, id limit ?`;
const UNREPORTED = `${OPEN} and closes_at <= ? order by due_date, time_of_day nulls last, created_at, id limit ${MOST_READ}`;

type Whose = { readonly id: string; readonly frame: DayFrame; readonly graceUntil: Date | null };

/** What a member is asked about: in the evening what is due today, and a few without a day; in the morning what closed without a report and may still have one. */
export async function openPromises(ctx: ActionContext, member: Whose, { kind }: CheckIn): Promise<OpenPromises> {
  const found = kind === 'evening' ? await openTonight(ctx, member) : await unreported(ctx, member);
  return { named: found.slice(0, MOST_NAMED), hidden: Math.max(0, found.length - MOST_NAMED) };
}

async function openTonight({ em, now }: ActionContext, { id, frame }: Whose): Promise<Named[]> {
  const today = localDay(now, frame);
  const due = await em.execute<Row[]>(DUE_TODAY, [id, today, now]);
  const room = Math.max(0, MOST_WITH_DAYLESS - due.length);
  const { timezone } = frame;
  const dayless = room === 0 ? [] : await em.execute<Row[]>(WITHOUT_A_DAY, [id, today, timezone, today, timezone, room]);
  return [...due, ...dayless].map(namedOf);
}

async function unreported({ em, now }: ActionContext, member: Whose): Promise<Named[]> {
  const closed = await em.execute<Row[]>(UNREPORTED, [member.id, now]);
  return closed.map(namedOf).filter(({ dueDay }) => dueDay !== null && now < failsAt(dueDay, member));
}
