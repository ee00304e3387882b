import { Arg, Ctx, Mutation, Query, Resolver } from 'type-graphql';
import { DomainError } from '../lib/errors.ts';
import { planned } from '../lib/planned.ts';
import type { Context } from '../viewer/context.ts';
import { createApiKey, revokeApiKey, updateApiKey } from './api-key.actions.ts';
import { CreateApiKeyInput, CreatePlaygroundLinkInput, RevokeApiKeyInput, RotateApiKeyInput, UpdateApiKeyInput } from './api-key.input.ts';
import { ApiKeyType, CreateApiKeyPayload, CreatePlaygroundLinkPayload, RevokeApiKeyPayload, RotateApiKeyPayload, UpdateApiKeyPayload } from './api-key.type.ts';
import { createPlaygroundLink } from './playground-link.actions.ts';
import { rotateApiKey } from './rotate.actions.ts';
import { shown, type CreatedApiKey } from './shown-once.ts';

@Resolver(() => ApiKeyType)
export class ApiKeyResolver {
  @Query(() => [ApiKeyType], { description: 'All keys but the sessions of members, the newest first; empty for who is no admin.' })
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

  @Mutation(() => RotateApiKeyPayload, {
    description:
      'Makes a key that takes another one’s place; for 24 hours, or as long as said, both work. For admins, who rotate admin keys only of their own.',
  })
  async rotateApiKey(
    @Arg('input', () => RotateApiKeyInput, { description: 'The key that shall get a successor.' }) input: RotateApiKeyInput,
    @Ctx() ctx: Context,
  ): Promise<CreatedApiKey & { rotatedId: string }> {
    return shown(await ctx.runAction(input, rotateApiKey));
  }

  @Mutation(() => CreatePlaygroundLinkPayload, {
    description: 'Makes a link that lets the admin who acts into the playground, once, within five minutes. For admins in person.',
  })
  async createPlaygroundLink(
    @Arg('input', () => CreatePlaygroundLinkInput, { description: 'Nothing but a key against repetition.' }) input: CreatePlaygroundLinkInput,
    @Ctx() ctx: Context,
  ): Promise<{ url: string; expiresAt: Date }> {
    const { url, expiresAt } = await ctx.runAction(input, createPlaygroundLink);
    if (url === undefined) throw new DomainError('CONFLICT', 'This link was made before and was shown then. Make another.', 'idempotencyKey');
    return { url: String(url), expiresAt };
  }

  @Mutation(() => UpdateApiKeyPayload, { description: 'Gives a key another name or another budget. For admins.' })
  updateApiKey(
    @Arg('input', () => UpdateApiKeyInput, { description: 'What shall change.' }) input: UpdateApiKeyInput,
    @Ctx() ctx: Context,
  ): Promise<{ apiKeyId: string }> {
    return ctx.runAction(input, updateApiKey);
  }

  @Mutation(() => RevokeApiKeyPayload, { description: 'Ends a key at once, with its sockets. For admins.' })
  revokeApiKey(
    @Arg('input', () => RevokeApiKeyInput, { description: 'The key that shall end.' }) input: RevokeApiKeyInput,
    @Ctx() ctx: Context,
  ): Promise<{ apiKeyId: string }> {
    return ctx.runAction(input, revokeApiKey);
  }
}
