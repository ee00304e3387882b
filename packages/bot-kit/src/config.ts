import { closest, distance } from 'fastest-levenshtein';
import { z } from 'zod';

/** The prefixes of the two bots' own variables: `COMMITMENT_BOT_TOKEN`, `POD_BOT_API_KEY`. */
export type EnvPrefix = 'COMMITMENT_BOT' | 'POD_BOT';

export type Webhook = { readonly url: string; readonly port: number; readonly secret: string };

export type BotConfig = {
  readonly token: string;
  readonly apiKey: string;
  readonly apiUrl: string;
  readonly telegramApiRoot: string;
  /** Null: the bot asks for its updates itself (long polling). */
  readonly webhook: Webhook | null;
  /** Where a container asks whether the process lives; null: nowhere. */
  readonly healthPort: number | null;
  readonly logLevel: LogLevel;
};

export const LOG_LEVELS = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const;
export type LogLevel = (typeof LOG_LEVELS)[number];

/** Every fault of the environment at once, one sentence a line; never a value. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError';
}

/**
 * What the environment says about one bot.
 * @throws ConfigError
 */
export function readConfig(env: Readonly<Record<string, string | undefined>>, prefix: EnvPrefix): BotConfig {
  const result = shapeOf(prefix).safeParse({ ...withoutBlanks(env), TOKEN: env[`${prefix}_TOKEN`], API_KEY: env[`${prefix}_API_KEY`] });
  const faults = [...(result.error?.issues ?? []).map((issue) => issue.message), ...halfSet(withoutBlanks(env))];
  if (!result.success || faults.length > 0) throw new ConfigError([...faults, ...warningsOf(env, prefix)].join('\n'));
  const given = result.data;
  return {
    token: given.TOKEN,
    apiKey: given.API_KEY,
    apiUrl: given.API_URL,
    telegramApiRoot: given.TELEGRAM_API_ROOT,
    webhook: webhookOf(given),
    healthPort: given.HEALTH_PORT ?? null,
    logLevel: given.LOG_LEVEL,
  };
}

const HEALTH_RANGE = 'HEALTH_PORT is not between 0 and 65535.';
const PORT_RANGE = 'WEBHOOK_PORT is not between 0 and 65535.';

const address = (name: string) => z.url({ protocol: /^https?$/, error: `${name} is not an address that starts with http:// or https://.` });

const keyCommand = (prefix: EnvPrefix): string =>
  `npm run progress -- key create --kind service --name ${prefix.toLowerCase().replace('_', '-')} --scopes act-as,deliveries`;

const shapeOf = (prefix: EnvPrefix) =>
  z.object({
    TOKEN: z
      .string(`${prefix}_TOKEN is missing: give the token that @BotFather gave you.`)
      .regex(/^\d+:[\w-]+$/, `${prefix}_TOKEN is not a bot's token: digits, a colon, then letters, digits, "_" or "-".`),
    API_KEY: z.string(`${prefix}_API_KEY is missing: make it with \`${keyCommand(prefix)}\`.`).min(1, `${prefix}_API_KEY is empty.`),
    API_URL: address('API_URL').default('http://127.0.0.1:4000/graphql'),
    TELEGRAM_API_ROOT: address('TELEGRAM_API_ROOT').default('https://api.telegram.org'),
    WEBHOOK_URL: address('WEBHOOK_URL').optional(),
    WEBHOOK_PORT: z.coerce
      .number('WEBHOOK_PORT is not a number.')
      .int('WEBHOOK_PORT is not a whole number.')
      .min(0, PORT_RANGE)
      .max(65_535, PORT_RANGE)
      .default(8443),
    WEBHOOK_SECRET: z
      .string()
      .regex(/^[\w-]{16,256}$/, 'WEBHOOK_SECRET has to be 16 to 256 letters, digits, "_" or "-".')
      .optional(),
    HEALTH_PORT: z.coerce
      .number('HEALTH_PORT is not a number.')
      .int('HEALTH_PORT is not a whole number.')
      .min(0, HEALTH_RANGE)
      .max(65_535, HEALTH_RANGE)
      .optional(),
    LOG_LEVEL: z.enum(LOG_LEVELS, `LOG_LEVEL is none of ${LOG_LEVELS.join(', ')}.`).default('info'),
  });

/** Told with the other faults, whatever those are. */
function halfSet(env: Readonly<Record<string, string | undefined>>): string[] {
  if (env['WEBHOOK_URL'] === undefined || env['WEBHOOK_SECRET'] !== undefined) return [];
  return ['WEBHOOK_SECRET is missing: with WEBHOOK_URL set, Telegram has to prove that an update comes from it.'];
}

/** How names of ours begin; what begins so and is no name of ours is probably misspelt. */
const suspicious = (prefix: EnvPrefix): RegExp => new RegExp(`^(${prefix}|WEBHOOK|TELEGRAM|HEALTH)_`);
const FARTHEST = 3;

/** A sentence for each variable that looks like one of ours and is none, with the name that was probably meant. Never a value. */
export function warningsOf(env: Readonly<Record<string, string | undefined>>, prefix: EnvPrefix): string[] {
  const own = Object.keys(shapeOf(prefix).shape).map((name) => (name === 'TOKEN' || name === 'API_KEY' ? `${prefix}_${name}` : name));
  // The API's, which may stand in the same file.
  const others = [`${prefix}_WEB_SECRET`];
  const unknown = Object.keys(env).filter((name) => suspicious(prefix).test(name) && !own.includes(name) && !others.includes(name));
  return unknown.toSorted().map((name) => {
    const nearest = closest(name, own);
    const isNear = distance(name, nearest) <= FARTHEST;
    return `${name} means nothing to this bot${isNear ? `; did you mean ${nearest}? Correct its name` : ': check its spelling'} or remove it.`;
  });
}

/** A variable that is set to nothing counts as not set, as in a `.env` file with the value left out. */
function withoutBlanks(env: Readonly<Record<string, string | undefined>>): Record<string, string> {
  return Object.fromEntries(Object.entries(env).filter((entry): entry is [string, string] => entry[1] !== undefined && entry[1].trim() !== ''));
}

function webhookOf(given: { WEBHOOK_URL?: string | undefined; WEBHOOK_SECRET?: string | undefined; WEBHOOK_PORT: number }): Webhook | null {
  if (given.WEBHOOK_URL === undefined || given.WEBHOOK_SECRET === undefined) return null;
  return { url: given.WEBHOOK_URL, port: given.WEBHOOK_PORT, secret: given.WEBHOOK_SECRET };
}
