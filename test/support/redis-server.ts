import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { createServer, type Server, type Socket } from 'node:net';
import { eventually, freePort } from './process.ts';

/** A Redis of the test's own. It can be lost, and comes back at the same address. */
export interface RedisServer {
  readonly url: string;
  start(): Promise<void>;
  /** Gone at once, with all connections. */
  lose(): Promise<void>;
}

/** Redis itself, where the machine has it. */
export const hasRedis = (): boolean => spawnSync('redis-server', ['--version']).status === 0;

/** Redis as the machine has it, in a process of its own that keeps nothing. */
export async function realRedis(): Promise<RedisServer> {
  const port = await freePort();
  let child: ChildProcess | undefined;
  return {
    url: `redis://127.0.0.1:${port}`,
    start: async () => {
      child = spawn('redis-server', ['--port', String(port), '--bind', '127.0.0.1', '--save', '', '--appendonly', 'no'], {
        stdio: ['ignore', 'pipe', 'ignore'],
      });
      let output = '';
      child.stdout!.setEncoding('utf8').on('data', (text: string) => (output += text));
      await eventually('Redis is ready', 20, () => Promise.resolve(/Ready to accept connections/.test(output) || undefined));
    },
    lose: async () => {
      if (!child || child.exitCode !== null || child.signalCode !== null) return;
      const gone = once(child, 'exit');
      child.kill('SIGKILL');
      await gone;
    },
  };
}

/** As much of Redis as publishing and subscribing needs, by its protocol (RESP 2): for machines that do not have Redis. */
export async function smallRedis(): Promise<RedisServer> {
  const port = await freePort();
  let server: Server | undefined;
  const sockets = new Set<Socket>();
  return {
    url: `redis://127.0.0.1:${port}`,
    start: async () => {
      const ears = new Map<string, Set<Socket>>();
      server = createServer((socket) => {
        sockets.add(socket);
        socket.on('error', () => undefined);
        socket.once('close', () => {
          sockets.delete(socket);
          for (const listening of ears.values()) listening.delete(socket);
        });
        serve(socket, ears);
      }).listen(port, '127.0.0.1');
      await once(server, 'listening');
    },
    lose: async () => {
      const going = server;
      server = undefined;
      if (!going) return;
      going.close();
      for (const socket of sockets) socket.destroy();
      await once(going, 'close');
    },
  };
}

const bulk = (text: string): string => `$${Buffer.byteLength(text)}\r\n${text}\r\n`;

function serve(socket: Socket, ears: Map<string, Set<Socket>>): void {
  let waiting = Buffer.alloc(0);
  socket.on('data', (chunk) => {
    waiting = Buffer.concat([waiting, chunk]);
    for (let command = commandOf(waiting); command; command = commandOf(waiting)) {
      waiting = waiting.subarray(command.length);
      socket.write(answer(command.words, socket, ears));
    }
  });
}

function answer([name = '', ...rest]: readonly string[], socket: Socket, ears: Map<string, Set<Socket>>): string {
  switch (name.toUpperCase()) {
    case 'SUBSCRIBE':
      return rest
        .map((channel, at) => {
          ears.set(channel, (ears.get(channel) ?? new Set()).add(socket));
          return `*3\r\n${bulk('subscribe')}${bulk(channel)}:${at + 1}\r\n`;
        })
        .join('');
    case 'PUBLISH': {
      const [channel = '', payload = ''] = rest;
      const listening = ears.get(channel) ?? new Set();
      for (const ear of listening) ear.write(`*3\r\n${bulk('message')}${bulk(channel)}${bulk(payload)}`);
      return `:${listening.size}\r\n`;
    }
    case 'CLIENT':
      return '+OK\r\n';
    case 'PING':
      return '+PONG\r\n';
    default:
      return `-ERR unknown command '${name}'\r\n`;
  }
}

/** The first whole command that waits, and how many bytes it has; undefined when more is to come. */
function commandOf(bytes: Buffer): { words: string[]; length: number } | undefined {
  let at = 0;
  const line = (): string | undefined => {
    const end = bytes.indexOf('\r\n', at);
    if (end === -1) return undefined;
    const text = bytes.toString('utf8', at, end);
    at = end + 2;
    return text;
  };
  const count = line();
  if (count === undefined) return undefined;
  const words: string[] = [];
  for (let i = 0; i < Number(count.slice(1)); i += 1) {
    const size = line();
    if (size === undefined || bytes.length < at + Number(size.slice(1)) + 2) return undefined;
    words.push(bytes.toString('utf8', at, at + Number(size.slice(1))));
    at += Number(size.slice(1)) + 2;
  }
  return { words, length: at };
}
