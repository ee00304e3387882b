import { randomUUID } from 'node:crypto';
import { createServer } from 'node:net';
import { inject, expect, test } from 'vitest';
import { emptyDatabase } from '../test/support/database.ts';
import { migrate } from './db/migrate.ts';
import { ConfigError } from './config.ts';
import { explainStartFailure } from './start-failure.ts';

const server = new URL(inject('serverUrl'));

/** The server's address with something wrong in it. */
function wrong(change: (url: URL) => void): string {
  const url = new URL(server);
  change(url);
  return url.href;
}

const failureOf = async (start: Promise<unknown>): Promise<unknown> =>
  start.then(
    () => undefined,
    (error: unknown) => error,
  );

test.each([
  ['a database that is not there', wrong((url) => (url.pathname = `/no-${randomUUID()}`)), /does not exist.*createdb.*\(3D000\)$/],
  ['a user that is not there', wrong((url) => (url.username = `no-${randomUUID()}`)), /does not let in the user.*\(28...\)$/],
  ['a port that nobody listens at', wrong((url) => (url.port = '1')), /^Nothing listens at.*\(ECONNREFUSED\)$/],
  ['a host that is not there', wrong((url) => (url.hostname = 'nowhere.invalid')), /host of DATABASE_URL/],
])('%s is explained with its cure, and without the address', async (_, url, sentence) => {
  const said = explainStartFailure(await failureOf(migrate(url)));
  expect(said).toMatch(sentence);
  expect(said).not.toContain(url);
});

test('a user who may not make tables is told how to be let', async () => {
  const url = new URL(await emptyDatabase());
  const { Client } = await import('pg');
  const owner = new Client({ connectionString: url.href });
  await owner.connect();
  const name = `weak_${randomUUID().slice(0, 8)}`;
  try {
    await owner.query(`create role ${name} login password 'weak'`);
    await owner.query('revoke create on schema public from public');
    url.username = name;
    url.password = 'weak';
    expect(explainStartFailure(await failureOf(migrate(url.href)))).toMatch(/may not make tables.*grant create/);
  } finally {
    await owner.query(`drop owned by ${name}; drop role ${name}`);
    await owner.end();
  }
});

test('a port that is taken is named', async () => {
  const first = createServer();
  await new Promise<void>((resolve) => first.listen(0, '127.0.0.1', resolve));
  const { port } = first.address() as { port: number };
  const second = createServer();
  const error = await new Promise((resolve) => second.once('error', resolve).listen(port, '127.0.0.1'));
  first.close();
  expect(explainStartFailure(error)).toBe(`Port ${port} (PORT) is in use by another program: end that program, or set PORT to another port.`);
});

test('a file that cannot be used is named, and not taken for the database', () => {
  const missing = Object.assign(new Error('ENOENT: no such file or directory'), { code: 'ENOENT', syscall: 'open', path: '/nowhere/file' });
  expect(explainStartFailure(missing)).toBe('/nowhere/file cannot be read or written: look whether it is there, and whose it is. (ENOENT)');
});

test('errors with a sentence of their own keep it; a mistake of ours keeps its stack', () => {
  expect(explainStartFailure(new ConfigError('PORT is not understood.'))).toBe('PORT is not understood.');
  expect(explainStartFailure(new TypeError('x is undefined'))).toBeNull();
  expect(explainStartFailure('x')).toBeNull();
});
