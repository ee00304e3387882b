import { describe, expect, test } from 'vitest';
import { hoursFromNow, NOW } from '../../test/support/clock.ts';
import { testDatabase } from '../../test/support/database.ts';
import { makeUser, unknownId } from '../../test/support/make.ts';
import { inTransaction } from '../event/run-action.ts';
import { anonymous, type Viewer } from '../viewer/viewer.ts';
import { followCalendarChanges, type CalendarChange } from './calendar-change.ts';
import { updateProfile } from './profile.actions.ts';
import type { UpdateProfileInput } from './user.input.ts';

const database = await testDatabase();
const heard: CalendarChange[] = [];
followCalendarChanges(async (_ctx, change) => void heard.push(change));

const member = (id: string): Viewer => ({ ...anonymous, kind: 'member', id });
const admin: Viewer = { ...anonymous, kind: 'admin' };
const update = (viewer: Viewer, input: UpdateProfileInput, now = NOW) =>
  inTransaction({ em: database.em(), viewer, now, wakeRelay: () => undefined }, input, updateProfile);
const row = async (id: string) => (await database.query<Record<string, unknown>>('select * from users where id = $1', [id]))[0]!;
const events = async (id: string) =>
  (await database.query<{ type: string }>('select type from events where user_id = $1 order by seq', [id])).map((event) => event.type);
const someone = async (given: Parameters<typeof makeUser>[1] = {}) => (await makeUser(database.em(), given)).id;

describe('the onboarding', () => {
  test('goes from question to question as they are answered or skipped', async () => {
    const id = await someone({ timezone: null, onboardingStep: 'timezone' });
    const steps = [];
    for (const answer of [
      { timezone: 'Europe/Berlin' },
      { skipOnboardingStep: true },
      { goalsCategory: 'health' as const },
      { experienceLevel: 'beginner' as const },
      { preferredMeetingStyle: 'direct' as const },
    ]) {
      await update(member(id), answer);
      steps.push((await row(id)).onboarding_step);
    }
    expect(steps).toEqual(['day_start', 'category', 'level', 'style', null]);
    expect(await row(id)).toMatchObject({
      timezone: 'Europe/Berlin',
      day_start_hour: 3,
      goals_category: 'health',
      experience_level: 'beginner',
      preferred_meeting_style: 'direct',
      version: 6,
    });
  });

  test('does not ask what was answered on the way', async () => {
    const id = await someone({ timezone: null, onboardingStep: 'timezone' });
    await update(member(id), { timezone: 'Asia/Tokyo', goalsCategory: 'work', dayStartHour: 5 });
    expect((await row(id)).onboarding_step).toBe('level');
  });
});

