import { Field, ID, InputType, Int } from 'type-graphql';
import { LocalDate } from '../lib/scalars.ts';
import { CategoryEnum } from '../user/closed-sets.type.ts';
import type { Category } from '../user/user.rules.ts';

const IDEMPOTENCY_KEY = 'Makes a repeated call harmless: the same key with the same input gets the first answer for 24 hours.';

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

@InputType({ description: 'A recurring commitment that is to rest.' })
export class PauseRecurringCommitmentInput extends NamedRecurringCommitment {}
@InputType({ description: 'A resting recurring commitment to be taken up again.' })
export class ResumeRecurringCommitmentInput extends NamedRecurringCommitment {}
@InputType({ description: 'A recurring commitment that is to come no more.' })
export class EndRecurringCommitmentInput extends NamedRecurringCommitment {}
