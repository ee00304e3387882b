import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { Client } from 'pg';
import { type EmbeddedPostgres, startEmbeddedPostgres } from '../../packages/api/src/db/embedded-postgres/start-embedded-postgres.ts';
import type { Answer } from './system.ts';
import { SystemProcess, eventually, freePort } from './process.ts';

const ENTRY = resolve(import.meta.dirname, '../../packages/api/dist/main.js');

/** One process of the API, and where it listens. */
export type Node = { readonly process: SystemProcess; readonly url: string; readonly webSocketUrl: string };

/** Several processes of the API on one PostgreSQL. */
export class Cluster {
  private constructor(
    private readonly folder: string,
    private readonly server: EmbeddedPostgres,
    readonly nodes: readonly Node[],
  ) {}

  /** Starts so many processes and waits until all are ready. */
  static async start(count: number, environment: Record<string, string> = {}): Promise<Cluster> {
    const folder = mkdtempSync(join(tmpdir(), 'progress-cluster-'));
    // As root the database runs as another account, which has to be able to pass through.
    chmodSync(folder, 0o711);
    const server = await startEmbeddedPostgres({ dataDir: join(folder, 'postgres'), durable: false, log: () => {} });
    const nodes: Node[] = [];
    for (let i = 0; i < count; i += 1) {
      const port = await freePort();
      const shared = { DATABASE_URL: server.url, PORT: String(port), ...environment };
      const process = new SystemProcess(`api ${i + 1}`, ENTRY, { ...shared, ...(i === 0 && { PROGRESS_DEV_KEYS_FILE: join(folder, 'keys.json') }) });
      nodes.push({ process, url: `http://127.0.0.1:${port}/graphql`, webSocketUrl: `ws://127.0.0.1:${port}/graphql` });
    }
    const cluster = new Cluster(folder, server, nodes);
    try {
      for (const node of nodes) {
        node.process.start();
        await cluster.isReady(node);
      }
    } catch (error) {
      const outputs = nodes.map(({ process }) => `--- ${process.name}\n${process.output}`).join('\n');
      await cluster.stop();
      throw new Error(`The processes did not start.\n${outputs}`, { cause: error });
    }
    return cluster;
  }

  private get keys(): { adminKey: string; commitmentBotKey: string } {
    return JSON.parse(readFileSync(join(this.folder, 'keys.json'), 'utf8')) as { adminKey: string; commitmentBotKey: string };
  }

  get adminKey(): string {
    return this.keys.adminKey;
  }

  /** An admin by role, and what a bot sends to act for them. */
  async admin(telegramId: string): Promise<{ id: string; headers: Record<string, string> }> {
    const register = 'mutation ($input: RegisterTelegramUserInput!) { registerTelegramUser(input: $input) { user { id } } }';
    const answer = await this.ask<{ registerTelegramUser: { user: { id: string } } }>(this.nodes[0]!, register, {
      variables: { input: { telegramUserId: telegramId, chatId: telegramId, firstName: 'Ada', bot: 'COMMITMENT' } },
      key: this.keys.commitmentBotKey,
    });
    const id = answer.data!.registerTelegramUser.user.id;
    await this.data(this.nodes[0]!, 'mutation ($input: GrantRoleInput!) { grantRole(input: $input) { user { id } } }', {
      input: { userId: id, roleType: 'ADMIN' },
    });
    return { id, headers: { authorization: `Bearer ${this.keys.commitmentBotKey}`, 'x-act-as': `telegram:${telegramId}` } };
  }

  async isReady({ url, process }: Node): Promise<void> {
    await eventually(
      `${process.name} is ready`,
      60,
      async () => ((await fetch(new URL('/readyz', url))).ok && existsSync(join(this.folder, 'keys.json'))) || undefined,
    );
  }

  /** Asks a process; by default with the admin key. */
  async ask<Data>({ url }: Node, query: string, { variables = {}, key = this.adminKey }: { variables?: object; key?: string } = {}): Promise<Answer<Data>> {
    const response = await fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${key}` },
      body: JSON.stringify({ query, variables }),
    });
    return (await response.json()) as Answer<Data>;
  }

  /** The operation's data; throws with the errors when there are any. */
  async data<Data>(node: Node, query: string, variables: object = {}): Promise<Data> {
    const answer = await this.ask<Data>(node, query, { variables });
    if (!answer.data || answer.errors) throw new Error(`The API refused: ${JSON.stringify(answer.errors)}`);
    return answer.data;
  }

  /** A key for a third party. */
  async thirdParty(input: object): Promise<{ id: string; token: string }> {
    const text = 'mutation ($input: CreateApiKeyInput!) { createApiKey(input: $input) { token apiKey { id } } }';
    const variables = { input: { name: 'third party', kind: 'INTEGRATION', scopes: ['EVENTS_READ', 'PODS_READ'], ...input } };
    const { createApiKey } = await this.data<{ createApiKey: { token: string; apiKey: { id: string } } }>(this.nodes[0]!, text, variables);
    return { id: createApiKey.apiKey.id, token: createApiKey.token };
  }

  /** Rows straight from the database, past the API. */
  async sql<Row extends object>(statement: string): Promise<Row[]> {
    const client = new Client({ connectionString: this.server.url });
    await client.connect();
    try {
      return (await client.query<Row>(statement)).rows;
    } finally {
      await client.end();
    }
  }

  async stop(): Promise<void> {
    for (const { process } of this.nodes) await process.end('SIGTERM');
    await this.server.stop();
    rmSync(this.folder, { recursive: true, force: true });
  }
}
