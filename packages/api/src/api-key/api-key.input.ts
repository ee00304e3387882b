import { Field, ID, InputType } from 'type-graphql';
import { DateTimeISO } from '../lib/scalars.ts';
import type { KeyKind, Scope } from '../viewer/viewer.ts';
import { KeyKindEnum, ScopeEnum } from './api-key.type.ts';

@InputType({ description: 'The key that is wanted.' })
export class CreateApiKeyInput {
  @Field(() => String, { description: 'What people shall call it; 1 to 100 characters.' })
  name: string;
  @Field(() => KeyKindEnum, { description: 'What it is made for.' })
  kind: KeyKind;
  @Field(() => [ScopeEnum], { description: 'What it opens beyond its kind; admin keys have none.' })
  scopes: Scope[];
  @Field(() => DateTimeISO, { nullable: true, description: 'When it ends. A third party’s key ends within 90 days in any case.' })
  expiresAt?: Date | null;
  @Field(() => String, {
    nullable: true,
    description: 'A repeat with the same key and input has no further effect for 24 hours. The token is shown to the first call only.',
  })
  idempotencyKey?: string | null;
}

@InputType({ description: 'The key that shall end.' })
export class RevokeApiKeyInput {
  @Field(() => ID, { description: 'The key’s id.' })
  id: string;
  @Field(() => String, { nullable: true, description: 'A repeat with the same key and input gets the first answer for 24 hours.' })
  idempotencyKey?: string | null;
}
