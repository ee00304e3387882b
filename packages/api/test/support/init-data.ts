import { createHmac } from 'node:crypto';
import { webAppSecretOf } from '../../src/lib/web-app-secrets.ts';

export const BOT_TOKENS = { commitment: '1000000001:AAcommitment-bot-of-the-tests', pod: '1000000002:AApod-bot-of-the-tests' } as const;
/** What the API is started with so that it knows what both bots' pages are told. */
export const WEB_APP_SECRETS = Object.values(BOT_TOKENS).map(webAppSecretOf);

export type Fields = { readonly [name: string]: string };
let queries = 0;

/** What Telegram says of somebody who opened a page, before it is signed; no two are alike. */
export function fieldsFor(telegramUserId: string, openedAt: Date, more: Fields = {}): Fields {
  queries += 1;
  return {
    query_id: `AAE${queries}`,
    user: JSON.stringify({ id: Number(telegramUserId), first_name: 'Ana & “Ánna”', language_code: 'de', allows_write_to_pm: true }),
    auth_date: String(Math.floor(openedAt.getTime() / 1000)),
    signature: 'an-ed25519-signature-that-is-signed-too',
    ...more,
  };
}

/** Signs fields as Telegram does for the bot with this token. */
export function hashOf(fields: Fields, token: string): string {
  const text = Object.keys(fields)
    .toSorted()
    .map((name) => `${name}=${fields[name]}`)
    .join('\n');
  const secret = createHmac('sha256', 'WebAppData').update(token).digest();
  return createHmac('sha256', secret).update(text).digest('hex');
}

/** As it stands in `Telegram.WebApp.initData`. */
export const written = (fields: Fields): string => new URLSearchParams(fields).toString();

/** Signed initData of somebody who opened a page. */
export function initDataFor(telegramUserId: string, openedAt: Date, { token = BOT_TOKENS.commitment as string, more = {} as Fields } = {}): string {
  const fields = fieldsFor(telegramUserId, openedAt, more);
  return written({ ...fields, hash: hashOf(fields, token) });
}
