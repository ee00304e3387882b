import { expect, test } from 'vitest';
import { testDatabase } from '../../test/support/database.ts';

const database = await testDatabase();

/** The statements that the one connection of a transaction keeps by name, and what a statement answered there. */
async function keptAfter<Row>(text: string, ...calls: (readonly unknown[])[]): Promise<{ kept: string[]; answers: Row[] }> {
  return database.em().transactional(async (em) => {
    const answers: Row[] = [];
    for (const values of calls) answers.push(...(await em.execute<Row[]>(text, values)));
    const kept = await em.execute<{ statement: string }[]>('select statement from pg_prepared_statements where from_sql is false');
    return { kept: kept.map(({ statement }) => statement), answers };
  });
}

test('a statement is prepared once and called with other values', async () => {
  const { kept, answers } = await keptAfter<{ sum: number }>('select ?::int + ?::int as sum', [1, 2], [20, 22]);
  expect(answers.map(({ sum }) => sum)).toEqual([3, 42]);
  expect(kept.filter((one) => one === 'select $1::int + $2::int as sum')).toHaveLength(1);
});

test('values are bound as what they are', async () => {
  const text = `select ?::text as word, ?::boolean as is_so, ?::timestamptz = '2026-10-25T01:30:00.123Z' as is_then, ?::numeric::text as number, ?::text is null as is_nothing`;
  const { answers } = await keptAfter<Record<string, unknown>>(text, ["it's \\ $1 ?", true, new Date('2026-10-25T01:30:00.123Z'), 0.5, null]);
  expect(answers).toEqual([{ word: "it's \\ $1 ?", is_so: true, is_then: true, number: '0.5', is_nothing: true }]);
});

test('a list is written into the text, and such a text is not prepared', async () => {
  const text = 'select count(*)::int as count from (values (?::text)) as one (word) where word in (?)';
  const { kept, answers } = await keptAfter<{ count: number }>(text, ["b'c", ['a', "b'c"]], ['d', ['a', "b'c"]]);
  expect(answers.map(({ count }) => count)).toEqual([1, 0]);
  expect(kept.join('\n')).not.toContain('as one (word)');
});

test('a question mark that is not a place for a value stays one', async () => {
  const { answers } = await keptAfter<{ has: boolean }>(String.raw`select '{"a": 1}'::jsonb \? ?::text as has`, ['a'], ['b']);
  expect(answers.map(({ has }) => has)).toEqual([true, false]);
});
