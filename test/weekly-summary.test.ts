import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addDays, instantOfWallTime, wallClock, weekdayOf } from '../packages/api/src/lib/calendar.rules.ts';
import type { Person } from '../packages/playground/src/driver.ts';
import { MemberDays } from './support/member-days.ts';
import { eventually } from './support/process.ts';
import type { System } from './support/system.ts';

const ZONE = 'Europe/Vienna';
/** The next Saturday that is not today. */
const saturday = (): string => {
  const tomorrow = addDays(wallClock(new Date(), ZONE).day, 1);
  return addDays(tomorrow, (13 - weekdayOf(tomorrow)) % 7);
};

describe('a member who wants to be told of their week, over the real processes', () => {
  let days: MemberDays;
  let system: System;
  let member: Person;
  const goTo = (day: number, hour: number, minute = 0): Promise<void> => days.goTo(day, instantOfWallTime(days.day(day), hour * 60 + minute, ZONE));
  const told = () =>
    system.sql<{ status: string; last_error: string | null }>(`select status, last_error from deliveries where topic = 'memory.weekly_summary'`);

  beforeAll(async () => {
    days = await MemberDays.start(saturday(), ZONE);
    ({ system, member } = days);
    await days.introduce('Vienna');
  });
  afterAll(() => system?.stop());

  it('chooses the day and the time by two buttons', async () => {
    await member.say('/settings');
    await member.waitForMessage(/Weekly summary: off/);
    await member.press('Weekly summary …');
    await member.waitForMessage(/Which day would you like/);
    await member.press('Sunday');
    await member.waitForMessage(/Sunday, at what time/);
    await member.press('18:00');
    await member.waitForMessage(/Weekly summary: Sunday, 18:00/);
  });

  it('is told on Sunday at six, once, also when the API was killed', async () => {
    await days.promise('run 5k today');
    await member.say('/today');
    await member.waitForMessage(/run 5k/);
    await member.press('Done');
    await member.waitForMessage(/Done:/);
    await goTo(1, 18, 1);
    const summary = await member.waitForMessage(/^Your week, [\s\S]*You kept your promise\.[\s\S]*until Monday noon still counts/, 30_000);
    await system.api.end('SIGKILL');
    system.api.start();
    await system.isReady();
    await goTo(2, 12, 1);
    await eventually('the week is summed up', 20, async () =>
      (await system.sql(`select 1 from period_summaries where period = 'week'`)).length > 0 ? true : undefined,
    );
    await system.isAllTold();
    expect(await told()).toEqual([{ status: 'sent', last_error: null }]);
    expect(summary.reply_markup?.inline_keyboard.flat().map(({ text }) => text)).toEqual(['Another time, or none …']);
  });

  it('ends it by the button under the summary, and is offered it again with the last week', async () => {
    await member.press('Another time, or none …');
    await member.waitForMessage(/Which day would you like/);
    await member.press('No summary');
    await member.waitForMessage(/Weekly summary: off/);
    await goTo(8, 18, 1);
    await member.say('/week');
    const last = await member.waitForMessage(/^Your week, /);
    expect(last.reply_markup?.inline_keyboard.flat().map(({ text }) => text)).toEqual(['Tell me this every week …']);
    expect(await told()).toHaveLength(1);
  });
});
