import { describe, expect, test } from 'vitest';
import { closeDays } from '../../src/commitment/close-days.job.ts';
import { as, asking, type Told } from '../support/ask.ts';
import { daysFromNow, hoursFromNow, NOW } from '../support/clock.ts';
import { testDatabase } from '../support/database.ts';
import { makeGoal, makeMembership, makePod, makeUser } from '../support/make.ts';

const database = await testDatabase();
const ask = await asking(database);

const CARD =
  'commitment { id commitment status dueDate closesAt completedAt isLate isAwaitingReport category smartScore version } user { currentStreak longestStreak totalCommitments completedCommitments }';
const mutation = (name: string, payload = CARD) =>
  `mutation ($input: ${name[0]!.toUpperCase()}${name.slice(1)}Input!) { ${name}(input: $input) { ${payload} } }`;
type Member = { id: string };

/** Runs a mutation of the slice as a member; answers its payload, or throws its first error. */
async function run(user: Member, name: string, input: object, now = NOW): Promise<any> {
  const told = await tell(user, name, input, now);
  if (told.errors.length > 0) throw new Error(JSON.stringify(told.errors));
  return told.data[name];
}
const tell = (user: Member, name: string, input: object, now = NOW): Promise<Told> => {
  const payload =
    name === 'deleteCommitment'
      ? 'deletedId user { totalCommitments currentStreak }'
      : name === 'completeCommitment' || name === 'failCommitment'
        ? `wasAlready ${CARD}`
        : CARD;
  return ask(as.member(user), mutation(name, payload), { variables: { input }, now });
};
const create = async (user: Member, input: object, now = NOW): Promise<any> => (await run(user, 'createCommitment', input, now)).commitment;
const stored = async (user: Member) =>
  (await database.query<any>('select current_streak, longest_streak, total_commitments, completed_commitments from users where id = $1', [user.id]))[0];
const events = async (user: Member) =>
  (await database.query<{ type: string }>('select type from events where user_id = $1 order by seq', [user.id])).map(({ type }) => type);
const DAYS = '{ me { today currentStreak days(first: 5) { day verdict rule reason timezone credits misses streakAfter } } }';
const days = async (user: Member, now = NOW) =>
  (await ask(as.member(user), DAYS, { now })).data.me.days as { day: string; verdict: string; streakAfter: number }[];
/** Today for a member in London at NOW. */
const TODAY = '2026-11-18';

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

describe('a change', () => {
  test('is made while the day is open, and refused afterwards', async () => {
    const user = await makeUser(database.em());
    const { id, version } = await create(user, { text: 'Run 5 km', dueDate: TODAY });
    const moved = await run(user, 'updateCommitment', { id, text: 'Run 3 km', dueDate: '2026-11-19', version });
    expect(moved.commitment).toMatchObject({ commitment: 'Run 3 km', dueDate: '2026-11-19', closesAt: '2026-11-20T03:00:00.000Z', version: 2 });
    expect((await tell(user, 'updateCommitment', { id, text: 'Run', version })).errors).toMatchObject([{ code: 'VERSION_CONFLICT', field: 'version' }]);
    await closeDays(database.em(), hoursFromNow(13));
    expect((await days(user, hoursFromNow(13)))[1]).toMatchObject({ day: TODAY, verdict: 'NEUTRAL' });
    for (const name of ['updateCommitment', 'deleteCommitment', 'pauseCommitment']) {
      expect((await tell(user, name, { id }, daysFromNow(2))).errors).toMatchObject([{ code: 'COMMITMENT_LOCKED', field: 'id' }]);
    }
  });
  test('may take it out of every list, once', async () => {
    const user = await makeUser(database.em());
    const { id } = await create(user, { text: 'Run 5 km', dueDate: TODAY });
    expect(await run(user, 'deleteCommitment', { id })).toEqual({ deletedId: id, user: { totalCommitments: 0, currentStreak: 0 } });
    expect((await tell(user, 'deleteCommitment', { id })).errors).toMatchObject([{ code: 'NOT_FOUND' }]);
    expect((await ask(as.member(user), 'query ($id: ID!) { commitment(id: $id) { id } }', { variables: { id } })).data).toEqual({ commitment: null });
  });
  test('may put it aside: then nothing is asked for it', async () => {
    const user = await makeUser(database.em());
    const { id } = await create(user, { text: 'Run 5 km', dueDate: TODAY });
    expect(await run(user, 'pauseCommitment', { id })).toMatchObject({ commitment: { status: 'PAUSED' } });
    await closeDays(database.em(), daysFromNow(2));
    expect(await run(user, 'resumeCommitment', { id }, daysFromNow(2))).toMatchObject({ commitment: { status: 'ACTIVE', dueDate: null } });
    expect((await days(user, daysFromNow(2))).filter(({ verdict }) => verdict === 'MISSED')).toEqual([]);
  });
});

