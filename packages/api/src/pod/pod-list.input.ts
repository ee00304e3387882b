import { ArgsType, Field, ID, InputType, registerEnumType } from 'type-graphql';
import { DateTimeRange, OrderDirection } from '../lib/list.type.ts';
import { PageArgs } from '../lib/page.type.ts';
import { CategoryFilter, TimeZoneFilter } from '../user/user.input.ts';
import type { MembershipStatus, PodStatus } from './pod.rules.ts';
import { MembershipStatusEnum, PodStatusEnum } from './pod.type.ts';

@ArgsType()
export class PodArgs {
  @Field(() => ID, { description: 'The id of the pod.' })
  id: string;
}

@ArgsType()
export class PodMembershipArgs {
  @Field(() => ID, { description: 'The id of the membership.' })
  id: string;
}

@ArgsType()
export class IntroCardsArgs {
  @Field(() => ID, { description: 'The id of the pod.' })
  podId: string;
}

@InputType({ description: 'Which states of pods.' })
class PodStatusFilter {
  @Field(() => [PodStatusEnum], { description: 'Any of these.' })
  in: PodStatus[];
}

@InputType({ description: 'Which pods to list; every condition given must hold.' })
class PodFilter {
  @Field(() => PodStatusFilter, { nullable: true, description: 'How they stand.' })
  status?: PodStatusFilter | null;
  @Field(() => CategoryFilter, { nullable: true, description: 'The area of life that they are meant for.' })
  goalsCategory?: CategoryFilter | null;
  @Field(() => TimeZoneFilter, { nullable: true, description: 'The zone whose clocks rule their calls.' })
  timezone?: TimeZoneFilter | null;
  @Field(() => Boolean, {
    nullable: true,
    description: 'Only active pods with a seat that is neither taken nor offered to somebody from the waitlist, or only pods without one.',
  })
  hasPlaces?: boolean | null;
}

const PodOrderField = { CREATED_AT: 'CREATED_AT', NAME: 'NAME', NEXT_MEETING_AT: 'NEXT_MEETING_AT' } as const;
type PodOrderField = keyof typeof PodOrderField;
registerEnumType(PodOrderField, {
  name: 'PodOrderField',
  description: 'What pods may be ordered by.',
  valuesConfig: {
    CREATED_AT: { description: 'When they were formed.' },
    NAME: { description: 'Their name.' },
    NEXT_MEETING_AT: { description: 'When their next call begins; those without one count as last.' },
  },
});

@InputType({ description: 'The order of a list of pods. By default the newest come first.' })
class PodOrder {
  @Field(() => PodOrderField, { description: 'What to order by.' })
  field: PodOrderField;
  @Field(() => OrderDirection, { description: 'Which way.' })
  direction: OrderDirection;
}

@ArgsType()
export class PodsArgs extends PageArgs {
  @Field(() => PodFilter, { nullable: true, description: 'Which of them; all when left out.' })
  filter?: PodFilter | null;
  @Field(() => PodOrder, { nullable: true, description: 'In which order; the newest first when left out.' })
  orderBy?: PodOrder | null;
}

@InputType({ description: 'Which states of memberships.' })
class MembershipStatusFilter {
  @Field(() => [MembershipStatusEnum], { description: 'Any of these.' })
  in: MembershipStatus[];
}

@InputType({ description: 'Which memberships to list; every condition given must hold.' })
class PodMembershipFilter {
  @Field(() => MembershipStatusFilter, { nullable: true, description: 'How they stand.' })
  status?: MembershipStatusFilter | null;
  @Field(() => ID, { nullable: true, description: 'The memberships of this pod.' })
  podId?: string | null;
  @Field(() => ID, { nullable: true, description: 'The memberships of this person.' })
  userId?: string | null;
  @Field(() => DateTimeRange, { nullable: true, description: 'When they began.' })
  joinedAt?: DateTimeRange | null;
}

const PodMembershipOrderField = { JOINED_AT: 'JOINED_AT' } as const;
type PodMembershipOrderField = keyof typeof PodMembershipOrderField;
registerEnumType(PodMembershipOrderField, {
  name: 'PodMembershipOrderField',
  description: 'What memberships may be ordered by.',
  valuesConfig: { JOINED_AT: { description: 'When they began.' } },
});

@InputType({ description: 'The order of a list of memberships. By default the newest come first.' })
class PodMembershipOrder {
  @Field(() => PodMembershipOrderField, { description: 'What to order by.' })
  field: PodMembershipOrderField;
  @Field(() => OrderDirection, { description: 'Which way.' })
  direction: OrderDirection;
}

@ArgsType()
export class PodMembershipsArgs extends PageArgs {
  @Field(() => PodMembershipFilter, { nullable: true, description: 'Which of them; all when left out.' })
  filter?: PodMembershipFilter | null;
  @Field(() => PodMembershipOrder, { nullable: true, description: 'In which order; the newest first when left out.' })
  orderBy?: PodMembershipOrder | null;
}
