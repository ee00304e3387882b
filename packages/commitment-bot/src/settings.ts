import type { BotContext, BotOf } from '@progress/bot-kit/bot-context';
import { setMenus } from '@progress/bot-kit/commands';
import { lines, paragraphs, say, sayInPlace, type Spoken } from '@progress/bot-kit/speak';
import {
  FacilitiesDocument,
  type FacilitiesQuery,
  MySettingsDocument,
  SetSettingsDocument,
  type SetNotificationPreferencesInput,
  type SettingsFragment,
} from '@progress/schema';
import { bold } from 'telegraf/format';
import { button } from './buttons.ts';
import { contactLine, isThere, KINDS } from './contact-card.ts';
import { menuOfChat } from './menu.ts';
import { type Language, languageFor, LANGUAGES, speak, textOf } from './text.ts';
import type { Text } from './text.en.ts';
import { timeWords, weeklyLine } from './weekly-line.ts';
import { refusedFor } from './refused.ts';

type Preferences = NonNullable<SettingsFragment['notificationPreferences']>;
type Span = NonNullable<Preferences['quietHours']>;

/** The nights that are offered; others are written. */
const NIGHTS: readonly Span[] = [
  { start: '21:00', end: '08:00' },
  { start: '22:00', end: '07:00' },
  { start: '23:00', end: '09:00' },
];
const WRITTEN_SPAN = /^(\d{1,2})(?:[:.](\d{2}))?\s*(?:-|–|to|bis)\s*(\d{1,2})(?:[:.](\d{2}))?$/i;

/** Language, quiet hours and the evening check-in, each changed by a button and drawn anew in place. */
export function register(bot: BotOf): void {
  bot.command('settings', async (ctx) => {
    const typed = ctx.payload.trim();
    if (typed === '') return show(ctx, say);
    const span = writtenSpan(typed);
    if (span === null) return say(ctx, { words: textOf(ctx).settings.notUnderstood });
    await change(ctx, { quietHours: span }, say);
  });
  bot.action('settings', (ctx) => show(ctx, sayInPlace));
  bot.action(/^language:(en|de)$/, async (ctx) => {
    const locale = ctx.match[1] as Language;
    speak(ctx, locale);
    const user = await change(ctx, { locale }, sayInPlace);
    if (ctx.chat && user) await setMenus(ctx.telegram, [menuOfChat(ctx.chat.id, locale, isAdmin(user) ? 'admin' : 'member')], ctx.log);
  });
  bot.action(/^evening:(on|off)$/, async (ctx) => void (await change(ctx, { dueToday: ctx.match[1] === 'on' }, sayInPlace)));
  bot.action('reader', async (ctx) => {
    const { me, facilities } = await ctx.api.query(MySettingsDocument, {});
    const text = textOf(ctx);
    if (!facilities.languageModel) await sayInPlace(ctx, nobodyReads(text));
    else if (me?.notificationPreferences) await sayInPlace(ctx, readerOf(me.notificationPreferences, text));
  });
  bot.action(/^reader:(on|off)$/, async (ctx) => {
    const { setNotificationPreferences } = await ctx.api.mutate(SetSettingsDocument, { input: { llmOptIn: ctx.match[1] === 'on' } });
    const { notificationPreferences } = setNotificationPreferences.user;
    if (notificationPreferences) await sayInPlace(ctx, readerOf(notificationPreferences, textOf(ctx)));
  });
  bot.action('quiet', (ctx) => sayInPlace(ctx, nightsOffered(textOf(ctx))));
  bot.action('quiet:none', async (ctx) => void (await change(ctx, { quietHours: null }, sayInPlace)));
  bot.action(/^quiet:(\d\d)(\d\d)-(\d\d)(\d\d)$/, async (ctx) => {
    const [, fromHour, fromMinute, toHour, toMinute] = ctx.match;
    await change(ctx, { quietHours: { start: `${fromHour}:${fromMinute}`, end: `${toHour}:${toMinute}` } }, sayInPlace);
  });
}

type Say = (ctx: BotContext, spoken: Spoken) => Promise<void>;

async function show(ctx: BotContext, speakTo: Say): Promise<void> {
  const { me, facilities } = await ctx.api.query(MySettingsDocument, {});
  if (me) await speakTo(ctx, settingsOf(me, facilities, textOf(ctx), false));
}

