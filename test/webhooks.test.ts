import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Cluster, type Node } from './support/cluster.ts';
import { eventually } from './support/process.ts';
import { WebhookDoor } from './support/webhook-door.ts';

const POD = 'mutation ($input: CreatePodInput!) { createPod(input: $input) { pod { id } } }';
const HOOK = 'mutation ($input: CreateWebhookInput!) { createWebhook(input: $input) { webhook { id } } }';
type Row = { id: string; event_id: string; status: string; attempts: number };

describe('webhooks, while the process that sends them is killed', () => {
  let cluster: Cluster;
  let nodes: readonly [Node, Node];
  let door: WebhookDoor;
  let written = 0;
  let kills = 0;

  /** Makes pods by a process; what was acknowledged has to be sent. */
  async function write(count: number, by: Node): Promise<void> {
    for (let i = 0; i < count; i += 1) {
      written += 1;
      const input = { name: `Pod ${written}`, idempotencyKey: `pod ${written}` };
      await eventually('a pod is made', 60, () => cluster.data(by, POD, { input }));
    }
  }
  const kill = async ({ process }: Node): Promise<void> => {
    kills += 1;
    await process.end('SIGKILL');
  };
  const again = async (node: Node): Promise<void> => {
    node.process.start();
    await cluster.isReady(node);
  };
  /** Waits for everything that was acknowledged, and compares it with the log. */
  async function allIsSent(): Promise<void> {
    await eventually('everything is sent', 60, () => Promise.resolve(door.firstCalls.length >= written || undefined));
    const log = await cluster.sql<{ id: string }>("select id from events where type = 'pod.created' order by position");
    expect(log).toHaveLength(written);
    // Once each, in the order of the log; what comes again comes under its id, before anything that follows it.
    expect(door.firstCalls.map(({ eventId }) => eventId)).toEqual(log.map(({ id }) => id));
    const withoutEchoes = door.calls.filter(({ id }, at) => door.calls[at - 1]?.id !== id);
    expect(withoutEchoes.map(({ eventId }) => eventId)).toEqual(log.map(({ id }) => id));
    expect(door.calls.length - written).toBeLessThanOrEqual(kills);
    await eventually('the last answer is written down', 60, async () => (await rows()).every(({ status }) => status === 'delivered') || undefined);
    const kept = await rows();
    expect(kept.map((row) => [row.id, row.event_id])).toEqual(door.firstCalls.map(({ id, eventId }) => [id, eventId]));
    expect(new Set(kept.map(({ attempts }) => attempts))).toEqual(new Set([1]));
  }
  const rows = (): Promise<Row[]> => cluster.sql<Row>('select id, event_id, status, attempts from webhook_deliveries order by position');

  beforeAll(async () => {
    cluster = await Cluster.start(2);
    nodes = cluster.nodes as unknown as typeof nodes;
    door = await WebhookDoor.open();
    const { id: apiKeyId } = await cluster.thirdParty({ scopes: ['EVENTS_READ', 'WEBHOOKS_WRITE'] });
    await cluster.data(nodes[0], HOOK, { input: { url: door.url, apiKeyId, eventTypes: ['POD_CREATED'] } });
    // One process, so that it is known who sends.
    await nodes[1].process.end('SIGTERM');
  });
  afterAll(async () => {
    await cluster?.stop();
    door?.close();
  });

  it('in the middle of a call: the same event comes again under the same id, and nothing overtakes it', async () => {
    const waits = door.keepsWaiting(3);
    await write(8, nodes[0]);
    await waits;
    const [cutOff] = door.calls.slice(-1);
    await kill(nodes[0]);
    await again(nodes[0]);
    await allIsSent();
    expect(door.calls.filter(({ id }) => id === cutOff!.id)).toHaveLength(2);
  });

  it('in the moment of an answer: the event comes once, or again under the same id', async () => {
    const answered = door.hasAnswered(4);
    const writing = write(8, nodes[0]);
    await answered;
    await kill(nodes[0]);
    const started = again(nodes[0]);
    await Promise.all([writing, started]);
    await allIsSent();
  });

  it('while another process is there: that one goes on where the killed one was, with what has happened since', async () => {
    const waits = door.keepsWaiting(2);
    await write(5, nodes[0]);
    await waits;
    await again(nodes[1]);
    const writing = write(5, nodes[1]);
    await kill(nodes[0]);
    await writing;
    await allIsSent();
    expect(nodes[0].process.isRunning).toBe(false);
  });
});
