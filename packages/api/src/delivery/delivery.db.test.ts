import { beforeEach, describe, expect, test } from 'vitest';
import { daysFromNow, hoursFromNow, NOW } from '../../test/support/clock.ts';
import { testDatabase } from '../../test/support/database.ts';
import { inTransaction } from '../event/run-action.ts';
import { anonymous, type Viewer } from '../viewer/viewer.ts';
import type { Verb } from '../viewer/context.ts';
import { registerTelegramUser } from '../user/registration.actions.ts';
import { claimDeliveries, confirmDelivery, failDelivery } from './delivery.actions.ts';
import type { FailDeliveryInput } from './delivery.input.ts';
import { type NewDelivery, queueDelivery, skipDelivery } from './queue.actions.ts';
import { MOST_ATTEMPTS } from './retry.rules.ts';

const database = await testDatabase();
const bot: Viewer = { ...anonymous, kind: 'bot', scopes: ['deliveries'], bot: 'commitment' };
const act = <Input extends object, Result>(input: Input, verb: Verb<Input, Result>, now = NOW) =>
  inTransaction({ em: database.em(), viewer: bot, now, wakeRelay: () => undefined }, input, verb);

let people = 0;
let keys = 0;
let userId: string;
beforeEach(async () => {
  await database.query('truncate users, deliveries, events, bot_updates cascade');
  userId = await join();
});

const join = async (chatId = `${(people += 1)}`) => (await act({ telegramUserId: chatId, bot: 'commitment' as const, chatId }, registerTelegramUser)).userId;
const queue = (given: Partial<NewDelivery> = {}) =>
  act(
    { bot: 'commitment' as const, userId, topic: 'test', body: 'Hello', dueAt: NOW, dedupeKey: `key:${(keys += 1)}`, ...given },
    function queueOne(ctx, delivery: NewDelivery) {
      return queueDelivery(ctx, delivery);
    },
  );
const claim = (given: { limit?: number; leaseSeconds?: number } = {}, now = NOW) => act({ bot: 'commitment' as const, ...given }, claimDeliveries, now);
const fail = (id: string, claimToken: string, given: Partial<FailDeliveryInput> = {}, now = NOW) =>
  act({ id, claimToken, reason: 'no', ...given }, failDelivery, now);
const rows = (columns = 'status, attempts, last_error') => database.query(`select ${columns} from deliveries order by created_at, dedupe_key`);
const letTheLeaseRunOut = () => database.query(`update deliveries set lease_until = clock_timestamp() - interval '1 second' where status = 'claimed'`);
const eventsOf = async (type: string) => (await database.query('select 1 from events where type = $1', [type])).length;

describe('queueing', () => {
  test('writes a message once, however often it is asked for', async () => {
    const answers = await Promise.all(Array.from({ length: 10 }, () => queue({ dedupeKey: 'grace:1' })));
    expect(answers.filter((answer) => answer === 'queued')).toHaveLength(1);
    expect(await rows('status, chat_id, body')).toEqual([{ status: 'queued', chat_id: `${people}`, body: 'Hello' }]);
    expect(await eventsOf('delivery.queued')).toBe(1);
  });

  test('writes nothing to somebody who has not started this bot, or has blocked it', async () => {
    expect(await queue({ bot: 'pod' })).toBe('unreachable');
    await database.query(`update bot_chats set state = 'unreachable'`);
    expect(await queue()).toBe('unreachable');
    expect(await rows()).toEqual([]);
  });

  test('can be taken back until the message is being sent', async () => {
    const skip = (dedupeKey: string) =>
      act({ dedupeKey }, function skipOne(ctx, given: { dedupeKey: string }) {
        return skipDelivery(ctx, given.dedupeKey, 'answered');
      });
    await queue({ dedupeKey: 'a' });
    expect(await skip('a')).toBe(true);
    expect((await claim()).ids).toEqual([]);
    await queue({ dedupeKey: 'b' });
    await claim();
    expect(await skip('b')).toBe(false);
  });
});

