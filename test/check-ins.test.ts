import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addDays, instantOfWallTime, wallClock } from '../packages/api/src/lib/calendar.rules.ts';
import type { Person } from '../packages/playground/src/driver.ts';
import { MemberDays } from './support/member-days.ts';
import { eventually } from './support/process.ts';
import type { System } from './support/system.ts';

const ZONE = 'Europe/Vienna';

describe('two days with a member who does not always report, over the real processes', () => {
  let days: MemberDays;
  let system: System;
  let member: Person;

  /** Moves every clock to an hour of a day in Vienna. */
  const goTo = (day: number, hour: number, minute = 0): Promise<void> => days.goTo(day, instantOfWallTime(days.day(day), hour * 60 + minute, ZONE));
  const questions = () =>
    system.sql<{ topic: string; status: string }>(
      `select topic, status from deliveries where topic in ('commitment.check_in', 'commitment.grace') order by created_at`,
    );
  const statusOf = async (text: string) =>
    (await system.sql<{ status: string }>(`select status from commitments where commitment like '%${text}%'`))[0]?.status;

  beforeAll(async () => {
    days = await MemberDays.start(addDays(wallClock(new Date(), ZONE).day, 1), ZONE);
    ({ system, member } = days);
    await days.introduce('Vienna');
  });
  afterAll(() => system?.stop());

  it('asks at eight in the evening, once, and takes the answer by a button', async () => {
    await goTo(0, 10);
    await days.promise('run 5k today');
    await goTo(0, 20, 1);
    const question = await member.waitForMessage(/How did it go with this\?[\s\S]*run 5k/, 30_000);
    expect(question.reply_markup?.inline_keyboard.flat().map((button) => button.text)).toEqual(['Done', 'Not yet', 'Could not']);
    await member.press('Done');
    await member.waitForMessage(/Done:[\s\S]*Streak: 1 day/);
    expect(await statusOf('run 5k')).toBe('completed');
  });

  it('does not ask a second time in that evening, also when the API was killed and started again', async () => {
    await goTo(0, 20, 40);
    await system.api.end('SIGKILL');
    system.api.start();
    await system.isReady();
    await goTo(1, 10);
    await days.promise('call mum today');
    await system.isAllTold();
    expect(await questions()).toEqual([{ topic: 'commitment.check_in', status: 'sent' }]);
  });

  it('asks again the next morning about what closed without an answer', async () => {
    await goTo(1, 20, 1);
    await member.waitForMessage(/How did it go with this\?[\s\S]*call mum/, 30_000);
    await goTo(2, 8, 1);
    const question = await member.waitForMessage(/still without an answer[\s\S]*call mum[\s\S]*until 12:00/, 30_000);
    expect(question.reply_markup?.inline_keyboard.flat().map((button) => button.text)).toEqual(['Yes, yesterday', 'Only now', 'Could not']);
    expect(await statusOf('call mum')).toBe('active');
  });

  it('lets it fail at noon and not before, and says so on /why', async () => {
    await goTo(2, 12, 1);
    await eventually('the promise has failed', 30, async () => ((await statusOf('call mum')) === 'failed' ? true : undefined));
    expect((await questions()).map(({ topic, status }) => `${topic} ${status}`)).toEqual([
      'commitment.check_in sent',
      'commitment.check_in sent',
      'commitment.grace sent',
    ]);
    await member.say('/why');
    await member.waitForMessage(/streak is at 0[\s\S]*was due this day and not reported done/);
  });

  it('counts what was done yesterday for yesterday, when that is said in the morning', async () => {
    await days.promise('walk today');
    await goTo(3, 8, 1);
    await member.waitForMessage(/still without an answer[\s\S]*walk/, 30_000);
    await member.press('Yes, yesterday');
    await member.waitForMessage(/Done:[\s\S]*walk[\s\S]*Streak: 1 day/);
    expect(await statusOf('walk')).toBe('completed');
  });
});
