import { expect, it } from 'vitest';
import { FAULT_KINDS } from './chaos/plan.ts';
import { reportOf } from './chaos/report.ts';
import { runChaos } from './chaos/run.ts';

/** Long enough for every kind of fault to have its turn; `npm run chaos` takes as long as one likes. */
const SHORT = { forMs: 20_000, seed: 46, only: FAULT_KINDS };

it(
  'whatever breaks under load, no write is lost or doubled, nobody is asked too early or in vain, and no follower misses anything',
  { timeout: 420_000 },
  async () => {
    const outcome = await runChaos(SHORT, new AbortController().signal, (line) => void process.stdout.write(`${line}\n`));
    process.stdout.write(`${reportOf(outcome)}\n`);
    expect(outcome.findings).toEqual([]);
    expect(new Set(outcome.faults.map(({ kind }) => kind))).toEqual(new Set(FAULT_KINDS));
    // A load that does nothing would prove nothing.
    expect(outcome.writes.acknowledged).toBeGreaterThan(50);
    expect(outcome.messages.sent).toBeGreaterThan(0);
    expect(outcome.hook.posted).toBeGreaterThan(0);
  },
);
