import { Field, ID, Int, ObjectType, registerEnumType } from 'type-graphql';
import type { EventType } from '../event/catalog.ts';
import { EventTypeEnum } from '../event/event.type.ts';
import { enumOf } from '../lib/closed-set.ts';
import { connectionOf } from '../lib/page.type.ts';
import { DateTimeISO } from '../lib/scalars.ts';
import type { WebhookDelivery } from './webhook-delivery.entity.ts';
import type { Webhook } from './webhook.entity.ts';
import { WEBHOOK_DELIVERY_STATUSES, type WebhookDeliveryStatus } from './webhook.rules.ts';

export const WebhookDeliveryStatusEnum = enumOf(WEBHOOK_DELIVERY_STATUSES);
registerEnumType(WebhookDeliveryStatusEnum, {
  name: 'WebhookDeliveryStatus',
  description: 'How it stands with an event on its way to a webhook.',
  valuesConfig: {
    PENDING: { description: 'It waits for its first or next attempt.' },
    DELIVERED: { description: 'The address took it, with a status from 200 to 299.' },
    DEAD: { description: 'It was given up after three days, or cannot be sent; redeliverWebhook sends it again.' },
  },
});

@ObjectType('Webhook', { description: 'An address to which the log is posted, event by event, as far as its key may see it.', simpleResolvers: true })
export class WebhookType implements Pick<Webhook, 'id' | 'url' | 'isEnabled' | 'createdAt' | 'updatedAt' | 'version'> {
  @Field(() => ID, { description: 'The webhook’s id.' })
  id: string;
  @Field(() => ID, { description: 'The key it belongs to.' })
  apiKeyId: string;
  @Field(() => String, { description: 'Where events are posted.' })
  url: string;
  @Field(() => String, { nullable: true, description: 'What people shall know of it.' })
  description: string | null;
  @Field(() => [EventTypeEnum], { nullable: true, description: 'The types of events that are sent; null: all.' })
  eventTypes: EventType[] | null;
  @Field(() => Boolean, { description: 'Whether it is sent to.' })
  isEnabled: boolean;
  @Field(() => DateTimeISO, {
    nullable: true,
    description: 'When it was disabled, by hand, because nothing was taken for three days, or because its key ended; null while it is enabled.',
  })
  disabledAt: Date | null;
  @Field(() => String, { nullable: true, description: 'Why it was disabled.' })
  disabledReason: string | null;
  @Field(() => DateTimeISO, { nullable: true, description: 'Since when every attempt has failed; null when the last one did not.' })
  failingSince: Date | null;
  @Field(() => DateTimeISO, { description: 'When it was made.' })
  createdAt: Date;
  @Field(() => DateTimeISO, { description: 'When it was last changed.' })
  updatedAt: Date;
  @Field(() => Int, { description: 'Counts the changes; give it to updateWebhook to be told when somebody else was first.' })
  version: number;
}
export const { Connection: WebhookConnection } = connectionOf('Webhook', () => WebhookType);

type Told = 'id' | 'eventId' | 'attempts' | 'dueAt' | 'createdAt';

@ObjectType('WebhookDelivery', { description: 'One event on its way to one webhook, and what became of it.', simpleResolvers: true })
export class WebhookDeliveryType implements Pick<WebhookDelivery, Told> {
  @Field(() => ID, { description: 'Its id: the header `webhook-id` of every attempt.' })
  id: string;
  @Field(() => WebhookType, { description: 'Where it goes.' })
  webhook: WebhookType;
  @Field(() => ID, { description: 'The event.' })
  eventId: string;
  @Field(() => EventTypeEnum, { description: 'What happened.' })
  eventType: EventType;
  @Field(() => WebhookDeliveryStatusEnum, { description: 'How it stands with it.' })
  status: WebhookDeliveryStatus;
  @Field(() => Int, { description: 'How often it was tried since it was made, or was sent again by hand.' })
  attempts: number;
  @Field(() => DateTimeISO, { description: 'When its next attempt is due, or its last one was.' })
  dueAt: Date;
  @Field(() => DateTimeISO, { nullable: true, description: 'When it was last tried; null: not yet.' })
  lastAttemptAt: Date | null;
  @Field(() => Int, { nullable: true, description: 'The HTTP status of the last answer; null without one.' })
  responseStatus: number | null;
  @Field(() => String, { nullable: true, description: 'What went wrong last; null when nothing did.' })
  lastError: string | null;
  @Field(() => DateTimeISO, { nullable: true, description: 'When the address took it; null: not yet.' })
  deliveredAt: Date | null;
  @Field(() => DateTimeISO, { description: 'When it was made.' })
  createdAt: Date;
}
export const { Connection: WebhookDeliveryConnection } = connectionOf('WebhookDelivery', () => WebhookDeliveryType);

@ObjectType({ description: 'A new webhook.' })
export class CreateWebhookPayload {
  @Field(() => WebhookType, { description: 'The webhook.' })
  webhook: WebhookType;
  @Field(() => String, { description: 'What is signed with, shown this once: `whsec_` and base64, as the Standard Webhooks specification has it.' })
  secret: string;
}

@ObjectType({ description: 'A webhook with another secret.' })
export class RotateWebhookSecretPayload {
  @Field(() => WebhookType, { description: 'The webhook.' })
  webhook: WebhookType;
  @Field(() => String, { description: 'The new secret, shown this once. For 24 hours everything is signed with the old one too.' })
  secret: string;
}

@ObjectType({ description: 'A webhook that was changed.' })
export class UpdateWebhookPayload {
  @Field(() => WebhookType, { description: 'The webhook.' })
  webhook: WebhookType;
}

@ObjectType({ description: 'A webhook that is no more.' })
export class DeleteWebhookPayload {
  @Field(() => ID, { description: 'The id it had.' })
  deletedId: string;
}

@ObjectType({ description: 'What is sent again.' })
export class RedeliverWebhookPayload {
  @Field(() => WebhookDeliveryType, { description: 'The delivery, due now.' })
  delivery: WebhookDeliveryType;
}
