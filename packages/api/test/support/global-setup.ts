import type { TestProject } from 'vitest/node';
import { migrate } from '../../src/db/migrate.ts';
import { createDatabase, dropDatabase, freshName } from './databases.ts';
import { startTestServer } from './server.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** Connection string of the test server. */
    serverUrl: string;
    /** The migrated, empty database that every test file copies. */
    templateName: string;
  }
}

/** One server and one migrated template for the whole run. */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const server = await startTestServer();
  const template = freshName('progress_template');
  await migrate(await createDatabase(server.url, template));
  project.provide('serverUrl', server.url);
  project.provide('templateName', template);
  return async () => {
    await dropDatabase(server.url, template);
    await server.stop();
  };
}
