import { expect, test } from 'vitest';
import { NOW } from '../../test/support/clock.ts';
import { testDatabase } from '../../test/support/database.ts';
import { inTransaction } from '../event/run-action.ts';
import { registerTelegramUser } from '../user/registration.actions.ts';
import type { Verb } from '../viewer/context.ts';
import { anonymous } from '../viewer/viewer.ts';
import { claimDeliveries } from './delivery.actions.ts';
import { judgeDeliveries } from './delivery-judge.ts';
import { type NewDelivery, queueDelivery } from './queue.actions.ts';

const database = await testDatabase();
const act = <Input extends object, Result>(input: Input, verb: Verb<Input, Result>) =>
  inTransaction({ em: database.em(), viewer: anonymous, now: NOW, wakeRelay: () => undefined }, input, verb);

const later = new Date(NOW.getTime() + 3_600_000);

test('a message is judged by the slice that wrote it at the moment it is claimed', async () => {
  judgeDeliveries('test.judged', async (_, { dedupeKey }) =>
    dedupeKey === 'pointless'
      ? { skip: 'it was answered' }
      : dedupeKey === 'asleep'
        ? { notBefore: later }
        : dedupeKey === 'stale'
          ? { body: 'What is true now', buttons: [[{ text: 'Yes', data: 'yes' }]] }
          : null,
  );
  const { userId } = await act({ telegramUserId: '7', bot: 'commitment' as const, chatId: '7' }, registerTelegramUser);
  for (const [seconds, dedupeKey] of ['pointless', 'asleep', 'stale', 'good'].entries()) {
    const dueAt = new Date(NOW.getTime() - 60_000 + seconds * 1000);
    await act<NewDelivery, unknown>({ bot: 'commitment', userId, topic: 'test.judged', body: 'As written', dueAt, dedupeKey }, queueDelivery);
  }
  expect((await act({ bot: 'commitment' as const, limit: 2 }, claimDeliveries)).ids).toHaveLength(2);
  expect(await database.query('select dedupe_key, status, body, buttons, last_error, attempts from deliveries order by dedupe_key')).toEqual([
    { dedupe_key: 'asleep', status: 'queued', body: 'As written', buttons: [], last_error: null, attempts: 0 },
    { dedupe_key: 'good', status: 'claimed', body: 'As written', buttons: [], last_error: null, attempts: 1 },
    { dedupe_key: 'pointless', status: 'skipped', body: 'As written', buttons: [], last_error: 'it was answered', attempts: 0 },
    { dedupe_key: 'stale', status: 'claimed', body: 'What is true now', buttons: [[{ text: 'Yes', data: 'yes' }]], last_error: null, attempts: 1 },
  ]);
  expect(await database.query(`select (extract(epoch from due_at) * 1000)::float8 as due_ms from deliveries where dedupe_key = 'asleep'`)).toEqual([
    { due_ms: later.getTime() },
  ]);
});
