import { MikroORM } from '@mikro-orm/postgresql';
import type { Pool } from 'pg';
import { KeyUses } from './api-key/key-uses.ts';
import { KnownCallers } from './api-key/known-callers.ts';
import type { AppOptions } from './app-options.ts';
import { Authenticator } from './authenticate.ts';
import { type ContextParts, runOutside } from './build-context.ts';
import { databaseOptions } from './db/options.ts';
import { pendingMigrations } from './db/migrate.ts';
import { giveUpSilence } from './db/silence.ts';
import { nameOfConstant } from './db/statement-names.ts';
import { missingOf } from './delivery/channels/channel-settings.ts';
import { entities } from './entities.ts';
import { EventLog } from './event/event-log.ts';
import { PostgresPubSub } from './event/postgres-pubsub.ts';
import type { PubSub } from './event/pubsub.ts';
import { JointActions } from './event/joint-actions.ts';
import { Relay } from './event/relay.ts';
import { BudgetExchange } from './http/budget-exchange.ts';
import { CallLog } from './http/call-log.ts';
import { CallTally } from './http/call-tally.ts';
import { CrossOrigin } from './http/cross-origin.ts';
import { DocumentGuard } from './http/document-guard.ts';
import { Door } from './http/door.ts';
import type { DoorBeside } from './http/door-beside.ts';
import { Executor } from './http/executor.ts';
import { GraphqlEndpoint } from './http/graphql-endpoint.ts';
import { HttpServer } from './http/http-server.ts';
import { MetricsDoor, serveMetrics } from './http/metrics-door.ts';
import { OperationDesk } from './http/operations.ts';
import { PlaygroundEntrance } from './http/playground-entrance.ts';
import { RateLimiter } from './http/rate-limiter.ts';
import { ServiceMetrics } from './http/service-metrics.ts';
import { SubscriptionDesk } from './http/subscription-desk.ts';
import { WebSocketEndpoint } from './http/websocket.ts';
import { systemClock, type Clock } from './lib/clock.ts';
import { createLog, type Log } from './lib/log.ts';
import type { Query } from './lib/query.ts';
import type { GuardedModel } from './llm/guarded-model.ts';
import { openModel } from './llm/open-model.ts';
import { NO_CHANNELS, OpenChannels } from './open-channels.ts';
import { Reader } from './read/execute.ts';
import { provenRegistry } from './read/proof.ts';
import { Statements } from './read/statements.ts';
import { TrustedDocuments } from './read/trusted-documents.ts';
import { chores, RegularWork } from './regular-work.ts';
import { buildGraphqlSchema, policies, readables } from './schema.ts';
import type { RunAction } from './viewer/context.ts';
import { applyPolicies, checkPolicies } from './viewer/policy.ts';
import { EventReader } from './webhook/event-reader.ts';
import { WebhookSender } from './webhook/webhook-sender.ts';

/** In production somebody else sends the requests here, and looks at /readyz from time to time. */
const NOTICE_MS = 2_000;

export type App = {
  /** Where the server listens, such as http://127.0.0.1:4000. */
  readonly url: string;
  readonly orm: MikroORM;
  /** For work outside any request: its transactions use the same clock and wake the same relay. */
  readonly context: ContextParts;
  /** Stops taking, lets what is under way finish, closes the sockets and then the database connections. Takes less than 10 s, also when the database is silent. */
  stop(): Promise<void>;
};

/**
 * Builds the whole API on a migrated database, and serves it.
 * @throws Error with a sentence per field or operation without a rule, and whatever keeps the database or the port away
 */
export async function buildApp(options: AppOptions): Promise<App> {
  const log = options.log ?? createLog('silent');
  const clock = options.clock ?? systemClock;
  const orm = await MikroORM.init(
    databaseOptions({
      url: options.databaseUrl,
      entities,
      clock,
      poolSize: options.poolSize ?? 10,
      log: () => log.debug('the database driver has something to say'),
    }),
  );
  const stack = new AsyncDisposableStack();
  stack.defer(() => orm.close(true));
  try {
    return await serve(options, { log, clock, orm, stack });
  } catch (error) {
    await stack.disposeAsync();
    throw error;
  }
}

