import type { Pool } from 'pg';
import { Company, MustGoAlone } from '../db/company.ts';
import { PooledTransaction } from '../db/pooled-transaction.ts';
import type { Seat } from '../db/seat.ts';
import type { AskBehind } from '../db/with-next.ts';
import { Lanes } from '../lib/lanes.ts';
import { isLost } from '../read/refusal.ts';
import type { SeatedVerb, Verb } from '../viewer/context.ts';
import { writeAudit } from './audit-note.ts';
import { askForKey, claimKeyLast } from './idempotency.ts';
import { type ActionHost, inTransaction, keyOf } from './run-action.ts';

/** A verb that somebody waits for. */
type Call = {
  readonly host: ActionHost;
  readonly deed: (seat: Seat) => Promise<unknown>;
  readonly resolve: (result: unknown) => void;
  readonly reject: (error: unknown) => void;
  /** Runs it in a transaction of its own, whatever comes of it. */
  readonly alone: () => Promise<void>;
};

const WAYS = { lanes: 2, aboard: 32, lateMs: 100 };

/**
 * Verbs of several members in one transaction, two trips for all of them: what a transaction, a statement and a trip cost by themselves is more than half of what a small write costs.
 * Nobody waits for somebody else's row: whoever's row is taken by others leaves the company. So does whoever is refused, and all of them when anything fails; they go alone, and what
 * comes of that is the answer.
 */
export class JointActions {
  private readonly lanes: Lanes<Call>;

  constructor(private readonly pool: Pool) {
    this.lanes = new Lanes({
      ...WAYS,
      nameOf: ({ host }) => host.viewer.id,
      go: (aboard, arrived) => void this.go(aboard).then(arrived),
      alone: ({ alone }) => void alone(),
    });
  }

  /** As `inTransaction`, with company where the caller is a member and others come at the same time. */
  run<Input extends object, Result>(host: ActionHost, input: Input, verb: Verb<Input, Result> & SeatedVerb<Input, Result>): Promise<Result> {
    if (host.viewer.kind !== 'member' || host.viewer.id === null) return inTransaction(host, input, verb);
    return new Promise((resolve, reject) => {
      this.lanes.take({
        host,
        deed: (seat) => inSeat(seat, host, input, verb),
        resolve: resolve as (result: unknown) => void,
        reject,
        alone: () => inTransaction(host, input, verb).then(resolve, reject),
      });
    });
  }

  /** Never rejects. */
  private async go(aboard: readonly Call[]): Promise<void> {
    if (aboard.length === 1) return aboard[0]!.alone();
    try {
      const done = await this.together(aboard);
      aboard[0]!.host.wakeRelay();
      for (const [at, outcome] of done.entries()) {
        if (outcome.status === 'fulfilled') aboard[at]!.resolve(outcome.value);
        else void aboard[at]!.alone();
      }
    } catch (error) {
      // Of a connection that was lost nobody knows whether it had committed; else nothing was done.
      if (isLost(error)) for (const { reject } of aboard) reject(error);
      else for (const { alone } of aboard) void alone();
    }
  }

  private together(aboard: readonly Call[]): Promise<PromiseSettledResult<unknown>[]> {
    return PooledTransaction.run(this.pool, async (transaction) => {
      const done = await new Company(transaction).act(aboard.map(({ deed }) => deed));
      const askBehind: AskBehind = (query) => transaction.behindCommit(query);
      for (const [at, outcome] of done.entries()) if (outcome.status === 'fulfilled') await aboard[at]!.host.readBack?.(askBehind, outcome.value);
      return done;
    });
  }
}

async function inSeat<Input extends object, Result>(seat: Seat, { viewer, now }: ActionHost, input: Input, verb: SeatedVerb<Input, Result>): Promise<Result> {
  const ctx = { seat, viewer, now };
  const key = keyOf(input);
  const isAloneWithKey = key === null ? () => true : askForKey(ctx, key);
  const answer = await verb(ctx, input);
  if (!isAloneWithKey()) throw new MustGoAlone('Somebody else is about to take the key.');
  await writeAudit(ctx, verb.name);
  if (key !== null) await claimKeyLast(ctx, key, { operation: verb.name, input, answer });
  return answer;
}
