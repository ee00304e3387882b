import { expect, test } from 'vitest';
import { BUCKETS_S, CallTally } from './call-tally.ts';

const ok = { operation: 'Today', caller: 'member', outcome: 'ok' } as const;

test('calls are counted by what was asked, by whom, and how it ended', () => {
  const tally = new CallTally();
  tally.note(ok, 3);
  tally.note(ok, 4);
  tally.note({ ...ok, outcome: 'FORBIDDEN' }, 1);
  expect([...tally.counts()]).toEqual([
    { ...ok, count: 2 },
    { ...ok, outcome: 'FORBIDDEN', count: 1 },
  ]);
});

test('a call falls into the first bucket whose bound it does not exceed, and what exceeds all into the last', () => {
  const tally = new CallTally();
  for (const ms of [1, 1.001, 15_000, 15_001]) tally.note(ok, ms);
  const [latency] = [...tally.latencies()];
  expect([...latency!.buckets]).toEqual([1, 1, ...Array.from({ length: BUCKETS_S.length - 3 }, () => 0), 1, 1]);
  expect(latency!.sumS).toBeCloseTo(30.003002);
});
