import { ArgsType, Args, Field, FieldResolver, ID, Query, Resolver } from 'type-graphql';
import { EventLine } from '../event/event.type.ts';
import { planned } from '../lib/planned.ts';
import { UserType } from '../user/user.type.ts';
import { PodMembershipType, PodType } from './pod.type.ts';

@ArgsType()
class PodArgs {
  @Field(() => ID, { description: 'The id of the pod.' })
  id: string;
}

@Resolver(() => PodType)
export class PodResolver {
  @Query(() => PodType, { nullable: true, description: 'One pod; null if there is none, or none that the caller may see.' })
  pod(@Args(() => PodArgs) _which: PodArgs): PodType {
    return planned();
  }

  @FieldResolver(() => [PodMembershipType], { description: 'Who belongs to it at present, in the order of joining.' })
  members(): PodMembershipType[] {
    return planned();
  }
}

@Resolver(() => UserType)
export class MembershipsOfUserResolver {
  @FieldResolver(() => [PodMembershipType], {
    description: 'Their places in pods, past ones included, in the order of joining; of somebody else only those in pods of one’s own.',
  })
  memberships(): PodMembershipType[] {
    return planned();
  }
}

@Resolver(() => EventLine)
export class PodOfEventResolver {
  @FieldResolver(() => PodType, { nullable: true, description: 'The pod it is about; null if it is about none, or one that the caller may not see.' })
  pod(): PodType {
    return planned();
  }
}
