import { parseArgs } from 'node:util';
import { benchDatabase, telegramIdOf, userIdOf } from './lib/bench-database.ts';
import { type Child, startChild } from './lib/child.ts';
import { Caller, load, type Wire, wireOf } from './lib/load.ts';
import { hashOf, READ_OPERATIONS, type ReadOperation } from './lib/read-operations.ts';

// `tsx --conditions=source bench/read.ts [--rounds 30] [--seconds 0.5] [--users 10000] [--callers 16]`: trusted documents beside hand-written SQL, each server in a process of
// its own on one database, in rounds that take turns. Rounds are short and a
// ratio is taken inside its round, so that a noisy neighbour hits all sides alike.
const { values: given } = parseArgs({
  options: { rounds: { type: 'string' }, seconds: { type: 'string' }, users: { type: 'string' }, callers: { type: 'string' } },
});
const ROUNDS = Number(given.rounds ?? 30);
const SECONDS = Number(given.seconds ?? 0.5);
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
    await round(operation, 0, 1.5);
    for (let at = 0; at < ROUNDS; at += 1) rounds.push(await round(operation, at, SECONDS));
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
async function round(operation: ReadOperation, at: number, seconds: number): Promise<Figures[]> {
  const figures: Figures[] = [];
  for (let turn = 0; turn < servers.length; turn += 1) {
    const seat = (at + turn) % servers.length;
    const server = servers[seat]!;
    const wires = Array.from({ length: DIFFERENT_REQUESTS }, (_, at) => server.wireOf(operation, (at * 37) % USERS));
    const before = await server.child.cpuUs();
    const loaded = await load(server.child.url, wires, { callers: CALLERS, seconds });
    const cpuUs = ((await server.child.cpuUs()) - before) / loaded.requests;
    const sorted = loaded.latenciesMs.toSorted((a, b) => a - b);
    figures[seat] = { perSecond: loaded.requests / loaded.seconds, cpuUs, p99Ms: sorted[Math.floor(sorted.length * 0.99)] ?? 0 };
  }
  return figures;
}

function print(rounds: readonly Figures[][]): void {
  console.log('                requests/s   of raw (quartiles)    CPU us   of raw   p99 ms   of raw');
  servers.forEach(({ name }, seat) => {
    const own = rounds.map((figures) => figures[seat]!);
    const ofRaw = (figure: keyof Figures): number[] => rounds.map((figures) => figures[seat]![figure] / figures[0]![figure]);
    const [low, middle, high] = [0.25, 0.5, 0.75].map((share) => quantile(ofRaw('perSecond'), share).toFixed(2));
    const usual = (figure: keyof Figures): number =>
      quantile(
        own.map((figures) => figures[figure]),
        0.5,
      );
    const cells = [
      name.padEnd(14),
      usual('perSecond').toFixed(0).padStart(11),
      ` ${middle} (${low} - ${high})`,
      usual('cpuUs').toFixed(0).padStart(9),
      quantile(ofRaw('cpuUs'), 0.5).toFixed(2).padStart(7),
      usual('p99Ms').toFixed(2).padStart(8),
      quantile(ofRaw('p99Ms'), 0.5).toFixed(2).padStart(7),
    ];
    console.log(cells.join(' '));
  });
}

function quantile(numbers: readonly number[], share: number): number {
  const sorted = numbers.toSorted((a, b) => a - b);
  return sorted[Math.floor((sorted.length - 1) * share)] ?? Number.NaN;
}
