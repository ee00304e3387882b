import { isIP } from 'node:net';
import { z } from 'zod';

const LOG_LEVELS = ['fatal', 'error', 'warn', 'info', 'debug', 'silent'] as const;

const isUrlOf = (protocols: readonly string[]) => (text: string) => URL.canParse(text) && protocols.includes(new URL(text).protocol);
const ONE_ADDRESS = /^[^\s@<>()[\],;:"\\\p{C}]+@[^\s@<>()[\],;:"\\\p{C}]+$/u;
const tokens = z.coerce.number().int().min(0).max(1_000_000_000);
const port = z.coerce.number().int().min(0).max(65_535);

const webSecret = z
  .string()
  .regex(/^[0-9a-f]{64}$/)
  .optional();
const webSecretCure = (bot: string): string =>
  `64 hexadecimal digits, as "progress web-secrets" derives them from ${bot}_TOKEN; leave it out when members do not come by pages of that bot`;

/** Each variable: its form, and the cure that is printed when it has another. Values are never printed: they may be secrets. */
export const shapes = {
  NODE_ENV: [z.enum(['development', 'test', 'production']).default('development'), 'development, test or production'],
  DATABASE_URL: [
    z
      .string()
      .refine(isUrlOf(['postgres:', 'postgresql:']))
      .optional(),
    'a PostgreSQL address, such as postgres://user:password@host:5432/database; leave it out to use the PostgreSQL that comes with the project',
  ],
  REDIS_URL: [
    z
      .string()
      .refine(isUrlOf(['redis:', 'rediss:']))
      .optional(),
    'a Redis address, such as redis://host:6379; leave it out to wake processes through PostgreSQL',
  ],
  HOST: [z.string().min(1).default('127.0.0.1'), 'the address to listen on, such as 127.0.0.1 or 0.0.0.0'],
  PORT: [port.default(4000), 'a port from 0 (any free one) to 65535'],
  PUBLIC_URL: [
    z
      .string()
      .refine(isUrlOf(['http:', 'https:']))
      .optional(),
    'the address under which people reach this API, such as https://api.example.org',
  ],
  ALLOWED_ORIGINS: [
    z
      .string()
      .transform(listOf)
      .refine((origins) => origins.every((o) => isUrlOf(['http:', 'https:'])(o) && new URL(o).origin === o))
      .default([]),
    'origins of web pages that may call this API, separated by commas, such as https://app.example.org',
  ],
  TRUSTED_PROXIES: [z.coerce.number().int().min(0).max(10).default(0), 'how many reverse proxies stand before this API, 0 to 10'],
  RATE_LIMIT_PER_MINUTE: [z.coerce.number().int().min(1).default(60_000), 'how many points of cost a key may spend in a minute, such as 60000'],
  SMTP_URL: [
    z
      .string()
      .refine(isUrlOf(['smtp:', 'smtps:']))
      .optional(),
    'the address of a mail server, such as smtps://user:password@mail.example.org:465',
  ],
  MAIL_FROM: [
    z
      .string()
      .transform(mailboxOf)
      .refine(({ address }) => ONE_ADDRESS.test(address))
      .optional(),
    'the sender of e-mail, such as The Progress Method <hello@example.org>',
  ],
  TWILIO_ACCOUNT_SID: [
    z
      .string()
      .regex(/^AC[0-9a-f]{32}$/)
      .optional(),
    'the account at Twilio: AC and 32 hexadecimal digits',
  ],
  TWILIO_AUTH_TOKEN: [z.string().min(1).optional(), 'the token of that account'],
  TWILIO_FROM: [
    z
      .string()
      .regex(/^(\+[1-9]\d{6,14}|\d{3,8}|[A-Za-z0-9 ]{1,11})$/)
      .optional(),
    'the number that SMS come from, such as +12025550100',
  ],
  TWILIO_MESSAGING_SERVICE_SID: [
    z
      .string()
      .regex(/^MG[0-9a-f]{32}$/)
      .optional(),
    'a messaging service of Twilio, instead of TWILIO_FROM: MG and 32 hexadecimal digits',
  ],
  TWILIO_API_ROOT: [
    z
      .string()
      .refine(isUrlOf(['http:', 'https:']))
      .transform((root) => root.replace(/\/+$/, ''))
      .optional(),
    'another address for the API of Twilio, such as http://127.0.0.1:4100; leave it out for the real one',
  ],
  METRICS_PORT: [port.optional(), 'a port for /metrics alone, such as 9464; leave it out to show it on PORT, to admins and on this machine'],
  STRIPE_WEBHOOK_SECRET: [
    z
      .string()
      .regex(/^whsec_\S+$/)
      .optional(),
    'the secret of the webhook, as Stripe shows it: whsec_ and more; leave it out when no payments come by Stripe',
  ],
  LLM_URL: [
    z
      .string()
      .refine(isModelAddress)
      .transform((url) => url.replace(/\/+$/, ''))
      .optional(),
    'the address of a language model that speaks as OpenAI does, such as https://llm.example.org/v1; http:// only for one on this machine or in its network',
  ],
  LLM_API_KEY: [
    z
      .string()
      .regex(/^[\x21-\x7e]+$/)
      .optional(),
    'the key of that address, without spaces; leave it out when it asks for none',
  ],
  LLM_MODEL: [z.string().trim().min(1).max(200).optional(), 'the name of the model there, such as small-model-1'],
  LLM_TOKENS_PER_DAY: [tokens.default(1_000_000), 'how many tokens all members together may use in a day, such as 1000000'],
  LLM_TOKENS_PER_MEMBER: [tokens.default(30_000), 'how many tokens one member may use in a day, such as 30000'],
  COMMITMENT_BOT_WEB_SECRET: [webSecret, webSecretCure('COMMITMENT_BOT')],
  POD_BOT_WEB_SECRET: [webSecret, webSecretCure('POD_BOT')],
  LOG_LEVEL: [z.enum(LOG_LEVELS).default('info'), `one of ${LOG_LEVELS.join(', ')}`],
  PROGRESS_DATA_DIR: [z.string().min(1).optional(), 'a folder for the database that comes with the project'],
  PROGRESS_DEV_KEYS_FILE: [z.string().min(1).optional(), 'a file for the keys of a development machine'],
  CLOCK_FILE: [z.string().min(1).optional(), 'a JSON file such as {"offsetMs": 0}'],
} as const satisfies Record<string, readonly [z.ZodType, string]>;

