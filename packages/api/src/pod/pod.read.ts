import type { Event } from '../event/event.entity.ts';
import { adds, admin, anyOf, computed, follow, many, one, only, open, readable, type Row, type Rule, scope, value } from '../read/declare.ts';
import type { Readable, ViewerClass } from '../read/source.ts';
import { type Condition, every, type Sql, sql, within } from '../read/sql.ts';
import type { User } from '../user/user.entity.ts';
import { own, viewersPods } from '../user/user.read.ts';
import { Pod } from './pod.entity.ts';
import { PodMembership } from './pod-membership.entity.ts';

/** The pod of the row is one of those that the viewer belongs to at present: somebody who has left, or is paused, is no insider. */
export const inViewersPod = (podId: Sql, viewer: ViewerClass): Condition => viewer.kind === 'member' && within(podId, viewersPods);
const member: Rule<Pod> = (pod, viewer) => inViewersPod(pod.id, viewer);
/** Pod-mates see who belongs to the pod, not who once did. */
const mate: Rule<PodMembership> = (m, viewer) => every([inViewersPod(m.pod, viewer), sql`${m.status} <> 'left'`]);
/** A membership tells both of a pod and of a person, so a third party needs both scopes. */
const podsScope = scope('pods:read');
const membersScope = scope('members:read');
const podsAndMembers: Rule<PodMembership> = (row, viewer) => every([podsScope(row, viewer), membersScope(row, viewer)]);

export const podReads: Readable[] = [
  readable(Pod, {
    rows: anyOf<Pod>(admin, scope('pods:read'), member),
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
      ),
      ...only<Pod>(anyOf<Pod>(admin, member), 'zoomLink'),
      isFull: computed<Pod>((p) => sql`${p.currentMembers} >= ${p.maxMembers}`),
    },
  }),
  readable(PodMembership, {
    rows: anyOf<PodMembership>(own, admin, mate, podsAndMembers),
    fields: { ...open<PodMembership>('id', 'joinedAt', 'leftAt', 'status', 'meetingsAttended', 'meetingsMissed'), ...follow<PodMembership>('user', 'pod') },
  }),
  adds<Pod>('Pod', {
    members: many(PodMembership, (m, p: Row<Pod>) => sql`${m.pod} = ${p.id} AND ${m.status} <> 'left'`, { order: (m) => sql`${m.joinedAt}, ${m.id}` }),
  }),
  adds<User>('User', { memberships: many(PodMembership, (m, u: Row<User>) => sql`${m.user} = ${u.id}`, { order: (m) => sql`${m.joinedAt}, ${m.id}` }) }),
  adds<Event>('Event', { pod: one(Pod, (p, event: Row<Event>) => sql`${p.id} = ${event.podId}`) }),
  adds('Query', { pod: one(Pod, (p, _, args) => sql`${p.id} = ${value(args.id, 'uuid')}`) }),
];
