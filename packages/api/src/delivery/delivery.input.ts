import { Field, ID, InputType, Int } from 'type-graphql';
import { TelegramID } from '../lib/scalars.ts';
import { BotEnum } from '../user/closed-sets.type.ts';
import type { Bot } from '../user/user.rules.ts';
import { IDEMPOTENCY_KEY } from '../lib/idempotency-key.text.ts';

const CLAIM_TOKEN = 'The token that came with it. After somebody else has claimed the message an old token has no effect.';

@InputType({ description: 'Which messages a bot takes on.' })
export class ClaimDeliveriesInput {
  @Field(() => BotEnum, { description: 'The bot that will send them.' })
  bot: Bot;
  @Field(() => Int, { nullable: true, description: 'At most so many, 1 to 100; 10 when left out.' })
  limit?: number | null;
  @Field(() => Int, { nullable: true, description: 'For so many seconds, 5 to 600, they are nobody else’s; 15 when left out. Confirm or fail them by then.' })
  leaseSeconds?: number | null;
  @Field(() => String, { nullable: true, description: IDEMPOTENCY_KEY })
  idempotencyKey?: string | null;
}

@InputType({ description: 'A message that was sent.' })
export class ConfirmDeliveryInput {
  @Field(() => ID, { description: 'The message.' })
  id: string;
  @Field(() => String, { description: CLAIM_TOKEN })
  claimToken: string;
  @Field(() => String, { nullable: true, description: 'What Telegram calls it now.' })
  providerMessageId?: string | null;
  @Field(() => String, { nullable: true, description: IDEMPOTENCY_KEY })
  idempotencyKey?: string | null;
}

@InputType({ description: 'A message that could not be sent.' })
export class FailDeliveryInput {
  @Field(() => ID, { description: 'The message.' })
  id: string;
  @Field(() => String, { description: CLAIM_TOKEN })
  claimToken: string;
  @Field(() => String, { description: 'What Telegram said.' })
  reason: string;
  @Field(() => Int, { nullable: true, description: 'Telegram asked to wait so many seconds (429). The attempt does not count.' })
  retryAfterSeconds?: number | null;
  @Field(() => Boolean, { nullable: true, description: 'True when trying again cannot help.' })
  isPermanent?: boolean | null;
  @Field(() => Boolean, { nullable: true, description: 'True when the member has blocked the bot (403): it writes to them no more until they start it again.' })
  isUnreachable?: boolean | null;
  @Field(() => TelegramID, { nullable: true, description: 'The group has become this chat (`migrate_to_chat_id`); the message is tried there at once.' })
  newChatId?: string | null;
  @Field(() => String, { nullable: true, description: IDEMPOTENCY_KEY })
  idempotencyKey?: string | null;
}

@InputType({ description: 'An update that Telegram gave to a bot.' })
export class RecordUpdateInput {
  @Field(() => BotEnum, { description: 'The bot that got it.' })
  bot: Bot;
  @Field(() => TelegramID, { description: 'Its `update_id`.' })
  updateId: string;
  @Field(() => Boolean, { description: 'False before it is handled, true once it has been.' })
  isHandled: boolean;
  @Field(() => String, { nullable: true, description: IDEMPOTENCY_KEY })
  idempotencyKey?: string | null;
}
