import type { Pool } from 'pg';
import { collectDefaultMetrics, Gauge, Registry } from 'prom-client';
import { modelMetrics, type WatchedModel } from './language-model-metrics.ts';
import { BUCKETS_S, type CallTally } from './call-tally.ts';

export type MetricParts = {
  readonly tally: CallTally;
  readonly pool: Pool;
  readonly sockets: { readonly count: number; readonly subscriptionCount: number };
  /** The position of the last event that this process knows. */
  readonly feed: { readonly position: number };
  /** Null where there is none. */
  readonly model?: WatchedModel | null;
  /** When each chore last came through here, and how often it failed; none in a process that does no regular work. */
  readonly chores: () => Iterable<{ readonly name: string; readonly succeededAt: number | null; readonly failures: number }>;
};

type Value = { readonly labels: { readonly [name: string]: string | number }; readonly value: number; readonly metricName?: string };
type Described = { readonly name: string; readonly help: string; readonly type: 'counter' | 'gauge' | 'histogram'; readonly values: readonly Value[] };

/** What the database knows, asked once for each look. Counts of states that messages leave again, or that somebody should look at. */
const ASKED = `
select (select count(*) from events where position is null)::int as unstamped,
  (select coalesce(greatest(extract(epoch from clock_timestamp() - min(at)), 0), 0) from events where position is null)::float8 as lag,
  (select coalesce(max(position), 0) from events)::float8 as position,
  (select coalesce(jsonb_agg(d), '[]') from (
     select channel, count(*) filter (where status in ('queued', 'failed') and due_at <= now())::int as due,
       count(*) filter (where status = 'dead')::int as dead, count(*) filter (where status = 'unknown')::int as unknown
     from deliveries where status in ('queued', 'failed', 'dead', 'unknown') group by channel) d) as deliveries`;
type Asked = { unstamped: number; lag: number; position: number; deliveries: { channel: string; due: number; dead: number; unknown: number }[] };

/** The figures of this process, in the text format of Prometheus. Everything is put together when somebody looks; calls themselves only count. */
export class ServiceMetrics {
  private registry: Registry | null = null;
  private asked: Asked | null = null;

  constructor(private readonly parts: MetricParts) {}

  readonly contentType = Registry.PROMETHEUS_CONTENT_TYPE;

  /** Never rejects for a database that is away: its figures are missing then, and progress_database_up is 0. */
  async text(): Promise<string> {
    this.asked = await this.parts.pool.query<Asked>(ASKED).then(
      ({ rows }) => rows[0]!,
      () => null,
    );
    this.registry ??= this.made();
    return this.registry.metrics();
  }

  private made(): Registry {
    const registry = new Registry();
    collectDefaultMetrics({ register: registry });
    const { parts } = this;
    for (const [name, help, value] of this.gauges()) new Gauge({ name, help, registers: [registry], collect: gaugeOf(value) });
    for (const described of [
      () => this.requests(),
      () => this.rateLimited(),
      () => this.durations(),
      () => this.deliveries(),
      ...choreMetrics(parts),
      ...modelMetrics(parts.model ?? null),
    ]) {
      // The registry asks each metric for its values and knows no others than its own classes.
      registry.registerMetric({ name: described().name, get: async () => described() } as never);
    }
    return registry;
  }

  private gauges(): [name: string, help: string, value: () => number | null][] {
    const { sockets, feed, pool } = this.parts;
    return [
      ['progress_sockets_open', 'WebSockets that are open.', () => sockets.count],
      ['progress_subscriptions_open', 'Subscriptions and operations under way on them.', () => sockets.subscriptionCount],
      ['progress_event_position', 'The last place in the event log that this process knows.', () => feed.position],
      ['progress_event_position_database', 'The last place in the event log.', () => this.asked?.position ?? null],
      ['progress_relay_unstamped_events', 'Events that are committed and have no place in the log yet.', () => this.asked?.unstamped ?? null],
      ['progress_relay_lag_seconds', 'For how long the oldest of them has been waiting.', () => this.asked?.lag ?? null],
      ['progress_database_up', 'Whether the database answered just now.', () => (this.asked === null ? 0 : 1)],
      ['progress_pool_connections', 'Database connections of this process.', () => pool.totalCount],
      ['progress_pool_idle', 'Of those, how many are idle.', () => pool.idleCount],
      ['progress_pool_waiting', 'Requests that wait for a connection.', () => pool.waitingCount],
    ];
  }

  private requests(): Described {
    const values = [...this.parts.tally.counts()].map(({ count, ...labels }) => ({ labels, value: count }));
    return { name: 'progress_requests_total', help: 'GraphQL operations answered, by name, kind of caller and first error code.', type: 'counter', values };
  }

  private rateLimited(): Described {
    const limited = [...this.parts.tally.counts()].filter(({ outcome }) => outcome === 'RATE_LIMITED');
    const values = [{ labels: {}, value: limited.reduce((sum, { count }) => sum + count, 0) }];
    return { name: 'progress_rate_limited_total', help: 'Operations refused because a caller asked too much.', type: 'counter', values };
  }

  private durations(): Described {
    const name = 'progress_request_duration_seconds';
    const values = [...this.parts.tally.latencies()].flatMap(({ operation, buckets, sumS }) => {
      let sum = 0;
      const bounds: (number | string)[] = [...BUCKETS_S, '+Inf'];
      const cumulative = bounds.map((le, at) => ({ labels: { operation, le }, value: (sum += buckets[at]!), metricName: `${name}_bucket` }));
      return [
        ...cumulative,
        { labels: { operation }, value: sumS, metricName: `${name}_sum` },
        { labels: { operation }, value: sum, metricName: `${name}_count` },
      ];
    });
    return { name, help: 'How long operations took here, from the first byte read to the answer.', type: 'histogram', values };
  }

  private deliveries(): Described {
    const values = (this.asked?.deliveries ?? []).flatMap(({ channel, due, dead, unknown }) => [
      { labels: { channel, state: 'due' }, value: due },
      { labels: { channel, state: 'failed' }, value: dead },
      { labels: { channel, state: 'unknown' }, value: unknown },
    ]);
    const help = 'Messages that are due, that have failed for good, and of which nobody knows whether they arrived.';
    return { name: 'progress_deliveries', help, type: 'gauge', values };
  }
}

function choreMetrics({ chores }: MetricParts): (() => Described)[] {
  const of = (pick: (chore: { succeededAt: number | null; failures: number }) => number | null): Value[] =>
    [...chores()].flatMap((chore) => {
      const value = pick(chore);
      return value === null ? [] : [{ labels: { chore: chore.name }, value }];
    });
  return [
    () => ({
      name: 'progress_chore_last_success_timestamp_seconds',
      help: 'When regular work last came through.',
      type: 'gauge',
      values: of(({ succeededAt }) => (succeededAt === null ? null : succeededAt / 1000)),
    }),
    () => ({ name: 'progress_chore_failures_total', help: 'Rounds of regular work that failed.', type: 'counter', values: of(({ failures }) => failures) }),
  ];
}

/** What is not known is left out rather than told as zero. */
function gaugeOf(value: () => number | null) {
  return function collect(this: Gauge): void {
    const now = value();
    if (now === null) this.remove();
    else this.set(now);
  };
}
