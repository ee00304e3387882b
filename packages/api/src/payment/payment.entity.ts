import { defineEntity, p } from '@mikro-orm/postgresql';
import { bornAt, changedAt, id, version } from '../db/columns.ts';
import { User } from '../user/user.entity.ts';
import { PAYMENT_PROVIDERS, PAYMENT_STATUSES } from './payment.rules.ts';

const PaymentSchema = defineEntity({
  name: 'Payment',
  tableName: 'payments',
  properties: {
    id: id(),
    user: () => p.manyToOne(User).deleteRule('cascade'),
    provider: p.enum(PAYMENT_PROVIDERS),
    /** The provider's name for the charge. */
    providerPaymentId: p.text(),
    /** The provider's name for what recurs; null for a single payment. */
    subscriptionId: p.text().nullable(),
    status: p.enum(PAYMENT_STATUSES),
    /** In the smallest unit of the currency (`XTR` for Telegram Stars). */
    amountMinor: p.bigint('string'),
    currency: p.text(),
    paidAt: p.datetime().nullable(),
    /** What it pays for: from, up to but excluding. Null when it covers no period. */
    periodStart: p.datetime().nullable(),
    periodEnd: p.datetime().nullable(),
    createdAt: bornAt(),
    updatedAt: changedAt(),
    version: version(),
  },
  checks: [
    { name: 'valid_amount', expression: 'amount_minor >= 0' },
    { name: 'valid_currency', expression: "currency ~ '^[A-Z]{3}$'" },
    { name: 'valid_payment_period', expression: 'period_end > period_start' },
  ],
  uniques: [{ name: 'payments_provider_provider_payment_id_unique', properties: ['provider', 'providerPaymentId'] }],
  indexes: [
    { name: 'payments_user_id_created_at_id_index', properties: ['user', 'createdAt', 'id'] },
    { name: 'payments_paid_at_index', properties: ['paidAt'] },
    { name: 'payments_created_at_id_index', properties: ['createdAt', 'id'] },
    { name: 'payments_provider_subscription_id_index', properties: ['provider', 'subscriptionId'] },
  ],
});

/** Money of a member; its state follows from the payment events. */
export class Payment extends PaymentSchema.class {}
PaymentSchema.setClass(Payment);
