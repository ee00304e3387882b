import { beforeEach, describe, expect, test } from 'vitest';
import { MemoryFact } from '../../src/memory/memory-fact.entity.ts';
import { gatherContext } from '../../src/memory/context/gather-context.actions.ts';
import { writeContexts } from '../../src/memory/context/write-contexts.job.ts';
import type { User } from '../../src/user/user.entity.ts';
import type { Viewer } from '../../src/viewer/viewer.ts';
import { as, asking } from '../support/ask.ts';
import { daysFromNow, NOW } from '../support/clock.ts';
import { testDatabase } from '../support/database.ts';
import { makeCommitment, makeGoal, makeMembership, makePod, makeUser, unknownId } from '../support/make.ts';
import { mutation, promising } from '../support/promising.ts';

const database = await testDatabase();
const ask = await asking(database);
const { create, run } = promising(database, ask);

const CONTEXT = `query ($text: String!, $userId: ID, $longTermGoalId: ID) { memoryContext(text: $text, userId: $userId, longTermGoalId: $longTermGoalId) {
  asOf block recent { text status due } similar { text status score } similarRate { k n } goal { title progress daysLeft } facts { fact } patterns { text }
  currentStreak longestStreak isStreakAtRisk } }`;
const recall = (viewer: Viewer, variables: object) => ask(viewer, CONTEXT, { variables: { ...variables } });

let ana: User;
beforeEach(async () => {
  await database.query('truncate users, events, audit_log cascade');
  ana = await makeUser(database.em());
});
const contextOf = async (id: string): Promise<any> =>
  (await database.query<{ context: unknown }>('select context_from_previous as context from commitments where id = $1', [id]))[0]!.context;
const learn = async (fact: string, given: object = {}): Promise<void> => {
  const em = database.em();
  em.create(MemoryFact, { user: ana.id, fact, createdAt: daysFromNow(-10), ...given });
  await em.flush();
};
const optOut = () => database.query(`update users set notification_preferences = '{"v":1,"locale":"en","ai":{"memory_opt_out":true}}' where id = $1`, [ana.id]);

describe('the context of a new promise', () => {
  test('is read on the promise by the member and admins, and by nobody else who sees the promise', async () => {
    const mate = await makeUser(database.em());
    const pod = await makePod(database.em());
    for (const user of [ana, mate]) await makeMembership(database.em(), { user, pod });
    await learn('Trains in the evening.', { validAt: new Date('2026-10-01T08:00:00Z') });
    const { id } = await create(ana, { text: 'Walk 45 minutes', sharedWithPod: true });
    const read = async (viewer: Viewer) => (await ask(viewer, `{ commitment(id: "${id}") { commitment contextFromPrevious } }`)).data.commitment;
    expect(await read(as.member(ana))).toEqual({ commitment: 'Walk 45 minutes', contextFromPrevious: null });
    await writeContexts(database.em(), NOW);
    const known = expect.stringContaining('- Trains in the evening.');
    expect(await read(as.member(ana))).toMatchObject({ contextFromPrevious: known });
    expect(await read(as.admin)).toMatchObject({ contextFromPrevious: known });
    expect(await read(as.member(mate))).toEqual({ commitment: 'Walk 45 minutes', contextFromPrevious: null });
    expect(await read(as.thirdParty('commitments:read', 'pii:read', 'members:read'))).toEqual({ commitment: 'Walk 45 minutes', contextFromPrevious: null });
  });

  test('is written soon after, and says what was known before it', async () => {
    const goal = await makeGoal(database.em(), { user: ana, title: 'Run a half marathon', progressPercentage: 40, targetCompletionDate: '2026-12-18' });
    const walk = await create(ana, { text: 'Walk 30 minutes', dueDate: '2026-11-16' }, daysFromNow(-2));
    await run(ana, 'completeCommitment', { id: walk.id }, daysFromNow(-2));
    await create(ana, { text: 'Read 20 pages', dueDate: '2026-11-18' }, daysFromNow(-1));
    await learn('Trains in the evening.', { validAt: new Date('2026-10-01T08:00:00Z') });
    const { id, version } = await create(ana, { text: 'Walk 45 minutes', longTermGoalId: goal.id });
    expect(await writeContexts(database.em(), NOW)).toBe(3);
    expect(await writeContexts(database.em(), NOW)).toBe(0);
    const context = await contextOf(id);
    expect(context).toMatchObject({
      v: 1,
      as_of: NOW.toISOString(),
      source: 'commit',
      recent: [
        { text: 'Read 20 pages', status: 'active', due: '2026-11-18', late: false },
        { text: 'Walk 30 minutes', status: 'completed', due: '2026-11-16', late: false },
      ],
      similar: [{ id: walk.id, text: 'Walk 30 minutes', status: 'completed', due: '2026-11-16' }],
      similar_rate: { k: 1, n: 1 },
      goal: { id: goal.id, title: 'Run a half marathon', progress: 40, days_left: 30 },
      facts: [{ fact: 'Trains in the evening.' }],
      streak: { current: 1, longest: 1, at_risk: true },
    });
    expect(context.block).toContain('- Trains in the evening. (2026-10-01 - present)');
    expect(context.budget).toEqual({ max_chars: 4000, used_chars: context.block.length });
    const [row] = await database.query('select version, updated_at = created_at as is_untouched from commitments where id = $1', [id]);
    expect(row).toEqual({ version, is_untouched: true });
  });

  test('holds only what was known when it was made, however late it is written', async () => {
    const walk = await create(ana, { text: 'Walk 30 minutes', dueDate: '2026-11-18' }, daysFromNow(-2));
    await learn('Was believed then.', { expiredAt: daysFromNow(-0.5) });
    await learn('Learnt since.', { createdAt: daysFromNow(-0.5) });
    const { id } = await create(ana, { text: 'Walk 45 minutes' }, daysFromNow(-1));
    const then = await gatherContext(database.em(), { userId: ana.id, text: 'Walk 45 minutes', goalId: null, asOf: daysFromNow(-1) });
    await run(ana, 'updateCommitment', { id: walk.id, dueDate: '2026-11-20' });
    await run(ana, 'completeCommitment', { id: walk.id });
    await create(ana, { text: 'Walk to work' });
    await writeContexts(database.em(), NOW);
    const context = await contextOf(id);
    expect(context).toEqual(JSON.parse(JSON.stringify(then)));
    expect(context).toMatchObject({
      recent: [{ text: 'Walk 30 minutes', status: 'active', due: '2026-11-18' }],
      similar_rate: null,
      facts: [{ fact: 'Was believed then.' }],
      streak: { current: 0 },
    });
  });

  test('is not written for who does not want to be remembered, nor for old promises', async () => {
    await makeCommitment(database.em(), { user: ana, createdAt: daysFromNow(-8) });
    expect(await writeContexts(database.em(), NOW)).toBe(0);
    const { id } = await create(ana, { text: 'Walk' });
    await optOut();
    expect(await writeContexts(database.em(), NOW)).toBe(0);
    expect(await contextOf(id)).toBeNull();
    expect((await recall(as.member(ana), { text: 'Walk' })).data.memoryContext).toBeNull();
  });

  test('loses a fact that is forgotten', async () => {
    await learn('Trains in the evening.');
    const { id } = await create(ana, { text: 'Walk' });
    await writeContexts(database.em(), NOW);
    const [fact] = (await contextOf(id)).facts;
    await ask(as.member(ana), mutation('forgetMemory', 'forgottenId'), { variables: { input: { id: fact.id } } });
    expect(await contextOf(id)).toBeNull();
    await writeContexts(database.em(), NOW);
    expect(await contextOf(id)).toMatchObject({ facts: [] });
  });

  test('never repeats a text that is not to be shown again', async () => {
    for (const text of ['Kill myself tonight', 'Walk with my dog tonight'])
      await makeCommitment(database.em(), { user: ana, commitment: text, createdAt: daysFromNow(-1) });
    await learn('I want to die.');
    const told = (await recall(as.member(ana), { text: 'Walk tonight with myself' })).data.memoryContext;
    expect(told.recent).toMatchObject([{ text: 'Walk with my dog tonight' }]);
    expect(told.similar).toMatchObject([{ text: 'Walk with my dog tonight' }]);
    expect(told.facts).toEqual([]);
    expect(told.block).not.toMatch(/kill|die/i);
    expect((await recall(as.member(ana), { text: 'I will kill myself' })).data.memoryContext.similar).toEqual([]);
  });
});

