import { setTimeout as wait } from 'node:timers/promises';
import { runnableBinaries } from './binaries.ts';
import type { PostgresBinaries } from './binaries.ts';
import { EmbeddedPostgresError, explainFailure } from './failure.ts';
import { takeHold, urlOf } from './hold.ts';
import type { Hold } from './hold.ts';
import { initialiseOnce } from './initialise.ts';
import { disownPidFile, isServerAlive, readPidFile } from './pid-file.ts';
import type { PidFile } from './pid-file.ts';
import { choosePlace, dataFolderOf } from './place.ts';
import type { Place } from './place.ts';
import { choosePort, rememberPort } from './ports.ts';
import { spawnServer, stopServer } from './server-process.ts';

export interface EmbeddedPostgresOptions {
  /** The folder of the server's files; made when missing. As root the files may lie elsewhere, see `choosePlace`. */
  dataDir: string;
  /** Preferred port; without it, or when it is taken, the one of the last start, else any free one. */
  port?: number;
  /** False only for tests: faster, and safe when processes are killed, but a crash of the machine may spoil everything. Decided by who starts the server. */
  durable?: boolean;
  log: (sentence: string) => void;
}

export interface EmbeddedPostgres {
  /** Connection string of the project's database, with its password. */
  url: string;
  port: number;
  /** True when a server over this data was running already. */
  wasReused: boolean;
  /** Called after the server was lost and answers again, on the same port; every connection of a pool has to be made anew. */
  onRestart(listener: () => void): void;
  /** Lets go of the server; it stops when nobody else uses it. Takes at most 13 s, usually less than one. Can be called twice. */
  stop(): Promise<void>;
}

interface Running {
  port: number;
  hold: Hold;
  wasReused: boolean;
}

const ANSWER_TIMEOUT_MS = 120_000;

/**
 * A PostgreSQL of the project's own over `dataDir`, listening on 127.0.0.1 only. Processes that call this at the same time share one server;
 * the last to stop stops it. A server left by a killed process is used again, and one that dies is started again.
 * @throws EmbeddedPostgresError with what the server said and the cure.
 */
export async function startEmbeddedPostgres(options: EmbeddedPostgresOptions): Promise<EmbeddedPostgres> {
  if (process.platform === 'win32')
    throw new EmbeddedPostgresError('The embedded PostgreSQL runs on Linux and macOS: use WSL, or set DATABASE_URL to a PostgreSQL of your own (15 to 18).');
  try {
    const place = choosePlace(options.dataDir, options.log);
    const binaries = runnableBinaries(place.account, options.log);
    return await new Supervisor(place, binaries, options).start();
  } catch (error) {
    throw error instanceof EmbeddedPostgresError ? error : explainFailure(`PostgreSQL cannot use ${options.dataDir}`, (error as Error).message);
  }
}

class Supervisor {
  private readonly listeners: Array<() => void> = [];
  private running: Running | null = null;
  private recovery: Promise<void> | null = null;
  private stopping: Promise<void> | null = null;

  private readonly place: Place;
  private readonly binaries: PostgresBinaries;
  private readonly options: EmbeddedPostgresOptions;

  constructor(place: Place, binaries: PostgresBinaries, options: EmbeddedPostgresOptions) {
    this.place = place;
    this.binaries = binaries;
    this.options = options;
  }

  async start(): Promise<EmbeddedPostgres> {
    const { port, wasReused } = await this.bringUp();
    rememberPort(this.place.folder, port);
    return {
      url: urlOf(this.place.folder, port),
      port,
      wasReused,
      onRestart: (listener) => void this.listeners.push(listener),
      stop: () => (this.stopping ??= this.stop()),
    };
  }

  /** Until a server over our data answers: use the one that runs, wait for the one that starts or stops, start one when there is none. */
  private async bringUp(fixedPort?: number): Promise<Running> {
    const data = dataFolderOf(this.place.folder);
    await initialiseOnce(this.place, this.binaries);
    let wasReused = true;
    const deadline = Date.now() + ANSWER_TIMEOUT_MS;
    while (Date.now() < deadline && this.stopping === null) {
      const file = readPidFile(data);
      if (file !== null && isServerAlive(file, data)) {
        const joined = await this.join(file, wasReused);
        if (joined !== null) return this.watch(joined);
        await wait(25);
      } else {
        if (file !== null) disownPidFile(file, data);
        wasReused = !(await this.spawn(fixedPort)) && wasReused;
      }
    }
    throw new EmbeddedPostgresError(
      `The PostgreSQL over ${data} runs (process ${readPidFile(data)?.pid}) but does not answer: end that process and start again.`,
    );
  }

  /** Null while the server starts, recovers or stops. */
  private async join({ port }: PidFile, wasReused: boolean): Promise<Running | null> {
    const hold = port === null ? null : await takeHold(this.place.folder, port);
    return port === null || hold === null ? null : { port, hold, wasReused };
  }

  /** True when the server that now runs is the one started here. */
  private async spawn(fixedPort: number | undefined): Promise<boolean> {
    const port = fixedPort ?? (await choosePort(this.place.folder, this.options.port));
    const outcome = await spawnServer(this.place, this.binaries, { port, durable: this.options.durable ?? true });
    if (outcome === 'port in use' && fixedPort !== undefined) this.options.log(`PostgreSQL waits for its port ${port}, which another process has taken.`);
    if (outcome !== 'ready') await wait(outcome === 'port in use' ? 500 : 100);
    return outcome === 'ready';
  }

  private watch(running: Running): Running {
    this.running = running;
    running.hold.onLost(() => {
      this.running = null;
      if (this.stopping === null) this.recovery ??= this.recover(running.port).finally(() => (this.recovery = null));
    });
    return running;
  }

  private async recover(port: number): Promise<void> {
    const since = Date.now();
    this.options.log('The connection to PostgreSQL broke; the server is looked after.');
    for (let attempt = 1; this.stopping === null; attempt++) {
      try {
        const { wasReused } = await this.bringUp(port);
        this.options.log(wasReused ? 'PostgreSQL runs on; only the connection had been cut.' : `PostgreSQL is back after ${Date.now() - since} ms.`);
        for (const listener of this.listeners) listener();
        return;
      } catch (error) {
        if (this.stopping !== null) return;
        this.options.log(`PostgreSQL could not be started again, the next attempt follows. ${(error as Error).message}`);
        await wait(Math.min(10_000, 500 * 2 ** attempt));
      }
    }
  }

  private async stop(): Promise<void> {
    await this.recovery;
    const hold = this.running?.hold;
    if (hold === undefined) return;
    const isOursToStop = await hold.release().catch(() => false);
    if (isOursToStop) await stopServer(dataFolderOf(this.place.folder), this.options.log);
    await hold.end();
  }
}
