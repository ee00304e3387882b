import { setTimeout as wait } from 'node:timers/promises';
import { parse } from 'graphql';
import { Pool } from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { Departure } from '../../src/lib/departure.ts';
import { DomainError } from '../../src/lib/errors.ts';
import { Statements } from '../../src/read/statements.ts';
import { raw, sql, Param } from '../../src/read/sql.ts';
import { emptyDatabase } from '../support/database.ts';
import { idOf, NOW } from './dataset.ts';
import { type DemoWorld, demoWorld } from './demo/world.ts';
import { load } from './property.ts';
import { anna, dana, SCENE } from './scene.ts';

const first = idOf('commitments', 0);
const calls: string[] = [];
let url: string;
let world: DemoWorld;
beforeAll(async () => {
  const complete = async ({ id }: { id: string }) => {
    calls.push(id);
    await world.pool.query(`UPDATE commitments SET status = 'completed' WHERE id = $1`, [id]);
    return { commitmentId: id, praise: 'Well done', wasAlready: false };
  };
  const fail = ({ sentence }: { sentence: string }) => {
    throw new DomainError('CONFLICT', sentence);
  };
  url = await emptyDatabase();
  world = await demoWorld(url, { complete, fail, count: ({ by }) => ({ count: by + 1 }) });
  await load(world.pool, SCENE);
});
afterAll(() => world.orm.close(true));

const viewerOf = (kind: 'member' | 'admin', id: string | null = null) => ({ kind, id, scopes: [], podIds: null, keyId: null, bot: null, isSuperAdmin: false });
const ask = (text: string, id: string | null = anna) =>
  world.reader.answer(parse(text), {}, { viewer: viewerOf(id === null ? 'admin' : 'member', id), now: NOW, requestId: 'r-1' });

test.each([
  ['in the document', '{ commitments(filter: { category: { in: ["a\\u0000", "b"] } }) { totalCount } }', {}],
  ['by a variable for a list', 'query ($t: [String!]) { commitments(filter: { category: { in: $t } }) { totalCount } }', { t: ['a', '\u0000'] }],
  ['by a variable for one of a list', 'query ($t: String!) { commitments(filter: { category: { in: ["a", $t] } }) { totalCount } }', { t: '\u0000' }],
  ['by a variable for all', 'query ($f: CommitmentFilter) { commitments(filter: $f) { totalCount } }', { f: { category: { in: ['\u0000'] } } }],
])('what PostgreSQL does not take is named from the argument on: %s', async (_, text, variables) => {
  const { errors } = await world.reader.answer(parse(text), variables, { viewer: viewerOf('admin'), now: NOW });
  expect(errors).toMatchObject([{ message: expect.stringContaining('malformed'), extensions: { code: 'INVALID_INPUT', field: 'category.in' } }]);
});

describe('a mutation', () => {
  test('is read back after it is done', async () => {
    expect(await ask(`mutation { complete(id: "${first}") { praise wasAlready commitment { id status user { firstName } } } }`)).toEqual({
      data: `{"complete":{"praise":"Well done","wasAlready":false,"commitment":{"id":"${first}","status":"COMPLETED","user":{"firstName":"Anna"}}}}`,
    });
  });

  test('is answered with null where the result is not for the caller', async () => {
    expect(await ask(`mutation { complete(id: "${first}") { commitment { id } } }`, dana)).toEqual({ data: '{"complete":null}' });
  });

  test('that fails leaves the others alone, and says where', async () => {
    const { data, errors } = await ask(`mutation { a: fail(sentence: "No.") { id } b: touch(id: "${first}") { id } __typename }`);
    expect(data).toBe(`{"a":null,"b":{"id":"${first}"},"__typename":"Mutation"}`);
    expect(errors?.map(({ message, path, extensions }) => [message, path, extensions.code])).toEqual([['No.', ['a'], 'CONFLICT']]);
  });

  test('runs after the one before it', async () => {
    calls.length = 0;
    const second = idOf('commitments', 1);
    await ask(`mutation { a: complete(id: "${first}") { praise } b: complete(id: "${second}") { praise } }`);
    expect(calls).toEqual([first, second]);
  });

  test('whose payload holds nothing to read is answered as it returned', async () => {
    expect(await ask('mutation { count(by: 2) { count } }')).toEqual({ data: '{"count":{"count":3}}' });
  });
});