/** Who an e-mail is from: what is shown, and where answers go. */
export type Mailbox = { readonly name: string; readonly address: string };

export type Values = { [Name in keyof typeof shapes]: z.output<(typeof shapes)[Name][0]> };

function listOf(text: string): string[] {
  return text.split(',').flatMap((item) => (item.trim() === '' ? [] : [item.trim()]));
}

/** "Name <address>", or the address alone. What is neither becomes an address that is none. */
function mailboxOf(text: string): Mailbox {
  const [, name, address] = /^\s*"?([^"<>\r\n]*?)"?\s*<([^<>]*)>\s*$/.exec(text) ?? [];
  return address === undefined ? { name: '', address: text.trim() } : { name: name ?? '', address };
}

/** Addresses that nobody outside a network can have: of this machine, and of private networks. */
const PRIVATE_ADDRESS = /^(127\.|10\.|192\.168\.|172\.(1[6-9]|2\d|3[01])\.|\[::1\]|\[f[cd])/;

/** What members write goes there: only under TLS, or to a machine beside this one (`localhost`, a name without a dot, a private address). */
function isModelAddress(text: string): boolean {
  if (!URL.canParse(text)) return false;
  const { protocol, hostname, username } = new URL(text);
  if (username !== '') return false;
  const isName = isIP(hostname) === 0 && !hostname.startsWith('[');
  const isBeside = PRIVATE_ADDRESS.test(hostname) || (isName && !hostname.includes('.')) || hostname.endsWith('.localhost');
  return protocol === 'https:' || (protocol === 'http:' && isBeside);
}
