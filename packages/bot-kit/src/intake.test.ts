import type { Update } from 'telegraf/types';
import { expect, test } from 'vitest';
import { Intake } from './intake.ts';

const from = (chat: number, id: number): Update =>
  ({ update_id: id, message: { message_id: id, date: 1, chat: { id: chat, type: 'private', first_name: 'Ana' }, text: 'hello' } }) as unknown as Update;

/** An intake whose handling ends when the test says so. */
function slowly() {
  const seen: number[] = [];
  const ends = new Map<number, PromiseWithResolvers<void>>();
  const intake = new Intake((update) => {
    seen.push(update.update_id);
    const end = Promise.withResolvers<void>();
    ends.set(update.update_id, end);
    return end.promise;
  });
  const end = async (id: number, error?: Error): Promise<void> => {
    if (error) ends.get(id)!.reject(error);
    else ends.get(id)!.resolve();
    await new Promise((resolve) => setImmediate(resolve));
  };
  return { intake, seen, end };
}

const settled = () => new Promise((resolve) => setImmediate(resolve));

test('a chat keeps its order, and no chat waits for another', async () => {
  const { intake, seen, end } = slowly();
  for (const update of [from(1, 10), from(1, 11), from(2, 12)]) intake.offer(update);
  await settled();
  expect(seen).toEqual([10, 12]);
  await end(10);
  expect(seen).toEqual([10, 12, 11]);
});

test('Telegram may forget only what has nothing unfinished before it', async () => {
  const { intake, end } = slowly();
  for (const update of [from(1, 10), from(2, 11), from(3, 12)]) intake.offer(update);
  await settled();
  await end(11);
  expect(intake.offset).toBe(10);
  await end(10);
  expect(intake.offset).toBe(12);
  await end(12);
  expect(intake.offset).toBe(13);
});

test('what has to come again stays unfinished', async () => {
  const { intake, end } = slowly();
  intake.offer(from(1, 10));
  await settled();
  await end(10, new Error('the API is away'));
  expect([intake.offset, intake.unfinishedCount]).toEqual([10, 1]);
});

test('an update that a late poll brings again, during its handling or just after it, is not new', async () => {
  const { intake, seen, end } = slowly();
  expect(intake.offer(from(1, 10))).toBe(true);
  expect(intake.offer(from(1, 10))).toBe(false);
  await settled();
  await end(10);
  expect(intake.offer(from(1, 10))).toBe(false);
  expect([seen, intake.offset]).toEqual([[10], 11]);
});
