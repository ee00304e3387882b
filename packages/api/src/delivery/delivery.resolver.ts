import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import type { Context } from '../viewer/context.ts';
import { recordUpdate, type Recorded } from './bot-update.actions.ts';
import { type Claimed, claimDeliveries, confirmDelivery, failDelivery, type Reported } from './delivery.actions.ts';
import { ClaimDeliveriesInput, ConfirmDeliveryInput, FailDeliveryInput, RecordUpdateInput } from './delivery.input.ts';
import { ClaimDeliveriesPayload, ConfirmDeliveryPayload, FailDeliveryPayload, RecordUpdatePayload } from './delivery.type.ts';

@Resolver()
export class DeliveryResolver {
  @Mutation(() => ClaimDeliveriesPayload, { description: 'Takes on messages that are due. Until the lease ends nobody else gets them. For the bots.' })
  claimDeliveries(
    @Arg('input', () => ClaimDeliveriesInput, { description: 'Which messages, and for how long.' }) input: ClaimDeliveriesInput,
    @Ctx() ctx: Context,
  ): Promise<Claimed> {
    return ctx.runAction(input, claimDeliveries);
  }

  @Mutation(() => ConfirmDeliveryPayload, { description: 'Says that a message was sent. For the bots.' })
  confirmDelivery(
    @Arg('input', () => ConfirmDeliveryInput, { description: 'Which message.' }) input: ConfirmDeliveryInput,
    @Ctx() ctx: Context,
  ): Promise<Reported> {
    return ctx.runAction(input, confirmDelivery);
  }

  @Mutation(() => FailDeliveryPayload, { description: 'Says that a message could not be sent, and why. For the bots.' })
  failDelivery(
    @Arg('input', () => FailDeliveryInput, { description: 'Which message, and what Telegram said.' }) input: FailDeliveryInput,
    @Ctx() ctx: Context,
  ): Promise<Reported> {
    return ctx.runAction(input, failDelivery);
  }

  @Mutation(() => RecordUpdatePayload, {
    description: 'Keeps which updates a bot has had, so that one that Telegram gives twice has one effect. For the bots.',
  })
  recordUpdate(
    @Arg('input', () => RecordUpdateInput, { description: 'Which update, and whether it has been handled.' }) input: RecordUpdateInput,
    @Ctx() ctx: Context,
  ): Promise<Recorded> {
    return ctx.runAction(input, recordUpdate);
  }
}
