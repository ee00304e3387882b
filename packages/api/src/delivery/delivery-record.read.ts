import { adds, admin, among, anyOf, computed, is, one, only, open, page, type Paging, payload, readable, type Row } from '../read/declare.ts';
import type { Readable } from '../read/source.ts';
import { literal, type Sql, sql } from '../read/sql.ts';
import { own } from '../user/user.read.ts';
import { CODE_TOPIC } from './contact-code.rules.ts';
import { Delivery } from './delivery.entity.ts';

/** A code proves whose an address is, so nobody but who reads the message itself may learn it. */
const text = (d: Row<Delivery>): Sql => sql`CASE WHEN ${d.topic} <> ${literal(CODE_TOPIC)} THEN ${d.body} END`;

const deliveryPaging: Paging<Delivery> = {
  orders: { CREATED_AT: { by: (d) => d.createdAt, type: 'timestamptz' } },
  usual: { field: 'CREATED_AT', direction: 'DESC' },
  filters: {
    status: among('status'),
    channel: among('channel'),
    bot: is('bot'),
    userId: is('user', 'uuid'),
    topic: is('topic'),
    createdAt: is('createdAt', 'timestamptz'),
    dueAt: is('dueAt', 'timestamptz'),
  },
};

/** What was sent to a member is theirs to see, and the admins'. */
export const deliveryRecordReads: Readable[] = [
  readable(Delivery, {
    type: 'DeliveryRecord',
    rows: anyOf<Delivery>(own, admin),
    fields: {
      ...open<Delivery>('id', 'channel', 'bot', 'status', 'topic', 'address', 'attempts', 'dueAt', 'createdAt', 'sentAt', 'user'),
      ...only<Delivery>(admin, 'lastError'),
      text: computed<Delivery>(text),
    },
  }),
  adds('Query', { deliveries: page(Delivery, () => true, deliveryPaging) }),
  adds('ResendDeliveryPayload', { delivery: one(Delivery, (d) => sql`${d.id} = ${payload('deliveryId', 'uuid')}`, { follow: true, sure: true }) }),
];
