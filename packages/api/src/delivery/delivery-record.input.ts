import { ArgsType, Field, ID, InputType } from 'type-graphql';
import { DateTimeRange } from '../lib/list.type.ts';
import { PageArgs } from '../lib/page.type.ts';
import { BotEnum } from '../user/closed-sets.type.ts';
import type { Bot } from '../user/user.rules.ts';
import { ChannelEnum, DeliveryStatusEnum } from './delivery-record.type.ts';
import type { Channel, DeliveryStatus } from './delivery.rules.ts';
import { IDEMPOTENCY_KEY } from '../lib/idempotency-key.text.ts';

@InputType({ description: 'Which states of messages.' })
class DeliveryStatusFilter {
  @Field(() => [DeliveryStatusEnum], { description: 'Any of these.' })
  in: DeliveryStatus[];
}

@InputType({ description: 'Which channels.' })
class ChannelFilter {
  @Field(() => [ChannelEnum], { description: 'Any of these.' })
  in: Channel[];
}

@InputType({ description: 'Which messages to list; every condition given must hold.' })
class DeliveryFilter {
  @Field(() => DeliveryStatusFilter, { nullable: true, description: 'How it stands with them.' })
  status?: DeliveryStatusFilter | null;
  @Field(() => ChannelFilter, { nullable: true, description: 'How they travel.' })
  channel?: ChannelFilter | null;
  @Field(() => BotEnum, { nullable: true, description: 'Which bot sends them.' })
  bot?: Bot | null;
  @Field(() => ID, { nullable: true, description: 'Whom they are for.' })
  userId?: string | null;
  @Field(() => String, { nullable: true, description: 'What they are about, such as "commitment.grace".' })
  topic?: string | null;
  @Field(() => DateTimeRange, { nullable: true, description: 'When they were queued.' })
  createdAt?: DateTimeRange | null;
  @Field(() => DateTimeRange, { nullable: true, description: 'When they are to be sent.' })
  dueAt?: DateTimeRange | null;
}

@ArgsType()
export class DeliveriesArgs extends PageArgs {
  @Field(() => DeliveryFilter, { nullable: true, description: 'Which of them; all when left out.' })
  filter?: DeliveryFilter | null;
}

@InputType({ description: 'A message to send again.' })
export class ResendDeliveryInput {
  @Field(() => ID, { description: 'The message.' })
  id: string;
  @Field(() => String, {
    nullable: true,
    description: IDEMPOTENCY_KEY,
  })
  idempotencyKey?: string | null;
}
