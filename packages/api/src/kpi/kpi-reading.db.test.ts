import { expect, test } from 'vitest';
import { NOW } from '../../test/support/clock.ts';
import { testDatabase } from '../../test/support/database.ts';
import { makeAttendance, makeCommitment, makeMeeting, makePod, makeUser } from '../../test/support/make.ts';
import { readKpis, readSeries } from './kpi-reading.actions.ts';

const database = await testDatabase();

test('the figures equal the rows right after each change, event or not', async () => {
  expect(await readKpis(database.em(), NOW)).toMatchObject({
    botUsage: { totalUsers: 0, weeklyActivePercentage: null },
    commitmentFulfillment: { overallCompletionRate: null },
  });
  const em = database.em();
  const user = await makeUser(em, { lastActivityAt: NOW, currentStreak: 3, longestStreak: 3 });
  await makeCommitment(em, { user, status: 'completed' });
  await makeCommitment(em, { user });
  expect(await readKpis(database.em(), NOW)).toMatchObject({
    botUsage: { totalUsers: 1, activeUsers: 1, weeklyActivePercentage: 100 },
    commitmentFulfillment: { overallCompletionRate: 50, avgCurrentStreak: 3, completedCommitments: 1, totalCommitments: 2 },
    newUsers: { newUsersThisWeek: 1 },
    refreshedAt: NOW,
  });
});

test('thirty who ask at once after a change all see it', async () => {
  const before = await readKpis(database.em(), NOW);
  const early = Promise.all(Array.from({ length: 15 }, () => readKpis(database.em(), NOW)));
  await makeUser(database.em());
  const late = await Promise.all(Array.from({ length: 15 }, () => readKpis(database.em(), NOW)));
  await early;
  expect(late.map((kpis) => kpis.botUsage.totalUsers)).toEqual(Array.from({ length: 15 }, () => before.botUsage.totalUsers + 1));
});

test('they are the same figures as those of the four views', async () => {
  const kpis = await readKpis(database.em(), NOW);
  const [views] = await database.query(
    `select a.overall_attendance, a.people_weighted_attendance, b.weekly_active_percentage, c.overall_completion_rate, c.due_only_completion_rate, n.new_users_this_week
     from pod_attendance_kpi a, bot_usage_kpi b, commitment_fulfillment_kpi c, new_users_kpi n`,
  );
  expect(views).toEqual({
    overall_attendance: kpis.podAttendance.overallAttendance,
    people_weighted_attendance: kpis.podAttendance.peopleWeightedAttendance,
    weekly_active_percentage: kpis.botUsage.weeklyActivePercentage,
    overall_completion_rate: kpis.commitmentFulfillment.overallCompletionRate,
    due_only_completion_rate: kpis.commitmentFulfillment.dueOnlyCompletionRate,
    new_users_this_week: kpis.newUsers.newUsersThisWeek,
  });
});

