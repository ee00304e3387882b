import type { ContextParts } from './build-context.ts';
import type { ChannelSettings } from './delivery/channels/channel-settings.ts';
import type { Clock } from './lib/clock.ts';
import type { MissingSettings } from './lib/facilities.ts';
import type { Log } from './lib/log.ts';
import type { WebAppSecret } from './lib/web-app-secrets.ts';
import type { GuardedSettings } from './llm/open-model.ts';
import type { Manifest } from './read/trusted-documents.ts';

export type AppOptions = {
  readonly databaseUrl: string;
  /** 127.0.0.1 unless told otherwise. */
  readonly host?: string;
  /** Any free one unless told otherwise. */
  readonly port?: number;
  readonly clock?: Clock;
  readonly log?: Log;
  readonly isProduction?: boolean;
  /** Documents that clients may name by their hash. */
  readonly manifest?: Manifest;
  readonly allowedOrigins?: readonly string[];
  readonly trustedProxies?: number;
  readonly rateLimitPerMinute?: number;
  /** A Redis that carries hints and spent points between processes; without it hints go through PostgreSQL, and each process counts points by itself. */
  readonly redisUrl?: string | null;
  /** Database connections at most; 10 unless told otherwise. */
  readonly poolSize?: number;
  /** Whether this process also does what is done by the clock: closes days, counts the key figures. Not unless told so. */
  readonly doesRegularWork?: boolean;
  /** A port on which the figures are shown to whoever reaches it. Left out: they stand at /metrics, for admins and for programs on this machine. */
  readonly metricsPort?: number | null;
  /** Ways to reach people outside Telegram; their messages are sent by the process that does regular work. None unless told so. */
  readonly channels?: ChannelSettings;
  /** Which settings keep a channel away, for whoever asks for it; the usual ones of the channels that are not there unless told otherwise. */
  readonly missingSettings?: MissingSettings;
  /** The address under which people reach the API; where it listens unless told otherwise. */
  readonly publicUrl?: string | null;
  /** What Stripe signs its calls with; nobody is heard in its name unless told so. */
  readonly stripeWebhookSecret?: string | null;
  /** A language model that may help to read messages; none unless told so. */
  readonly llm?: GuardedSettings | null;
  /** What Telegram signs initData of the bots' pages with, for each bot; nobody is let in on the web unless told so. */
  readonly webAppSecrets?: readonly WebAppSecret[];
  /** Whether webhooks may lead to this very machine, also without TLS: for development and tests. Not unless told so. */
  readonly allowsLoopback?: boolean;
  /** What is to be done before the first request is taken. */
  readonly beforeListening?: (context: ContextParts) => Promise<void>;
};
