import { execFile } from 'node:child_process';
import { randomBytes, randomInt } from 'node:crypto';
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { Client } from 'pg';
import { type EmbeddedPostgres, startEmbeddedPostgres } from '../../packages/api/src/db/embedded-postgres/start-embedded-postgres.ts';
import { drive, type PlaygroundDriver } from '../../packages/playground/src/driver.ts';
import { SystemProcess, eventually, freePort } from '../support/process.ts';
import { ClockHistory } from './clock-history.ts';
import { OBSERVE_CLAIMS } from './judge/claims.ts';
import type { PROCESSES, WAYS } from './plan.ts';
import { Proxy } from './proxy.ts';

const ROOT = resolve(import.meta.dirname, '../..');
const entryOf = (name: string): string => join(ROOT, 'packages', name, 'dist', 'main.js');
const token = (): string => `${randomInt(100_000_000, 999_999_999)}:${randomBytes(18).toString('hex').slice(0, 35)}`;
const DAY_MS = 86_400_000;

export type ProcessName = (typeof PROCESSES)[number];
export type WayName = (typeof WAYS)[number];
type Keys = { readonly adminKey: string; readonly commitmentBotKey: string; readonly podBotKey: string };
type Parts = {
  readonly folder: string;
  readonly database: EmbeddedPostgres;
  readonly processes: Readonly<Record<ProcessName, SystemProcess>>;
  readonly ways: Readonly<Record<WayName, Proxy>>;
  readonly apiUrls: readonly [string, string];
  readonly telegram: PlaygroundDriver;
};

/** Two APIs, both bots, the local Telegram and PostgreSQL, each a process of its own, and between them ways that can be broken. */
export class ChaosSystem {
  readonly clock = new ClockHistory();
  private askedToMoveMs: number | null = null;
  private constructor(private readonly parts: Parts) {}

  /** Starts everything from an empty folder and waits until it is ready. `signal`: given up in the middle; what had been started is ended. */
  static async start(signal: AbortSignal): Promise<ChaosSystem> {
    const folder = mkdtempSync(join(tmpdir(), 'progress-chaos-'));
    // As root the database runs as another account, which has to be able to pass through.
    chmodSync(folder, 0o711);
    const database = await startEmbeddedPostgres({ dataDir: join(folder, 'postgres'), log: () => undefined });
    const system = new ChaosSystem(await partsOf(folder, database));
    try {
      for (const name of ['telegram', 'api-1', 'api-2'] as const) {
        signal.throwIfAborted();
        system.process(name).start();
        await system.isReady(name);
      }
      await system.sql(OBSERVE_CLAIMS);
      await system.moveClock(afternoonAfter(Date.now()));
      for (const name of ['commitment-bot', 'pod-bot'] as const) {
        system.process(name).environment[name === 'pod-bot' ? 'POD_BOT_API_KEY' : 'COMMITMENT_BOT_API_KEY'] =
          name === 'pod-bot' ? system.keys.podBotKey : system.keys.commitmentBotKey;
        system.process(name).start();
      }
      for (const name of ['commitment-bot', 'pod-bot'] as const) await system.isReady(name);
      signal.throwIfAborted();
      return system;
    } catch (error) {
      const outputs = system.outputs();
      await system.stop();
      throw new Error(`The system did not start.\n${outputs}`, { cause: error });
    }
  }

  get telegram(): PlaygroundDriver {
    return this.parts.telegram;
  }

  get keys(): Keys {
    return JSON.parse(readFileSync(join(this.parts.folder, 'keys.json'), 'utf8')) as Keys;
  }

  process(name: ProcessName): SystemProcess {
    return this.parts.processes[name];
  }

  way(name: WayName): Proxy {
    return this.parts.ways[name];
  }

  get ways(): readonly Proxy[] {
    return Object.values(this.parts.ways);
  }

  /** Where clients ask: some API, by a way that can be broken. */
  get clientUrl(): string {
    return `http://127.0.0.1:${this.way('clients to api').port}/graphql`;
  }

  /** The two APIs themselves. */
  get apiUrls(): readonly [string, string] {
    return this.parts.apiUrls;
  }

  async isReady(name: ProcessName): Promise<void> {
    const { telegram, folder, apiUrls } = this.parts;
    await eventually(`${name} is ready`, 120, async () => {
      if (name === 'api-1' || name === 'api-2') {
        const isUp = (await fetch(new URL('/readyz', apiUrls[name === 'api-1' ? 0 : 1]), { signal: AbortSignal.timeout(2_000) })).ok;
        return (isUp && existsSync(join(folder, 'keys.json'))) || undefined;
      }
      const { bots } = await telegram.get<{ bots: { username: string; isConnected: boolean }[] }>('state');
      return name === 'telegram' || bots.some((bot) => bot.username.includes(name.split('-')[0]!) && bot.isConnected) || undefined;
    });
  }

  /** Moves the clock of all processes to an instant, milliseconds since 1970. */
  async moveClock(toMs: number): Promise<void> {
    // A call whose answer got lost may have moved it too.
    this.askedToMoveMs ??= Date.now();
    const { offsetMs } = await this.telegram.moveClock({ at: new Date(Math.round(toMs)).toISOString() });
    this.clock.moved({ fromMs: this.askedToMoveMs, knownMs: Date.now(), offsetMs });
    this.askedToMoveMs = null;
  }

  /** What the clock of the system shows. */
  now(): number {
    return this.clock.shownAt(Date.now());
  }

