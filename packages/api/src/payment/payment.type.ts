import { Field, ID, Int, ObjectType, registerEnumType } from 'type-graphql';
import { enumOf } from '../lib/closed-set.ts';
import { connectionOf } from '../lib/page.type.ts';
import { DateTimeISO } from '../lib/scalars.ts';
import { UserType } from '../user/user.type.ts';
import type { PaymentEvent } from './payment-event.entity.ts';
import type { Payment } from './payment.entity.ts';
import { PAYMENT_EVENT_TYPES, PAYMENT_PROVIDERS, PAYMENT_STATUSES, type PaymentEventType, type PaymentProvider, type PaymentStatus } from './payment.rules.ts';

export const PaymentProviderEnum = enumOf(PAYMENT_PROVIDERS);
registerEnumType(PaymentProviderEnum, {
  name: 'PaymentProvider',
  description: 'Who took the money.',
  valuesConfig: {
    STRIPE: { description: 'Stripe.' },
    TELEGRAM_STARS: { description: 'Telegram, in Stars (currency XTR).' },
    MANUAL: { description: 'An admin, by hand.' },
  },
});

export const PaymentStatusEnum = enumOf(PAYMENT_STATUSES);
registerEnumType(PaymentStatusEnum, {
  name: 'PaymentStatus',
  description: 'How it stands with a payment.',
  valuesConfig: {
    PAID: { description: 'The money came.' },
    FAILED: { description: 'It did not come.' },
    CANCELLED: { description: 'It is not renewed; what was paid for is kept to its end.' },
    REFUNDED: { description: 'The money went back.' },
    DISPUTED: { description: 'The member’s bank asks for it back; nothing is decided.' },
  },
});

export const PaymentEventTypeEnum = enumOf(PAYMENT_EVENT_TYPES);
registerEnumType(PaymentEventTypeEnum, {
  name: 'PaymentEventType',
  description: 'What can happen to a payment.',
  valuesConfig: {
    PAID: { description: 'The money came.' },
    RENEWED: { description: 'It came for another period.' },
    PAYMENT_FAILED: { description: 'An attempt failed.' },
    CANCELLED: { description: 'It is not to be renewed.' },
    REFUNDED: { description: 'The money went back.' },
    DISPUTE_OPENED: { description: 'The member’s bank asks for it back.' },
    DISPUTE_WON: { description: 'It stays.' },
    DISPUTE_LOST: { description: 'It went back.' },
  },
});

@ObjectType('PaymentEvent', { description: 'A line of the ledger: something that happened to a payment.', simpleResolvers: true })
class PaymentEventObject implements Pick<PaymentEvent, 'id' | 'occurredAt' | 'receivedAt'> {
  @Field(() => ID, { description: 'The id of this line.' })
  id: string;
  @Field(() => PaymentEventTypeEnum, { description: 'What happened.' })
  type: PaymentEventType;
  @Field(() => DateTimeISO, { description: 'When, by the provider’s clock.' })
  occurredAt: Date;
  @Field(() => DateTimeISO, { description: 'When it was told here.' })
  receivedAt: Date;
}

@ObjectType('Payment', { description: 'Money of a member. For the member and admins.', simpleResolvers: true })
export class PaymentType implements Pick<Payment, 'id' | 'currency' | 'createdAt' | 'updatedAt'> {
  @Field(() => ID, { description: 'Never changes.' })
  id: string;
  @Field(() => UserType, { description: 'Whose money it is.' })
  user: UserType;
  @Field(() => PaymentProviderEnum, { description: 'Who took it.' })
  provider: PaymentProvider;
  @Field(() => String, { description: 'What the provider calls it, or the admin did.' })
  reference: string;
  @Field(() => PaymentStatusEnum, { description: 'How it stands with it, by all that was told of it.' })
  status: PaymentStatus;
  @Field(() => Int, { description: 'In the smallest unit of the currency: cents, or Stars.' })
  amountMinor: number;
  @Field(() => String, { description: 'Three capital letters, such as "EUR"; "XTR" for Telegram Stars.' })
  currency: string;
  @Field(() => DateTimeISO, { nullable: true, description: 'When the money came; null before.' })
  paidAt: Date | null;
  @Field(() => DateTimeISO, { nullable: true, description: 'From when on it pays; null when it names no period.' })
  periodStart: Date | null;
  @Field(() => DateTimeISO, {
    nullable: true,
    description: 'Until when it pays. The role lasts seven days longer unless it was cancelled; null: without an end.',
  })
  periodEnd: Date | null;
  @Field(() => DateTimeISO, { description: 'When it was first heard of.' })
  createdAt: Date;
  @Field(() => DateTimeISO, { description: 'When it last changed.' })
  updatedAt: Date;
  @Field(() => [PaymentEventObject], { description: 'What happened to it, in the order in which it happened.' })
  events: PaymentEventObject[];
}

export const { Connection: PaymentConnection } = connectionOf('Payment', () => PaymentType);

@ObjectType({ description: 'Something about a payment that was recorded.' })
export class RecordPaymentPayload {
  @Field(() => PaymentType, { description: 'The payment, as all that was told of it makes it.' })
  payment: PaymentType;
  @Field(() => UserType, { description: 'Whose it is, with the roles they hold now.' })
  user: UserType;
  @Field(() => Boolean, { description: 'Whether the very same was recorded before; then nothing has changed.' })
  wasAlready: boolean;
}
