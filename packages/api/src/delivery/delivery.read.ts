import { adds, admin, anyOf, computed, many, open, payload, readable, scope, stored } from '../read/declare.ts';
import type { Readable } from '../read/source.ts';
import { sql } from '../read/sql.ts';
import { Delivery } from './delivery.entity.ts';

/** Messages are for the bots that send them, and for admins. */
export const deliveryReads: Readable[] = [
  readable(Delivery, {
    rows: anyOf<Delivery>(admin, scope('deliveries')),
    fields: {
      ...open<Delivery>('id', 'bot', 'buttons', 'dueAt', 'user'),
      chatId: computed<Delivery>((d) => d.chatId),
      text: computed<Delivery>((d) => d.body),
      claimToken: computed<Delivery>((d) => d.claimToken),
      attempt: computed<Delivery>((d) => d.attempts),
    },
  }),
  stored('DeliveryButton', { text: 'text', data: 'text' }),
  adds('ClaimDeliveriesPayload', {
    // By the token too: what somebody else has claimed since is not handed out a second time.
    deliveries: many(
      Delivery,
      (d) => sql`${d.id} = ANY(${payload('ids', 'uuid[]')}) AND ${d.claimToken} = ${payload('claimToken', 'uuid')} AND ${d.status} = 'claimed'`,
      {
        order: (d) => sql`${d.dueAt}, ${d.id}`,
      },
    ),
  }),
  adds('DeliveryDue', { bot: computed(() => sql`${payload('bot', 'text')}`) }),
];
