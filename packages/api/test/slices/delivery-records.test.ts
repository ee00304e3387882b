import { beforeEach, describe, expect, test } from 'vitest';
import { Delivery } from '../../src/delivery/delivery.entity.ts';
import type { User } from '../../src/user/user.entity.ts';
import type { Viewer } from '../../src/viewer/viewer.ts';
import { as, asking } from '../support/ask.ts';
import { hoursFromNow, NOW } from '../support/clock.ts';
import { testDatabase } from '../support/database.ts';
import { makeUser, unknownId } from '../support/make.ts';
import { mutation } from '../support/promising.ts';

const database = await testDatabase();
const ask = await asking(database);

const LIST =
  'query ($filter: DeliveryFilter) { deliveries(filter: $filter) { totalCount nodes { topic status channel bot text address attempts lastError user { id } } } }';
const RESEND = mutation('resendDelivery', 'delivery { id status attempts dueAt lastError }');

let ana: User;
let ben: User;
let keys = 0;
const make = async (given: object): Promise<Delivery> => {
  const em = database.em();
  keys += 1;
  const channel = { channel: 'telegram' as const, bot: 'commitment' as const, chatId: '5' };
  const delivery = em.create(Delivery, { ...channel, topic: 't', body: 'Hello', dedupeKey: `${keys}`, dueAt: NOW, createdAt: NOW, updatedAt: NOW, ...given });
  await em.flush();
  return delivery;
};
beforeEach(async () => {
  await database.query('truncate users, deliveries, events, audit_log cascade');
  const em = database.em();
  [ana, ben] = [await makeUser(em), await makeUser(em)];
});
const topics = async (viewer: Viewer, filter: object = {}) =>
  (await ask(viewer, LIST, { variables: { filter } })).data.deliveries.nodes.map(({ topic }: { topic: string }) => topic).join('');
const resend = (viewer: Viewer, id: string) => ask(viewer, RESEND, { variables: { input: { id } } });

describe('messages', () => {
  test('are seen by admins, the latest first, and by members those to themselves; by nobody else', async () => {
    await make({ user: ana.id, topic: 'a', createdAt: hoursFromNow(-2) });
    await make({ user: ben.id, topic: 'b', createdAt: hoursFromNow(-1) });
    await make({ topic: 'g', chatId: '-100' });
    expect(await topics(as.admin)).toBe('gba');
    expect(await topics(as.member(ana))).toBe('a');
    for (const viewer of [as.nobody, as.bot('act-as', 'deliveries'), as.thirdParty('members:read', 'pii:read', 'events:read')])
      expect(await topics(viewer)).toBe('');
  });

  test('tell what became of them; why one failed is for admins', async () => {
    await make({ user: ana.id, status: 'dead', lastError: 'chat not found', attempts: 8 });
    const [shown] = (await ask(as.member(ana), LIST)).data.deliveries.nodes;
    const all = { topic: 't', status: 'DEAD', channel: 'TELEGRAM', bot: 'COMMITMENT', text: 'Hello', address: null, attempts: 8, user: { id: ana.id } };
    expect(shown).toEqual({ ...all, lastError: null });
    expect((await ask(as.admin, LIST)).data.deliveries.nodes).toEqual([{ ...all, lastError: 'chat not found' }]);
  });

  test('that carry a code are listed without it', async () => {
    const email = { channel: 'email', address: 'ana@example.org', chatId: null };
    await make({ user: ana.id, topic: 'contact.code', body: 'Your code is 123456.', ...email });
    for (const viewer of [as.admin, as.member(ana)])
      expect((await ask(viewer, LIST)).data.deliveries.nodes).toMatchObject([{ text: null, address: 'ana@example.org', channel: 'EMAIL' }]);
  });

  test('are found by state, channel, bot, person, topic and time', async () => {
    await make({ user: ana.id, topic: 'a', status: 'dead', createdAt: hoursFromNow(-3) });
    await make({ user: ben.id, topic: 'b', bot: 'pod', createdAt: hoursFromNow(-2), dueAt: hoursFromNow(5) });
    await make({ user: ben.id, topic: 'c', channel: 'sms', address: '+447400123456', chatId: null, status: 'unknown', createdAt: hoursFromNow(-1) });
    for (const [filter, found] of [
      [{ status: { in: ['DEAD', 'UNKNOWN'] } }, 'ca'],
      [{ channel: { in: ['SMS'] } }, 'c'],
      [{ bot: 'POD' }, 'b'],
      [{ userId: ben.id }, 'cb'],
      [{ topic: 'a' }, 'a'],
      [{ createdAt: { from: hoursFromNow(-2).toISOString(), before: hoursFromNow(-1).toISOString() } }, 'b'],
      [{ dueAt: { from: hoursFromNow(1).toISOString() } }, 'b'],
    ] as const)
      expect(await topics(as.admin, filter)).toBe(found);
  });
});

describe('sending again', () => {
  test.each(['dead', 'failed', 'unknown'] as const)('makes a message that is %s due now with all its attempts, and is written down', async (status) => {
    const { id } = await make({ user: ana.id, status, attempts: 8, lastError: 'no', dueAt: hoursFromNow(-50) });
    const { data } = await resend(as.admin, id);
    expect(data.resendDelivery.delivery).toEqual({ id, status: 'QUEUED', attempts: 0, dueAt: NOW.toISOString(), lastError: null });
    expect(await database.query('select type, subject_id from events')).toEqual([{ type: 'delivery.queued', subject_id: id }]);
    expect(await database.query('select operation, subject_id, details from audit_log')).toEqual([
      { operation: 'resendDelivery', subject_id: ana.id, details: { deliveryId: id } },
    ]);
  });

  test.each(['queued', 'sent', 'skipped'] as const)('is refused for a message that is %s', async (status) => {
    const { id } = await make({ status });
    expect((await resend(as.admin, id)).errors).toMatchObject([{ code: 'CONFLICT', field: 'id' }]);
  });

  test('is for admins, and for messages that there are', async () => {
    const { id } = await make({ user: ana.id, status: 'dead' });
    for (const [viewer, code] of [
      [as.nobody, 'UNAUTHENTICATED'],
      [as.member(ana), 'FORBIDDEN'],
      [as.bot('deliveries'), 'FORBIDDEN'],
      [as.thirdParty('pii:read'), 'FORBIDDEN'],
    ] as const)
      expect((await resend(viewer, id)).errors).toMatchObject([{ code }]);
    for (const unknown of [unknownId(), 'no id']) expect((await resend(as.admin, unknown)).errors).toMatchObject([{ code: 'NOT_FOUND', field: 'id' }]);
  });
});
