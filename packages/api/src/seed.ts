import type { EntityManager } from '@mikro-orm/postgresql';
import { lockMember, refreshLedger } from './commitment/ledger.actions.ts';
import { refreshKpis } from './kpi/kpi.actions.ts';
import { DomainError } from './lib/errors.ts';
import { castOf, type Member } from './seed/cast.ts';
import { MemberCalendar } from './seed/history.ts';
import { attendanceRow, meetingsOf, type Held, type Presence } from './seed/meeting-rows.ts';
import { goalRows, memberRow, roleRows } from './seed/member-rows.ts';
import { membershipRow, periodRows, podLogRows, podRow, waitlistRows } from './seed/pod-rows.ts';
import { podsOf, type PodPlan, type Seat } from './seed/pods.ts';
import { calendarRows, commitmentRow, historyRows, logRows, type Belonging } from './seed/promise-rows.ts';
import { promisesOf, type Promised } from './seed/promises.ts';
import { Random } from './seed/random.ts';
import { insertAll, type Row } from './seed/write.ts';
import { addDays } from './lib/calendar.rules.ts';
import { anonymous } from './viewer/viewer.ts';

/** How much was made. */
export type Seeded = { readonly members: number; readonly pods: number; readonly commitments: number; readonly meetings: number; readonly days: number };

/**
 * Fills an empty database with a community to look at: forty members around the world, five pods, twelve weeks of promises, meetings and attendance
 * until `now`. The same seed number at the same instant gives the same rows. No message can reach anybody: no member has a chat, and their Telegram
 * ids are nobody's. One transaction.
 * @throws DomainError CONFLICT when the database has members already
 */
export async function seed(em: EntityManager, now: Date, seedNumber: number): Promise<Seeded> {
  return em.fork().transactional((fork) => fill(fork, now, new Random(seedNumber)));
}

type Life = { readonly member: Member; readonly promises: readonly Promised[]; readonly seat: Seat | null; readonly podId: string | null };
type PodLife = { readonly pod: PodPlan; readonly held: readonly Held[] };

async function fill(em: EntityManager, now: Date, random: Random): Promise<Seeded> {
  await requireEmpty(em);
  const cast = castOf(now, random);
  const pods = podsOf(cast, now, random).map((pod) => ({ pod, held: meetingsOf(pod, random) }));
  const lives = cast.map((member) => ({ member, promises: promisesOf(member, now, random), ...placeOf(member, pods) }));
  await writeMembers(em, lives, pods, random);
  await writePods(em, pods, lives, { now, random });
  await writePromises(em, lives, { now, random });
  await writeLog(em, lives, pods, random);
  await writeLedgers(em, lives, now);
  await refreshKpis(em, now);
  return countsOf(em);
}

async function requireEmpty(em: EntityManager): Promise<void> {
  const [row] = await em.execute<{ members: string }[]>('select count(*) as members from users');
  if (Number(row!.members) === 0) return;
  throw new DomainError(
    'CONFLICT',
    `This database has ${row!.members} members already, and demonstration data would mix with theirs. Seed a database without members: a new one in DATABASE_URL, or a fresh PROGRESS_DATA_DIR.`,
  );
}

function placeOf(member: Member, pods: readonly PodLife[]): { seat: Seat | null; podId: string | null } {
  const found = pods.flatMap(({ pod }) => pod.seats.filter((seat) => seat.member.id === member.id).map((seat) => ({ seat, podId: pod.id })));
  return found[0] ?? { seat: null, podId: null };
}

async function writeMembers(em: EntityManager, lives: readonly Life[], pods: readonly PodLife[], random: Random): Promise<void> {
  const presences = pods.flatMap(({ held }) => held.flatMap((one) => one.presences)).filter((presence) => presence.status === 'attended');
  await insertAll(
    em,
    'users',
    lives.map(({ member, promises }) => memberRow(member, { promises, ...callsOf(member, presences) })),
  );
  await insertAll(
    em,
    'user_roles',
    lives.flatMap(({ member, seat }) => roleRows(member, seat, random)),
  );
}

function callsOf(member: Member, attended: readonly Presence[]): { firstPodCallAt: Date | null; lastAtMeeting: Date | null } {
  const calls = attended
    .filter(({ seat }) => seat.member.id === member.id)
    .map(({ slot }) => slot.at)
    .toSorted((a, b) => a.getTime() - b.getTime());
  return { firstPodCallAt: calls[0] ?? null, lastAtMeeting: calls.at(-1) ?? null };
}

type Making = { readonly now: Date; readonly random: Random };

