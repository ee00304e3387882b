import { type Bot, createApiClient } from '@progress/schema';
import { Telegraf, Telegram } from 'telegraf';
import { backOffMs, pause } from './back-off.ts';
import { type BotContext, type BotOf, equip } from './bot-context.ts';
import { type CommandMenu, setMenus } from './commands.ts';
import type { BotConfig, EnvPrefix } from './config.ts';
import { deliver } from './deliveries.ts';
import { type Apology, updateHandler } from './handle-update.ts';
import { Intake } from './intake.ts';
import { Limiter } from './limiter.ts';
import { createLog, failureForLog, type Log } from './log.ts';
import { govern } from './outgoing.ts';
import { ALLOWED_UPDATES, confirmOffset, poll } from './polling.ts';
import { telegramFailure } from './telegram-failure.ts';
import { serveWebhook } from './webhook-server.ts';

/** What makes a bot this bot. */
export type BotDefinition = {
  readonly bot: Bot;
  readonly envPrefix: EnvPrefix;
  /** Hangs the handlers in. */
  readonly register: (telegraf: BotOf) => void;
  readonly menus: readonly CommandMenu[];
  readonly apology: (languageCode: string | undefined) => Apology;
};

export type RunningBot = {
  /** Rejects when the bot cannot go on; otherwise resolves after `stop`. */
  readonly finished: Promise<void>;
  /** Takes nothing new, lets what is under way end (for six seconds at most), and tells Telegram how far it got. */
  readonly stop: () => Promise<void>;
  /** The port that updates are taken at; null when the bot polls. */
  readonly webhookPort: number | null;
  /** How many updates are being handled. */
  readonly unfinishedCount: () => number;
};

/** The bot cannot run at all, and why. */
export class BotStartError extends Error {
  override readonly name = 'BotStartError';
}

const HANDLER_MS = 90_000;
const DRAIN_MS = 6_000;
/** So many updates Telegram brings at once by webhook, each from another chat; more it does not allow. */
const MOST_AT_ONCE = 100;
const BACK_OFF = { firstMs: 300, longestMs: 5_000 };

/**
 * Starts a bot: waits for Telegram, not for the API (whose absence the members' updates outwait).
 * @throws BotStartError when the token is refused
 */
export async function startBot(definition: BotDefinition, config: BotConfig, startup: AbortSignal = new AbortController().signal): Promise<RunningBot> {
  const { bot, envPrefix, register, menus, apology } = definition;
  const log = createLog(bot.toLowerCase(), config.logLevel);
  const api = createApiClient({ url: config.apiUrl, apiKey: config.apiKey });
  const limiter = new Limiter();
  const options = { apiRoot: config.telegramApiRoot, webhookReply: false };
  const telegraf = new Telegraf<BotContext>(config.token, { handlerTimeout: HANDLER_MS, telegram: options });
  const replies = { limiter, priority: 'reply' } as const;
  govern(telegraf.telegram, replies);
  telegraf.use(equip({ bot, api, outgoing: replies, log }));
  telegraf.catch((error) => {
    throw error;
  });
  register(telegraf);
  telegraf.botInfo = await untilTelegramAnswers(() => telegraf.telegram.getMe(), { envPrefix, log, signal: startup });

  const broadcaster = new Telegram(config.token, options);
  govern(broadcaster, { limiter, priority: 'broadcast' });
  const stopping = new AbortController();
  const intake = new Intake(updateHandler({ bot, telegraf, api, log, apology, stopping: stopping.signal }));
  const source = await openSource({ config, telegraf, intake, log, envPrefix, signal: stopping.signal });
  const delivering = deliver({ bot, api, telegram: broadcaster, log }, stopping.signal);
  void setMenus(telegraf.telegram, menus, log);
  log.info({ username: telegraf.botInfo.username, by: config.webhook ? 'webhook' : 'polling' }, 'ready');

  const drain = async (): Promise<void> => {
    stopping.abort();
    limiter.close();
    await Promise.race([Promise.allSettled([source.stop(), intake.idle(), delivering]), pause(DRAIN_MS, new AbortController().signal)]);
    if (config.webhook === null) await confirmOffset({ telegram: telegraf.telegram, intake, log });
    await api.close();
    log.info({ unfinished: intake.unfinishedCount }, 'stopped');
  };
  let draining: Promise<void> | undefined;
  return { finished: source.finished, stop: () => (draining ??= drain()), webhookPort: source.port, unfinishedCount: () => intake.unfinishedCount };
}

type Source = { readonly finished: Promise<void>; readonly stop: () => Promise<void>; readonly port: number | null };
type SourceParts = {
  readonly config: BotConfig;
  readonly telegraf: BotOf;
  readonly intake: Intake;
  readonly log: Log;
  readonly envPrefix: EnvPrefix;
  readonly signal: AbortSignal;
};

/** Where updates come from: Telegram calls us, or we ask it. */
async function openSource({ config, telegraf, intake, log, envPrefix, signal }: SourceParts): Promise<Source> {
  const { telegram } = telegraf;
  const { webhook } = config;
  if (webhook) {
    const server = await serveWebhook({ ...webhook, intake, stopping: signal });
    const extra = { secret_token: webhook.secret, allowed_updates: [...ALLOWED_UPDATES], max_connections: MOST_AT_ONCE };
    await untilTelegramAnswers(() => telegram.setWebhook(webhook.url, extra), { envPrefix, log, signal });
    return { finished: new Promise((resolve) => signal.addEventListener('abort', () => resolve())), stop: server.stop, port: server.port };
  }
  await untilTelegramAnswers(() => telegram.deleteWebhook(), { envPrefix, log, signal });
  const finished = poll({ telegram, intake, log }, signal).catch((error: unknown) => {
    throw tokenRefused(envPrefix, error);
  });
  return { finished, stop: () => finished, port: null };
}

type Patience = { readonly envPrefix: EnvPrefix; readonly log: Log; readonly signal: AbortSignal };

async function untilTelegramAnswers<Answer>(ask: () => Promise<Answer>, { envPrefix, log, signal }: Patience): Promise<Answer> {
  for (let failures = 0; ; failures += 1) {
    try {
      return await ask();
    } catch (error) {
      if (telegramFailure(error).kind === 'bad-token') throw tokenRefused(envPrefix, error);
      if (signal.aborted) throw new BotStartError('The bot was stopped before Telegram answered.');
      log.warn({ ...failureForLog(error), failures: failures + 1 }, 'waiting for Telegram');
      await pause(backOffMs(failures, BACK_OFF), signal);
    }
  }
}

function tokenRefused(envPrefix: EnvPrefix, cause: unknown): BotStartError {
  return new BotStartError(`Telegram refused ${envPrefix}_TOKEN. Check it with @BotFather, and TELEGRAM_API_ROOT if you use another server than Telegram's.`, {
    cause,
  });
}
