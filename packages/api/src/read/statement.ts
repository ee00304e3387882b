import type { Pool, PoolClient } from 'pg';
import type { Departure } from '../lib/departure.ts';
import { DomainError } from '../lib/errors.ts';
import { Canceller } from './canceller.ts';
import { isLost } from './refusal.ts';
import type { Param, Request } from './sql.ts';
import { wireValue } from '../db/joint-trip.ts';
import { type Row, type TextQuery, TextRow } from './text-row.ts';

/** A finished statement: one row of texts. `uses` counts how often it ran. */
export type Statement = { readonly text: string; readonly name: string; readonly params: readonly Param[]; uses: number };

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

/** Runs statements on a pool of connections that others use too. */
export class Statements {
  private readonly canceller: Canceller;
  constructor(
    private readonly pool: Pool,
    private readonly names = new StatementNames(),
  ) {
    this.canceller = new Canceller(pool);
  }

  /**
   * The one row of a statement.
   * @param departure when the caller leaves, a statement that is under way is cancelled in the database, and one that waits for a connection does not begin
   * @throws whatever a parameter has to say against its value, before anything is sent; DomainError BAD_REQUEST, which nobody reads, for a caller who has left
   */
  run(statement: Statement, request: Request, departure?: Departure): Promise<Row> {
    const query = this.queryOf(statement, request);
    return new Promise((resolve, reject) => {
      // By the driver's callbacks: this is what every request does, and each promise on the way would cost as much as a line of its answer.
      this.pool.connect((refused, client) => {
        if (!client) return reject(refused!);
        if (departure?.isGone === true) {
          client.release();
          return reject(nobodyWaits());
        }
        this.start(client, { query, departure }, { resolve, reject });
      });
    });
  }

  /**
   * A statement as it goes to PostgreSQL for this request.
   * @throws whatever a parameter has to say against its value
   */
  queryOf(statement: Statement, request: Request): TextQuery {
    const values = statement.params.map((param) => wireValue(param.read(request)));
    return { text: statement.text, name: this.names.use(statement) ? statement.name : '', values };
  }

  private start(client: PoolClient, { query, departure }: { query: TextQuery; departure: Departure | undefined }, { resolve, reject }: Settle): void {
    let cancelled: Promise<void> | undefined;
    const cancel = (): void => {
      cancelled = this.canceller.cancel(client);
    };
    const done = (error: Error | null, row: Row): void => {
      departure?.forget(cancel);
      if (cancelled) {
        // The connection goes back only when no cancel request can hit its next query.
        void cancelled.then(() => client.release(isLost(error)));
        return reject(nobodyWaits());
      }
      client.release(isLost(error));
      if (error) reject(error);
      else resolve(row);
    };
    departure?.onLeave(cancel);
    client.query(new TextRow(query, done));
  }
}

type Settle = { readonly resolve: (row: Row) => void; readonly reject: (error: Error) => void };

const nobodyWaits = (): DomainError => new DomainError('BAD_REQUEST', 'The caller left before the answer was there.');
