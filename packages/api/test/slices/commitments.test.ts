import { describe, expect, test } from 'vitest';
import { closeDays } from '../../src/commitment/close-days.job.ts';
import type { Viewer } from '../../src/viewer/viewer.ts';
import { as, asking } from '../support/ask.ts';
import { daysFromNow, hoursFromNow, NOW } from '../support/clock.ts';
import { testDatabase } from '../support/database.ts';
import { makeGoal, makeMembership, makePod, makeUser } from '../support/make.ts';
import { promising, TODAY, type Member } from '../support/promising.ts';

const database = await testDatabase();
const ask = await asking(database);
const { tell, run, create, stored, events, days } = promising(database, ask);

describe('a promise', () => {
  test('is kept, listed and counted, and closes at three in the morning where the member lives', async () => {
    const user = await makeUser(database.em());
    const commitment = await create(user, { text: '  Run   5 km ', dueDate: TODAY, category: 'HEALTH' });
    expect(commitment).toMatchObject({
      commitment: 'Run 5 km',
      status: 'ACTIVE',
      closesAt: '2026-11-19T03:00:00.000Z',
      isAwaitingReport: false,
      category: 'HEALTH',
      smartScore: null,
    });
    const listed = await ask(
      as.member(user),
      '{ commitments(filter: { status: { in: [ACTIVE] }, dueDate: { from: "2026-11-18", before: "2026-11-19" } }, orderBy: { field: DUE_DATE, direction: ASC }) { totalCount nodes { id user { firstCommitmentAt } } } }',
    );
    expect(listed.data.commitments).toMatchObject({ totalCount: 1, nodes: [{ id: commitment.id, user: { firstCommitmentAt: NOW.toISOString() } }] });
    expect(await events(user)).toEqual(['commitment.created']);
    expect(await stored(user)).toMatchObject({ total_commitments: 1, completed_commitments: 0, current_streak: 0 });
  });
  test('is the first one by its own time, also when the clock of the machine was set back since', async () => {
    const user = await makeUser(database.em());
    await create(user, { text: 'Run 5 km' });
    await create(user, { text: 'Swim 1 km' }, hoursFromNow(-1));
    const { data } = await ask(as.member(user), '{ me { firstCommitmentAt } }');
    expect(data.me).toEqual({ firstCommitmentAt: hoursFromNow(-1).toISOString() });
  });
  test('is read by third parties with what became of it, and its text only with the scope for what is personal', async () => {
    const user = await makeUser(database.em());
    const { id } = await create(user, { text: 'Call my sponsor', dueDate: TODAY, category: 'HEALTH' });
    const seen = async (viewer: Viewer) =>
      (await ask(viewer, 'query ($id: ID!) { commitment(id: $id) { commitment originalCommitment status category } }', { variables: { id } })).data.commitment;
    const rest = { originalCommitment: null, status: 'ACTIVE', category: 'HEALTH' };
    for (const viewer of [as.thirdParty('commitments:read'), as.thirdParty('commitments:read', 'members:read')])
      expect(await seen(viewer)).toEqual({ commitment: null, ...rest });
    for (const viewer of [as.thirdParty('commitments:read', 'pii:read'), as.member(user), as.admin])
      expect(await seen(viewer)).toEqual({ commitment: 'Call my sponsor', ...rest });
    expect(await seen(as.thirdParty('pii:read'))).toBeNull();
  });
  test('does not tell third parties who promised it, without the scope for members', async () => {
    const user = await makeUser(database.em());
    const { id } = await create(user, { text: 'Call my sponsor' });
    const promisedBy = async (viewer: Viewer) =>
      (await ask(viewer, 'query ($id: ID!) { commitment(id: $id) { user { id timezone totalCommitments } } }', { variables: { id } })).data.commitment.user;
    expect(await promisedBy(as.thirdParty('commitments:read'))).toBeNull();
    expect(await promisedBy(as.bot('commitments:read'))).toBeNull();
    for (const viewer of [as.thirdParty('commitments:read', 'members:read'), as.bot('commitments:read', 'members:read'), as.member(user), as.admin])
      expect(await promisedBy(viewer)).toEqual({ id: user.id, timezone: 'Europe/London', totalCommitments: 1 });
  });

  test('is kept without control signs and halves of signs, and read without them', async () => {
    const user = await makeUser(database.em());
    expect(await create(user, { text: 'run \u001b5k \ud800today\u0000' })).toMatchObject({ commitment: 'run 5k today' });
    const { data } = await ask(as.member(user), 'mutation ($text: String!) { analyzeCommitment(input: { text: $text }) { reading { items { text } } } }', {
      variables: { text: 'run \u001b5k \ud800today\u0000' },
    });
    expect(data.analyzeCommitment.reading.items).toEqual([{ text: 'run 5k today' }]);
    for (const text of ['\u200b\u200b', '\u202e'])
      expect((await tell(user, 'createCommitment', { text })).errors).toMatchObject([{ code: 'INVALID_INPUT', field: 'text' }]);
  });
  test('is refused with the field at fault', async () => {
    const user = await makeUser(database.em());
    const other = await makeGoal(database.em(), { user: await makeUser(database.em()) });
    for (const [input, field] of [
      [{}, 'text'],
      [{ text: ' ' }, 'text'],
      [{ text: 'x'.repeat(1001) }, 'text'],
      [{ text: 'Run', dueDate: '2026-11-17' }, 'dueDate'],
      [{ text: 'Run', difficultyLevel: 6 }, 'difficultyLevel'],
      [{ text: 'Run', estimatedTimeMinutes: -1 }, 'estimatedTimeMinutes'],
      [{ text: 'Run', longTermGoalId: other.id }, 'longTermGoalId'],
      [{ text: 'hurt my ex' }, 'text'],
      [{ text: 'Run', item: 0 }, 'readingId'],
    ] as const) {
      expect((await tell(user, 'createCommitment', input)).errors).toMatchObject([{ code: 'INVALID_INPUT', field }]);
    }
    expect((await tell(user, 'createCommitment', { readingId: other.id })).errors).toMatchObject([{ code: 'NOT_FOUND', field: 'readingId' }]);
    expect(await stored(user)).toMatchObject({ total_commitments: 0 });
  });
  test('is seen by the pod only if shared, and by no stranger', async () => {
    const em = database.em();
    const [user, mate, stranger] = [await makeUser(em), await makeUser(em), await makeUser(em)];
    const pod = await makePod(em);
    await makeMembership(em, { user, pod });
    await makeMembership(em, { user: mate, pod });
    const secret = await create(user, { text: 'Write my diary' });
    const shared = await create(user, { text: 'Run with the dog', sharedWithPod: true });
    const ids = async (viewer: Member) =>
      (await ask(as.member(viewer), '{ commitments { nodes { id pod { name } } } }')).data.commitments.nodes.map(({ id }: Member) => id);
    expect((await ids(user)).toSorted()).toEqual([secret.id, shared.id].toSorted());
    expect([await ids(mate), await ids(stranger)]).toEqual([[shared.id], []]);
    expect((await tell(mate, 'completeCommitment', { id: shared.id })).errors).toMatchObject([{ code: 'NOT_FOUND', field: 'id' }]);
    expect((await tell(stranger, 'deleteCommitment', { id: 'nonsense' })).errors).toMatchObject([{ code: 'NOT_FOUND' }]);
  });
});

