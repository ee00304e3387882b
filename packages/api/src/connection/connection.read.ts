import type { Event } from '../event/event.entity.ts';
import {
  adds,
  admin,
  among,
  anyOf,
  computed,
  is,
  many,
  one,
  open,
  page,
  type Paging,
  payload,
  readable,
  type Row,
  type Rule,
  stored,
  value,
  viewerId,
} from '../read/declare.ts';
import type { Readable } from '../read/source.ts';
import { type Sql, sql } from '../read/sql.ts';
import { User } from '../user/user.entity.ts';
import { Connection } from './connection.entity.ts';

/** Whether a person is one of the two or three. */
const isOne = (c: Row<Connection>, person: Sql | ReturnType<typeof value>): Sql =>
  sql`(${c.firstUser} = ${person} OR ${c.secondUser} = ${person} OR ${c.thirdUser} = ${person})`;
const mine: Rule<Connection> = (c, viewer) => viewer.kind === 'member' && isOne(c, viewerId);
/** What each said, in the order in which they are kept. */
const replies = (c: Row<Connection>): Sql => sql`(
  jsonb_build_array(jsonb_build_object('userId', ${c.firstUser}, 'reply', ${c.firstAnswer}), jsonb_build_object('userId', ${c.secondUser}, 'reply', ${c.secondAnswer}))
  || CASE WHEN ${c.thirdUser} IS NULL THEN '[]'::jsonb ELSE jsonb_build_array(jsonb_build_object('userId', ${c.thirdUser}, 'reply', ${c.thirdAnswer})) END)`;

const connectionPaging: Paging<Connection> = {
  orders: { ROUND_ON: { by: (c) => c.roundOn, type: 'date' } },
  usual: { field: 'ROUND_ON', direction: 'DESC' },
  filters: {
    status: among('status'),
    userId: (c, id) => isOne(c, value(id, 'uuid')),
    roundOn: is('roundOn', 'date'),
    hasMet: is('hasMet', 'bool'),
  },
};

const answered = { connection: one(Connection, (c) => sql`${c.id} = ${payload('connectionId', 'uuid')}`, { follow: true, sure: true }) };

/** Who is brought together with whom is for those people and admins; they see each other as pod-mates do. */
export const connectionReads: Readable[] = [
  readable(Connection, {
    type: 'MemberConnection',
    rows: anyOf<Connection>(admin, mine),
    fields: {
      ...open<Connection>('id', 'roundOn', 'status', 'snoozedUntil', 'hasMet', 'answeredAt', 'createdAt', 'proposedBy', 'pod'),
      reason: computed<Connection>((c) => sql`(${c.why} ->> 'text')`),
      replies: computed<Connection>(replies),
      people: many(User, (u, c: Row<Connection>) => sql`${u.id} = ANY (ARRAY[${c.firstUser}, ${c.secondUser}, ${c.thirdUser}])`, {
        order: (u) => sql`${u.id}`,
        follow: true,
      }),
    },
  }),
  stored('ConnectionPerson', { userId: 'text', reply: 'text' }),
  adds<Event>('Event', { memberConnection: one(Connection, (c, event: Row<Event>) => sql`${c.id} = ${event.subjectId}`) }),
  adds('Query', { connections: page(Connection, () => true, connectionPaging) }),
  adds('ProposeConnectionPayload', answered),
  adds('AnswerConnectionPayload', answered),
];
