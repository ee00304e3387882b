import { adds, admin, among, anyOf, computed, follow, is, many, one, open, page, type Paging, payload, readable, type Row } from '../read/declare.ts';
import type { Readable } from '../read/source.ts';
import { sql } from '../read/sql.ts';
import { User } from '../user/user.entity.ts';
import { own } from '../user/user.read.ts';
import { PaymentEvent } from './payment-event.entity.ts';
import { Payment } from './payment.entity.ts';

const paymentPaging: Paging<Payment> = {
  orders: { CREATED_AT: { by: (p) => p.createdAt, type: 'timestamptz' } },
  usual: { field: 'CREATED_AT', direction: 'DESC' },
  filters: {
    status: among('status'),
    provider: is('provider'),
    userId: is('user', 'uuid'),
    paidAt: is('paidAt', 'timestamptz'),
    createdAt: is('createdAt', 'timestamptz'),
  },
};

/** Money is between a member and the admins. */
export const paymentReads: Readable[] = [
  readable(Payment, {
    rows: anyOf<Payment>(own, admin),
    fields: {
      ...open<Payment>('id', 'provider', 'status', 'amountMinor', 'currency', 'paidAt', 'periodStart', 'periodEnd', 'createdAt', 'updatedAt'),
      ...follow<Payment>('user'),
      reference: computed<Payment>((p) => p.providerPaymentId),
      events: many(PaymentEvent, (e, p: Row<Payment>) => sql`${e.payment} = ${p.id}`, { order: (e) => sql`${e.occurredAt}, ${e.id}`, follow: true }),
    },
  }),
  readable(PaymentEvent, { rows: anyOf<PaymentEvent>(own, admin), fields: open<PaymentEvent>('id', 'type', 'occurredAt', 'receivedAt') }),
  adds('Query', { payments: page(Payment, () => true, paymentPaging) }),
  adds('RecordPaymentPayload', {
    payment: one(Payment, (p) => sql`${p.id} = ${payload('paymentId', 'uuid')}`, { follow: true, sure: true }),
    user: one(User, (u) => sql`${u.id} = ${payload('userId', 'uuid')}`, { follow: true, sure: true }),
    wasAlready: computed(() => sql`${payload('wasAlready', 'bool')}`),
  }),
];
