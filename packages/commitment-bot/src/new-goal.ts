import type { BotContext, BotOf } from '@progress/bot-kit/bot-context';
import { lines, paragraphs, say, sayInPlace, type Spoken } from '@progress/bot-kit/speak';
import {
  ApiError,
  type Category,
  CreateGoalDocument,
  type CreateLongTermGoalInput,
  type GoalFragment,
  ReadGoalDocument,
  type ReadGoalMutation,
  UpdateGoalDocument,
} from '@progress/schema';
import { bold } from 'telegraf/format';
import { buttonAbout, idBehind } from './buttons.ts';
import { dayOfYear } from './day-names.ts';
import { harmIn } from './other-words.ts';
import { textOf } from './text.ts';
import type { Text } from './text.en.ts';

type Item = ReadGoalMutation['analyzeCommitment']['reading']['items'][number];

/** In characters, as the API takes them. */
const LONGEST_TITLE = 200;

/** The answer to the one question that a new goal may leave open. */
export function register(bot: BotOf): void {
  bot.action(/^area:([\w-]+):([A-Z]+)$/, async (ctx) => {
    const id = idBehind(ctx.match[1]!);
    const text = textOf(ctx);
    if (id === null) return sayInPlace(ctx, { words: text.goals.gone });
    const { updateLongTermGoal } = await ctx.api.mutate(UpdateGoalDocument, { input: { id, category: ctx.match[2] as Category } });
    await sayInPlace(ctx, goalWasSet(updateLongTermGoal.longTermGoal, text));
  });
}

/** Sets a goal in the member's own words; the API reads the day and the area of life in them. */
export async function setGoal(ctx: BotContext, words: string): Promise<void> {
  const text = textOf(ctx);
  if (words.length > LONGEST_TITLE) return say(ctx, { words: text.goals.tooLong });
  const { analyzeCommitment } = await ctx.api.mutate(ReadGoalDocument, { input: { text: words } });
  const { items } = analyzeCommitment.reading;
  const harm = harmIn({ items });
  if (harm !== null) return say(ctx, { words: text.harm[harm] });
  await say(ctx, goalWasSet(await create(ctx, words, items.length === 1 ? items[0] : undefined), text));
}

async function create(ctx: BotContext, title: string, item: Item | undefined): Promise<GoalFragment> {
  const input: CreateLongTermGoalInput = { title, category: item?.category ?? null };
  try {
    return await send(ctx, { ...input, targetCompletionDate: item?.dueDate ?? null });
  } catch (error) {
    if (!(error instanceof ApiError) || error.field !== 'targetCompletionDate') throw error;
    return send(ctx, input);
  }
}

async function send(ctx: BotContext, input: CreateLongTermGoalInput): Promise<GoalFragment> {
  const { createLongTermGoal } = await ctx.api.mutate(CreateGoalDocument, { input });
  return createLongTermGoal.longTermGoal;
}

/** What was set; asks for the area of life when the words did not tell it. */
export function goalWasSet(goal: GoalFragment, text: Text): Spoken {
  const words = text.goals;
  const day = goal.targetCompletionDate === null ? null : words.byDay(dayOfYear(goal.targetCompletionDate, text.locale));
  const isAsking = goal.category === null;
  const areas = Object.entries(text.category.names).map(([value, name]) => buttonAbout(name, 'area', goal.id, value));
  return {
    words: paragraphs(lines(words.wasSet, bold(goal.title), day), isAsking ? words.whichArea : text.category.names[goal.category]),
    rows: isAsking
      ? [areas.slice(0, 2), areas.slice(2), [buttonAbout(text.skip, 'goal', goal.id)]]
      : [[buttonAbout(words.measure, 'measure', goal.id), buttonAbout(words.putAway, 'shelve', goal.id)]],
  };
}
