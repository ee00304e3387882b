import type { WebhookInfo } from '@grammyjs/types';
import { z } from 'zod';
import { UPDATE_KINDS } from '../world/updates.ts';
import { badRequest, conflict } from './bot-api-error.ts';
import type { Call, Handlers } from './call.ts';

/** What getMe says of every bot here: it may join groups, in privacy mode. */
const ABILITIES = {
  can_join_groups: true,
  can_read_all_group_messages: false,
  supports_inline_queries: false,
  supports_join_request_queries: false,
  can_connect_to_business: false,
  has_main_web_app: false,
  has_topics_enabled: false,
  allows_users_to_create_topics: false,
  can_manage_bots: false,
};
const MAX_POLL_SECONDS = 50;
const WEBHOOK_ACTIVE = "can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook first";

const isOurs = (kind: string): kind is (typeof UPDATE_KINDS)[number] => UPDATE_KINDS.some((one) => one === kind);

/** Remembers which kinds of update the bot wants; without the argument the earlier wish stays. */
function rememberKinds({ args, bot, world }: Call): void {
  const kinds = args.object('allowed_updates', z.array(z.string()), "can't parse allowed updates");
  if (kinds === undefined) return;
  bot.allowedUpdates = kinds.filter(isOurs);
  world.store.touch();
}

function clampLimit(limit: number | undefined): number {
  return limit === undefined || limit < 1 || limit > 100 ? 100 : limit;
}

/** How a bot gets its updates: by polling or by webhook. */
export const updateMethods = {
  getMe: ({ bot }) => ({ ...bot.user, ...ABILITIES }),

  getUpdates(call) {
    const { bot, args, polls, signal } = call;
    if (bot.webhook !== null) throw conflict(WEBHOOK_ACTIVE);
    rememberKinds(call);
    const timeoutSeconds = Math.min(Math.max(args.integer('timeout') ?? 0, 0), MAX_POLL_SECONDS);
    return polls.take(bot, { offset: args.integer('offset') ?? 0, limit: clampLimit(args.integer('limit')), timeoutSeconds, signal });
  },

  setWebhook(call) {
    const { bot, args, world, polls, webhooks } = call;
    const url = args.text('url') ?? '';
    if (url === '') return deleteWebhook(call);
    if (!isLocal(url)) throw badRequest('bad webhook: the local Telegram calls only addresses of this machine (http://127.0.0.1:...)');
    const secretToken = args.text('secret_token') ?? '';
    if (!/^[\w-]{0,256}$/.test(secretToken)) throw badRequest('secret token contains unallowed characters');
    rememberKinds(call);
    if (args.flag('drop_pending_updates')) bot.updates = [];
    const maxConnections = Math.min(Math.max(args.integer('max_connections') ?? 40, 1), 100);
    bot.webhook = { url, secretToken, maxConnections, lastErrorAt: null, lastErrorMessage: '' };
    polls.end(bot.user.username, conflict('terminated by setWebhook request'));
    world.store.touch();
    webhooks.pump(bot.user.username);
    return true;
  },

  deleteWebhook,

  getWebhookInfo({ bot }): WebhookInfo {
    const { webhook } = bot;
    const info = { url: webhook?.url ?? '', has_custom_certificate: false, pending_update_count: bot.updates.length };
    const kinds = bot.allowedUpdates.length > 0 ? { allowed_updates: bot.allowedUpdates } : {};
    if (webhook === null) return { ...info, ...kinds };
    const error = webhook.lastErrorAt === null ? {} : { last_error_date: webhook.lastErrorAt, last_error_message: webhook.lastErrorMessage };
    return { ...info, ...kinds, ...error, max_connections: webhook.maxConnections, ip_address: '127.0.0.1' };
  },
} satisfies Handlers;

function deleteWebhook({ bot, args, world }: Call): true {
  bot.webhook = null;
  if (args.flag('drop_pending_updates')) bot.updates = [];
  world.store.touch();
  return true;
}

function isLocal(url: string): boolean {
  const parsed = URL.parse(url);
  return parsed !== null && ['http:', 'https:'].includes(parsed.protocol) && ['127.0.0.1', 'localhost', '[::1]'].includes(parsed.hostname);
}
