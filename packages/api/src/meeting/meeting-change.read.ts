import { Event } from '../event/event.entity.ts';
import { inViewersPod } from '../pod/pod.read.ts';
import { admin, anyOf, keysPods, one, part, readable, type Row, type Rule, scope, scopeIn, viewerId } from '../read/declare.ts';
import type { Readable } from '../read/source.ts';
import { every, sql } from '../read/sql.ts';
import { Meeting } from './meeting.entity.ts';

const own: Rule<Event> = (event, viewer) => viewer.kind === 'member' && sql`${event.userId} = ${viewerId}`;
const ofMyPod: Rule<Event> = (event, viewer) => inViewersPod(event.podId, viewer);
const podsScope = scopeIn<Event>('pods:read', (event) => sql`${event.podId} = ANY (${keysPods})`);
const membersScope = scope('members:read');
const pods: Rule<Event> = (event, viewer) => every([podsScope(event, viewer), sql`${event.userId} IS NULL`]);
/** What also tells of a person needs both scopes. */
const podsAndMembers: Rule<Event> = (event, viewer) => every([podsScope(event, viewer), membersScope(event, viewer)]);
const seen = anyOf<Event>(admin, own, ofMyPod, pods, podsAndMembers);

export const meetingChangeReads: Readable[] = [
  readable(Event, {
    type: 'MeetingChange',
    rows: (event, viewer) => every([sql`split_part(${event.type}, '.', 1) IN ('meeting', 'attendance')`, seen(event, viewer)]),
    fields: { event: part(), meeting: one(Meeting, (m, event: Row<Event>) => sql`${m.id} = ${event.subjectId}`) },
  }),
];
