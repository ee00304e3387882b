import type { BotContext, BotOf } from '@progress/bot-kit/bot-context';
import { paragraphs, say, sayInPlace, type Spoken } from '@progress/bot-kit/speak';
import {
  type Category,
  ChangePortraitDocument,
  type ExperienceLevel,
  type MeetingStyle,
  MyPortraitDocument,
  type PortraitFragment,
  SetAvailabilityDocument,
  type UpdateProfileInput,
} from '@progress/schema';
import { type FreeSpan, fromWindows, joined, toWindows, without, writtenHours } from './free-hours.ts';
import { letQuestionGo } from './open-question.ts';
import { askToWrite, questionReplied } from './ask-to-write.ts';
import { type Choice, choiceCard, dayCard, type Listed, type Part, partCard, profileCard, spanOfBlock, wordBehind, wordsOf } from './profile-card.ts';
import { textOf } from './text.ts';
import { refusedFor } from './refused.ts';

const WORKDAYS = [1, 2, 3, 4, 5] as const;
const WEEKEND = [6, 7] as const;
const USUAL = {
  evenings: WORKDAYS.map((day) => ({ day, from: 18 * 60, to: 21 * 60 })),
  weekend: WEEKEND.map((day) => ({ day, from: 9 * 60, to: 12 * 60 })),
} as const;

type Say = (ctx: BotContext, spoken: Spoken) => Promise<void>;

/** What a member says about themselves, part by part. The API keeps every step at once, so it can be left at any time and taken up again. */
export function register(bot: BotOf): void {
  bot.command('profile', (ctx) => showCard(ctx, say));
  bot.action('profile:all', (ctx) => showCard(ctx, sayInPlace));
  bot.action(/^profile:(strengths|needs|hours|bio)$/, async (ctx) => sayInPlace(ctx, partCard(ctx.match[1] as Part, await portrait(ctx), textOf(ctx))));
  bot.action(/^word:(strengths|needs):(add|drop):([\w-]{8})$/, (ctx) => changeWord(ctx, ctx.match[1] as Listed, ctx.match[2] === 'add', ctx.match[3]!));
  bot.action(/^free:([1-7])$/, async (ctx) => sayInPlace(ctx, dayCard(Number(ctx.match[1]), await portrait(ctx), textOf(ctx))));
  bot.action(/^free:([1-7]):(\d{1,2}):(add|drop)$/, (ctx) => changeBlock(ctx, Number(ctx.match[1]), Number(ctx.match[2]), ctx.match[3] === 'add'));
  bot.action(/^free:(evenings|weekend)$/, (ctx) => changeHours(ctx, (spans) => [...spans, ...USUAL[ctx.match[1] as keyof typeof USUAL]], sayInPlace));
  bot.action('free:none', (ctx) => changeHours(ctx, () => [], sayInPlace));
  bot.action('write:bio:drop', (ctx) => change(ctx, { bio: null }, 'bio', sayInPlace));
  bot.action(/^write:(strengths|needs|hours|bio)$/, (ctx) => askToWrite(ctx, 'profile', ctx.match[1] as Part));
  bot.action(/^mine:(category|level|style)$/, (ctx) => sayInPlace(ctx, choiceCard(ctx.match[1] as Choice, textOf(ctx))));
  bot.action(/^mine:(category|level|style):([A-Z]+)$/, (ctx) => choose(ctx, ctx.match[1] as Choice, ctx.match[2]!));
  bot.on('message', async (ctx, next) => {
    const part = questionReplied(ctx, 'profile');
    if (part === null) return next();
    await letQuestionGo(ctx);
    await takeWritten(ctx, part as Part, ctx.text ?? '');
  });
}

async function portrait(ctx: BotContext): Promise<PortraitFragment> {
  const { me } = await ctx.api.query(MyPortraitDocument, {});
  if (!me) throw new TypeError('The API knows no profile of whom it knows.');
  return me;
}

async function showCard(ctx: BotContext, speakTo: Say): Promise<void> {
  await speakTo(ctx, profileCard(await portrait(ctx), textOf(ctx)));
}

/** Changes it and shows the part that was changed; what the API refuses is said in words of ours. */
async function change(ctx: BotContext, input: UpdateProfileInput, part: Part | 'all', speakTo: Say): Promise<void> {
  const text = textOf(ctx);
  try {
    const { updateProfile } = await ctx.api.mutate(ChangePortraitDocument, { input });
    await speakTo(ctx, part === 'all' ? profileCard(updateProfile.user, text, text.profile.kept) : partCard(part, updateProfile.user, text));
  } catch (error) {
    refusedFor(error, 'INVALID_INPUT');
    await say(ctx, { words: part === 'bio' ? text.profile.bioRefused : text.profile.wordsRefused });
  }
}

const inputFor = (list: Listed, words: readonly string[]): UpdateProfileInput =>
  list === 'strengths' ? { strengths: [...words] } : { helpNeeded: [...words] };

async function changeWord(ctx: BotContext, list: Listed, isAdded: boolean, mark: string): Promise<void> {
  const user = await portrait(ctx);
  const word = wordBehind(mark, list, user);
  const others = wordsOf(user, list).filter((one) => one !== word);
  await change(ctx, inputFor(list, word !== null && isAdded ? [...others, word] : others), list, sayInPlace);
}

async function changeBlock(ctx: BotContext, day: number, hour: number, isAdded: boolean): Promise<void> {
  const block = spanOfBlock(day, hour);
  await changeHours(ctx, (spans) => (isAdded ? [...spans, block] : without(spans, block)), sayInPlace, day);
}

async function changeHours(ctx: BotContext, to: (spans: readonly FreeSpan[]) => readonly FreeSpan[], speakTo: Say, day?: number): Promise<void> {
  const text = textOf(ctx);
  const user = await portrait(ctx);
  try {
    const windows = toWindows(joined(to(fromWindows(user.availability))));
    const { setAvailability } = await ctx.api.mutate(SetAvailabilityDocument, { input: { windows } });
    await speakTo(ctx, day === undefined ? partCard('hours', setAvailability.user, text) : dayCard(day, setAvailability.user, text));
  } catch (error) {
    refusedFor(error, 'INVALID_INPUT');
    await say(ctx, { words: text.profile.hoursRefused });
  }
}

function choose(ctx: BotContext, choice: Choice, value: string): Promise<void> {
  const inputs = {
    category: { goalsCategory: value as Category },
    level: { experienceLevel: value as ExperienceLevel },
    style: { preferredMeetingStyle: value as MeetingStyle },
  };
  return change(ctx, inputs[choice], 'all', sayInPlace);
}

/** What a member wrote as the answer to a question of their profile. */
export async function takeWritten(ctx: BotContext, part: Part, typed: string): Promise<void> {
  const text = textOf(ctx);
  if (part === 'bio') return change(ctx, { bio: typed }, 'bio', say);
  if (part === 'hours') {
    const spans = writtenHours(typed);
    return spans === null ? say(ctx, { words: paragraphs(text.profile.hoursNotUnderstood) }) : changeHours(ctx, () => spans, say);
  }
  const said = typed.split(/[,;\n]/u).map((word) => word.trim()).filter((word) => word !== ''); // prettier-ignore
  const known = wordsOf(await portrait(ctx), part);
  await change(ctx, inputFor(part, [...known, ...said.map((word) => slugNamed(word, text.profile.known))]), part, say);
}

/** What has a name in this language is kept under the one word that all languages share. */
const slugNamed = (word: string, names: Readonly<Record<string, string>>): string =>
  Object.entries(names).find(([, name]) => name.toLowerCase() === word.toLowerCase())?.[0] ?? word;