describe('claiming', () => {
  test('gives what is due, the oldest first, and not what is to come', async () => {
    await queue({ dueAt: hoursFromNow(1), body: 'later' });
    await queue({ dueAt: hoursFromNow(-1), body: 'second' });
    await queue({ dueAt: hoursFromNow(-2), body: 'first' });
    const { ids } = await claim({ limit: 1 });
    expect(await database.query('select body from deliveries where id = $1', [ids[0]])).toEqual([{ body: 'first' }]);
    expect((await claim()).ids).toHaveLength(1);
    expect((await claim()).ids).toEqual([]);
    expect((await claim({}, hoursFromNow(1))).ids).toHaveLength(1);
  });

  test('never gives the same message to two who claim at the same time', async () => {
    for (let i = 0; i < 40; i += 1) await queue();
    const claims = await Promise.all(Array.from({ length: 8 }, () => claim({ limit: 10 })));
    const ids = claims.flatMap((one) => one.ids);
    while (ids.length < 40) {
      const more = await claim({ limit: 10 });
      if (more.ids.length === 0) break;
      ids.push(...more.ids);
    }
    expect(new Set(ids).size).toBe(40);
    expect(ids).toHaveLength(40);
  });

  test('gives the message to somebody else when the lease has run out, and what the first one then says has no effect', async () => {
    await queue();
    const first = await claim();
    expect((await claim()).ids).toEqual([]);
    await letTheLeaseRunOut();
    const second = await claim();
    expect(second.ids).toEqual(first.ids);
    const id = first.ids[0]!;
    expect(await act({ id, claimToken: first.claimToken }, confirmDelivery)).toEqual({ wasCurrent: false });
    expect(await fail(id, first.claimToken, { isPermanent: true })).toEqual({ wasCurrent: false });
    expect(await rows()).toEqual([{ status: 'claimed', attempts: 2, last_error: null }]);
    expect(await act({ id, claimToken: second.claimToken }, confirmDelivery)).toEqual({ wasCurrent: true });
    expect(await rows()).toEqual([{ status: 'sent', attempts: 2, last_error: null }]);
  });

  test('gives up a message that nobody ever came back from', async () => {
    await queue();
    for (let i = 0; i < MOST_ATTEMPTS; i += 1) {
      expect((await claim()).ids).toHaveLength(1);
      await letTheLeaseRunOut();
    }
    expect((await claim()).ids).toEqual([]);
    expect(await rows()).toEqual([{ status: 'dead', attempts: MOST_ATTEMPTS, last_error: 'the lease ran out each time' }]);
    expect(await eventsOf('delivery.failed')).toBe(1);
  });

  test('skips what has become pointless, says why, and goes on to what has not', async () => {
    await queue({ dueAt: daysFromNow(-2) });
    await queue();
    const blocked = userId;
    userId = await join();
    await queue({ dueAt: hoursFromNow(1) });
    await database.query(`update bot_chats set state = 'unreachable' where user_id = $1`, [blocked]);
    expect((await claim({ limit: 1 }, hoursFromNow(2))).ids).toHaveLength(1);
    expect(await rows('status, last_error')).toEqual([
      { status: 'skipped', last_error: 'unreachable' },
      { status: 'skipped', last_error: 'unreachable' },
      { status: 'claimed', last_error: null },
    ]);
  });

  test('skips what is a day too late', async () => {
    await queue({ dueAt: hoursFromNow(-24) });
    await queue({ dueAt: hoursFromNow(-24.1) });
    expect((await claim()).ids).toHaveLength(1);
    expect(await rows('status, last_error')).toEqual([
      { status: 'claimed', last_error: null },
      { status: 'skipped', last_error: 'too late' },
    ]);
  });

  test('writes to the chat where the member is now', async () => {
    await queue();
    await database.query(`update bot_chats set chat_id = 99 where user_id = $1`, [userId]);
    await claim();
    expect(await rows('chat_id')).toEqual([{ chat_id: '99' }]);
  });

  test.each([{ limit: 0 }, { limit: 101 }, { leaseSeconds: 4 }, { leaseSeconds: 601 }])('refuses %j', async (given) => {
    await expect(claim(given)).rejects.toMatchObject({ code: 'INVALID_INPUT', field: Object.keys(given)[0] });
  });
});

