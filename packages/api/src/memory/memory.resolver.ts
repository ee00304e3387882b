import { Arg, Args, Ctx, Mutation, Query, Resolver } from 'type-graphql';
import { planned } from '../lib/planned.ts';
import type { Context } from '../viewer/context.ts';
import { correctMemory, forgetMemory } from './memory.actions.ts';
import { CorrectMemoryInput, ForgetMemoryInput, MemoryArgs, PatternArgs } from './memory.input.ts';
import { CorrectMemoryPayload, ForgetMemoryPayload, MemoryFactConnection, MemoryFactType } from './memory.type.ts';
import { PatternClaimConnection } from './pattern.type.ts';

@Resolver(() => MemoryFactType)
export class MemoryResolver {
  @Query(() => MemoryFactConnection, { description: 'What is known about a member, the latest first; for members about themselves.' })
  memory(@Args(() => MemoryArgs) _which: MemoryArgs): object {
    return planned();
  }

  @Query(() => PatternClaimConnection, {
    description: 'What a member’s promises have in common, the latest found first; for members about themselves. Looked for after 8, 13 and 26 weeks.',
  })
  patterns(@Args(() => PatternArgs) _which: PatternArgs): object {
    return planned();
  }

  @Mutation(() => CorrectMemoryPayload, {
    description: 'Says what is right about a fact; what was believed before is kept as the past. Admins do it for anybody.',
  })
  correctMemory(
    @Arg('input', () => CorrectMemoryInput, { description: 'What is right.' }) input: CorrectMemoryInput,
    @Ctx() ctx: Context,
  ): Promise<{ factId: string; replacedId: string }> {
    return ctx.runAction(input, correctMemory);
  }

  @Mutation(() => ForgetMemoryPayload, {
    description: 'Forgets a fact for good, with its corrections; or a pattern, which is then not told again. Admins do it for anybody.',
  })
  forgetMemory(
    @Arg('input', () => ForgetMemoryInput, { description: 'Which fact.' }) input: ForgetMemoryInput,
    @Ctx() ctx: Context,
  ): Promise<{ forgottenId: string }> {
    return ctx.runAction(input, forgetMemory);
  }
}
