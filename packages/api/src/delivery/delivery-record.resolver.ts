import { Arg, Args, Ctx, Mutation, Query, Resolver } from 'type-graphql';
import { planned } from '../lib/planned.ts';
import type { Context } from '../viewer/context.ts';
import { DeliveriesArgs, ResendDeliveryInput } from './delivery-record.input.ts';
import { DeliveryRecordConnection, DeliveryRecordType, ResendDeliveryPayload } from './delivery-record.type.ts';
import { resendDelivery } from './resend.actions.ts';

@Resolver(() => DeliveryRecordType)
export class DeliveryRecordResolver {
  @Query(() => DeliveryRecordConnection, {
    description: 'Messages and what became of them, the latest first: all for admins, for members those to themselves.',
  })
  deliveries(@Args(() => DeliveriesArgs) _which: DeliveriesArgs): object {
    return planned();
  }

  @Mutation(() => ResendDeliveryPayload, {
    description: 'Sends a message again that is dead, failed or unknown; one that is unknown may then arrive twice. For admins.',
  })
  resendDelivery(
    @Arg('input', () => ResendDeliveryInput, { description: 'Which message.' }) input: ResendDeliveryInput,
    @Ctx() ctx: Context,
  ): Promise<{ deliveryId: string }> {
    return ctx.runAction(input, resendDelivery);
  }
}
