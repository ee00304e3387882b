import { defineEntity, p } from '@mikro-orm/postgresql';
import { bornAt } from '../db/columns.ts';
import { User } from '../user/user.entity.ts';
import { PAYMENT_PROVIDERS } from './payment.rules.ts';

const PaymentReferenceSchema = defineEntity({
  name: 'PaymentReference',
  tableName: 'payment_references',
  properties: {
    provider: p.enum(PAYMENT_PROVIDERS).primary(),
    /** A customer, or what a charge goes by beside the name of its payment: "cus_...", "pi_...". */
    reference: p.text().primary(),
    user: () => p.manyToOne(User).deleteRule('cascade'),
    /** The payment that it stands for; null for a customer. */
    providerPaymentId: p.text().nullable(),
    createdAt: bornAt(),
  },
  indexes: [{ name: 'payment_references_user_id_index', properties: ['user'] }],
});

/** Whose money a name of the provider's stands for. */
export class PaymentReference extends PaymentReferenceSchema.class {}
PaymentReferenceSchema.setClass(PaymentReference);
