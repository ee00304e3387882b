import { Args, Ctx, Query, Resolver } from 'type-graphql';
import type { Context } from '../viewer/context.ts';
import { simulateSequence, type Simulation } from './simulate.actions.ts';
import { SequenceSimulationType, SimulateSequenceArgs } from './simulation.type.ts';

@Resolver()
export class SimulationResolver {
  @Query(() => SequenceSimulationType, {
    nullable: true,
    description: 'What a sequence would send to a member, when and why, and what it would skip and why. Changes nothing. For admins.',
  })
  simulateSequence(@Args(() => SimulateSequenceArgs) asked: SimulateSequenceArgs, @Ctx() ctx: Context): Promise<Simulation> {
    return simulateSequence(ctx, asked);
  }
}
