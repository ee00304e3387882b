import type { BotContext, BotOf } from '@progress/bot-kit/bot-context';
import { paragraphs, say } from '@progress/bot-kit/speak';
import { EraseMemberDocument, ExportMemberDocument } from '@progress/schema';
import { code } from 'telegraf/format';
import { textOf } from './text.ts';
import { refusedFor } from './refused.ts';

/** A member's own copy of everything, and their erasure, which they type out. */
export function register(bot: BotOf): void {
  bot.command('export', async (ctx) => {
    const { privacy } = textOf(ctx);
    await ctx.sendChatAction('upload_document');
    const { exportMember } = await ctx.api.mutate(ExportMemberDocument, { input: {} });
    const filename = `${privacy.exportName}-${exportMember.exportedAt.slice(0, 10)}.json`;
    await ctx.replyWithDocument({ source: Buffer.from(exportMember.document), filename }, { caption: privacy.exported });
  });
  bot.command('erase', (ctx) => {
    const typed = ctx.payload.trim();
    const { privacy } = textOf(ctx);
    if (typed === '') return say(ctx, { words: paragraphs(privacy.eraseMeans, privacy.eraseHow, code(`/erase ${privacy.erasePhrase}`)) });
    if (typed !== privacy.erasePhrase) return say(ctx, { words: paragraphs(privacy.eraseNot, code(`/erase ${privacy.erasePhrase}`)) });
    return erase(ctx, typed);
  });
}

async function erase(ctx: BotContext, confirmation: string): Promise<void> {
  const { privacy } = textOf(ctx);
  try {
    const { eraseMember } = await ctx.api.mutate(EraseMemberDocument, { input: { confirmation } });
    const rows = eraseMember.tables.reduce((sum, { before, after }) => sum + before - after, 0);
    await say(ctx, { words: paragraphs(privacy.erased(rows), eraseMember.suppressedAddresses > 0 ? privacy.suppressed : null, privacy.farewell) });
  } catch (error) {
    refusedFor(error, 'CONFLICT');
    await say(ctx, { words: privacy.lastAdmin });
  }
}
