import type { Log } from '../lib/log.ts';
import type { Query } from '../lib/query.ts';

const WRITTEN_EVERY_MS = 60_000;
const GATHERED_MS = 500;
const WRITE =
  'update api_keys k set last_used_at = u.at from unnest($1::uuid[], $2::timestamptz[]) as u (id, at) where k.id = u.id and (k.last_used_at is null or k.last_used_at < u.at)';

/** When keys were last used: at most once a minute for each, those of half a second in one statement. Nobody waits for it. */
export class KeyUses {
  private readonly written = new Map<string, number>();
  private gathered = new Map<string, Date>();
  private timer: NodeJS.Timeout | undefined;

  constructor(
    private readonly query: Query,
    private readonly log: Log,
  ) {}

  note(keyId: string, now: Date): void {
    if (Math.abs(now.getTime() - (this.written.get(keyId) ?? 0)) < WRITTEN_EVERY_MS) return;
    this.written.set(keyId, now.getTime());
    this.gathered.set(keyId, now);
    this.timer ??= setTimeout(() => void this.write(), GATHERED_MS);
  }

  /** Writes down what was gathered. */
  async stop(): Promise<void> {
    clearTimeout(this.timer);
    await this.write();
  }

  private async write(): Promise<void> {
    const uses = [...this.gathered];
    this.gathered = new Map();
    this.timer = undefined;
    if (uses.length === 0) return;
    try {
      await this.query(WRITE, [uses.map(([id]) => id), uses.map(([, at]) => at)]);
    } catch (error) {
      this.log.warn({ err: error, keys: uses.length }, 'the use of keys was not written down');
    }
  }
}
