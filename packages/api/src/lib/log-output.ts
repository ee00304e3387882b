import { writeSync } from 'node:fs';
import { symbols, type DestinationStream } from 'pino';

/** Lines wait for one another so long, or until there are so many characters. */
const GATHERED_MS = 20;
const GATHERED_MOST = 16_384;
/** pino's number for warnings. What is worse is not less urgent. */
const WARNING = 40;

/**
 * Standard output for a log of many lines: those of some milliseconds are written together, since each write costs more than the line. Warnings and errors, with all
 * that came before them, are written at once, and the rest before the process exits. Only a process that is killed loses its last milliseconds.
 */
export class LogOutput implements DestinationStream {
  /** Asks pino to say the level of each line before it is written. */
  readonly [symbols.needsMetadataGsym] = true;
  lastLevel = 0;
  private gathered = '';
  private timer: NodeJS.Timeout | undefined;

  constructor(private readonly writeOut: (lines: string) => void) {}

  write(line: string): void {
    this.gathered += line;
    if (this.lastLevel >= WARNING || this.gathered.length >= GATHERED_MOST) this.flushSync();
    else this.timer ??= setTimeout(() => this.flushSync(), GATHERED_MS).unref();
  }

  /** Writes what was gathered. */
  flushSync(): void {
    clearTimeout(this.timer);
    this.timer = undefined;
    const lines = this.gathered;
    this.gathered = '';
    if (lines !== '') this.writeOut(lines);
  }
}

/** What the reader of a pipe did not take is offered again after so long. */
const OFFERED_AGAIN_MS = 10;
/** A process that exits waits so long for a reader who takes nothing. */
const PATIENCE_MS = 1_000;
const NOTHING = Buffer.alloc(0);

/** A descriptor whose reader may be slow: nobody waits for them while the process runs, and nothing is lost when it exits. */
class PatientOutput {
  private waiting: Buffer = NOTHING;
  private timer: NodeJS.Timeout | undefined;

  constructor(private readonly descriptor: number) {}

  write(lines: string): void {
    const given = Buffer.from(lines);
    this.waiting = this.waiting.length === 0 ? given : Buffer.concat([this.waiting, given]);
    this.offer();
  }

  /** Before the process exits, when no timer runs any more. */
  end(): void {
    const pause = new Int32Array(new SharedArrayBuffer(4));
    for (let until = Date.now() + PATIENCE_MS; this.waiting.length > 0 && Date.now() < until;) {
      const { length } = this.waiting;
      this.offer();
      if (this.waiting.length < length) until = Date.now() + PATIENCE_MS;
      else Atomics.wait(pause, 0, 0, OFFERED_AGAIN_MS);
    }
  }

  private offer(): void {
    clearTimeout(this.timer);
    try {
      while (this.waiting.length > 0) this.waiting = this.waiting.subarray(writeSync(this.descriptor, this.waiting));
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'EAGAIN') this.timer = setTimeout(() => this.offer(), OFFERED_AGAIN_MS).unref();
      // Whoever read it is gone, as a killed supervisor is.
      else this.waiting = NOTHING;
    }
  }
}

let own: LogOutput | undefined;

/** The process's own output, the same for every log. */
export function standardOutput(): LogOutput {
  return (own ??= opened());
}

function opened(): LogOutput {
  // Node's own stream makes a pipe one that does not block, and hears when its reader is gone. What it holds back itself it would forget when the process exits.
  process.stdout.on('error', () => undefined);
  const descriptor = new PatientOutput(process.stdout.fd);
  const output = new LogOutput((lines) => descriptor.write(lines));
  process.on('exit', () => {
    output.flushSync();
    descriptor.end();
  });
  return output;
}
