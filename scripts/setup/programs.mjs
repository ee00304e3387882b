import { spawn } from 'node:child_process';
import { ROOT } from './places.mjs';

const FORWARDED = ['SIGINT', 'SIGTERM', 'SIGHUP'];
const FORCE_AFTER_MS = 1_000;
const PARENT_EVERY_MS = 500;
/** Who began us; read before anything is installed or built, which takes long enough to lose it. */
const parent = process.ppid;

/** Runs a program to its end and keeps what it says; `onLine` sees each line as it comes. */
export function runQuietly(command, args, { env, onLine = () => undefined }) {
  return new Promise((resolve) => {
    const child = spawn(command, args, { cwd: ROOT, env, stdio: ['ignore', 'pipe', 'pipe'], shell: process.platform === 'win32' });
    const lines = [];
    let rest = '';
    const read = (chunk) => {
      const parts = (rest + chunk).split(/\r?\n/);
      rest = parts.pop() ?? '';
      for (const line of parts) {
        lines.push(line);
        onLine(line);
      }
    };
    for (const stream of [child.stdout, child.stderr]) stream.setEncoding('utf8').on('data', read);
    child.on('error', (error) => resolve({ code: 127, output: error.message }));
    child.on('close', (code, signal) => resolve({ code: code ?? 128, output: [...lines, rest].join('\n'), signal }));
    endWith(child);
  });
}

/**
 * Runs a program in our place: its input, output and exit code are ours, and signals reach it.
 * The channel between us tells it when we are killed.
 */
export function runInOurPlace(command, args, { env = process.env, hasChannel = false } = {}) {
  return new Promise((resolve) => {
    const stdio = ['inherit', 'inherit', 'inherit', ...(hasChannel ? ['ipc'] : [])];
    const child = spawn(command, args, { cwd: ROOT, env, stdio });
    const forward = (signal) => child.kill(signal);
    for (const signal of FORWARDED) process.on(signal, forward);
    const watching = endWithNpm(() => child.kill('SIGTERM'));
    const finish = (code) => {
      clearInterval(watching);
      for (const signal of FORWARDED) process.off(signal, forward);
      resolve(code);
    };
    child.on('error', (error) => {
      process.stderr.write(`${command} could not be run: ${error.message}\n`);
      finish(127);
    });
    child.on('exit', (code, signal) => finish(code ?? 128 + (signal === 'SIGINT' ? 2 : 15)));
  });
}

/** npm that is asked to end ends the shell between us, which tells nobody: whoever has lost it is alone. Started by hand we may well outlive who did. */
function endWithNpm(end) {
  if (process.env.npm_lifecycle_event === undefined) return undefined;
  const watching = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(watching);
    end();
  }, PARENT_EVERY_MS);
  return watching.unref();
}

/** What is being installed or built now. */
const running = new Set();

/** Ctrl-C while something is installed or built ends that, and us. */
function endWith(child) {
  if (running.size === 0) for (const signal of FORWARDED) process.on(signal, endAll);
  running.add(child);
  const forget = () => {
    running.delete(child);
    if (running.size === 0) for (const signal of FORWARDED) process.off(signal, endAll);
  };
  child.once('exit', forget).once('error', forget);
}

/** The compiler takes no notice of SIGINT and SIGTERM: whoever is still there after a second is not asked again. */
function endAll(signal) {
  const children = [...running];
  const exitWhenAllAreGone = () => running.size === 0 && process.exit(130);
  for (const child of children) {
    child.once('exit', exitWhenAllAreGone);
    child.kill(signal);
  }
  setTimeout(() => {
    for (const child of children) child.kill('SIGKILL');
    process.exit(130);
  }, FORCE_AFTER_MS);
}
