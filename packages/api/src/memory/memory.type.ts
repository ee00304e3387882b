import { Field, ID, ObjectType } from 'type-graphql';
import { connectionOf } from '../lib/page.type.ts';
import { DateTimeISO } from '../lib/scalars.ts';
import { UserType } from '../user/user.type.ts';
import type { MemoryFact } from './memory-fact.entity.ts';

@ObjectType('MemoryFact', {
  description: 'Something known about a member, with both of its times: when it was so, and when it was believed here. For the member and admins.',
  simpleResolvers: true,
})
export class MemoryFactType implements Pick<MemoryFact, 'id' | 'fact' | 'createdAt'> {
  @Field(() => ID, { description: 'Never changes.' })
  id: string;
  @Field(() => String, { description: 'What is known.' })
  fact: string;
  @Field(() => DateTimeISO, { nullable: true, description: 'From when on it was so; null when that is not known.' })
  validAt: Date | null;
  @Field(() => DateTimeISO, { nullable: true, description: 'Until when it was so; null while it still is, as far as is known.' })
  invalidAt: Date | null;
  @Field(() => DateTimeISO, { description: 'Since when it is believed here.' })
  createdAt: Date;
  @Field(() => DateTimeISO, { nullable: true, description: 'Until when it was believed; null while it is.' })
  expiredAt: Date | null;
  @Field(() => ID, { nullable: true, description: 'The commitment it was learnt from; null when it was learnt otherwise.' })
  sourceCommitmentId: string | null;
  @Field(() => Boolean, { description: 'Whether it is believed at present, and still so.' })
  isCurrent: boolean;
  @Field(() => UserType, { description: 'Whom it is about.' })
  user: UserType;
}

export const { Connection: MemoryFactConnection } = connectionOf('MemoryFact', () => MemoryFactType);

@ObjectType({ description: 'A fact that was corrected.' })
export class CorrectMemoryPayload {
  @Field(() => MemoryFactType, { description: 'What is believed now.' })
  fact: MemoryFactType;
  @Field(() => MemoryFactType, { description: 'What was believed before; the same fact when nothing was to be corrected.' })
  replaced: MemoryFactType;
}

@ObjectType({ description: 'A fact that was forgotten.' })
export class ForgetMemoryPayload {
  @Field(() => ID, { description: 'The id it had.' })
  forgottenId: string;
}
