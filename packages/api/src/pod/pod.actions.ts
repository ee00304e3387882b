import { LockMode, UniqueConstraintViolationException } from '@mikro-orm/core';
import { noteAudit } from '../event/audit-note.ts';
import { recordEvent, recordEvents } from '../event/record-event.ts';
import { DomainError } from '../lib/errors.ts';
import { requireZone } from '../lib/zone.rules.ts';
import { lockPeople } from '../user/lock-people.actions.ts';
import { takePodMemberRole } from '../user/pod-member-role.actions.ts';
import type { ActionContext } from '../viewer/context.ts';
import { lockPod, requireHost } from './hold-pod.actions.ts';
import { endMemberships, isActiveSomewhere } from './membership.actions.ts';
import { tellPodChange } from './pod-change.ts';
import {
  CALL_MINUTES,
  callLinkOf,
  callMinutesOf,
  groupChatOf,
  type MaybeWeeklyTime,
  podDescriptionOf,
  podNameOf,
  SEATS,
  seatsOf,
  storedTimeOf,
  weeklyTimeOf,
} from './pod-input.rules.ts';
import { Pod } from './pod.entity.ts';
import type { CreatePodInput, DisbandPodInput, LinkPodChatInput, UpdatePodInput } from './pod.input.ts';
import { closeWaitlist, settleWaitlist } from './waitlist.actions.ts';

type Answered = { readonly podId: string };

const NO_TIME: MaybeWeeklyTime = { dayOfWeek: null, localTime: null, timezone: null };

/**
 * Forms a pod without members.
 * @throws DomainError INVALID_INPUT with the field at fault
 */
export async function createPod(ctx: ActionContext, input: CreatePodInput): Promise<Answered> {
  const pod = ctx.em.create(Pod, {
    name: podNameOf(input.name),
    description: podDescriptionOf(input.description ?? null),
    ...callOf(input),
    maxMembers: seatsOf(input.maxMembers ?? SEATS.usual, 0),
    targetGoalsCategory: input.targetGoalsCategory ?? null,
    targetExperienceLevel: input.targetExperienceLevel ?? null,
    targetTimezoneRange: zonesOf(input.targetTimezones ?? null),
    createdAt: ctx.now,
    updatedAt: ctx.now,
  });
  await ctx.em.flush();
  noteAudit(ctx, { details: { podId: pod.id } });
  await recordEvent(ctx.em, { type: 'pod.created', at: ctx.now, podId: pod.id });
  await tellPodChange(ctx, { podId: pod.id, before: null });
  return { podId: pod.id };
}

/** When, how long and where a new pod meets. */
function callOf({ dayOfWeek = null, localTime = null, timezone = null, durationMinutes, zoomLink }: CreatePodInput) {
  const time = weeklyTimeOf({ dayOfWeek, localTime, timezone }) ?? NO_TIME;
  return { ...time, durationMinutes: callMinutesOf(durationMinutes ?? CALL_MINUTES.usual), zoomLink: callLinkOf(zoomLink ?? null) };
}

const zonesOf = (given: readonly string[] | null): string[] | null =>
  given === null ? null : [...new Set(given.map((zone) => requireZone(zone, 'targetTimezones')))];

/**
 * Changes a pod. What is left out stays; null takes away what may be missing. More seats go to whoever waits; another time moves the calls that are planned
 * by the old one. What changes nothing leaves the version alone and records no event.
 * @throws DomainError NOT_FOUND, VERSION_CONFLICT, INVALID_INPUT with the field at fault, CONFLICT for a pod that was disbanded
 */
export async function updatePod(ctx: ActionContext, input: UpdatePodInput): Promise<Answered> {
  const pod = await holdEntity(ctx, input.id);
  if (input.version != null && input.version !== pod.version)
    throw new DomainError('VERSION_CONFLICT', 'This pod has changed since it was read; read it again and repeat the change.', 'version');
  const before = { version: pod.version, time: storedTimeOf(timeOf(pod)) };
  ctx.em.assign(pod, await changesOf(ctx, pod, input));
  await ctx.em.flush();
  if (pod.version === before.version) return { podId: pod.id };
  await recordEvent(ctx.em, { type: 'pod.updated', at: ctx.now, podId: pod.id });
  await settleWaitlist(ctx, pod);
  await tellPodChange(ctx, { podId: pod.id, before: before.time });
  return { podId: pod.id };
}

const timeOf = ({ dayOfWeek = null, localTime = null, timezone = null }: Pick<Pod, 'dayOfWeek' | 'localTime' | 'timezone'>): MaybeWeeklyTime => ({
  dayOfWeek,
  localTime,
  timezone,
});

