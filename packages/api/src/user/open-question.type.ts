import { Field, ObjectType } from 'type-graphql';
import { DateTimeISO } from '../lib/scalars.ts';
import type { BotChat } from './bot-chat.entity.ts';
import { BotEnum } from './closed-sets.type.ts';
import type { Bot } from './user.rules.ts';
import { UserType } from './user.type.ts';

@ObjectType('OpenQuestion', { description: 'What a bot has just asked a member. Seen by the member and by admins.', simpleResolvers: true })
export class OpenQuestionType implements Pick<BotChat, 'bot'> {
  @Field(() => BotEnum, { description: 'Which bot asked.' })
  bot: Bot;
  @Field(() => String, { description: 'What it waits for, in words of its own.' })
  question: string;
  @Field(() => DateTimeISO, { description: 'When it asked.' })
  askedAt: Date;
}

@ObjectType({ description: 'A question that was noted, or let go.' })
export class NoteQuestionPayload {
  @Field(() => UserType, { description: 'The member, as they are now.' })
  user: UserType;
}
