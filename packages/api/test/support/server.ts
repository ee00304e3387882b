import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startEmbeddedPostgres } from '../../src/db/embedded-postgres/start-embedded-postgres.ts';

export type TestServer = {
  /** Connection string of a database of the server that may be used to make others. */
  readonly url: string;
  stop(): Promise<void>;
};

/** The server of TEST_DATABASE_URL; without one, a PostgreSQL of the run's own in a temporary folder. */
export async function startTestServer(): Promise<TestServer> {
  const given = process.env['TEST_DATABASE_URL'];
  if (given !== undefined && given !== '') return { url: given, stop: async () => {} };
  const folder = mkdtempSync(join(tmpdir(), 'progress-test-'));
  // As root the server runs under another account, which has to get in.
  chmodSync(folder, 0o711);
  const server = await startEmbeddedPostgres({ dataDir: folder, durable: false, log: () => {} });
  return {
    url: server.url,
    stop: async () => {
      await server.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
