import { randomBytes, randomInt } from 'node:crypto';
import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { Client } from 'pg';
import { startEmbeddedPostgres } from '../../packages/api/src/db/embedded-postgres/start-embedded-postgres.ts';
import { SystemProcess, eventually, freePort } from './process.ts';

const ROOT = resolve(import.meta.dirname, '../..');
const entryOf = (name: string) => join(ROOT, 'packages', name, 'dist', 'main.js');
const token = () => `${randomInt(100_000_000, 999_999_999)}:${randomBytes(18).toString('hex').slice(0, 35)}`;

type Keys = { readonly adminKey: string; readonly commitmentBotKey: string; readonly podBotKey: string };
export type Answer<Data> = { readonly data?: Data | null; readonly errors?: readonly { message: string; extensions?: { code?: string } }[] };

/**
 * The whole system as its operator runs it: the API with a PostgreSQL of its own, the local Telegram, and both bots, each a process from its build.
 * Every one of them can be killed and started again.
 */
export class System {
  readonly apiUrl: string;
  readonly webSocketUrl: string;
  readonly telegramUrl: string;
  readonly api: SystemProcess;
  readonly playground: SystemProcess;
  readonly commitmentBot: SystemProcess;
  readonly podBot: SystemProcess;
  private keysRead: Keys | undefined;

  private constructor(
    readonly folder: string,
    ports: { api: number; playground: number; smtp: number },
    more: Record<string, string>,
  ) {
    this.apiUrl = `http://127.0.0.1:${ports.api}/graphql`;
    this.webSocketUrl = `ws://127.0.0.1:${ports.api}/graphql`;
    this.telegramUrl = `http://127.0.0.1:${ports.playground}`;
    const tokens = { COMMITMENT_BOT_TOKEN: token(), POD_BOT_TOKEN: token() };
    const twilio = { TWILIO_ACCOUNT_SID: `AC${'0'.repeat(32)}`, TWILIO_AUTH_TOKEN: randomBytes(16).toString('hex'), TWILIO_FROM: '+12025550100' };
    const sinks = {
      ...twilio,
      TWILIO_API_ROOT: this.telegramUrl,
      SMTP_URL: `smtp://127.0.0.1:${ports.smtp}`,
      MAIL_FROM: 'The Progress Method <hello@progress.example>',
    };
    const clock = { CLOCK_FILE: join(folder, 'clock.json') };
    this.api = new SystemProcess('api', entryOf('api'), {
      ...more,
      ...clock,
      ...sinks,
      PORT: String(ports.api),
      PROGRESS_DATA_DIR: folder,
      PROGRESS_DEV_KEYS_FILE: this.keysFile,
    });
    this.playground = new SystemProcess('playground', entryOf('playground'), {
      ...clock,
      ...tokens,
      PORT: String(ports.playground),
      SMTP_PORT: String(ports.smtp),
      TWILIO_AUTH_TOKEN: twilio.TWILIO_AUTH_TOKEN,
      SMS_INCOMING_URL: `http://127.0.0.1:${ports.api}/webhooks/twilio`,
      DATA_FILE: join(folder, 'playground.json'),
    });
    const bot = { ...more, ...clock, API_URL: this.apiUrl, TELEGRAM_API_ROOT: this.telegramUrl };
    this.commitmentBot = new SystemProcess('commitment-bot', entryOf('commitment-bot'), { ...bot, COMMITMENT_BOT_TOKEN: tokens.COMMITMENT_BOT_TOKEN });
    this.podBot = new SystemProcess('pod-bot', entryOf('pod-bot'), { ...bot, POD_BOT_TOKEN: tokens.POD_BOT_TOKEN });
  }

