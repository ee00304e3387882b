import fc from 'fast-check';
import { expect, test } from 'vitest';
import { testDatabase } from '../../test/support/database.ts';
import { Company } from './company.ts';
import { PooledTransaction } from './pooled-transaction.ts';
import { ownSeat, type Seat } from './seat.ts';
import { asking, Change } from './shared-statement.ts';

const database = await testDatabase();
await database.query('create table sums (member int primary key, sum int not null, word text)');
await database.query('create table lines (place int generated always as identity, member int not null, line text)');

const SUM = asking<{ sum: number; word: string | null }>()({ member: 'int' }, 'select sum, word from sums where member = given.member', { locks: true });
const BELOW = asking<{ member: number }>()(
  { member: 'int', most: 'int' },
  'select member from sums where member <> given.member and sum <= given.most order by sum, member',
);
const ADD = new Change({ member: 'int', more: 'int' }, 'update sums set sum = sum + given.more from given where sums.member = given.member');
const TIMES = new Change({ member: 'int', times: 'int' }, 'update sums set sum = sum * given.times from given where sums.member = given.member');
const CALL = new Change(
  { member: 'int', word: 'text' },
  `with called as (update sums set word = given.word from given where sums.member = given.member) insert into lines (member, line) select given.member, given.word from given`,
);
const LINES = { table: 'lines', columns: { member: 'int', line: 'text' } };

/** What one of a deed's steps does, with a number and a text. */
const STEPS = {
  add: (seat: Seat, member: number, { number }: Step) => seat.change(ADD, { member, more: number }),
  times: (seat: Seat, member: number, { number }: Step) => seat.change(TIMES, { member, times: number % 3 }),
  call: (seat: Seat, member: number, { text }: Step) => seat.change(CALL, { member, word: text }),
  write: (seat: Seat, member: number, { text, number }: Step) => seat.insert(LINES, [[member, text], ...(number > 4 ? [[member, null]] : [])]),
} as const;
type Step = { readonly what: keyof typeof STEPS; readonly number: number; readonly text: string };
/** Which questions a deed asks in each of its rounds, what it changes then, and whether it refuses in the end. */
type Deed = { readonly rounds: readonly (readonly ('sum' | 'below')[])[]; readonly steps: readonly Step[]; readonly most: number; readonly refuses: boolean };

const text = fc
  .oneof(fc.constantFrom('NULL', '', 'a,b', '"', '\\', '{', "'", '?', '$1', 'ä🙂'), fc.string({ unit: 'binary', maxLength: 6 }))
  .map((any) => any.replaceAll('\0', ''));
const deeds: fc.Arbitrary<Deed[]> = fc.array(
  fc.record({
    rounds: fc.array(fc.array(fc.constantFrom('sum' as const, 'below' as const), { maxLength: 3 }), { maxLength: 2 }),
    steps: fc.array(fc.record({ what: fc.constantFrom(...(Object.keys(STEPS) as (keyof typeof STEPS)[])), number: fc.nat(8), text }), { maxLength: 5 }),
    most: fc.nat(12),
    refuses: fc.boolean(),
  }),
  { minLength: 2, maxLength: 7 },
);

const done =
  (deed: Deed, member: number) =>
  async (seat: Seat): Promise<unknown> => {
    const told: unknown[] = [];
    for (const round of deed.rounds) {
      const found = round.map((what) => (what === 'sum' ? seat.ask(SUM, { member }) : seat.ask(BELOW, { member, most: deed.most })));
      await seat.answered();
      told.push(found.map((rows) => rows()));
    }
    for (const step of deed.steps) await STEPS[step.what](seat, member, step);
    if (deed.refuses) throw new Error(`${member} refuses.`);
    return told;
  };

type Outcome = { readonly told: unknown; readonly left: unknown };
const settled = async (act: Promise<unknown>): Promise<unknown> => act.catch((error: unknown) => String(error));

/** What is answered, and what stands in the tables afterwards: the lines of each member in their order. */
async function outcomeOf(act: () => Promise<unknown>): Promise<Outcome> {
  await database.query('truncate sums, lines');
  await database.query('insert into sums (member, sum) select n, n from generate_series(0, 6) n');
  const told = await act();
  const sums = await database.query('select * from sums order by member');
  return { told, left: [sums, await database.query('select member, line from lines order by member, place')] };
}

/** Whoever only looks at others sees what was there at first, as in company: so all ask before any of them changes anything. */
async function oneAfterTheOther(all: readonly Deed[]): Promise<unknown> {
  const told: unknown[] = [];
  for (const [member, deed] of all.entries()) {
    const looks = { ...deed, steps: [], refuses: false };
    told.push(await database.em().transactional((em) => done(looks, member)(ownSeat(em))));
  }
  const acted: unknown[] = [];
  for (const [member, deed] of all.entries())
    acted.push(await settled(database.em().transactional((em) => done({ ...deed, rounds: [] }, member)(ownSeat(em)))));
  return acted.map((one, member) => (typeof one === 'string' ? one : told[member]));
}

const together = (all: readonly Deed[]): Promise<unknown> =>
  PooledTransaction.run(database.pool, async (transaction) => {
    const outcomes = await new Company(transaction).act(all.map((deed, member) => done(deed, member)));
    return outcomes.map((outcome) => (outcome.status === 'fulfilled' ? outcome.value : String(outcome.reason)));
  });

test('any deeds answer and leave in company what they answer and leave one after the other', async () => {
  await fc.assert(
    fc.asyncProperty(deeds, async (all) => {
      expect(await outcomeOf(() => together(all))).toEqual(await outcomeOf(() => oneAfterTheOther(all)));
    }),
    { numRuns: 60, interruptAfterTimeLimit: 20_000 },
  );
}, 60_000);
