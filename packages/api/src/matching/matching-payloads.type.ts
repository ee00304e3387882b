import { Field, ID, ObjectType } from 'type-graphql';
import { connectionOf } from '../lib/page.type.ts';
import { DateTimeISO } from '../lib/scalars.ts';
import { UserType } from '../user/user.type.ts';
import type { BlockedPair } from './blocked-pair.entity.ts';
import { MatchRunType } from './match-run.type.ts';

@ObjectType('BlockedPair', { description: 'Two members who are never put into one pod. For admins.', simpleResolvers: true })
export class BlockedPairType implements Pick<BlockedPair, 'id' | 'createdAt'> {
  @Field(() => ID, { description: 'Never changes.' })
  id: string;
  @Field(() => [UserType], { description: 'The two.' })
  people: UserType[];
  @Field(() => String, { nullable: true, description: 'Why.' })
  reason: string | null;
  @Field(() => DateTimeISO, { description: 'Since when.' })
  createdAt: Date;
}
export const { Connection: BlockedPairConnection } = connectionOf('BlockedPair', () => BlockedPairType);

@ObjectType({ description: 'A match that was found and stored.' })
export class RunMatchingPayload {
  @Field(() => MatchRunType, { description: 'The run.' })
  matchRun: MatchRunType;
}

@ObjectType({ description: 'A match that has come true.' })
export class ApplyMatchingPayload {
  @Field(() => MatchRunType, { description: 'The run, with its pods and whoever was skipped.' })
  matchRun: MatchRunType;
  @Field(() => Boolean, { description: 'True when it had been applied before; nothing has changed then.' })
  wasAlready: boolean;
}

@ObjectType({ description: 'Two members who are kept apart.' })
export class AddBlockedPairPayload {
  @Field(() => BlockedPairType, { description: 'The pair.' })
  blockedPair: BlockedPairType;
  @Field(() => Boolean, { description: 'True when it had been so before; nothing has changed then.' })
  wasAlready: boolean;
}

@ObjectType({ description: 'Two members who may be put together again.' })
export class RemoveBlockedPairPayload {
  @Field(() => ID, { description: 'The pair that is no more.' })
  removedId: string;
}
