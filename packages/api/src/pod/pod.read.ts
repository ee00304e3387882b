import type { Event } from '../event/event.entity.ts';
import { linkTo } from '../lib/public-address.ts';
import {
  adds,
  admin,
  among,
  anyOf,
  computed,
  follow,
  is,
  many,
  now,
  one,
  only,
  open,
  page,
  type Paging,
  payload,
  readable,
  type Row,
  type Rule,
  keysPods,
  scope,
  scopeIn,
  value,
} from '../read/declare.ts';
import type { Readable, ViewerClass } from '../read/source.ts';
import { type Condition, every, Param, raw, type Sql, sql, within } from '../read/sql.ts';
import { User } from '../user/user.entity.ts';
import { own, viewersPods } from '../user/user.read.ts';
import { Pod } from './pod.entity.ts';
import { PodMembership } from './pod-membership.entity.ts';
import { WaitlistEntry } from './waitlist-entry.entity.ts';

/** The pod of the row is one of those that the viewer belongs to at present: somebody who has left, or is paused, is no insider. */
export const inViewersPod = (podId: Sql, viewer: ViewerClass): Condition => viewer.kind === 'member' && within(podId, viewersPods);
const member: Rule<Pod> = (pod, viewer) => inViewersPod(pod.id, viewer);
/** Pod-mates see who belongs to the pod, not who once did. */
const mate: Rule<PodMembership> = (m, viewer) => every([inViewersPod(m.pod, viewer), sql`${m.status} <> 'left'`]);
/** A membership tells both of a pod and of a person, so a third party needs both scopes. */
const podsScope = scopeIn<Pod>('pods:read', (pod) => sql`${pod.id} = ANY (${keysPods})`);
const placesScope = scopeIn<PodMembership>('pods:read', (m) => sql`${m.pod} = ANY (${keysPods})`);
const membersScope = scope('members:read');
const podsAndMembers: Rule<PodMembership> = (row, viewer) => every([placesScope(row, viewer), membersScope(row, viewer)]);

/** What stands before the token of a calendar; where this process is reached is known only when a request comes. */
const calendarAddress = new Param(() => linkTo('/calendar/'), 'text');

/** A free seat that is kept for somebody from the waitlist is none for others. */
const isFull = (p: Row<Pod>): Sql =>
  sql`(${p.currentMembers} + (SELECT count(*) FROM pod_waitlist kept WHERE kept.pod_id = ${p.id} AND kept.status = 'offered') >= ${p.maxMembers})`;
const hasPlaces = (p: Row<Pod>): Sql => sql`(${p.status} = 'active' AND NOT ${isFull(p)})`;
const podPaging: Paging<Pod> = {
  orders: {
    CREATED_AT: { by: (p) => p.createdAt, type: 'timestamptz' },
    NAME: { by: (p) => p.name, type: 'text' },
    NEXT_MEETING_AT: { by: (p) => p.nextMeetingAt, type: 'timestamptz', nullable: true },
  },
  usual: { field: 'CREATED_AT', direction: 'DESC' },
  filters: {
    status: among('status'),
    goalsCategory: among('targetGoalsCategory'),
    timezone: among('timezone'),
    hasPlaces: (p, wanted) => sql`${hasPlaces(p)} = ${value(wanted, 'bool')}`,
  },
};
const membershipPaging: Paging<PodMembership> = {
  orders: { JOINED_AT: { by: (m) => m.joinedAt, type: 'timestamptz' } },
  usual: { field: 'JOINED_AT', direction: 'DESC' },
  filters: { status: among('status'), podId: is('pod', 'uuid'), userId: is('user', 'uuid'), joinedAt: is('joinedAt', 'timestamptz') },
};

/** The member whom an admin named while they are active, else the active member of longest standing; `requireHost` asks the same. */
const hostOf = (p: Row<Pod>): Sql =>
  sql`(SELECT m.user_id FROM pod_memberships m WHERE m.pod_id = ${p.id} AND m.status = 'active'
    ORDER BY (m.user_id IS NOT DISTINCT FROM ${p.host}) DESC, m.joined_at, m.id LIMIT 1)`;
const isOpen = (w: Row<WaitlistEntry>): Sql => sql`${w.status} IN ('waiting', 'offered')`;
const inLine = { order: (w: Row<WaitlistEntry>) => sql`${w.requestedAt}, ${w.id}` };
const ofUser = (w: Row<WaitlistEntry>, u: Row<User>): Sql => sql`${w.user} = ${u.id} AND ${isOpen(w)}`;

/** Whoever was let do it sees what it was done to. */
const answeredPod = { pod: one(Pod, (p) => sql`${p.id} = ${payload('podId', 'uuid')}`, { follow: true, sure: true }) };
const answeredUser = one(User, (u) => sql`${u.id} = ${payload('userId', 'uuid')}`, { follow: true, sure: true });
const answeredMembership = {
  membership: one(PodMembership, (m) => sql`${m.id} = ${payload('membershipId', 'uuid')}`, { follow: true, sure: true }),
  user: answeredUser,
  wasAlready: computed(() => sql`${payload('wasAlready', 'bool')}`),
};

const ofPerson = (column: string, m: Row<PodMembership>): Sql => sql`(SELECT ${raw(column)} FROM users "iu" WHERE "iu".id = ${m.user})`;
const takesPart = (m: Row<PodMembership>): Sql => ofPerson('"iu".is_active', m);

