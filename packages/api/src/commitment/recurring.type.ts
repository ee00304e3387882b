import { Field, ID, Int, ObjectType, registerEnumType } from 'type-graphql';
import { enumOf } from '../lib/closed-set.ts';
import { connectionOf } from '../lib/page.type.ts';
import { DateTimeISO, LocalDate, LocalTime } from '../lib/scalars.ts';
import { LongTermGoalType } from '../goal/goal.type.ts';
import { CategoryEnum } from '../user/closed-sets.type.ts';
import type { Category } from '../user/user.rules.ts';
import { UserType } from '../user/user.type.ts';
import { RECURRING_STATUSES, type RecurringStatus } from './recurrence.rules.ts';

export const RecurringStatusEnum = enumOf(RECURRING_STATUSES);
registerEnumType(RecurringStatusEnum, {
  name: 'RecurringCommitmentStatus',
  description: 'How a recurring commitment stands.',
  valuesConfig: {
    ACTIVE: { description: 'It comes again and again.' },
    PAUSED: { description: 'It rests until it is resumed.' },
    ENDED: { description: 'It comes no more.' },
  },
});

@ObjectType('RecurringCommitment', {
  description: 'A promise that comes again and again; each occurrence becomes a commitment of its own. Seen by the member and by admins.',
  simpleResolvers: true,
})
export class RecurringCommitmentType {
  @Field(() => ID, { description: 'Never changes.' })
  id: string;
  @Field(() => String, { description: 'What is promised each time.' })
  commitment: string;
  @Field(() => String, { description: 'How it repeats, as a rule of iCalendar without its end: FREQ=WEEKLY;BYDAY=MO.' })
  rule: string;
  @Field(() => LocalTime, { nullable: true, description: 'When on its days it is meant to be done, by the member’s clock; null where that was not said.' })
  timeOfDay: string | null;
  @Field(() => LocalDate, { description: 'The member’s day from which it is counted.' })
  startsOn: string;
  @Field(() => LocalDate, { nullable: true, description: 'The last day on which it may fall due; null if it has no end.' })
  endsOn: string | null;
  @Field(() => LocalDate, { nullable: true, description: 'The next day for which there is no commitment yet; null unless it is active.' })
  nextOn: string | null;
  @Field(() => RecurringStatusEnum, { description: 'How it stands.' })
  status: RecurringStatus;
  @Field(() => CategoryEnum, { nullable: true, description: 'Its area of life; null if it was not said.' })
  category: Category | null;
  @Field(() => Int, { nullable: true, description: 'From 1 (trivial) to 5 (exceptional); null if it is not known.' })
  difficultyLevel: number | null;
  @Field(() => Int, { nullable: true, description: 'How many minutes it takes each time; null if it is not known.' })
  estimatedTimeMinutes: number | null;
  @Field(() => LongTermGoalType, { nullable: true, description: 'The goal that it serves; null if it serves none, and for whoever may not see that.' })
  longTermGoal: LongTermGoalType | null;
  @Field(() => Boolean, { description: 'Whether the member’s pod sees each occurrence.' })
  sharedWithPod: boolean;
  @Field(() => DateTimeISO, { description: 'When it was promised.' })
  createdAt: Date;
  @Field(() => DateTimeISO, { description: 'When it was last changed.' })
  updatedAt: Date;
  @Field(() => Int, { description: 'Grows with every change by a person; give it to a change to be told when somebody else was faster.' })
  version: number;
  @Field(() => UserType, { description: 'Whose it is.' })
  user: UserType;
}

export const { Connection: RecurringCommitmentConnection } = connectionOf('RecurringCommitment', () => RecurringCommitmentType);
