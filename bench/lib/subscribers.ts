import { WebSocket } from 'ws';

// `subscribers.ts <address> <key> <document> <how many>`: follows the log over so many sockets, each of which must get every event once and in the order of the log.
/** What this process tells: that all are subscribed; then, when it is asked, how many messages came, until when, and what was wrong. */
export type SubscribersTold =
  | { readonly isReady: true }
  | { readonly messages: number; readonly events: number; readonly lastAt: number; readonly cpuUs: number; readonly faults: string[] };

const [address, key, query, count] = process.argv.slice(2) as [string, string, string, string];
const seen: string[][] = Array.from({ length: Number(count) }, () => []);
const faults: string[] = [];
let lastAt = 0;

type Message = { readonly type: string; readonly id?: string; readonly payload?: { readonly data?: { readonly events: { readonly id: string } } } };

/** Resolves when the server has taken the subscription: what it was asked afterwards is answered. */
function subscribe(ids: string[]): Promise<void> {
  const socket = new WebSocket(address, 'graphql-transport-ws', { perMessageDeflate: false });
  const say = (message: object): void => socket.send(JSON.stringify(message));
  const { promise, resolve, reject } = Promise.withResolvers<void>();
  const answers: { readonly [type: string]: (message: Message) => void } = {
    connection_ack: () => {
      say({ type: 'subscribe', id: 'log', payload: { query } });
      say({ type: 'subscribe', id: 'then', payload: { query: '{ health { status } }' } });
    },
    ping: () => say({ type: 'pong' }),
    next: ({ id, payload }) => {
      const event = payload?.data?.events;
      if (id === 'then') resolve();
      else if (event) ids.push(event.id);
      else faults.push(JSON.stringify(payload));
      lastAt = Date.now();
    },
    error: (message) => reject(new Error(JSON.stringify(message))),
    complete: ({ id }) => void (id === 'log' && faults.push('a subscription was ended')),
  };
  socket.on('open', () => say({ type: 'connection_init', payload: { authorization: `Bearer ${key}` } }));
  socket.on('message', (data: Buffer) => {
    const message = JSON.parse(data.toString()) as Message;
    answers[message.type]?.(message);
  });
  socket.on('close', (code) => {
    faults.push(`a socket was closed with ${code}`);
    reject(new Error(`A socket was closed with ${code}.`));
  });
  socket.on('error', reject);
  return promise;
}

for (const ids of seen) await subscribe(ids);
process.send!({ isReady: true } satisfies SubscribersTold);
process.on('message', () => {
  const [first] = seen;
  const others = seen.filter((ids) => ids.some((id, at) => first![at] !== undefined && first![at] !== id));
  const twice = seen.filter((ids) => new Set(ids).size !== ids.length);
  const { user, system } = process.cpuUsage();
  process.send!({
    messages: seen.reduce((sum, ids) => sum + ids.length, 0),
    events: Math.min(...seen.map((ids) => ids.length)),
    lastAt,
    cpuUs: user + system,
    faults: [...faults, ...others.map(() => 'another order'), ...twice.map(() => 'an event came twice')],
  } satisfies SubscribersTold);
});
process.on('disconnect', () => process.exit(0));
