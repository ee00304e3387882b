import { createHmac } from 'node:crypto';

/**
 * What Telegram signs the initData of a bot's pages with: HMAC-SHA256 of the bot's token under the key "WebAppData". Who has it can say who opened a page; the
 * bot's token cannot be found from it, and nothing can be sent with it.
 */
export type WebAppSecret = Buffer;

/**
 * The secret of the bot with this token.
 * @see https://core.telegram.org/bots/webapps#validating-data-received-via-the-mini-app
 */
export function webAppSecretOf(botToken: string): WebAppSecret {
  return createHmac('sha256', 'WebAppData').update(botToken).digest();
}
