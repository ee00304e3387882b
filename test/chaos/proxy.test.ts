import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Socket } from 'node:net';
import { afterEach, expect, it } from 'vitest';
import { Proxy } from './proxy.ts';

const open: { close: () => unknown }[] = [];
afterEach(async () => {
  for (const one of open.splice(0).toReversed()) await one.close();
});

/** A server that answers what it is told. */
async function echo(): Promise<number> {
  const server = createServer((socket) => socket.on('error', () => undefined).pipe(socket)).listen(0, '127.0.0.1');
  await once(server, 'listening');
  open.push(server);
  return (server.address() as AddressInfo).port;
}

async function through(ports: readonly number[]): Promise<{ proxy: Proxy; socket: Socket; say: (text: string) => Promise<string> }> {
  const proxy = await Proxy.open('test', ports);
  open.push(proxy);
  const socket = connect(proxy.port, '127.0.0.1').setEncoding('utf8');
  socket.on('error', () => undefined);
  await once(socket, 'connect');
  return {
    proxy,
    socket,
    say: async (text) => {
      const heard = once(socket, 'data');
      socket.write(text);
      return String((await heard)[0]);
    },
  };
}

it('passes on what is said, in both directions, to the first target that listens', async () => {
  const { say } = await through([1, await echo()]);
  expect(await say('a')).toBe('a');
  expect(await say('b')).toBe('b');
});

it('keeps the order of what is said, however slow it was at each word', async () => {
  const { proxy, socket, say } = await through([await echo()]);
  let heard = await say('a');
  socket.on('data', (text) => (heard += String(text)));
  proxy.slow(50);
  socket.write('b');
  await new Promise((done) => setTimeout(done, 10));
  proxy.slow(0);
  socket.write('c');
  while (heard.length < 3) await once(socket, 'data');
  expect(heard).toBe('abc');
});

it('tears connections', async () => {
  const { proxy, socket, say } = await through([await echo()]);
  await say('a');
  const torn = once(socket, 'error');
  proxy.reset();
  expect(await torn).toMatchObject([{ code: 'ECONNRESET' }]);
});

it('swallows what is said until it is healed; then it arrives late, or its connection is lost', async () => {
  const { proxy, socket, say } = await through([await echo()]);
  await say('a');
  proxy.swallow();
  const heard: string[] = [];
  socket.on('data', (text) => heard.push(String(text)));
  const late = say('b');
  await new Promise((done) => setImmediate(done));
  expect(heard).toEqual([]);
  proxy.heal(false);
  expect(await late).toBe('b');
  proxy.swallow();
  const torn = once(socket, 'error');
  proxy.heal(true);
  await torn;
});