describe('a profile', () => {
  test('is changed by its owner, cleaned, with one event', async () => {
    const id = await someone();
    await update(member(id), { strengths: ['Time Management', 'time management'], helpNeeded: [], bio: '  I run.  ', email: 'Ana@Example.org' });
    expect(await row(id)).toMatchObject({
      strengths: ['time-management'],
      help_needed: [],
      bio: 'I run.',
      email: 'ana@example.org',
      version: 2,
      last_activity_at: '2026-11-18 15:00:00+00',
    });
    expect(await events(id)).toEqual(['user.updated']);
  });

  test('that stays as it was keeps its version and makes no event', async () => {
    const id = await someone({ bio: 'I run.', strengths: ['tech'] });
    await update(member(id), { bio: 'I run.', strengths: ['tech'], timezone: 'Europe/London' });
    expect((await row(id)).version).toBe(1);
    expect(await events(id)).toEqual([]);
  });

  test('takes answers back, except the zone and the day start', async () => {
    const id = await someone({ bio: 'I run.', goalsCategory: 'work', email: 'a@b.org' });
    await update(member(id), { bio: null, goalsCategory: null, email: null });
    expect(await row(id)).toMatchObject({ bio: null, goals_category: null, email: null });
    await expect(update(member(id), { timezone: null })).rejects.toMatchObject({ code: 'INVALID_INPUT', field: 'timezone' });
    await expect(update(member(id), { dayStartHour: null })).rejects.toMatchObject({ code: 'INVALID_INPUT', field: 'dayStartHour' });
  });

  test('is not changed over somebody else’s change', async () => {
    const id = await someone();
    await update(member(id), { bio: 'One.', version: 1 });
    await expect(update(member(id), { bio: 'Two.', version: 1 })).rejects.toMatchObject({ code: 'VERSION_CONFLICT' });
    await update(member(id), { bio: 'Two.', version: 2 });
    expect(await row(id)).toMatchObject({ bio: 'Two.', version: 3 });
  });

  test('is changed one update after the other: ten at once with the same version leave nine refused', async () => {
    const id = await someone();
    const tries = await Promise.allSettled(Array.from({ length: 10 }, (_, i) => update(member(id), { bio: `Try ${i}.`, version: 1 })));
    expect(tries.filter((t) => t.status === 'fulfilled')).toHaveLength(1);
    expect((await row(id)).version).toBe(2);
  });

  test('of somebody else is for admins', async () => {
    const [id, other] = [await someone(), await someone()];
    await expect(update(member(other), { userId: id, bio: 'No.' })).rejects.toMatchObject({ code: 'FORBIDDEN' });
    await update(admin, { userId: id, bio: 'Yes.' });
    expect(await row(id)).toMatchObject({ bio: 'Yes.', last_activity_at: null });
    await expect(update(admin, { bio: 'Whose?' })).rejects.toMatchObject({ code: 'INVALID_INPUT', field: 'userId' });
    await expect(update(admin, { userId: unknownId(), bio: 'Nobody.' })).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });

  test('has an address that nobody else has', async () => {
    const [id, other] = [await someone({ email: 'taken@example.org' }), await someone()];
    await expect(update(member(other), { email: 'Taken@example.org', bio: 'Lost.' })).rejects.toMatchObject({ code: 'CONFLICT', field: 'email' });
    expect((await row(other)).bio).toBeNull();
    await update(member(id), { email: 'taken@example.org' });
  });
});

describe('a zone', () => {
  test('is stored under its present name, or refused', async () => {
    const id = await someone({ timezone: null });
    await update(member(id), { timezone: 'US/Eastern' });
    expect((await row(id)).timezone).toBe('America/New_York');
    await expect(update(member(id), { timezone: 'EST5EDT' })).rejects.toMatchObject({ code: 'INVALID_INPUT', field: 'timezone' });
  });

  test('may be corrected after it was first told, and then once in twelve hours', async () => {
    const id = await someone({ timezone: null });
    await update(member(id), { timezone: 'Europe/Berlin' });
    await update(member(id), { timezone: 'Europe/Paris' });
    await expect(update(member(id), { timezone: 'Europe/Berlin' }, hoursFromNow(11.9))).rejects.toMatchObject({ code: 'CONFLICT', field: 'timezone' });
    await update(member(id), { timezone: 'Europe/Berlin' }, hoursFromNow(12));
    expect(await events(id)).toEqual(['user.updated', 'user.updated', 'user.timezone_changed', 'user.updated', 'user.timezone_changed']);
  });

  test('does not change to one where a day that has closed would be open again', async () => {
    const id = await someone({ timezone: 'Asia/Tokyo', firstCommitmentAt: hoursFromNow(-100) });
    // Thursday begins nine hours later in London, at three in the morning there.
    const laterInTokyo = hoursFromNow(4);
    await expect(update(member(id), { timezone: 'Europe/London' }, laterInTokyo)).rejects.toMatchObject({ code: 'CONFLICT', field: 'timezone' });
    await update(member(id), { timezone: 'Europe/London' }, hoursFromNow(12));
    expect((await row(id)).timezone).toBe('Europe/London');
  });

  test('and day start are told to whoever counts days, in the same transaction', async () => {
    const id = await someone({ timezone: null });
    heard.length = 0;
    await update(member(id), { timezone: 'Europe/Berlin' });
    await update(member(id), { dayStartHour: 4, timezone: 'Europe/Berlin' });
    await update(member(id), { dayStartHour: 4 });
    expect(heard).toEqual([
      { userId: id, timezone: 'Europe/Berlin', dayStartHour: null },
      { userId: id, timezone: null, dayStartHour: 4 },
    ]);
  });
});
