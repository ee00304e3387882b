import { beforeEach, describe, expect, test } from 'vitest';
import { sumUpPeriods } from '../../src/memory/summaries/sum-up.job.ts';
import type { User } from '../../src/user/user.entity.ts';
import { as, asking } from '../support/ask.ts';
import { testDatabase } from '../support/database.ts';
import { makeGoal, makeUser } from '../support/make.ts';

const database = await testDatabase();
const ask = await asking(database);

const LIST = `{ summaries(first: 30) { totalCount nodes { period startOn endOn timezone text writtenAt highlights { commitment }
  figures { promised kept late missed paused minutesKept averageSmartScore rate { n k } change { value } byCategory { category kept due } goals { title progress kept } } } } }`;
/** The Monday after the week from the 16th to the 22nd of November, at the end of the morning in London. */
const NOON = new Date('2026-11-23T12:00:00Z');

let ana: User;
let goalId: string;
beforeEach(async () => {
  await database.query('truncate users, events, audit_log cascade');
  ana = await makeUser(database.em(), { firstCommitmentAt: new Date('2026-11-16T09:00:00Z') });
  goalId = (await makeGoal(database.em(), { user: ana, title: 'Run a marathon', progressPercentage: 40 })).id;
});

type Promise_ = { text: string; due: string | null; done?: string; status?: string; isLate?: boolean; forGoal?: boolean; createdAt?: string };
async function promise({ text, due, done, isLate = false, forGoal = false, createdAt = '2026-11-16T10:00:00Z', ...given }: Promise_): Promise<void> {
  const status = given.status ?? (done ? 'completed' : 'active');
  await database.query(
    `insert into commitments (user_id, commitment, status, due_date, closes_at, completed_at, user_day, is_late, category, difficulty_level, estimated_time_minutes, smart_score, related_long_term_goal_id, created_at, updated_at)
     values ($1, $2, $3, $4, $4::date + interval '27 hours', $5::date + interval '12 hours', $5, $6, 'health', 2, 20, 7, $7, $8, $8)`,
    [ana.id, text, status, due, done ?? null, isLate, forGoal ? goalId : null, createdAt],
  );
}
/** Kept 3, one of them before its day in the week before; late 1, missed 1, resting 1. */
async function aWeek(): Promise<void> {
  await promise({ text: 'Run', due: '2026-11-17', done: '2026-11-17', forGoal: true });
  await promise({ text: 'Swim', due: null, done: '2026-11-22' });
  await promise({ text: 'Early', due: '2026-11-18', done: '2026-11-15', createdAt: '2026-11-12T10:00:00Z' });
  await promise({ text: 'Next week', due: '2026-11-25', done: '2026-11-21' });
  await promise({ text: 'Late', due: '2026-11-18', done: '2026-11-20', isLate: true });
  await promise({ text: 'Missed', due: '2026-11-22', status: 'failed' });
  await promise({ text: 'Resting', due: '2026-11-19', status: 'paused' });
  await promise({ text: 'Open', due: '2026-12-01' });
}
const sumUp = (now = NOON): Promise<number> => sumUpPeriods(database.em(), now);
const listed = async (): Promise<any[]> => (await ask(as.member(ana), LIST)).data.summaries.nodes;
const again = (): Promise<unknown> => database.query("update users set summary_due_at = now() - interval '100 years'");
const stored = (): Promise<unknown[]> =>
  database.query('select id, input_hash, (extract(epoch from written_at) * 1000)::float8 as written_ms, text from period_summaries order by period, start_on');

test('what fell due on a day of a break counts only where it was kept', async () => {
  await aWeek();
  await promise({ text: 'On the break', due: '2026-11-20', status: 'failed' });
  await promise({ text: 'On the break, but later', due: '2026-11-20', done: '2026-11-22', isLate: true });
  await database.query(
    `insert into user_days (user_id, day, verdict, rule, reason, timezone, is_break) values ($1, '2026-11-20', 'paused', 'paused', 'A break.', 'Europe/London', true)`,
    [ana.id],
  );
  await sumUp();
  const [{ figures }] = await listed();
  expect(figures).toMatchObject({ kept: 3, late: 1, missed: 1, rate: { n: 5, k: 3 }, byCategory: [{ kept: 3, due: 5 }] });
});

test('a day of a break on which something was kept is told as one of the break, and what was left undone on it is not missed', async () => {
  await promise({ text: 'Run', due: '2026-11-20', done: '2026-11-20' });
  await promise({ text: 'Swim', due: '2026-11-20', status: 'failed' });
  const day = `insert into user_days (user_id, day, verdict, rule, reason, timezone, credits, is_break) values ($1, $2, $3, $3, 'A break.', 'Europe/London', $4, true)`;
  await database.query(day, [ana.id, '2026-11-20', 'kept', 1]);
  await database.query(day, [ana.id, '2026-11-21', 'paused', 0]);
  await sumUp();
  const [{ figures, text }] = await listed();
  expect(figures).toMatchObject({ kept: 1, missed: 0, rate: { n: 1, k: 1 } });
  expect(text).toContain('You kept your promise. You took a break of 2 days.');
});

