import { CompleteCommitmentDocument } from '@progress/schema';
import { afterEach } from 'vitest';
import type { BotOf } from '../src/bot-context.ts';
import { type BotConfig, readConfig } from '../src/config.ts';
import { type RunningBot, startBot } from '../src/start-bot.ts';
import { FakeApi } from './fake-api.ts';
import { FakeTelegram } from './fake-telegram.ts';

/** What a test has started; ended after it, the last first. */
export const ends: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const end of ends.splice(0).toReversed()) await end();
});

/** A bot whose only talent is to tick off and to answer what it was told. */
function echo(bot: BotOf): void {
  bot.command('fail', () => {
    throw new TypeError('a mistake of ours');
  });
  bot.command('new', async (ctx) => {
    await ctx.api.mutate(CompleteCommitmentDocument, { input: { id: 'c1' } });
    await ctx.reply(ctx.isNewcomer ? 'a newcomer' : 'known here');
  });
  bot.on('callback_query', async (ctx) => {
    await ctx.api.mutate(CompleteCommitmentDocument, { input: { id: 'c1' } });
    await ctx.editMessageText('done');
  });
  bot.on('message', (ctx) => ctx.reply(`you said ${ctx.text}`));
}

export const definition = {
  bot: 'COMMITMENT',
  envPrefix: 'COMMITMENT_BOT',
  register: echo,
  menus: [],
  apology: () => ({ later: 'one moment', never: 'sorry' }),
} as const;

/** A Telegram, an API, and a bot between them that is not started yet. */
export async function world(): Promise<{ telegram: FakeTelegram; api: FakeApi; config: BotConfig; start: () => Promise<RunningBot> }> {
  const [telegram, api] = await Promise.all([FakeTelegram.start(), FakeApi.start()]);
  ends.push(telegram.close, api.close);
  const env = { COMMITMENT_BOT_TOKEN: '1:token', COMMITMENT_BOT_API_KEY: 'key', API_URL: api.url, TELEGRAM_API_ROOT: telegram.url, LOG_LEVEL: 'silent' };
  const config = readConfig(env, 'COMMITMENT_BOT');
  const start = async (): Promise<RunningBot> => {
    const running = await startBot(definition, config);
    ends.push(running.stop);
    return running;
  };
  return { telegram, api, config, start };
}
