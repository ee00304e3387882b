import type { BotContext, BotOf } from '@progress/bot-kit/bot-context';
import { setMenus } from '@progress/bot-kit/commands';
import { lines, paragraphs, say } from '@progress/bot-kit/speak';
import { AdminFiguresDocument, CreatePlaygroundLinkDocument } from '@progress/schema';
import { bold, type FmtString } from 'telegraf/format';
import { type KeyFigures, keyFigures, percentOf, type Share, type WeekShare, WEEKS } from './key-figures.ts';
import { menuOfChat } from './menu.ts';
import { keyFiguresPicture } from './picture/key-figures-picture.ts';
import { sayWithPicture } from './say-with-picture.ts';
import { textOf } from './text.ts';
import type { Text } from './text.en.ts';
import { refusedFor } from './refused.ts';

const MINUTE_MS = 60_000;

/** What only admins have. Whoever is none is answered as to a command that does not exist; who is one, the API says. */
export function register(bot: BotOf): void {
  bot.command('admin', (ctx) => orUnknown(ctx, letIn));
  bot.command('figures', (ctx) => orUnknown(ctx, showFigures));
}

async function orUnknown(ctx: BotContext, act: (ctx: BotContext) => Promise<void>): Promise<void> {
  try {
    await act(ctx);
  } catch (error) {
    refusedFor(error, 'FORBIDDEN');
    await say(ctx, { words: textOf(ctx).chat.unknownCommand });
  }
}

/** The link, the figures, and from then on both commands in the menu of this chat. */
async function letIn(ctx: BotContext): Promise<void> {
  const text = textOf(ctx);
  const { createPlaygroundLink } = await ctx.api.mutate(CreatePlaygroundLinkDocument, { input: {} });
  const { url, expiresAt } = createPlaygroundLink;
  const words = text.admin.link(Math.max(1, Math.round((Date.parse(expiresAt) - saidAt(ctx)) / MINUTE_MS)));
  // Telegram takes no button into a private network, which a development machine is; there the link stands in the text.
  await say(ctx, url.startsWith('https://') ? { words, rows: [[{ text: text.admin.open, url }]] } : { words: lines(words, url) });
  await showFigures(ctx);
  if (ctx.chat) await setMenus(ctx.telegram, [menuOfChat(ctx.chat.id, text.locale, 'admin')], ctx.log);
}

/** When the command was written, by Telegram's clock, in milliseconds. */
const saidAt = (ctx: BotContext): number => (ctx.message?.date ?? 0) * 1000;

async function showFigures(ctx: BotContext): Promise<void> {
  const text = textOf(ctx);
  const { kpis } = await ctx.api.query(AdminFiguresDocument, { weeks: WEEKS });
  if (!kpis) return say(ctx, { words: text.chat.unknownCommand });
  const figures = keyFigures(kpis);
  await sayWithPicture(ctx, { words: figuresInWords(figures, text), svg: keyFiguresPicture(figures, text), name: 'figures' });
}

/** All that the picture shows. */
export function figuresInWords({ active, kept, came, calls, joined, weeks }: KeyFigures, text: Text): FmtString {
  const { admin, lookingBack } = text;
  const said = (share: Share, say: (count: number, of: number, percentage: number | null) => string, otherwise: string): string =>
    share === null ? otherwise : say(share.count, share.of ?? 0, percentOf(share));
  const each = ({ share }: WeekShare): string => {
    const percentage = percentOf(share);
    if (share === null) return '–';
    return percentage === null ? String(share.count) : lookingBack.percent(percentage);
  };
  return paragraphs(
    lines(
      bold(admin.title),
      said(active, admin.active, admin.nothing.active),
      said(kept, admin.kept, admin.nothing.kept),
      said(came, (count, of, percentage) => admin.came(count, of, percentage, calls), admin.nothing.came),
      admin.joined(joined),
    ),
    lines(
      admin.weeks,
      `${admin.weekly.kept}: ${weeks.kept.map(each).join(' · ')}`,
      `${admin.weekly.came}: ${weeks.came.map(each).join(' · ')}`,
      `${admin.weekly.joined}: ${weeks.joined.map(each).join(' · ')}`,
    ),
  );
}