describe('a week of a member', () => {
  test('is summed up at noon after it, with what counts on which day', async () => {
    await aWeek();
    expect(await sumUp()).toBe(1);
    const nodes = await listed();
    expect(nodes.map(({ period, startOn, endOn }) => [period, startOn, endOn])).toEqual([
      ['WEEK', '2026-11-16', '2026-11-22'],
      ['WEEK', '2026-11-09', '2026-11-15'],
    ]);
    expect(nodes[0]).toMatchObject({
      timezone: 'Europe/London',
      writtenAt: NOON.toISOString(),
      figures: {
        promised: 7,
        kept: 3,
        late: 1,
        missed: 1,
        paused: 1,
        minutesKept: 60,
        averageSmartScore: 7,
        rate: { n: 5, k: 3 },
        change: null,
        byCategory: [{ category: 'HEALTH', kept: 3, due: 5 }],
        goals: [{ title: 'Run a marathon', progress: 40, kept: 1 }],
      },
    });
    expect(nodes[0].highlights.map((one: any) => one.commitment).toSorted()).toEqual(['Next week', 'Run', 'Swim']);
    expect(nodes[0].text).toBe(
      [
        'Your week, 16 – 22 November',
        'You kept 3 of 5 promises (60%). One more came a little later. One promise is resting.',
        '🎯 Run a marathon: 40% of the way, 1 promise kept for it.',
      ].join('\n'),
    );
    expect(nodes[1]).toMatchObject({ figures: { promised: 1, kept: 1 } });
  });

  test('is written once: nothing changes while what it is made from stays the same', async () => {
    await aWeek();
    await sumUp();
    const before = await stored();
    await again();
    expect(await sumUp(new Date(NOON.getTime() + 3_600_000))).toBe(1);
    expect(await stored()).toEqual(before);
  });

  test('is written once when several processes do it at the same time', async () => {
    await aWeek();
    await Promise.all(Array.from({ length: 4 }, () => sumUp()));
    expect(await stored()).toHaveLength(2);
  });

  test('is written anew in its place when something was reported late; goals stay as they were', async () => {
    await aWeek();
    await sumUp();
    const [older, newer] = (await stored()) as any[];
    await database.query(
      `update commitments set status = 'completed', completed_at = '2026-11-24T10:00:00Z', user_day = '2026-11-24', is_late = true where commitment = 'Missed'`,
    );
    await database.query('update long_term_goals set progress_percentage = 90');
    const later = new Date('2026-11-30T12:00:00Z');
    expect(await sumUp(later)).toBe(1);
    const after = (await stored()) as any[];
    expect(after.map(({ id }) => id).slice(0, 2)).toEqual([older.id, newer.id]);
    expect(after[0]).toEqual(older);
    expect(after[1].written_ms).toBe(later.getTime());
    const changed = (await listed()).find(({ startOn }) => startOn === '2026-11-16');
    expect(changed.figures).toMatchObject({ late: 2, missed: 0, goals: [{ progress: 40 }] });
  });

  test('is in the member’s language', async () => {
    await database.query(`update users set notification_preferences = '{"v":1,"locale":"de-AT","ai":{"memory_opt_out":false}}'`);
    await aWeek();
    await sumUp();
    expect((await listed())[0].text).toMatch(/^Deine Woche, 16\.–22\. November\nDu hast 3 von 5 Vorhaben geschafft/);
  });

  test('is not summed up when the member does not want to be remembered', async () => {
    await database.query(`update users set notification_preferences = '{"v":1,"locale":"en","ai":{"memory_opt_out":true}}'`);
    await aWeek();
    await sumUp();
    expect(await stored()).toEqual([]);
    expect(await sumUp()).toBe(0);
  });

  test('has no summary when all of it was taken back', async () => {
    await aWeek();
    await sumUp();
    await database.query('update commitments set deleted_at = now()');
    await again();
    await sumUp();
    expect(await stored()).toEqual([]);
  });

  test('does not name a goal that must not be shown again', async () => {
    await database.query(`update long_term_goals set title = 'I want to kill myself'`);
    await aWeek();
    await sumUp();
    expect(JSON.stringify(await listed())).not.toContain('kill');
  });

  test('is nobody else’s business but the admins’', async () => {
    await aWeek();
    await sumUp();
    const ben = await makeUser(database.em());
    const of = `{ summaries(userId: "${ana.id}") { totalCount nodes { text } } }`;
    expect((await ask(as.member(ben), of)).data.summaries).toEqual({ totalCount: 0, nodes: [] });
    expect((await ask(as.admin, of)).data.summaries.totalCount).toBe(2);
  });
});

test('a month is summed up at noon of the next one, and the last 13 weeks and 12 months are kept', async () => {
  await database.query(
    `insert into commitments (user_id, commitment, status, due_date, completed_at, user_day, created_at, updated_at)
     select $1, 'Walk', 'completed', d, d + interval '12 hours', d, d + interval '8 hours', d from generate_series(timestamp '2025-09-01', timestamp '2026-11-30', '1 day') d`,
    [ana.id],
  );
  await sumUp(new Date('2026-12-01T11:59:00Z'));
  const months = async () => (await listed()).filter(({ period }) => period === 'MONTH').map(({ startOn }) => startOn);
  expect((await months()).slice(0, 1)).toEqual(['2026-10-01']);
  expect(await sumUp(new Date('2026-12-01T12:00:00Z'))).toBe(1);
  const all = await listed();
  expect([await months(), all.filter(({ period }) => period === 'WEEK').length]).toMatchObject([expect.arrayContaining(['2026-11-01', '2025-12-01']), 13]);
  expect(await months()).toHaveLength(12);
  const november = all.find(({ period, startOn }) => period === 'MONTH' && startOn === '2026-11-01');
  expect(november.text).toMatch(/^Your November 2026\nYou kept all 30 promises\./);
});
