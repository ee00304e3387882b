import { randomUUID } from 'node:crypto';
import type { PubSub } from '../event/pubsub.ts';
import type { Log } from '../lib/log.ts';
import type { RateLimiter } from './rate-limiter.ts';

const TOLD_EVERY_MS = 100;

type Spending = readonly [caller: string, points: number, perMinute: number];
type Message = { readonly from: string; readonly spent: readonly Spending[] };

/**
 * One budget for all processes: each tells the others, ten times a second, what was spent with it, and takes what they say from its own buckets. Without the
 * others each goes on with what it knows.
 */
export class BudgetExchange {
  private readonly name = randomUUID();
  private gathered = new Map<string, { points: number; perMinute: number }>();
  private timer: NodeJS.Timeout | undefined;
  private readonly unlisten: () => void;

  constructor(
    private readonly limiter: RateLimiter,
    private readonly pubsub: PubSub,
    private readonly log: Log,
  ) {
    limiter.onSpent = (caller, points, perMinute) => this.gather(caller, points, perMinute);
    this.unlisten = pubsub.listen('progress_budgets', (payload) => this.hear(payload));
  }

  stop(): void {
    clearTimeout(this.timer);
    this.limiter.onSpent = undefined;
    this.unlisten();
  }

  private gather(caller: string, points: number, perMinute: number): void {
    this.gathered.set(caller, { points: points + (this.gathered.get(caller)?.points ?? 0), perMinute });
    this.timer ??= setTimeout(() => this.tell(), TOLD_EVERY_MS);
  }

  private tell(): void {
    this.timer = undefined;
    const spent = [...this.gathered].map(([caller, { points, perMinute }]): Spending => [caller, points, perMinute]);
    this.gathered = new Map();
    this.pubsub.publish('progress_budgets', JSON.stringify({ from: this.name, spent } satisfies Message));
  }

  private hear(payload: string): void {
    if (payload === '') return;
    try {
      const { from, spent } = JSON.parse(payload) as Message;
      if (from === this.name) return;
      for (const [caller, points, perMinute] of spent) this.limiter.spendElsewhere(caller, points, perMinute);
    } catch (error) {
      this.log.warn({ err: error }, 'what another process spent was not understood');
    }
  }
}
