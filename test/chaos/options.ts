import { parseArgs } from 'node:util';
import { FAULT_KINDS, type FaultKind } from './plan.ts';

export type ChaosOptions = { readonly forMs: number; readonly seed: number; readonly only: readonly FaultKind[] };

export const USAGE = `npm run chaos -- [--minutes 5] [--seed 1] [--only ${FAULT_KINDS.join(',')}]`;
const MOST_MINUTES = 24 * 60;

/**
 * What is asked for on the command line.
 * @throws RangeError that says what can be asked for
 */
export function readOptions(args: readonly string[]): ChaosOptions {
  const { values } = parseArgs({ args: [...args], options: { minutes: { type: 'string' }, seed: { type: 'string' }, only: { type: 'string' } } });
  const minutes = Number(values.minutes ?? 5);
  if (!(minutes > 0 && minutes <= MOST_MINUTES)) throw new RangeError(`--minutes is a number above 0, at most ${MOST_MINUTES}.`);
  const seed = Number(values.seed ?? Math.floor(Date.now() / 1000));
  if (!Number.isSafeInteger(seed)) throw new RangeError('--seed is a whole number.');
  const only = values.only === undefined ? FAULT_KINDS : values.only.split(',').map(kindOf);
  return { forMs: minutes * 60_000, seed, only };
}

function kindOf(given: string): FaultKind {
  const kind = FAULT_KINDS.find((one) => one === given.trim());
  if (kind === undefined) throw new RangeError(`--only takes ${FAULT_KINDS.join(', ')}, separated by commas; "${given}" is none of them.`);
  return kind;
}
