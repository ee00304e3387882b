import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { WebSocket } from 'ws';
import { Cluster, type Node } from './support/cluster.ts';
import { SystemProcess, eventually, freePort } from './support/process.ts';
import { hasRedis, realRedis, type RedisServer, smallRedis } from './support/redis-server.ts';
import { Subscriber } from './support/subscriber.ts';

type Carrier = { readonly name: string; readonly redis: (() => Promise<RedisServer>) | null };
const carriers: Carrier[] = [
  { name: 'PostgreSQL', redis: null },
  { name: 'the protocol of Redis', redis: smallRedis },
];
if (hasRedis()) carriers.push({ name: 'Redis itself', redis: realRedis });
else process.stdout.write('redis-server is not on this machine, so Redis itself is not tried; its protocol is.\n');

const END = '{ events(last: 1) { edges { cursor } } }';
const POD = 'mutation ($input: CreatePodInput!) { createPod(input: $input) { pod { id } } }';

/** A socket that has introduced itself, and how it was closed. */
function socketOf(node: Node, payload: object): { isIn: Promise<unknown>; closed: Promise<number> } {
  const socket = new WebSocket(node.webSocketUrl, 'graphql-transport-ws');
  socket.on('error', () => undefined);
  const { promise: isIn, resolve } = Promise.withResolvers<unknown>();
  socket.on('open', () => socket.send(JSON.stringify({ type: 'connection_init', payload })));
  socket.on('message', resolve);
  return { isIn, closed: new Promise((close) => socket.once('close', (code) => close(code))) };
}

describe.each(carriers)('three processes of the API that are woken through $name', ({ redis: makeRedis }) => {
  let redis: RedisServer | null = null;
  let cluster: Cluster;
  let nodes: readonly [Node, Node, Node];
  let written = 0;

  /** Makes pods, one after the other, by whichever of these processes lives; what was acknowledged has to be in the log. */
  async function write(count: number, by: readonly Node[]): Promise<void> {
    for (let i = 0; i < count; i += 1) {
      written += 1;
      const input = { name: `Pod ${written}`, idempotencyKey: `pod ${written}` };
      await eventually('a pod is made', 60, () => cluster.data(by[(written + i) % by.length]!, POD, { input }));
    }
  }

  beforeAll(async () => {
    redis = (await makeRedis?.()) ?? null;
    await redis?.start();
    cluster = await Cluster.start(3, redis ? { REDIS_URL: redis.url } : {});
    nodes = cluster.nodes as unknown as typeof nodes;
  });
  afterAll(async () => {
    await cluster?.stop();
    await redis?.lose();
  });

  it('a follower has every event once and in order, whichever process and whichever connection is killed', async () => {
    const [one, two, three] = nodes;
    const { token } = await cluster.thirdParty({});
    const { events } = await cluster.data<{ events: { edges: { cursor: string }[] } }>(one, END);
    const from = events.edges[0]!.cursor;
    const steady = new Subscriber(one.webSocketUrl, token, from);
    const unlucky = new Subscriber(two.webSocketUrl, token, from);
    const cutOff = new Subscriber(three.webSocketUrl, token, from);
    for (const subscriber of [steady, unlucky, cutOff]) subscriber.follow();
    await write(15, nodes);

    const writing = write(30, [one, three]);
    await two.process.end('SIGKILL');
    const moved = new Subscriber(three.webSocketUrl, token, unlucky.cursor);
    moved.follow();
    for (let i = 0; i < 5; i += 1) {
      const before = cutOff.seen.length;
      cutOff.follow();
      await eventually('it goes on', 30, () => Promise.resolve(cutOff.seen.length > before || written >= 45 || undefined));
    }
    await cluster.sql("select pg_terminate_backend(pid) from pg_stat_activity where application_name in ('progress-relay', 'progress-pubsub')");
    await redis?.lose();
    await writing;
    await write(10, [one, three]);
    await redis?.start();
    two.process.start();
    await cluster.isReady(two);
    await write(10, nodes);

    const waiting = 'select 1 from events where position is null limit 1';
    await eventually('each has its place', 30, async () => (await cluster.sql(waiting)).length === 0 || undefined);
    const log = await cluster.sql<{ id: string; type: string; position: number }>(
      'select id, type, position::int from events where position is not null order by events.position',
    );
    const pods = log.filter(({ type }) => type === 'pod.created').map(({ id }) => id);
    expect(pods).toHaveLength(65);
    expect(log.map(({ position }) => position)).toEqual(log.map((_, i) => i + 1));
    const seenBy = (...parts: Subscriber[]) => parts.flatMap(({ seen }) => seen.filter(({ type }) => type === 'POD_CREATED').map(({ id }) => id));
    for (const parts of [[steady], [cutOff], [unlucky, moved]]) {
      await eventually('all are seen', 60, () => Promise.resolve(seenBy(...parts).length >= 65 || undefined));
      expect(seenBy(...parts)).toEqual(pods);
    }
    for (const subscriber of [steady, cutOff, moved]) subscriber.cut();
  });

  it('a key that is revoked by one process, expires, or belongs to an admin no longer has its sockets closed on all of them', async () => {
    const revoked = await cluster.thirdParty({});
    const expiring = await cluster.thirdParty({ expiresAt: new Date(Date.now() + 15_000).toISOString() });
    const { id: adminId, headers } = await cluster.admin('424242');
    const sockets = nodes.flatMap((node) => [
      socketOf(node, { authorization: `Bearer ${revoked.token}` }),
      socketOf(node, { authorization: `Bearer ${expiring.token}` }),
      socketOf(node, headers),
    ]);
    const closed = (which: number): Promise<number[]> => Promise.all(sockets.filter((_, i) => i % 3 === which).map((socket) => socket.closed));
    await Promise.all(sockets.map(({ isIn }) => isIn));
    const startedAt = performance.now();
    await cluster.data(nodes[0], 'mutation ($id: ID!) { revokeApiKey(input: { id: $id }) { apiKey { id } } }', { id: revoked.id });
    expect(await closed(0)).toEqual([4403, 4403, 4403]);
    process.stdout.write(`the sockets of a revoked key were closed on three processes after ${Math.round(performance.now() - startedAt)} ms\n`);
    await cluster.data(nodes[1], 'mutation ($input: RevokeRoleInput!) { revokeRole(input: $input) { user { id } } }', {
      input: { userId: adminId, roleType: 'ADMIN' },
    });
    expect(await closed(2)).toEqual([4403, 4403, 4403]);
    expect(await closed(1)).toEqual([4403, 4403, 4403]);
  });
});