describe('the context of a text about to be promised', () => {
  test('shows each text once, the most alike first, and how often all of them were kept', async () => {
    const em = database.em();
    for (const n of [1, 2, 3, 4])
      await makeCommitment(em, {
        user: ana,
        commitment: 'Walk 30 minutes',
        createdAt: daysFromNow(-n),
        dueDate: daysFromNow(-n).toISOString().slice(0, 10),
        ...(n === 1 ? { status: 'failed', updatedAt: daysFromNow(-0.5) } : { status: 'completed', completedAt: daysFromNow(-n) }),
      });
    await makeCommitment(em, { user: ana, commitment: 'Pay the rent', createdAt: daysFromNow(-1) });
    const told = (await recall(as.member(ana), { text: 'Go walking for 30 minutes' })).data.memoryContext;
    expect(told.similar).toMatchObject([{ text: 'Walk 30 minutes', status: 'FAILED' }]);
    expect(told.similarRate).toEqual({ k: 3, n: 4 });
    expect(told.recent).toHaveLength(5);
  });

  test('is the member’s own, and the admins’', async () => {
    await makeCommitment(database.em(), { user: ana, createdAt: daysFromNow(-1) });
    const ben = await makeUser(database.em());
    const [of, text] = [ana.id, 'Walk'];
    expect((await recall(as.admin, { text, userId: of })).data.memoryContext.recent).toHaveLength(1);
    expect((await recall(as.member(ben), { text })).data.memoryContext.recent).toEqual([]);
    expect((await recall(as.member(ben), { text, userId: of })).errors).toMatchObject([{ code: 'NOT_FOUND', field: 'userId' }]);
    expect((await recall(as.admin, { text })).errors).toMatchObject([{ code: 'INVALID_INPUT', field: 'userId' }]);
    expect((await recall(as.admin, { text, userId: unknownId() })).errors).toMatchObject([{ code: 'NOT_FOUND', field: 'userId' }]);
    expect((await recall(as.nobody, { text, userId: of })).errors).toMatchObject([{ code: 'UNAUTHENTICATED' }]);
    expect((await recall(as.bot('act-as'), { text, userId: of })).errors).toMatchObject([{ code: 'FORBIDDEN' }]);
    expect((await recall(as.member(ana), { text: ' ' })).errors).toMatchObject([{ code: 'INVALID_INPUT', field: 'text' }]);
    const goal = await makeGoal(database.em(), { user: ben });
    expect((await recall(as.member(ana), { text, longTermGoalId: goal.id })).errors).toMatchObject([{ code: 'INVALID_INPUT', field: 'longTermGoalId' }]);
  });
});
