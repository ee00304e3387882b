import { spawn } from 'node:child_process';
import { eachLine, formatLine, isRoutine } from './log-lines.mjs';

const PRELOAD = new URL('end-with-supervisor.mjs', import.meta.url).href;
const LONGEST_BACK_OFF_MS = 30_000;
const STEADY_AFTER_MS = 60_000;

/** V8 would keep 128 MB for young objects in every process, since loading the modules needs much for a moment. */
const YOUNG_OBJECTS = '--max-semi-space-size=4';

/** A process that is started again whenever it ends without having been asked to. */
export class SupervisedProcess {
  /** False until a first start has succeeded: what fails then would fail again. */
  mayRestart = true;
  #child = null;
  #timer = null;
  #startedAt = 0;
  #failures = 0;
  #isWanted = false;

  /**
   * @param spec name: shown before its lines; entry: the file that Node runs; env: its whole environment
   * @param print receives each finished line
   * @param onChange called after each start and end, for the list of process ids
   */
  constructor(spec, print, onChange = () => undefined) {
    this.name = spec.name;
    this.entry = spec.entry;
    this.spec = spec;
    this.print = print;
    this.onChange = onChange;
  }

  get pid() {
    return this.#child?.pid ?? null;
  }

  /** How often it has ended by itself; while a start is waited for, the first end is the end of the wait. */
  get failures() {
    return this.#failures;
  }

  start() {
    this.#isWanted = true;
    this.#startedAt = Date.now();
    const args = ['--enable-source-maps', YOUNG_OBJECTS, '--import', PRELOAD, this.entry];
    // Detached: Ctrl-C in the terminal reaches only the supervisor, which ends its processes in the right order.
    const child = spawn(process.execPath, args, { env: this.spec.env, detached: true, stdio: ['ignore', 'pipe', 'pipe', 'ipc'] });
    this.#child = child;
    for (const stream of [child.stdout, child.stderr]) eachLine(stream, (line) => this.#say(line));
    child.on('error', (error) => this.print(formatLine(this.name, `could not be started: ${error.message}`)));
    child.on('exit', (code, signal) => this.#hasEnded(child, signal ?? `code ${code}`));
    this.onChange();
  }

  /** Whoever asks for a level of detail gets all of it. */
  #say(line) {
    if (this.spec.env.LOG_LEVEL === undefined && isRoutine(line)) return;
    this.print(formatLine(this.name, line));
  }

  /** Asks it to end, ends it by force after the grace, and resolves when it is gone: true if it went by itself. */
  async stop(graceMs) {
    this.#isWanted = false;
    clearTimeout(this.#timer);
    const child = this.#child;
    if (child === null) return true;
    const gone = new Promise((resolve) => child.once('exit', resolve));
    let wentByItself = true;
    const force = setTimeout(() => {
      wentByItself = false;
      this.print(formatLine(this.name, `does not end within ${graceMs / 1000} s; ended by force.`));
      child.kill('SIGKILL');
    }, graceMs);
    child.kill('SIGTERM');
    await gone;
    clearTimeout(force);
    return wentByItself;
  }

  kill() {
    this.#isWanted = false;
    clearTimeout(this.#timer);
    this.#child?.kill('SIGKILL');
  }

  #hasEnded(child, how) {
    if (this.#child !== child) return;
    this.#child = null;
    this.onChange();
    if (!this.#isWanted) return;
    this.#failures = Date.now() - this.#startedAt > STEADY_AFTER_MS ? 1 : this.#failures + 1;
    if (!this.mayRestart) return this.print(formatLine(this.name, `ended (${how}).`));
    const waitMs = Math.min(LONGEST_BACK_OFF_MS, 250 * 2 ** this.#failures);
    this.print(formatLine(this.name, `ended (${how}); it is started again in ${waitMs / 1000} s.`));
    this.#timer = setTimeout(() => this.start(), waitMs);
  }
}