  /**
   * Starts everything from an empty folder and waits until the API is ready and both bots ask for their updates.
   * `more` is put into the environment of the API and of both bots.
   */
  static async start(more: Record<string, string> = {}): Promise<System> {
    const folder = mkdtempSync(join(tmpdir(), 'progress-journey-'));
    // As root the database runs as another account, which has to be able to pass through.
    chmodSync(folder, 0o711);
    const system = new System(folder, { api: await freePort(), playground: await freePort(), smtp: await freePort() }, more);
    try {
      system.playground.start();
      system.api.start();
      await system.isReady();
      system.startBots();
      await system.botsAreConnected();
    } catch (error) {
      const outputs = system.processes.map((p) => `--- ${p.name}\n${p.output}`).join('\n');
      await system.stop();
      throw new Error(`The system did not start.\n${outputs}`, { cause: error });
    }
    return system;
  }

  get processes(): readonly SystemProcess[] {
    return [this.commitmentBot, this.podBot, this.playground, this.api];
  }

  private get keysFile(): string {
    return join(this.folder, 'keys.json');
  }

  get keys(): Keys {
    this.keysRead ??= JSON.parse(readFileSync(this.keysFile, 'utf8')) as Keys;
    return this.keysRead;
  }

  startBots(): void {
    for (const [bot, variable, key] of [
      [this.commitmentBot, 'COMMITMENT_BOT_API_KEY', this.keys.commitmentBotKey],
      [this.podBot, 'POD_BOT_API_KEY', this.keys.podBotKey],
    ] as const) {
      bot.environment[variable] = key;
      bot.start();
    }
  }

  /** Waits until of every message that a bot has taken it is known what became of it: a bot tells that after the message is there, and again when the API was away just then. */
  async isAllTold(): Promise<void> {
    const isTold = async () => ((await this.sql(`select 1 from deliveries where status = 'claimed'`)).length === 0 ? true : undefined);
    await eventually('what became of every message is known', 30, isTold);
  }

  async isReady(): Promise<void> {
    await eventually('the API is ready', 60, async () => (existsSync(this.keysFile) && (await fetch(new URL('/readyz', this.apiUrl))).ok ? true : undefined));
  }

  async botsAreConnected(): Promise<void> {
    await eventually('both bots ask for updates', 30, async () => {
      const state = (await (await fetch(`${this.telegramUrl}/control/state`)).json()) as { bots: readonly { isConnected: boolean }[] };
      return state.bots.length === 2 && state.bots.every((bot) => bot.isConnected) ? true : undefined;
    });
  }

  /** Runs an operation; by default with the ready admin key. */
  async query<Data>(query: string, options: { variables?: object; key?: string; headers?: Record<string, string> } = {}): Promise<Answer<Data>> {
    const response = await fetch(this.apiUrl, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${options.key ?? this.keys.adminKey}`, ...options.headers },
      body: JSON.stringify({ query, variables: options.variables ?? {} }),
    });
    return (await response.json()) as Answer<Data>;
  }

  /** The operation's data; throws with the errors when there are any. */
  async data<Data>(query: string, options: Parameters<System['query']>[1] = {}): Promise<Data> {
    const answer = await this.query<Data>(query, options);
    if (!answer.data || answer.errors) throw new Error(`The API refused: ${JSON.stringify(answer.errors)}`);
    return answer.data;
  }

  /** Rows straight from the database, past the API. */
  async sql<Row extends object>(statement: string): Promise<Row[]> {
    const client = new Client({ connectionString: await this.databaseUrl() });
    await client.connect();
    try {
      return (await client.query<Row>(statement)).rows;
    } finally {
      await client.end();
    }
  }

  /** Where PostgreSQL keeps its files. */
  postgresFolder(): string {
    return join(this.folder, 'postgres');
  }

  private async databaseUrl(): Promise<string> {
    const server = await startEmbeddedPostgres({ dataDir: this.postgresFolder(), log: () => {} });
    await server.stop();
    return server.url;
  }

  /** Bots first, the API and with it PostgreSQL last, as an operator would. */
  async stop(): Promise<void> {
    for (const one of this.processes) await one.end('SIGTERM');
    rmSync(this.folder, { recursive: true, force: true });
  }
}
