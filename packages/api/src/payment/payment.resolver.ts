import { Arg, Args, Ctx, Mutation, Query, Resolver } from 'type-graphql';
import { planned } from '../lib/planned.ts';
import type { Context } from '../viewer/context.ts';
import type { Recorded } from './ledger.actions.ts';
import { recordPayment } from './payment.actions.ts';
import { PaymentsArgs, RecordPaymentInput } from './payment.input.ts';
import { PaymentConnection, PaymentType, RecordPaymentPayload } from './payment.type.ts';

@Resolver(() => PaymentType)
export class PaymentResolver {
  @Query(() => PaymentConnection, { description: 'Payments, the latest first: all for admins, for members their own.' })
  payments(@Args(() => PaymentsArgs) _which: PaymentsArgs): object {
    return planned();
  }

  @Mutation(() => RecordPaymentPayload, {
    description:
      'Records by hand what happened to a payment, in any order and any number of times. The role PAID follows from all payments of the member: for the period and seven days; a role that a person granted stays. For admins.',
  })
  async recordPayment(
    @Arg('input', () => RecordPaymentInput, { description: 'What happened.' }) input: RecordPaymentInput,
    @Ctx() ctx: Context,
  ): Promise<Recorded & { userId: string }> {
    return { ...(await ctx.runAction(input, recordPayment)), userId: input.userId };
  }
}
