import { ArgsType, Field, ID, InputType, Int } from 'type-graphql';
import type { EventType } from '../event/catalog.ts';
import { EventTypeEnum } from '../event/event.type.ts';
import { DateTimeRange } from '../lib/list.type.ts';
import { PageArgs } from '../lib/page.type.ts';
import { WebhookDeliveryStatusEnum } from './webhook.type.ts';
import type { WebhookDeliveryStatus } from './webhook.rules.ts';
import { IDEMPOTENCY_KEY } from '../lib/idempotency-key.text.ts';

const ONCE = 'A repeat with the same key and input has no further effect for 24 hours. The secret is shown to the first call only.';
const URL_IS = 'Where events are posted: an https:// address on the public internet.';
const TYPES = 'Only events of these types; all when null or left out.';

@InputType({ description: 'The webhook that is wanted.' })
export class CreateWebhookInput {
  @Field(() => String, { description: URL_IS })
  url: string;
  @Field(() => [EventTypeEnum], { nullable: true, description: TYPES })
  eventTypes?: EventType[] | null;
  @Field(() => String, { nullable: true, description: 'What people shall know of it; up to 200 characters.' })
  description?: string | null;
  @Field(() => ID, { nullable: true, description: 'For which third party’s key it is. For admins, who have to say; a third party’s own key otherwise.' })
  apiKeyId?: string | null;
  @Field(() => String, { nullable: true, description: ONCE })
  idempotencyKey?: string | null;
}

@InputType({ description: 'What shall change about a webhook; what is left out stays.' })
export class UpdateWebhookInput {
  @Field(() => ID, { description: 'The webhook.' })
  id: string;
  @Field(() => String, { nullable: true, description: URL_IS })
  url?: string | null;
  @Field(() => [EventTypeEnum], { nullable: true, description: 'Only events of these types from now on; null: all.' })
  eventTypes?: EventType[] | null;
  @Field(() => String, { nullable: true, description: 'What people shall know of it; up to 200 characters.' })
  description?: string | null;
  @Field(() => Boolean, { nullable: true, description: 'False stops it; true lets it go on in the log where it stopped.' })
  isEnabled?: boolean | null;
  @Field(() => Int, { nullable: true, description: 'The `version` that was read before; refused with VERSION_CONFLICT if the webhook has changed since.' })
  version?: number | null;
  @Field(() => String, { nullable: true, description: IDEMPOTENCY_KEY })
  idempotencyKey?: string | null;
}

@InputType({ description: 'The webhook that shall end.' })
export class DeleteWebhookInput {
  @Field(() => ID, { description: 'The webhook.' })
  id: string;
  @Field(() => String, { nullable: true, description: IDEMPOTENCY_KEY })
  idempotencyKey?: string | null;
}

@InputType({ description: 'The webhook that shall have another secret.' })
export class RotateWebhookSecretInput {
  @Field(() => ID, { description: 'The webhook.' })
  id: string;
  @Field(() => String, { nullable: true, description: ONCE })
  idempotencyKey?: string | null;
}

@InputType({ description: 'What shall be sent again.' })
export class RedeliverWebhookInput {
  @Field(() => ID, { description: 'The delivery, as listed by `webhookDeliveries`.' })
  deliveryId: string;
  @Field(() => String, { nullable: true, description: IDEMPOTENCY_KEY })
  idempotencyKey?: string | null;
}

@InputType({ description: 'Which webhooks to list; every condition given must hold.' })
class WebhookFilter {
  @Field(() => ID, { nullable: true, description: 'Of this key.' })
  apiKeyId?: string | null;
  @Field(() => Boolean, { nullable: true, description: 'Enabled ones, or disabled ones.' })
  isEnabled?: boolean | null;
}

@ArgsType()
export class WebhooksArgs extends PageArgs {
  @Field(() => WebhookFilter, { nullable: true, description: 'Which of them; all when left out.' })
  filter?: WebhookFilter | null;
}

@InputType({ description: 'Which states of deliveries.' })
class WebhookDeliveryStatusFilter {
  @Field(() => [WebhookDeliveryStatusEnum], { description: 'Any of these.' })
  in: WebhookDeliveryStatus[];
}

@InputType({ description: 'Which deliveries to list; every condition given must hold.' })
class WebhookDeliveryFilter {
  @Field(() => ID, { nullable: true, description: 'To this webhook.' })
  webhookId?: string | null;
  @Field(() => WebhookDeliveryStatusFilter, { nullable: true, description: 'How it stands with them.' })
  status?: WebhookDeliveryStatusFilter | null;
  @Field(() => DateTimeRange, { nullable: true, description: 'When they were made.' })
  createdAt?: DateTimeRange | null;
}

@ArgsType()
export class WebhookDeliveriesArgs extends PageArgs {
  @Field(() => WebhookDeliveryFilter, { nullable: true, description: 'Which of them; all when left out.' })
  filter?: WebhookDeliveryFilter | null;
}
