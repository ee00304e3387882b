import { describe, expect, test } from 'vitest';
import { closeDays } from '../../src/commitment/close-days.job.ts';
import { as, asking } from '../support/ask.ts';
import { daysFromNow, hoursFromNow } from '../support/clock.ts';
import { testDatabase } from '../support/database.ts';
import { makeUser } from '../support/make.ts';
import { mutation, promising, TODAY, type Member } from '../support/promising.ts';

const database = await testDatabase();
const ask = await asking(database);
const { tell, run, create, stored, events, days } = promising(database, ask);

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
    'reading { id intent isCommitment text items { index text score points { S M A R T } reasons { letter text } category dueDate dueAlternatives question questionLetter safety safetyCertainty } }';
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
    expect(harmful.items).toMatchObject([{ score: null, safety: 'HARM_OTHERS', safetyCertainty: 'CERTAIN', question: null }]);
    for (const confirmedSafe of [undefined, true])
      expect((await tell(user, 'createCommitment', { readingId: harmful.id, confirmedSafe })).errors).toMatchObject([{ code: 'INVALID_INPUT', field: 'item' }]);
    expect((await tell(await makeUser(database.em()), 'createCommitment', { readingId: harmful.id })).errors).toMatchObject([{ code: 'NOT_FOUND' }]);
  });
});

describe('a message in which harm is only suspected', () => {
  const READ = 'reading { id items { score points { A } reasons { text } dueDate safety safetyCertainty } }';
  const analyze = async (user: Member, text: string) =>
    (await ask(as.member(user), mutation('analyzeCommitment', READ), { variables: { input: { text } } })).data.analyzeCommitment.reading;
  const kept = (user: Member) =>
    database.query<any>(`select commitment, smart_score, ai_insights #>> '{safety,flag}' as flag, shared_with_pod from commitments where user_id = $1`, [
      user.id,
    ]);

  test('is not scored, and kept as any other once the member has said that it is something else', async () => {
    const user = await makeUser(database.em());
    const reading = await analyze(user, 'burn his old letters tonight');
    expect(reading.items).toMatchObject([{ score: null, points: { A: 0 }, reasons: [], safety: 'UNSAFE_PLAN', safetyCertainty: 'SUSPECTED' }]);
    for (const confirmedSafe of [undefined, null, false]) {
      const { errors } = await tell(user, 'createCommitment', { readingId: reading.id, confirmedSafe });
      expect(errors).toMatchObject([{ code: 'INVALID_INPUT', field: 'confirmedSafe', message: expect.stringContaining('confirmedSafe: true') }]);
    }
    expect(await kept(user)).toEqual([]);
    const made = await create(user, { readingId: reading.id, confirmedSafe: true });
    expect(made).toMatchObject({ commitment: 'burn his old letters tonight', dueDate: TODAY });
    expect((await create(user, { readingId: reading.id, confirmedSafe: true })).id).toBe(made.id);
    expect(await kept(user)).toEqual([{ commitment: 'burn his old letters tonight', smart_score: expect.any(Number), flag: 'none', shared_with_pod: false }]);
  });
  test('is asked about in the same way before it repeats', async () => {
    const user = await makeUser(database.em());
    const reading = await analyze(user, 'burn his old letters every night');
    const repeat = async (input: object) =>
      ask(as.member(user), mutation('createRecurringCommitment', 'recurringCommitment { commitment }'), {
        variables: { input: { readingId: reading.id, ...input } },
      });
    expect((await repeat({})).errors).toMatchObject([{ code: 'INVALID_INPUT', field: 'confirmedSafe' }]);
    expect((await repeat({ confirmedSafe: true })).data.createRecurringCommitment.recurringCommitment).toEqual({
      commitment: 'burn his old letters every night',
    });
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
