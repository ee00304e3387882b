import type { Pool, PoolClient } from 'pg';
import type { BoundStatement } from './joint-trip.ts';
import type { Sent } from './shared-statement.ts';
import { behindCommit, boundText, WITH_NEXT } from './statement-names.ts';

type Rows = readonly object[];
type Answered = { readonly rows: Rows };

/**
 * A transaction on a connection of the pool, by the driver alone: what MikroORM does for a transaction and for each statement costs as much as a small statement itself. Its
 * connections are `PreparingClient`s.
 */
export class PooledTransaction {
  private constructor(private readonly client: PoolClient) {}

  /** Commits what the work does, or takes it back when that fails. */
  static async run<Result>(pool: Pool, work: (transaction: PooledTransaction) => Promise<Result>): Promise<Result> {
    const client = await pool.connect();
    try {
      await client.query('begin', []);
      const result = await work(new PooledTransaction(client));
      await client.query('commit', []);
      client.release();
      return result;
    } catch (error) {
      await giveBack(client);
      throw error;
    }
  }

  /** The rows of a statement, once it and what waited for it are answered. */
  async execute({ text, values }: Sent): Promise<Rows> {
    return ((await this.client.query(boundText(text)!, [...values])) as Answered).rows;
  }

  /** In one trip with the next statement, or with the commit. @returns what tells the rows then */
  async withNext({ text, values }: Sent): Promise<() => Rows> {
    const { rows } = (await this.client.query(boundText(WITH_NEXT + text)!, [...values])) as Answered;
    return () => rows;
  }

  /** Behind the commit, in one trip with it. @returns what tells the rows then; none where the query failed */
  async behindCommit(query: BoundStatement): Promise<() => Rows> {
    const { rows } = (await this.client.query(behindCommit(query), query.values)) as Answered;
    return () => rows;
  }
}

/** The pool drops a connection that is of no further use. */
async function giveBack(client: PoolClient): Promise<void> {
  try {
    await client.query('rollback', []);
    client.release();
  } catch {
    client.release(true);
  }
}