describe.each(carriers.flatMap(({ name, redis }) => (redis ? [{ name, redis }] : [])))('processes of the API that share $name', ({ redis: makeRedis }) => {
  let redis: RedisServer;
  let cluster: Cluster;
  let nodes: readonly [Node, Node];

  beforeAll(async () => {
    redis = await makeRedis();
    await redis.start();
    cluster = await Cluster.start(2, { REDIS_URL: redis.url });
    nodes = cluster.nodes as unknown as typeof nodes;
  });
  afterAll(async () => {
    await cluster?.stop();
    await redis?.lose();
  });

  it('a budget is one for all processes', async () => {
    const { token } = await cluster.thirdParty({ rateLimitPerMinute: 60 });
    const spend = (node: Node) => cluster.ask(node, '{ pods(first: 20) { nodes { id } } }', { key: token });
    await eventually('the budget is spent', 30, async () => (await spend(nodes[0])).errors?.[0]?.extensions?.code === 'RATE_LIMITED' || undefined);
    await eventually('another process knows', 30, async () => (await spend(nodes[1])).errors?.[0]?.extensions?.code === 'RATE_LIMITED' || undefined);
  });

  it('without a Redis at the address a process does not start, and says why without telling the password', async () => {
    const { environment } = nodes[0].process;
    const port = await freePort();
    const lost = new SystemProcess('api', `${process.cwd()}/packages/api/dist/main.js`, {
      ...environment,
      PORT: '0',
      REDIS_URL: `redis://:hunter2@127.0.0.1:${port}`,
    });
    lost.start();
    await eventually('it ends', 60, () => Promise.resolve(!lost.isRunning || undefined));
    expect(lost.output).toContain('Nothing listens at the host and port of REDIS_URL');
    expect(lost.output).not.toContain('hunter2');
  });
});
