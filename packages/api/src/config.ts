import { resolve } from 'node:path';
import { closest, distance } from 'fastest-levenshtein';
import { z } from 'zod';

const LOG_LEVELS = ['fatal', 'error', 'warn', 'info', 'debug', 'silent'] as const;

const isUrlOf = (protocols: readonly string[]) => (text: string) => URL.canParse(text) && protocols.includes(new URL(text).protocol);
const ONE_ADDRESS = /^[^\s@<>()[\],;:"\\\p{C}]+@[^\s@<>()[\],;:"\\\p{C}]+$/u;
const port = z.coerce.number().int().min(0).max(65_535);

/** Each variable: its form, and the cure that is printed when it has another. Values are never printed: they may be secrets. */
const shapes = {
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
    'origins of web pages that may open WebSockets, separated by commas, such as https://app.example.org',
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
  LOG_LEVEL: [z.enum(LOG_LEVELS).default('info'), `one of ${LOG_LEVELS.join(', ')}`],
  PROGRESS_DATA_DIR: [z.string().min(1).optional(), 'a folder for the database that comes with the project'],
  PROGRESS_DEV_KEYS_FILE: [z.string().min(1).optional(), 'a file for the keys of a development machine'],
  CLOCK_FILE: [z.string().min(1).optional(), 'a JSON file such as {"offsetMs": 0}'],
} as const satisfies Record<string, readonly [z.ZodType, string]>;
const onlyInDevelopment = ['PROGRESS_DEV_KEYS_FILE', 'CLOCK_FILE'] as const;

/** Who an e-mail is from: what is shown, and where answers go. */
type Mailbox = { readonly name: string; readonly address: string };

type Values = { [Name in keyof typeof shapes]: z.output<(typeof shapes)[Name][0]> };

export type Config = {
  readonly environment: Values['NODE_ENV'];
  /** Null: the PostgreSQL that comes with the project. */
  readonly databaseUrl: string | null;
  readonly redisUrl: string | null;
  readonly host: string;
  readonly port: number;
  /** Null: the address that the server listens on. */
  readonly publicUrl: string | null;
  readonly allowedOrigins: readonly string[];
  readonly trustedProxies: number;
  readonly rateLimitPerMinute: number;
  /** Null: no e-mail is sent. */
  readonly smtpUrl: string | null;
  readonly mailFrom: Mailbox | null;
  /** What is null is not set. */
  readonly twilio: {
    readonly accountSid: string | null;
    readonly authToken: string | null;
    readonly from: string | null;
    readonly messagingServiceSid: string | null;
    readonly apiRoot: string | null;
  };
  /** Null: the figures are shown beside GraphQL. */
  readonly metricsPort: number | null;
  /** Null: nobody is heard in the name of Stripe. */
  readonly stripeWebhookSecret: string | null;
  readonly logLevel: Values['LOG_LEVEL'];
  /** Where the state of a development machine is kept. */
  readonly dataDirectory: string;
  readonly devKeysFile: string | null;
  readonly clockFile: string | null;
};

/** The environment does not allow a start; the message names every variable at fault and its cure. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError';
}

/**
 * Reads the whole configuration once, at the start.
 * @param root the folder that `.progress` is made in when PROGRESS_DATA_DIR is not set
 * @returns the configuration, and a warning for each PROGRESS_ variable that means nothing here
 * @throws ConfigError naming all variables at fault, never their values
 */
export function readConfig(environment: NodeJS.ProcessEnv, root: string): { config: Config; warnings: string[] } {
  const values: Record<string, unknown> = {};
  const faults: string[] = [];
  for (const [name, [shape, cure]] of Object.entries(shapes)) {
    const given = environment[name];
    const read = (shape as z.ZodType).safeParse(given === '' ? undefined : given);
    if (read.success) values[name] = read.data;
    else faults.push(`${name} is not understood: set it to ${cure}.`);
  }
  if (values['NODE_ENV'] === 'production') {
    for (const name of onlyInDevelopment.filter((n) => values[n] !== undefined))
      faults.push(`${name} is for development only: remove it, or set NODE_ENV to development.`);
  }
  if (faults.length > 0) throw new ConfigError(faults.join('\n'));
  return { config: configOf(values as Values, root), warnings: warningsOf(environment) };
}

