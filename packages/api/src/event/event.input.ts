import { ArgsType, Field, ID } from 'type-graphql';
import { PageArgs } from '../lib/page.type.ts';
import type { EventType } from './catalog.ts';
import { EventTypeEnum } from './event.type.ts';

const TYPES = 'Only events of these types.';
const USER = 'Only events about this member.';
const POD = 'Only events about this pod.';

@ArgsType()
export class EventsArgs extends PageArgs {
  @Field(() => [EventTypeEnum], { nullable: true, description: TYPES })
  types?: EventType[] | null;
  @Field(() => ID, { nullable: true, description: USER })
  userId?: string | null;
  @Field(() => ID, { nullable: true, description: POD })
  podId?: string | null;
}

@ArgsType()
export class FollowEventsArgs {
  @Field(() => String, { nullable: true, description: 'The cursor of the last event you have; without it you get what happens from now on.' })
  after?: string | null;
  @Field(() => [EventTypeEnum], { nullable: true, description: TYPES })
  types?: EventType[] | null;
  @Field(() => ID, { nullable: true, description: USER })
  userId?: string | null;
  @Field(() => ID, { nullable: true, description: POD })
  podId?: string | null;
}
