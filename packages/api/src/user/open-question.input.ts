import { Field, InputType } from 'type-graphql';
import { BotEnum } from './closed-sets.type.ts';
import type { Bot } from './user.rules.ts';

@InputType({ description: 'What a bot has asked the member who acts.' })
export class NoteQuestionInput {
  @Field(() => BotEnum, { description: 'Which bot asked.' })
  bot: Bot;
  @Field(() => String, { nullable: true, description: 'What it waits for, in words of its own, up to 1200 characters; null or left out: nothing any more.' })
  question?: string | null;
  @Field(() => String, { nullable: true, description: 'Makes a repeated call harmless: the same key with the same input gets the first answer for 24 hours.' })
  idempotencyKey?: string | null;
}
