import type { BotContext, BotOf } from '@progress/bot-kit/bot-context';
import { AnalyzeCommitmentDocument, MeDocument, type ProfileFragment, UpdateProfileDocument } from '@progress/schema';
import { message } from 'telegraf/filters';
import { quote } from 'telegraf/format';
import { button } from './buttons.ts';
import { calledBy, cityNear, clearPlace, findPlaces, isSurelyPlace, type Place, placesNamed, typedZone, zoneAt } from './cities.ts';
import { clockTime, dateIn, longDay } from '@progress/bot-kit/say-time';
import { paragraphs, say, sayInPlace } from '@progress/bot-kit/speak';
import { pressedLabel } from './question-options.ts';
import { textOf } from './text.ts';
import { german } from './text.de.ts';
import { english } from './text.en.ts';
import { refusedFor } from './refused.ts';

/** Cities whose names people also write alone when they mean the word, in English and German. */
const ALSO_WORDS: ReadonlySet<string> = new Set(['bath', 'bergen', 'essen', 'mobile', 'nice', 'orange', 'reading', 'siegen', 'singen', 'split']);

/** What goes on once the zone is known or left open: the next question, or nothing. */
export type Continue = (ctx: BotContext, user: ProfileFragment) => Promise<void>;

/** `taken` is the full name of a place that nobody chose from suggestions, so that a wrong guess can be seen. */
type Choice = { readonly name: string; readonly timezone: string; readonly taken?: string };

/** A promise of that many words is not mistaken for a place that could not be found. */
const LONGEST_PLACE_WORDS = 4;

/** Where somebody lives: by a shared location, by a city chosen from suggestions, or by the zone's own name. */
export function register(bot: BotOf, goOn: Continue): void {
  bot.command('zone', (ctx) => {
    const { payload } = ctx;
    if (payload.trim() === '') return askForZone(ctx, null, textOf(ctx).zone.how);
    return suggest(ctx, payload, goOn).then((isFound) => (isFound ? undefined : say(ctx, { words: textOf(ctx).zone.notFound })));
  });
  bot.on(message('location'), (ctx) => {
    const { latitude, longitude } = ctx.message.location;
    const timezone = zoneAt(latitude, longitude);
    if (timezone === null) return say(ctx, { words: textOf(ctx).zone.notFound });
    return choose(ctx, { name: cityNear(latitude, longitude, timezone) ?? cityOf(timezone), timezone }, goOn);
  });
  bot.action(/^zone:([\w/+-]+)$/, (ctx) => {
    const timezone = ctx.match[1]!;
    return choose(ctx, { name: pressedLabel(ctx) ?? cityOf(timezone), timezone }, goOn);
  });
  bot.hears([english.zone.skip, german.zone.skip], (ctx) => skipZone(ctx, goOn));
}

/** Asks with a button that shares the location; everything else is typed. */
export async function askForZone(ctx: BotContext, opening: string | null = null, question = textOf(ctx).zone.question): Promise<void> {
  const { share, skip } = textOf(ctx).zone;
  await ctx.reply(paragraphs(opening, question), {
    reply_markup: { keyboard: [[{ text: share, request_location: true }], [{ text: skip }]], resize_keyboard: true, one_time_keyboard: true },
  });
}

/**
 * Takes a text as the answer to the question for the zone. Whoever writes for the first time was not asked yet, and is.
 * @returns false when it is no place and may well be something else, a promise for instance
 */
export async function takeAsPlace(ctx: BotContext, typed: string, goOn: Continue): Promise<boolean> {
  const found = findPlaces(typed, textOf(ctx).locale);
  if (isAnswer(ctx, typed, found) || isTooLong(typed)) return suggest(ctx, typed, goOn);
  const { analyzeCommitment } = await ctx.api.mutate(AnalyzeCommitmentDocument, { input: { text: typed } });
  const { isCommitment, items } = analyzeCommitment.reading;
  if (items.some(({ safety }) => safety !== 'NONE')) return false;
  if (found.length > 0 && !isCommitment) return suggest(ctx, typed, goOn);
  if (ctx.isNewcomer) await askForZone(ctx, textOf(ctx).welcome(ctx.from?.first_name ?? null));
  if (isCommitment) await offerAsPromise(ctx, typed, found);
  else await sayNotFound(ctx);
  return true;
}

/** Who was not asked yet is asked instead. */
async function sayNotFound(ctx: BotContext): Promise<void> {
  if (!ctx.isNewcomer) await say(ctx, { words: textOf(ctx).zone.notFound });
}

const isTooLong = (typed: string): boolean => typed.trim().split(/\s+/).length > LONGEST_PLACE_WORDS || /\d/.test(typed);

