import { Event } from '../event/event.entity.ts';
import { admin, anyOf, keysPods, one, part, readable, type Row, type Rule, scopeIn, viewerId } from '../read/declare.ts';
import type { Readable } from '../read/source.ts';
import { every, sql } from '../read/sql.ts';
import { viewersPods } from '../user/user.read.ts';
import { Commitment } from './commitment.entity.ts';

const own: Rule<Event> = (event, viewer) => viewer.kind === 'member' && sql`${event.userId} = ${viewerId}`;
/** Pod-mates hear of a commitment as long as they may see it. */
const shared: Rule<Event> = (event, viewer) =>
  viewer.kind === 'member' &&
  sql`EXISTS (SELECT 1 FROM commitments "sc" WHERE "sc".id = ${event.commitmentId} AND "sc".shared_with_pod AND "sc".deleted_at IS NULL
    AND "sc".pod_id = ANY (ARRAY(${viewersPods})))`;
const reader = scopeIn<Event>('commitments:read', (event) => sql`${event.podId} = ANY (${keysPods})`);
const seen = anyOf<Event>(admin, reader, own, shared);

/** Who may read commitments hears of their changes, deletions included. */
export const commitmentChangeReads: Readable[] = [
  readable(Event, {
    type: 'CommitmentChange',
    rows: (event, viewer) => every([sql`${event.type} LIKE 'commitment.%'`, seen(event, viewer)]),
    fields: { event: part(), commitment: one(Commitment, (c, event: Row<Event>) => sql`${c.id} = ${event.commitmentId}`) },
  }),
];
