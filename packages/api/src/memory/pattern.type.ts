import { Field, Float, ID, Int, ObjectType, registerEnumType } from 'type-graphql';
import { CommitmentType } from '../commitment/commitment.type.ts';
import { enumOf } from '../lib/closed-set.ts';
import { connectionOf } from '../lib/page.type.ts';
import { DateTimeISO, LocalDate } from '../lib/scalars.ts';
import { PATTERN_DIRECTIONS, PATTERN_FACTORS, type PatternDirection, type PatternFactor } from '../user/pattern.rules.ts';
import { UserType } from '../user/user.type.ts';
import type { PatternClaim } from './pattern-claim.entity.ts';

export const PatternFactorEnum = enumOf(PATTERN_FACTORS);
registerEnumType(PatternFactorEnum, { name: 'PatternFactor', description: 'What a pattern in a member’s promises depends on.' });
export const PatternDirectionEnum = enumOf(PATTERN_DIRECTIONS);
registerEnumType(PatternDirectionEnum, {
  name: 'PatternDirection',
  description: 'Whether promises inside a pattern are kept more or less often.',
  valuesConfig: { UP: { description: 'More often: it works for the member.' }, DOWN: { description: 'Less often: it stands in the way.' } },
});

@ObjectType('KeptRate', { description: 'How often promises are kept, with what is known about it.', simpleResolvers: true })
export class KeptRateType {
  @Field(() => Float, { description: 'The most likely share, 0 to 1.' })
  p: number;
  @Field(() => Float, { description: 'The lower end of its 90 % interval.' })
  lo: number;
  @Field(() => Float, { description: 'The upper end of its 90 % interval.' })
  hi: number;
  @Field(() => Int, { description: 'So many promises were judged.' })
  n: number;
  @Field(() => Int, { description: 'So many of them were kept.' })
  k: number;
}

@ObjectType('PatternEffect', { description: 'How large a difference is, in percentage points.', simpleResolvers: true })
export class PatternEffectType {
  @Field(() => Float, { description: 'As it was seen; below 0 when less is kept inside.' })
  value: number;
  @Field(() => Float, { description: 'The lower end of its 90 % interval.' })
  lo: number;
  @Field(() => Float, { description: 'The upper end of its 90 % interval.' })
  hi: number;
}

@ObjectType('PatternClaim', {
  description: 'A difference in how often a member’s promises are kept that chance does not explain, with what it rests on. For the member and admins.',
  simpleResolvers: true,
})
export class PatternClaimType implements Pick<PatternClaim, 'id' | 'factor' | 'level' | 'direction' | 'text' | 'createdAt'> {
  @Field(() => ID, { description: 'Never changes.' })
  id: string;
  @Field(() => PatternFactorEnum, { description: 'What it depends on.' })
  factor: PatternFactor;
  @Field(() => String, { description: 'Which value of the factor: "monday", "health"; "4+" is 4 or more; of a change the first day after it.' })
  level: string;
  @Field(() => PatternDirectionEnum, { description: 'Whether more or less is kept inside.' })
  direction: PatternDirection;
  @Field(() => String, { description: 'The same in a sentence, in the member’s language.' })
  text: string;
  @Field(() => KeptRateType, { description: 'Promises inside.' })
  inside: KeptRateType;
  @Field(() => KeptRateType, { description: 'All others of which the factor is known.' })
  outside: KeptRateType;
  @Field(() => PatternEffectType, { description: 'The difference.' })
  effect: PatternEffectType;
  @Field(() => Float, { description: 'The chance, 0 to 1, that the strongest of all patterns looked for is so strong where there is none.' })
  pAdjusted: number;
  @Field(() => LocalDate, { description: 'The day on which it was found.' })
  firstSeen: string;
  @Field(() => LocalDate, { description: 'The last day on which recent promises bore it out; after eight weeks without it is told no more.' })
  lastConfirmed: string;
  @Field(() => Boolean, { description: 'Whether it is told at present.' })
  isCurrent: boolean;
  @Field(() => [CommitmentType], { description: 'The latest promises inside that it rests on: 20 at most.' })
  evidence: CommitmentType[];
  @Field(() => DateTimeISO, { description: 'Since when it is kept here.' })
  createdAt: Date;
  @Field(() => UserType, { description: 'Whose promises they are.' })
  user: UserType;
}

export const { Connection: PatternClaimConnection } = connectionOf('PatternClaim', () => PatternClaimType);
