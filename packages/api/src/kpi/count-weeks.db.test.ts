import { expect, test } from 'vitest';
import { NOW, hoursFromNow } from '../../test/support/clock.ts';
import { testDatabase } from '../../test/support/database.ts';
import { makeAttendance, makeCommitment, makeMeeting, makePod, makeUser } from '../../test/support/make.ts';
import { countWeeks } from './count-weeks.job.ts';
import { readSeries } from './kpi-reading.actions.ts';
import { KPI_METRICS, KPI_SEGMENTS } from './kpi-series.rules.ts';

const database = await testDatabase();
const em = database.em();
/** As many weeks as there are: three figures, each split by nothing, pod, category and cohort, in 104 weeks. */
const ALL = 3 * 4 * 104;
const members = (count: number) => database.query('update kpi_current set total_users = $1', [count]);
const later = (minutes: number): Date => new Date(NOW.getTime() + minutes * 60_000);
const every = KPI_METRICS.flatMap((metric) => [null, ...KPI_SEGMENTS].map((by) => ({ metric, by })));
const all = async (at: Date) => Promise.all(every.map(({ metric, by }) => readSeries(database.em(), at, { metric, by, weeks: 104 })));
const kept = async (at: Date) => (await readSeries(database.em(), at, { metric: 'commitments_kept', by: null, weeks: 12 })).map((point) => point.numerator);

// NOW is Wednesday the 18th of November 2026.
const user = await makeUser(em, { createdAt: new Date('2025-12-01T12:00:00Z') });
const other = await makeUser(em, { createdAt: new Date('2026-11-17T12:00:00Z'), goalsCategory: 'work' });
const pod = await makePod(em);
const done = (dueDate: string, given: object = {}) =>
  makeCommitment(em, { user, status: 'completed', dueDate, closesAt: new Date(`${dueDate}T23:59:00Z`), category: 'health', ...given });
await done('2026-11-17', { pod, sharedWithPod: true });
await done('2026-11-16', { user: other, category: 'work' });
const ofAutumn = await done('2026-10-01');
const meeting = await makeMeeting(em, { pod, status: 'completed', scheduledAt: hoursFromNow(-200), localDate: '2026-11-10' });
await makeAttendance(em, { meeting, user, status: 'attended' });
await makeAttendance(em, { meeting, user: other, status: 'missed' });

test('in a small community nothing is kept, and every answer is exact', async () => {
  await members(1_000);
  expect(await countWeeks(em, NOW, ALL)).toBe(0);
  expect(await kept(NOW)).toEqual([1, 2]);
});

test('in a large one all weeks are counted, the newest first, and answered as if they were counted for the question', async () => {
  const counted = await all(NOW);
  expect(counted.every((points) => points.length > 0)).toBe(true);
  await members(1_001);
  expect(await countWeeks(em, NOW, 24)).toBe(24);
  expect(await database.query('select distinct week::text from kpi_weeks order by 1')).toEqual([{ week: '2026-11-09' }, { week: '2026-11-16' }]);
  expect(await all(NOW)).toEqual(counted);
  expect(await countWeeks(em, NOW, ALL)).toBe(ALL - 24);
  expect(await all(NOW)).toEqual(counted);
  expect(await countWeeks(em, NOW, ALL)).toBe(0);
});

test('what changes is seen within a minute in the last two weeks, and within a day in those before', async () => {
  await done('2026-11-18', { closesAt: hoursFromNow(-1) });
  await database.query('delete from commitments where id = $1', [ofAutumn.id]);
  expect(await kept(NOW)).toEqual([1, 2]);
  expect(await countWeeks(em, later(1), ALL)).toBe(24);
  expect(await kept(later(1))).toEqual([1, 3]);
  expect(await countWeeks(em, later(24 * 60), ALL)).toBe(ALL);
  expect(await kept(later(24 * 60))).toEqual([3]);
});

test('what is kept is not answered when nobody has counted for long', async () => {
  await done('2026-11-18', { closesAt: hoursFromNow(-1) });
  expect(await kept(later(24 * 60 + 9))).toEqual([3]);
  expect(await kept(later(24 * 60 + 11))).toEqual([4]);
});

test('a community that has become small is counted exactly again', async () => {
  await members(1_000);
  await countWeeks(em, later(24 * 60 + 1), ALL);
  expect(await database.query('select 1 from kpi_weeks')).toEqual([]);
});
