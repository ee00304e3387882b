import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import type { Context } from '../viewer/context.ts';
import { endBreak, takeBreak, type BreakChanged } from './break.actions.ts';
import { EndBreakPayload, TakeBreakPayload } from './commitment-payloads.type.ts';
import { EndBreakInput, TakeBreakInput } from './commitment.input.ts';

@Resolver()
export class BreakResolver {
  @Mutation(() => TakeBreakPayload, {
    description: 'Begins a planned break of the member who acts. Nothing can be missed on its days, quiet ones do not count, and nobody asks.',
  })
  takeBreak(@Arg('input', () => TakeBreakInput, { description: 'Until when.' }) input: TakeBreakInput, @Ctx() ctx: Context): Promise<BreakChanged> {
    return ctx.runAction(input, takeBreak);
  }

  @Mutation(() => EndBreakPayload, { description: 'Ends the break of the member who acts: today counts again. Without a break nothing changes.' })
  endBreak(
    @Arg('input', () => EndBreakInput, { nullable: true, description: 'Nothing needs to be said.' }) input: EndBreakInput | null,
    @Ctx() ctx: Context,
  ): Promise<BreakChanged> {
    return ctx.runAction(input ?? {}, endBreak);
  }
}
