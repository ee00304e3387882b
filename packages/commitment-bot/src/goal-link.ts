import type { BotContext, BotOf } from '@progress/bot-kit/bot-context';
import { paragraphs, sayInPlace, type Spoken } from '@progress/bot-kit/speak';
import { ApiError, type GoalFragment, PromiseAndGoalsDocument, ServeGoalDocument, type ServingCommitmentFragment } from '@progress/schema';
import { buttonAbout, idBehind } from './buttons.ts';
import { shortId } from '@progress/bot-kit/callback-data';
import { isOpen, label } from './goal-card.ts';
import { saved } from './reading.ts';
import { textOf } from './text.ts';
import type { Text } from './text.en.ts';

const NONE = '-';

/** Which goal a promise serves: asked by a small button under a promise that was kept, answered by a button for each goal. */
export function register(bot: BotOf): void {
  bot.action(/^belongs:([\w-]+)$/, (ctx) => orSayWhy(ctx, () => ask(ctx, idBehind(ctx.match[1]!))));
  bot.action(/^serves:([\w-]+):([\w-]+)$/, (ctx) => {
    const [, promise = '', goal = NONE] = ctx.match;
    return orSayWhy(ctx, () => link(ctx, idBehind(promise), goal === NONE ? null : idBehind(goal)));
  });
}

async function orSayWhy(ctx: BotContext, act: () => Promise<void>): Promise<void> {
  const text = textOf(ctx);
  try {
    await act();
  } catch (error) {
    if (!(error instanceof ApiError)) throw error;
    if (error.code === 'COMMITMENT_LOCKED') return sayInPlace(ctx, { words: text.goals.locked });
    if (error.code !== 'NOT_FOUND' && error.code !== 'INVALID_INPUT') throw error;
    await sayInPlace(ctx, { words: error.field === 'longTermGoalId' ? text.goals.gone : text.today.gone });
  }
}

async function ask(ctx: BotContext, id: string | null): Promise<void> {
  const text = textOf(ctx);
  const { me, commitment } = id === null ? { me: null, commitment: null } : await ctx.api.query(PromiseAndGoalsDocument, { id });
  if (!commitment) return sayInPlace(ctx, { words: text.today.gone });
  await sayInPlace(ctx, goalsOffered(commitment, me?.longTermGoals.filter(isOpen) ?? [], text));
}

async function link(ctx: BotContext, id: string | null, longTermGoalId: string | null): Promise<void> {
  const text = textOf(ctx);
  if (id === null) return sayInPlace(ctx, { words: text.today.gone });
  const { updateCommitment } = await ctx.api.mutate(ServeGoalDocument, { input: { id, longTermGoalId } });
  await sayInPlace(ctx, served(updateCommitment.commitment, text));
}

/** The promise, and a button for each goal. */
export function goalsOffered(promise: ServingCommitmentFragment, goals: readonly GoalFragment[], text: Text): Spoken {
  return {
    words: paragraphs(saved(promise, text), text.goals.which),
    rows: [
      ...goals.map((goal) => [buttonAbout(label(goal.title), 'serves', promise.id, shortId(goal.id))]),
      [buttonAbout(text.goals.noneOfThem, 'serves', promise.id, NONE)],
    ],
  };
}

/** The promise, with the goal it serves now. */
export function served(promise: ServingCommitmentFragment, text: Text): Spoken {
  const { longTermGoal } = promise;
  const offer = longTermGoal ? text.goals.belongsElsewhere : text.goals.belongs;
  return {
    words: paragraphs(saved(promise, text), longTermGoal && text.goals.serves(longTermGoal.title)),
    rows: [[buttonAbout(offer, 'belongs', promise.id), buttonAbout(text.promises.changeThis, 'promise', promise.id)]],
  };
}
