import { setTimeout as wait } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { mustAgree } from './lib/agreement.ts';
import { benchDatabase } from './lib/bench-database.ts';
import { load } from './lib/load.ts';
import type { Asked, Operation } from './lib/operation.ts';
import { OPERATIONS } from './lib/operations.ts';
import { printTable, type Figures, quantile } from './lib/table.ts';
import { WRITE_FUNCTIONS } from './lib/write-operations.ts';
import { ANY_TEXT, hasOthers, type Side, startSides } from './lib/sides.ts';

// The seven operations, by hand-written SQL, by the API (trusted documents and any other text), by PostGraphile and by Mercurius: each server in a process of its own on one database, in
// rounds that take turns. Rounds are short and a ratio is taken inside its round, so that a noisy neighbour hits all sides alike. See README.md.
const { values: given } = parseArgs({
  options: {
    rounds: { type: 'string' },
    seconds: { type: 'string' },
    warm: { type: 'string' },
    users: { type: 'string' },
    callers: { type: 'string' },
    only: { type: 'string' },
    'without-others': { type: 'boolean' },
  },
});
const ROUNDS = Number(given.rounds ?? 20);
const SECONDS = Number(given.seconds ?? 0.3);
const WARM_SECONDS = Number(given.warm ?? 1.5);
const CALLERS = Number(given.callers ?? 16);
const SIZE = { users: Number(given.users ?? 10_000), commitmentsPerUser: 20 };
const DIFFERENT_READS = 500;
/** A write can be asked for once; so many are ready for each round of a side. */
const WRITES_READY = Math.ceil(6_000 * Math.max(SECONDS, WARM_SECONDS));

const withOthers = given['without-others'] !== true && hasOthers();
if (!withOthers) console.log('Without PostGraphile and Mercurius; `npm ci --prefix bench/others` installs them.');
const database = await benchDatabase(SIZE);
for (const statement of WRITE_FUNCTIONS) await database.run(statement);
const all: Side[] = [];
try {
  all.push(...(await startSides(database.url, withOthers)));
  for (const operation of OPERATIONS.filter(({ name }) => name.includes(given.only ?? ''))) await compare(operation);
} finally {
  for (const child of new Set(all.map((side) => side.child))) child.stop();
  await database.drop();
}

async function compare(operation: Operation): Promise<void> {
  const sides = all.filter(({ name }) => operation.isTrustedOnly !== true || name !== ANY_TEXT);
  if (operation.before !== undefined) await database.run(operation.before);
  let n = 0;
  const next = (): Asked => {
    if (n >= (operation.most?.(SIZE) ?? Number.POSITIVE_INFINITY))
      throw new Error(`"${operation.name}" can be done ${n} times in this database: give more --users, or fewer rounds.`);
    n += 1;
    return operation.asked(n * 37, SIZE);
  };
  await mustAgree(operation, sides, next);
  console.log(`\n${operation.name}`);
  const rounds: Figures[][] = [];
  await round(0, WARM_SECONDS);
  for (let at = 0; at < ROUNDS; at += 1) rounds.push(await round(at, SECONDS));
  printTable(
    sides.map(({ name }) => name),
    rounds,
  );

  /** Every side once, each time beginning with another one. */
  async function round(at: number, seconds: number): Promise<Figures[]> {
    const figures: Figures[] = [];
    for (let turn = 0; turn < sides.length; turn += 1) {
      const seat = (at + turn) % sides.length;
      figures[seat] = await measured(sides[seat]!, seconds);
    }
    return figures;
  }

  async function measured(side: Side, seconds: number): Promise<Figures> {
    const from = n;
    const isRead = operation.kind === 'read';
    const left = (operation.most?.(SIZE) ?? Number.POSITIVE_INFINITY) - n;
    if (!isRead) await untilStamped();
    const wires = Array.from({ length: isRead ? DIFFERENT_READS : Math.min(WRITES_READY, left) }, () => side.wireOf(operation, next()));
    const before = await side.child.cpuUs();
    const loaded = await load(side.child.url, wires, { callers: CALLERS, seconds, isRepeatable: isRead });
    const cpuUs = ((await side.child.cpuUs()) - before) / loaded.requests;
    // What was made ready and not sent is sent another time.
    n = from + Math.min(loaded.requests, wires.length);
    return { perSecond: loaded.requests / loaded.seconds, cpuUs, p99Ms: quantile(loaded.latenciesMs, 0.99) };
  }
}

/** The API gives every event its place in the log, also those that other sides have written: that is not to be paid for in the round of the next one. */
async function untilStamped(): Promise<void> {
  while ((await database.value('select exists (select from events where position is null)')) === true) await wait(20);
}
