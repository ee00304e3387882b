import { Field, InputType } from 'type-graphql';
import { BotEnum } from './closed-sets.type.ts';
import type { Bot } from './user.rules.ts';
import { IDEMPOTENCY_KEY } from '../lib/idempotency-key.text.ts';

@InputType({ description: 'What a bot has asked the member who acts.' })
export class NoteQuestionInput {
  @Field(() => BotEnum, { description: 'Which bot asked.' })
  bot: Bot;
  @Field(() => String, { nullable: true, description: 'What it waits for, in words of its own, up to 1200 characters; null or left out: nothing any more.' })
  question?: string | null;
  @Field(() => String, { nullable: true, description: IDEMPOTENCY_KEY })
  idempotencyKey?: string | null;
}