type Ground = { readonly log: Log; readonly clock: Clock; readonly orm: MikroORM; readonly stack: AsyncDisposableStack };

async function serve(options: AppOptions, ground: Ground): Promise<App> {
  const { orm, stack, log } = ground;
  const pool = (await orm.em.getConnection().getNativeClient()) as Pool;
  const reader = provenReader(orm, pool);
  const query: Query = async (text, values) => (await pool.query({ name: nameOfConstant(text), text, values })).rows;
  const model = openModel(options.llm, query, log);
  const { feed, context, pubsub } = await followLog(options, { pool, query, model }, ground);
  const executing = { documents: new DocumentGuard(reader.registry.schema), trusted: new TrustedDocuments(reader, options.manifest ?? {}) };
  const executor = new Executor(reader, executing.documents, log);
  await executor.start();
  stack.defer(() => executor.stop());

  const callers = new KnownCallers(query);
  const door = doorOf(options, { callers, query, pubsub, ground });
  const { schema } = reader.registry;
  const desk = new OperationDesk({ ...executing, schema, executor, isProduction: options.isProduction ?? false, log });
  const { allowedOrigins = [] } = options;
  const tally = new CallTally();
  const shared = { door, desk, context, calls: new CallLog(log, tally, executing.trusted), trustedProxies: options.trustedProxies ?? 0 };
  const websocket = new WebSocketEndpoint({
    ...shared,
    subscriptions: new SubscriptionDesk(schema, reader, log),
    log,
    allowedOrigins,
  });
  feed.onGrowth((events) => {
    callers.hear(events);
    if (events.some(({ type }) => changesRights(type))) websocket.sockets.review();
  });

  await options.beforeListening?.(context);
  const channels = stack.adopt(
    new OpenChannels({ settings: options.channels, publicUrl: options.publicUrl, stripeWebhookSecret: options.stripeWebhookSecret, context, query, log }),
    (part) => part.close(),
  );
  const work = options.doesRegularWork ? stack.adopt(new RegularWork([...chores(context), ...channels.chores], log), (part) => part.stop()) : null;
  const metrics = new ServiceMetrics({ tally, pool, sockets: websocket.sockets, feed, model, chores: () => work?.fared() ?? [] });
  sendWebhooks(options, reader, { query, feed, context, ground });
  const graphql = new GraphqlEndpoint({ ...shared, crossOrigin: new CrossOrigin(allowedOrigins) });
  const server = new HttpServer({
    graphql,
    websocket,
    doors: [...channels.doors, ...(await doorsBeside(options, { metrics, door, stack, log, query, context }))],
    log,
    readiness: () => missing(pool),
    noticeMs: options.isProduction ? NOTICE_MS : 0,
  });
  const url = await server.listen(options.host ?? '127.0.0.1', options.port ?? 0);
  channels.listensAt(url);
  stack.defer(() => server.drain());
  return { url, orm, context, stop: async () => void (await Promise.all([giveUpSilence(options.databaseUrl, pool), stack.disposeAsync()])) };
}

type Followed = { readonly feed: EventLog; readonly context: ContextParts; readonly pubsub: PubSub };

/** The ordered log: this process's candidate for the relay, and its view of the log as it grows. */
type Helpers = { readonly pool: Pool; readonly query: Query; readonly model: GuardedModel | null };

async function followLog(
  { databaseUrl, redisUrl, allowsLoopback = false, webAppSecrets = [], channels = NO_CHANNELS, missingSettings = missingOf(channels) }: AppOptions,
  { pool, query, model }: Helpers,
  { orm, clock, stack, log }: Ground,
): Promise<Followed> {
  const carrier = redisUrl ? await overRedis(redisUrl, log) : new PostgresPubSub(databaseUrl, log);
  const pubsub = stack.adopt(carrier, (part) => part.stop());
  const relay = stack.adopt(new Relay(databaseUrl, pubsub, log), (part) => part.stop());
  const feed = stack.adopt(await EventLog.start(query, pubsub, log), (part) => part.stop());
  const acts = { wakeRelay: () => relay.wake(), jointActions: new JointActions(pool) };
  return { feed, pubsub, context: { orm, clock, feed, ...acts, allowsLoopback, languageModel: model, webAppSecrets, missingSettings } };
}

