import type { PreparingClient } from '../../src/db/preparing-client.ts';

/** Tells of every message that ends a trip of this connection to PostgreSQL: the end of a pipeline, or a text of its own. */
export function noteTrips(client: PreparingClient, note: () => void): void {
  const { connection } = client as unknown as { connection: { sync(): void; query(text: string): void } };
  const [sync, query] = [connection.sync.bind(connection), connection.query.bind(connection)];
  connection.sync = () => {
    note();
    sync();
  };
  connection.query = (text) => {
    note();
    query(text);
  };
}