/** What is to be written; `undefined` stays as it is. */
async function changesOf(ctx: ActionContext, pod: Pod, input: UpdatePodInput): Promise<Partial<Pod>> {
  const { name, description, zoomLink, maxMembers, durationMinutes, isPaused, targetTimezones } = input;
  const changes = {
    name: name == null ? undefined : podNameOf(name),
    description: description === undefined ? undefined : podDescriptionOf(description),
    zoomLink: zoomLink === undefined ? undefined : callLinkOf(zoomLink),
    maxMembers: maxMembers == null ? undefined : seatsOf(maxMembers, pod.currentMembers),
    durationMinutes: durationMinutes == null ? undefined : callMinutesOf(durationMinutes),
    status: isPaused == null ? undefined : isPaused ? ('paused' as const) : ('active' as const),
    targetGoalsCategory: input.targetGoalsCategory,
    targetExperienceLevel: input.targetExperienceLevel,
    targetTimezoneRange: targetTimezones && zonesOf(targetTimezones),
    host: await newHostOf(ctx, pod.id, input.hostId),
    ...newTimeOf(pod, input),
  };
  return Object.fromEntries(Object.entries(changes).filter(([, change]) => change !== undefined)) as Partial<Pod>;
}

/** The parts of the time that are given, beside those that stay; nothing when none is given. */
function newTimeOf(pod: Pod, { dayOfWeek, localTime, timezone }: UpdatePodInput): Partial<MaybeWeeklyTime> {
  if (dayOfWeek === undefined && localTime === undefined && timezone === undefined) return {};
  const given = Object.fromEntries(Object.entries({ dayOfWeek, localTime, timezone }).filter(([, part]) => part !== undefined));
  return weeklyTimeOf({ ...timeOf(pod), ...given }) ?? NO_TIME;
}

/** @throws DomainError INVALID_INPUT `hostId` for somebody who is no active member */
async function newHostOf({ em }: ActionContext, podId: string, hostId: string | null | undefined): Promise<string | null | undefined> {
  if (hostId == null) return hostId;
  const active = await em.execute<unknown[]>(`select 1 from pod_memberships where pod_id = ? and user_id::text = ? and status = 'active'`, [podId, hostId]);
  if (active.length === 0) throw new DomainError('INVALID_INPUT', 'A host is an active member of the pod; let the person join first.', 'hostId');
  return hostId;
}

/** @throws DomainError NOT_FOUND, CONFLICT for a pod that was disbanded */
async function holdEntity(ctx: ActionContext, id: string): Promise<Pod> {
  const { status } = await lockPod(ctx, id, 'id');
  noteAudit(ctx, { details: { podId: id } });
  if (status === 'disbanded') throw new DomainError('CONFLICT', 'This pod was disbanded and stays as it was; form a new one.', 'id');
  return ctx.em.findOneOrFail(Pod, { id }, { lockMode: LockMode.PESSIMISTIC_WRITE });
}

/**
 * Ends a pod: everybody leaves it, nobody waits for it, and its calls to come are cancelled. Disbanding twice changes nothing.
 * @throws DomainError NOT_FOUND
 */
export async function disbandPod(ctx: ActionContext, input: DisbandPodInput): Promise<Answered> {
  const { em, now } = ctx;
  const pod = await lockPod(ctx, input.id, 'id');
  noteAudit(ctx, { details: { podId: pod.id } });
  if (pod.status === 'disbanded') return { podId: pod.id };
  const seats = await em.execute<{ id: string; user_id: string }[]>(
    `select id, user_id from pod_memberships where pod_id = ? and status <> 'left' order by joined_at, id`,
    [pod.id],
  );
  await lockPeople(
    ctx,
    seats.map((seat) => seat.user_id),
  );
  if (seats.length > 0)
    await endMemberships(
      ctx,
      pod.id,
      seats.map((seat) => seat.id),
    );
  for (const { user_id } of seats) if (!(await isActiveSomewhere(ctx, user_id))) await takePodMemberRole(ctx, user_id);
  await em.execute(`update pods set status = 'disbanded', updated_at = ?, version = version + 1 where id = ?`, [now, pod.id]);
  await closeWaitlist(ctx, pod.id);
  await recordEvents(em, [
    ...seats.map(({ id, user_id }) => ({ type: 'membership.left' as const, at: now, userId: user_id, podId: pod.id, subjectId: id })),
    { type: 'pod.disbanded', at: now, podId: pod.id },
  ]);
  await tellPodChange(ctx, { podId: pod.id, before: storedTimeOf(pod) });
  return { podId: pod.id };
}

/**
 * Says in which group at Telegram a pod talks; null takes it away. For admins and the pod's host.
 * @throws DomainError NOT_FOUND, FORBIDDEN, INVALID_INPUT `chatId` for a private chat, CONFLICT for a group in which another pod talks
 */
export async function linkPodChat(ctx: ActionContext, input: LinkPodChatInput): Promise<Answered> {
  const { id } = await lockPod(ctx, input.podId);
  await requireHost(ctx, id);
  const pod = await holdEntity(ctx, id);
  const before = pod.version;
  pod.telegramChatId = groupChatOf(input.chatId ?? null);
  try {
    await ctx.em.flush();
  } catch (error) {
    if (error instanceof UniqueConstraintViolationException)
      throw new DomainError('CONFLICT', 'Another pod talks in this group; take it away from that pod first, or choose another group.', 'chatId');
    throw error;
  }
  if (pod.version === before) return { podId: id };
  await recordEvent(ctx.em, { type: 'pod.updated', at: ctx.now, podId: id });
  return { podId: id };
}