async function writePods(em: EntityManager, pods: readonly PodLife[], lives: readonly Life[], { now, random }: Making): Promise<void> {
  await insertAll(
    em,
    'pods',
    pods.map(({ pod, held }) => podRow(pod, held, completionOf(pod, lives))),
  );
  const presencesOf = (held: readonly Held[]) => held.flatMap((one) => one.presences);
  await insertAll(
    em,
    'pod_memberships',
    pods.flatMap(({ pod, held }) => pod.seats.map((seat) => membershipRow(pod, seat, presencesOf(held), now))),
  );
  await insertAll(
    em,
    'membership_periods',
    pods.flatMap(({ pod }) => pod.seats.flatMap((seat) => periodRows(seat, now, random))),
  );
  await insertAll(
    em,
    'pod_waitlist',
    pods.flatMap(({ pod }) => waitlistRows(pod, now, random)),
  );
  await insertAll(
    em,
    'meetings',
    pods.flatMap(({ held }) => held.map((one) => one.meeting)),
  );
  await insertAll(
    em,
    'meeting_attendance',
    pods.flatMap(({ held }) => presencesOf(held).map((presence) => attendanceRow(presence, random))),
  );
}

function completionOf(pod: PodPlan, lives: readonly Life[]): number | null {
  const ids = new Set(pod.seats.filter((seat) => seat.leftAt === null).map((seat) => seat.member.id));
  const promises = lives
    .filter(({ member }) => ids.has(member.id))
    .flatMap((life) => life.promises)
    .filter(({ outcome }) => outcome.kind !== 'deleted');
  const done = promises.filter(({ outcome }) => outcome.kind === 'done').length;
  return promises.length === 0 ? null : Math.round((done * 10_000) / promises.length) / 100;
}

async function writePromises(em: EntityManager, lives: readonly Life[], { now, random }: Making): Promise<void> {
  const goals = lives.flatMap(({ member, promises }) => goalRows(member, promises, now, random));
  await insertAll(em, 'long_term_goals', goals);
  const goalsOf = (member: Member) =>
    new Map(goals.filter((goal) => goal['user_id'] === member.id).map((goal) => [String(goal['category']), String(goal['id'])]));
  const belongingOf = ({ seat, podId }: Life): Belonging => (seat === null || podId === null ? null : { podId, from: seat.joinedAt, until: seat.leftAt });
  await insertAll(
    em,
    'commitments',
    lives.flatMap((life) => {
      const [own, belonging] = [goalsOf(life.member), belongingOf(life)];
      return life.promises.map((promised) => commitmentRow(promised, own, belonging, random));
    }),
  );
  const history = lives.flatMap(({ member, promises }) => [
    ...memberHistory(member, now, random),
    ...promises.flatMap((promised) => historyRows(promised, random)),
  ]);
  await insertAll(em, 'commitment_events', history.toSorted(byInstant));
}

function memberHistory(member: Member, now: Date, random: Random): Row[] {
  const { holiday, timezone } = member;
  if (holiday === null || timezone === null) return calendarRows(member, null, null, random);
  const calendar = new MemberCalendar({ ...member, timezone });
  const [from, until] = [calendar.instant(holiday.from, 9 * 60), calendar.instant(addDays(holiday.from, holiday.days), 9 * 60)];
  return calendarRows(member, from, until <= now ? until : null, random);
}

async function writeLog(em: EntityManager, lives: readonly Life[], pods: readonly PodLife[], random: Random): Promise<void> {
  const registered = lives.map(({ member }) => ({ id: random.uuid(), type: 'user.registered', at: member.joinedAt, user_id: member.id }));
  const promised = lives.flatMap(({ promises }) => promises.flatMap((one) => logRows(one, random)));
  const rows = [...registered, ...promised, ...pods.flatMap(({ pod, held }) => podLogRows(pod, held, random))];
  await insertAll(em, 'events', rows.toSorted(byInstant));
}

const byInstant = (a: Row, b: Row): number => (a['at'] as Date).getTime() - (b['at'] as Date).getTime();

/** Streaks and ledgers are computed from the history just written, the way they always are. */
async function writeLedgers(em: EntityManager, lives: readonly Life[], now: Date): Promise<void> {
  const ctx = { em, viewer: anonymous, now };
  for (const { member, promises } of lives) {
    if (promises.length > 0) await refreshLedger(ctx, await lockMember(ctx, member.id));
  }
}

async function countsOf(em: EntityManager): Promise<Seeded> {
  const [row] = await em.execute<Seeded[]>(`select (select count(*)::int from users) as members, (select count(*)::int from pods) as pods,
    (select count(*)::int from commitments) as commitments, (select count(*)::int from meetings) as meetings, (select count(*)::int from user_days) as days`);
  return row!;
}
