import { describe, expect, it } from 'vitest';
import { readOptions } from './options.ts';
import { CLOCK_STEPS, FAULT_KINDS, planOf, type Fault } from './plan.ts';

const SEEDS = Array.from({ length: 50 }, (_, seed) => seed);
const plan = (seed: number, forMs: number, only = FAULT_KINDS as readonly Fault['kind'][]): Fault[] => planOf({ seed, forMs, only });

describe('a plan of faults', () => {
  it('is the same for the same seed, and another one for another', () => {
    expect(plan(1, 60_000)).toEqual(plan(1, 60_000));
    expect(plan(1, 60_000)).not.toEqual(plan(2, 60_000));
  });

  it('has every kind, and a whole day of the clock, within twenty seconds', () => {
    for (const seed of SEEDS) {
      const kinds = new Set(plan(seed, 20_000).map(({ kind }) => kind));
      expect([...FAULT_KINDS].filter((kind) => !kinds.has(kind))).toEqual([]);
      const steps = plan(seed, 20_000).filter(({ kind }) => kind === 'clock');
      expect(steps.map(({ target }) => target)).toEqual(CLOCK_STEPS);
    }
  });

  it('lets nothing happen to whom something is happening, and is over in time', () => {
    for (const seed of SEEDS)
      for (const own of Map.groupBy(plan(seed, 300_000), ({ target }) => target).values())
        for (const [index, { atMs, lastsMs }] of own.entries()) {
          expect(atMs + lastsMs).toBeLessThanOrEqual(300_000);
          expect(atMs).toBeGreaterThanOrEqual(index === 0 ? 0 : own[index - 1]!.atMs + own[index - 1]!.lastsMs);
        }
  });

  it('has only what is asked for', () => {
    expect(new Set(plan(1, 60_000, ['kill']).map(({ kind }) => kind))).toEqual(new Set(['kill']));
    expect(plan(1, 60_000, ['clock']).length).toBeGreaterThan(0);
  });
});

describe('the command line', () => {
  it('takes minutes, a seed and kinds of faults', () => {
    expect(readOptions(['--minutes', '0.5', '--seed', '7', '--only', 'kill,clock'])).toEqual({ forMs: 30_000, seed: 7, only: ['kill', 'clock'] });
    expect(readOptions(['--seed', '7'])).toEqual({ forMs: 300_000, seed: 7, only: FAULT_KINDS });
  });

  it.each([[['--minutes', '0']], [['--minutes', 'x']], [['--seed', 'x']], [['--only', 'rain']]])('refuses %j', (args) => {
    expect(() => readOptions(args)).toThrow(RangeError);
  });
});
