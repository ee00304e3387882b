import { Chance } from '../../packages/api/src/lib/random.rules.ts';

export const FAULT_KINDS = ['kill', 'kill-database', 'terminate', 'freeze', 'latency', 'reset', 'black-hole', 'telegram', 'repeat', 'clock'] as const;
export type FaultKind = (typeof FAULT_KINDS)[number];

/** Whom it happens to: a process, the database, or the way between two of them. */
export const PROCESSES = ['api-1', 'api-2', 'commitment-bot', 'pod-bot', 'telegram'] as const;
export const WAYS = ['api-1 to database', 'api-2 to database', 'bots to api', 'clients to api', 'bots to telegram'] as const;
export const TELEGRAM_FAULTS = ['flood', 'server-error', 'time-out', 'lost-answer'] as const;
export const CLOCK_STEPS = ['evening', 'back', 'on', 'morning', 'afternoon'] as const;

/** One thing that goes wrong. `atMs` from the beginning, `lastsMs` until it is set right again; `roll` decides what is left open, from 0 up to 1. */
export type Fault = { readonly kind: FaultKind; readonly target: string; readonly atMs: number; readonly lastsMs: number; readonly roll: number };

const TARGETS: Readonly<Record<FaultKind, readonly string[]>> = {
  kill: PROCESSES,
  'kill-database': ['database'],
  terminate: ['database'],
  freeze: PROCESSES,
  latency: WAYS,
  reset: WAYS,
  'black-hole': WAYS,
  telegram: TELEGRAM_FAULTS,
  repeat: ['commitment-bot', 'pod-bot'],
  clock: CLOCK_STEPS,
};
/** Shortest and longest, in milliseconds. A lease lasts 15 s: in a long run a process is frozen for longer than that. */
const LASTS: Readonly<Record<FaultKind, readonly [number, number]>> = {
  kill: [300, 3_000],
  'kill-database': [0, 0],
  terminate: [0, 0],
  freeze: [500, 5_000],
  latency: [1_000, 4_000],
  reset: [0, 0],
  'black-hole': [1_000, 5_000],
  telegram: [0, 0],
  repeat: [0, 0],
  clock: [0, 0],
};
const LONG_FREEZE_MS = 18_000;
const LONG_RUN_MS = 120_000;
const GAP_MS = [600, 1_800] as const;
/** The clock goes through one day in each so much time, evenly: a client that repeats for half as long never meets its own key a day later. */
export const DAY_MS = 75_000;

export type PlanOptions = { readonly seed: number; readonly forMs: number; readonly only: readonly FaultKind[] };

/**
 * What goes wrong in a run, in order. The same seed gives the same plan. Every kind with each of its targets has its turn before any comes again, and nothing
 * happens to a process or a way to which something is still happening. The clock goes its own way: afternoon, evening, a little back, a little on, morning.
 */
export function planOf({ seed, forMs, only }: PlanOptions): Fault[] {
  const chance = new Chance(seed);
  const faults: Fault[] = [];
  const busyUntil = new Map<string, number>();
  let bag: { kind: FaultKind; target: string }[] = [];
  for (let atMs = between(chance, GAP_MS); atMs < forMs; atMs += between(chance, GAP_MS)) {
    if (bag.length === 0) bag = filled(chance, only);
    const at = bag.findIndex(({ target }) => (busyUntil.get(target) ?? 0) <= atMs);
    if (at === -1) continue;
    const [{ kind, target }] = bag.splice(at, 1) as [{ kind: FaultKind; target: string }];
    const isLong = kind === 'freeze' && forMs >= LONG_RUN_MS && chance.next() < 0.25;
    const lastsMs = Math.min(isLong ? LONG_FREEZE_MS : between(chance, LASTS[kind]), Math.max(0, forMs - atMs));
    // A killed process needs a while before it does anything again.
    busyUntil.set(target, atMs + lastsMs + (kind === 'kill' || kind === 'kill-database' ? 4_000 : 300));
    faults.push({ kind, target, atMs, lastsMs, roll: chance.next() });
  }
  return [...faults, ...(only.includes('clock') ? clockSteps(chance, forMs) : [])].toSorted((a, b) => a.atMs - b.atMs);
}

/** Kinds take turns: of each one target, shuffled, then the next of each. */
function filled(chance: Chance, only: readonly FaultKind[]): { kind: FaultKind; target: string }[] {
  const kinds = only.filter((kind) => kind !== 'clock').map((kind) => shuffled(chance, TARGETS[kind]).map((target) => ({ kind, target })));
  const rounds = Math.max(0, ...kinds.map((targets) => targets.length));
  return Array.from({ length: rounds }, (_, round) =>
    shuffled(
      chance,
      kinds.flatMap((targets) => targets[round] ?? []),
    ),
  ).flat();
}

/** In a run shorter than a day the whole day is gone through all the same, faster. */
function clockSteps(chance: Chance, forMs: number): Fault[] {
  const dayMs = Math.min(DAY_MS, forMs);
  const steps: Fault[] = [];
  for (let day = 0; day * dayMs + dayMs / 2 < forMs; day += 1)
    for (const [index, target] of CLOCK_STEPS.entries())
      steps.push({ kind: 'clock', target, atMs: Math.round(dayMs * (day + (index + 1) / (CLOCK_STEPS.length + 1))), lastsMs: 0, roll: chance.next() });
  return steps.filter(({ atMs }) => atMs < forMs);
}

const between = (chance: Chance, [least, most]: readonly [number, number]): number => least + chance.below(most - least + 1);

function shuffled<T>(chance: Chance, given: readonly T[]): T[] {
  const all = [...given];
  for (let i = all.length - 1; i > 0; i -= 1) {
    const other = chance.below(i + 1);
    [all[i], all[other]] = [all[other]!, all[i]!];
  }
  return all;
}
