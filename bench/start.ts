import { fork, type ChildProcess } from 'node:child_process';
import { chmodSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { freePort } from '../test/support/process.ts';
import { quantile } from './lib/table.ts';

// How long the API needs from nothing to its first answer, with the embedded database and its migrations, and what it holds while nobody asks. See README.md.
const { values: given } = parseArgs({ options: { rounds: { type: 'string' }, idle: { type: 'string' } } });
const ROUNDS = Number(given.rounds ?? 7);
const IDLE_SECONDS = Number(given.idle ?? 30);
/** As the Dockerfile has them. */
const START_OPTIONS = ['--enable-source-maps', '--max-semi-space-size=4'];
const ENTRY = fileURLToPath(new URL('../packages/api/dist/main.js', import.meta.url));

const folder = mkdtempSync(join(tmpdir(), 'progress-start-'));
// As root the database runs as another account, which has to be able to pass through.
chmodSync(folder, 0o711);
const port = await freePort();
const kept = ['PATH', 'HOME', 'TMPDIR', 'LANG', 'USER'];
const env = { ...Object.fromEntries(kept.map((name) => [name, process.env[name]])), PROGRESS_DATA_DIR: folder, PORT: String(port), LOG_LEVEL: 'warn' };

try {
  const cold = await started();
  console.log(`from an empty folder   ${cold.seconds.toFixed(2)} s until it is ready, ${cold.cpuSeconds.toFixed(2)} s of processor`);
  await ended(cold.child);
  const warm: { seconds: number; cpuSeconds: number }[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    const one = await started();
    warm.push(one);
    if (round === ROUNDS - 1) await idle(one.child);
    await ended(one.child);
  }
  const of = (figure: 'seconds' | 'cpuSeconds', share: number): string =>
    quantile(
      warm.map((one) => one[figure]),
      share,
    ).toFixed(2);
  console.log(
    `again, ${ROUNDS} times         ${of('seconds', 0.5)} s until it is ready (best ${of('seconds', 0)}, worst ${of('seconds', 1)}), ${of('cpuSeconds', 0.5)} s of processor`,
  );
} finally {
  rmSync(folder, { recursive: true, force: true });
}

type Started = { readonly child: ChildProcess; readonly seconds: number; readonly cpuSeconds: number };

/** Starts the API as it is deployed; ready is when `/readyz` says so. The processor's time is that of the API, without the database's. */
async function started(): Promise<Started> {
  const startedAt = performance.now();
  const child = fork(ENTRY, { env, execArgv: START_OPTIONS, stdio: ['ignore', 'ignore', 'inherit', 'ipc'] });
  for (;;) {
    if (child.exitCode !== null) throw new Error(`The API ended with ${child.exitCode}.`);
    const answer = await fetch(`http://127.0.0.1:${port}/readyz`).catch(() => null);
    if (answer?.ok) return { child, seconds: (performance.now() - startedAt) / 1_000, cpuSeconds: cpuSecondsOf(child.pid!) };
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
}

async function idle(child: ChildProcess): Promise<void> {
  const before = cpuSecondsOf(child.pid!);
  await new Promise((resolve) => setTimeout(resolve, IDLE_SECONDS * 1_000));
  const cpuMs = ((cpuSecondsOf(child.pid!) - before) * 1_000) / IDLE_SECONDS;
  console.log(`idle after ${IDLE_SECONDS} s         ${residentMegabytesOf(child.pid!).toFixed(0)} MB resident, ${cpuMs.toFixed(1)} ms of processor a second`);
}

function ended(child: ChildProcess): Promise<void> {
  return new Promise((resolve) => {
    child.once('exit', () => resolve());
    child.kill('SIGTERM');
  });
}

/** As Linux counts it, a hundred ticks a second. */
function cpuSecondsOf(pid: number): number {
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]!.split(' ');
  return (Number(fields[11]) + Number(fields[12])) / 100;
}
function residentMegabytesOf(pid: number): number {
  return Number(/VmRSS:\s+(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))![1]) / 1_024;
}
