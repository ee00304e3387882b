import { ArgsType, Field, ID, InputType } from 'type-graphql';
import type { PatternFactor } from '../user/pattern.rules.ts';
import { PageArgs } from '../lib/page.type.ts';
import { DateTimeISO } from '../lib/scalars.ts';
import { PatternFactorEnum } from './pattern.type.ts';
import { IDEMPOTENCY_KEY } from '../lib/idempotency-key.text.ts';

@InputType({ description: 'Which facts to list; every condition given must hold.' })
class MemoryFilter {
  @Field(() => Boolean, { nullable: true, description: 'Only what is believed at present and still so, or only the rest.' })
  isCurrent?: boolean | null;
  @Field(() => DateTimeISO, { nullable: true, description: 'What was believed at this instant.' })
  believedAt?: Date | null;
}

@ArgsType()
export class MemoryArgs extends PageArgs {
  @Field(() => ID, { nullable: true, description: 'About whom: for admins. Left out: about oneself.' })
  userId?: string | null;
  @Field(() => MemoryFilter, { nullable: true, description: 'Which of them; all when left out.' })
  filter?: MemoryFilter | null;
}

@InputType({ description: 'Which patterns to list; every condition given must hold.' })
class PatternFilter {
  @Field(() => Boolean, { nullable: true, description: 'Only what is told at present, or only what was told once.' })
  isCurrent?: boolean | null;
  @Field(() => PatternFactorEnum, { nullable: true, description: 'Only what depends on this.' })
  factor?: PatternFactor | null;
}

@ArgsType()
export class PatternArgs extends PageArgs {
  @Field(() => ID, { nullable: true, description: 'Whose promises: for admins. Left out: one’s own.' })
  userId?: string | null;
  @Field(() => PatternFilter, { nullable: true, description: 'Which of them; all when left out.' })
  filter?: PatternFilter | null;
}

@InputType({ description: 'What is right about a fact. What is left out stays.' })
export class CorrectMemoryInput {
  @Field(() => ID, { description: 'The fact that is wrong.' })
  id: string;
  @Field(() => String, { nullable: true, description: 'What is right: up to 500 characters.' })
  fact?: string | null;
  @Field(() => DateTimeISO, { nullable: true, description: 'From when on it was so; null: not known.' })
  validAt?: Date | null;
  @Field(() => DateTimeISO, { nullable: true, description: 'Until when it was so; null: it still is.' })
  invalidAt?: Date | null;
  @Field(() => String, { nullable: true, description: IDEMPOTENCY_KEY })
  idempotencyKey?: string | null;
}

@InputType({ description: 'What to forget.' })
export class ForgetMemoryInput {
  @Field(() => ID, { description: 'The fact or the pattern.' })
  id: string;
  @Field(() => String, { nullable: true, description: IDEMPOTENCY_KEY })
  idempotencyKey?: string | null;
}
