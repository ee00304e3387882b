import { parseArgs } from 'node:util';
import { benchDatabase, telegramIdOf, userIdOf } from './lib/bench-database.ts';
import { type Child, startChild } from './lib/child.ts';
import { Caller, load, type Wire, wireOf } from './lib/load.ts';
import { hashOf, READ_OPERATIONS, type ReadOperation } from './lib/read-operations.ts';

// `tsx --conditions=source bench/read.ts [--rounds 5] [--seconds 3] [--users 10000]`: trusted documents beside hand-written SQL, each server in a process of
// its own on one database, in rounds that take turns. A ratio is taken inside its round, so that a noisy neighbour hits both sides.
const { values: given } = parseArgs({
  options: { rounds: { type: 'string' }, seconds: { type: 'string' }, users: { type: 'string' }, callers: { type: 'string' } },
});
const ROUNDS = Number(given.rounds ?? 5);
const SECONDS = Number(given.seconds ?? 3);
const USERS = Number(given.users ?? 10_000);
const CALLERS = Number(given.callers ?? 16);
const DIFFERENT_REQUESTS = 500;

type Server = { readonly name: string; readonly child: Child; readonly wireOf: (operation: ReadOperation, user: number) => Wire };
type Figures = { readonly perSecond: number; readonly cpuUs: number; readonly p99Ms: number };

const database = await benchDatabase({ users: USERS, commitmentsPerUser: 20 });
const servers: Server[] = [];
try {
  servers.push(await rawServer(), await readerServer(), await apiServer());
  for (const operation of READ_OPERATIONS) {
    await mustAgree(operation);
    console.log(`\n${operation.name}`);
    const rounds: Figures[][] = [];
    await round(operation, 1.5);
    for (let left = ROUNDS; left > 0; left -= 1) rounds.push(await round(operation, SECONDS));
    print(rounds);
  }
} finally {
  for (const { child } of servers) child.stop();
  await database.drop();
}

async function rawServer(): Promise<Server> {
  const child = await startChild('raw-server', database.url);
  return {
    name: 'raw SQL',
    child,
    wireOf: (operation, user) => wireOf(`${child.url}/`, { operation: READ_OPERATIONS.indexOf(operation), values: operation.requestOf(user).values }),
  };
}
async function readerServer(): Promise<Server> {
  const child = await startChild('reader-server', database.url);
  const wire = (operation: ReadOperation, user: number): Wire => {
    const { asker, variables } = operation.requestOf(user);
    return wireOf(`${child.url}/`, { hash: hashOf(operation.document), variables, userId: asker === 'admin' ? null : userIdOf(asker.user) });
  };
  return { name: 'read path', child, wireOf: wire };
}
async function apiServer(): Promise<Server> {
  const child = await startChild('api-server', database.url);
  const [adminKey, botKey] = child.token.split(' ') as [string, string];
  const wire = (operation: ReadOperation, user: number): Wire => {
    const { asker, variables } = operation.requestOf(user);
    const headers: Record<string, string> =
      asker === 'admin' ? { authorization: `Bearer ${adminKey}` } : { authorization: `Bearer ${botKey}`, 'x-act-as': `telegram:${telegramIdOf(asker.user)}` };
    return wireOf(`${child.url}/graphql`, { variables, extensions: { persistedQuery: { version: 1, sha256Hash: hashOf(operation.document) } } }, headers);
  };
  return { name: 'whole API', child, wireOf: wire };
}

/** A comparison of different answers would say nothing. */
async function mustAgree(operation: ReadOperation): Promise<void> {
  const answers = await Promise.all(
    servers.map(async ({ child, wireOf: wire }) => {
      const caller = new Caller(child.url);
      const { data, errors } = JSON.parse(await caller.ask(wire(operation, 17))) as { data: unknown; errors?: unknown };
      caller.close();
      return JSON.stringify(errors ?? data);
    }),
  );
  if (answers.some((answer) => answer !== answers[0])) throw new Error(`${operation.name} is answered differently:\n${answers.join('\n')}`);
}

/** Every server once, each time beginning with another one. */
async function round(operation: ReadOperation, seconds: number): Promise<Figures[]> {
  const figures: Figures[] = [];
  for (const server of servers) {
    const wires = Array.from({ length: DIFFERENT_REQUESTS }, (_, at) => server.wireOf(operation, (at * 37) % USERS));
    const before = await server.child.cpuUs();
    const loaded = await load(server.child.url, wires, { callers: CALLERS, seconds });
    const cpuUs = ((await server.child.cpuUs()) - before) / loaded.requests;
    const sorted = loaded.latenciesMs.toSorted((a, b) => a - b);
    figures.push({ perSecond: loaded.requests / loaded.seconds, cpuUs, p99Ms: sorted[Math.floor(sorted.length * 0.99)] ?? 0 });
  }
  return figures;
}

function print(rounds: readonly Figures[][]): void {
  console.log('                requests/s   of raw (each round)              CPU us   of raw   p99 ms');
  servers.forEach(({ name }, at) => {
    const own = rounds.map((figures) => figures[at]!);
    const ratios = rounds.map((figures) => figures[at]!.perSecond / figures[0]!.perSecond);
    const cpuRatio = median(rounds.map((figures) => figures[at]!.cpuUs / figures[0]!.cpuUs));
    const each = ratios.map((ratio) => ratio.toFixed(2)).join(' ');
    console.log(
      `${name.padEnd(14)} ${median(own.map((f) => f.perSecond))
        .toFixed(0)
        .padStart(11)}   ${median(ratios).toFixed(2)} (${each})`.padEnd(62),
      `${median(own.map((f) => f.cpuUs))
        .toFixed(0)
        .padStart(6)}   ${cpuRatio.toFixed(2).padStart(6)}   ${median(own.map((f) => f.p99Ms))
        .toFixed(2)
        .padStart(6)}`,
    );
  });
}

function median(numbers: readonly number[]): number {
  const sorted = numbers.toSorted((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}
