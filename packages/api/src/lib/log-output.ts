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

let own: LogOutput | undefined;

/** The process's own output, the same for every log. */
export function standardOutput(): LogOutput {
  return (own ??= opened());
}

function opened(): LogOutput {
  // Whoever reads our output may be gone before us, as a killed supervisor is. pino's own destination then waits for them for ever when the process exits.
  process.stdout.on('error', () => undefined);
  const output = new LogOutput((lines) => process.stdout.write(lines));
  process.on('exit', () => output.flushSync());
  return output;
}
