/**
 * What became of a write, as whoever made it knows: `acknowledged` was answered, `refused` was answered with a refusal that says that nothing was done, of
 * what is `unknown` no answer came.
 */
export type Outcome = 'acknowledged' | 'refused' | 'unknown';

export const WRITE_KINDS = ['promise', 'done', 'undo', 'pod', 'join', 'leave', 'reminders-off'] as const;
export type WriteKind = (typeof WRITE_KINDS)[number];

/**
 * One intention of one client, however often it was sent. `subject`: the text of a promise, the id of a commitment, the name of a pod, `<member>/<pod>` for a
 * seat. `isRepeat`: the answer said that it had been so before, and nothing was changed.
 */
export type Write = {
  readonly kind: WriteKind;
  readonly subject: string;
  readonly outcome: Outcome;
  readonly isRepeat: boolean;
  /** The code of a refusal, or of the last failure. */
  readonly code: string | null;
  /** Real time of the answer, milliseconds since 1970. */
  readonly endedAtMs: number;
};

/** Everything that the load did, and what the answers said that no client should ever be told. */
export class Records {
  readonly writes: Write[] = [];
  /** How often each code was answered. */
  readonly codes = new Map<string, number>();
  /** How often something was sent again, or twice at once, on purpose. */
  repeats = 0;

  keep(write: Omit<Write, 'endedAtMs'>): void {
    this.writes.push({ ...write, endedAtMs: Date.now() });
  }

  answered(code: string): void {
    this.codes.set(code, (this.codes.get(code) ?? 0) + 1);
  }

  count(outcome: Outcome): number {
    return this.writes.filter((write) => write.outcome === outcome).length;
  }
}

/** What everybody promises when all is over, in order to be asked once more. */
export const LAST_PROMISE = 'one last promise';
