import type { Pool, PoolClient } from 'pg';
import { Canceller } from './canceller.ts';
import { isLost } from './refusal.ts';
import type { Param, Request } from './sql.ts';
import { type Row, type TextQuery, TextRow, wireValue } from './text-row.ts';

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
   * @param signal ends the query when it aborts: the waiter at once, and the query itself by a cancel request
   * @throws whatever a parameter has to say against its value, before anything is sent
   */
  run(statement: Statement, request: Request, signal?: AbortSignal): Promise<Row> {
    const values = statement.params.map((param) => wireValue(param.read(request)));
    const query: TextQuery = { text: statement.text, name: this.names.use(statement) ? statement.name : '', values };
    return signal ? this.cancellable(query, signal) : this.onSomeConnection(query);
  }

  /** By the driver's callbacks: this is what nearly every request does, and each promise on the way would cost as much as a line of its answer. */
  private onSomeConnection(query: TextQuery): Promise<Row> {
    return new Promise((resolve, reject) => {
      this.pool.connect((refused, client) => {
        if (!client) return reject(refused!);
        const done = (error: Error | null, row: Row): void => {
          client.release(isLost(error));
          if (error) reject(error);
          else resolve(row);
        };
        client.query(new TextRow(query, done));
      });
    });
  }

  private async cancellable(query: TextQuery, signal: AbortSignal): Promise<Row> {
    signal.throwIfAborted();
    let stop = (): void => {};
    const aborted = new Promise<never>((_, reject) => {
      stop = () => reject(signal.reason as Error);
      signal.addEventListener('abort', stop, { once: true });
    });
    try {
      return await Promise.race([this.connected(query, signal), aborted]);
    } finally {
      signal.removeEventListener('abort', stop);
    }
  }

  private async connected(query: TextQuery, signal: AbortSignal): Promise<Row> {
    const client = await this.pool.connect();
    let cancelled: Promise<unknown> | undefined;
    let fault: unknown;
    const cancel = (): void => {
      cancelled = this.canceller.cancel(client);
    };
    try {
      signal.throwIfAborted();
      signal.addEventListener('abort', cancel, { once: true });
      return await rowOn(client, query);
    } catch (error) {
      fault = error;
      throw error;
    } finally {
      signal.removeEventListener('abort', cancel);
      // The connection goes back only when no cancel request can hit its next query.
      await cancelled;
      client.release(isLost(fault));
    }
  }
}

const rowOn = (client: PoolClient, query: TextQuery): Promise<Row> =>
  new Promise((resolve, reject) => {
    client.query(new TextRow(query, (error, row) => (error ? reject(error) : resolve(row))));
  });
