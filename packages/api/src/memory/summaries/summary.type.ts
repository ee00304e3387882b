import { Field, Float, ID, Int, ObjectType, registerEnumType } from 'type-graphql';
import { CommitmentType } from '../../commitment/commitment.type.ts';
import { enumOf } from '../../lib/closed-set.ts';
import { connectionOf } from '../../lib/page.type.ts';
import { DateTimeISO, LocalDate } from '../../lib/scalars.ts';
import { CategoryEnum } from '../../user/closed-sets.type.ts';
import type { Category } from '../../user/user.rules.ts';
import { UserType } from '../../user/user.type.ts';
import { KeptRateType, PatternEffectType } from '../pattern.type.ts';
import type { PeriodSummary } from './period-summary.entity.ts';
import { PERIODS, type PeriodKind } from './period.rules.ts';

export const PeriodEnum = enumOf(PERIODS);
registerEnumType(PeriodEnum, {
  name: 'Period',
  description: 'What is summed up.',
  valuesConfig: { WEEK: { description: 'Monday to Sunday.' }, MONTH: { description: 'A month of the calendar.' } },
});

@ObjectType('GoalOfPeriod', { description: 'A long-term goal as it stood at the end of a period.', simpleResolvers: true })
class GoalOfPeriodType {
  @Field(() => ID, { description: 'The goal.' })
  goalId: string;
  @Field(() => String, { description: 'What it was called.' })
  title: string;
  @Field(() => Float, { nullable: true, description: 'How far it had come, in percent, 0 to 100; null for periods that were summed up long after.' })
  progress: number | null;
  @Field(() => Int, { description: 'So many promises were kept for it in the period.' })
  kept: number;
}

@ObjectType('CategoryOfPeriod', { description: 'One area of life in a period.', simpleResolvers: true })
class CategoryOfPeriodType {
  @Field(() => CategoryEnum, { description: 'The area.' })
  category: Category;
  @Field(() => Int, { description: 'So many promises were kept in time.' })
  kept: number;
  @Field(() => Int, { description: 'So many were kept, late or missed.' })
  due: number;
}

@ObjectType('PeriodFigures', {
  description: 'What a period came to. What was kept in time counts on the day it was done, everything else on the day it was due.',
  simpleResolvers: true,
})
class PeriodFiguresType {
  @Field(() => Int, { description: 'Promises made in it.' })
  promised: number;
  @Field(() => Int, { description: 'Promises kept in time.' })
  kept: number;
  @Field(() => Int, { description: 'Promises kept after their day.' })
  late: number;
  @Field(() => Int, { description: 'Promises not kept.' })
  missed: number;
  @Field(() => Int, { description: 'Promises that rest.' })
  paused: number;
  @Field(() => Int, { description: 'Minutes that the kept ones were to take, as far as that is known.' })
  minutesKept: number;
  @Field(() => Float, { nullable: true, description: 'The mean SMART score, 1 to 10; null when none was analysed.' })
  averageSmartScore: number | null;
  @Field(() => Int, { description: 'The streak at the end, in days.' })
  streak: number;
  @Field(() => KeptRateType, { description: 'How often promises were kept in time, of all that were kept, late or missed.' })
  rate: KeptRateType;
  @Field(() => PatternEffectType, { nullable: true, description: 'Against the period before; null with fewer than 8 promises in one of them.' })
  change: PatternEffectType | null;
  @Field(() => [CategoryOfPeriodType], { description: 'By area of life.' })
  byCategory: CategoryOfPeriodType[];
  @Field(() => [GoalOfPeriodType], { description: 'At most three long-term goals: those for which most was kept.' })
  goals: GoalOfPeriodType[];
}

@ObjectType('PeriodSummary', { description: 'A week or a month of a member, in figures and in words. For the member and admins.', simpleResolvers: true })
export class PeriodSummaryType implements Pick<PeriodSummary, 'id' | 'startOn' | 'endOn' | 'text' | 'timezone'> {
  @Field(() => ID, { description: 'Never changes.' })
  id: string;
  @Field(() => PeriodEnum, { description: 'A week or a month.' })
  period: PeriodKind;
  @Field(() => LocalDate, { description: 'Its first day.' })
  startOn: string;
  @Field(() => LocalDate, { description: 'Its last day.' })
  endOn: string;
  @Field(() => String, { description: 'The member’s zone when it was written.' })
  timezone: string;
  @Field(() => String, { description: 'The same in words, in the member’s language; the first line is a title.' })
  text: string;
  @Field(() => PeriodFiguresType, { description: 'What it came to.' })
  figures: PeriodFiguresType;
  @Field(() => [CommitmentType], { description: 'At most three promises that were kept, the hardest first.' })
  highlights: CommitmentType[];
  @Field(() => DateTimeISO, { description: 'When it was last written: late reports change it.' })
  writtenAt: Date;
  @Field(() => UserType, { description: 'Whose it is.' })
  user: UserType;
}

export const { Connection: PeriodSummaryConnection } = connectionOf('PeriodSummary', () => PeriodSummaryType);
