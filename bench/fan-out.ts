import { type ChildProcess, fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { benchDatabase } from './lib/bench-database.ts';
import { type Child, startChild } from './lib/child.ts';
import type { WriterTold } from './lib/event-writer.ts';
import { Caller, wireOf } from './lib/load.ts';
import type { SubscribersTold } from './lib/subscribers.ts';
import { quantile } from './lib/table.ts';

// How many messages a second the API brings to many subscribers of the log over real sockets, and whether each of them got everything. See README.md.
const { values: given } = parseArgs({
  options: {
    subscribers: { type: 'string' },
    events: { type: 'string' },
    rounds: { type: 'string' },
    processes: { type: 'string' },
    callers: { type: 'string' },
  },
});
const SUBSCRIBERS = Number(given.subscribers ?? 1_000);
const EVENTS = Number(given.events ?? 200);
const ROUNDS = Number(given.rounds ?? 5);
const PROCESSES = Number(given.processes ?? 1);
const CALLERS = Number(given.callers ?? 4);
/** When nothing comes for so long, what has not come is lost. */
const LOST_AFTER_MS = 20_000;
const LOG = 'subscription { events { cursor id type at userId podId commitmentId } }';

const database = await benchDatabase({ users: 6, commitmentsPerUser: 1 });
const server = await startChild('api-server.ts', database.url);
const children: ChildProcess[] = [];
try {
  const [adminKey] = server.token.split(' ') as [string];
  const key = await thirdPartyKey(server, adminKey);
  const address = `${server.url.replace('http', 'ws')}/graphql`;
  const readers = await Promise.all(Array.from({ length: PROCESSES }, (_, at) => started('subscribers.ts', [address, key, LOG, String(shareOf(at))])));
  const writer = await started('event-writer.ts', [server.url, adminKey]);
  console.log(`${SUBSCRIBERS} subscribers, ${EVENTS} events a round`);
  console.log('    messages/s   CPU us of the API a message   CPU us of the readers');
  const rates: number[] = [];
  for (let round = 1; round <= ROUNDS; round += 1) rates.push(await measured(round, readers, writer));
  console.log(
    `median ${quantile(rates, 0.5).toFixed(0)} messages/s; all ${SUBSCRIBERS} got every one of ${EVENTS * ROUNDS} events once and in the order of the log`,
  );
} finally {
  for (const child of children) child.kill();
  server.stop();
  await database.drop();
}

async function measured(round: number, readers: readonly ChildProcess[], writer: ChildProcess): Promise<number> {
  const before = [await server.cpuUs(), await readersCpuUs(readers)] as const;
  const { firstAt } = (await asked(writer, { events: EVENTS, callers: CALLERS })) as Exclude<WriterTold, { isReady: true }>;
  const lastAt = await allHaveCome(readers, EVENTS * round);
  const messages = SUBSCRIBERS * EVENTS;
  const rate = (messages * 1_000) / (lastAt - firstAt);
  const cpu = [(await server.cpuUs()) - before[0], (await readersCpuUs(readers)) - before[1]].map((us) => us / messages);
  console.log(`${rate.toFixed(0).padStart(14)}${cpu[0]!.toFixed(1).padStart(30)}${cpu[1]!.toFixed(1).padStart(24)}`);
  return rate;
}

type Report = Exclude<SubscribersTold, { isReady: true }>;
function reports(readers: readonly ChildProcess[]): Promise<Report[]> {
  return Promise.all(readers.map((reader) => asked(reader, 'report') as Promise<Report>));
}
async function readersCpuUs(readers: readonly ChildProcess[]): Promise<number> {
  return (await reports(readers)).reduce((sum, { cpuUs }) => sum + cpuUs, 0);
}

/** Waits until each subscriber has so many events, and says when the last came. */
async function allHaveCome(readers: readonly ChildProcess[], events: number): Promise<number> {
  for (;;) {
    const all = await reports(readers);
    const faults = all.flatMap((report) => report.faults);
    if (faults.length > 0) throw new Error([...new Set(faults)].join(', '));
    const lastAt = Math.max(...all.map((report) => report.lastAt));
    if (all.every((report) => report.events >= events)) return lastAt;
    if (Date.now() - lastAt > LOST_AFTER_MS) throw new Error(`Of ${events} events some subscriber has ${Math.min(...all.map((report) => report.events))}.`);
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

function shareOf(at: number): number {
  return Math.floor((SUBSCRIBERS * (at + 1)) / PROCESSES) - Math.floor((SUBSCRIBERS * at) / PROCESSES);
}

async function started(name: string, args: readonly string[]): Promise<ChildProcess> {
  const child = fork(fileURLToPath(new URL(`lib/${name}`, import.meta.url)), args, {
    execArgv: ['--import', 'tsx', '--conditions=progress-source'],
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  children.push(child);
  await answered(child);
  return child;
}
function asked(child: ChildProcess, question: string | object): Promise<unknown> {
  const answer = answered(child);
  child.send(question);
  return answer;
}
function answered(child: ChildProcess): Promise<unknown> {
  return new Promise((resolve, reject) => {
    const end = (code: number | null): void => reject(new Error(`A process of the bench ended with ${code}.`));
    child.once('exit', end);
    child.once('message', (message) => {
      child.off('exit', end);
      resolve(message);
    });
  });
}

async function thirdPartyKey({ url }: Child, adminKey: string): Promise<string> {
  const query = 'mutation { createApiKey(input: { name: "reader", kind: INTEGRATION, scopes: [EVENTS_READ] }) { token } }';
  const caller = new Caller(url);
  const { data } = JSON.parse(await caller.ask(wireOf(`${url}/graphql`, { query }, { authorization: `Bearer ${adminKey}` }))) as {
    data: { createApiKey: { token: string } };
  };
  caller.close();
  return data.createApiKey.token;
}
