import { ArgsType, Field, ID, InputType, Int, registerEnumType } from 'type-graphql';
import { DateTimeRange, LocalDateRange, OrderDirection } from '../lib/list.type.ts';
import { PageArgs } from '../lib/page.type.ts';
import { LocalDate, LocalTime } from '../lib/scalars.ts';
import { CategoryEnum } from '../user/closed-sets.type.ts';
import { CategoryFilter } from '../user/user.input.ts';
import type { Category } from '../user/user.rules.ts';
import type { RecurringStatus } from './recurrence.rules.ts';
import { RecurringStatusEnum } from './recurring.type.ts';
import { IDEMPOTENCY_KEY } from '../lib/idempotency-key.text.ts';

@InputType({ description: 'Which states of recurring commitments.' })
class RecurringCommitmentStatusFilter {
  @Field(() => [RecurringStatusEnum], { description: 'Any of these.' })
  in: RecurringStatus[];
}

@InputType({ description: 'Which recurring commitments to list; every condition given must hold.' })
class RecurringCommitmentFilter {
  @Field(() => RecurringCommitmentStatusFilter, { nullable: true, description: 'How they stand.' })
  status?: RecurringCommitmentStatusFilter | null;
  @Field(() => CategoryFilter, { nullable: true, description: 'Their area of life.' })
  category?: CategoryFilter | null;
  @Field(() => LocalDateRange, { nullable: true, description: 'On which day they come next; those that rest or have ended are then left out.' })
  nextOn?: LocalDateRange | null;
  @Field(() => DateTimeRange, { nullable: true, description: 'When they were promised.' })
  createdAt?: DateTimeRange | null;
  @Field(() => ID, { nullable: true, description: 'Only those that serve this goal.' })
  longTermGoalId?: string | null;
  @Field(() => ID, { nullable: true, description: 'Those of this person.' })
  userId?: string | null;
}

const RecurringCommitmentOrderField = { CREATED_AT: 'CREATED_AT', NEXT_ON: 'NEXT_ON' } as const;
type RecurringCommitmentOrderField = keyof typeof RecurringCommitmentOrderField;
registerEnumType(RecurringCommitmentOrderField, {
  name: 'RecurringCommitmentOrderField',
  description: 'What recurring commitments may be ordered by.',
  valuesConfig: {
    CREATED_AT: { description: 'When they were promised.' },
    NEXT_ON: { description: 'When they come next; those that rest or have ended count as last.' },
  },
});

@InputType({ description: 'The order of a list of recurring commitments. By default the newest come first.' })
class RecurringCommitmentOrder {
  @Field(() => RecurringCommitmentOrderField, { description: 'What to order by.' })
  field: RecurringCommitmentOrderField;
  @Field(() => OrderDirection, { description: 'Which way.' })
  direction: OrderDirection;
}

@ArgsType()
export class RecurringCommitmentsArgs extends PageArgs {
  @Field(() => RecurringCommitmentFilter, { nullable: true, description: 'Which of them; all when left out.' })
  filter?: RecurringCommitmentFilter | null;
  @Field(() => RecurringCommitmentOrder, { nullable: true, description: 'In which order; the newest first when left out.' })
  orderBy?: RecurringCommitmentOrder | null;
}

