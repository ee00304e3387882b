import { Arg, Args, Ctx, FieldResolver, Mutation, Query, Resolver } from 'type-graphql';
import { EventLine } from '../event/event.type.ts';
import { planned } from '../lib/planned.ts';
import { LocalDate } from '../lib/scalars.ts';
import { UserType } from '../user/user.type.ts';
import type { Context } from '../viewer/context.ts';
import { keepingReading } from './analyze.actions.ts';
import { deleteCommitment, pauseCommitment, resumeCommitment, updateCommitment } from './change.actions.ts';
import { promiseActionItem } from './action-item.actions.ts';
import { createCommitment } from './commitment.actions.ts';
import {
  AnalyzeCommitmentPayload,
  CompleteCommitmentPayload,
  CreateCommitmentPayload,
  DeleteCommitmentPayload,
  FailCommitmentPayload,
  PauseCommitmentPayload,
  PromiseActionItemPayload,
  ResumeCommitmentPayload,
  UndoCommitmentPayload,
  UpdateCommitmentPayload,
} from './commitment-payloads.type.ts';
import {
  AnalyzeCommitmentInput,
  CommitmentArgs,
  CommitmentsArgs,
  CompleteCommitmentInput,
  CreateCommitmentInput,
  DaysArgs,
  DeleteCommitmentInput,
  FailCommitmentInput,
  PauseCommitmentInput,
  PromiseActionItemInput,
  ResumeCommitmentInput,
  UndoCommitmentInput,
  UpdateCommitmentInput,
} from './commitment.input.ts';
import { CommitmentConnection, CommitmentType, UserDayType } from './commitment.type.ts';
import { readMessage } from './read-message.ts';
import { completeCommitment, failCommitment, undoCommitment } from './report.actions.ts';

const WHICH = 'Which commitment.';
type Answered = Promise<object>;

@Resolver(() => CommitmentType)
export class CommitmentResolver {
  @Query(() => CommitmentType, { nullable: true, description: 'One commitment; null if there is none, or none that the caller may see.' })
  commitment(@Args(() => CommitmentArgs) _which: CommitmentArgs): CommitmentType {
    return planned();
  }

  @Query(() => CommitmentConnection, {
    description: 'The commitments that the caller may see: their own, those shared with their pod; all for admins and with `commitments:read`.',
  })
  commitments(@Args(() => CommitmentsArgs) _which: CommitmentsArgs): object {
    return planned();
  }

  @Mutation(() => AnalyzeCommitmentPayload, {
    description: 'Understands a message of the member who acts: whether it promises something, and how good the promises are. Nothing is promised yet.',
  })
  async analyzeCommitment(
    @Arg('input', () => AnalyzeCommitmentInput, { description: 'The message.' }) input: AnalyzeCommitmentInput,
    @Ctx() ctx: Context,
  ): Answered {
    return ctx.runAction(input, keepingReading(await readMessage(ctx, input.text)));
  }

  @Mutation(() => CreateCommitmentPayload, { description: 'Keeps a promise of the member who acts.' })
  createCommitment(
    @Arg('input', () => CreateCommitmentInput, { description: 'What is promised.' }) input: CreateCommitmentInput,
    @Ctx() ctx: Context,
  ): Answered {
    return ctx.runInCompany(input, createCommitment);
  }

  @Mutation(() => PromiseActionItemPayload, {
    description: 'Makes an action item of a meeting of one’s pod a promise of the member who acts. The same item twice is the same commitment.',
  })
  promiseActionItem(@Arg('input', () => PromiseActionItemInput, { description: 'Which item.' }) input: PromiseActionItemInput, @Ctx() ctx: Context): Answered {
    return ctx.runAction(input, promiseActionItem);
  }

  @Mutation(() => UpdateCommitmentPayload, { description: 'Changes a promise while its due day is open; afterwards it is COMMITMENT_LOCKED.' })
  updateCommitment(
    @Arg('input', () => UpdateCommitmentInput, { description: 'What is to change.' }) input: UpdateCommitmentInput,
    @Ctx() ctx: Context,
  ): Answered {
    return ctx.runAction(input, updateCommitment);
  }

  @Mutation(() => CompleteCommitmentPayload, { description: '"Done." Twice is as good as once.' })
  completeCommitment(@Arg('input', () => CompleteCommitmentInput, { description: WHICH }) input: CompleteCommitmentInput, @Ctx() ctx: Context): Answered {
    return ctx.runInCompany(input, completeCommitment);
  }

  @Mutation(() => FailCommitmentPayload, { description: '"Could not." Twice is as good as once.' })
  failCommitment(@Arg('input', () => FailCommitmentInput, { description: WHICH }) input: FailCommitmentInput, @Ctx() ctx: Context): Answered {
    return ctx.runAction(input, failCommitment);
  }

  @Mutation(() => UndoCommitmentPayload, { description: 'Takes a report back, until noon of the day after; later it is COMMITMENT_LOCKED.' })
  undoCommitment(@Arg('input', () => UndoCommitmentInput, { description: WHICH }) input: UndoCommitmentInput, @Ctx() ctx: Context): Answered {
    return ctx.runAction(input, undoCommitment);
  }

  @Mutation(() => PauseCommitmentPayload, { description: 'Puts a promise aside before its due day has closed: nothing is asked for it.' })
  pauseCommitment(@Arg('input', () => PauseCommitmentInput, { description: WHICH }) input: PauseCommitmentInput, @Ctx() ctx: Context): Answered {
    return ctx.runAction(input, pauseCommitment);
  }

  @Mutation(() => ResumeCommitmentPayload, { description: 'Takes a paused promise up again.' })
  resumeCommitment(@Arg('input', () => ResumeCommitmentInput, { description: WHICH }) input: ResumeCommitmentInput, @Ctx() ctx: Context): Answered {
    return ctx.runAction(input, resumeCommitment);
  }

  @Mutation(() => DeleteCommitmentPayload, { description: 'Takes a promise away before its due day has closed.' })
  deleteCommitment(@Arg('input', () => DeleteCommitmentInput, { description: WHICH }) input: DeleteCommitmentInput, @Ctx() ctx: Context): Answered {
    return ctx.runAction(input, deleteCommitment);
  }
}

@Resolver(() => UserType)
export class CommitmentsOfUserResolver {
  @FieldResolver(() => CommitmentConnection, { description: 'What they promised, as far as the caller may see it.' })
  commitments(@Args(() => CommitmentsArgs) _which: CommitmentsArgs): object {
    return planned();
  }

  @FieldResolver(() => LocalDate, {
    nullable: true,
    description: 'The last day of the break that they take; null if they take none, and for whoever is neither the person nor an admin.',
  })
  breakUntil(): string | null {
    return planned();
  }

  @FieldResolver(() => [UserDayType], { description: 'The ledger of their streak, newest day first. Empty for whoever is neither the person nor an admin.' })
  days(@Args(() => DaysArgs) _which: DaysArgs): UserDayType[] {
    return planned();
  }
}

@Resolver(() => EventLine)
export class CommitmentOfEventResolver {
  @FieldResolver(() => CommitmentType, {
    nullable: true,
    description: 'The commitment it is about; null if it is about none, or one that the caller may not see.',
  })
  commitment(): CommitmentType {
    return planned();
  }
}
