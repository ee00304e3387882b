import { expect, test, vi } from 'vitest';
import { testApi } from '../test/support/api.ts';
import { daysFromNow, fixedClock, NOW } from '../test/support/clock.ts';
import { makeCommitment, makePod, makeUser } from '../test/support/make.ts';
import { createLog } from './lib/log.ts';
import { chores, RegularWork } from './regular-work.ts';

const clock = fixedClock();
const { app, database } = await testApi({ clock });
const silent = createLog('silent');

test('by the clock, unreported promises fail, calls are planned, offers pass on, figures are counted and old idempotency keys go', async () => {
  const em = database.em();
  const user = await makeUser(em);
  await makeCommitment(em, { user, dueDate: '2026-11-18', closesAt: new Date('2026-11-19T03:00:00Z') });
  await database.query("insert into idempotency_keys (scope, key, operation, body_hash, created_at) values ('s', 'old', 'o', 'h', $1)", [NOW]);
  const pod = await makePod(em);
  await database.query("insert into pod_waitlist (pod_id, user_id, status, requested_at, offer_expires_at) values ($1, $2, 'offered', $3, $3)", [
    pod.id,
    user.id,
    NOW,
  ]);
  clock.set(daysFromNow(3));
  const work = new RegularWork(chores(app.context), silent);
  await vi.waitFor(async () => {
    expect(await database.query('select status from commitments')).toEqual([{ status: 'failed' }]);
    expect(await database.query('select 1 from kpi_current where refreshed_at = $1', [daysFromNow(3)])).toHaveLength(1);
    expect(await database.query("select 1 from idempotency_keys where key = 'old'")).toEqual([]);
    expect(await database.query("select type from events where type = 'commitment.failed' and position is not null")).toHaveLength(1);
    expect(await database.query('select local_date::text from meetings order by 1')).toHaveLength(3);
    expect(await database.query('select status from pod_waitlist')).toEqual([{ status: 'expired' }]);
  }, 15_000);
  await work.stop();
});

test('a chore that fails is tried again, and one that is busy is not begun twice', async () => {
  vi.useFakeTimers();
  const begun = { failing: 0, busy: 0 };
  const end = Promise.withResolvers<void>();
  const failing = { name: 'failing', everyMs: 1_000, run: () => Promise.reject(new Error(`round ${(begun.failing += 1)}`)) };
  const busy = { name: 'busy', everyMs: 1_000, run: () => (begun.busy += 1) && end.promise };
  const work = new RegularWork([failing, busy as typeof failing], silent);
  await vi.advanceTimersByTimeAsync(3_500);
  vi.useRealTimers();
  expect(begun).toEqual({ failing: 4, busy: 1 });
  end.resolve();
  await work.stop();
});
