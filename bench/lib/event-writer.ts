import { Caller, wireOf } from './load.ts';

// `event-writer.ts <address> <key>`: makes pods when it is told how many, so many at once, and says when the first was asked for and the last answered.
export type WriterTold = { readonly isReady: true } | { readonly firstAt: number; readonly lastAt: number };

const [address, key] = process.argv.slice(2) as [string, string];
const query = 'mutation ($input: CreatePodInput!) { createPod(input: $input) { pod { id } } }';
let made = 0;

async function write(until: number, caller: Caller): Promise<void> {
  while (made < until) {
    made += 1;
    const answer = await caller.ask(wireOf(`${address}/graphql`, { query, variables: { input: { name: `Pod ${made}` } } }, { authorization: `Bearer ${key}` }));
    if (!answer.includes('"pod":{')) throw new Error(answer.slice(0, 500));
  }
}

type Wanted = { readonly events: number; readonly callers: number };
async function writeAll({ events, callers }: Wanted): Promise<void> {
  const firstAt = Date.now();
  const all = Array.from({ length: callers }, () => new Caller(address));
  const until = made + events;
  await Promise.all(all.map((caller) => write(until, caller)));
  for (const caller of all) caller.close();
  process.send!({ firstAt, lastAt: Date.now() } satisfies WriterTold);
}

process.on('message', (wanted: Wanted) => void writeAll(wanted));
process.on('disconnect', () => process.exit(0));
process.send!({ isReady: true } satisfies WriterTold);
