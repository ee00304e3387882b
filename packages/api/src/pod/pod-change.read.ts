import { Event } from '../event/event.entity.ts';
import { admin, anyOf, keysPods, one, part, readable, type Row, type Rule, scope, scopeIn, viewerId } from '../read/declare.ts';
import type { Readable } from '../read/source.ts';
import { every, sql } from '../read/sql.ts';
import { Pod } from './pod.entity.ts';
import { PodMembership } from './pod-membership.entity.ts';
import { inViewersPod } from './pod.read.ts';

const own: Rule<Event> = (event, viewer) => viewer.kind === 'member' && sql`${event.userId} = ${viewerId}`;
/** Who waits for a seat is between them and the admins. */
const ofMyPod: Rule<Event> = (event, viewer) => every([inViewersPod(event.podId, viewer), sql`${event.type} NOT LIKE 'waitlist.%'`]);
const podsScope = scopeIn<Event>('pods:read', (event) => sql`${event.podId} = ANY (${keysPods})`);
const membersScope = scope('members:read');
const pods: Rule<Event> = (event, viewer) => every([podsScope(event, viewer), sql`${event.type} LIKE 'pod.%'`]);
/** What also tells of a person needs both scopes. */
const podsAndMembers: Rule<Event> = (event, viewer) => every([podsScope(event, viewer), membersScope(event, viewer)]);
const seen = anyOf<Event>(admin, own, ofMyPod, pods, podsAndMembers);

export const podChangeReads: Readable[] = [
  readable(Event, {
    type: 'PodChange',
    rows: (event, viewer) => every([sql`split_part(${event.type}, '.', 1) IN ('pod', 'membership', 'waitlist')`, seen(event, viewer)]),
    fields: {
      event: part(),
      pod: one(Pod, (p, event: Row<Event>) => sql`${p.id} = ${event.podId}`),
      membership: one(PodMembership, (m, event: Row<Event>) => sql`${m.id} = ${event.subjectId}`),
    },
  }),
];
