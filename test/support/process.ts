import { type ChildProcess, spawn } from 'node:child_process';
import { randomInt } from 'node:crypto';
import { once } from 'node:events';
import { createServer } from 'node:net';

/** One real process of the system: started from its build, killed at will, started again with the same environment. */
export class SystemProcess {
  private child: ChildProcess | undefined;
  /** What it wrote so far, for the failure message of a test. */
  output = '';

  constructor(
    readonly name: string,
    private readonly entry: string,
    readonly environment: Record<string, string>,
  ) {}

  start(): void {
    const child = spawn(process.execPath, ['--enable-source-maps', '--max-semi-space-size=4', this.entry], {
      env: { ...inherited(), ...this.environment },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    for (const stream of [child.stdout, child.stderr]) stream.setEncoding('utf8').on('data', (text: string) => (this.output += text));
    this.child = child;
  }

  get isRunning(): boolean {
    return this.child !== undefined && this.child.exitCode === null && this.child.signalCode === null;
  }

  get pid(): number {
    if (!this.child?.pid) throw new Error(`${this.name} has not been started.`);
    return this.child.pid;
  }

  /** Sends the signal and waits until the process is gone. Resolves with its exit code, null when a signal ended it. */
  async end(signal: NodeJS.Signals): Promise<number | null> {
    const { child } = this;
    if (!child || !this.isRunning) return child?.exitCode ?? null;
    const gone = once(child, 'exit');
    child.kill(signal);
    await gone;
    return child.exitCode;
  }
}

/** The machine's environment without anything that would configure the system under test. */
function inherited(): Record<string, string> {
  const kept = ['PATH', 'HOME', 'TMPDIR', 'LANG', 'USER'];
  return Object.fromEntries(Object.entries(process.env).filter((entry): entry is [string, string] => kept.includes(entry[0]) && entry[1] !== undefined));
}

/** Below those that the system gives to connections on their way out, so that none of them takes a port between its choice and its use. */
const FREE_PORTS = { from: 12_000, to: 32_000 };

/** Each is given once: who asks for several has not begun to listen on the first. */
const given = new Set<number>();

/** A TCP port of the loopback interface that nobody listens on now, and that was not given before. */
export async function freePort(): Promise<number> {
  for (let tries = 0; tries < 100; tries += 1) {
    const port = randomInt(FREE_PORTS.from, FREE_PORTS.to);
    if (given.has(port)) continue;
    const server = createServer();
    const isFree = new Promise<boolean>((resolve) => server.once('listening', () => resolve(true)).once('error', () => resolve(false)));
    server.listen(port, '127.0.0.1');
    if (!(await isFree)) continue;
    given.add(port);
    server.close();
    await once(server, 'close');
    return port;
  }
  throw new Error('No port could be had on 127.0.0.1.');
}

/** Asks again until the answer is there; fails with `what` and the last error after `seconds`. */
export async function eventually<T>(what: string, seconds: number, ask: () => Promise<T | undefined>): Promise<T> {
  const end = Date.now() + seconds * 1000;
  let last: unknown;
  while (Date.now() < end) {
    try {
      const answer = await ask();
      if (answer !== undefined) return answer;
    } catch (error) {
      last = error;
    }
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error(`${what}: not within ${seconds} s.`, { cause: last });
}
