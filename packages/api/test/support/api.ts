import { afterAll } from 'vitest';
import { createApiKey } from '../../src/api-key/api-key.actions.ts';
import { shown } from '../../src/api-key/shown-once.ts';
import type { AppOptions } from '../../src/app-options.ts';
import { buildApp, type App } from '../../src/app.ts';
import { inTransaction } from '../../src/event/run-action.ts';
import type { KeyKind, Scope } from '../../src/viewer/viewer.ts';
import { as } from './ask.ts';
import { testDatabase, type TestDatabase } from './database.ts';

export type Answered = {
  readonly status: number;
  readonly headers: Headers;
  readonly data: any;
  readonly errors: readonly { message: string; extensions: any; path?: unknown }[] | undefined;
  readonly extensions: any;
};
export type Sent = { readonly variables?: object; readonly headers?: Record<string, string>; readonly operationName?: string };

/** The whole API over HTTP on a database of the test file's own. */
export type TestApi = {
  readonly app: App;
  readonly database: TestDatabase;
  /** A token for a new key, made on the host. */
  readonly key: (kind: KeyKind, scopes?: readonly Scope[], name?: string) => Promise<{ id: string; token: string }>;
  /** Sends a document as POST with `accept: application/graphql-response+json`. */
  post(token: string | null, query: string, sent?: Sent): Promise<Answered>;
};

/** E-mail is set up, and nobody sends it: no regular work is done. */
const MAIL = { email: { smtpUrl: 'smtp://127.0.0.1:1', from: { name: 'The Progress Method', address: 'hello@progress.example' } }, sms: null };

/** Starts the API; it stops when the file is done. Call it once, at the top of the file. `wayTo`: the address by which it reaches the database. */
export async function testApi(options: Partial<AppOptions> = {}, wayTo = async (databaseUrl: string): Promise<string> => databaseUrl): Promise<TestApi> {
  const database = await testDatabase();
  const app = await buildApp({ databaseUrl: await wayTo(database.url), channels: MAIL, ...options });
  afterAll(() => app.stop());
  const { orm, clock, wakeRelay } = app.context;
  return {
    app,
    database,
    key: async (kind, scopes = [], name = 'test') => {
      const { apiKeyId, token } = shown(
        await inTransaction({ em: orm.em.fork(), viewer: as.admin, now: clock.now(), wakeRelay }, { name, kind, scopes }, createApiKey),
      );
      return { id: apiKeyId, token };
    },
    post: (token, query, sent = {}) => post(app.url, token, { query, ...sent }),
  };
}

async function post(url: string, token: string | null, { headers = {}, ...body }: { query: string } & Sent): Promise<Answered> {
  const response = await fetch(`${url}/graphql`, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      accept: 'application/graphql-response+json',
      ...(token !== null && { authorization: `Bearer ${token}` }),
      ...headers,
    },
    body: JSON.stringify(body),
  });
  const answer = (await response.json()) as { data?: unknown; errors?: Answered['errors']; extensions?: unknown };
  return { status: response.status, headers: response.headers, data: answer.data, errors: answer.errors, extensions: answer.extensions };
}
