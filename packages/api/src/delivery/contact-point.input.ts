import { Field, ID, InputType } from 'type-graphql';
import type { ContactKind } from '../user/user.rules.ts';
import { ContactKindEnum } from './contact-point.type.ts';
import { IDEMPOTENCY_KEY } from '../lib/idempotency-key.text.ts';

@InputType({ description: 'A way to reach somebody outside Telegram.' })
export class AddContactPointInput {
  @Field(() => ID, { nullable: true, description: 'Whose: for admins. Left out: one’s own.' })
  userId?: string | null;
  @Field(() => ContactKindEnum, { description: 'What it is.' })
  kind: ContactKind;
  @Field(() => String, {
    description: 'A mobile number with its country, such as "+44 7400 123456", or one plain e-mail address. Premium and toll-free numbers are refused.',
  })
  address: string;
  @Field(() => String, {
    nullable: true,
    description: 'The very words that the member agreed to: up to 1000 characters, kept with the time. Required for SMS.',
  })
  consentText?: string | null;
  @Field(() => String, { nullable: true, description: IDEMPOTENCY_KEY })
  idempotencyKey?: string | null;
}

@InputType({ description: 'A code that came to an address.' })
export class VerifyContactPointInput {
  @Field(() => ID, { description: 'The address.' })
  id: string;
  @Field(() => String, { description: 'The six digits; spaces do not matter.' })
  code: string;
  @Field(() => String, { nullable: true, description: IDEMPOTENCY_KEY })
  idempotencyKey?: string | null;
}

@InputType({ description: 'An address to forget.' })
export class RemoveContactPointInput {
  @Field(() => ID, { description: 'The address.' })
  id: string;
  @Field(() => String, { nullable: true, description: IDEMPOTENCY_KEY })
  idempotencyKey?: string | null;
}
