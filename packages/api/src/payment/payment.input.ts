import { ArgsType, Field, ID, InputType, Int } from 'type-graphql';
import { DateTimeRange } from '../lib/list.type.ts';
import { PageArgs } from '../lib/page.type.ts';
import { DateTimeISO } from '../lib/scalars.ts';
import { PaymentEventTypeEnum, PaymentProviderEnum, PaymentStatusEnum } from './payment.type.ts';
import type { PaymentEventType, PaymentProvider, PaymentStatus } from './payment.rules.ts';
import { IDEMPOTENCY_KEY } from '../lib/idempotency-key.text.ts';

@InputType({ description: 'Which states of payments.' })
class PaymentStatusFilter {
  @Field(() => [PaymentStatusEnum], { description: 'Any of these.' })
  in: PaymentStatus[];
}

@InputType({ description: 'Which payments to list; every condition given must hold.' })
class PaymentFilter {
  @Field(() => PaymentStatusFilter, { nullable: true, description: 'How it stands with them.' })
  status?: PaymentStatusFilter | null;
  @Field(() => PaymentProviderEnum, { nullable: true, description: 'Who took them.' })
  provider?: PaymentProvider | null;
  @Field(() => ID, { nullable: true, description: 'The payments of this person.' })
  userId?: string | null;
  @Field(() => DateTimeRange, { nullable: true, description: 'When the money came; those that did not come are then left out.' })
  paidAt?: DateTimeRange | null;
  @Field(() => DateTimeRange, { nullable: true, description: 'When they were first heard of.' })
  createdAt?: DateTimeRange | null;
}

@ArgsType()
export class PaymentsArgs extends PageArgs {
  @Field(() => PaymentFilter, { nullable: true, description: 'Which of them; all when left out.' })
  filter?: PaymentFilter | null;
}

@InputType({ description: 'Something that happened to a payment that no provider tells of.' })
export class RecordPaymentInput {
  @Field(() => ID, { description: 'Whose money it is.' })
  userId: string;
  @Field(() => String, {
    description: 'What the payment is called, such as an invoice number: up to 200 characters. All that happens to it has the same reference.',
  })
  reference: string;
  @Field(() => PaymentEventTypeEnum, { description: 'What happened.' })
  type: PaymentEventType;
  @Field(() => String, {
    nullable: true,
    description: 'What this event is called; the same one recorded again changes nothing. Left out: one of each type for a payment.',
  })
  eventId?: string | null;
  @Field(() => Int, { description: 'In the smallest unit of the currency.' })
  amountMinor: number;
  @Field(() => String, { description: 'Three capital letters, such as "EUR".' })
  currency: string;
  @Field(() => DateTimeISO, { nullable: true, description: 'When it happened; left out: now.' })
  occurredAt?: Date | null;
  @Field(() => DateTimeISO, { nullable: true, description: 'From when on it pays.' })
  periodStart?: Date | null;
  @Field(() => DateTimeISO, { nullable: true, description: 'Until when it pays, itself excluded; left out: without an end.' })
  periodEnd?: Date | null;
  @Field(() => String, {
    nullable: true,
    description: IDEMPOTENCY_KEY,
  })
  idempotencyKey?: string | null;
}
