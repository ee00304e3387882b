import { Field, ID, Int, ObjectType } from 'type-graphql';
import { DateTimeISO, TelegramID } from '../lib/scalars.ts';
import { BotEnum } from '../user/closed-sets.type.ts';
import type { Bot } from '../user/user.rules.ts';
import { UserType } from '../user/user.type.ts';
import type { Delivery } from './delivery.entity.ts';
import type { DeliveryButton } from './delivery.rules.ts';

@ObjectType('DeliveryButton', { description: 'A button under a message.', simpleResolvers: true })
export class DeliveryButtonType implements DeliveryButton {
  @Field(() => String, { description: 'What it shows.' })
  text: string;
  @Field(() => String, { description: 'What comes back when it is pressed: at most 64 bytes.' })
  data: string;
}

@ObjectType('Delivery', { description: 'A message that a bot has taken on. For the bots.', simpleResolvers: true })
export class DeliveryType implements Pick<Delivery, 'id' | 'bot' | 'dueAt'> {
  @Field(() => ID, { description: 'Never changes.' })
  id: string;
  @Field(() => BotEnum, { description: 'Which bot sends it.' })
  bot: Bot;
  @Field(() => TelegramID, { description: 'The chat to send it to.' })
  chatId: string;
  @Field(() => String, { description: 'The message, as plain text.' })
  text: string;
  @Field(() => [[DeliveryButtonType]], { description: 'Its buttons, row by row; empty if it has none.' })
  buttons: DeliveryButton[][];
  @Field(() => String, { description: 'Give it back when confirming or failing the message.' })
  claimToken: string;
  @Field(() => Int, { description: 'Which attempt this is, from 1.' })
  attempt: number;
  @Field(() => DateTimeISO, { description: 'When it was to be sent.' })
  dueAt: Date;
  @Field(() => UserType, { nullable: true, description: 'Whom it is for; null for a group, and for whoever may not see the person.' })
  user: UserType | null;
}

@ObjectType({ description: 'Messages that were claimed.' })
export class ClaimDeliveriesPayload {
  @Field(() => [DeliveryType], { description: 'In the order in which they were due. Empty when nothing is.' })
  deliveries: DeliveryType[];
}

@ObjectType({ description: 'What confirming came to.', simpleResolvers: true })
export class ConfirmDeliveryPayload {
  @Field(() => Boolean, { description: 'False when somebody else has claimed the message since; then nothing has changed.' })
  wasCurrent: boolean;
}

@ObjectType({ description: 'What failing came to.', simpleResolvers: true })
export class FailDeliveryPayload {
  @Field(() => Boolean, { description: 'False when somebody else has claimed the message since; then nothing has changed.' })
  wasCurrent: boolean;
}

@ObjectType({ description: 'What is known of an update.', simpleResolvers: true })
export class RecordUpdatePayload {
  @Field(() => Boolean, { description: 'Whether it has been handled to the end: then there is nothing left to do.' })
  isHandled: boolean;
  @Field(() => Boolean, { description: 'Whether it had never been seen before.' })
  isNew: boolean;
}

@ObjectType('DeliveryDue', { description: 'A hint that a message has become due. Hints may be lost: look from time to time as well.', simpleResolvers: true })
export class DeliveryDueType {
  @Field(() => BotEnum, { description: 'The bot that has something to send.' })
  bot: Bot;
}
