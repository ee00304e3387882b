import { expect, test } from 'vitest';
import { NOW } from '../../test/support/clock.ts';
import { testDatabase } from '../../test/support/database.ts';
import { makeCommitment, makeUser } from '../../test/support/make.ts';
import { readKpis } from './kpi-reading.actions.ts';

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
