import type { Pool, PoolClient } from 'pg';
import { type BoundStatement, wireValue } from '../db/joint-trip.ts';
import type { Departure } from '../lib/departure.ts';
import { blamed } from './blame.ts';
import { Canceller } from './canceller.ts';
import { type Asked, hasLeft, isLight, JointReads, nobodyWaits } from './joint-reads.ts';
import { isLost } from './refusal.ts';
import type { Request } from './sql.ts';
import { type Statement, StatementNames } from './statement.ts';
import { type Row, TextRows } from './text-rows.ts';

/** Runs statements on a pool of connections that others use too. */
export class Statements {
  private readonly canceller: Canceller;
  private readonly joint: JointReads;
  constructor(
    private readonly pool: Pool,
    private readonly names = new StatementNames(),
  ) {
    this.canceller = new Canceller(pool);
    this.joint = new JointReads(pool, (asked) => this.alone(asked));
  }

  /**
   * The one row of a statement. One that comes back and is light goes together with others.
   * @param departure when the caller leaves, a statement that is under way alone is cancelled in the database, and one that waits for a connection does not begin
   * @throws whatever a parameter has to say against its value, before anything is sent, or when PostgreSQL does not take it; DomainError BAD_REQUEST, which nobody reads, for a caller who has left
   */
  run(statement: Statement, request: Request, departure?: Departure): Promise<Row> {
    const query = this.queryOf(statement, request);
    return new Promise((resolve, reject) => {
      const asked = { statement, query, departure, resolve, reject: (error: Error) => reject(blamed(error, statement, query)) };
      if (statement.isLight && query.name !== '') this.joint.take(asked);
      else this.alone(asked);
    });
  }

  /**
   * A statement as it goes to PostgreSQL for this request.
   * @throws whatever a parameter has to say against its value
   */
  queryOf(statement: Statement, request: Request): BoundStatement {
    const values = statement.params.map((param) => wireValue(param.read(request)));
    return { text: statement.text, name: this.names.use(statement) ? statement.name : '', values };
  }

  private alone(asked: Asked): void {
    // By the driver's callbacks: each promise on the way would cost as much as a line of the answer.
    this.pool.connect((refused, client) => {
      if (!client) return asked.reject(refused!);
      if (!hasLeft(asked)) return this.start(client, asked);
      client.release();
      asked.reject(nobodyWaits());
    });
  }

  private start(client: PoolClient, { statement, query, departure, resolve, reject }: Asked): void {
    const startedAt = performance.now();
    let found: Row = [];
    let cancelled: Promise<void> | undefined;
    const cancel = (): void => {
      cancelled = this.canceller.cancel(client);
    };
    const done = (error: Error | null): void => {
      departure?.forget(cancel);
      if (cancelled) {
        // The connection goes back only when no cancel request can hit its next query.
        void cancelled.then(() => client.release(isLost(error)));
        return reject(nobodyWaits());
      }
      client.release(isLost(error));
      statement.isLight = error === null && isLight(found, performance.now() - startedAt);
      if (error) reject(error);
      else resolve(found);
    };
    departure?.onLeave(cancel);
    client.query(new TextRows([query], (_, row) => (found = row), done));
  }
}
