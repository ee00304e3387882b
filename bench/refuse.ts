import { benchDatabase } from './lib/bench-database.ts';
import { startChild } from './lib/child.ts';
import { load, wireOf } from './lib/load.ts';
import { quantile } from './lib/table.ts';

// How long the API takes to refuse documents that are made to be expensive, and how much it says about them; one caller, without a key. See README.md.
const REQUESTS = 100;
const times = (count: number, make: (n: number) => string): string => Array.from({ length: count }, (_, n) => make(n)).join(' ');
const DOCUMENTS: readonly (readonly [name: string, document: string])[] = [
  ['a cycle of thirty levels', `{ users { nodes { ${'memberships { user { '.repeat(14)} id ${'} }'.repeat(14)} } } }`],
  ['brackets without end', '{a'.repeat(40_000)],
  ['three hundred other names', `{ ${times(300, (n) => `a${n}: me { id }`)} }`],
  ['directives', `{ me ${times(900, () => '@include')} { id } }`],
  ['fragments that double', `{ me { ...D0 } } ${times(14, (n) => `fragment D${n} on User { ${n < 13 ? `...D${n + 1} ...D${n + 1}` : 'id'} }`)}`],
  [
    'the same field over and over',
    `{ me { ${times(14, (n) => `a${n}: commitments { nodes { ...F } }`)} } } fragment F on Commitment { ${times(400, () => 'id')} }`,
  ],
  ['faults', `{ me { ${times(600, (n) => `no${n}`)} } }`],
  ['large pages in large pages', '{ users(first: 100) { nodes { memberships { pod { members { user { id } } } } } } }'],
];

const database = await benchDatabase({ users: 60, commitmentsPerUser: 2 });
const api = await startChild('api-server.ts', database.url);
try {
  for (const [name, query] of DOCUMENTS) {
    const answer = await fetch(`${api.url}/graphql`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ query }) });
    const text = await answer.text();
    const { errors = [] } = JSON.parse(text) as { errors?: { extensions: { code: string } }[] };
    const wires = Array.from({ length: REQUESTS }, () => wireOf(`${api.url}/graphql`, { query }));
    const { latenciesMs } = await load(api.url, wires, { callers: 1, seconds: 60, isRepeatable: false });
    const ms = (share: number): string => quantile(latenciesMs, share).toFixed(1);
    console.log(`${name.padEnd(30)} p50 ${ms(0.5)} ms, worst ${ms(1)} ms, ${text.length} bytes: ${errors[0]?.extensions.code ?? 'answered'}`);
  }
} finally {
  api.stop();
  await database.drop();
}
