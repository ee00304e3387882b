import { fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { benchDatabase } from './lib/bench-database.ts';
import { load } from './lib/load.ts';
import { OPERATIONS } from './lib/operations.ts';
import { startSides } from './lib/sides.ts';
const SIZE = { users: 3000, commitmentsPerUser: 20 };
const which = process.argv[2] ?? 'create';
const seconds = Number(process.argv[3] ?? 6);
const database = await benchDatabase(SIZE);
const sides = await startSides(database.url, false);
const [raw, ours] = sides;
const op = OPERATIONS.find((o) => o.name.includes(which))!;
if (op.before) await database.run(op.before);
let n = 0;
for (const round of [0, 1, 2, 3])
for (const side of [raw!, ours!]) {
  const wires = Array.from({ length: 3000 * seconds }, () => side.wireOf(op, op.asked((n += 1) * 37, SIZE))).slice(0, op.most ? 14000 : undefined);
  const s = round === 0 ? 2 : seconds / 3;
  const before = await side.child.cpuUs();
  const got = await load(side.child.url, wires, { callers: 16, seconds: s, isRepeatable: false });
  n -= wires.length - got.requests;
  console.log(side.name, (got.requests / got.seconds).toFixed(0), 'req/s', (((await side.child.cpuUs()) - before) / got.requests).toFixed(0), 'us');
}
for (const c of new Set(sides.map((s) => s.child))) c.stop();
await new Promise((r) => setTimeout(r, 1500));
await database.drop();
