import { Arg, Args, Ctx, ID, Mutation, Query, Resolver } from 'type-graphql';
import { planned } from '../lib/planned.ts';
import type { Context } from '../viewer/context.ts';
import { destinationOf } from './destination.ts';
import { redeliverWebhook } from './redeliver.actions.ts';
import { createWebhook, deleteWebhook, rotateWebhookSecret, updateWebhook, withSecret } from './webhook.actions.ts';
import {
  CreateWebhookInput,
  DeleteWebhookInput,
  RedeliverWebhookInput,
  RotateWebhookSecretInput,
  UpdateWebhookInput,
  WebhookDeliveriesArgs,
  WebhooksArgs,
} from './webhook.input.ts';
import {
  CreateWebhookPayload,
  DeleteWebhookPayload,
  RedeliverWebhookPayload,
  RotateWebhookSecretPayload,
  UpdateWebhookPayload,
  WebhookConnection,
  WebhookDeliveryConnection,
  WebhookType,
} from './webhook.type.ts';

type Answered = { webhookId: string };

@Resolver(() => WebhookType)
export class WebhookResolver {
  @Query(() => WebhookType, { nullable: true, description: 'A webhook, when the caller may see it: a third party its own, admins all.' })
  webhook(@Arg('id', () => ID, { description: 'The webhook’s id.' }) _id: string): WebhookType | null {
    return planned();
  }

  @Query(() => WebhookConnection, { description: 'Webhooks, the newest first: a third party’s own, all for admins.' })
  webhooks(@Args(() => WebhooksArgs) _which: WebhooksArgs): object {
    return planned();
  }

  @Query(() => WebhookDeliveryConnection, { description: 'What was sent to webhooks in the last thirty days, and what waits; the newest first.' })
  webhookDeliveries(@Args(() => WebhookDeliveriesArgs) _which: WebhookDeliveriesArgs): object {
    return planned();
  }

  @Mutation(() => CreateWebhookPayload, {
    description:
      'Has the log posted to an address from now on, signed as the Standard Webhooks specification has it. For third parties with events:read, and admins.',
  })
  async createWebhook(
    @Arg('input', () => CreateWebhookInput, { description: 'The webhook that is wanted.' }) input: CreateWebhookInput,
    @Ctx() ctx: Context,
  ): Promise<Answered & { secret: string }> {
    await destinationOf(input.url, ctx);
    return withSecret(await ctx.runAction(input, createWebhook));
  }

  @Mutation(() => UpdateWebhookPayload, { description: 'Changes a webhook. For the third party whose key it belongs to, and admins.' })
  async updateWebhook(
    @Arg('input', () => UpdateWebhookInput, { description: 'What shall change.' }) input: UpdateWebhookInput,
    @Ctx() ctx: Context,
  ): Promise<Answered> {
    if (input.url != null) await destinationOf(input.url, ctx);
    return ctx.runAction(input, updateWebhook);
  }

  @Mutation(() => DeleteWebhookPayload, { description: 'Ends a webhook, with all that waits for it. For the third party whose key it belongs to, and admins.' })
  deleteWebhook(
    @Arg('input', () => DeleteWebhookInput, { description: 'The webhook that shall end.' }) input: DeleteWebhookInput,
    @Ctx() ctx: Context,
  ): Promise<Answered> {
    return ctx.runAction(input, deleteWebhook);
  }

  @Mutation(() => RotateWebhookSecretPayload, {
    description: 'Gives a webhook another secret; for 24 hours everything is signed with both. For the third party whose key it belongs to, and admins.',
  })
  async rotateWebhookSecret(
    @Arg('input', () => RotateWebhookSecretInput, { description: 'The webhook that shall have another secret.' }) input: RotateWebhookSecretInput,
    @Ctx() ctx: Context,
  ): Promise<Answered & { secret: string }> {
    return withSecret(await ctx.runAction(input, rotateWebhookSecret));
  }

  @Mutation(() => RedeliverWebhookPayload, {
    description:
      'Sends an event to a webhook again, whatever became of it, under the same webhook-id. For the third party whose key it belongs to, and admins.',
  })
  redeliverWebhook(
    @Arg('input', () => RedeliverWebhookInput, { description: 'What shall be sent again.' }) input: RedeliverWebhookInput,
    @Ctx() ctx: Context,
  ): Promise<{ deliveryId: string }> {
    return ctx.runAction(input, redeliverWebhook);
  }
}