@InputType({ description: 'A promise that repeats: an item of a reading that says how often, or a text and a rule. The same item twice is the same.' })
export class CreateRecurringCommitmentInput {
  @Field(() => ID, { nullable: true, description: 'The reading it is kept from.' })
  readingId?: string | null;
  @Field(() => Int, { nullable: true, description: 'Which of its items, from 0; the first when left out.' })
  item?: number | null;
  @Field(() => String, { nullable: true, description: 'What is promised: up to 1000 characters. Needed without a reading.' })
  text?: string | null;
  @Field(() => String, {
    nullable: true,
    description:
      'How it repeats, as a rule of iCalendar: FREQ (DAILY, WEEKLY, MONTHLY), INTERVAL, UNTIL, and for weeks BYDAY. Needed unless the reading says it.',
  })
  rule?: string | null;
  @Field(() => LocalDate, { nullable: true, description: 'From which of the member’s days on; the day of the reading, or today, when left out.' })
  startsOn?: string | null;
  @Field(() => LocalTime, { nullable: true, description: 'When on its days it is meant to be done, by the member’s clock; null: whenever.' })
  timeOfDay?: string | null;
  @Field(() => CategoryEnum, { nullable: true, description: 'Its area of life.' })
  category?: Category | null;
  @Field(() => Int, { nullable: true, description: 'From 1 (trivial) to 5 (exceptional).' })
  difficultyLevel?: number | null;
  @Field(() => Int, { nullable: true, description: 'How many minutes it takes each time, at least 1; 0 says that it takes none.' })
  estimatedTimeMinutes?: number | null;
  @Field(() => ID, { nullable: true, description: 'A goal of the same member that it serves.' })
  longTermGoalId?: string | null;
  @Field(() => Boolean, { nullable: true, description: 'Whether the member’s pod sees each occurrence; not unless this is true.' })
  sharedWithPod?: boolean | null;
  @Field(() => Boolean, {
    nullable: true,
    description:
      'That the member has seen where help is and said that it is something else: needed for an item whose harm is only suspected (`safetyCertainty`). What is certain is not kept with it either.',
  })
  confirmedSafe?: boolean | null;
  @Field(() => String, { nullable: true, description: IDEMPOTENCY_KEY })
  idempotencyKey?: string | null;
}

@InputType()
class NamedRecurringCommitment {
  @Field(() => ID, { description: 'The recurring commitment.' })
  id: string;
  @Field(() => Int, { nullable: true, description: 'The version that was read; the change is refused when it has changed since.' })
  version?: number | null;
  @Field(() => String, { nullable: true, description: IDEMPOTENCY_KEY })
  idempotencyKey?: string | null;
}

@InputType({
  description:
    'What is to change about a recurring commitment. What is left out stays; null takes an answer back, where that is possible. What has been reported stays as it was.',
})
export class UpdateRecurringCommitmentInput extends NamedRecurringCommitment {
  @Field(() => String, { nullable: true, description: 'What is promised each time: up to 1000 characters.' })
  text?: string | null;
  @Field(() => String, {
    nullable: true,
    description: 'How it repeats from now on, as for `createRecurringCommitment`. Its UNTIL is the last day; a rule without one has no end.',
  })
  rule?: string | null;
  @Field(() => LocalDate, {
    nullable: true,
    description: 'From which of the member’s days on, today or later, it is counted anew; today when there is a new rule and this is left out.',
  })
  startsOn?: string | null;
  @Field(() => LocalTime, { nullable: true, description: 'When on its days it is meant to be done, by the member’s clock; null: whenever.' })
  timeOfDay?: string | null;
  @Field(() => CategoryEnum, { nullable: true, description: 'Its area of life.' })
  category?: Category | null;
  @Field(() => Int, { nullable: true, description: 'From 1 (trivial) to 5 (exceptional).' })
  difficultyLevel?: number | null;
  @Field(() => Int, { nullable: true, description: 'How many minutes it takes each time, at least 1; 0 says that it takes none.' })
  estimatedTimeMinutes?: number | null;
  @Field(() => ID, { nullable: true, description: 'A goal of the same member that it serves.' })
  longTermGoalId?: string | null;
  @Field(() => Boolean, { nullable: true, description: 'Whether the member’s pod sees each occurrence.' })
  sharedWithPod?: boolean | null;
}
@InputType({ description: 'A recurring commitment that is to rest.' })
export class PauseRecurringCommitmentInput extends NamedRecurringCommitment {}
@InputType({ description: 'A resting recurring commitment to be taken up again.' })
export class ResumeRecurringCommitmentInput extends NamedRecurringCommitment {}
@InputType({ description: 'A recurring commitment that is to come no more.' })
export class EndRecurringCommitmentInput extends NamedRecurringCommitment {}
