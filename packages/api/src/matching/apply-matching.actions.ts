import { recordEvent } from '../event/record-event.ts';
import { dayOf, dayNumber, weekdayOf } from '../lib/calendar.rules.ts';
import { DomainError } from '../lib/errors.ts';
import { isId } from '../lib/id.rules.ts';
import { createPod } from '../pod/pod.actions.ts';
import { lockPod, type HeldPod } from '../pod/hold-pod.actions.ts';
import { joinPod } from '../pod/membership.actions.ts';
import type { ActionContext } from '../viewer/context.ts';
import { LEAST_SIZE } from './cohort.rules.ts';
import type { ApplyMatchingInput } from './matching.input.ts';
import { proposalShape, type Proposal, type ProposedGroup, type SkipCode } from './match-run.rules.ts';
import { offsetMinutes } from './model.rules.ts';

type Answered = { readonly matchRunId: string; readonly wasAlready: boolean };
type Skipped = Proposal['skipped'][number];
type Standing = { readonly refusals: ReadonlyMap<string, SkipCode>; readonly apart: ReadonlySet<string>; readonly zones: ReadonlyMap<string, string> };

/**
 * Makes a stored match come true, in one transaction: pods first, then people are locked, and everything is looked at once more. Whoever has found a pod, paused,
 * left or stopped paying meanwhile is skipped with the reason; a new pod of which fewer than four are left is not formed. Applying twice changes nothing.
 * @throws DomainError NOT_FOUND
 */
export async function applyMatching(ctx: ActionContext, { id }: ApplyMatchingInput): Promise<Answered> {
  const text = 'select status, proposal from match_runs where id = ? for update';
  const [row] = isId(id) ? await ctx.em.execute<{ status: string; proposal: unknown }[]>(text, [id]) : [];
  if (!row) throw new DomainError('NOT_FOUND', 'There is no such match run.', 'id');
  if (row.status === 'applied') return { matchRunId: id, wasAlready: true };
  const proposal = proposalShape.parse(row.proposal);
  const pods = await lockPods(ctx, proposal);
  const standing = await lookAgain(ctx, proposal);
  const skipped: Skipped[] = [];
  const groups: ProposedGroup[] = [];
  for (const group of proposal.groups) groups.push(await seat(ctx, { group, pods, standing, skipped }));
  const placed = groups.reduce((sum, group) => sum + group.members.length, 0) - skipped.length;
  await ctx.em.execute(
    `update match_runs set status = 'applied', applied_at = ?, updated_at = ?, version = version + 1, placed = ?, proposal = ?::jsonb where id = ?`,
    [ctx.now, ctx.now, placed, JSON.stringify({ ...proposal, groups, skipped }), id],
  );
  await recordEvent(ctx.em, { type: 'match.applied', at: ctx.now, subjectId: id });
  return { matchRunId: id, wasAlready: false };
}

/** Locks the pods that get newcomers, in the order of their ids. One that has been deleted since is missing. */
async function lockPods(ctx: ActionContext, { groups }: Proposal): Promise<Map<string, HeldPod>> {
  const ids = groups.flatMap(({ podId }) => podId ?? []).toSorted();
  const held = new Map<string, HeldPod>();
  for (const id of ids) {
    const [there] = await ctx.em.execute<unknown[]>('select 1 from pods where id = ?', [id]);
    if (there) held.set(id, await lockPod(ctx, id));
  }
  return held;
}

/** Locks all newcomers, in the order of their ids, and sees how it stands with each of them now. */
async function lookAgain({ em, now }: ActionContext, { groups }: Proposal): Promise<Standing> {
  const ids = groups.flatMap(({ members }) => members.map(({ userId }) => userId));
  const list = JSON.stringify(ids);
  await em.execute('select 1 from users where id in (select jsonb_array_elements_text(?::jsonb)::uuid) order by id for update', [list]);
  const rows = await em.execute<{ id: string; timezone: string | null; is_active: boolean; is_paid: boolean; has_pod: boolean }[]>(
    `select u.id, u.timezone, u.is_active,
       exists (select 1 from user_roles r where r.user_id = u.id and r.role_type = 'paid' and (r.expires_at is null or r.expires_at > ?)) as is_paid,
       exists (select 1 from pod_memberships m where m.user_id = u.id and m.status <> 'left') as has_pod
     from users u where u.id in (select jsonb_array_elements_text(?::jsonb)::uuid)`,
    [now, list],
  );
  const known = new Map(rows.map((row) => [row.id, row]));
  const pairs = await em.execute<{ one: string; other: string }[]>('select first_user_id as one, second_user_id as other from blocked_pairs');
  return {
    refusals: new Map(ids.flatMap((userId) => refusalOf(userId, known.get(userId)))),
    apart: new Set(pairs.flatMap(({ one, other }) => [`${one} ${other}`, `${other} ${one}`])),
    zones: new Map(rows.flatMap(({ id, timezone }) => (timezone === null ? [] : [[id, timezone] as const]))),
  };
}

