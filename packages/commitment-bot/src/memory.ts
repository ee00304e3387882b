import type { BotContext, BotOf } from '@progress/bot-kit/bot-context';
import { lines, paragraphs, say, sayInPlace, type Spoken } from '@progress/bot-kit/speak';
import {
  AnswerRecommendationDocument,
  CorrectMemoryDocument,
  ForgetMemoryDocument,
  MemoryDocument,
  type MemoryQuery,
  SetSettingsDocument,
} from '@progress/schema';
import { bold, fmt, type FmtString } from 'telegraf/format';
import type { InlineKeyboardButton } from 'telegraf/types';
import { adviceButtons, adviceInWords } from './advice.ts';
import { button, buttonAbout, idBehind } from './buttons.ts';
import { textOf } from './text.ts';
import type { Text } from './text.en.ts';
import { refusedFor } from './refused.ts';

const BUTTONS_A_ROW = 3;

/** What is remembered about a member: shown with its numbers, corrected, forgotten, and switched off. */
export function register(bot: BotOf): void {
  bot.command('memory', async (ctx) => {
    const typed = ctx.payload.trim();
    if (typed === '') return show(ctx, null, say);
    await correct(ctx, typed);
  });
  bot.action(/^forget:([\w-]+)$/, (ctx) => forget(ctx, ctx.match[1]!));
  bot.action(/^advice:(yes|no):([\w-]+)$/, (ctx) => answer(ctx, ctx.match[1] === 'yes', ctx.match[2]!));
  bot.action(/^learn:(on|off)$/, async (ctx) => {
    const isOff = ctx.match[1] === 'off';
    await ctx.api.mutate(SetSettingsDocument, { input: { memoryOptOut: isOff } });
    const { memory } = textOf(ctx);
    await show(ctx, isOff ? memory.nowOff : memory.nowOn, sayInPlace);
  });
}

async function show(ctx: BotContext, heading: string | null, speakTo: (ctx: BotContext, spoken: Spoken) => Promise<void>): Promise<void> {
  await speakTo(ctx, remembered(await ctx.api.query(MemoryDocument, {}), textOf(ctx), heading));
}

async function forget(ctx: BotContext, short: string): Promise<void> {
  const { memory } = textOf(ctx);
  const id = idBehind(short);
  try {
    if (id === null) return await sayInPlace(ctx, { words: memory.gone });
    await ctx.api.mutate(ForgetMemoryDocument, { input: { id } });
    await show(ctx, memory.forgotten, sayInPlace);
  } catch (error) {
    refusedFor(error, 'NOT_FOUND');
    await show(ctx, memory.gone, sayInPlace);
  }
}

async function answer(ctx: BotContext, isTaken: boolean, short: string): Promise<void> {
  const { memory } = textOf(ctx);
  const id = idBehind(short);
  try {
    if (id === null) return await show(ctx, memory.adviceGone, sayInPlace);
    await ctx.api.mutate(AnswerRecommendationDocument, { input: { id, answer: isTaken ? 'ACCEPTED' : 'DISMISSED' } });
    await show(ctx, isTaken ? memory.isTaken : memory.isPutAside, sayInPlace);
  } catch (error) {
    refusedFor(error, 'NOT_FOUND', 'CONFLICT');
    await show(ctx, memory.adviceGone, sayInPlace);
  }
}

/** "2 I train in the mornings": the second fact as it is listed, and what is right. */
async function correct(ctx: BotContext, typed: string): Promise<void> {
  const { memory: words } = textOf(ctx);
  const [, number = '0', fact = ''] = /^(\d{1,2})[.):]?\s+(\S.*)$/s.exec(typed) ?? [];
  const { memory } = await ctx.api.query(MemoryDocument, {});
  const old = memory.nodes[Number(number) - 1];
  if (!old) return say(ctx, { words: words.noSuchNumber(memory.nodes.length) });
  try {
    await ctx.api.mutate(CorrectMemoryDocument, { input: { id: old.id, fact } });
  } catch (error) {
    refusedFor(error, 'INVALID_INPUT');
    return say(ctx, { words: words.tooLong });
  }
  await show(ctx, words.corrected, say);
}

/** All that is known, numbered: facts first, so that their numbers are those that a correction names. */
export function remembered(known: MemoryQuery, text: Text, heading: string | null): Spoken {
  const words = text.memory;
  const isOff = known.me?.notificationPreferences?.memoryOptOut === true;
  const [facts, patterns] = [known.memory.nodes, known.patterns.nodes];
  const ids = [...facts, ...patterns].map(({ id }) => id);
  const isEmpty = ids.length === 0 && !isOff;
  return {
    words: paragraphs(
      lines(heading, bold(words.title)),
      isOff ? words.isOff : null,
      ...section(
        words.facts,
        facts.map(({ fact }, at) => fmt`${at + 1}. ${fact}`),
        words.hint,
      ),
      ...section(
        words.patterns,
        patterns.map((one, at) => fmt`${facts.length + at + 1}. ${one.direction === 'UP' ? '🌱' : '🪨'} ${one.text}`),
        words.hintPatterns,
      ),
      ...adviceInWords(known.recommendations.nodes, text, ids.length),
      isEmpty ? words.nothing : null,
    ),
    rows: [
      ...adviceButtons(known.recommendations.nodes, text, ids.length),
      ...inRows(ids.map((id, at) => buttonAbout(words.forget(at + 1), 'forget', id))),
      [isOff ? button(words.turnOn, 'learn', 'on') : button(words.turnOff, 'learn', 'off')],
    ],
  };
}

/** A heading with its lines, and what can be done with them; nothing when there are none. */
const section = (heading: string, items: readonly FmtString[], hint: string): FmtString[] =>
  items.length === 0 ? [] : [lines(heading, ...items), fmt`${hint}`];

const inRows = (buttons: readonly InlineKeyboardButton[]): InlineKeyboardButton[][] =>
  Array.from({ length: Math.ceil(buttons.length / BUTTONS_A_ROW) }, (_, row) => buttons.slice(row * BUTTONS_A_ROW, (row + 1) * BUTTONS_A_ROW));
