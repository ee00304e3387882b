import { Field, ID, Int, ObjectType, registerEnumType } from 'type-graphql';
import { enumOf } from '../lib/closed-set.ts';
import { DateTimeISO } from '../lib/scalars.ts';
import { KEY_KINDS, SCOPES, type KeyKind, type Scope } from '../viewer/viewer.ts';
import type { ApiKey } from './api-key.entity.ts';

export const KeyKindEnum = enumOf(KEY_KINDS);
registerEnumType(KeyKindEnum, {
  name: 'KeyKind',
  description: 'What a key is made for.',
  valuesConfig: {
    SERVICE: { description: 'A part of the system itself, such as a bot.' },
    ADMIN: { description: 'An admin; worth what that person’s roles are worth.' },
    MEMBER: { description: 'A session of a member on the web: opens what the member may do, for 24 hours.' },
    INTEGRATION: { description: 'A third party: reads what its scopes open, for at most 90 days.' },
  },
});

export const ScopeEnum = enumOf(SCOPES);
registerEnumType(ScopeEnum, {
  name: 'Scope',
  description: 'What a key opens beyond its kind.',
  valuesConfig: {
    ACT_AS: { description: 'To act for members with the header `x-act-as: telegram:<id>`. For the bots.' },
    DELIVERIES: { description: 'To claim, confirm and fail the messages that are to be sent. For the bots.' },
    MEMBERS_READ: { description: 'Members, without what tells who they are.' },
    COMMITMENTS_READ: { description: 'Commitments.' },
    PODS_READ: { description: 'Pods, memberships and meetings.' },
    EVENTS_READ: { description: 'The ordered log of events.' },
    KPIS_READ: { description: 'The key figures.' },
    WEBHOOKS_WRITE: { description: 'To have the log posted to addresses of the third party: to make, change and end webhooks of its own.' },
    PII_READ: { description: 'What tells who a member is, beside the other scopes.' },
  },
});

type Shown = 'podIds' | 'rateLimitPerMinute' | 'id' | 'name' | 'kind' | 'prefix' | 'createdAt' | 'expiresAt' | 'lastUsedAt' | 'revokedAt' | 'version';

@ObjectType('ApiKey', { description: 'What a program shows to be let in. The secret is shown once, when the key is made.' })
export class ApiKeyType implements Pick<ApiKey, Shown> {
  @Field(() => ID, { description: 'The key’s id.' })
  id: string;
  @Field(() => String, { description: 'What people call it.' })
  name: string;
  @Field(() => KeyKindEnum, { description: 'What it is made for.' })
  kind: KeyKind;
  @Field(() => String, { description: 'The beginning of its token, by which people recognise it.' })
  prefix: string;
  @Field(() => [ScopeEnum], { description: 'What it opens beyond its kind.' })
  scopes: Scope[];
  @Field(() => [ID], { nullable: true, description: 'The only pods it may see anything of; null: it is not limited to pods.' })
  podIds: string[] | null;
  @Field(() => Int, { nullable: true, description: 'Points of cost it may spend in a minute; null: as many as everybody.' })
  rateLimitPerMinute: number | null;
  @Field(() => ApiKeyType, { nullable: true, description: 'The key that takes its place; both work until this one expires.' })
  rotatedTo: ApiKeyType | null;
  @Field(() => DateTimeISO, { description: 'When it was made.' })
  createdAt: Date;
  @Field(() => DateTimeISO, { nullable: true, description: 'From then on it is refused; null: it does not expire.' })
  expiresAt: Date | null;
  @Field(() => DateTimeISO, { nullable: true, description: 'When it was last used, to the minute; null: never.' })
  lastUsedAt: Date | null;
  @Field(() => DateTimeISO, { nullable: true, description: 'When it was revoked; null: it was not.' })
  revokedAt: Date | null;
  @Field(() => Int, { description: 'Counts its changes; to be given back when it is changed.' })
  version: number;
}

@ObjectType({ description: 'A new key.' })
export class CreateApiKeyPayload {
  @Field(() => ApiKeyType, { description: 'The key.' })
  apiKey: ApiKeyType;
  @Field(() => String, { description: 'The whole token, shown this once: send it as `Authorization: Bearer <token>`.' })
  token: string;
}

@ObjectType({ description: 'A key that takes the place of another.' })
export class RotateApiKeyPayload {
  @Field(() => ApiKeyType, { description: 'The new key.' })
  apiKey: ApiKeyType;
  @Field(() => String, { description: 'Its whole token, shown this once: send it as `Authorization: Bearer <token>`.' })
  token: string;
  @Field(() => ApiKeyType, { description: 'The old key; it works until it expires.' })
  rotated: ApiKeyType;
}

@ObjectType({ description: 'A link into the playground.' })
export class CreatePlaygroundLinkPayload {
  @Field(() => String, { description: 'Lets whoever opens it in, once, as the admin who made it. Shown this once.' })
  url: string;
  @Field(() => DateTimeISO, { description: 'From then on it lets nobody in.' })
  expiresAt: Date;
}

@ObjectType({ description: 'A session that has begun.' })
export class StartSessionPayload {
  @Field(() => ApiKeyType, { description: 'The session.' })
  session: ApiKeyType;
  @Field(() => String, { description: 'Its whole token, shown this once: send it as `Authorization: Bearer <token>`.' })
  token: string;
}

@ObjectType({ description: 'A session that has ended.' })
export class EndSessionPayload {
  @Field(() => ApiKeyType, { description: 'The session.' })
  session: ApiKeyType;
}

@ObjectType({ description: 'A key that was changed.' })
export class UpdateApiKeyPayload {
  @Field(() => ApiKeyType, { description: 'The key.' })
  apiKey: ApiKeyType;
}

@ObjectType({ description: 'A key that no longer works.' })
export class RevokeApiKeyPayload {
  @Field(() => ApiKeyType, { description: 'The key.' })
  apiKey: ApiKeyType;
}
