import { Arg, Ctx, FieldResolver, Mutation, Resolver } from 'type-graphql';
import { planned } from '../lib/planned.ts';
import { UserType } from '../user/user.type.ts';
import type { Context } from '../viewer/context.ts';
import { type AnsweredContact, contactAdder, removeContactPoint, type Verification, verifyContactPoint } from './contact-point.actions.ts';
import { AddContactPointInput, RemoveContactPointInput, VerifyContactPointInput } from './contact-point.input.ts';
import { AddContactPointPayload, ContactPointType, RemoveContactPointPayload, VerifyContactPointPayload } from './contact-point.type.ts';

@Resolver(() => UserType)
export class ContactPointsOfUserResolver {
  @FieldResolver(() => [ContactPointType], {
    description: 'Where they are reached outside Telegram, oldest first. Empty for whoever is neither the person, an admin, nor allowed `pii:read`.',
  })
  contactPoints(): ContactPointType[] {
    return planned();
  }

  @Mutation(() => AddContactPointPayload, {
    description:
      'Gives a phone number or an e-mail address, and sends a code there: one a minute and five a day. Given again, it gets another code. NOT_SET_UP where nothing of the kind is sent.',
  })
  addContactPoint(
    @Arg('input', () => AddContactPointInput, { description: 'The address, and what was agreed to.' }) input: AddContactPointInput,
    @Ctx() ctx: Context,
  ): Promise<AnsweredContact> {
    return ctx.runAction(input, contactAdder(ctx.missingSettings));
  }

  @Mutation(() => VerifyContactPointPayload, {
    description: 'Proves by the code that an address is one’s own; it is used from then on. A wrong code is no error: `outcome` tells. For members.',
  })
  verifyContactPoint(
    @Arg('input', () => VerifyContactPointInput, { description: 'The code that came.' }) input: VerifyContactPointInput,
    @Ctx() ctx: Context,
  ): Promise<Verification> {
    return ctx.runAction(input, verifyContactPoint);
  }

  @Mutation(() => RemoveContactPointPayload, { description: 'Forgets an address. A STOP that was said there is kept, without the address.' })
  removeContactPoint(
    @Arg('input', () => RemoveContactPointInput, { description: 'Which address.' }) input: RemoveContactPointInput,
    @Ctx() ctx: Context,
  ): Promise<AnsweredContact> {
    return ctx.runAction(input, removeContactPoint);
  }
}
