import { beforeEach, describe, expect, test } from 'vitest';
import { MemoryFact } from '../../src/memory/memory-fact.entity.ts';
import type { User } from '../../src/user/user.entity.ts';
import type { Viewer } from '../../src/viewer/viewer.ts';
import { as, asking } from '../support/ask.ts';
import { daysFromNow, NOW } from '../support/clock.ts';
import { testDatabase } from '../support/database.ts';
import { makeUser, unknownId } from '../support/make.ts';
import { mutation } from '../support/promising.ts';

const database = await testDatabase();
const ask = await asking(database);

const FACT = '{ id fact validAt invalidAt createdAt expiredAt isCurrent }';
const CORRECT = mutation('correctMemory', `fact ${FACT} replaced ${FACT}`);
const FORGET = mutation('forgetMemory', 'forgottenId');
const send = (viewer: Viewer, document: string, input: object, now = NOW) => ask(viewer, document, { variables: { input }, now });

let ana: User;
let ben: User;
beforeEach(async () => {
  await database.query('truncate users, events, audit_log cascade');
  const em = database.em();
  [ana, ben] = [await makeUser(em), await makeUser(em)];
});
const learn = async (fact: string, given: object = {}): Promise<MemoryFact> => {
  const em = database.em();
  const made = em.create(MemoryFact, { user: ana.id, fact, createdAt: daysFromNow(-10), ...given });
  await em.flush();
  return made;
};
const known = async (viewer: Viewer, args = '') =>
  (await ask(viewer, `{ memory${args} { nodes { fact } } }`)).data.memory.nodes.map(({ fact }: { fact: string }) => fact);

describe('a fact', () => {
  test('that is corrected stays as what was believed until now', async () => {
    const { id } = await learn('Trains in the evening.', { validAt: daysFromNow(-30) });
    const { data } = await send(as.member(ana), CORRECT, { id, fact: ' Trains in the  morning. ' });
    expect(data.correctMemory).toMatchObject({
      fact: { fact: 'Trains in the morning.', validAt: daysFromNow(-30).toISOString(), createdAt: NOW.toISOString(), expiredAt: null, isCurrent: true },
      replaced: { id, fact: 'Trains in the evening.', expiredAt: NOW.toISOString(), isCurrent: false },
    });
    expect(await known(as.member(ana), '(filter: { isCurrent: true })')).toEqual(['Trains in the morning.']);
    expect(await known(as.member(ana), '(filter: { isCurrent: false })')).toEqual(['Trains in the evening.']);
    expect(await known(as.member(ana), `(filter: { believedAt: "${daysFromNow(-1).toISOString()}" })`)).toEqual(['Trains in the evening.']);
    expect(await known(as.member(ana), `(filter: { believedAt: "${NOW.toISOString()}" })`)).toEqual(['Trains in the morning.']);
    expect(await database.query('select type, user_id, subject_id from events')).toEqual([
      { type: 'memory.corrected', user_id: ana.id, subject_id: data.correctMemory.fact.id },
    ]);
    expect((await send(as.member(ana), CORRECT, { id, fact: 'x' })).errors).toMatchObject([{ code: 'CONFLICT', field: 'id' }]);
  });

  test('is ended by a correction of its time, and one that says the same changes nothing', async () => {
    const { id } = await learn('Lives in Berlin.');
    const { data } = await send(as.member(ana), CORRECT, { id, invalidAt: daysFromNow(-1).toISOString() });
    expect(data.correctMemory.fact).toMatchObject({ fact: 'Lives in Berlin.', isCurrent: false, expiredAt: null });
    const same = await send(as.member(ana), CORRECT, { id: data.correctMemory.fact.id, fact: 'Lives in Berlin.' });
    expect(same.data.correctMemory.replaced.id).toBe(data.correctMemory.fact.id);
    expect(await database.query('select 1 from events')).toHaveLength(1);
  });

  test('is refused when it is empty, too long or ends before it begins', async () => {
    const { id } = await learn('Likes tea.', { validAt: NOW });
    for (const [field, wrong] of [
      ['fact', { fact: ' ' }],
      ['fact', { fact: 'x'.repeat(501) }],
      ['invalidAt', { invalidAt: NOW.toISOString() }],
    ] as const)
      expect((await send(as.member(ana), CORRECT, { id, ...wrong })).errors).toMatchObject([{ code: 'INVALID_INPUT', field }]);
  });

  test('that is forgotten leaves no text of it, nor of what it was before', async () => {
    const { id } = await learn('Trains in the evening.');
    const first = (await send(as.member(ana), CORRECT, { id, fact: 'Trains at noon.' })).data.correctMemory.fact.id;
    await send(as.member(ana), CORRECT, { id: first, fact: 'Trains at night.' });
    await learn('Likes tea.');
    expect((await send(as.member(ana), FORGET, { id: first })).data.forgetMemory).toEqual({ forgottenId: first });
    expect(await database.query('select fact from memory_facts')).toEqual([{ fact: 'Likes tea.' }]);
    expect((await send(as.member(ana), FORGET, { id: first })).errors).toMatchObject([{ code: 'NOT_FOUND', field: 'id' }]);
  });
});

describe('memory', () => {
  test('is seen by the member and admins, and by nobody else', async () => {
    await learn('Likes tea.');
    expect(await known(as.member(ana))).toEqual(['Likes tea.']);
    expect(await known(as.admin, `(userId: "${ana.id}")`)).toEqual(['Likes tea.']);
    for (const viewer of [as.member(ben), as.nobody, as.bot('act-as', 'deliveries'), as.thirdParty('members:read', 'pii:read')])
      expect(await known(viewer, `(userId: "${ana.id}")`)).toEqual([]);
  });

  test('is corrected and forgotten by the member, or by admins, which is written down', async () => {
    const { id } = await learn('Likes tea.');
    for (const document of [CORRECT, FORGET]) {
      const input = { id };
      expect((await send(as.member(ben), document, input)).errors).toMatchObject([{ code: 'NOT_FOUND', field: 'id' }]);
      expect((await send(as.nobody, document, input)).errors).toMatchObject([{ code: 'UNAUTHENTICATED' }]);
      for (const viewer of [as.bot('act-as'), as.thirdParty('members:read', 'pii:read')])
        expect((await send(viewer, document, input)).errors).toMatchObject([{ code: 'FORBIDDEN' }]);
      for (const unknown of [unknownId(), 'no id']) expect((await send(as.admin, document, { id: unknown })).errors).toMatchObject([{ code: 'NOT_FOUND' }]);
    }
    expect((await send(as.admin, FORGET, { id })).errors).toEqual([]);
    expect(await database.query('select operation, subject_id from audit_log')).toEqual([{ operation: 'forgetMemory', subject_id: ana.id }]);
  });
});