describe('a day that closes', () => {
  test('breaks a streak once, and leaves what was not reported to fail at noon', async () => {
    const user = await makeUser(database.em());
    const first = await create(user, { text: 'Read' });
    await run(user, 'completeCommitment', { id: first.id });
    const { id } = await create(user, { text: 'Run 5 km', dueDate: '2026-11-19' }, daysFromNow(1));
    const read = async (now: Date) =>
      (await ask(as.member(user), 'query ($id: ID!) { me { currentStreak } commitment(id: $id) { status isAwaitingReport } }', { variables: { id }, now }))
        .data;
    expect(await read(daysFromNow(1))).toEqual({ me: { currentStreak: 1 }, commitment: { status: 'ACTIVE', isAwaitingReport: false } });
    const closed = new Date('2026-11-20T03:00:00Z');
    // The day has closed by time alone: no job has run yet.
    expect(await read(closed)).toEqual({ me: { currentStreak: 0 }, commitment: { status: 'ACTIVE', isAwaitingReport: true } });
    await Promise.all([closeDays(database.em(), closed), closeDays(database.em(), closed)]);
    await closeDays(database.em(), new Date('2026-11-20T11:59:59Z'));
    expect((await read(closed)).commitment.status).toBe('ACTIVE');
    await Promise.all([closeDays(database.em(), new Date('2026-11-20T12:00:00Z')), closeDays(database.em(), new Date('2026-11-20T12:00:00Z'))]);
    expect((await read(closed)).commitment).toEqual({ status: 'FAILED', isAwaitingReport: false });
    expect((await events(user)).slice(-2)).toEqual(['streak.broken', 'commitment.failed']);
    expect(await run(user, 'completeCommitment', { id }, daysFromNow(3))).toMatchObject({
      commitment: { status: 'COMPLETED', isLate: true },
      user: { currentStreak: 0 },
    });
  });
  test('is not one of a member who has nothing to lose', async () => {
    const user = await makeUser(database.em());
    await create(user, { text: 'Whenever' });
    const [row] = await database.query('select ledger_closes_at from users where id = $1', [user.id]);
    expect(row).toEqual({ ledger_closes_at: null });
  });
});

describe('a message', () => {
  const READ =
    'reading { id intent isCommitment text items { index text score points { S M A R T } reasons { letter text } category dueDate dueAlternatives question questionLetter safety } }';
  const analyze = async (user: Member, text: string) =>
    (await ask(as.member(user), mutation('analyzeCommitment', READ), { variables: { input: { text } } })).data.analyzeCommitment.reading;
  test('is understood and kept, item by item, once each', async () => {
    const user = await makeUser(database.em(), { timezone: 'America/New_York' });
    const reading = await analyze(user, 'run 5k before friday');
    expect(reading).toMatchObject({
      intent: 'PROMISE',
      isCommitment: true,
      items: [
        {
          index: 0,
          text: 'run 5k before friday',
          category: 'HEALTH',
          safety: 'NONE',
          question: null,
          reasons: expect.arrayContaining([{ letter: 'T', text: 'It has a day.' }]),
        },
      ],
    });
    const made = await create(user, { readingId: reading.id });
    expect(made).toMatchObject({
      commitment: 'run 5k before friday',
      category: 'HEALTH',
      dueDate: reading.items[0].dueDate,
      smartScore: reading.items[0].score,
    });
    expect((await create(user, { readingId: reading.id, item: 0, dueDate: '2026-12-24' })).id).toBe(made.id);
    expect(await stored(user)).toMatchObject({ total_commitments: 1 });
    expect((await tell(user, 'createCommitment', { readingId: reading.id, item: 1 })).errors).toMatchObject([{ code: 'INVALID_INPUT', field: 'item' }]);
  });
  test('that is none of a promise has no items, and one that could hurt somebody is not kept', async () => {
    const user = await makeUser(database.em());
    expect(await analyze(user, 'hi')).toMatchObject({ intent: 'CHAT', isCommitment: false, items: [] });
    const harmful = await analyze(user, 'hurt my ex');
    expect(harmful.items).toMatchObject([{ score: null, safety: 'HARM_OTHERS', question: null }]);
    expect((await tell(user, 'createCommitment', { readingId: harmful.id })).errors).toMatchObject([{ code: 'INVALID_INPUT', field: 'item' }]);
    expect((await tell(await makeUser(database.em()), 'createCommitment', { readingId: harmful.id })).errors).toMatchObject([{ code: 'NOT_FOUND' }]);
  });
});

describe('somebody who travels', () => {
  test('closes open days by the new clock, and keeps the streak', async () => {
    const user = await makeUser(database.em(), { timezone: 'America/New_York' });
    const first = await create(user, { text: 'Read' });
    await run(user, 'completeCommitment', { id: first.id });
    const { id } = await create(user, { text: 'Run', dueDate: '2026-11-19' });
    await ask(as.member(user), 'mutation ($input: UpdateProfileInput!) { updateProfile(input: $input) { user { id } } }', {
      variables: { input: { timezone: 'Europe/Berlin' } },
      now: hoursFromNow(1),
    });
    const [row] = await database.query<{ closes_at: Date }>('select closes_at from commitments where id = $1', [id]);
    expect(new Date(row!.closes_at).toISOString()).toBe('2026-11-20T02:00:00.000Z');
    expect(await run(user, 'completeCommitment', { id }, new Date('2026-11-19T20:00:00Z'))).toMatchObject({ user: { currentStreak: 2 } });
    expect((await days(user, new Date('2026-11-19T20:00:00Z'))).map(({ day, verdict }) => `${day} ${verdict}`)).toEqual(['2026-11-19 KEPT', '2026-11-18 KEPT']);
  });
});
