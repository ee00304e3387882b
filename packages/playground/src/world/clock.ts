import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';

export interface ClockView {
  offsetMs: number;
  /** The moved time, ISO 8601 in UTC. */
  now: string;
}

/** The development clock: real time plus an offset, shared with the other processes through a file that holds `{"offsetMs": n}`. */
export class MovableClock {
  private offsetMs = 0;

  constructor(private readonly path: string | undefined) {
    this.offsetMs = this.read();
  }

  now(): number {
    return Date.now() + this.offsetMs;
  }

  /** Unix time in whole seconds, as messages carry it. */
  seconds(): number {
    return Math.floor(this.now() / 1000);
  }

  view(): ClockView {
    return { offsetMs: this.offsetMs, now: new Date(this.now()).toISOString() };
  }

  /** Moves the clock to `offsetMs` from real time and tells the other processes. */
  set(offsetMs: number): void {
    this.offsetMs = Math.round(offsetMs);
    if (this.path === undefined) return;
    mkdirSync(dirname(this.path), { recursive: true });
    writeFileSync(`${this.path}.next`, JSON.stringify({ offsetMs: this.offsetMs }));
    renameSync(`${this.path}.next`, this.path);
  }

  private read(): number {
    if (this.path === undefined) return 0;
    try {
      const saved = JSON.parse(readFileSync(this.path, 'utf8')) as { offsetMs?: unknown };
      return typeof saved.offsetMs === 'number' && Number.isFinite(saved.offsetMs) ? saved.offsetMs : 0;
    } catch {
      return 0; // No clock file yet: real time.
    }
  }
}