function refusalOf(userId: string, row: { is_active: boolean; is_paid: boolean; has_pod: boolean } | undefined): [string, SkipCode][] {
  if (!row?.is_active) return [[userId, 'inactive']];
  if (row.has_pod) return [[userId, 'already_in_pod']];
  return row.is_paid ? [] : [[userId, 'not_paid']];
}

type Seating = { readonly group: ProposedGroup; readonly pods: ReadonlyMap<string, HeldPod>; readonly standing: Standing; readonly skipped: Skipped[] };

/** Seats whoever of a group can still be seated. @returns the group, with the id of its pod when that is new */
async function seat(ctx: ActionContext, seating: Seating): Promise<ProposedGroup> {
  const { group, standing, skipped } = seating;
  const present = group.podId === null ? [] : await presentIn(ctx, group.podId);
  const fitting = fittingOf(seating, present);
  const refusal = refusalOfPod(seating, present.length, fitting.length);
  if (refusal !== null) {
    skipped.push(...fitting.map((userId) => ({ userId, code: refusal })));
    return group;
  }
  const podId = group.podId ?? (await form(ctx, group, standing.zones.get(fitting[0]!) ?? 'UTC'));
  for (const userId of fitting) {
    const answer = await joinPod(ctx, { podId, userId, joinWaitlist: false });
    if (!('membershipId' in answer)) skipped.push({ userId, code: 'pod_full' });
  }
  return { ...group, podId };
}

/** Who may still come in; the others are skipped, each with the reason. */
function fittingOf({ group, standing, skipped }: Seating, present: readonly string[]): string[] {
  const fitting: string[] = [];
  for (const { userId } of group.members) {
    const isApart = [...present, ...fitting].some((other) => standing.apart.has(`${userId} ${other}`));
    const code = standing.refusals.get(userId) ?? (isApart ? 'kept_apart' : null);
    if (code === null) fitting.push(userId);
    else skipped.push({ userId, code });
  }
  return fitting;
}

/** Why nobody of the group is seated; null when they are. */
function refusalOfPod({ group, pods }: Seating, present: number, fitting: number): SkipCode | null {
  if (group.podId !== null && pods.get(group.podId)?.status !== 'active') return 'pod_not_active';
  return present === 0 && fitting < LEAST_SIZE ? 'too_few_left' : null;
}

async function presentIn({ em }: ActionContext, podId: string): Promise<string[]> {
  const rows = await em.execute<{ user_id: string }[]>(`select user_id from pod_memberships where pod_id = ? and status <> 'left' order by user_id`, [podId]);
  return rows.map((row) => row.user_id);
}

/** A new pod that meets at the first start that suits everybody, by the clocks of one of them. */
async function form(ctx: ActionContext, group: ProposedGroup, timezone: string): Promise<string> {
  const today = ctx.now.toISOString().slice(0, 10);
  const monday = dayOf(dayNumber(today) + 8 - weekdayOf(today));
  const start = group.commonStarts[0]!;
  const local = (((start + offsetMinutes(timezone, Date.parse(`${monday}T12:00:00Z`))) % 10_080) + 10_080) % 10_080;
  const two = (value: number): string => String(value).padStart(2, '0');
  const time = { dayOfWeek: Math.floor(local / 1440) + 1, localTime: `${two(Math.floor((local % 1440) / 60))}:${two(local % 60)}`, timezone };
  const { podId } = await createPod(ctx, { name: `Pod of ${monday}`, ...time });
  return podId;
}
