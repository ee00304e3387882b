import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { buildApp, type App } from './app.ts';
import { readConfig, type Config } from './config.ts';
import { startEmbeddedPostgres } from './db/embedded-postgres/start-embedded-postgres.ts';
import { channelSettings } from './delivery/channels/channel-settings.ts';
import { migrate } from './db/migrate.ts';
import { ensureDevelopmentKeys } from './development-keys.ts';
import { systemClock } from './lib/clock.ts';
import { FileClock } from './lib/file-clock.ts';
import { createLog, type Log } from './lib/log.ts';
import { requireNode } from './lib/needed-node.ts';
import type { Manifest } from './read/trusted-documents.ts';
import { explainStartFailure } from './start-failure.ts';

const root = fileURLToPath(new URL('../../..', import.meta.url));
/** The operations of packages/schema by their hash: data of the contract, as the code generator writes it. */
const manifestFile = fileURLToPath(new URL('../../schema/src/generated/persisted-documents.json', import.meta.url));
const STOP_WITHIN_MS = 9_500;

/** Serves the API until the process is told to stop. */
async function main(): Promise<void> {
  const { config, warnings } = readConfig(process.env, root);
  const log = createLog(config.logLevel);
  for (const warning of warnings) log.warn(warning);
  const stack = new AsyncDisposableStack();
  stopOnSignals(stack, log);
  try {
    const databaseUrl = config.databaseUrl ?? (await ownDatabase(config, log, stack));
    const { applied } = await migrate(databaseUrl);
    if (applied.length > 0) log.info({ applied }, 'the database is up to date');
    const app = await serve(config, databaseUrl, log);
    stack.defer(() => app.stop());
    log.info({ url: app.url }, 'the API listens');
  } catch (error) {
    await stack.disposeAsync();
    throw error;
  }
}

async function ownDatabase(config: Config, log: Log, stack: AsyncDisposableStack): Promise<string> {
  const server = await startEmbeddedPostgres({ dataDir: join(config.dataDirectory, 'postgres'), log: (sentence) => log.info(sentence) });
  stack.defer(() => server.stop());
  server.onRestart(() => log.warn('PostgreSQL was lost and answers again'));
  return server.url;
}

function serve(config: Config, databaseUrl: string, log: Log): Promise<App> {
  const clock = config.clockFile === null ? systemClock : new FileClock(config.clockFile);
  const { devKeysFile, publicUrl, stripeWebhookSecret } = config;
  const { settings: channels, missing: missingSettings, notices } = channelSettings(config);
  for (const notice of notices) log.info(notice);
  return buildApp({
    databaseUrl,
    host: config.host,
    port: config.port,
    clock,
    log,
    isProduction: config.environment === 'production',
    manifest: existsSync(manifestFile) ? (JSON.parse(readFileSync(manifestFile, 'utf8')) as Manifest) : {},
    allowedOrigins: [...config.allowedOrigins, ...(publicUrl === null ? [] : [new URL(publicUrl).origin])],
    trustedProxies: config.trustedProxies,
    rateLimitPerMinute: config.rateLimitPerMinute,
    redisUrl: config.redisUrl,
    allowsLoopback: config.environment !== 'production',
    doesRegularWork: true,
    metricsPort: config.metricsPort,
    channels,
    missingSettings,
    publicUrl,
    stripeWebhookSecret,
    llm: config.llm,
    webAppSecrets: config.webAppSecrets,
    ...(devKeysFile !== null && {
      beforeListening: async ({ orm, wakeRelay }) => void (await ensureDevelopmentKeys(devKeysFile, { orm, now: clock.now(), wakeRelay })),
    }),
  });
}

/** Everything that was started is stopped in turn, the database last; a second signal does not wait. */
function stopOnSignals(stack: AsyncDisposableStack, log: Log): void {
  let isStopping = false;
  const stop = (signal: string): void => {
    if (isStopping) process.exit(1);
    isStopping = true;
    log.info({ signal }, 'stopping');
    setTimeout(() => process.exit(1), STOP_WITHIN_MS).unref();
    stack.disposeAsync().then(
      () => process.exit(0),
      (error: unknown) => {
        log.error({ err: error }, 'could not stop cleanly');
        process.exit(1);
      },
    );
  };
  process.on('SIGTERM', stop);
  process.on('SIGINT', stop);
}

requireNode();
process.on('unhandledRejection', (error) => {
  throw error;
});

main().catch((error: unknown) => {
  // Who starts the process reads standard error; what they can cure they are told in a sentence.
  const stack = error instanceof Error ? (error.stack ?? error.message) : String(error);
  process.stderr.write(`${explainStartFailure(error) ?? stack}\n`);
  process.exit(1);
});
