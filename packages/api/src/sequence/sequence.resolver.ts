import { Arg, Args, Ctx, Mutation, Query, Resolver } from 'type-graphql';
import { planned } from '../lib/planned.ts';
import type { Context } from '../viewer/context.ts';
import { activateSequence, createSequence, deactivateSequence, updateSequence } from './sequence.actions.ts';
import { ByIdArgs, CreateSequenceInput, SequenceActInput, SequencesArgs, UpdateSequenceInput } from './sequence.input.ts';
import { ActivateSequencePayload, CreateSequencePayload, DeactivateSequencePayload, UpdateSequencePayload } from './sequence-payloads.type.ts';
import { AutomationSequenceConnection, AutomationSequenceType } from './sequence.type.ts';

type Answered = Promise<{ sequenceId: string }>;

@Resolver(() => AutomationSequenceType)
export class SequenceResolver {
  @Query(() => AutomationSequenceType, { nullable: true, description: 'One sequence; null if there is none, and for who is no admin.' })
  automationSequence(@Args(() => ByIdArgs) _which: ByIdArgs): AutomationSequenceType {
    return planned();
  }

  @Query(() => AutomationSequenceConnection, { description: 'Sequences, the latest first; empty for who is no admin.' })
  automationSequences(@Args(() => SequencesArgs) _which: SequencesArgs): object {
    return planned();
  }

  @Mutation(() => CreateSequencePayload, { description: 'Makes a sequence, which is not active yet. For admins.' })
  createSequence(@Arg('input', () => CreateSequenceInput, { description: 'The sequence.' }) input: CreateSequenceInput, @Ctx() ctx: Context): Answered {
    return ctx.runAction(input, createSequence);
  }

  @Mutation(() => UpdateSequencePayload, { description: 'Changes a sequence. Other steps are a new version; those under way keep theirs. For admins.' })
  updateSequence(@Arg('input', () => UpdateSequenceInput, { description: 'What is to change.' }) input: UpdateSequenceInput, @Ctx() ctx: Context): Answered {
    return ctx.runAction(input, updateSequence);
  }

  @Mutation(() => ActivateSequencePayload, { description: 'Lets a sequence be started. For admins.' })
  activateSequence(@Arg('input', () => SequenceActInput, { description: 'Which sequence.' }) input: SequenceActInput, @Ctx() ctx: Context): Answered {
    return ctx.runAction(input, activateSequence);
  }

  @Mutation(() => DeactivateSequencePayload, { description: 'Lets a sequence be started no more, and stops all who are under way in it. For admins.' })
  deactivateSequence(
    @Arg('input', () => SequenceActInput, { description: 'Which sequence.' }) input: SequenceActInput,
    @Ctx() ctx: Context,
  ): Promise<{ sequenceId: string; stoppedExecutions: number }> {
    return ctx.runAction(input, deactivateSequence);
  }
}