  /** The process id of the database server. */
  databasePid(): number {
    return Number(readFileSync(join(this.parts.folder, 'postgres', 'cluster', 'data', 'postmaster.pid'), 'utf8').split('\n')[0]);
  }

  /** Rows straight from the database, past the APIs and past everything that is broken. */
  async sql<Row extends object>(statement: string, values: readonly unknown[] = []): Promise<Row[]> {
    const client = new Client({ connectionString: this.parts.database.url, connectionTimeoutMillis: 5_000 });
    client.on('error', () => undefined);
    await client.connect();
    try {
      return (await client.query<Row>(statement, [...values])).rows;
    } finally {
      await client.end().catch(() => undefined);
    }
  }

  /** What `progress verify` answers, as an operator runs it. */
  async verify(): Promise<{ drifts: readonly unknown[] }> {
    const { CLOCK_FILE } = this.process('api-1').environment;
    const { PATH = '', HOME = '' } = process.env;
    const env = { PATH, HOME, CLOCK_FILE, DATABASE_URL: this.parts.database.url };
    const { promise, resolve: answered, reject } = Promise.withResolvers<string>();
    execFile(process.execPath, [join(ROOT, 'packages/api/dist/cli.js'), 'verify'], { env }, (error, stdout, stderr) =>
      stdout === '' && error ? reject(new Error(stderr, { cause: error })) : answered(stdout),
    );
    return JSON.parse(await promise) as { drifts: readonly unknown[] };
  }

  outputs(): string {
    return Object.values(this.parts.processes)
      .map(({ name, output }) => `--- ${name}\n${output.slice(-4_000)}`)
      .join('\n');
  }

  /** Keeps what the processes said and what the local Telegram holds; answers where. */
  keepOutputs(): string {
    const folder = join(ROOT, '.progress', 'chaos');
    mkdirSync(folder, { recursive: true });
    for (const { name, output } of Object.values(this.parts.processes)) writeFileSync(join(folder, `${name}.log`), output);
    return folder;
  }

  /** Ends everything, in whatever state it is. */
  async stop(): Promise<void> {
    const { processes, database, folder } = this.parts;
    for (const proxy of this.ways) proxy.heal(false);
    await Promise.all(
      Object.values(processes).map(async (one) => {
        // Whoever is frozen hears nothing but this.
        const late = setTimeout(() => void one.end('SIGKILL'), 12_000);
        if (one.isRunning) process.kill(one.pid, 'SIGCONT');
        await one.end('SIGTERM');
        clearTimeout(late);
      }),
    );
    for (const proxy of this.ways) await proxy.close();
    await database.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

/** 16:00 UTC on the day after: everything that a day has is still ahead. */
function afternoonAfter(realMs: number): number {
  return (Math.floor(realMs / DAY_MS) + 1) * DAY_MS + 16 * 3_600_000;
}

async function partsOf(folder: string, database: EmbeddedPostgres): Promise<Parts> {
  const [one, two, telegramPort, smtp] = [await freePort(), await freePort(), await freePort(), await freePort()] as const;
  const ways: Record<WayName, Proxy> = {
    'api-1 to database': await Proxy.open('api-1 to database', [database.port]),
    'api-2 to database': await Proxy.open('api-2 to database', [database.port]),
    'bots to api': await Proxy.open('bots to api', [one, two]),
    'clients to api': await Proxy.open('clients to api', [one, two]),
    'bots to telegram': await Proxy.open('bots to telegram', [telegramPort]),
  };
  const CLOCK_FILE = join(folder, 'clock.json');
  const tokens = { COMMITMENT_BOT_TOKEN: token(), POD_BOT_TOKEN: token() };
  const through = (way: WayName): string => {
    const url = new URL(database.url);
    url.port = String(ways[way].port);
    return url.href;
  };
  const api = (port: number, way: WayName): Record<string, string> => ({
    CLOCK_FILE,
    PORT: String(port),
    DATABASE_URL: through(way),
    RATE_LIMIT_PER_MINUTE: '100000000',
    LOG_LEVEL: 'warn',
  });
  const bot = {
    CLOCK_FILE,
    API_URL: `http://127.0.0.1:${ways['bots to api'].port}/graphql`,
    TELEGRAM_API_ROOT: `http://127.0.0.1:${ways['bots to telegram'].port}`,
  };
  const telegramEnvironment = { ...tokens, CLOCK_FILE, PORT: String(telegramPort), SMTP_PORT: String(smtp), DATA_FILE: join(folder, 'telegram.json') };
  const keysFile = { PROGRESS_DEV_KEYS_FILE: join(folder, 'keys.json') };
  const processes: Record<ProcessName, SystemProcess> = {
    'api-1': new SystemProcess('api-1', entryOf('api'), { ...api(one, 'api-1 to database'), ...keysFile }),
    'api-2': new SystemProcess('api-2', entryOf('api'), api(two, 'api-2 to database')),
    'commitment-bot': new SystemProcess('commitment-bot', entryOf('commitment-bot'), { ...bot, COMMITMENT_BOT_TOKEN: tokens.COMMITMENT_BOT_TOKEN }),
    'pod-bot': new SystemProcess('pod-bot', entryOf('pod-bot'), { ...bot, POD_BOT_TOKEN: tokens.POD_BOT_TOKEN }),
    telegram: new SystemProcess('telegram', entryOf('playground'), telegramEnvironment),
  };
  const apiUrls = [`http://127.0.0.1:${one}/graphql`, `http://127.0.0.1:${two}/graphql`] as const;
  return { folder, database, processes, ways, apiUrls, telegram: drive(`http://127.0.0.1:${telegramPort}`) };
}
