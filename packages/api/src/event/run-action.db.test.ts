import { randomUUID } from 'node:crypto';
import { beforeEach, describe, expect, test } from 'vitest';
import { testDatabase } from '../../test/support/database.ts';
import type { ActionContext } from '../viewer/context.ts';
import { anonymous, type Viewer } from '../viewer/viewer.ts';
import { recordEvent } from './record-event.ts';
import { inTransaction, type ActionHost } from './run-action.ts';

const database = await testDatabase();
let wakes = 0;
const now = new Date('2026-11-22T10:00:00Z');
const caller: Viewer = { ...anonymous, kind: 'member', id: randomUUID(), keyId: randomUUID() };
const host = (change: Partial<ActionHost> = {}): ActionHost => ({ em: database.em(), viewer: caller, now, wakeRelay: () => void (wakes += 1), ...change });

beforeEach(async () => {
  wakes = 0;
  await database.em().execute('truncate events, idempotency_keys');
});

type Input = { idempotencyKey?: string; note?: string; at?: Date };
async function tell(ctx: ActionContext, _input: Input): Promise<{ eventOf: string }> {
  const eventOf = randomUUID();
  await recordEvent(ctx.em, { type: 'user.updated', at: ctx.now, userId: eventOf });
  return { eventOf };
}
async function tellOtherwise(ctx: ActionContext, input: Input): Promise<{ eventOf: string }> {
  return tell(ctx, input);
}
const told = async (): Promise<number> => Number((await database.em().execute<[{ n: string }]>('select count(*) as n from events'))[0].n);

test('a verb that fails leaves nothing behind, not even its event, and wakes nobody', async () => {
  const failing = inTransaction(host(), { idempotencyKey: 'k' }, async function fail(ctx) {
    await tell(ctx, {});
    throw new Error('no');
  });
  await expect(failing).rejects.toThrow('no');
  expect([await told(), wakes]).toEqual([0, 0]);
  await expect(inTransaction(host(), { idempotencyKey: 'k' }, tell)).resolves.toBeDefined();
  expect(wakes).toBe(1);
});

test('a text with a NUL in it is the fault of who sends it, and not of the database', async () => {
  const asking = inTransaction(host(), { at: now, note: 'a\0b' }, async function seek(ctx, { note }) {
    return ctx.em.execute('select 1 where ? = ?', [note, 'a']);
  });
  await expect(asking).rejects.toMatchObject({ code: 'INVALID_INPUT', field: 'note' });
  await expect(inTransaction(host(), {}, tell)).resolves.toBeDefined();
});

describe('the same idempotency key', () => {
  test('and the same input get the first answer and have one effect', async () => {
    const at = new Date('2026-12-01T00:00:00Z');
    const first = await inTransaction(host(), { idempotencyKey: 'k', note: 'a', at }, tell);
    const again = await inTransaction(host(), { at, note: 'a', idempotencyKey: 'k' }, tell);
    expect(again).toEqual(first);
    expect(await told()).toBe(1);
  });

  test('ten times at once has one effect and one answer', async () => {
    const answers = await Promise.all(Array.from({ length: 10 }, () => inTransaction(host(), { idempotencyKey: 'k' }, tell)));
    expect(new Set(answers.map((answer) => answer.eventOf)).size).toBe(1);
    expect(await told()).toBe(1);
  });

  test('with another input or for another verb is refused', async () => {
    await inTransaction(host(), { idempotencyKey: 'k', note: 'a' }, tell);
    await expect(inTransaction(host(), { idempotencyKey: 'k', note: 'b' }, tell)).rejects.toMatchObject({
      code: 'IDEMPOTENCY_CONFLICT',
      field: 'idempotencyKey',
    });
    await expect(inTransaction(host(), { idempotencyKey: 'k', note: 'a' }, tellOtherwise)).rejects.toMatchObject({ code: 'IDEMPOTENCY_CONFLICT' });
    expect(await told()).toBe(1);
  });

  test('of another caller, or of the same caller for another member, is another key', async () => {
    await inTransaction(host(), { idempotencyKey: 'k' }, tell);
    await inTransaction(host({ viewer: { ...caller, id: randomUUID() } }), { idempotencyKey: 'k' }, tell);
    await inTransaction(host({ viewer: { ...caller, keyId: randomUUID() } }), { idempotencyKey: 'k' }, tell);
    expect(await told()).toBe(3);
  });

  test('is free again after a day', async () => {
    await inTransaction(host(), { idempotencyKey: 'k', note: 'a' }, tell);
    const hours = (n: number) => host({ now: new Date(now.getTime() + n * 3_600_000) });
    await expect(inTransaction(hours(23.9), { idempotencyKey: 'k', note: 'b' }, tell)).rejects.toMatchObject({ code: 'IDEMPOTENCY_CONFLICT' });
    await inTransaction(hours(24.1), { idempotencyKey: 'k', note: 'b' }, tell);
    expect(await told()).toBe(2);
  });

  test('must be one: not empty, not endless', async () => {
    await expect(inTransaction(host(), { idempotencyKey: '' }, tell)).rejects.toMatchObject({ code: 'INVALID_INPUT', field: 'idempotencyKey' });
    await expect(inTransaction(host(), { idempotencyKey: 'k'.repeat(201) }, tell)).rejects.toMatchObject({ code: 'INVALID_INPUT' });
  });
});

test('two transactions that lock each other out are both done in the end', async () => {
  const [a, b] = [randomUUID(), randomUUID()] as const;
  await database.em().execute("insert into events (id, type, at) values (?, 'user.updated', now()), (?, 'user.updated', now())", [a, b]);
  const gate = Promise.withResolvers<void>();
  let arrived = 0;
  const crossing = (first: string, second: string) =>
    async function cross({ em }: ActionContext): Promise<void> {
      const lock = 'update events set at = now() where id = ?';
      await em.execute(lock, [first]);
      arrived += 1;
      if (arrived >= 2) gate.resolve();
      await gate.promise;
      await em.execute(lock, [second]);
    };
  await Promise.all([inTransaction(host(), {}, crossing(a, b)), inTransaction(host(), {}, crossing(b, a))]);
  expect(arrived).toBe(3);
  expect(wakes).toBe(2);
});
