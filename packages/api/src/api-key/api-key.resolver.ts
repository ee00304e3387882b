import { Arg, Ctx, Mutation, Query, Resolver } from 'type-graphql';
import { planned } from '../lib/planned.ts';
import type { Context } from '../viewer/context.ts';
import { createApiKey, revokeApiKey, shown, type CreatedApiKey } from './api-key.actions.ts';
import { CreateApiKeyInput, RevokeApiKeyInput } from './api-key.input.ts';
import { ApiKeyType, CreateApiKeyPayload, RevokeApiKeyPayload } from './api-key.type.ts';

@Resolver(() => ApiKeyType)
export class ApiKeyResolver {
  @Query(() => [ApiKeyType], { description: 'All keys, the newest first; empty for who is no admin.' })
  apiKeys(): ApiKeyType[] {
    return planned();
  }

  @Mutation(() => CreateApiKeyPayload, { description: 'Makes a key. For admins; keys for services and admins are made by super admins or on the host.' })
  async createApiKey(
    @Arg('input', () => CreateApiKeyInput, { description: 'The key that is wanted.' }) input: CreateApiKeyInput,
    @Ctx() ctx: Context,
  ): Promise<CreatedApiKey> {
    return shown(await ctx.runAction(input, createApiKey));
  }

  @Mutation(() => RevokeApiKeyPayload, { description: 'Ends a key at once, with its sockets. For admins.' })
  revokeApiKey(
    @Arg('input', () => RevokeApiKeyInput, { description: 'The key that shall end.' }) input: RevokeApiKeyInput,
    @Ctx() ctx: Context,
  ): Promise<{ apiKeyId: string }> {
    return ctx.runAction(input, revokeApiKey);
  }
}
