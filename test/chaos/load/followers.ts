import { setTimeout as wait } from 'node:timers/promises';
import type { Chance } from '../../../packages/api/src/lib/random.rules.ts';
import { createApiClient } from '../../../packages/schema/src/client.ts';

/** The least and the most that a follower follows before it is started anew, milliseconds. */
const LIVES_MS = [2_000, 9_000] as const;

/**
 * A third party's program that follows the log with the project's own client and remembers its cursor. With `chance` it is ended again and again and goes on
 * from what it remembers; without, it runs through, and the client alone sees to broken sockets.
 */
export class Follower {
  readonly seen: string[] = [];
  private cursor: string;

  constructor(
    readonly name: string,
    private readonly place: { readonly url: string; readonly key: string; readonly from: string },
    private readonly chance: Chance | null,
  ) {
    this.cursor = place.from;
  }

  async follow(signal: AbortSignal): Promise<void> {
    while (!signal.aborted) {
      const life = this.chance === null ? signal : AbortSignal.any([signal, AbortSignal.timeout(LIVES_MS[0] + this.chance.below(LIVES_MS[1] - LIVES_MS[0]))]);
      const client = createApiClient({ url: this.place.url, apiKey: this.place.key });
      try {
        for await (const { cursor, id } of client.events({ after: this.cursor }, life)) {
          this.seen.push(id);
          this.cursor = cursor;
        }
      } catch {
        await wait(500, undefined, { signal }).catch(() => undefined);
      } finally {
        await client.close();
      }
    }
  }
}
