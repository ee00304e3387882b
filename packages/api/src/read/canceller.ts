import { Pool, type PoolClient } from 'pg';

/** Ends queries of other connections, over a connection of its own: when every other one is busy is when it is needed. It opens when first used, and closes soon after. */
export class Canceller {
  private own: Pool | undefined;
  constructor(private readonly pool: Pool) {}

  /** Asks PostgreSQL to end what the connection is running. Never rejects: what cannot be ended runs into its time-out. */
  async cancel(client: PoolClient): Promise<void> {
    this.own ??= ownPool(this.pool);
    const { processID } = client as PoolClient & { readonly processID: number };
    await this.own.query('SELECT pg_cancel_backend($1)', [processID]).catch(() => undefined);
  }
}

function ownPool(pool: Pool): Pool {
  // The options carry the password out of sight, so a copy of them would lose it.
  const own = new Pool(pool.options);
  Object.assign(own.options, { max: 1, min: 0, idleTimeoutMillis: 1000, allowExitOnIdle: true });
  own.on('error', () => undefined);
  return own;
}