describe('a report', () => {
  test('of "done" twice is one completion and a streak of one', async () => {
    const user = await makeUser(database.em());
    const { id } = await create(user, { text: 'Run 5 km', dueDate: '2026-11-20' });
    expect(await run(user, 'completeCommitment', { id })).toMatchObject({
      wasAlready: false,
      commitment: { status: 'COMPLETED', isLate: false },
      user: { currentStreak: 1, longestStreak: 1, completedCommitments: 1 },
    });
    expect(await run(user, 'completeCommitment', { id })).toMatchObject({ wasAlready: true, user: { currentStreak: 1, completedCommitments: 1 } });
    expect(await days(user)).toMatchObject([{ day: TODAY, verdict: 'KEPT', streakAfter: 1 }]);
    expect(await events(user)).toEqual(['commitment.created', 'commitment.completed']);
  });
  test('fifty times at once is one completion', { timeout: 60_000 }, async () => {
    const user = await makeUser(database.em());
    const { id } = await create(user, { text: 'Run 5 km', dueDate: TODAY });
    const told = await Promise.all(Array.from({ length: 50 }, () => run(user, 'completeCommitment', { id })));
    expect(told.filter(({ wasAlready }) => !wasAlready)).toHaveLength(1);
    expect(await stored(user)).toEqual({ current_streak: 1, longest_streak: 1, total_commitments: 1, completed_commitments: 1 });
    expect((await events(user)).filter((type) => type === 'commitment.completed')).toHaveLength(1);
  });
  test('racing with its undoing leaves counters and history that agree', { timeout: 60_000 }, async () => {
    const user = await makeUser(database.em());
    const { id } = await create(user, { text: 'Run 5 km', dueDate: TODAY });
    await Promise.all(Array.from({ length: 20 }, (_, index) => run(user, index % 2 === 0 ? 'completeCommitment' : 'undoCommitment', { id })));
    const [{ done }] = (await database.query<{ done: boolean }>(`select status = 'completed' as done from commitments where id = $1`, [id])) as [
      { done: boolean },
    ];
    const [{ net }] = (await database.query<{ net: number }>(
      `select (count(*) filter (where type = 'complete') - count(*) filter (where type = 'uncomplete'))::int as net from commitment_events where commitment_id = $1`,
      [id],
    )) as [{ net: number }];
    expect([net, (await stored(user)).completed_commitments, (await stored(user)).current_streak]).toEqual(done ? [1, 1, 1] : [0, 0, 0]);
    await run(user, 'completeCommitment', { id });
    expect(await stored(user)).toMatchObject({ completed_commitments: 1, current_streak: 1 });
  });
  test('after the day has closed counts as done, and not for the streak', async () => {
    const user = await makeUser(database.em());
    const { id } = await create(user, { text: 'Run 5 km', dueDate: TODAY });
    const told = await run(user, 'completeCommitment', { id }, hoursFromNow(14));
    expect(told).toMatchObject({ commitment: { status: 'COMPLETED', isLate: true }, user: { currentStreak: 0, completedCommitments: 1 } });
    expect(await days(user, hoursFromNow(14))).toMatchObject([
      { day: '2026-11-19', verdict: 'PENDING' },
      { day: TODAY, verdict: 'MISSED' },
    ]);
  });
  test('in the morning of having done it yesterday counts for yesterday', async () => {
    const user = await makeUser(database.em());
    const { id } = await create(user, { text: 'Run 5 km', dueDate: TODAY });
    expect(await run(user, 'completeCommitment', { id, doneOn: TODAY }, hoursFromNow(17))).toMatchObject({
      commitment: { isLate: false },
      user: { currentStreak: 1 },
    });
    expect((await days(user, hoursFromNow(17)))[1]).toMatchObject({ day: TODAY, verdict: 'KEPT' });
    const again = await create(user, { text: 'Read' });
    expect((await tell(user, 'completeCommitment', { id: again.id, doneOn: '2026-11-20' })).errors).toMatchObject([{ code: 'INVALID_INPUT', field: 'doneOn' }]);
  });
  test('of "could not" misses the day when it closes, and can be taken back until noon of the next', async () => {
    const user = await makeUser(database.em());
    const kept = await create(user, { text: 'Read' }, daysFromNow(-1));
    await run(user, 'completeCommitment', { id: kept.id }, daysFromNow(-1));
    const { id } = await create(user, { text: 'Run 5 km', dueDate: TODAY });
    expect(await run(user, 'failCommitment', { id })).toMatchObject({ wasAlready: false, commitment: { status: 'FAILED' }, user: { currentStreak: 1 } });
    expect(await run(user, 'failCommitment', { id })).toMatchObject({ wasAlready: true });
    expect((await tell(user, 'completeCommitment', { id })).errors).toMatchObject([{ code: 'CONFLICT', field: 'id' }]);
    const tomorrow = new Date('2026-11-19T11:59:00Z');
    await closeDays(database.em(), tomorrow);
    expect(await stored(user)).toMatchObject({ current_streak: 0, longest_streak: 1 });
    expect(await run(user, 'undoCommitment', { id }, tomorrow)).toMatchObject({ commitment: { status: 'ACTIVE', isAwaitingReport: true } });
    expect(await run(user, 'completeCommitment', { id, doneOn: TODAY }, tomorrow)).toMatchObject({ user: { currentStreak: 2 } });
    expect((await tell(user, 'undoCommitment', { id }, daysFromNow(3))).errors).toMatchObject([{ code: 'COMMITMENT_LOCKED', field: 'id' }]);
  });
  test('taken back lowers the longest streak too', async () => {
    const user = await makeUser(database.em());
    const { id } = await create(user, { text: 'Run 5 km' });
    await run(user, 'completeCommitment', { id });
    expect(await run(user, 'undoCommitment', { id })).toMatchObject({
      commitment: { status: 'ACTIVE', completedAt: null },
      user: { currentStreak: 0, longestStreak: 0, completedCommitments: 0 },
    });
    expect(await run(user, 'undoCommitment', { id })).toMatchObject({ commitment: { status: 'ACTIVE' } });
    expect((await events(user)).filter((type) => type === 'commitment.undone')).toHaveLength(1);
  });
});
