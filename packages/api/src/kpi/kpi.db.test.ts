import { beforeEach, describe, expect, test } from 'vitest';
import { daysFromNow, hoursFromNow, NOW } from '../../test/support/clock.ts';
import { testDatabase } from '../../test/support/database.ts';
import { makeAttendance, makeCommitment, makeMeeting, makePod, makeUser } from '../../test/support/make.ts';
import { readSeries } from './kpi-reading.actions.ts';
import { refreshKpis } from './kpi.actions.ts';
import { BotUsageKpi, CommitmentFulfillmentKpi, NewUsersKpi, PodAttendanceKpi } from './kpi-views.entity.ts';

const database = await testDatabase();
const LONG_AGO = daysFromNow(-30);

beforeEach(() => database.query('with members as (delete from users) delete from pods'));

async function figures() {
  const em = database.em();
  await refreshKpis(em, NOW);
  const [attendance] = await em.find(PodAttendanceKpi, {});
  const [usage] = await em.find(BotUsageKpi, {});
  const [fulfillment] = await em.find(CommitmentFulfillmentKpi, {});
  const [newcomers] = await em.find(NewUsersKpi, {});
  return { ...attendance!, ...usage!, ...fulfillment!, ...newcomers! };
}

test('without a member every percentage is unknown, and nothing is divided by zero', async () => {
  expect(await figures()).toMatchObject({
    overallAttendance: null,
    totalMeetingsThisWeek: 0,
    peopleWeightedAttendance: null,
    weeklyActivePercentage: null,
    overallCompletionRate: null,
    dueOnlyCompletionRate: null,
    avgCurrentStreak: null,
    newUsersThisWeek: 0,
    refreshedAt: NOW,
  });
});

describe('attendance', () => {
  test('is the mean of the meetings completed in the last seven days', async () => {
    const em = database.em();
    const pod = await makePod(em);
    await makeMeeting(em, { pod, status: 'completed', attendanceRate: 100, scheduledAt: daysFromNow(-1) });
    await makeMeeting(em, { pod, status: 'completed', attendanceRate: 50, scheduledAt: daysFromNow(-6) });
    expect(await figures()).toMatchObject({ overallAttendance: 75, totalMeetingsThisWeek: 2 });
  });

  test('leaves out cancelled, older and future meetings', async () => {
    const em = database.em();
    const pod = await makePod(em);
    await makeMeeting(em, { pod, status: 'completed', attendanceRate: 100, scheduledAt: daysFromNow(-2) });
    await makeMeeting(em, { pod, status: 'cancelled', attendanceRate: 0, scheduledAt: daysFromNow(-1) });
    await makeMeeting(em, { pod, status: 'completed', attendanceRate: 0, scheduledAt: daysFromNow(-8) });
    await makeMeeting(em, { pod, status: 'scheduled', scheduledAt: daysFromNow(-3) });
    await makeMeeting(em, { pod, status: 'completed', attendanceRate: 0, scheduledAt: daysFromNow(1) });
    expect(await figures()).toMatchObject({ overallAttendance: 100, totalMeetingsThisWeek: 1 });
  });

  test('weighted by people counts seats, without the excused', async () => {
    const em = database.em();
    const pod = await makePod(em);
    const meeting = await makeMeeting(em, { pod, status: 'completed', attendanceRate: 66.67, scheduledAt: daysFromNow(-1) });
    for (const status of ['attended', 'attended', 'missed', 'excused'] as const) await makeAttendance(em, { meeting, user: await makeUser(em), status });
    const { peopleWeightedAttendance, attendedSeats, expectedSeats } = await figures();
    expect({ attendedSeats, expectedSeats }).toEqual({ attendedSeats: 2, expectedSeats: 3 });
    expect(peopleWeightedAttendance).toBeCloseTo(66.667, 3);
  });
});

test('a member is active who did something in the last seven days', async () => {
  const em = database.em();
  await makeUser(em, { createdAt: LONG_AGO, lastActivityAt: hoursFromNow(-1) });
  await makeUser(em, { createdAt: LONG_AGO, lastActivityAt: daysFromNow(-8) });
  await makeUser(em, { createdAt: LONG_AGO });
  await makeUser(em, { createdAt: daysFromNow(-6) });
  expect(await figures()).toMatchObject({ weeklyActivePercentage: 25, activeUsers: 1, totalUsers: 4, newUsersThisWeek: 1 });
});

describe('fulfilment', () => {
  test('is the share of all promises that were kept', async () => {
    const em = database.em();
    const user = await makeUser(em);
    await makeCommitment(em, { user, status: 'completed' });
    await makeCommitment(em, { user, status: 'failed' });
    await makeCommitment(em, { user });
    await makeCommitment(em, { user });
    expect(await figures()).toMatchObject({ overallCompletionRate: 25, completedCommitments: 1, totalCommitments: 4 });
  });

  test('of what was due this week leaves out what is open, late, paused or deleted', async () => {
    const em = database.em();
    const user = await makeUser(em);
    const due = { user, dueDate: '2026-11-16', closesAt: daysFromNow(-1) };
    await makeCommitment(em, { ...due, status: 'completed' });
    await makeCommitment(em, { ...due, status: 'completed', isLate: true });
    await makeCommitment(em, { ...due, status: 'paused' });
    await makeCommitment(em, { ...due, status: 'completed', deletedAt: NOW });
    await makeCommitment(em, { user, dueDate: '2026-11-19', closesAt: daysFromNow(1) });
    await makeCommitment(em, { user, status: 'completed', dueDate: '2026-11-08', closesAt: daysFromNow(-9) });
    expect(await figures()).toMatchObject({ dueOnlyCompletionRate: 50, dueCommitments: 2, dueCompletedCommitments: 1 });
  });

  test('of what was due on a day of a break takes only what was kept in time, this week and week by week', async () => {
    const em = database.em();
    const user = await makeUser(em);
    const dueOn = (dueDate: string, given: object) => makeCommitment(em, { user, dueDate, closesAt: daysFromNow(-1), ...given });
    for (const given of [{ status: 'completed' as const }, { status: 'completed' as const, isLate: true }, { status: 'failed' as const }, {}])
      await dueOn('2026-11-16', given);
    await dueOn('2026-11-15', { status: 'failed' });
    const day = `insert into user_days (user_id, day, verdict, rule, reason, timezone, is_break) values ($1, $2, $3, $3, 'As it is.', 'Europe/London', $4)`;
    await database.query(day, [user.id, '2026-11-16', 'kept', true]);
    await database.query(day, [user.id, '2026-11-15', 'missed', false]);
    expect(await figures()).toMatchObject({ dueOnlyCompletionRate: 50, dueCommitments: 2, dueCompletedCommitments: 1 });
    expect(await readSeries(em, NOW, { metric: 'commitments_kept', weeks: 2, by: null })).toEqual([
      { week: '2026-11-09', segment: null, numerator: 0, denominator: 1 },
      { week: '2026-11-16', segment: null, numerator: 1, denominator: 1 },
    ]);
  });

  test('counts a streak that has run out as 0, though nothing was written since', async () => {
    const em = database.em();
    await makeUser(em, { currentStreak: 10, longestStreak: 10, streakValidUntil: hoursFromNow(-1) });
    await makeUser(em, { currentStreak: 10, longestStreak: 10, streakValidUntil: NOW });
    await makeUser(em, { currentStreak: 6, longestStreak: 6, streakValidUntil: hoursFromNow(1) });
    await makeUser(em, { currentStreak: 4, longestStreak: 9 });
    expect((await figures()).avgCurrentStreak).toBe(2.5);
  });
});
