import { describe, expect, test } from 'vitest';
import { WebSocket } from 'ws';
import { createClient } from 'graphql-ws';
import { createHash } from 'node:crypto';
import { testApi } from '../../test/support/api.ts';
import { createLog } from '../lib/log.ts';

const lines: Record<string, unknown>[] = [];
const TRUSTED = 'query WhoAmI { me { id } }';
const HASH = `sha256:${createHash('sha256').update(TRUSTED).digest('hex')}`;
const log = createLog('info', { write: (line) => void lines.push(JSON.parse(line) as Record<string, unknown>) });
const api = await testApi({ log, manifest: { [HASH]: TRUSTED }, doesRegularWork: true });
const ownLines: string[] = [];
const own = await testApi({ metricsPort: 0, log: createLog('info', { write: (line) => void ownLines.push(line) }) });
const admin = await api.key('service', ['act-as', 'deliveries']);

const look = async (headers: Record<string, string> = {}) => {
  const response = await fetch(`${api.app.url}/metrics`, { headers });
  return { status: response.status, type: response.headers.get('content-type'), text: await response.text() };
};
const valueOf = (text: string, series: string): number | undefined => {
  const line = text.split('\n').find((one) => one.startsWith(`${series} `));
  return line === undefined ? undefined : Number(line.slice(series.length + 1));
};
const askTrusted = () =>
  fetch(`${api.app.url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${admin.token}` },
    body: JSON.stringify({ extensions: { persistedQuery: { version: 1, sha256Hash: HASH.slice(7) } } }),
  }).then((response) => response.json());

