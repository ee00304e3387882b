import type { BotContext, BotOf } from '@progress/bot-kit/bot-context';
import { say, sayInPlace, type Spoken } from '@progress/bot-kit/speak';
import { ArchiveGoalDocument, GoalAndPromisesDocument, GoalsDocument, UpdateGoalDocument, type UpdateLongTermGoalInput } from '@progress/schema';
import { idBehind } from './buttons.ts';
import { goalCard, goalList, isOpen, measures } from './goal-card.ts';
import { setGoal } from './new-goal.ts';
import { textOf } from './text.ts';
import { refusedFor } from './refused.ts';

/** Long-term goals: a list, a card for each, and what its buttons do. A single goal is shown as its card at once. */
export function register(bot: BotOf): void {
  bot.command(['goals', 'goal'], (ctx) => (ctx.payload.trim() === '' ? showGoals(ctx) : setGoal(ctx, ctx.payload.trim())));
  bot.action('goals', async (ctx) => sayInPlace(ctx, await allGoals(ctx)));
  bot.action(/^goal:([\w-]+)$/, (ctx) => withGoal(ctx, ctx.match[1]!, (id) => showGoal(ctx, id, null)));
  bot.action(/^measure:([\w-]+)$/, (ctx) => withGoal(ctx, ctx.match[1]!, (id) => askHowFar(ctx, id)));
  bot.action(/^grow:([\w-]+):(\d{1,3})(?::(\d+))?$/, (ctx) => {
    const [, short = '', percentage, version] = ctx.match;
    const change = { progressPercentage: Number(percentage), ...(version === undefined ? {} : { version: Number(version) }) };
    return withGoal(ctx, short, (id) => changeGoal(ctx, { id, ...change }, textOf(ctx).goals.moved));
  });
  bot.action(/^reached:([\w-]+)$/, (ctx) =>
    withGoal(ctx, ctx.match[1]!, (id) => changeGoal(ctx, { id, status: 'COMPLETED', progressPercentage: 100 }, textOf(ctx).goals.wasReached)),
  );
  bot.action(/^resume:([\w-]+)$/, (ctx) => withGoal(ctx, ctx.match[1]!, (id) => changeGoal(ctx, { id, status: 'ACTIVE' }, textOf(ctx).goals.wasTakenUp)));
  bot.action(/^shelve:([\w-]+)$/, (ctx) => withGoal(ctx, ctx.match[1]!, (id) => shelve(ctx, id)));
}

/** Does it with the goal behind a button; a goal that is there no more is said to be gone. */
async function withGoal(ctx: BotContext, short: string, act: (id: string) => Promise<void>): Promise<void> {
  const id = idBehind(short);
  const gone = { words: textOf(ctx).goals.gone };
  if (id === null) return sayInPlace(ctx, gone);
  try {
    await act(id);
  } catch (error) {
    refusedFor(error, 'NOT_FOUND');
    await sayInPlace(ctx, gone);
  }
}

async function showGoals(ctx: BotContext): Promise<void> {
  const { me } = await ctx.api.query(GoalsDocument, {});
  const open = me?.longTermGoals.filter(isOpen) ?? [];
  const single = open.length === 1 ? open[0] : undefined;
  await say(ctx, (single && (await cardOf(ctx, single.id, null))) ?? goalList(me?.longTermGoals ?? [], me?.today ?? null, textOf(ctx)));
}

async function allGoals(ctx: BotContext): Promise<Spoken> {
  const { me } = await ctx.api.query(GoalsDocument, {});
  return goalList(me?.longTermGoals ?? [], me?.today ?? null, textOf(ctx));
}

/** The goal's card in place of the message whose button was pressed. */
export async function showGoal(ctx: BotContext, id: string, heading: string | null): Promise<void> {
  await sayInPlace(ctx, (await cardOf(ctx, id, heading)) ?? { words: textOf(ctx).goals.gone });
}

async function cardOf(ctx: BotContext, id: string, heading: string | null): Promise<Spoken | null> {
  const { me } = await ctx.api.query(GoalAndPromisesDocument, { id });
  const goal = me?.longTermGoals.find((one) => one.id === id);
  return me && goal ? goalCard(goal, me, textOf(ctx), heading) : null;
}

async function askHowFar(ctx: BotContext, id: string): Promise<void> {
  const { me } = await ctx.api.query(GoalsDocument, {});
  const goal = me?.longTermGoals.find((one) => one.id === id);
  await sayInPlace(ctx, goal ? measures(goal, me?.today ?? null, textOf(ctx)) : { words: textOf(ctx).goals.gone });
}

/** A step that was counted from an older state is not taken again: the card then shows how the goal stands. */
async function changeGoal(ctx: BotContext, input: UpdateLongTermGoalInput, heading: string): Promise<void> {
  try {
    await ctx.api.mutate(UpdateGoalDocument, { input });
    await showGoal(ctx, input.id, heading);
  } catch (error) {
    refusedFor(error, 'VERSION_CONFLICT');
    await showGoal(ctx, input.id, textOf(ctx).goals.changedMeanwhile);
  }
}

async function shelve(ctx: BotContext, id: string): Promise<void> {
  await ctx.api.mutate(ArchiveGoalDocument, { input: { id } });
  await showGoal(ctx, id, textOf(ctx).goals.wasPutAway);
}
