import type { FaultView } from './changes.ts';

/**
 * What an injected fault does to a call:
 * `flood` answers 429 with retry_after; `server-error` answers 502 without doing the call; `time-out` neither does it nor answers;
 * `lost-answer` does it and never answers.
 */
export const FAULT_KINDS = ['flood', 'server-error', 'time-out', 'lost-answer'] as const;
export type FaultKind = (typeof FAULT_KINDS)[number];

export interface FaultRequest {
  kind: FaultKind;
  /** Username of the bot it hits; every bot when left out. */
  bot?: string | undefined;
  /** Methods it hits; every method but getUpdates when left out. */
  methods?: string[] | undefined;
  /** How many calls it hits before it is spent; 1 when neither this nor a rate is given. */
  next?: number | undefined;
  /** Percentage of calls it hits, 0 to 100, until the faults are cleared. */
  ratePercent?: number | undefined;
  retryAfterSeconds?: number | undefined;
  /** How long a call without an answer is kept open before its connection is cut. */
  hangMs?: number | undefined;
}

export interface Fault {
  kind: FaultKind;
  retryAfterSeconds: number;
  hangMs: number;
}

interface ArmedFault extends FaultRequest {
  id: number;
  remaining: number | null;
}

const LABELS: Record<FaultKind, string> = {
  flood: '429 Too Many Requests',
  'server-error': '502 Bad Gateway',
  'time-out': 'no answer, not done',
  'lost-answer': 'done, but no answer',
};

/** The faults waiting for the next calls of the Bot API. */
export class Faults {
  private armed: ArmedFault[] = [];
  private nextId = 1;

  /** `chance` returns a number from 0 to 1 for faults by rate. */
  constructor(private readonly chance: () => number = Math.random) {}

  add(request: FaultRequest): number {
    const id = this.nextId;
    this.nextId += 1;
    this.armed.push({ ...request, id, remaining: request.ratePercent === undefined ? (request.next ?? 1) : null });
    return id;
  }

  clear(): void {
    this.armed = [];
  }

  view(): FaultView[] {
    return this.armed.map((fault) => ({ id: fault.id, kind: fault.kind, label: label(fault), remaining: fault.remaining }));
  }

  /** Returns the fault that hits this call and spends it, or null. */
  take(bot: string, method: string): Fault | null {
    const hit = this.armed.find((fault) => this.hits(fault, bot, method));
    if (hit === undefined) return null;
    if (hit.remaining !== null) {
      hit.remaining -= 1;
      if (hit.remaining <= 0) this.armed = this.armed.filter((fault) => fault !== hit);
    }
    return { kind: hit.kind, retryAfterSeconds: hit.retryAfterSeconds ?? 3, hangMs: hit.hangMs ?? 60_000 };
  }

  private hits(fault: ArmedFault, bot: string, method: string): boolean {
    if (fault.bot !== undefined && fault.bot !== bot) return false;
    const isMeant = fault.methods === undefined ? method !== 'getUpdates' : fault.methods.some((name) => name.toLowerCase() === method.toLowerCase());
    return isMeant && (fault.ratePercent === undefined || this.chance() * 100 < fault.ratePercent);
  }
}

function label(fault: ArmedFault): string {
  const often = fault.remaining === null ? `${fault.ratePercent ?? 0} % of calls` : `next ${fault.remaining}`;
  const which = fault.methods === undefined ? '' : ` of ${fault.methods.join(', ')}`;
  return `${LABELS[fault.kind]}, ${often}${which}`;
}
