import { execFile } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { WebSocket } from 'ws';
import { type EmbeddedPostgres, startEmbeddedPostgres } from '../packages/api/src/db/embedded-postgres/start-embedded-postgres.ts';
import { eventually, freePort, SystemProcess } from './support/process.ts';

const run = promisify(execFile);
const DIST = resolve(import.meta.dirname, '../packages/api/dist');
const folder = mkdtempSync(join(tmpdir(), 'progress-drain-'));
// As root the database runs as another account, which has to be able to pass through.
chmodSync(folder, 0o711);

let postgres: EmbeddedPostgres;
let apis: { process: SystemProcess; url: string }[];
let token: string;

beforeAll(async () => {
  postgres = await startEmbeddedPostgres({ dataDir: folder, durable: false, log: () => undefined });
  const environment = { NODE_ENV: 'production', DATABASE_URL: postgres.url, LOG_LEVEL: 'warn' };
  apis = await Promise.all(
    ['one', 'two'].map(async (name) => {
      const port = await freePort();
      return { process: new SystemProcess(name, join(DIST, 'main.js'), { ...environment, PORT: String(port) }), url: `http://127.0.0.1:${port}` };
    }),
  );
  for (const { process } of apis) process.start();
  for (const { process, url } of apis) {
    const isReady = async () => ((await fetch(`${url}/readyz`)).ok ? true : undefined);
    await eventually('the API is ready', 60, isReady).catch((error: unknown) => {
      throw new Error(process.output, { cause: error });
    });
  }
  const { stdout } = await run(process.execPath, [join(DIST, 'cli.js'), 'admin', 'create'], { env: { ...globalThis.process.env, ...environment } });
  token = (JSON.parse(stdout) as { token: string }).token;
});
afterAll(async () => {
  for (const { process } of apis ?? []) await process.end('SIGKILL');
  await postgres?.stop();
  rmSync(folder, { recursive: true, force: true });
});

/** Sends requests as a load balancer does: to those that say they are ready. */
class Balancer {
  readonly failures: string[] = [];
  readonly answered = new Map<string, number>();
  private ready: string[];
  private isOver = false;
  private readonly work: Promise<void>[];

  constructor(urls: readonly string[], workers: number) {
    this.ready = [...urls];
    this.work = [this.watch(urls), ...Array.from({ length: workers }, (_, at) => this.send(at))];
  }

  async end(): Promise<void> {
    this.isOver = true;
    await Promise.all(this.work);
  }

  private async watch(urls: readonly string[]): Promise<void> {
    while (!this.isOver) {
      const isReady = await Promise.all(
        urls.map((url) =>
          fetch(`${url}/readyz`).then(
            ({ ok }) => ok,
            () => false,
          ),
        ),
      );
      this.ready = urls.filter((_, at) => isReady[at]);
      await new Promise((done) => setTimeout(done, 50));
    }
  }

  private async send(worker: number): Promise<void> {
    for (let at = 0; !this.isOver; at += 1) {
      const url = this.ready[(worker + at) % this.ready.length]!;
      const query = at % 5 === 0 ? `mutation { createPod(input: { name: "Pod ${worker}-${at}" }) { pod { id } } }` : '{ pods(first: 5) { nodes { id name } } }';
      try {
        const response = await fetch(`${url}/graphql`, {
          method: 'POST',
          headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
          body: JSON.stringify({ query }),
        });
        const { errors } = (await response.json()) as { errors?: unknown };
        if (response.status !== 200 || errors) this.failures.push(`${url} ${response.status} ${JSON.stringify(errors)}`);
        else this.answered.set(url, (this.answered.get(url) ?? 0) + 1);
      } catch (error) {
        this.failures.push(`${url} ${String((error as Error).cause ?? error)}`);
      }
    }
  }
}

async function openSocket(url: string): Promise<WebSocket> {
  const socket = new WebSocket(`${url.replace('http', 'ws')}/graphql`, 'graphql-transport-ws');
  await once(socket, 'open');
  socket.send(JSON.stringify({ type: 'connection_init', payload: { authorization: `Bearer ${token}` } }));
  await once(socket, 'message');
  socket.send(JSON.stringify({ id: '1', type: 'subscribe', payload: { query: 'subscription { events { cursor } }' } }));
  return socket;
}

test('a process that is told to stop under load fails no request, sends its sockets elsewhere, and is gone within 10 seconds', async () => {
  const [stopped, other] = apis as [(typeof apis)[0], (typeof apis)[0]];
  const balancer = new Balancer([stopped.url, other.url], 8);
  const sockets = await Promise.all([openSocket(stopped.url), openSocket(stopped.url), openSocket(other.url)]);
  const closed: number[] = [];
  for (const socket of sockets) socket.on('close', (code: number) => closed.push(code));
  await eventually('both are under load', 60, async () => (Math.min(...apis.map(({ url }) => balancer.answered.get(url) ?? 0)) >= 40 ? true : undefined));

  const before = balancer.answered.get(other.url)!;
  const startedAt = performance.now();
  const code = await stopped.process.end('SIGTERM');
  expect(performance.now() - startedAt).toBeLessThan(10_000);
  await eventually('the other one goes on', 60, async () => (balancer.answered.get(other.url)! > before + 20 ? true : undefined));
  await balancer.end();

  if (code !== 0) throw new Error(stopped.process.output);
  expect(balancer.failures).toEqual([]);
  expect(closed).toEqual([1001, 1001]);
  expect(sockets[2]!.readyState).toBe(WebSocket.OPEN);
  sockets[2]!.terminate();
});
