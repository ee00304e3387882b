import type { BotContext, BotOf } from '@progress/bot-kit/bot-context';
import {
  type Category,
  type ExperienceLevel,
  MeDocument,
  type MeetingStyle,
  type OnboardingStep,
  type ProfileFragment,
  UpdateProfileDocument,
  type UpdateProfileInput,
} from '@progress/schema';
import { button } from './buttons.ts';
import { paragraphs, say, sayInPlace, type Spoken } from '@progress/bot-kit/speak';
import { learnLanguage } from './language.ts';
import { pairs } from './profile-card.ts';
import { textOf } from './text.ts';
import type { Text } from './text.en.ts';
import { askForZone } from './zone.ts';
import { refusedFor } from './refused.ts';

/** The hours offered for the end of a day; any from 0 to 12 would do for the API. */
const HOURS = [0, 1, 2, 3, 4, 5] as const;
const USUAL_HOUR = 3;

type ButtonStep = Exclude<OnboardingStep, 'TIMEZONE'>;

/** The five questions: each is answered by one button, each may be skipped, and the API knows which comes next. */
export function register(bot: BotOf): void {
  bot.start(async (ctx) => {
    const { user, isNew } = await ctx.register();
    await learnLanguage(ctx);
    const text = textOf(ctx);
    if (user.onboardingStep === null) return say(ctx, { words: text.welcomeBack(user.firstName) });
    await askNext(ctx, user, isNew ? text.welcome(user.firstName) : text.resumed(user.firstName));
  });
  bot.action(/^day:(\d{1,2})$/, (ctx) =>
    answer(ctx, { dayStartHour: Number(ctx.match[1]) }, (text) => text.dayStart.set(text.dayStart.hour(Number(ctx.match[1])))),
  );
  bot.action(/^category:([A-Z]+)$/, (ctx) => {
    const goalsCategory = ctx.match[1] as Category;
    return answer(ctx, { goalsCategory }, (text) => text.noted(text.category.names[goalsCategory]));
  });
  bot.action(/^level:([A-Z]+)$/, (ctx) => {
    const experienceLevel = ctx.match[1] as ExperienceLevel;
    return answer(ctx, { experienceLevel }, (text) => text.noted(text.level.names[experienceLevel]));
  });
  bot.action(/^style:([A-Z]+)$/, (ctx) => {
    const preferredMeetingStyle = ctx.match[1] as MeetingStyle;
    return answer(ctx, { preferredMeetingStyle }, (text) => text.noted(text.style.names[preferredMeetingStyle]));
  });
  bot.action(/^skip:([A-Z_]+)$/, (ctx) => leave(ctx, ctx.match[1] as ButtonStep, textOf(ctx).skipped));
}

async function answer(ctx: BotContext, input: UpdateProfileInput, confirmation: (text: Text) => string): Promise<void> {
  const text = textOf(ctx);
  try {
    const { updateProfile } = await ctx.api.mutate(UpdateProfileDocument, { input });
    await sayNext(ctx, updateProfile.user, confirmation(text));
  } catch (error) {
    refusedFor(error, 'CONFLICT');
    await leave(ctx, 'DAY_START', text.dayStart.notNow);
  }
}

/** Leaves a question unanswered, unless it is not the open one any more: then its button is merely old. */
async function leave(ctx: BotContext, step: ButtonStep, words: string): Promise<void> {
  const { me } = await ctx.api.query(MeDocument, {});
  if (me?.onboardingStep !== step) return sayInPlace(ctx, { words });
  const { updateProfile } = await ctx.api.mutate(UpdateProfileDocument, { input: { skipOnboardingStep: true } });
  await sayNext(ctx, updateProfile.user, words);
}

/** What was answered, and in the same message the next question. */
async function sayNext(ctx: BotContext, user: ProfileFragment, confirmation: string): Promise<void> {
  const step = user.onboardingStep;
  if (step === 'TIMEZONE') {
    await sayInPlace(ctx, { words: confirmation });
    return askForZone(ctx);
  }
  const next = nextWords(step, textOf(ctx));
  await sayInPlace(ctx, { ...next, words: paragraphs(confirmation, next.words) });
}

/** The open question as a message of its own, behind an opening; with none left, what to do next. */
export async function askNext(ctx: BotContext, user: ProfileFragment, opening: string | null): Promise<void> {
  const step = user.onboardingStep;
  if (step === 'TIMEZONE') return askForZone(ctx, opening);
  const next = nextWords(step, textOf(ctx));
  await say(ctx, { ...next, words: paragraphs(opening, next.words) });
}

function nextWords(step: ButtonStep | null, text: Text): Spoken {
  switch (step) {
    case 'DAY_START':
      return { words: text.dayStart.question, rows: [...pairs(HOURS.map((hour) => button(hourLabel(hour, text), 'day', hour))), skipRow(step, text)] };
    case 'CATEGORY':
      return { words: text.category.question, rows: [...choices(text.category.names, 'category'), skipRow(step, text)] };
    case 'LEVEL':
      return { words: text.level.question, rows: [...choices(text.level.names, 'level'), skipRow(step, text)] };
    case 'STYLE':
      return { words: text.style.question, rows: [...choices(text.style.names, 'style'), skipRow(step, text)] };
    case null:
      return { words: text.onboarded, rows: [[button(text.profile.offer, 'profile', 'strengths')]] };
  }
}

const hourLabel = (hour: number, text: Text): string => (hour === USUAL_HOUR ? text.dayStart.usual(text.dayStart.hour(hour)) : text.dayStart.hour(hour));

const skipRow = (step: ButtonStep, text: Text) => [button(text.skip, 'skip', step)];

function choices(names: Readonly<Record<string, string>>, verb: 'category' | 'level' | 'style') {
  return pairs(Object.entries(names).map(([value, name]) => button(name, verb, value)));
}
