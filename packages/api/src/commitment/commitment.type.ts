import { Field, ID, Int, ObjectType, registerEnumType } from 'type-graphql';
import { LongTermGoalType } from '../goal/goal.type.ts';
import { enumOf } from '../lib/closed-set.ts';
import { connectionOf } from '../lib/page.type.ts';
import { DateTimeISO, LocalDate, LocalTime, TimeZone } from '../lib/scalars.ts';
import { PodType } from '../pod/pod.type.ts';
import { CategoryEnum } from '../user/closed-sets.type.ts';
import type { Category } from '../user/user.rules.ts';
import { UserType } from '../user/user.type.ts';
import type { Commitment } from './commitment.entity.ts';
import { COMMITMENT_STATUSES, DAY_VERDICTS, type CommitmentStatus, type DayVerdict } from './commitment.rules.ts';
import type { UserDay } from './user-day.entity.ts';

export const CommitmentStatusEnum = enumOf(COMMITMENT_STATUSES);
registerEnumType(CommitmentStatusEnum, {
  name: 'CommitmentStatus',
  description: 'How a commitment stands.',
  valuesConfig: {
    ACTIVE: { description: 'Promised and not reported yet.' },
    COMPLETED: { description: 'Reported as done, in time or late.' },
    FAILED: { description: 'Reported as not done, or left unreported until the end of the morning after.' },
    PAUSED: { description: 'Put aside; nothing is asked for it.' },
  },
});

export const DayVerdictEnum = enumOf(DAY_VERDICTS);
registerEnumType(DayVerdictEnum, {
  name: 'DayVerdict',
  description: 'What a day came to.',
  valuesConfig: {
    KEPT: { description: 'Something promised was done in time.' },
    MISSED: { description: 'Something promised was not done in time, and nothing else was.' },
    NEUTRAL: { description: 'Nothing was due and nothing was done. Seven such days in a row leave a streak alone.' },
    FROZEN: { description: 'A missed day that a freeze token covered.' },
    PAUSED: { description: 'A day of a break on which nothing was kept.' },
    PENDING: { description: 'The day that is still open.' },
  },
});

type CommitmentColumns = Pick<Commitment, 'id' | 'createdAt' | 'isLate' | 'sharedWithPod' | 'updatedAt' | 'version'>;

@ObjectType('Commitment', {
  description: 'A promise of a member. Seen by the member, by their pod if it is shared, by admins, and by third parties with `commitments:read`.',
  simpleResolvers: true,
})
export class CommitmentType implements CommitmentColumns {
  @Field(() => ID, { description: 'Never changes.' })
  id: string;
  @Field(() => String, { nullable: true, description: 'What is promised, in their own words. Null for third parties without `pii:read`.' })
  commitment: string | null;
  @Field(() => String, {
    nullable: true,
    description:
      'The same without the due day that it names, for lists that say the day beside it: “call mum” of “call mum on friday”. In English and German; other words stay as they are. Null for third parties without `pii:read`.',
  })
  textWithoutDay: string | null;
  @Field(() => String, {
    nullable: true,
    description: 'The message it was kept from, as it was written; null when it was not made from a reading, and for third parties without `pii:read`.',
  })
  originalCommitment: string | null;
  @Field(() => Int, {
    nullable: true,
    description: 'How specific, measurable, attainable, relevant and time-bound it is: 1 to 10; null when it was not analysed.',
  })
  smartScore: number | null;
  @Field(() => CategoryEnum, { nullable: true, description: 'Its area of life; null if it was not said.' })
  category: Category | null;
  @Field(() => Int, { nullable: true, description: 'From 1 (trivial) to 5 (exceptional); null if it is not known.' })
  difficultyLevel: number | null;
  @Field(() => Int, { nullable: true, description: 'How many minutes it takes in all; null if that is not known, or if it is about leaving something be.' })
  estimatedTimeMinutes: number | null;
  @Field(() => CommitmentStatusEnum, { description: 'How it stands.' })
  status: CommitmentStatus;
  @Field(() => DateTimeISO, { description: 'When it was promised.' })
  createdAt: Date;
  @Field(() => DateTimeISO, { nullable: true, description: 'When it was reported as done; null unless it was.' })
  completedAt: Date | null;
  @Field(() => LocalDate, { nullable: true, description: 'The member’s day by whose end it is to be done; null: whenever.' })
  dueDate: string | null;
  @Field(() => LocalTime, {
    nullable: true,
    description: 'When on its day it is meant to be done, by the member’s clock; null where that was not said. The day closes as it does without it.',
  })
  timeOfDay: string | null;
  @Field(() => Boolean, { description: 'Whether it was done after its due day had closed. It then counts as done and not for the streak.' })
  isLate: boolean;
  @Field(() => Boolean, { description: 'Whether its due day has closed and nothing was reported yet; the grace ends at noon by the member’s clock.' })
  isAwaitingReport: boolean;
  @Field(() => DateTimeISO, { nullable: true, description: 'The instant at which its due day closes where the member is; null without a due day.' })
  closesAt: Date | null;
  @Field(() => Boolean, { description: 'Whether the member’s pod sees it.' })
  sharedWithPod: boolean;
  @Field(() => LongTermGoalType, {
    nullable: true,
    description: 'The goal it serves; null if there is none, and for whoever is neither the member nor an admin.',
  })
  longTermGoal: LongTermGoalType | null;
  @Field(() => PodType, { nullable: true, description: 'The pod it is shared with; null if it is shared with none.' })
  pod: PodType | null;
  @Field(() => UserType, { nullable: true, description: 'Who promised it. Null for third parties without `members:read`.' })
  user: UserType | null;
  @Field(() => String, {
    nullable: true,
    description:
      'What was known of the member that bore on it when it was promised, as text: up to 4,000 characters. Null until it is written, where nothing may be remembered, and for whoever is neither the member nor an admin.',
  })
  contextFromPrevious: string | null;
  @Field(() => DateTimeISO, { description: 'When it last changed.' })
  updatedAt: Date;
  @Field(() => Int, { description: 'Grows with every change; give it to `updateCommitment` to be told when somebody else was faster.' })
  version: number;
}

export const { Connection: CommitmentConnection } = connectionOf('Commitment', () => CommitmentType);

type UserDayColumns = Pick<UserDay, 'id' | 'day' | 'rule' | 'reason' | 'timezone' | 'credits' | 'misses' | 'streakAfter' | 'isBreak'>;

@ObjectType('UserDay', { description: 'A day of a member in the ledger of their streak. Seen by the member and by admins.', simpleResolvers: true })
export class UserDayType implements UserDayColumns {
  @Field(() => ID, { description: 'Never changes.' })
  id: string;
  @Field(() => LocalDate, { description: 'The day, by the member’s clock and day start.' })
  day: string;
  @Field(() => DayVerdictEnum, { description: 'What it came to.' })
  verdict: DayVerdict;
  @Field(() => String, { description: 'The rule that decided it, by name, such as `kept` or `missed_due`.' })
  rule: string;
  @Field(() => String, { description: 'Why, in a sentence to the member.' })
  reason: string;
  @Field(() => TimeZone, { description: 'The zone in which it closed, or in which it is open.' })
  timezone: string;
  @Field(() => Int, { description: 'How many promises were kept on it.' })
  credits: number;
  @Field(() => Int, { description: 'How many promises counted as missed on it.' })
  misses: number;
  @Field(() => Int, { description: 'The streak at its end.' })
  streakAfter: number;
  @Field(() => Boolean, { description: 'Whether it was a day of a planned break, also when something was kept on it: nothing can be missed on such a day.' })
  isBreak: boolean;
}
