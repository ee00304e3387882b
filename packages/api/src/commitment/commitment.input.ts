import { ArgsType, Field, ID, InputType, Int, registerEnumType } from 'type-graphql';
import { DateTimeRange, LocalDateRange, OrderDirection } from '../lib/list.type.ts';
import { PageArgs } from '../lib/page.type.ts';
import { LocalDate, LocalTime } from '../lib/scalars.ts';
import { CategoryEnum } from '../user/closed-sets.type.ts';
import { CategoryFilter } from '../user/user.input.ts';
import type { Category } from '../user/user.rules.ts';
import { CommitmentStatusEnum } from './commitment.type.ts';
import type { CommitmentStatus } from './commitment.rules.ts';
import { IDEMPOTENCY_KEY } from '../lib/idempotency-key.text.ts';

const MINUTES = 'How many minutes it takes in all, at least 1; 0 says that it takes none.';

@InputType({ description: 'Which statuses.' })
class CommitmentStatusFilter {
  @Field(() => [CommitmentStatusEnum], { description: 'Any of these.' })
  in: CommitmentStatus[];
}

@InputType({ description: 'Which commitments to list; every condition given must hold.' })
export class CommitmentFilter {
  @Field(() => CommitmentStatusFilter, { nullable: true, description: 'How they stand.' })
  status?: CommitmentStatusFilter | null;
  @Field(() => CategoryFilter, { nullable: true, description: 'Their area of life.' })
  category?: CategoryFilter | null;
  @Field(() => LocalDateRange, { nullable: true, description: 'By which day they are to be done; those without a day are then left out.' })
  dueDate?: LocalDateRange | null;
  @Field(() => DateTimeRange, { nullable: true, description: 'When they were promised.' })
  createdAt?: DateTimeRange | null;
  @Field(() => DateTimeRange, { nullable: true, description: 'When they were reported as done.' })
  completedAt?: DateTimeRange | null;
  @Field(() => Boolean, { nullable: true, description: 'Only those that the pod sees, or only those it does not.' })
  sharedWithPod?: boolean | null;
  @Field(() => ID, { nullable: true, description: 'Only those that serve this goal.' })
  longTermGoalId?: string | null;
  @Field(() => ID, { nullable: true, description: 'Only the occurrences of this recurring commitment.' })
  recurringCommitmentId?: string | null;
}

const CommitmentOrderField = { CREATED_AT: 'CREATED_AT', DUE_DATE: 'DUE_DATE' } as const;
type CommitmentOrderField = keyof typeof CommitmentOrderField;
registerEnumType(CommitmentOrderField, {
  name: 'CommitmentOrderField',
  description: 'What commitments may be ordered by.',
  valuesConfig: {
    CREATED_AT: { description: 'When they were promised.' },
    DUE_DATE: {
      description:
        'By which day they are to be done, on a day by their time, and then as they were promised; those without a day, or without a time on it, count as last.',
    },
  },
});

@InputType({ description: 'The order of a list of commitments. By default the newest come first.' })
class CommitmentOrder {
  @Field(() => CommitmentOrderField, { description: 'What to order by.' })
  field: CommitmentOrderField;
  @Field(() => OrderDirection, { description: 'Which way.' })
  direction: OrderDirection;
}

@ArgsType()
export class CommitmentsArgs extends PageArgs {
  @Field(() => CommitmentFilter, { nullable: true, description: 'Which of them; all when left out.' })
  filter?: CommitmentFilter | null;
  @Field(() => CommitmentOrder, { nullable: true, description: 'In which order; the newest first when left out.' })
  orderBy?: CommitmentOrder | null;
}

@ArgsType()
export class CommitmentArgs {
  @Field(() => ID, { description: 'The id of the commitment.' })
  id: string;
}

@ArgsType()
export class DaysArgs {
  @Field(() => Int, { nullable: true, defaultValue: 14, description: 'So many of the latest days: 1 to 100.' })
  first?: number | null;
  @Field(() => LocalDate, { nullable: true, description: 'Only days before this one; for those further back.' })
  before?: string | null;
}

@InputType({ description: 'A message to be understood.' })
export class AnalyzeCommitmentInput {
  @Field(() => String, { description: 'The message, as it was written: up to 4096 characters.' })
  text: string;
  @Field(() => String, { nullable: true, description: IDEMPOTENCY_KEY })
  idempotencyKey?: string | null;
}

