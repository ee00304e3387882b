import { connect } from 'node:net';
import { text } from 'node:stream/consumers';
import { expect, test } from 'vitest';
import { testApi } from '../../test/support/api.ts';

const api = await testApi();
const { port, hostname } = new URL(api.app.url);

/** What a caller is told who sends this much and then nothing more. */
async function toldAfter(sent: string): Promise<string> {
  const socket = connect(Number(port), hostname);
  socket.write(sent);
  return text(socket);
}

test.concurrent('whoever does not finish their headers within 10 seconds is sent away', { timeout: 60_000 }, async () => {
  expect(await toldAfter('POST /graphql HTTP/1.1\r\nhost: x\r\n')).toMatch(/^HTTP\/1\.1 408 /);
});

test.concurrent('whoever does not finish their request within 15 seconds is sent away', { timeout: 60_000 }, async () => {
  const head = 'POST /graphql HTTP/1.1\r\nhost: x\r\ncontent-type: application/json\r\ncontent-length: 100\r\n\r\n';
  expect(await toldAfter(`${head}{"query":`)).toMatch(/^(HTTP\/1\.1 408 |$)/);
});

test('a database that ends all connections is answered with new ones', async () => {
  const { token } = await api.key('service', ['act-as']);
  expect((await api.post(token, '{ me { id } }')).status).toBe(200);
  await api.database.query(
    `select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'progress-api' and pid <> pg_backend_pid() and datname = current_database()`,
  );
  await expect.poll(async () => (await api.post(token, '{ me { id } }')).status, { timeout: 20_000 }).toBe(200);
});
