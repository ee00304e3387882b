import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { closeSync, existsSync, openSync, readFileSync, statSync } from 'node:fs';
import { setTimeout as wait } from 'node:timers/promises';
import type { PostgresBinaries } from './binaries.ts';
import { EmbeddedPostgresError, explainFailure } from './failure.ts';
import { cleanEnvironment } from './initialise.ts';
import { readPidFile } from './pid-file.ts';
import { dataFolderOf, logFileOf } from './place.ts';
import type { Place } from './place.ts';
import { isRunning } from './process-facts.ts';

/** `ready`, or why another try is worth it: another server over the same data was faster, the dead server's processes still end, the port is taken. */
export type SpawnOutcome = 'ready' | 'data in use' | 'memory in use' | 'port in use';

const RETRYABLE: ReadonlyArray<readonly [sign: RegExp, outcome: SpawnOutcome]> = [
  [/lock file "postmaster\.pid" already exists/, 'data in use'],
  [/pre-existing shared memory block .* is still in use/, 'memory in use'],
  [/could not bind|could not create any TCP\/IP sockets/, 'port in use'],
];
const MAX_LOG_BYTES = 5_000_000;
const START_TIMEOUT_MS = 120_000;

/** Starts a server over the data of the place and waits until it accepts connections; recovery after a crash is part of the wait. */
export async function spawnServer(place: Place, binaries: PostgresBinaries, options: { port: number; durable: boolean }): Promise<SpawnOutcome> {
  const logFile = logFileOf(place.folder);
  const logStart = logSize(logFile);
  const { child, failed } = launch(place, binaries, serverArguments(place, options), logStart > 0);
  const isReady = (): boolean => {
    const file = readPidFile(dataFolderOf(place.folder));
    return file?.pid === child.pid && file?.isReady === true;
  };
  const hasEnded = (): boolean => child.exitCode !== null || child.signalCode !== null || failed.error !== null;
  const isDecided = await becomesTrue(() => isReady() || hasEnded(), START_TIMEOUT_MS);
  if (failed.error !== null) throw explainFailure(`${binaries.postgres} could not be run`, failed.error.message);
  if (!isDecided) throw explainFailure(`PostgreSQL was not ready after ${START_TIMEOUT_MS / 1000} s`, saidSince(logFile, logStart));
  return hasEnded() ? reasonOfEnd(logFile, logStart) : 'ready';
}

function reasonOfEnd(logFile: string, logStart: number): SpawnOutcome {
  const said = saidSince(logFile, logStart);
  const outcome = RETRYABLE.find(([sign]) => sign.test(said))?.[1];
  if (outcome === undefined) throw explainFailure(`PostgreSQL ended while it started (its log: ${logFile})`, said);
  return outcome;
}

/** Ends the server named in the pid file: politely (clients are cut off, everything is written), after 8 s without a last checkpoint. */
export async function stopServer(dataFolder: string, log: (sentence: string) => void): Promise<void> {
  const pid = readPidFile(dataFolder)?.pid;
  if (pid === undefined || !isRunning(pid)) return;
  const hasEnded = (): boolean => !isRunning(pid);
  process.kill(pid, 'SIGINT');
  if (await becomesTrue(hasEnded, 8_000)) return;
  log('PostgreSQL does not stop; it is ended at once and recovers at its next start.');
  if (!hasEnded()) process.kill(pid, 'SIGQUIT');
  if (!(await becomesTrue(hasEnded, 5_000))) throw new EmbeddedPostgresError(`PostgreSQL (process ${pid}) does not end: end it with kill -9 ${pid}.`);
}

async function becomesTrue(condition: () => boolean, withinMs: number): Promise<boolean> {
  const deadline = Date.now() + withinMs;
  while (!condition()) {
    if (Date.now() > deadline) return false;
    await wait(10);
  }
  return true;
}

function serverArguments(place: Place, { port, durable }: { port: number; durable: boolean }): string[] {
  const settings = {
    listen_addresses: '127.0.0.1',
    port,
    unix_socket_directories: '',
    max_connections: 200,
    timezone: 'UTC',
    log_timezone: 'UTC',
    ...(durable ? {} : { fsync: 'off', full_page_writes: 'off' }),
  };
  return ['-D', dataFolderOf(place.folder), ...Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`])];
}

/** Detached and writing to a file: neither Ctrl-C in the terminal nor our own sudden death reaches it. */
function launch(place: Place, binaries: PostgresBinaries, args: string[], isAppending: boolean): { child: ChildProcess; failed: { error: Error | null } } {
  const output = openSync(logFileOf(place.folder), isAppending ? 'a' : 'w', 0o600);
  const who = place.account === null ? {} : { uid: place.account.uid, gid: place.account.gid };
  const child = spawn(binaries.postgres, args, { ...who, cwd: '/', env: cleanEnvironment(), detached: true, stdio: ['ignore', output, output] });
  const failed: { error: Error | null } = { error: null };
  child.on('error', (error) => (failed.error = error));
  child.unref();
  closeSync(output);
  return { child, failed };
}

/** Zero for a log that is missing or long enough to begin a new one. */
function logSize(logFile: string): number {
  const bytes = existsSync(logFile) ? statSync(logFile).size : 0;
  return bytes > MAX_LOG_BYTES ? 0 : bytes;
}

const saidSince = (logFile: string, start: number): string => readFileSync(logFile).subarray(start).toString('utf8');
