import { once } from 'node:events';
import { createServer } from 'node:net';
import { afterEach, expect, test } from 'vitest';
import { choosePort } from './ports.mjs';

const servers = [];

afterEach(() => {
  delete process.env.TEST_PORT;
  for (const server of servers.splice(0)) server.close();
});

async function takePort(host) {
  const server = createServer().listen(0, host);
  servers.push(server);
  await once(server, 'listening');
  return server.address().port;
}

test.each(['127.0.0.1', '0.0.0.0'])('of the usual ports the next free one is taken when somebody listens on %s', async (host) => {
  const taken = await takePort(host);
  expect(await choosePort('TEST_PORT', taken)).toBeGreaterThan(taken);
});

test('a port that was asked for is not replaced by another', async () => {
  process.env.TEST_PORT = String(await takePort('127.0.0.1'));
  await expect(choosePort('TEST_PORT', 4000)).rejects.toThrow(/\(TEST_PORT\) is in use by another program: end that program or set TEST_PORT/);
});

test('what is no port is refused by name', async () => {
  process.env.TEST_PORT = 'http';
  await expect(choosePort('TEST_PORT', 4000)).rejects.toThrow('TEST_PORT is not a port between 1 and 65535.');
});
