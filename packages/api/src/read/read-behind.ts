import type { BoundStatement } from '../db/joint-trip.ts';
import type { AskBehind } from '../db/with-next.ts';

/** What a mutation answers, read in one trip with the commit of its action. */
export class ReadBehind {
  private result: unknown = this;
  private found: () => readonly object[] = () => [];

  /** @param queryOf the query that reads a result back; throws when that cannot be asked */
  constructor(private readonly queryOf: (result: unknown) => BoundStatement | undefined) {}

  /** Asks for what this result is read back as, behind the commit of the open transaction. What cannot be asked is left to whoever reads afterwards. */
  async ask(askBehind: AskBehind, result: unknown): Promise<void> {
    this.result = this;
    const query = this.queryFor(result);
    if (!query) return;
    this.found = await askBehind(query);
    this.result = result;
  }

  /** What the query found for this payload: its only text, or null; undefined when it was not asked for it, or not answered. */
  textOf(payload: unknown): string | null | undefined {
    const [row] = payload === this.result ? this.found() : [];
    return row && (Object.values(row)[0] as string | null);
  }

  private queryFor(result: unknown): BoundStatement | undefined {
    try {
      return this.queryOf(result);
    } catch {
      return undefined;
    }
  }
}