@InputType()
class CommitmentParts {
  @Field(() => LocalDate, { nullable: true, description: 'The member’s day by whose end it is to be done, from today on; null: whenever.' })
  dueDate?: string | null;
  @Field(() => LocalTime, { nullable: true, description: 'When on its day it is meant to be done, by the member’s clock; null: whenever.' })
  timeOfDay?: string | null;
  @Field(() => CategoryEnum, { nullable: true, description: 'Its area of life.' })
  category?: Category | null;
  @Field(() => Int, { nullable: true, description: 'From 1 (trivial) to 5 (exceptional).' })
  difficultyLevel?: number | null;
  @Field(() => Int, { nullable: true, description: MINUTES })
  estimatedTimeMinutes?: number | null;
  @Field(() => ID, { nullable: true, description: 'A goal of the same member that it serves.' })
  longTermGoalId?: string | null;
  @Field(() => Boolean, { nullable: true, description: 'Whether the member’s pod sees it; not unless this is true.' })
  sharedWithPod?: boolean | null;
  @Field(() => String, { nullable: true, description: IDEMPOTENCY_KEY })
  idempotencyKey?: string | null;
}

@InputType({
  description: 'A promise: an item of a reading, each of whose values may be given otherwise, or a text. The same item twice is the same commitment.',
})
export class CreateCommitmentInput extends CommitmentParts {
  @Field(() => ID, { nullable: true, description: 'The reading it is kept from.' })
  readingId?: string | null;
  @Field(() => Int, { nullable: true, description: 'Which of its items, from 0; the first when left out.' })
  item?: number | null;
  @Field(() => String, { nullable: true, description: 'What is promised: up to 1000 characters. Needed without a reading.' })
  text?: string | null;
  @Field(() => Boolean, {
    nullable: true,
    description:
      'That the member has seen where help is and said that it is something else: needed for an item whose harm is only suspected (`safetyCertainty`). What is certain is not kept with it either.',
  })
  confirmedSafe?: boolean | null;
}

@InputType({ description: 'An action item of a meeting, to be promised. It has to be nobody’s, or the caller’s own.' })
export class PromiseActionItemInput {
  @Field(() => ID, { description: 'The meeting.' })
  meetingId: string;
  @Field(() => Int, { description: 'Which of its action items, from 0.' })
  item: number;
  @Field(() => LocalDate, { nullable: true, description: 'By which day; left out: the day of the pod’s next call, if one is planned. Null: without a day.' })
  dueDate?: string | null;
  @Field(() => Boolean, { nullable: true, description: 'Whether the pod sees it; it does when left out.' })
  sharedWithPod?: boolean | null;
  @Field(() => String, { nullable: true, description: IDEMPOTENCY_KEY })
  idempotencyKey?: string | null;
}

@InputType({ description: 'What is to change about a commitment. What is left out stays; null takes it away.' })
export class UpdateCommitmentInput extends CommitmentParts {
  @Field(() => ID, { description: 'The commitment.' })
  id: string;
  @Field(() => String, { nullable: true, description: 'What is promised: up to 1000 characters.' })
  text?: string | null;
  @Field(() => Int, { nullable: true, description: 'The version that was read; the change is refused when it has changed since.' })
  version?: number | null;
}

@InputType({ description: 'A commitment that was done.' })
export class CompleteCommitmentInput {
  @Field(() => ID, { description: 'The commitment.' })
  id: string;
  @Field(() => LocalDate, {
    nullable: true,
    description: 'The day it was done, if that was yesterday; it then counts for yesterday. Any older day counts as today.',
  })
  doneOn?: string | null;
  @Field(() => Int, {
    nullable: true,
    description:
      'How many minutes it took; later estimates learn from it. May be told afterwards, by completing once more. Kept for what was made from a reading.',
  })
  actualTimeMinutes?: number | null;
  @Field(() => String, { nullable: true, description: IDEMPOTENCY_KEY })
  idempotencyKey?: string | null;
}

@InputType()
class NamedCommitment {
  @Field(() => ID, { description: 'The commitment.' })
  id: string;
  @Field(() => String, { nullable: true, description: IDEMPOTENCY_KEY })
  idempotencyKey?: string | null;
}

@InputType({ description: 'A commitment that could not be done.' })
export class FailCommitmentInput extends NamedCommitment {}
@InputType({ description: 'A commitment whose report is taken back.' })
export class UndoCommitmentInput extends NamedCommitment {}
@InputType({ description: 'A commitment to be put aside.' })
export class PauseCommitmentInput extends NamedCommitment {}
@InputType({ description: 'A commitment to be taken away.' })
export class DeleteCommitmentInput extends NamedCommitment {}
@InputType({ description: 'A planned break of the member who acts: it begins today.' })
export class TakeBreakInput {
  @Field(() => LocalDate, { description: 'Its last day: today or up to ninety days ahead. During a break this moves its end.' })
  until: string;
  @Field(() => String, { nullable: true, description: IDEMPOTENCY_KEY })
  idempotencyKey?: string | null;
}

@InputType({ description: 'The end of a break.' })
export class EndBreakInput {
  @Field(() => String, { nullable: true, description: IDEMPOTENCY_KEY })
  idempotencyKey?: string | null;
}

@InputType({ description: 'A paused commitment to be taken up again.' })
export class ResumeCommitmentInput extends NamedCommitment {
  @Field(() => LocalDate, { nullable: true, description: 'Another due day. Without one the old due day holds, or none if that has passed.' })
  dueDate?: string | null;
}
