import { buildApp } from '../packages/api/src/app.ts';
import { gatherContext } from '../packages/api/src/memory/context/gather-context.actions.ts';
import { benchDatabase } from './lib/bench-database.ts';
import { userIdOf } from './lib/ids.ts';

// `tsx --conditions=progress-source bench/context.ts`: how long it takes to gather what is known of a member with 10,000 promises, among 200 others.
const SIZE = { users: 200, commitmentsPerUser: 20 };
const PROMISES = 10_000;
const ROUNDS = 300;
const TEXTS = ['Walk 30 minutes', 'Read 20 pages of the book', 'Call my mother', 'Finish the report for the client', 'Fly a kite'];

const database = await benchDatabase(SIZE);
const app = await buildApp({ databaseUrl: database.url });
try {
  const member = userIdOf(0);
  const verbs = `(array['Walk', 'Run', 'Read', 'Write', 'Call', 'Finish', 'Cook', 'Clean', 'Study', 'Practise'])[1 + n % 10]`;
  const things = `(array['in the park', 'the book', 'the report', 'my mother', 'dinner', 'the kitchen', 'Spanish', 'the piano', 'for the client', 'a chapter'])[1 + (n / 10) % 10]`;
  await database.run(`insert into commitments (user_id, commitment, status, due_date, closes_at, completed_at, user_day, created_at, updated_at)
    select '${member}', ${verbs} || ' ' || ${things} || ' for ' || 5 + n % 97 || ' minutes', case when n % 4 = 0 then 'failed' else 'completed' end, at::date, at + interval '1 day',
      case when n % 4 > 0 then at + interval '1 hour' end, case when n % 4 > 0 then at::date end, at, at + interval '1 day'
    from (select n, now() - n * interval '2 hours' as at from generate_series(1, ${PROMISES}) n) made`);
  await database.run(
    `insert into memory_facts (user_id, fact, created_at) select '${member}', 'Fact number ' || n, now() - interval '1 day' from generate_series(1, 200) n`,
  );
  await database.run(`insert into commitment_events (user_id, commitment_id, type, at, due, recorded_at)
    select user_id, id, kind, case kind when 'create' then created_at else completed_at end, due_date, case kind when 'create' then created_at else completed_at end
    from commitments, unnest(array['create', 'complete']) kind where user_id = '${member}' and (kind = 'create' or status = 'completed')`);
  await database.run('vacuum analyze');
  const times: number[] = [];
  for (let round = -20; round < ROUNDS; round += 1) {
    const begun = performance.now();
    const context = await gatherContext(app.context.orm.em.fork(), {
      userId: member,
      text: TEXTS[(round + 20) % TEXTS.length]!,
      goalId: null,
      asOf: new Date(),
    });
    if (round >= 0) times.push(performance.now() - begun);
    if (round === -20) console.log(`${context?.block}\n`);
  }
  times.sort((a, b) => a - b);
  const at = (share: number): string => `${times[Math.floor(share * (times.length - 1))]!.toFixed(1)} ms`;
  console.log(`${PROMISES} promises of one member, ${ROUNDS} contexts: p50 ${at(0.5)}, p95 ${at(0.95)}, largest ${at(1)}`);
} finally {
  await app.stop();
  await database.drop();
}