describe('confirming', () => {
  test('twice is one fact, told once', async () => {
    await queue();
    const { ids, claimToken } = await claim();
    const said = { id: ids[0]!, claimToken, providerMessageId: '7' };
    expect([await act(said, confirmDelivery), await act(said, confirmDelivery)]).toEqual([{ wasCurrent: true }, { wasCurrent: true }]);
    expect(await rows('status, provider_message_id')).toEqual([{ status: 'sent', provider_message_id: '7' }]);
    expect(await eventsOf('delivery.sent')).toBe(1);
  });

  test('counts even after the lease as long as nobody else has taken the message', async () => {
    await queue();
    const { ids, claimToken } = await claim();
    await letTheLeaseRunOut();
    expect(await act({ id: ids[0]!, claimToken }, confirmDelivery)).toEqual({ wasCurrent: true });
  });

  test('something unknown has no effect', async () => {
    expect(await act({ id: 'nonsense', claimToken: 'nonsense' }, confirmDelivery)).toEqual({ wasCurrent: false });
  });
});

describe('failing', () => {
  const claimed = async () => {
    await queue();
    const { ids, claimToken } = await claim();
    return { id: ids[0]!, claimToken };
  };

  test('lets the message be tried again after a pause', async () => {
    const { id, claimToken } = await claimed();
    await fail(id, claimToken, { reason: 'socket hang up' });
    expect(await rows()).toEqual([{ status: 'failed', attempts: 1, last_error: 'socket hang up' }]);
    expect((await claim({}, new Date(NOW.getTime() + 23_000))).ids).toEqual([]);
    expect((await claim({}, new Date(NOW.getTime() + 37_000))).ids).toEqual([id]);
  });

  test('by 429 waits as long as told and costs no attempt', async () => {
    const { id, claimToken } = await claimed();
    await fail(id, claimToken, { retryAfterSeconds: 300 });
    expect(await rows('status, attempts, due_at = $$2026-11-18T15:05:00Z$$::timestamptz as in_time')).toEqual([
      { status: 'failed', attempts: 0, in_time: true },
    ]);
  });

  test('for the last time is the end', async () => {
    const { id, claimToken } = await claimed();
    await database.query('update deliveries set attempts = $1', [MOST_ATTEMPTS]);
    await fail(id, claimToken);
    expect(await rows('status')).toEqual([{ status: 'dead' }]);
    expect(await eventsOf('delivery.failed')).toBe(1);
  });

  test('for good is the end at once', async () => {
    const { id, claimToken } = await claimed();
    await fail(id, claimToken, { isPermanent: true });
    expect(await rows('status')).toEqual([{ status: 'dead' }]);
  });

  test('by 403 marks the member as unreachable by this bot until they start it again', async () => {
    const { id, claimToken } = await claimed();
    await queue();
    await fail(id, claimToken, { isUnreachable: true });
    expect((await claim()).ids).toEqual([]);
    expect(await rows('status')).toEqual([{ status: 'dead' }, { status: 'skipped' }]);
    await join(`${people}`);
    expect(await queue()).toBe('queued');
    expect((await claim()).ids).toHaveLength(1);
  });

  test('by 403 does not count against somebody who has come back since', async () => {
    const { id, claimToken } = await claimed();
    await act({ telegramUserId: `${people}`, bot: 'commitment' as const, chatId: `${people}` }, registerTelegramUser, hoursFromNow(0.01));
    await fail(id, claimToken, { isUnreachable: true }, hoursFromNow(0.02));
    expect(await queue()).toBe('queued');
  });

  test('because the group has moved sends everything that waits to its new chat, at once', async () => {
    const { id, claimToken } = await claimed();
    await queue({ dueAt: hoursFromNow(5) });
    await fail(id, claimToken, { newChatId: '-1001' });
    expect(await rows('chat_id')).toEqual([{ chat_id: '-1001' }, { chat_id: '-1001' }]);
    expect((await claim()).ids).toEqual([id]);
  });
});
