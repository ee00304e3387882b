import { Arg, Args, ArgsType, Ctx, Field, FieldResolver, ID, Mutation, Query, Resolver } from 'type-graphql';
import { planned } from '../lib/planned.ts';
import { PodMembershipType } from '../pod/pod.type.ts';
import type { Context } from '../viewer/context.ts';
import { applyMatching } from './apply-matching.actions.ts';
import { addBlockedPair, removeBlockedPair } from './blocked-pair.actions.ts';
import { loadCohort } from './load-cohort.ts';
import { matchInWorker } from './match-in-worker.ts';
import { MatchReasonType, MatchRunConnection, MatchRunType } from './match-run.type.ts';
import { AddBlockedPairPayload, ApplyMatchingPayload, BlockedPairConnection, RemoveBlockedPairPayload, RunMatchingPayload } from './matching-payloads.type.ts';
import { requireSeed, storing } from './matching.actions.ts';
import { AddBlockedPairInput, ApplyMatchingInput, BlockedPairsArgs, MatchRunsArgs, RemoveBlockedPairInput, RunMatchingInput } from './matching.input.ts';

type Answered = Promise<object>;

@ArgsType()
class MatchRunArgs {
  @Field(() => ID, { description: 'Which run.' })
  id: string;
}

@Resolver(() => MatchRunType)
export class MatchingResolver {
  @Query(() => MatchRunType, { nullable: true, description: 'The latest match that has not been applied; null if there is none, and for who is no admin.' })
  matchPreview(): MatchRunType {
    return planned();
  }

  @Query(() => MatchRunType, { nullable: true, description: 'One match run; null if there is none, and for who is no admin.' })
  matchRun(@Args(() => MatchRunArgs) _which: MatchRunArgs): MatchRunType {
    return planned();
  }

  @Query(() => MatchRunConnection, { description: 'Match runs, the latest first; empty for who is no admin.' })
  matchRuns(@Args(() => MatchRunsArgs) _which: MatchRunsArgs): object {
    return planned();
  }

  @Query(() => BlockedPairConnection, { description: 'Pairs that are kept apart, the latest first; empty for who is no admin.' })
  blockedPairs(@Args(() => BlockedPairsArgs) _which: BlockedPairsArgs): object {
    return planned();
  }

  @Mutation(() => RunMatchingPayload, { description: 'Finds pods for those who wait, and stores what it found. Nobody is moved. For admins.' })
  async runMatching(@Arg('input', () => RunMatchingInput, { description: 'How to search.' }) input: RunMatchingInput, @Ctx() ctx: Context): Answered {
    const seed = requireSeed(input.seed);
    const { cohort, alsoWaiting } = await loadCohort(ctx.em, ctx.now);
    return ctx.runAction(input, storing(await matchInWorker(cohort, seed), alsoWaiting));
  }

  @Mutation(() => ApplyMatchingPayload, {
    description: 'Seats people as a stored match says, after a second look at each. Twice is as good as once. For admins.',
  })
  applyMatching(@Arg('input', () => ApplyMatchingInput, { description: 'Which run.' }) input: ApplyMatchingInput, @Ctx() ctx: Context): Answered {
    return ctx.runAction(input, applyMatching);
  }

  @Mutation(() => AddBlockedPairPayload, { description: 'Keeps two members apart in every match. Twice is as good as once. For admins.' })
  addBlockedPair(@Arg('input', () => AddBlockedPairInput, { description: 'Who and why.' }) input: AddBlockedPairInput, @Ctx() ctx: Context): Answered {
    return ctx.runAction(input, addBlockedPair);
  }

  @Mutation(() => RemoveBlockedPairPayload, { description: 'Lets two members be put together again. For admins.' })
  removeBlockedPair(@Arg('input', () => RemoveBlockedPairInput, { description: 'Which pair.' }) input: RemoveBlockedPairInput, @Ctx() ctx: Context): Answered {
    return ctx.runAction(input, removeBlockedPair);
  }
}

@Resolver(() => PodMembershipType)
export class MatchReasonResolver {
  @FieldResolver(() => MatchReasonType, {
    nullable: true,
    description: 'Why they were put into this pod; null when no match did it, and for whoever is neither the person nor an admin.',
  })
  matchReason(): MatchReasonType {
    return planned();
  }
}
