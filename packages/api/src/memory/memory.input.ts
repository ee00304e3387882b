import { ArgsType, Field, ID, InputType } from 'type-graphql';
import { PageArgs } from '../lib/page.type.ts';
import { DateTimeISO } from '../lib/scalars.ts';

const IDEMPOTENCY_KEY = 'Makes a repeated call harmless: the same key with the same input gets the first answer for 24 hours.';

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

@InputType({ description: 'A fact to forget.' })
export class ForgetMemoryInput {
  @Field(() => ID, { description: 'The fact.' })
  id: string;
  @Field(() => String, { nullable: true, description: IDEMPOTENCY_KEY })
  idempotencyKey?: string | null;
}