/** Most processes have no Redis, and its client is a hundredth of a gigabyte. */
async function overRedis(url: string, log: Log): Promise<PubSub> {
  const { RedisPubSub } = await import('./event/redis-pubsub.ts');
  return RedisPubSub.connect(url, log);
}

type DoorGround = { readonly callers: KnownCallers; readonly query: Query; readonly pubsub: PubSub; readonly ground: Ground };

function doorOf({ rateLimitPerMinute = 60_000, redisUrl }: AppOptions, { callers, query, pubsub, ground }: DoorGround): Door {
  const { clock, log, stack } = ground;
  const uses = stack.adopt(new KeyUses(query, log), (part) => part.stop());
  const authenticator = new Authenticator({ callers, failures: new RateLimiter(), uses, clock });
  const limiter = new RateLimiter();
  if (redisUrl) stack.adopt(new BudgetExchange(limiter, pubsub, log), (part) => part.stop());
  return new Door({ authenticator, limiter, perMinute: rateLimitPerMinute });
}

type MetricsGround = Pick<Ground, 'stack' | 'log'> & { readonly metrics: ServiceMetrics; readonly door: Door };

/** The way into the playground, and where the figures are shown. */
async function doorsBeside(options: AppOptions, ground: MetricsGround & { readonly query: Query; readonly context: ContextParts }): Promise<DoorBeside[]> {
  const { query, context } = ground;
  return [new PlaygroundEntrance({ query, context, trustedProxies: options.trustedProxies ?? 0 }), ...(await metricsDoors(options, ground))];
}

/** Where the figures are shown: on a port of their own, or beside GraphQL. */
async function metricsDoors(options: AppOptions, { metrics, door, stack, log }: MetricsGround): Promise<MetricsDoor[]> {
  const { metricsPort = null, host = '127.0.0.1', trustedProxies = 0 } = options;
  if (metricsPort === null) return [new MetricsDoor(metrics, door, trustedProxies)];
  const { url, stop } = await serveMetrics(metrics, host, metricsPort);
  stack.defer(stop);
  log.info({ url }, 'the figures are shown');
  return [];
}

type SenderGround = { readonly query: Query; readonly feed: EventLog; readonly context: ContextParts; readonly ground: Ground };

/** The process that does regular work sends webhooks too. */
function sendWebhooks({ doesRegularWork = false }: AppOptions, reader: Reader, { query, feed, context, ground: { log, stack } }: SenderGround): void {
  if (!doesRegularWork) return;
  const runAction: RunAction = (input, verb) => runOutside(context, input, verb);
  const { clock, allowsLoopback = false } = context;
  const sender = new WebhookSender({ query, feed, log, allowsLoopback, runAction, reader: new EventReader(reader), now: () => clock.now() });
  stack.adopt(sender, (part) => part.stop());
}

/** The reader over a schema in which every field and every operation has its rule. */
function provenReader(orm: MikroORM, pool: Pool): Reader {
  const schema = buildGraphqlSchema();
  const registry = provenRegistry(schema, orm, readables);
  checkPolicies(schema, policies, (field) => registry.isPlanned(field));
  applyPolicies(schema, policies);
  return new Reader(registry, new Statements(pool));
}

/** Whether an event may take away the right to an open socket. */
const changesRights = (type: string): boolean =>
  (type.startsWith('api_key.') && type !== 'api_key.created') || type.startsWith('role.') || type === 'member.erased';

/** What keeps the process from serving. */
async function missing(pool: Pool): Promise<string[]> {
  try {
    const pending = await pendingMigrations(pool);
    return pending.length === 0 ? [] : [`${pending.length} migrations are to be applied`];
  } catch {
    return ['the database does not answer'];
  }
}
