import { Arg, Args, Ctx, Mutation, Query, Resolver } from 'type-graphql';
import { planned } from '../lib/planned.ts';
import type { Context } from '../viewer/context.ts';
import { cancelExecution, pauseExecution, resumeExecution, startSequence } from './execution.actions.ts';
import { ByIdArgs, ExecutionsArgs, SequenceActInput, StartSequenceInput } from './sequence.input.ts';
import { CancelExecutionPayload, PauseExecutionPayload, ResumeExecutionPayload, StartSequencePayload } from './sequence-payloads.type.ts';
import { SequenceExecutionConnection, SequenceExecutionType } from './sequence.type.ts';

type Answered = Promise<{ executionId: string }>;

@Resolver(() => SequenceExecutionType)
export class ExecutionResolver {
  @Query(() => SequenceExecutionType, { nullable: true, description: 'One way through a sequence; null if there is none, and for who is no admin.' })
  sequenceExecution(@Args(() => ByIdArgs) _which: ByIdArgs): SequenceExecutionType {
    return planned();
  }

  @Query(() => SequenceExecutionConnection, { description: 'Ways of members through sequences, the latest first; empty for who is no admin.' })
  sequenceExecutions(@Args(() => ExecutionsArgs) _which: ExecutionsArgs): object {
    return planned();
  }

  @Mutation(() => StartSequencePayload, { description: 'Starts an active sequence for a member: its first step is due after its delay. For admins.' })
  startSequence(
    @Arg('input', () => StartSequenceInput, { description: 'Which sequence, for whom.' }) input: StartSequenceInput,
    @Ctx() ctx: Context,
  ): Answered {
    return ctx.runAction(input, startSequence);
  }

  @Mutation(() => PauseExecutionPayload, { description: 'Keeps a member’s way through a sequence from going on. For admins.' })
  pauseExecution(@Arg('input', () => SequenceActInput, { description: 'Which execution.' }) input: SequenceActInput, @Ctx() ctx: Context): Answered {
    return ctx.runAction(input, pauseExecution);
  }

  @Mutation(() => ResumeExecutionPayload, { description: 'Lets it go on; a step that came due meanwhile is due now. For admins.' })
  resumeExecution(@Arg('input', () => SequenceActInput, { description: 'Which execution.' }) input: SequenceActInput, @Ctx() ctx: Context): Answered {
    return ctx.runAction(input, resumeExecution);
  }

  @Mutation(() => CancelExecutionPayload, { description: 'Ends it before its last step. For admins.' })
  cancelExecution(@Arg('input', () => SequenceActInput, { description: 'Which execution.' }) input: SequenceActInput, @Ctx() ctx: Context): Answered {
    return ctx.runAction(input, cancelExecution);
  }
}
