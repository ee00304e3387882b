import { Field, Float, ID, Int, ObjectType, registerEnumType } from 'type-graphql';
import { enumOf } from '../lib/closed-set.ts';
import { connectionOf } from '../lib/page.type.ts';
import { DateTimeISO } from '../lib/scalars.ts';
import type { MatchRun } from './match-run.entity.ts';
import { BINDINGS, BLOCKS, MATCH_RUN_STATUSES, type MatchRunStatus, type Proposal, SKIP_CODES, type SkipCode } from './match-run.rules.ts';
import { WAITING_CODES, type WaitingCode } from './waiting-reason.rules.ts';

export const MatchRunStatusEnum = enumOf(MATCH_RUN_STATUSES);
registerEnumType(MatchRunStatusEnum, {
  name: 'MatchRunStatus',
  description: 'How it stands with a match run.',
  valuesConfig: { PREVIEWED: { description: 'It has been found, and nothing has happened.' }, APPLIED: { description: 'Its pods have been formed.' } },
});
const WaitingCodeEnum = enumOf(WAITING_CODES);
registerEnumType(WaitingCodeEnum, { name: 'WaitingCode', description: 'Why somebody waits for a pod.' });
const MatchBindingEnum = enumOf(BINDINGS);
registerEnumType(MatchBindingEnum, { name: 'MatchBinding', description: 'What kept a pod from being better.' });
const MatchBlockEnum = enumOf(BLOCKS);
registerEnumType(MatchBlockEnum, { name: 'MatchBlock', description: 'What stands against putting somebody into another pod of the match.' });
const SkipCodeEnum = enumOf(SKIP_CODES);
registerEnumType(SkipCodeEnum, { name: 'MatchSkipCode', description: 'Why somebody of a match run was not seated when it was applied.' });

@ObjectType('MatchCriteria', {
  description: 'How well a pod fits together, by six criteria of 0 to 1; weighted they add up to its quality.',
  simpleResolvers: true,
})
export class MatchCriteriaType {
  @Field(() => Float, { description: 'How near their clocks are; weighs 0.15.' })
  timezone: number;
  @Field(() => Float, { description: 'How alike what they work on is; weighs 0.25.' })
  goals: number;
  @Field(() => Float, { description: 'How mixed their experience is; weighs 0.15.' })
  experience: number;
  @Field(() => Float, { description: 'How well their ways of meeting go together; weighs 0.10.' })
  style: number;
  @Field(() => Float, { description: 'How much choice there is for the time of the call; weighs 0.20.' })
  availability: number;
  @Field(() => Float, { description: 'How far what some need is what others are strong in; weighs 0.15.' })
  diversity: number;
}

@ObjectType('MatchAlternative', { description: 'The other pod of the match that would have suited somebody best.', simpleResolvers: true })
class MatchAlternativeType {
  @Field(() => Int, { description: 'Its place among the groups of the run, from 0.' })
  group: number;
  @Field(() => Float, { nullable: true, description: 'The quality it would have with them; null when a rule forbids it.' })
  quality: number | null;
  @Field(() => MatchBlockEnum, { description: 'What stands against it.' })
  blockedBy: (typeof BLOCKS)[number];
}

@ObjectType('MatchMember', { description: 'A newcomer in a proposed pod.', simpleResolvers: true })
class MatchMemberType {
  @Field(() => ID, { description: 'Who.' })
  userId: string;
  @Field(() => Float, { description: 'By how much the match would be worth less if they waited instead.' })
  marginal: number;
  @Field(() => [ID], { description: 'Who in the pod is strong in something that they need.' })
  metBy: string[];
  @Field(() => MatchAlternativeType, { nullable: true, description: 'The next best pod for them; null when there was none to think of.' })
  alternative: MatchAlternativeType | null;
}

@ObjectType('MatchGroup', { description: 'A pod as it is proposed.', simpleResolvers: true })
class MatchGroupType {
  @Field(() => ID, { nullable: true, description: 'The pod; null for a new one until the run is applied.' })
  podId: string | null;
  @Field(() => [ID], { description: 'Who is in it already.' })
  existingUserIds: string[];
  @Field(() => [MatchMemberType], { description: 'Who would come in.' })
  members: MatchMemberType[];
  @Field(() => Float, { description: 'How well it fits together, 0 to 1.' })
  quality: number;
  @Field(() => MatchCriteriaType, { description: 'What the quality is made of.' })
  criteria: MatchCriteriaType;
  @Field(() => [Int], { description: 'When a call of an hour suits everybody: minutes since Monday 00:00 UTC.' })
  commonStarts: number[];
  @Field(() => MatchBindingEnum, { description: 'What kept it from being better.' })
  binding: (typeof BINDINGS)[number];
  @Field(() => Float, { description: 'What it adds to the objective.' })
  contribution: number;
}

@ObjectType('MatchWaiting', { description: 'Somebody who goes on waiting.', simpleResolvers: true })
class MatchWaitingType {
  @Field(() => ID, { description: 'Who.' })
  userId: string;
  @Field(() => WaitingCodeEnum, { description: 'Why.' })
  code: WaitingCode;
  @Field(() => String, { description: 'What would end it.' })
  wouldHelp: string;
}

@ObjectType('MatchSkipped', { description: 'Somebody who was not seated when the run was applied.', simpleResolvers: true })
class MatchSkippedType {
  @Field(() => ID, { description: 'Who.' })
  userId: string;
  @Field(() => SkipCodeEnum, { description: 'Why.' })
  code: SkipCode;
}

@ObjectType('MatchRun', { description: 'A match of those who wait for a pod. For admins.', simpleResolvers: true })
export class MatchRunType implements Pick<MatchRun, 'id' | 'objective' | 'createdAt'> {
  @Field(() => ID, { description: 'Never changes.' })
  id: string;
  @Field(() => MatchRunStatusEnum, { description: 'How it stands.' })
  status: MatchRunStatus;
  @Field(() => Int, { description: 'The seed of the search.' })
  seed: number;
  @Field(() => Float, { description: 'What it is worth: the sum of the contributions.' })
  objective: number;
  @Field(() => Float, { nullable: true, description: 'No match is worth more; null when that is not known.' })
  bound: number | null;
  @Field(() => Boolean, { description: 'Whether it is proven that there is no better one.' })
  isProven: boolean;
  @Field(() => Int, { description: 'How many members get a pod.' })
  placed: number;
  @Field(() => Int, { description: 'How many go on waiting.' })
  waitingCount: number;
  @Field(() => [MatchGroupType], { description: 'The pods.' })
  groups: Proposal['groups'];
  @Field(() => [MatchWaitingType], { description: 'Who goes on waiting, and why.' })
  waiting: Proposal['waiting'];
  @Field(() => [MatchSkippedType], { description: 'Who was not seated after all; empty before the run is applied.' })
  skipped: Proposal['skipped'];
  @Field(() => DateTimeISO, { description: 'When it was found.' })
  createdAt: Date;
  @Field(() => DateTimeISO, { nullable: true, description: 'When it was applied; null before.' })
  appliedAt: Date | null;
}
export const { Connection: MatchRunConnection } = connectionOf('MatchRun', () => MatchRunType);

@ObjectType('MatchReason', { description: 'Why somebody was put into their pod.', simpleResolvers: true })
export class MatchReasonType {
  @Field(() => Float, { description: 'How well the pod fitted together then, 0 to 1.' })
  quality: number;
  @Field(() => MatchCriteriaType, { description: 'What the quality was made of.' })
  criteria: MatchCriteriaType;
  @Field(() => [ID], { description: 'Who in the pod is strong in something that they need.' })
  metBy: string[];
}