describe('an event', () => {
  const event = { payload: { id: idOf('events', 0) } };
  const document = parse('subscription { happened { __typename at ... on PodEvent { pod { name } } } }');
  const seenBy = (id: string) => world.reader.readEvent(document, {}, { viewer: viewerOf('member', id), now: NOW }, event);

  test('is read for whoever may see it', async () => {
    expect(await seenBy(anna)).toEqual({ data: '{"happened":{"__typename":"PodEvent","at":"2026-11-21T10:00:00.000Z","pod":{"name":"Early birds"}}}' });
  });

  test('is nothing for whoever may not', async () => {
    expect(await seenBy(dana)).toBeUndefined();
  });
});

describe('a statement', () => {
  const request = { variables: {}, viewerId: null, now: NOW };
  const slow = { text: 'SELECT pg_sleep(20)::text', name: 'slow', params: [], uses: 0, isLight: false };
  const asleep = async () =>
    (
      await world.pool.query<{ n: number }>(
        `SELECT count(*)::int AS n FROM pg_stat_activity WHERE query = $1 AND state = 'active' AND datname = current_database()`,
        [slow.text],
      )
    ).rows[0]?.n;
  const until = async (wanted: number) => {
    for (let left = 200; left > 0 && (await asleep()) !== wanted; left -= 1) await wait(10);
  };

  test('ends in the database when its caller is gone', async () => {
    const caller = new Departure();
    const run = new Statements(world.pool).run(slow, request, caller);
    const ended = run.catch((error: { code?: string }) => error.code);
    await until(1);
    caller.leave();
    expect(await ended).toBe('BAD_REQUEST');
    await until(0);
    expect(await asleep()).toBe(0);
  });

  test('does not begin for a caller who is gone already', async () => {
    const caller = new Departure();
    caller.leave();
    await expect(new Statements(world.pool).run(slow, request, caller)).rejects.toThrow('The caller left');
    expect(await asleep()).toBe(0);
  });

  test('of a caller who stays is not hit by what another one cancels', async () => {
    const statements = new Statements(world.pool);
    const echo = { text: 'SELECT $1::text', name: 'echo', params: [new Param(() => 'still here', 'text')], uses: 0, isLight: false };
    await Promise.all(
      Array.from({ length: 30 }, async () => {
        const caller = new Departure();
        const run = statements.run(slow, request, caller).catch(() => 'ended');
        await wait(1);
        caller.leave();
        expect(await run).toBe('ended');
        expect(await statements.run(echo, request, new Departure())).toEqual(['still here']);
      }),
    );
  });

  test('keeps its connection when a value is refused', async () => {
    const before = world.pool.totalCount;
    for (let left = 10; left > 0; left -= 1) expect((await ask('{ pod(id: "one") { id } }')).errors).toHaveLength(1);
    expect(world.pool.totalCount).toBe(before);
  });

  test('that takes too long, or whose connection is cut, says so by its state', async () => {
    const hasty = new Pool({ connectionString: url, statement_timeout: 20 });
    await expect(new Statements(hasty).run(slow, request)).rejects.toMatchObject({ code: '57014' });
    await hasty.end();
    const cut = new Statements(world.pool).run(slow, request).catch((error: { code?: string }) => error.code);
    await until(1);
    await world.pool.query(`SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE query = $1 AND state = 'active' AND datname = current_database()`, [
      slow.text,
    ]);
    expect(await cut).toBe('57P01');
    expect(await ask('{ pods { totalCount } }')).toEqual({ data: '{"pods":{"totalCount":1}}' });
  });

  test('sends a parameter once, wherever it stands', () => {
    const twice = new Param(() => 1, 'int4');
    expect(sql`${twice} = ${twice} AND ${raw('true')}`.holes[0]).toBe(twice);
  });
});
