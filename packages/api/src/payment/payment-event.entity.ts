import { defineEntity, p } from '@mikro-orm/postgresql';
import { bornAt, id } from '../db/columns.ts';
import { User } from '../user/user.entity.ts';
import { Payment } from './payment.entity.ts';
import { PAYMENT_EVENT_TYPES, PAYMENT_PROVIDERS } from './payment.rules.ts';

const PaymentEventSchema = defineEntity({
  name: 'PaymentEvent',
  tableName: 'payment_events',
  properties: {
    id: id(),
    provider: p.enum(PAYMENT_PROVIDERS),
    providerEventId: p.text(),
    type: p.enum(PAYMENT_EVENT_TYPES),
    /** Null while it is not known whose money it is. */
    user: () => p.manyToOne(User).nullable().deleteRule('set null'),
    payment: () => p.manyToOne(Payment).nullable().deleteRule('set null'),
    /** By the provider's clock. */
    occurredAt: p.datetime(),
    receivedAt: bornAt(),
    /** Null until the payment reflects it. */
    appliedAt: p.datetime().nullable(),
    payload: p.json<Record<string, unknown>>(),
  },
  uniques: [{ name: 'payment_events_provider_provider_event_id_unique', properties: ['provider', 'providerEventId'] }],
  indexes: [
    { name: 'payment_events_user_id_index', properties: ['user'] },
    { name: 'payment_events_payment_id_index', properties: ['payment'] },
    { name: 'payment_events_unapplied_index', properties: ['receivedAt'], where: 'applied_at is null' },
  ],
});

/** What a provider told, verified, once. */
export class PaymentEvent extends PaymentEventSchema.class {}
PaymentEventSchema.setClass(PaymentEvent);
