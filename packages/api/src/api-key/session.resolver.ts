import { Arg, Ctx, ID, Mutation, Query, Resolver } from 'type-graphql';
import { DomainError } from '../lib/errors.ts';
import { planned } from '../lib/planned.ts';
import type { Context } from '../viewer/context.ts';
import { anonymous } from '../viewer/viewer.ts';
import { EndSessionInput, StartSessionInput } from './api-key.input.ts';
import { ApiKeyType, EndSessionPayload, StartSessionPayload } from './api-key.type.ts';
import { readInitData } from './init-data.ts';
import { endSession, memberVouchedFor, startSession } from './session.actions.ts';

@Resolver()
export class SessionResolver {
  @Query(() => [ApiKeyType], { description: 'The sessions on the web that are open, the newest first: one’s own, or for admins those of a member.' })
  sessions(@Arg('userId', () => ID, { nullable: true, description: 'Whose; one’s own when left out.' }) _userId?: string | null): ApiKeyType[] {
    return planned();
  }

  @Mutation(() => StartSessionPayload, {
    description: 'Lets a member in on the web who opened a page from one of the bots: exchanges what Telegram says of them, once, for a session of 24 hours.',
  })
  async startSession(
    @Arg('input', () => StartSessionInput, { description: 'What Telegram says of who opened the page.' }) input: StartSessionInput,
    @Ctx() ctx: Context,
  ): Promise<{ sessionId: string; token: string }> {
    const { telegramUserId, signature } = readInitData(input.initData, ctx.webAppSecrets, ctx.now);
    const id = await memberVouchedFor(ctx.em, telegramUserId);
    const { idempotencyKey } = input;
    const begun = await ctx.runActionAs({ ...anonymous, kind: 'member', id }, { signature, idempotencyKey }, startSession);
    if (begun.token === undefined)
      throw new DomainError('CONFLICT', 'This session was begun before and its token was shown then. Open the page from the bot again.', 'idempotencyKey');
    return { ...begun, token: String(begun.token) };
  }

  @Mutation(() => EndSessionPayload, { description: 'Ends a session of one’s own at once, with its sockets.' })
  endSession(
    @Arg('input', () => EndSessionInput, { description: 'The session that shall end.' }) input: EndSessionInput,
    @Ctx() ctx: Context,
  ): Promise<{ sessionId: string }> {
    return ctx.runAction(input, endSession);
  }
}
