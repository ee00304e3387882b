import { ArgsType, Field, ID, InputType, registerEnumType } from 'type-graphql';
import { DateTimeRange, OrderDirection } from '../lib/list.type.ts';
import { PageArgs } from '../lib/page.type.ts';
import type { MeetingStatus } from './meeting.rules.ts';
import { MeetingStatusEnum } from './meeting.type.ts';

@ArgsType()
export class MeetingArgs {
  @Field(() => ID, { description: 'The id of the meeting.' })
  id: string;
}

@InputType({ description: 'Which states of meetings.' })
class MeetingStatusFilter {
  @Field(() => [MeetingStatusEnum], { description: 'Any of these.' })
  in: MeetingStatus[];
}

@InputType({ description: 'Which meetings to list; every condition given must hold.' })
class MeetingFilter {
  @Field(() => ID, { nullable: true, description: 'The meetings of this pod.' })
  podId?: string | null;
  @Field(() => MeetingStatusFilter, { nullable: true, description: 'How they stand.' })
  status?: MeetingStatusFilter | null;
  @Field(() => DateTimeRange, { nullable: true, description: 'When they begin.' })
  scheduledAt?: DateTimeRange | null;
}

const MeetingOrderField = { SCHEDULED_AT: 'SCHEDULED_AT' } as const;
type MeetingOrderField = keyof typeof MeetingOrderField;
registerEnumType(MeetingOrderField, {
  name: 'MeetingOrderField',
  description: 'What meetings may be ordered by.',
  valuesConfig: { SCHEDULED_AT: { description: 'When they begin.' } },
});

@InputType({ description: 'The order of a list of meetings. By default the latest come first.' })
class MeetingOrder {
  @Field(() => MeetingOrderField, { description: 'What to order by.' })
  field: MeetingOrderField;
  @Field(() => OrderDirection, { description: 'Which way.' })
  direction: OrderDirection;
}

@ArgsType()
export class MeetingsArgs extends PageArgs {
  @Field(() => MeetingFilter, { nullable: true, description: 'Which of them; all when left out.' })
  filter?: MeetingFilter | null;
  @Field(() => MeetingOrder, { nullable: true, description: 'In which order; the latest first when left out.' })
  orderBy?: MeetingOrder | null;
}
