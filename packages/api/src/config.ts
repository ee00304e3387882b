import { resolve } from 'node:path';
import { closest, distance } from 'fastest-levenshtein';
import type { z } from 'zod';
import { shapes, type Mailbox, type Values } from './config-shapes.ts';

const onlyInDevelopment = ['PROGRESS_DEV_KEYS_FILE', 'CLOCK_FILE'] as const;

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
  /** A language model that may help to read messages of members who want it; null: none is asked. */
  readonly llm: {
    readonly url: string;
    readonly apiKey: string | null;
    readonly model: string;
    readonly limits: { readonly perMember: number; readonly inTotal: number };
  } | null;
  /** What Telegram signs initData of the bots' pages with; empty: members do not come on the web. */
  readonly webAppSecrets: readonly Buffer[];
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
 * @returns the configuration, and warnings: of variables that mean nothing here, and of a production whose data would stay on this machine
 * @throws ConfigError naming all variables at fault, and those that are misspelt, never their values
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
  faults.push(...halfSet(environment));
  if (values['NODE_ENV'] === 'production') {
    for (const name of onlyInDevelopment.filter((n) => values[n] !== undefined))
      faults.push(`${name} is for development only: remove it, or set NODE_ENV to development.`);
  }
  if (faults.length > 0) throw new ConfigError([...faults, ...warningsOf(environment)].join('\n'));
  const config = configOf(values as Values, root);
  return { config, warnings: [...placeOfData(config), ...warningsOf(environment)] };
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
    llm: llmOf(values),
    webAppSecrets: [values.COMMITMENT_BOT_WEB_SECRET, values.POD_BOT_WEB_SECRET].flatMap((hex) => (hex === undefined ? [] : [Buffer.from(hex, 'hex')])),
    logLevel: values.LOG_LEVEL,
    dataDirectory: resolve(root, values.PROGRESS_DATA_DIR ?? '.progress'),
    devKeysFile: values.PROGRESS_DEV_KEYS_FILE === undefined ? null : resolve(root, values.PROGRESS_DEV_KEYS_FILE),
    clockFile: values.CLOCK_FILE === undefined ? null : resolve(root, values.CLOCK_FILE),
  };
}

function llmOf({ LLM_URL: url, LLM_API_KEY: apiKey, LLM_MODEL: model, ...values }: Values): Config['llm'] {
  if (url === undefined || model === undefined) return null;
  return { url, apiKey: orNull(apiKey), model, limits: { perMember: values.LLM_TOKENS_PER_MEMBER, inTotal: values.LLM_TOKENS_PER_DAY } };
}

/** A language model has an address and a name, or nothing of it is set. */
function halfSet(environment: NodeJS.ProcessEnv): string[] {
  const isSet = (name: string): boolean => (environment[name] ?? '') !== '';
  const set = Object.keys(shapes).filter((name) => name.startsWith('LLM_') && isSet(name));
  if (set.length === 0) return [];
  return ['LLM_URL', 'LLM_MODEL'].filter((name) => !isSet(name)).map((name) => `${name} is missing: set it too, or remove ${set.join(', ')}.`);
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
const OURS = /^(PROGRESS|PUBLIC|ALLOWED|TRUSTED|RATE|METRICS|REDIS|SMTP|MAIL|TWILIO|LLM|COMMITMENT|POD|WEBHOOK|TELEGRAM|HEALTH|PLAYGROUND)_/;
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

/** Somebody who runs this in earnest and forgot the address of their database should not find out when the machine is gone. */
function placeOfData({ environment, databaseUrl, dataDirectory }: Config): string[] {
  if (environment !== 'production' || databaseUrl !== null) return [];
  return [`DATABASE_URL is not set: everything is kept in a PostgreSQL of our own in ${dataDirectory}, on this machine alone.`];
}

function warningsOf(environment: NodeJS.ProcessEnv): string[] {
  const known = [...Object.keys(shapes), ...ELSEWHERE];
  const unknown = Object.keys(environment).filter((name) => OURS.test(name) && !known.includes(name));
  return unknown.toSorted().map((name) => {
    const nearest = closest(name, known);
    const isNear = distance(name, nearest) <= FARTHEST;
    return `${name} means nothing to the API${isNear ? `; did you mean ${nearest}? Correct its name` : ': check its spelling'} or remove it.`;
  });
}
