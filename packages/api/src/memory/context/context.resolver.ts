import { Args, Ctx, Query, Resolver } from 'type-graphql';
import type { ContextFromPrevious } from '../../commitment/commitment-json.ts';
import type { CommitmentStatus } from '../../commitment/commitment.rules.ts';
import type { Context } from '../../viewer/context.ts';
import { MemoryContextArgs, MemoryContextType } from './context.type.ts';
import { recallContext } from './recall-context.actions.ts';

@Resolver()
export class MemoryContextResolver {
  @Query(() => MemoryContextType, {
    nullable: true,
    description: 'What is known that bears on a text about to be promised; null for a member who does not want to be remembered. Members ask about themselves.',
  })
  async memoryContext(@Args(() => MemoryContextArgs) asked: MemoryContextArgs, @Ctx() ctx: Context): Promise<MemoryContextType | null> {
    const found = await recallContext(ctx, asked);
    return found === null ? null : shown(found);
  }
}

const dateOf = (at: string | null): Date | null => (at === null ? null : new Date(at));

type Recalled = { readonly id: string; readonly text: string; readonly status: string; readonly due: string | null };
const recalled = ({ id, text, status, due }: Recalled) => ({ commitmentId: id, text, status: status as CommitmentStatus, due });

function shown({ streak, goal, facts, ...context }: ContextFromPrevious): MemoryContextType {
  return {
    asOf: new Date(context.as_of),
    block: context.block,
    recent: context.recent.map(recalled),
    similar: context.similar.map((one) => ({ ...recalled(one), score: one.score })),
    similarRate: context.similar_rate,
    goal: goal === null ? null : { goalId: goal.id, title: goal.title, progress: goal.progress, daysLeft: goal.days_left },
    facts: facts.map(({ id, fact, valid_at: from, invalid_at: to }) => ({ factId: id, fact, validAt: dateOf(from), invalidAt: dateOf(to) })),
    patterns: context.patterns.map(({ id, text }) => ({ patternId: id, text })),
    currentStreak: streak.current,
    longestStreak: streak.longest,
    isStreakAtRisk: streak.at_risk,
  };
}