const orNull = <Value>(value: Value | undefined): Value | null => value ?? null;

function configOf(values: Values, root: string): Config {
  return {
    environment: values.NODE_ENV,
    databaseUrl: orNull(values.DATABASE_URL),
    redisUrl: orNull(values.REDIS_URL),
    host: values.HOST,
    port: values.PORT,
    publicUrl: orNull(values.PUBLIC_URL),
    allowedOrigins: values.ALLOWED_ORIGINS,
    trustedProxies: values.TRUSTED_PROXIES,
    rateLimitPerMinute: values.RATE_LIMIT_PER_MINUTE,
    smtpUrl: orNull(values.SMTP_URL),
    mailFrom: orNull(values.MAIL_FROM),
    twilio: twilioOf(values),
    metricsPort: orNull(values.METRICS_PORT),
    stripeWebhookSecret: orNull(values.STRIPE_WEBHOOK_SECRET),
    logLevel: values.LOG_LEVEL,
    dataDirectory: resolve(root, values.PROGRESS_DATA_DIR ?? '.progress'),
    devKeysFile: values.PROGRESS_DEV_KEYS_FILE === undefined ? null : resolve(root, values.PROGRESS_DEV_KEYS_FILE),
    clockFile: values.CLOCK_FILE === undefined ? null : resolve(root, values.CLOCK_FILE),
  };
}

function twilioOf(values: Values): Config['twilio'] {
  return {
    accountSid: values.TWILIO_ACCOUNT_SID ?? null,
    authToken: values.TWILIO_AUTH_TOKEN ?? null,
    from: values.TWILIO_FROM ?? null,
    messagingServiceSid: values.TWILIO_MESSAGING_SERVICE_SID ?? null,
    apiRoot: values.TWILIO_API_ROOT ?? null,
  };
}

/** How names of ours begin. What begins so and is no name of ours is more likely misspelt than somebody else's. */
const OURS = /^(PROGRESS|PUBLIC|ALLOWED|TRUSTED|RATE|METRICS|REDIS|SMTP|MAIL|TWILIO|COMMITMENT|POD|WEBHOOK|TELEGRAM|HEALTH|PLAYGROUND)_/;
/** Variables of the other processes, which may stand in the same file. */
const ELSEWHERE = [
  'COMMITMENT_BOT_TOKEN',
  'COMMITMENT_BOT_API_KEY',
  'POD_BOT_TOKEN',
  'POD_BOT_API_KEY',
  'API_URL',
  'TELEGRAM_API_ROOT',
  'HEALTH_PORT',
  'WEBHOOK_URL',
  'WEBHOOK_PORT',
  'WEBHOOK_SECRET',
  'PLAYGROUND_PORT',
  'SMTP_PORT',
];
const FARTHEST = 3;

function warningsOf(environment: NodeJS.ProcessEnv): string[] {
  const known = [...Object.keys(shapes), ...ELSEWHERE];
  const unknown = Object.keys(environment).filter((name) => OURS.test(name) && !known.includes(name));
  return unknown.toSorted().map((name) => {
    const nearest = closest(name, known);
    const isNear = distance(name, nearest) <= FARTHEST;
    return `${name} means nothing to the API${isNear ? `; did you mean ${nearest}? Correct its name` : ': check its spelling'} or remove it.`;
  });
}

function listOf(text: string): string[] {
  return text.split(',').flatMap((item) => (item.trim() === '' ? [] : [item.trim()]));
}

/** "Name <address>", or the address alone. What is neither becomes an address that is none. */
function mailboxOf(text: string): Mailbox {
  const [, name, address] = /^\s*"?([^"<>\r\n]*?)"?\s*<([^<>]*)>\s*$/.exec(text) ?? [];
  return address === undefined ? { name: '', address: text.trim() } : { name: name ?? '', address };
}
