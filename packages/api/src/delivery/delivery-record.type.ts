import { Field, ID, Int, ObjectType, registerEnumType } from 'type-graphql';
import { enumOf } from '../lib/closed-set.ts';
import { connectionOf } from '../lib/page.type.ts';
import { DateTimeISO } from '../lib/scalars.ts';
import { BotEnum } from '../user/closed-sets.type.ts';
import type { Bot } from '../user/user.rules.ts';
import { UserType } from '../user/user.type.ts';
import type { Delivery } from './delivery.entity.ts';
import { CHANNELS, DELIVERY_STATUSES, type Channel, type DeliveryStatus } from './delivery.rules.ts';

export const ChannelEnum = enumOf(CHANNELS);
registerEnumType(ChannelEnum, {
  name: 'Channel',
  description: 'How a message travels.',
  valuesConfig: { TELEGRAM: { description: 'By a bot.' }, EMAIL: { description: 'By e-mail.' }, SMS: { description: 'By text message to a phone.' } },
});

export const DeliveryStatusEnum = enumOf(DELIVERY_STATUSES);
registerEnumType(DeliveryStatusEnum, {
  name: 'DeliveryStatus',
  description: 'How it stands with a message.',
  valuesConfig: {
    QUEUED: { description: 'It waits for its time.' },
    CLAIMED: { description: 'Somebody is sending it at this moment.' },
    SENT: { description: 'It was taken by Telegram, the mail server or the SMS provider.' },
    FAILED: { description: 'It could not be sent, and is tried again.' },
    DEAD: { description: 'It could not be sent, and is not tried again by itself.' },
    UNKNOWN: { description: 'It may or may not have arrived, and is not repeated by itself.' },
    SKIPPED: { description: 'It had become pointless, or could not reach anybody.' },
  },
});

@ObjectType('DeliveryRecord', { description: 'A message that was to be sent, and what became of it.', simpleResolvers: true })
export class DeliveryRecordType implements Pick<Delivery, 'id' | 'topic' | 'attempts' | 'dueAt' | 'createdAt'> {
  @Field(() => ID, { description: 'Never changes.' })
  id: string;
  @Field(() => ChannelEnum, { description: 'How it travels.' })
  channel: Channel;
  @Field(() => BotEnum, { description: 'Which bot sends it; on the other channels, in whose name.' })
  bot: Bot;
  @Field(() => DeliveryStatusEnum, { description: 'How it stands with it.' })
  status: DeliveryStatus;
  @Field(() => String, { description: 'What it is about, such as "commitment.grace".' })
  topic: string;
  @Field(() => String, { nullable: true, description: 'What it says; null for messages that carry a code.' })
  text: string | null;
  @Field(() => String, { nullable: true, description: 'The number or the e-mail address; null on Telegram.' })
  address: string | null;
  @Field(() => Int, { description: 'How often it was tried since it was queued.' })
  attempts: number;
  @Field(() => String, { nullable: true, description: 'Why it failed last, or was skipped. Null for who is no admin.' })
  lastError: string | null;
  @Field(() => DateTimeISO, { description: 'When it is to be sent, or was to be.' })
  dueAt: Date;
  @Field(() => DateTimeISO, { description: 'When it was queued.' })
  createdAt: Date;
  @Field(() => DateTimeISO, { nullable: true, description: 'When it was sent; null before.' })
  sentAt: Date | null;
  @Field(() => UserType, { nullable: true, description: 'Whom it is for; null for a group.' })
  user: UserType | null;
}

export const { Connection: DeliveryRecordConnection } = connectionOf('DeliveryRecord', () => DeliveryRecordType);

@ObjectType({ description: 'A message that is sent again.' })
export class ResendDeliveryPayload {
  @Field(() => DeliveryRecordType, { description: 'The message, queued anew.' })
  delivery: DeliveryRecordType;
}
