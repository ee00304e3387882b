import { beforeEach, describe, expect, test } from 'vitest';
import { testDatabase } from '../../test/support/database.ts';
import { Company, MustGoAlone } from './company.ts';
import { PooledTransaction } from './pooled-transaction.ts';
import type { Seat } from './seat.ts';
import { asking, Change } from './shared-statement.ts';

const database = await testDatabase();
await database.query('create table members (id int primary key, name text not null, count int not null default 0)');
await database.query('create table notes (place int generated always as identity, member int not null, word text not null check (word <> $$bad$$))');

const MEMBER = asking<{ id: number; name: string; count: number }>()({ id: 'int' }, 'select id, name, count from members where id = given.id', { locks: true });
const WORDS = asking<{ word: string }>()({ member: 'int' }, 'select word from notes where member = given.member order by word desc');
const OTHERS = asking<{ id: number }>()({ id: 'int', name: 'text' }, 'select id from members where id > given.id and name <> given.name order by id');
const NOTE = new Change({ member: 'int', word: 'text' }, 'insert into notes (member, word) select given.member, given.word from given');
const COUNT = new Change({ id: 'int' }, 'update members set count = count + 1 from given where members.id = given.id');
const DOUBLE = new Change({ id: 'int' }, 'update members set count = count * 2 from given where members.id = given.id');
const NOTES = { table: 'notes', columns: { member: 'int', word: 'text' } };

type Deed = (seat: Seat) => Promise<unknown>;
const inCompany = (deeds: readonly Deed[]): Promise<PromiseSettledResult<unknown>[]> =>
  PooledTransaction.run(database.pool, (transaction) => new Company(transaction).act(deeds));
const words = async (member: number): Promise<string[]> =>
  (await database.query<{ word: string }>('select word from notes where member = $1 order by place', [member])).map(({ word }) => word);
const counts = async (): Promise<number[]> => (await database.query<{ count: number }>('select count from members order by id')).map(({ count }) => count);
const done = (values: readonly unknown[]): object[] => values.map((value) => ({ status: 'fulfilled', value }));

beforeEach(async () => {
  await database.query('truncate members, notes');
  await database.query(`insert into members (id, name) select n, 'Member ' || n from generate_series(1, 5) n`);
});

const wordsOf =
  (member: number): Deed =>
  async (seat) => {
    const found = seat.ask(WORDS, { member });
    await seat.answered();
    return found().map(({ word }) => word);
  };
const note =
  (member: number, word: string): Deed =>
  (seat) =>
    seat.change(NOTE, { member, word });

describe('what is asked in company', () => {
  test('is answered to each with their own rows, in their order, and to none with nothing', async () => {
    await database.query(`insert into notes (member, word) values (1, 'b'), (2, 'x'), (1, 'c'), (4, 'y'), (1, 'a')`);
    expect(await inCompany([2, 1, 3, 4, 1].map(wordsOf))).toEqual(done([['x'], ['c', 'b', 'a'], [], ['y'], ['c', 'b', 'a']]));
  });

  test('may be of several kinds, and in several rounds', async () => {
    await database.query(`insert into notes (member, word) values (1, 'one'), (3, 'three')`);
    const twice: Deed = async (seat) => {
      const [member, own] = [seat.ask(MEMBER, { id: 1 }), seat.ask(WORDS, { member: 1 })];
      await seat.answered();
      const others = seat.ask(OTHERS, { id: member()[0]!.id, name: 'Member 4' });
      await seat.answered();
      return [member()[0]!.name, own(), others().map(({ id }) => id)];
    };
    const once: Deed = async (seat) => {
      const others = seat.ask(OTHERS, { id: 3, name: '' });
      const member = seat.ask(MEMBER, { id: 2 });
      await seat.answered();
      return [others().map(({ id }) => id), member().length];
    };
    expect(await inCompany([twice, once, wordsOf(3), async () => 'nothing'])).toEqual(
      done([['Member 1', [{ word: 'one' }], [2, 3, 5]], [[4, 5], 1], ['three'], 'nothing']),
    );
  });

  test('is answered by whatever sign a text is made of', async () => {
    const texts = [
      'NULL',
      'null',
      '',
      ' ',
      'a,b',
      'a"b',
      "a'b",
      String.raw`a\b`,
      String.raw`\"`,
      '{}',
      '{a}',
      '{"a": [null, "b,c"]}',
      'Grüße 🙂',
      'a\nb',
      '?',
      '$1',
    ];
    const ECHO = asking<{ text: string; length: number }>()({ text: 'text' }, 'select given.text as text, length(given.text) as length');
    const echo = (text: string | null): Deed => {
      return async (seat) => {
        const found = seat.ask(ECHO, { text });
        await seat.answered();
        return found()[0]!.text;
      };
    };
    expect(await inCompany([...texts, null].map(echo))).toEqual(done([...texts, null]));
    await inCompany(texts.map((word) => note(1, word)));
    expect(await words(1)).toEqual(texts);
  });

  test('arrives as what it is: instants, days, numbers, truths and JSON', async () => {
    const KINDS = asking<object>()(
      { at: 'timestamptz', day: 'date', whole: 'int', is_so: 'boolean', json: 'jsonb' },
      'select given.at as at, given.day::text as day, given.whole as whole, given.is_so as is_so, given.json as json',
    );
    const all = [
      { at: new Date('2026-10-25T01:30:00.123Z'), day: '2026-10-25', whole: -7, is_so: false, json: { a: [1, 'ü"\\', null] } },
      { at: null, day: null, whole: null, is_so: null, json: null },
      { at: new Date('1969-12-31T23:59:59.999Z'), day: '0001-01-01', whole: 2 ** 31 - 1, is_so: true, json: ['{', '}'] },
    ];
    const echo = (kinds: (typeof all)[number]): Deed => {
      return async (seat) => {
        const found = seat.ask(KINDS, { ...kinds, json: kinds.json && JSON.stringify(kinds.json) });
        await seat.answered();
        return found()[0];
      };
    };
    const told = (await inCompany(all.map(echo))) as { value: { at: string | Date | null } }[];
    expect(told.map(({ value }) => ({ ...value, at: value.at && new Date(value.at) }))).toEqual(all);
  });

  test('fails for all who asked when one statement is at fault, and nothing of theirs is written', async () => {
    const FAULTY = asking()({ id: 'int' }, 'select 1 / given.id');
    const faulty: Deed = async (seat) => {
      seat.ask(FAULTY, { id: 0 });
      await seat.answered();
    };
    const before: Deed = async (seat) => {
      await wordsOf(1)(seat);
      await seat.change(NOTE, { member: 1, word: 'kept' });
    };
    const told = await inCompany([before, faulty, before]);
    expect(told.map(({ status, ...rest }) => [status, (rest as { reason: { code: string } }).reason.code])).toEqual(Array(3).fill(['rejected', '22012']));
    expect(await words(1)).toEqual([]);
  });
});

