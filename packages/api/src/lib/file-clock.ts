import { readFileSync, statSync } from 'node:fs';
import type { Clock } from './clock.ts';

const LOOK_EVERY_MS = 100;

/**
 * The system's time, moved by what a file says: `{"offsetMs": 86400000}` is a day ahead. A change counts within a tenth of a second; a file that is
 * missing or unreadable moves nothing. For development: all processes that read the same file agree on the day.
 */
export class FileClock implements Clock {
  private offsetMs = 0;
  private lookedAt = -Infinity;
  private changedAt = -1;

  constructor(private readonly path: string) {}

  now(): Date {
    const real = Date.now();
    if (real - this.lookedAt >= LOOK_EVERY_MS) this.look(real);
    return new Date(real + this.offsetMs);
  }

  private look(real: number): void {
    this.lookedAt = real;
    const changedAt = statSync(this.path, { throwIfNoEntry: false })?.mtimeMs ?? -1;
    if (changedAt === this.changedAt) return;
    const offset = changedAt === -1 ? 0 : offsetIn(this.path);
    // A file that is being written is read again at the next look.
    if (offset === null) return;
    this.changedAt = changedAt;
    this.offsetMs = offset;
  }
}

function offsetIn(path: string): number | null {
  try {
    const { offsetMs } = JSON.parse(readFileSync(path, 'utf8')) as { offsetMs?: unknown };
    return typeof offsetMs === 'number' && Number.isFinite(offsetMs) ? offsetMs : null;
  } catch {
    return null;
  }
}
