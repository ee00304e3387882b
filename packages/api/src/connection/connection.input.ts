import { ArgsType, Field, ID, InputType } from 'type-graphql';
import { LocalDateRange } from '../lib/list.type.ts';
import { PageArgs } from '../lib/page.type.ts';
import { ConnectionAnswerEnum, ConnectionStatusEnum } from './connection.type.ts';
import type { ConnectionAnswer, ConnectionStatus } from './connection.rules.ts';
import { IDEMPOTENCY_KEY } from '../lib/idempotency-key.text.ts';

@InputType({ description: 'Which states of proposals.' })
class ConnectionStatusFilter {
  @Field(() => [ConnectionStatusEnum], { description: 'Any of these.' })
  in: ConnectionStatus[];
}

@InputType({ description: 'Which of those who are brought together to list; every condition given must hold.' })
class ConnectionFilter {
  @Field(() => ConnectionStatusFilter, { nullable: true, description: 'Whether they want to meet.' })
  status?: ConnectionStatusFilter | null;
  @Field(() => ID, { nullable: true, description: 'Those in which this person is one.' })
  userId?: string | null;
  @Field(() => LocalDateRange, { nullable: true, description: 'In which weeks, by their Mondays.' })
  roundOn?: LocalDateRange | null;
  @Field(() => Boolean, { nullable: true, description: 'Only those who met, or only those who did not.' })
  hasMet?: boolean | null;
}

@ArgsType()
export class ConnectionsArgs extends PageArgs {
  @Field(() => ConnectionFilter, { nullable: true, description: 'Which of them; all when left out.' })
  filter?: ConnectionFilter | null;
}

@InputType({ description: 'Two people who could meet this week.' })
export class ProposeConnectionInput {
  @Field(() => ID, { description: 'With whom: for members somebody of a pod of theirs.' })
  withUserId: string;
  @Field(() => ID, { nullable: true, description: 'Who: for admins. Left out: oneself.' })
  userId?: string | null;
  @Field(() => String, { nullable: true, description: 'Why, in a few words: up to 300 characters. The other one reads it.' })
  reason?: string | null;
  @Field(() => String, { nullable: true, description: IDEMPOTENCY_KEY })
  idempotencyKey?: string | null;
}

@InputType({ description: 'An answer to a proposal to meet, or to "did you meet?".' })
export class AnswerConnectionInput {
  @Field(() => ID, { description: 'The proposal.' })
  id: string;
  @Field(() => ConnectionAnswerEnum, { description: 'What one says. It may be changed until somebody has said whether they met.' })
  answer: ConnectionAnswer;
  @Field(() => String, { nullable: true, description: IDEMPOTENCY_KEY })
  idempotencyKey?: string | null;
}
