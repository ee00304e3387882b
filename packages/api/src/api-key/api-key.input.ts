import { Field, ID, InputType, Int } from 'type-graphql';
import { DateTimeISO } from '../lib/scalars.ts';
import type { KeyKind, Scope } from '../viewer/viewer.ts';
import { KeyKindEnum, ScopeEnum } from './api-key.type.ts';
import { IDEMPOTENCY_KEY } from '../lib/idempotency-key.text.ts';

@InputType({ description: 'The key that is wanted.' })
export class CreateApiKeyInput {
  @Field(() => String, { description: 'What people shall call it; 1 to 100 characters.' })
  name: string;
  @Field(() => KeyKindEnum, { description: 'What it is made for.' })
  kind: KeyKind;
  @Field(() => [ScopeEnum], { description: 'What it opens beyond its kind; admin keys have none.' })
  scopes: Scope[];
  @Field(() => [ID], { nullable: true, description: 'The only pods that a third party’s key shall see anything of: 1 to 100; not limited when left out.' })
  podIds?: string[] | null;
  @Field(() => Int, { nullable: true, description: 'Points of cost it may spend in a minute; as many as everybody when left out.' })
  rateLimitPerMinute?: number | null;
  @Field(() => DateTimeISO, { nullable: true, description: 'When it ends. A third party’s key ends within 90 days in any case.' })
  expiresAt?: Date | null;
  @Field(() => String, {
    nullable: true,
    description: 'A repeat with the same key and input has no further effect for 24 hours. The token is shown to the first call only.',
  })
  idempotencyKey?: string | null;
}

@InputType({ description: 'The key that shall get a successor.' })
export class RotateApiKeyInput {
  @Field(() => ID, { description: 'The key’s id.' })
  id: string;
  @Field(() => Int, { nullable: true, description: 'For so many hours both keys work: 0 to 168; 24 when left out.' })
  overlapHours?: number | null;
  @Field(() => DateTimeISO, { nullable: true, description: 'When the new key ends; when left out it lives for as long as the old one was made to.' })
  expiresAt?: Date | null;
  @Field(() => String, {
    nullable: true,
    description: 'A repeat with the same key and input has no further effect for 24 hours. The token is shown to the first call only.',
  })
  idempotencyKey?: string | null;
}

@InputType({ description: 'What shall change about a key; what is left out stays.' })
export class UpdateApiKeyInput {
  @Field(() => ID, { description: 'The key’s id.' })
  id: string;
  @Field(() => String, { nullable: true, description: 'What people shall call it; 1 to 100 characters.' })
  name?: string | null;
  @Field(() => Int, { nullable: true, description: 'Points of cost it may spend in a minute; null: as many as everybody.' })
  rateLimitPerMinute?: number | null;
  @Field(() => Int, { nullable: true, description: 'The `version` that was read before; refused with VERSION_CONFLICT if the key has changed since.' })
  version?: number | null;
  @Field(() => String, { nullable: true, description: IDEMPOTENCY_KEY })
  idempotencyKey?: string | null;
}

@InputType({ description: 'A link into the playground.' })
export class CreatePlaygroundLinkInput {
  @Field(() => String, {
    nullable: true,
    description: 'A repeat with the same key and input has no further effect for 24 hours. The link is shown to the first call only.',
  })
  idempotencyKey?: string | null;
}

@InputType({ description: 'What Telegram gives a page that a member opens from one of the bots.' })
export class StartSessionInput {
  @Field(() => String, { description: '`Telegram.WebApp.initData` as it is, at most an hour old; each begins one session. At most 4096 characters.' })
  initData: string;
  @Field(() => String, {
    nullable: true,
    description: 'A repeat with the same key and input has no further effect for 24 hours. The token is shown to the first call only.',
  })
  idempotencyKey?: string | null;
}

@InputType({ description: 'The session that shall end.' })
export class EndSessionInput {
  @Field(() => ID, { nullable: true, description: 'The id of a session of one’s own; the one that calls when left out.' })
  id?: string | null;
  @Field(() => String, { nullable: true, description: IDEMPOTENCY_KEY })
  idempotencyKey?: string | null;
}

@InputType({ description: 'The key that shall end.' })
export class RevokeApiKeyInput {
  @Field(() => ID, { description: 'The key’s id.' })
  id: string;
  @Field(() => String, { nullable: true, description: IDEMPOTENCY_KEY })
  idempotencyKey?: string | null;
}
