import { setTimeout as wait } from 'node:timers/promises';
import type { Chance } from '../../../packages/api/src/lib/random.rules.ts';
import type { Answer } from '../../support/system.ts';
import type { Outcome, Records } from '../records.ts';

/** Whoever repeats a write for longer than this gives up; far less than the 24 hours for which its key is kept, however the clock is moved. */
const PATIENCE_MS = 25_000;
const ANSWER_WITHIN_MS = 6_000;
/** Codes that say nothing about whether it was done. */
const PASSING = new Set(['TIMEOUT', 'UNAVAILABLE', 'RATE_LIMITED', 'INTERNAL', 'UNREACHABLE']);

export type Caller = { readonly key: string; readonly actAs?: string };
export type Result<Data> = { readonly outcome: Outcome; readonly code: string | null; readonly data: Data | null };
type Attempt<Data> = { readonly code: string | null; readonly data: Data | null };

/** A client of a third party: sends a write under one idempotency key until it is answered, sometimes twice at once, and sometimes gives up early. */
export class ChaosClient {
  constructor(
    private readonly url: string,
    private readonly records: Records,
    private readonly chance: Chance,
    private readonly signal: AbortSignal,
  ) {}

  async write<Data>(query: string, input: object, caller: Caller): Promise<Result<Data>> {
    const isHasty = this.chance.next() < 0.15;
    const isTwofold = this.chance.next() < 0.15;
    const until = performance.now() + PATIENCE_MS;
    for (let failures = 0; ; failures += 1) {
      if (failures > 0 || isTwofold) this.records.repeats += 1;
      const attempts = await Promise.all(Array.from({ length: isTwofold ? 2 : 1 }, () => this.once<Data>(query, input, caller)));
      const settled = settledOf(attempts);
      if (settled) return { ...settled, outcome: settled.code === null ? 'acknowledged' : 'refused' };
      const { code } = attempts[0]!;
      if (isHasty || performance.now() > until || this.signal.aborted) return { code, data: null, outcome: 'unknown' };
      await wait(Math.min(2_000, 100 * 2 ** failures) * (0.5 + this.chance.next() / 2), undefined, { signal: this.signal }).catch(() => undefined);
    }
  }

  private async once<Data>(query: string, input: object, { key, actAs }: Caller): Promise<Attempt<Data>> {
    try {
      const response = await fetch(this.url, {
        method: 'POST',
        headers: { 'content-type': 'application/json', authorization: `Bearer ${key}`, ...(actAs !== undefined && { 'x-act-as': `telegram:${actAs}` }) },
        body: JSON.stringify({ query, variables: { input } }),
        signal: AbortSignal.timeout(ANSWER_WITHIN_MS),
      });
      const { data, errors } = (await response.json()) as Answer<Data>;
      const [error] = errors ?? [];
      if (error === undefined) return { code: null, data: data ?? null };
      const code = error.extensions?.code ?? 'INTERNAL';
      this.records.answered(code);
      return { code, data: null };
    } catch {
      this.records.answered('UNREACHABLE');
      return { code: 'UNREACHABLE', data: null };
    }
  }
}

/** The attempt that was answered for good, if one was. */
function settledOf<Data>(attempts: readonly Attempt<Data>[]): Attempt<Data> | undefined {
  return attempts.find(({ code }) => code === null) ?? attempts.find(({ code }) => !PASSING.has(code!));
}
