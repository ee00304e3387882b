import { ArgsType, Field, ID, InputType, Int } from 'type-graphql';
import { PageArgs } from '../lib/page.type.ts';
import type { MatchRunStatus } from './match-run.rules.ts';
import { MatchRunStatusEnum } from './match-run.type.ts';
import { IDEMPOTENCY_KEY } from '../lib/idempotency-key.text.ts';

@InputType({ description: 'Which states of match runs.' })
class MatchRunStatusFilter {
  @Field(() => [MatchRunStatusEnum], { description: 'Any of these.' })
  in: MatchRunStatus[];
}

@InputType({ description: 'Which match runs to list; every condition given must hold.' })
class MatchRunFilter {
  @Field(() => MatchRunStatusFilter, { nullable: true, description: 'How they stand.' })
  status?: MatchRunStatusFilter | null;
}

@ArgsType()
export class MatchRunsArgs extends PageArgs {
  @Field(() => MatchRunFilter, { nullable: true, description: 'Which of them; all when left out.' })
  filter?: MatchRunFilter | null;
}

@ArgsType()
export class BlockedPairsArgs extends PageArgs {
  @Field(() => ID, { nullable: true, description: 'Those in which this member is one; all when left out.' })
  userId?: string | null;
}

@InputType({ description: 'A search for pods.' })
export class RunMatchingInput {
  @Field(() => Int, {
    nullable: true,
    description: 'Another seed, another search: 0 or more, 1 unless said. The same seed over the same members finds the same.',
  })
  seed?: number | null;
  @Field(() => String, { nullable: true, description: IDEMPOTENCY_KEY })
  idempotencyKey?: string | null;
}

@InputType({ description: 'A match run that is to come true.' })
export class ApplyMatchingInput {
  @Field(() => ID, { description: 'The run.' })
  id: string;
  @Field(() => String, { nullable: true, description: IDEMPOTENCY_KEY })
  idempotencyKey?: string | null;
}

@InputType({ description: 'Two members who are never to be put into one pod.' })
export class AddBlockedPairInput {
  @Field(() => ID, { description: 'One of them.' })
  userId: string;
  @Field(() => ID, { description: 'The other one.' })
  otherUserId: string;
  @Field(() => String, { nullable: true, description: 'Why, up to 300 characters. Only admins read it.' })
  reason?: string | null;
  @Field(() => String, { nullable: true, description: IDEMPOTENCY_KEY })
  idempotencyKey?: string | null;
}

@InputType({ description: 'A blocked pair that may be put together again.' })
export class RemoveBlockedPairInput {
  @Field(() => ID, { description: 'The pair.' })
  id: string;
  @Field(() => String, { nullable: true, description: IDEMPOTENCY_KEY })
  idempotencyKey?: string | null;
}