/** @returns the member as they are now; null when the API refused the change, which has been said then */
export async function change(ctx: BotContext, input: SetNotificationPreferencesInput, speakTo: Say): Promise<SettingsFragment | null> {
  const text = textOf(ctx);
  try {
    const { setNotificationPreferences } = await ctx.api.mutate(SetSettingsDocument, { input });
    const { facilities } = await ctx.api.query(FacilitiesDocument, {});
    await speakTo(ctx, settingsOf(setNotificationPreferences.user, facilities, text, true));
    return setNotificationPreferences.user;
  } catch (error) {
    refusedFor(error, 'INVALID_INPUT');
    await speakTo(ctx, { words: text.settings.notUnderstood });
    return null;
  }
}

const isAdmin = ({ roles }: SettingsFragment): boolean =>
  roles.some(({ roleType, isActive }) => isActive && (roleType === 'ADMIN' || roleType === 'SUPER_ADMIN'));

type Facilities = FacilitiesQuery['facilities'];

/** What is set, and the buttons to change it. What the community has not set up is not offered. */
export function settingsOf(
  { notificationPreferences: preferences, contactPoints }: SettingsFragment,
  facilities: Facilities,
  text: Text,
  isChanged: boolean,
): Spoken {
  if (preferences === null) throw new TypeError('The API shows nobody their own settings.');
  const words = text.settings;
  const language = languageFor(preferences.locale);
  const others = (Object.keys(LANGUAGES) as Language[]).filter((one) => one !== language);
  const { quietHours, dueToday } = preferences;
  const ways = KINDS.filter((kind) => isThere(kind, facilities) || contactPoints.some((contact) => contact.kind === kind));
  return {
    words: paragraphs(
      isChanged ? words.changed : null,
      lines(
        bold(words.title),
        words.language(words.languages[language]),
        quietHours === null ? words.quietNever : words.quiet(spanWords(quietHours, text)),
        dueToday ? words.evening.on : words.evening.off,
        weeklyLine(preferences, text),
        ...ways.map((kind) => contactLine(kind, contactPoints, text)),
      ),
      quietHours === null ? null : words.quietMeans,
    ),
    rows: [
      others.map((one) => button(words.languages[one], 'language', one)),
      [button(words.setQuiet, 'quiet')],
      ...(ways.length === 0 ? [] : [ways.map((kind) => button(text.contacts[kind].name, 'reach', kind))]),
      [dueToday ? button(words.turnOff, 'evening', 'off') : button(words.turnOn, 'evening', 'on')],
      [button(words.weekly.open, 'weekly', 'here')],
      ...(facilities.languageModel ? [[button(words.reader.open, 'reader')]] : []),
    ],
  };
}

/** Where there is no language model, nobody is asked whether it may read along. */
const nobodyReads = ({ settings }: Text): Spoken => ({
  words: paragraphs(bold(settings.reader.title), settings.reader.nobody),
  rows: [[button(settings.back, 'settings')]],
});

/** Whether a language model may read along, what that means, and the button to change it. */
export function readerOf({ llmOptIn }: Pick<Preferences, 'llmOptIn'>, { settings }: Text): Spoken {
  const words = settings.reader;
  return {
    words: paragraphs(lines(bold(words.title), llmOptIn ? words.on : words.off), words.means),
    rows: [[llmOptIn ? button(words.forbid, 'reader', 'off') : button(words.allow, 'reader', 'on')], [button(settings.back, 'settings')]],
  };
}

function nightsOffered(text: Text): Spoken {
  const words = text.settings;
  return {
    words: words.whichQuiet,
    rows: [
      ...NIGHTS.map((night) => [button(spanWords(night, text), 'quiet', `${night.start}-${night.end}`.replaceAll(':', ''))]),
      [button(words.none, 'quiet', 'none')],
      [button(words.back, 'settings')],
    ],
  };
}

const spanWords = ({ start, end }: Span, { settings, locale }: Text): string => settings.span(timeWords(start, locale), timeWords(end, locale));

/** "22:30-06:45", "22-7" or "22.30 bis 7" as a span; null for what is none. */
export function writtenSpan(typed: string): Span | null {
  const [, fromHour = '', fromMinute = '00', toHour = '', toMinute = '00'] = WRITTEN_SPAN.exec(typed) ?? [];
  const isTime = (hour: string, minute: string): boolean => hour !== '' && Number(hour) < 24 && Number(minute) < 60;
  if (!isTime(fromHour, fromMinute) || !isTime(toHour, toMinute)) return null;
  return { start: `${fromHour.padStart(2, '0')}:${fromMinute}`, end: `${toHour.padStart(2, '0')}:${toMinute}` };
}