describe('what is changed in company', () => {
  test('is left out where one refuses, and stands for the others', async () => {
    const refuses: Deed = async (seat) => {
      await seat.change(NOTE, { member: 2, word: 'never' });
      await seat.insert(NOTES, [[2, 'never either']]);
      throw new Error('No.');
    };
    const refusesLater: Deed = async (seat) => {
      await wordsOf(3)(seat);
      await seat.change(NOTE, { member: 3, word: 'never' });
      throw new Error('Nor I.');
    };
    const told = await inCompany([note(1, 'one'), refuses, refusesLater, note(4, 'four')]);
    expect(told.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'rejected', 'fulfilled']);
    expect(told[1]).toMatchObject({ reason: { message: 'No.' } });
    expect(await Promise.all([1, 2, 3, 4].map(words))).toEqual([['one'], [], [], ['four']]);
  });

  test('keeps the order of each, where a later change builds on an earlier one', async () => {
    const all =
      (id: number, changes: readonly Change<{ id: string }>[]): Deed =>
      async (seat) => {
        for (const change of changes) await seat.change(change, { id });
      };
    await inCompany([all(1, [COUNT, DOUBLE, COUNT]), all(2, [DOUBLE, COUNT, COUNT, DOUBLE]), all(3, [COUNT]), all(4, [COUNT, COUNT, DOUBLE, DOUBLE])]);
    expect(await counts()).toEqual([3, 4, 1, 8, 0]);
  });

  test('is there before what is inserted last, whose rows keep their order', async () => {
    const deed =
      (member: number): Deed =>
      async (seat) => {
        await seat.insert(NOTES, [
          [member, 'second'],
          [member, 'third'],
        ]);
        await seat.change(NOTE, { member, word: 'first' });
        await seat.insert(NOTES, [[member, 'fourth']]);
      };
    await inCompany([deed(1), deed(2)]);
    expect(await Promise.all([1, 2].map(words))).toEqual(Array(2).fill(['first', 'second', 'third', 'fourth']));
  });

  test('takes all with it when it cannot be written', async () => {
    await expect(inCompany([note(1, 'good'), note(2, 'bad')])).rejects.toMatchObject({ code: '23514' });
    expect(await Promise.all([1, 2].map(words))).toEqual([[], []]);
  });
});

describe('who must go alone', () => {
  const goesAlone = { status: 'rejected', reason: expect.any(MustGoAlone) };

  test('asks, changes or inserts a text with a NUL, and the others are not harmed', async () => {
    const asks: Deed = async (seat) => {
      seat.ask(OTHERS, { id: 0, name: 'a\0b' });
      await seat.answered();
    };
    const inserts: Deed = (seat) => seat.insert(NOTES, [[3, '\0']]);
    expect(await inCompany([note(1, 'one'), asks, note(2, 'a\0'), inserts])).toMatchObject([{ status: 'fulfilled' }, goesAlone, goesAlone, goesAlone]);
    expect(await Promise.all([1, 2, 3].map(words))).toEqual([['one'], [], []]);
  });

  test('asks after a change, as what they changed is not there yet', async () => {
    const deed: Deed = async (seat) => {
      await seat.change(NOTE, { member: 2, word: 'two' });
      return wordsOf(2)(seat);
    };
    expect(await inCompany([note(1, 'one'), deed])).toMatchObject([{ status: 'fulfilled' }, goesAlone]);
    expect(await Promise.all([1, 2].map(words))).toEqual([['one'], []]);
  });
});

test('nobody waits for a row that somebody else holds: it is not found, and all is done before it is let go', async () => {
  const held = Promise.withResolvers<void>();
  const mayLetGo = Promise.withResolvers<void>();
  let isLetGo = false;
  const holding = database.em().transactional(async (em) => {
    await em.execute('select id from members where id = ? for update', [2]);
    held.resolve();
    await mayLetGo.promise;
    isLetGo = true;
  });
  await held.promise;
  const seek =
    (id: number): Deed =>
    async (seat) => {
      const found = seat.ask(MEMBER, { id });
      await seat.answered();
      return found().map((row) => row.id);
    };
  const told = await inCompany([1, 2, 3].map(seek));
  expect([told, isLetGo]).toEqual([done([[1], [], [3]]), false]);
  mayLetGo.resolve();
  await holding;
  expect(await inCompany([1, 2, 3].map(seek))).toEqual(done([[1], [2], [3]]));
});
