import { Arg, Args, Ctx, FieldResolver, Mutation, Query, Resolver } from 'type-graphql';
import { EventLine } from '../event/event.type.ts';
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
  UpdateRecurringCommitmentPayload,
} from './recurring-payloads.type.ts';
import {
  CreateRecurringCommitmentInput,
  EndRecurringCommitmentInput,
  PauseRecurringCommitmentInput,
  RecurringCommitmentsArgs,
  ResumeRecurringCommitmentInput,
  UpdateRecurringCommitmentInput,
} from './recurring.input.ts';
import { RecurringCommitmentConnection, RecurringCommitmentType } from './recurring.type.ts';
import { updateRecurringCommitment } from './update-recurring.actions.ts';

type Answered = Promise<object>;

@Resolver(() => RecurringCommitmentType)
export class RecurringCommitmentResolver {
  @Query(() => RecurringCommitmentType, { nullable: true, description: 'One recurring commitment; null if there is none, or none that the caller may see.' })
  recurringCommitment(@Args(() => CommitmentArgs) _which: CommitmentArgs): RecurringCommitmentType {
    return planned();
  }

  @Query(() => RecurringCommitmentConnection, { description: 'The recurring commitments that the caller may see: their own; all for admins.' })
  recurringCommitments(@Args(() => RecurringCommitmentsArgs) _which: RecurringCommitmentsArgs): object {
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

  @Mutation(() => UpdateRecurringCommitmentPayload, {
    description:
      'Changes what repeats. Occurrences that are still open take over what they had from it; with another rule those made for a day after today are taken back. What was reported stays as it was.',
  })
  updateRecurringCommitment(
    @Arg('input', () => UpdateRecurringCommitmentInput, { description: 'What is to change.' }) input: UpdateRecurringCommitmentInput,
    @Ctx() ctx: Context,
  ): Answered {
    return ctx.runAction(input, updateRecurringCommitment);
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

@Resolver(() => EventLine)
export class RecurringCommitmentOfEventResolver {
  @FieldResolver(() => RecurringCommitmentType, {
    nullable: true,
    description: 'The recurring commitment it is about; null if it is about none, or one that the caller may not see.',
  })
  recurringCommitment(): RecurringCommitmentType {
    return planned();
  }
}
