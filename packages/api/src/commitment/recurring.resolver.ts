import { Arg, Args, Ctx, FieldResolver, Mutation, Query, Resolver } from 'type-graphql';
import { planned } from '../lib/planned.ts';
import { UserType } from '../user/user.type.ts';
import type { Context } from '../viewer/context.ts';
import { endRecurringCommitment, pauseRecurringCommitment, resumeRecurringCommitment } from './change-recurring.actions.ts';
import { CommitmentArgs } from './commitment.input.ts';
import { CommitmentType } from './commitment.type.ts';
import { createRecurringCommitment } from './recurring.actions.ts';
import {
  CreateRecurringCommitmentPayload,
  EndRecurringCommitmentPayload,
  PauseRecurringCommitmentPayload,
  ResumeRecurringCommitmentPayload,
} from './recurring-payloads.type.ts';
import {
  CreateRecurringCommitmentInput,
  EndRecurringCommitmentInput,
  PauseRecurringCommitmentInput,
  ResumeRecurringCommitmentInput,
} from './recurring.input.ts';
import { RecurringCommitmentType } from './recurring.type.ts';

type Answered = Promise<object>;

@Resolver(() => RecurringCommitmentType)
export class RecurringCommitmentResolver {
  @Query(() => RecurringCommitmentType, { nullable: true, description: 'One recurring commitment; null if there is none, or none that the caller may see.' })
  recurringCommitment(@Args(() => CommitmentArgs) _which: CommitmentArgs): RecurringCommitmentType {
    return planned();
  }

  @Mutation(() => CreateRecurringCommitmentPayload, {
    description:
      'Keeps a promise of the member who acts that repeats. Each occurrence becomes a commitment of its own, the next one at once when it is at most a week ahead.',
  })
  createRecurringCommitment(
    @Arg('input', () => CreateRecurringCommitmentInput, { description: 'What is promised, and how often.' }) input: CreateRecurringCommitmentInput,
    @Ctx() ctx: Context,
  ): Answered {
    return ctx.runAction(input, createRecurringCommitment);
  }

  @Mutation(() => PauseRecurringCommitmentPayload, {
    description: 'Lets a recurring commitment rest; what was made for a day after today is taken back. Twice changes nothing.',
  })
  pauseRecurringCommitment(
    @Arg('input', () => PauseRecurringCommitmentInput, { description: 'Which one.' }) input: PauseRecurringCommitmentInput,
    @Ctx() ctx: Context,
  ): Answered {
    return ctx.runAction(input, pauseRecurringCommitment);
  }

  @Mutation(() => ResumeRecurringCommitmentPayload, { description: 'Takes up a resting recurring commitment, from today on.' })
  resumeRecurringCommitment(
    @Arg('input', () => ResumeRecurringCommitmentInput, { description: 'Which one.' }) input: ResumeRecurringCommitmentInput,
    @Ctx() ctx: Context,
  ): Answered {
    return ctx.runAction(input, resumeRecurringCommitment);
  }

  @Mutation(() => EndRecurringCommitmentPayload, {
    description: 'Ends a recurring commitment for good; what was made for a day after today is taken back. Twice changes nothing.',
  })
  endRecurringCommitment(
    @Arg('input', () => EndRecurringCommitmentInput, { description: 'Which one.' }) input: EndRecurringCommitmentInput,
    @Ctx() ctx: Context,
  ): Answered {
    return ctx.runAction(input, endRecurringCommitment);
  }
}

@Resolver(() => UserType)
export class RecurringCommitmentsOfUserResolver {
  @FieldResolver(() => [RecurringCommitmentType], {
    description: 'Their recurring commitments, oldest first, those that have ended too. Empty for whoever is neither the person nor an admin.',
  })
  recurringCommitments(): RecurringCommitmentType[] {
    return planned();
  }
}

@Resolver(() => CommitmentType)
export class RecurringOfCommitmentResolver {
  @FieldResolver(() => RecurringCommitmentType, {
    nullable: true,
    description: 'What it is an occurrence of; null for what was promised once, and for whoever may not see that.',
  })
  recurringCommitment(): RecurringCommitmentType {
    return planned();
  }
}
