import { Field, ID, Int, ObjectType, registerEnumType } from 'type-graphql';
import { enumOf } from '../lib/closed-set.ts';
import { DateTimeISO } from '../lib/scalars.ts';
import type { ContactPoint } from '../user/contact-point.entity.ts';
import { CONTACT_KINDS, type ContactKind } from '../user/user.rules.ts';
import { UserType } from '../user/user.type.ts';
import { CODE_OUTCOMES, type CodeOutcome } from './contact-code.rules.ts';

export const ContactKindEnum = enumOf(CONTACT_KINDS);
registerEnumType(ContactKindEnum, {
  name: 'ContactKind',
  description: 'How somebody is reached outside Telegram.',
  valuesConfig: { SMS: { description: 'A phone number that takes SMS.' }, EMAIL: { description: 'An e-mail address.' } },
});

const CodeOutcomeEnum = enumOf(CODE_OUTCOMES);
registerEnumType(CodeOutcomeEnum, {
  name: 'CodeOutcome',
  description: 'What came of giving a code.',
  valuesConfig: {
    VERIFIED: { description: 'It was right: the address is the member’s.' },
    WRONG: { description: 'It was wrong; the guess counts.' },
    EXPIRED: { description: 'No code is awaited, or its ten minutes are over: add the address again for another.' },
    USED_UP: { description: 'It was guessed wrong five times: add the address again for another.' },
  },
});

@ObjectType('ContactPoint', { description: 'A phone number or an e-mail address of a member.', simpleResolvers: true })
export class ContactPointType implements Pick<ContactPoint, 'id' | 'address' | 'createdAt'> {
  @Field(() => ID, { description: 'Never changes.' })
  id: string;
  @Field(() => ContactKindEnum, { description: 'What it is.' })
  kind: ContactKind;
  @Field(() => String, { description: 'The number with its country ("+447400123456"), or the address in small letters.' })
  address: string;
  @Field(() => DateTimeISO, { nullable: true, description: 'When it was proven to be the member’s; null before.' })
  verifiedAt: Date | null;
  @Field(() => String, { nullable: true, description: 'The very words that the member agreed to; null if to none.' })
  consentText: string | null;
  @Field(() => DateTimeISO, { nullable: true, description: 'When they agreed.' })
  consentAt: Date | null;
  @Field(() => String, { nullable: true, description: 'Where the words were shown, such as "commitment-bot".' })
  consentSource: string | null;
  @Field(() => DateTimeISO, { nullable: true, description: 'When they said STOP there; only they take that back.' })
  optedOutAt: Date | null;
  @Field(() => DateTimeISO, { nullable: true, description: 'When a message came back from there for good.' })
  bouncedAt: Date | null;
  @Field(() => Boolean, { description: 'Whether anything may be sent there: proven, no STOP, nothing came back, and for SMS with consent.' })
  isUsable: boolean;
  @Field(() => DateTimeISO, { description: 'When it was given.' })
  createdAt: Date;
}

@ObjectType({ description: 'An address that was given.' })
export class AddContactPointPayload {
  @Field(() => ContactPointType, { description: 'The address. A code is on its way to it; give it to `verifyContactPoint` within ten minutes.' })
  contactPoint: ContactPointType;
  @Field(() => UserType, { description: 'Whose it is.' })
  user: UserType;
}

@ObjectType({ description: 'What came of giving a code.' })
export class VerifyContactPointPayload {
  @Field(() => CodeOutcomeEnum, { description: 'Whether it was right.' })
  outcome: CodeOutcome;
  @Field(() => Int, { description: 'How often it may still be guessed; 0 when another code is needed, or none any more.' })
  attemptsLeft: number;
  @Field(() => ContactPointType, { description: 'The address.' })
  contactPoint: ContactPointType;
}

@ObjectType({ description: 'An address that was forgotten.' })
export class RemoveContactPointPayload {
  @Field(() => ID, { description: 'The id it had.' })
  removedId: string;
  @Field(() => UserType, { description: 'Whose it was.' })
  user: UserType;
}
