import type { Param } from './sql.ts';

/** A finished statement: one row of texts. `uses`: how often it ran; `isLight`: whether it was answered shortly and soon the last time. */
export type Statement = { readonly text: string; readonly name: string; readonly params: readonly Param[]; uses: number; isLight: boolean };

/** A statement gets its name, which PostgreSQL keeps for the connection's life, only once it has come back so often. */
const NAMED_AFTER = 3;

/** Which statements run under a name: the most recently used, so that clients who never repeat themselves cannot fill the connections' memory. */
export class StatementNames {
  private readonly named = new Set<Statement>();
  private readonly ever = new WeakSet<Statement>();
  private issued = 0;

  /**
   * @param atOnce how many statements have a name at the same time; beyond it the least recently used loses it
   * @param inAll how many different names a process ever uses: PostgreSQL forgets none before the connection ends
   */
  constructor(
    private readonly atOnce = 300,
    private readonly inAll = 1500,
  ) {}

  /** Counts a use, and says whether the statement runs under its name this time. */
  use(statement: Statement): boolean {
    statement.uses += 1;
    if (statement.uses <= NAMED_AFTER) return false;
    // Who was used last matters only when names are about to run out.
    if (this.named.size < this.atOnce / 2 && this.named.has(statement)) return true;
    if (!this.named.delete(statement) && !this.mayBeNamed(statement)) return false;
    this.named.add(statement);
    return true;
  }
  private mayBeNamed(statement: Statement): boolean {
    if (!this.ever.has(statement)) {
      if (this.issued >= this.inAll) return false;
      this.issued += 1;
      this.ever.add(statement);
    }
    if (this.named.size >= this.atOnce) this.named.delete(this.named.values().next().value!);
    return true;
  }
}
