import { connect } from 'node:net';
import type { Pool } from 'pg';
import { expect, test } from 'vitest';
import type { AppOptions } from '../../src/app-options.ts';
import { createLog } from '../../src/lib/log.ts';
import type { User } from '../../src/user/user.entity.ts';
import { testApi, type TestApi } from '../support/api.ts';
import { makeUser } from '../support/make.ts';
import { storedIn } from '../support/stored.ts';

/** What came back: the status, the codes of the errors, and the whole text. */
export type Reply = { readonly status: number; readonly codes: readonly unknown[]; readonly text: string; readonly data?: any };

/** One known attack: a sentence that ends "... is refused" and the like, and what it has to meet. */
export type Attack = {
  readonly sentence: string;
  readonly send: () => Promise<Reply>;
  readonly status?: number;
  /** The code of the first error; null where nothing is wrong with asking, and nothing may come of it. */
  readonly code: string | null;
  /** It may not even reach the database. */
  readonly isSeenOff?: boolean;
  /** What must not be in the answer. */
  readonly hides?: RegExp;
};

export type Target = TestApi & {
  readonly ana: User;
  readonly ben: User;
  readonly botKey: string;
  /** All that the server has logged. */
  readonly logged: () => string;
  /** Posts a body as it is. */
  readonly raw: (body: string | Uint8Array, headers?: Record<string, string>) => Promise<Reply>;
  readonly ask: (query: string, variables?: unknown, token?: string | null, headers?: Record<string, string>) => Promise<Reply>;
  readonly askAs: (user: User, query: string, variables?: unknown) => Promise<Reply>;
};

const JSON_TYPE = { 'content-type': 'application/json', accept: 'application/graphql-response+json' };
/** A stack, a file of ours, or a word of the database's. */
const LEAKS = /\bat [\w.]+ \(|node_modules|\.ts:\d|file:\/\/|Did you mean|select .* from |relation "|SQLSTATE|stacktrace/i;

/** The server as it runs in production, with two members and a bot's key. */
export async function target(options: Partial<AppOptions> = {}): Promise<Target> {
  const lines: string[] = [];
  const log = createLog('debug', { write: (line: string) => void lines.push(line) });
  const api = await testApi({ isProduction: true, log, ...options });
  const em = api.database.em();
  const [ana, ben] = [await makeUser(em, { firstName: 'Ana', email: 'ana@example.org' }), await makeUser(em, { firstName: 'Ben', email: 'ben@example.org' })];
  const botKey = (await api.key('service', ['act-as', 'deliveries'], 'commitment-bot')).token;
  const raw: Target['raw'] = (body, headers = {}) => replyOf(fetch(`${api.app.url}/graphql`, { method: 'POST', headers: { ...JSON_TYPE, ...headers }, body }));
  const ask: Target['ask'] = (query, variables, token = null, headers = {}) =>
    raw(JSON.stringify({ query, variables }), { ...(token !== null && { authorization: `Bearer ${token}` }), ...headers });
  const askAs: Target['askAs'] = (user, query, variables) => ask(query, variables, botKey, { 'x-act-as': `telegram:${user.telegramUserId}` });
  return { ...api, ana, ben, botKey, logged: () => lines.join(''), raw, ask, askAs };
}

export async function replyOf(sent: Promise<Response>): Promise<Reply> {
  const response = await sent;
  const text = await response.text();
  const body = text.startsWith('{') ? (JSON.parse(text) as { errors?: { extensions?: { code?: unknown } }[]; data?: unknown }) : {};
  return { status: response.status, codes: (body.errors ?? []).map((error) => error.extensions?.code), text, data: body.data };
}

/** Bytes on a bare connection; answers everything that came until the server hung up, or until `until` was there. */
export function bare(url: string, bytes: string, until = /\r\n\r\n/): Promise<Reply> {
  const { hostname, port } = new URL(url);
  return new Promise((resolve) => {
    const socket = connect(Number(port), hostname, () => void socket.write(bytes, 'latin1'));
    let text = '';
    const done = (): void => {
      socket.destroy();
      const code = /"code":"([A-Z_]+)"/.exec(text)?.[1];
      resolve({ status: Number(/^HTTP\/1\.1 (\d{3})/.exec(text)?.[1] ?? 0), codes: code === undefined ? [] : [code], text });
    };
    socket.on('data', (chunk) => {
      text += chunk.toString('latin1');
      if (until.test(text)) done();
    });
    socket.on('error', done);
    socket.on('end', done);
  });
}

/** How often a connection to the database was taken since the last look. */
function databaseUse(pool: Pool): () => number {
  let taken = 0;
  pool.on('acquire', () => (taken += 1));
  return () => {
    const count = taken;
    taken = 0;
    return count;
  };
}

/** Every attack is refused as it has to be, small, changes nothing, tells nothing, and the server lives on. */
export function withstands({ app, database, ask }: Target, attacks: readonly Attack[]): void {
  test.each(attacks.map((attack) => [attack.sentence, attack] as const))('%s', async (_, { send, status, code, isSeenOff = false, hides }) => {
    const used = databaseUse((await app.orm.em.getConnection().getNativeClient()) as Pool);
    const before = await storedIn(database);
    used();
    let reply = await send();
    // Now and then the server looks at its log by itself; what needs the database needs it each time.
    for (let again = 0; isSeenOff && used() > 0; again += 1) {
      expect(again).toBeLessThan(3);
      reply = await send();
    }
    if (status !== undefined) expect(reply.status).toBe(status);
    expect(reply.codes[0] ?? null).toBe(code);
    expect(reply.text).not.toMatch(LEAKS);
    if (hides) expect(reply.text).not.toMatch(hides);
    expect(reply.text.length).toBeLessThan(32_000);
    expect(await storedIn(database)).toBe(before);
    expect(await ask('{ health { status } }')).toMatchObject({ status: 200, data: { health: { status: 'ok' } } });
  });
}
