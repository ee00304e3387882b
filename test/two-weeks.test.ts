import { execFile } from 'node:child_process';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { instantOfWallTime } from '../packages/api/src/lib/calendar.rules.ts';
import type { Person } from '../packages/playground/src/driver.ts';
import { MemberDays, minutesOf, mondayBeforeTheLongNight } from './support/member-days.ts';
import { eventually } from './support/process.ts';
import type { System } from './support/system.ts';

const [HOME, AWAY] = ['America/New_York', 'Pacific/Auckland'];
const CLI = resolve(import.meta.dirname, '../packages/api/dist/cli.js');
const LEDGER = 'select day::text, rule, credits, misses, streak_after as streak from user_days order by day';
const QUESTIONS = `select to_char(due_at at time zone '${HOME}', 'YYYY-MM-DD') as day, topic, status from deliveries where topic in ('commitment.check_in', 'commitment.grace') order by due_at`;
const FULFILLMENT = '{ kpis { commitmentFulfillment { overallCompletionRate dueOnlyCompletionRate avgCurrentStreak completedCommitments totalCommitments } } }';

describe('two weeks of a member, over a change of the clocks and the date line, over the real processes', () => {
  let days: MemberDays;
  let system: System;
  let member: Person;
  const [day, short] = [(number: number) => days.day(number), (number: number) => days.short(number)];
  const goTo = (number: number, time: string, zone = HOME): Promise<void> => days.goTo(number, instantOfWallTime(day(number), minutesOf(time), zone));

  beforeAll(async () => {
    days = await MemberDays.start(mondayBeforeTheLongNight(new Date(), HOME), HOME);
    ({ system, member } = days);
    await days.introduce('New York');
  });
  afterAll(() => system?.stop());

  it('Monday and Tuesday: kept in the evening, and kept but told the morning after', async () => {
    await days.promise('run 5k today');
    await goTo(0, '20:01');
    await member.waitForMessage(/How did it go with this\?[\s\S]*run 5k[\s\S]*until 03:00/, 30_000);
    await member.press('Done');
    await member.waitForMessage(/Done:[\s\S]*run 5k[\s\S]*Streak: 1 day$/m);
    await goTo(1, '09:00');
    await days.promise('call mum today');
    await goTo(2, '08:01');
    await member.waitForMessage(/One promise is still without an answer[\s\S]*call mum[\s\S]*until 12:00/, 30_000);
    await member.press('Yes, yesterday');
    await member.waitForMessage(/Done:[\s\S]*call mum[\s\S]*Streak: 2 days/);
  });

  it('Wednesday: done a day late, which does not count; Thursday says so', async () => {
    await days.promise('read ten pages today');
    await goTo(2, '20:01');
    await member.waitForMessage(/How did it go with this\?[\s\S]*read ten pages/, 30_000);
    await member.press('Not yet');
    await member.waitForMessage(/Still open, no hurry:[\s\S]*You have until Thursday .*, 03:00/);
    await goTo(3, '08:01');
    await member.waitForMessage(/still without an answer[\s\S]*read ten pages/, 30_000);
    await member.press('Only now');
    await member.waitForMessage(/Done, a little late:[\s\S]*read ten pages[\s\S]*Your next kept promise starts a streak\./);
    await goTo(4, '09:00');
    expect(
      await eventually('Thursday is judged', 20, async () => ((await days.why()).some((line) => line.includes(short(3))) ? days.why() : undefined)),
    ).toEqual([
      'Your streak is at 0. The next promise you keep starts it.',
      'Longest: 2 days.',
      `⏳ ${short(4)}: This day is still open: one promise kept starts a streak.`,
      `· ${short(3)}: You finished one promise after the due day: done is done, and it leaves your streak as it is.`,
      `▫️ ${short(2)}: One promise was due this day and not reported done.`,
      `✅ ${short(1)}: You kept one promise and told us the day after: your streak is 2 days.`,
      `✅ ${short(0)}: You kept one promise: your streak is 1 day.`,
      'After a ▫️ the next promise you keep starts a new streak; your longest stays yours.',
      'A day counts when you kept at least one promise on it. Days with nothing due leave the streak as it is.',
    ]);
  });

  it('Friday: a promise without a day, done, undone and done again', async () => {
    await days.promise('tidy the garage');
    await goTo(4, '20:01');
    await member.waitForMessage(/How did it go with this\?[\s\S]*tidy the garage \(no due day\)[\s\S]*There is no hurry/, 30_000);
    await member.press('Done');
    await member.waitForMessage(/Done:[\s\S]*Streak: 1 day$/m);
    await member.press('Undo');
    await member.waitForMessage(/Taken back, it is open again:[\s\S]*Your next kept promise starts a streak\./);
    await member.press('Done');
    await member.waitForMessage(/Done:[\s\S]*tidy the garage[\s\S]*Streak: 1 day$/m);
  });

  it('Saturday lasts 25 hours: the second half past one on Sunday still belongs to it', async () => {
    await goTo(5, '10:00');
    await days.promise('water the plants today');
    const threeOnSunday = instantOfWallTime(day(6), 3 * 60, HOME);
    await days.goTo(5, new Date(threeOnSunday.getTime() - 90 * 60_000));
    expect(await days.answerTo('/today', /water the plants/)).toMatch(/^Today, Saturday [\s\S]*due today/);
    await member.press('Done');
    await member.waitForMessage(/Done:[\s\S]*Today, Saturday[\s\S]*Streak: 2 days/);
    await goTo(6, '20:05');
    expect(await days.answerTo('/week', /This week/)).toBe(
      [
        `This week, ${short(0)} – ${short(6)}`,
        'You kept 4 promises and did 1 a little late; nothing is open.',
        '',
        `${short(0)}: 1 kept`,
        `${short(1)}: 1 kept`,
        `${short(2)}: 1 late`,
        `${short(4)}: 1 kept`,
        `${short(5)}: 1 kept`,
        '',
        'Streak: 2 days',
      ].join('\n'),
    );
    // Of five due, four were kept in time; the one without a day counts with them.
    expect(await days.answerTo('/progress', /26 weeks/)).toBe(
      'In the last 26 weeks you kept 4 promises on 4 days, 80% of what came due. Your streak is 2 days, the longest 2 days.',
    );
  });

  it('Monday to Wednesday: kept, then two days of a break on which nobody asks and nothing can be missed', async () => {
    await goTo(7, '09:00');
    await days.promise('swim today');
    await goTo(7, '20:01');
    await member.waitForMessage(/How did it go with this\?[\s\S]*swim/, 30_000);
    await member.press('Done');
    await member.waitForMessage(/Done:[\s\S]*Streak: 3 days/);
    await goTo(8, '09:00');
    await days.promise('stretch today');
    await member.say('/pause 2');
    await member.waitForMessage(/Your break lasts until Wednesday/);
    await goTo(9, '20:05');
    expect(await days.lastWeek()).toMatch(/You kept all 5 promises, one of them a little later than planned\. Your streak: 2 days\./);
    expect(await days.answerTo('/today', /stretch/)).toMatch(/Streak: 3 days[\s\S]*stretch \(was due yesterday, you can still tell me\)/);
    await goTo(10, '08:01');
    await member.waitForMessage(/still without an answer[\s\S]*stretch[\s\S]*until 12:00/, 30_000);
    await member.press('Could not');
    await member.waitForMessage(/Thank you for saying so[\s\S]*Streak: 3 days/);
  });

  it('Thursday: missed, because nobody said anything until noon on Friday', async () => {
    await days.promise('mend the bike today');
    await goTo(11, '08:01');
    await member.waitForMessage(/still without an answer[\s\S]*mend the bike/, 30_000);
    await goTo(11, '12:01');
    await eventually('the promise has failed', 30, async () =>
      (await system.sql<{ status: string }>(`select status from commitments where commitment like 'mend%'`))[0]?.status === 'failed' ? true : undefined,
    );
    await days.promise('pack the suitcase today');
    await member.say('/today');
    await member.waitForMessage(/pack the suitcase/);
    await member.press('Done');
    await member.waitForMessage(/Done:[\s\S]*Streak: 1 day$/m);
    expect((await days.why()).slice(0, 6)).toEqual([
      'Your streak: 1 day.',
      'Longest: 3 days.',
      `✅ ${short(11)}: You kept one promise: your streak is 1 day.`,
      `▫️ ${short(10)}: One promise was due this day and not reported done.`,
      `⏸ ${short(8)} – ${short(9)}: You were taking a break. Nothing can be missed on such a day.`,
      `✅ ${short(7)}: You kept one promise: your streak is 3 days.`,
    ]);
  });

  it('Saturday: over the date line to Auckland, where it is Sunday; a day of seven hours cannot be missed, but it can be kept', async () => {
    await goTo(12, '09:00');
    await days.promise('send the postcard today');
    await goTo(12, '10:00');
    await member.say('/zone Auckland');
    await member.waitForMessage(/Auckland: it is 04:00 with you now/);
    await goTo(13, '04:10', AWAY);
    await member.say('/zone Sydney');
    await member.waitForMessage(/I cannot change that just yet/);
    expect((await days.why()).slice(0, 4)).toEqual([
      'Your streak: 1 day.',
      'Longest: 3 days.',
      `⏳ ${short(13)}: This day is still open. Your streak stands at 1 day.`,
      `· ${short(12)}: Travel left you less than half of this day, so it could not be missed.`,
    ]);
    await goTo(13, '08:01', AWAY);
    await member.waitForMessage(/still without an answer[\s\S]*send the postcard[\s\S]*until 12:00/, 30_000);
    await member.press('Yes, yesterday');
    await member.waitForMessage(/Done:[\s\S]*send the postcard[\s\S]*Streak: 2 days/);
    await days.promise('swim in the harbour today');
    await member.say('/today');
    await member.waitForMessage(/swim in the harbour \(due today\)/);
    await member.press('Done');
    await member.waitForMessage(/Done:[\s\S]*Streak: 3 days/);
    expect(await days.answerTo('/week', /This week/)).toMatch(/You kept 4 promises and could not do 1; nothing is open\./);
  });

  it('Monday: back in New York, where it is Sunday evening; the Monday that has begun goes on until it is over there', async () => {
    await goTo(14, '14:00', AWAY);
    await member.say('/zone');
    await member.waitForMessage(/Share your location/);
    await member.say('New York');
    await member.waitForMessage(/Are you there now\?/);
    await member.press('New York, USA');
    await member.waitForMessage(/New York, USA: it is 20:00 with you now\.[\s\S]*it is already Monday/);
    await days.promise('unpack today');
    expect(await days.answerTo('/today', /unpack/)).toMatch(/^Today, Monday [\s\S]*unpack \(due today\)/);
    await member.press('Done');
    await member.waitForMessage(/Done:[\s\S]*Streak: 4 days/);
    await goTo(14, '10:00');
    await days.promise('walk today');
    await goTo(14, '20:01');
    await member.waitForMessage(/How did it go with this\?[\s\S]*walk[\s\S]*until 03:00/, 30_000);
    await member.press('Done');
    await member.waitForMessage(/Done:[\s\S]*Today, Monday[\s\S]*Streak: 4 days/);
  });

  it('in the end every number is that of the rules, and nothing has drifted', async () => {
    await goTo(15, '09:00');
    // Ten were kept in time, two of them on Monday, and two days were missed.
    expect(await days.answerTo('/progress', /26 weeks/)).toBe(
      'In the last 26 weeks you kept 10 promises on 9 days, 83% of what came due. Your streak is 4 days, the longest 4 days.',
    );
    const row = (number: number, rule: string, [credits, misses, streak]: [number, number, number]) => ({ day: day(number), rule, credits, misses, streak });
    const judged = await eventually('Monday is closed', 20, async () => {
      const rows = await system.sql<object>(LEDGER);
      return rows.length === 16 ? rows : undefined;
    });
    expect(judged).toEqual([
      row(0, 'kept', [1, 0, 1]),
      row(1, 'kept_backdated', [1, 0, 2]),
      row(2, 'missed_due', [0, 1, 0]),
      row(3, 'late_only', [0, 0, 0]),
      row(4, 'kept', [1, 0, 1]),
      row(5, 'kept', [1, 0, 2]),
      row(6, 'quiet', [0, 0, 2]),
      row(7, 'kept', [1, 0, 3]),
      row(8, 'paused', [0, 0, 3]),
      row(9, 'paused', [0, 0, 3]),
      row(10, 'missed_due', [0, 1, 0]),
      row(11, 'kept', [1, 0, 1]),
      row(12, 'kept_backdated', [1, 0, 2]),
      row(13, 'kept', [1, 0, 3]),
      row(14, 'kept', [2, 0, 4]),
      row(15, 'open', [0, 0, 4]),
    ]);
    const evening = (number: number) => ({ day: day(number), topic: 'commitment.check_in', status: 'sent' });
    const morning = (number: number) => ({ day: day(number), topic: 'commitment.grace', status: 'sent' });
    await system.isAllTold();
    // The morning of the second Sunday in Auckland is Saturday afternoon at home.
    const questions = [evening(0), morning(2), evening(2), morning(3), evening(4), evening(7), morning(10), morning(11), morning(12), evening(14)];
    expect(await system.sql(QUESTIONS)).toEqual(questions);
    // Of six that closed within the last seven days five were kept in time; the seventh the break waived. The admin has promised nothing, and halves the mean streak.
    const [sql] = await system.sql<Record<string, string>>(
      `select count(*) filter (where c.status = 'completed') as done, count(*) as total, (select avg(current_streak)::float from users) as streak from commitments c`,
    );
    expect(sql).toEqual({ done: '11', total: '13', streak: 2 });
    const { kpis } = await system.data<{ kpis: { commitmentFulfillment: Record<string, number> } }>(FULFILLMENT);
    const near = (rate: number): unknown => expect.closeTo(rate, 2);
    const rates = { overallCompletionRate: near((11 * 100) / 13), dueOnlyCompletionRate: near((5 * 100) / 6) };
    expect(kpis.commitmentFulfillment).toEqual({ ...rates, avgCurrentStreak: 2, completedCommitments: 11, totalCommitments: 13 });
    const env = { PATH: process.env['PATH'], HOME: process.env['HOME'], PROGRESS_DATA_DIR: system.folder, CLOCK_FILE: join(system.folder, 'clock.json') };
    const { stdout } = await promisify(execFile)(process.execPath, [CLI, 'verify'], { cwd: system.folder, env });
    expect(JSON.parse(stdout)).toEqual({ drifts: [], isFixed: false });
  });
});