/** Whether a text has to be where they live. Whoever was not asked yet may have meant the word: "reading". */
function isAnswer(ctx: BotContext, typed: string, found: readonly Place[]): boolean {
  if (typedZone(typed) !== null) return true;
  return isSurelyPlace(typed, found) && !(ctx.isNewcomer && ALSO_WORDS.has(typed.trim().toLowerCase()));
}

/**
 * A few words that are a promise, and no place or only perhaps the beginning of one, are offered as a promise, beside the places. What was written stands above,
 * so that "Yes" can read it.
 */
async function offerAsPromise(ctx: BotContext, typed: string, found: readonly Place[]): Promise<void> {
  const { isItPromise, placeOrPromise, yesPromise } = textOf(ctx).zone;
  const rows = [...found.map((place) => [button(place.name, 'zone', place.timezone)]), [button(yesPromise, 'read', 'quoted')]];
  await say(ctx, { words: paragraphs(quote(typed), found.length === 0 ? isItPromise : placeOrPromise), rows });
}

/**
 * A city that stands alone, or a zone's own name, is hardly a promise: whoever was told how to change their zone may well answer so.
 * They are asked which it is, with what they wrote above, so that "No" can read it.
 * @returns false when it is no such place
 */
export async function askWhetherPlace(ctx: BotContext, typed: string): Promise<boolean> {
  const text = textOf(ctx);
  const zone = typedZone(typed);
  const places = zone === null ? placesNamed(typed, text.locale) : [{ name: cityOf(zone), timezone: zone }];
  if (places.length === 0 || ALSO_WORDS.has(typed.trim().toLowerCase())) return false;
  const rows = [...places.map(({ name, timezone }) => [button(name, 'zone', timezone)]), [button(text.zone.isPromise, 'read', 'quoted')]];
  await say(ctx, { words: paragraphs(quote(typed), text.zone.isItWhere), rows });
  return true;
}

async function suggest(ctx: BotContext, typed: string, goOn: Continue): Promise<boolean> {
  const zone = typedZone(typed);
  if (zone !== null) return choose(ctx, { name: cityOf(zone), timezone: zone }, goOn).then(() => true);
  const text = textOf(ctx);
  const places = findPlaces(typed, text.locale);
  if (places.length === 0) return false;
  const clear = clearPlace(typed, places);
  if (clear) {
    const name = calledBy(typed, clear);
    return choose(ctx, { name, timezone: clear.timezone, taken: clear.name.replace(clear.city, name) }, goOn).then(() => true);
  }
  await say(ctx, { words: text.zone.which, rows: places.map((place) => [button(place.name, 'zone', place.timezone)]) });
  return true;
}

/** The confirmation takes the keyboard with the location button away, which only a message without other buttons can do; so the next question is a second one. */
async function choose(ctx: BotContext, { name, timezone, taken }: Choice, goOn: Continue): Promise<void> {
  const text = textOf(ctx);
  try {
    const { updateProfile } = await ctx.api.mutate(UpdateProfileDocument, { input: { timezone } });
    const { user } = updateProfile;
    if (ctx.callbackQuery) await sayInPlace(ctx, { words: `✓ ${name}` });
    const zone = user.timezone ?? timezone;
    const words = text.zone.set(name, clockTime(saidAt(ctx), text.locale, zone));
    const isAhead = user.today !== null && user.today > dateIn(saidAt(ctx), zone);
    const ahead = isAhead ? text.zone.ahead(longDay(user.today!, text.locale, user.today)) : null;
    await ctx.reply(paragraphs(words, ahead, taken === undefined ? null : text.zone.taken(taken)), { reply_markup: { remove_keyboard: true } });
    await goOn(ctx, user);
  } catch (error) {
    refusedFor(error, 'CONFLICT');
    await say(ctx, { words: text.zone.tooSoon });
  }
}

async function skipZone(ctx: BotContext, goOn: Continue): Promise<void> {
  const { me } = await ctx.api.query(MeDocument, {});
  const isOpen = me?.onboardingStep === 'TIMEZONE';
  const user = isOpen ? (await ctx.api.mutate(UpdateProfileDocument, { input: { skipOnboardingStep: true } })).updateProfile.user : me;
  await ctx.reply(textOf(ctx).zone.skipped, { reply_markup: { remove_keyboard: true } });
  if (user && isOpen) await goOn(ctx, user);
}

/** When the member wrote or was written to: Telegram's clock, which the member sees too. */
function saidAt(ctx: BotContext): Date {
  const seconds = ctx.message?.date ?? ctx.callbackQuery?.message?.date ?? 0;
  return seconds > 0 ? new Date(seconds * 1000) : new Date();
}

/** "New York" for "America/New_York". */
const cityOf = (timezone: string): string => (timezone.split('/').at(-1) ?? timezone).replaceAll('_', ' ');
