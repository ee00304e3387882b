import type { BotContext } from '@progress/bot-kit/bot-context';
import { say } from '@progress/bot-kit/speak';
import type { FmtString } from 'telegraf/format';
import { toPng } from './picture/to-png.ts';

/** Telegram takes no longer caption. */
const LONGEST_CAPTION = 1024;

type Illustrated = { readonly words: FmtString; readonly svg: string; readonly name: string };

/** Sends a picture with words under it that say the same. Where no picture can be drawn, the words come alone. */
export async function sayWithPicture(ctx: BotContext, { words, svg, name }: Illustrated): Promise<void> {
  await ctx.sendChatAction('upload_photo');
  const png = await drawn(ctx, svg);
  if (png === null || words.text.length > LONGEST_CAPTION) return say(ctx, { words });
  await ctx.replyWithPhoto({ source: png, filename: `${name}.png` }, { caption: words });
}

async function drawn(ctx: BotContext, svg: string): Promise<Buffer | null> {
  try {
    return await toPng(svg);
  } catch (error) {
    ctx.log.warn({ reason: error instanceof Error ? error.message : 'unknown' }, 'no picture');
    return null;
  }
}