describe('the figures', () => {
  test('count each operation by its name, the kind of caller and how it ended, in a text that Prometheus reads', async () => {
    for (let at = 0; at < 3; at += 1) expect(await askTrusted()).toMatchObject({ data: { me: null } });
    const { status, type, text } = await look();
    expect([status, type]).toEqual([200, 'text/plain; version=0.0.4; charset=utf-8']);
    expect(valueOf(text, 'progress_requests_total{operation="WhoAmI",caller="bot",outcome="ok"}')).toBe(3);
    expect(valueOf(text, 'progress_request_duration_seconds_count{operation="WhoAmI"}')).toBe(3);
    expect(valueOf(text, 'progress_request_duration_seconds_bucket{operation="WhoAmI",le="+Inf"}')).toBe(3);
    expect(text).toContain('# TYPE progress_request_duration_seconds histogram');
  });

  test('never become more by what clients make up: names, ids and values are in no label', async () => {
    const made = 'Canary_7f3a';
    await api.post(admin.token, `query ${made} { me { id } }`);
    await api.post(admin.token, 'query { nonsense_canary }');
    await api.post(`tpm_service_nobody_${made}`, '{ me { id } }');
    const { text } = await look();
    expect(text.toLowerCase()).not.toContain('canary');
    expect(valueOf(text, 'progress_requests_total{operation="other",caller="bot",outcome="ok"}')).toBe(1);
    expect(valueOf(text, 'progress_requests_total{operation="other",caller="bot",outcome="GRAPHQL_VALIDATION_FAILED"}')).toBe(1);
    expect(valueOf(text, 'progress_requests_total{operation="other",caller="anonymous",outcome="UNAUTHENTICATED"}')).toBe(1);
  });

  test('tell of the log, the outbox, the pool, regular work and the process', async () => {
    await api.database.query(
      `insert into deliveries (bot, chat_id, topic, body, dedupe_key, due_at, status) values ('pod', 1, 't', 'b', 'due', now() - interval '1 day', 'queued'),
         ('pod', 1, 't', 'b', 'later', now() + interval '1 day', 'queued'), ('pod', 1, 't', 'b', 'dead', now(), 'dead'), ('pod', 1, 't', 'b', 'who knows', now(), 'unknown')`,
    );
    const { text } = await look();
    expect(['due', 'failed', 'unknown'].map((state) => valueOf(text, `progress_deliveries{channel="telegram",state="${state}"}`))).toEqual([1, 1, 1]);
    expect(valueOf(text, 'progress_database_up')).toBe(1);
    expect(valueOf(text, 'progress_relay_lag_seconds')).toBeGreaterThanOrEqual(0);
    expect(valueOf(text, 'progress_event_position')).toBeGreaterThanOrEqual(0);
    expect(valueOf(text, 'progress_pool_connections')).toBeGreaterThan(0);
    await expect
      .poll(async () => valueOf((await look()).text, 'progress_chore_last_success_timestamp_seconds{chore="plan calls"}'), { timeout: 20_000 })
      .toBeGreaterThan(1e9);
    expect(text).toContain('process_resident_memory_bytes');
    expect(text).toContain('nodejs_eventloop_lag_seconds');
  });

  test('count open sockets and what is under way on them', async () => {
    const client = createClient({
      url: `${api.app.url.replace('http', 'ws')}/graphql`,
      webSocketImpl: WebSocket,
      lazy: false,
      connectionParams: { authorization: `Bearer ${(await api.key('integration', ['events:read'])).token}` },
    });
    const end = client.subscribe({ query: 'subscription { events { cursor } }' }, { next: () => undefined, error: () => undefined, complete: () => undefined });
    await expect.poll(async () => valueOf((await look()).text, 'progress_subscriptions_open'), { timeout: 15_000 }).toBe(1);
    expect(valueOf((await look()).text, 'progress_sockets_open')).toBe(1);
    end();
    await client.dispose();
    await expect.poll(async () => valueOf((await look()).text, 'progress_sockets_open'), { timeout: 15_000 }).toBe(0);
  });

  test('are for admins, and for programs on this machine that came through no proxy', async () => {
    const through = { 'x-forwarded-for': '203.0.113.7' };
    expect((await look(through)).status).toBe(401);
    expect((await look({ ...through, authorization: `Bearer ${admin.token}` })).status).toBe(403);
    await api.database.query(`insert into users (telegram_user_id) values (99)`);
    await api.database.query(`insert into user_roles (user_id, role_type) select id, 'admin' from users where telegram_user_id = 99`);
    const acting = { authorization: `Bearer ${admin.token}`, 'x-act-as': 'telegram:99' };
    expect((await look({ ...through, ...acting })).status).toBe(200);
  });

  test('stand on METRICS_PORT alone when there is one', async () => {
    const shown = ownLines.map((line) => JSON.parse(line) as { msg: string; url?: string }).find(({ msg }) => msg === 'the figures are shown');
    expect((await fetch(shown!.url!)).status).toBe(200);
    expect((await fetch(shown!.url!.replace('/metrics', '/graphql'))).status).toBe(404);
    expect((await fetch(`${own.app.url}/metrics`)).status).toBe(404);
  });
});

describe('the log', () => {
  test('has one line for each call: its id, what was asked by name, by what kind of caller, how it ended, how long it took and what it cost', async () => {
    lines.length = 0;
    const { headers } = await api.post(admin.token, 'query Mine($id: ID!) { user(id: $id) { id } }', {
      variables: { id: 'canary-9d' },
      headers: { 'x-request-id': 'caller-0001' },
    });
    const answered = lines.filter(({ msg }) => msg === 'answered');
    expect(headers.get('x-request-id')).toBe('caller-0001');
    expect(answered).toEqual([
      {
        level: 30,
        time: expect.any(String),
        msg: 'answered',
        requestId: 'caller-0001',
        operation: 'Mine',
        caller: 'bot',
        code: expect.any(String),
        status: 200,
        ms: expect.any(Number),
        cost: expect.any(Number),
      },
    ]);
    expect(JSON.stringify(lines)).not.toContain('canary');
  });

  test.each([
    ['too short', 'abc'],
    ['with a space', 'abcdefgh ijkl'],
    ['with quotes', '"abcdefghij"'],
    ['too long', 'a'.repeat(65)],
  ])('does not take over a request id %s', async (_, given) => {
    const { headers } = await api.post(admin.token, '{ me { id } }', { headers: { 'x-request-id': given } });
    expect(headers.get('x-request-id')).toMatch(/^[0-9a-f]{8}-/);
  });
});