export const podReads: Readable[] = [
  readable(Pod, {
    rows: anyOf<Pod>(admin, podsScope, member),
    fields: {
      ...open<Pod>(
        'id',
        'name',
        'description',
        'dayOfWeek',
        'localTime',
        'timezone',
        'timeUtc',
        'durationMinutes',
        'maxMembers',
        'currentMembers',
        'status',
        'nextMeetingAt',
        'avgAttendanceRate',
        'avgCompletionRate',
        'memberSatisfactionScore',
        'createdAt',
        'updatedAt',
        'version',
        'targetGoalsCategory',
        'targetExperienceLevel',
      ),
      ...only<Pod>(anyOf<Pod>(admin, member), 'zoomLink', 'telegramChatId'),
      targetTimezones: computed<Pod>((p) => sql`${p.targetTimezoneRange}`),
      isFull: computed<Pod>(isFull),
      host: one(User, (u, p: Row<Pod>) => sql`${u.id} = ${hostOf(p)}`),
    },
  }),
  readable(PodMembership, {
    rows: anyOf<PodMembership>(own, admin, mate, podsAndMembers),
    fields: {
      ...open<PodMembership>('id', 'joinedAt', 'leftAt', 'status', 'meetingsAttended', 'meetingsMissed', 'updatedAt', 'version'),
      ...only<PodMembership>(anyOf<PodMembership>(own, admin), 'contributionScore', 'monthlyPaymentActive', 'lastPaymentAt'),
      ...follow<PodMembership>('user', 'pod'),
      calendarUrl: computed<PodMembership>(
        (m) => sql`CASE WHEN ${m.status} <> 'left' THEN ${calendarAddress} || ${m.calendarToken} || '.ics' END`,
        (m, viewer) => viewer.kind !== 'admin' && own(m, viewer),
      ),
    },
  }),
  // Members are introduced to those they meet, and to admins; the list says of whom there is a card.
  readable(PodMembership, {
    type: 'IntroCard',
    rows: anyOf<PodMembership>(admin, mate),
    fields: {
      ...open<PodMembership>('joinedAt'),
      ...follow<PodMembership>('user'),
      firstName: computed<PodMembership>((m) => ofPerson('"iu".first_name', m)),
      goalsCategory: computed<PodMembership>((m) => ofPerson('"iu".goals_category', m)),
      experienceLevel: computed<PodMembership>((m) => ofPerson('"iu".experience_level', m)),
      strengths: computed<PodMembership>((m) => ofPerson('"iu".strengths', m)),
      helpNeeded: computed<PodMembership>((m) => ofPerson('"iu".help_needed', m)),
      currentStreak: computed<PodMembership>(
        (m) =>
          sql`coalesce((SELECT CASE WHEN "iu".streak_valid_until <= ${now} THEN 0 ELSE "iu".current_streak END FROM users "iu" WHERE "iu".id = ${m.user}), 0)`,
      ),
      bio: computed<PodMembership>((m) => ofPerson('"iu".bio', m)),
      timezone: computed<PodMembership>((m) => ofPerson('"iu".timezone', m)),
    },
  }),
  readable(WaitlistEntry, {
    rows: anyOf<WaitlistEntry>(own, admin),
    fields: { ...open<WaitlistEntry>('id', 'status', 'requestedAt', 'offeredAt', 'offerExpiresAt'), ...follow<WaitlistEntry>('user', 'pod') },
  }),
  adds<Pod>('Pod', {
    members: many(PodMembership, (m, p: Row<Pod>) => sql`${m.pod} = ${p.id} AND ${m.status} <> 'left'`, { order: (m) => sql`${m.joinedAt}, ${m.id}` }),
    waitlist: many(WaitlistEntry, (w, p: Row<Pod>) => sql`${w.pod} = ${p.id} AND ${isOpen(w)}`, inLine),
  }),
  adds<User>('User', {
    memberships: many(PodMembership, (m, u: Row<User>) => sql`${m.user} = ${u.id}`, { order: (m) => sql`${m.joinedAt}, ${m.id}` }),
    waitlist: many(WaitlistEntry, ofUser, inLine),
  }),
  adds<Event>('Event', { pod: one(Pod, (p, event: Row<Event>) => sql`${p.id} = ${event.podId}`) }),
  adds('Query', {
    pod: one(Pod, (p, _, args) => sql`${p.id} = ${value(args.id, 'uuid')}`),
    pods: page(Pod, () => true, podPaging),
    podMembership: one(PodMembership, (m, _, args) => sql`${m.id} = ${value(args['id'], 'uuid')}`),
    introCards: many(
      PodMembership,
      (m, _, args, viewer) =>
        every([
          sql`${m.pod} = ${value(args['podId'], 'uuid')} AND ${m.status} = 'active' AND ${takesPart(m)}`,
          viewer.kind === 'admin' || inViewersPod(m.pod, viewer),
        ]),
      { order: (m) => sql`${m.joinedAt}, ${m.id}`, follow: true },
    ),
    podMemberships: page(PodMembership, () => true, membershipPaging),
  }),
  ...['CreatePodPayload', 'UpdatePodPayload', 'DisbandPodPayload', 'LinkPodChatPayload'].map((type) => adds(type, answeredPod)),
  ...['JoinPodPayload', 'LeavePodPayload', 'PauseMembershipPayload', 'ResumeMembershipPayload'].map((type) => adds(type, answeredMembership)),
  adds('RotateCalendarFeedPayload', { membership: answeredMembership.membership }),
  adds('LeaveWaitlistPayload', {
    user: answeredUser,
    waitlist: many(WaitlistEntry, (w) => sql`${w.user} = ${payload('userId', 'uuid')} AND ${isOpen(w)}`, inLine),
  }),
];