test('week by week, the promises that were kept in time, split by what one likes', async () => {
  await database.query('truncate users cascade');
  // NOW is Wednesday the 18th of November 2026; its week begins on Monday the 16th.
  const em = database.em();
  const ana = await makeUser(em, { createdAt: new Date('2026-09-10T12:00:00Z') });
  const ben = await makeUser(em, { createdAt: new Date('2026-11-02T12:00:00Z') });
  const due = (user: typeof ana, dueDate: string, status: 'completed' | 'failed' | 'active' | 'paused', given: object = {}) =>
    makeCommitment(em, { user, status, dueDate, closesAt: new Date(`${dueDate}T23:59:00Z`), category: 'health', ...given });
  await due(ana, '2026-11-16', 'completed');
  await due(ana, '2026-11-15', 'failed', { category: 'work' });
  await due(ben, '2026-11-09', 'completed');
  await due(ben, '2026-11-10', 'completed', { isLate: true });
  await due(ben, '2026-11-12', 'paused');
  await due(ana, '2026-11-19', 'active');
  const series = (by: 'category' | 'cohort' | null, weeks = 12) => readSeries(database.em(), NOW, { metric: 'commitments_kept', weeks, by });
  const point = (week: string, segment: string | null, numerator: number, denominator: number | null) => ({ week, segment, numerator, denominator });
  expect(await series(null)).toEqual([point('2026-11-09', null, 1, 3), point('2026-11-16', null, 1, 1)]);
  expect(await series(null, 1)).toEqual([point('2026-11-16', null, 1, 1)]);
  expect(await series('category')).toEqual([point('2026-11-09', 'health', 1, 2), point('2026-11-09', 'work', 0, 1), point('2026-11-16', 'health', 1, 1)]);
  expect(await series('cohort')).toEqual([point('2026-11-09', '2026-09', 0, 1), point('2026-11-09', '2026-11', 1, 2), point('2026-11-16', '2026-09', 1, 1)]);
  expect(await readSeries(database.em(), NOW, { metric: 'new_members', weeks: 12, by: null })).toEqual([
    point('2026-09-07', null, 1, null),
    point('2026-11-02', null, 1, null),
  ]);
  await expect(series(null, 105)).rejects.toThrow('Ask for 1 to 104 weeks.');
});

const FULL_WEEK = `insert into kpi_weeks (metric, split, week, counted_at, points)
  select 'commitments_kept', 'pod', '2026-11-16', $1, jsonb_agg(jsonb_build_object('week', '2026-11-16', 'segment', 'pod ' || n, 'numerator', 1, 'denominator', 2))
  from generate_series(1, $2::int) n`;

test('a series of more points than an answer holds is refused with what to do; its parts are answered', async () => {
  const series = (more: object = {}) => readSeries(database.em(), NOW, { metric: 'commitments_kept', weeks: 1, by: 'pod', ...more });
  const point = (segment: string) => ({ week: '2026-11-16', segment, numerator: 1, denominator: 2 });
  await database.query(FULL_WEEK, [NOW, 10_400]);
  expect(await series()).toHaveLength(10_400);
  await database.query('delete from kpi_weeks');
  await database.query(FULL_WEEK, [NOW, 10_401]);
  await expect(series()).rejects.toMatchObject({
    code: 'QUERY_TOO_COMPLEX',
    field: 'segments',
    message: expect.stringMatching(/more than 10400 points.*fewer weeks/),
  });
  expect(await series({ segments: ['pod 7', 'pod 10401', 'no pod'] })).toEqual([point('pod 7'), point('pod 10401')]);
  await database.query('delete from kpi_weeks');
});

test.each([
  ['none', [], 'pod'],
  ['more than a hundred', Array.from({ length: 101 }, String), 'pod'],
  ['some of what is not split', ['x'], null],
] as const)('%s of its parts cannot be asked for', async (_, segments, by) => {
  await expect(readSeries(database.em(), NOW, { metric: 'new_members', weeks: 1, by, segments })).rejects.toMatchObject({
    code: 'INVALID_INPUT',
    field: 'segments',
  });
});

test('week by week, who came to the calls of their pods', async () => {
  await database.query('truncate users, pods cascade');
  const em = database.em();
  const [ana, ben] = [await makeUser(em), await makeUser(em)];
  const pod = await makePod(em);
  const meeting = await makeMeeting(em, { pod, status: 'completed', scheduledAt: new Date('2026-11-09T18:00:00Z'), localDate: '2026-11-09' });
  await makeAttendance(em, { meeting, user: ana, status: 'attended' });
  await makeAttendance(em, { meeting, user: ben, status: 'missed' });
  expect(await readSeries(database.em(), NOW, { metric: 'pod_attendance', weeks: 2, by: 'pod' })).toEqual([
    { week: '2026-11-09', segment: pod.id, numerator: 1, denominator: 2 },
  ]);
});
