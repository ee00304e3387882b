import { ArgsType, Field, Float, ID, Int, ObjectType } from 'type-graphql';
import { CommitmentStatusEnum } from '../../commitment/commitment.type.ts';
import type { CommitmentStatus } from '../../commitment/commitment.rules.ts';
import { DateTimeISO, LocalDate } from '../../lib/scalars.ts';

@ObjectType('RecalledCommitment', { description: 'An earlier promise, as it stood at the instant of the context.', simpleResolvers: true })
class RecalledCommitmentType {
  @Field(() => ID, { description: 'Which commitment.' })
  commitmentId: string;
  @Field(() => String, { description: 'What was promised.' })
  text: string;
  @Field(() => CommitmentStatusEnum, { description: 'How it stood.' })
  status: CommitmentStatus;
  @Field(() => LocalDate, { nullable: true, description: 'Its due day; null without one.' })
  due: string | null;
  @Field(() => Float, { nullable: true, description: 'How alike it is, 0 to 1; null for those that are only recent.' })
  score?: number | null;
}

@ObjectType('RecalledFact', { description: 'A fact that was believed at the instant of the context.', simpleResolvers: true })
class RecalledFactType {
  @Field(() => ID, { description: 'Which fact.' })
  factId: string;
  @Field(() => String, { description: 'What is known.' })
  fact: string;
  @Field(() => DateTimeISO, { nullable: true, description: 'From when on it was so; null when that is not known.' })
  validAt: Date | null;
  @Field(() => DateTimeISO, { nullable: true, description: 'Until when it was so; null when no end is known.' })
  invalidAt: Date | null;
}

@ObjectType('RecalledPattern', { description: 'A pattern that was told at the instant of the context.', simpleResolvers: true })
class RecalledPatternType {
  @Field(() => ID, { description: 'Which pattern.' })
  patternId: string;
  @Field(() => String, { description: 'The pattern in a sentence.' })
  text: string;
}

@ObjectType('RecalledGoal', { description: 'The goal that the promise leads to.', simpleResolvers: true })
class RecalledGoalType {
  @Field(() => ID, { description: 'Which goal.' })
  goalId: string;
  @Field(() => String, { description: 'The goal in a few words.' })
  title: string;
  @Field(() => Float, { description: 'How far it has come, in percent, 0 to 100.' })
  progress: number;
  @Field(() => Int, { nullable: true, description: 'Days until its target day, below 0 afterwards; null without one.' })
  daysLeft: number | null;
}

@ObjectType('SimilarRate', { description: 'How often promises like this one were kept.', simpleResolvers: true })
class SimilarRateType {
  @Field(() => Int, { description: 'So many of them were judged.' })
  n: number;
  @Field(() => Int, { description: 'So many of those were kept in time.' })
  k: number;
  @Field(() => Float, { description: 'The most likely share, 0 to 1.' })
  p: number;
  @Field(() => Float, { description: 'The lower end of its 90 % interval.' })
  lo: number;
  @Field(() => Float, { description: 'The upper end of its 90 % interval.' })
  hi: number;
}

@ObjectType('MemoryContext', { description: 'What is known of a member that bears on a promise about to be made.', simpleResolvers: true })
export class MemoryContextType {
  @Field(() => DateTimeISO, { description: 'Only what was known at this instant is in it.' })
  asOf: Date;
  @Field(() => String, { description: 'All of it as text: up to 4,000 characters and about 1,200 tokens.' })
  block: string;
  @Field(() => [RecalledCommitmentType], { description: 'The latest promises: 5 at most.' })
  recent: RecalledCommitmentType[];
  @Field(() => [RecalledCommitmentType], { description: 'Promises like this one, the most alike first, each text once: 5 at most.' })
  similar: RecalledCommitmentType[];
  @Field(() => SimilarRateType, { nullable: true, description: 'How often promises like this one were kept; null when none was judged yet.' })
  similarRate: SimilarRateType | null;
  @Field(() => RecalledGoalType, { nullable: true, description: 'The goal that was named; null without one.' })
  goal: RecalledGoalType | null;
  @Field(() => [RecalledFactType], { description: 'Facts, those that are still so first: 10 at most.' })
  facts: RecalledFactType[];
  @Field(() => [RecalledPatternType], { description: 'What is told of the member’s promises, the largest differences first: 5 at most.' })
  patterns: RecalledPatternType[];
  @Field(() => Int, { description: 'The streak, in days.' })
  currentStreak: number;
  @Field(() => Int, { description: 'The longest streak so far, in days.' })
  longestStreak: number;
  @Field(() => Boolean, { description: 'Whether something is due today and nothing was kept yet.' })
  isStreakAtRisk: boolean;
}

@ArgsType()
export class MemoryContextArgs {
  @Field(() => String, { description: 'What is about to be promised: up to 1,000 characters.' })
  text: string;
  @Field(() => ID, { nullable: true, description: 'Whose memory: for admins. Left out: one’s own.' })
  userId?: string | null;
  @Field(() => ID, { nullable: true, description: 'The goal that it leads to, if any.' })
  longTermGoalId?: string | null;
}
