import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { streaksCommand } from './streak-command.rules.ts';

type Vector = { id: number; name: string; expected: { current_streak: number; longest_streak: number } };
const { vectors } = JSON.parse(readFileSync(new URL('../../test/vectors/streaks.json', import.meta.url), 'utf8')) as { vectors: Vector[] };

describe('the agreed streak histories', () => {
  it.each(vectors)('$id $name', (vector) => {
    const { current_streak, longest_streak } = streaksCommand(vector);
    expect({ current_streak, longest_streak }).toEqual(vector.expected);
  });
});

type Loose = { type: string; at: string; [field: string]: unknown };
const NEW_YORK = 'America/New_York';
/** Noon in New York on a day of November 2026; the member's day is then that date. */
const noon = (day: number) => `2026-11-${String(day).padStart(2, '0')}T17:00:00Z`;
const nov = (day: number) => `2026-11-${String(day).padStart(2, '0')}`;
const promised = (id: string, day: number, due: number | null): Loose => ({ type: 'create', id, at: noon(day), ...(due === null ? {} : { due: nov(due) }) });
const of = (type: string, id: string, day: number, more: object = {}): Loose => ({ type, id, at: noon(day).replace(':00Z', ':01Z'), ...more });
/** A promise made and kept on each of these days. */
const kept = (...days: number[]): Loose[] => days.flatMap((day) => [promised(`k${day}`, day, day), of('complete', `k${day}`, day)]);

function read(now: string, events: Loose[], policy: object = {}) {
  const answer = streaksCommand({ timezone: NEW_YORK, policy, now, events });
  const verdict = (day: string) => answer.days.find((one) => one.day === day)?.verdict;
  return { streak: [answer.current_streak, answer.longest_streak], verdict };
}

describe('a streak', () => {
  it('is not earned by being late, and a late day does not repair the miss', () => {
    const { streak, verdict } = read(noon(5), [...kept(1, 2), promised('a', 3, 3), of('complete', 'a', 4)]);
    expect([streak, verdict(nov(3)), verdict(nov(4))]).toEqual([[0, 2], 'missed', 'neutral']);
  });
  it('counts several promises of one day once', () => {
    expect(read(noon(2), [...kept(1), promised('a', 1, 1), of('complete', 'a', 1)]).streak).toEqual([1, 1]);
  });
  it('under "all" ends as soon as a promise is given up, under "any" only when the day closes without a credit', () => {
    const events = [...kept(1, 2, 3), promised('a', 4, 4), of('fail', 'a', 4)];
    expect(read(noon(4).replace('17', '18'), events, { rule: 'all' }).streak).toEqual([0, 3]);
    expect(read(noon(4).replace('17', '18'), events).streak).toEqual([3, 3]);
    expect(read(noon(5), events).streak).toEqual([0, 3]);
  });
  it('is broken on the day of giving up when there was no due day', () => {
    const { streak, verdict } = read(noon(6), [...kept(1, 2), promised('a', 1, null), of('fail', 'a', 4)]);
    expect([streak, verdict(nov(4))]).toEqual([[0, 2], 'missed']);
  });
  it('takes giving up as final: a completion afterwards changes nothing, unless it was undone first', () => {
    const events = [promised('a', 2, 2), of('fail', 'a', 2), { type: 'complete', id: 'a', at: noon(2).replace('17:00', '19:00') }];
    expect(read(noon(3), events).streak).toEqual([0, 0]);
    expect(read(noon(3), [...events, { type: 'uncomplete', id: 'a', at: noon(2).replace('17:00', '18:00') }]).streak).toEqual([1, 1]);
  });
  it('survives seven quiet days and not the eighth', () => {
    expect([read(noon(9), kept(1)).streak, read(noon(10), kept(1)).streak]).toEqual([
      [1, 1],
      [0, 1],
    ]);
    expect(read(noon(4), kept(1), { idle_limit: 2 }).streak).toEqual([1, 1]);
  });
  it('stands still through a holiday, in which promises kept still count', () => {
    const holiday = [...kept(1, 2), { type: 'pause', at: noon(3) }, promised('a', 3, 5), { type: 'resume', at: noon(16) }];
    const { streak, verdict } = read(noon(17), holiday);
    expect([streak, verdict(nov(3)), verdict(nov(5)), verdict(nov(15)), verdict(nov(16))]).toEqual([[2, 2], 'paused', 'paused', 'paused', 'neutral']);
    expect(read(noon(17), [...holiday, ...kept(7)]).streak).toEqual([3, 3]);
  });
  it('asks again for what is due on the day of coming back', () => {
    expect(read(noon(7), [...kept(1), { type: 'pause', at: noon(3) }, promised('a', 2, 6), { type: 'resume', at: noon(6) }]).streak).toEqual([0, 1]);
  });
  it('does not ask for a promise that was put aside before its day closed', () => {
    expect(read(noon(5), [...kept(1), promised('a', 2, 3), of('pause', 'a', 3)]).streak).toEqual([1, 1]);
    expect(read(noon(5), [...kept(1), promised('a', 2, 3), of('pause', 'a', 4)]).streak).toEqual([0, 1]);
    expect(read(noon(6), [...kept(1), promised('a', 2, 4), of('pause', 'a', 3), { type: 'resume', id: 'a', at: noon(4) }]).streak).toEqual([0, 1]);
  });
  it('is saved by a freeze token granted before the close, at most two of them', () => {
    const missed = (day: number) => promised(`m${day}`, day, day);
    const granted = (day: number) => ({ type: 'freeze', at: noon(day) });
    const { streak, verdict } = read(noon(5), [...kept(1, 2), granted(2), missed(3)]);
    expect([streak, verdict(nov(3))]).toEqual([[2, 2], 'frozen']);
    expect(read(noon(5), [...kept(1, 2), missed(3), granted(4)]).streak).toEqual([0, 2]);
    expect(read(noon(7), [...kept(1, 2), granted(1), { ...granted(1), at: noon(2) }, { ...granted(1), at: noon(3) }, missed(4), missed(5)]).streak).toEqual([
      2, 2,
    ]);
    expect(read(noon(7), [...kept(1, 2), granted(1), { ...granted(1), at: noon(2) }, missed(4), missed(5), missed(6)]).streak).toEqual([0, 2]);
  });
  it('accepts "did it yesterday", once around the clock, and not from before the promise', () => {
    const late = (claim: object) => read(noon(5), [...kept(1, 2), promised('a', 3, 3), of('complete', 'a', 4, claim)]);
    expect([late({ day: nov(3) }).streak, late({ day: nov(3) }).verdict(nov(3))]).toEqual([[3, 3], 'kept']);
    expect(late({ done_at: noon(3) }).streak).toEqual([3, 3]);
    expect(read(noon(6), [...kept(1, 2), promised('a', 3, 3), of('complete', 'a', 5, { day: nov(3) })]).streak).toEqual([0, 2]);
    expect(read(noon(6), [promised('a', 4, null), of('complete', 'a', 4, { day: nov(3) })]).verdict(nov(4))).toBe('kept');
  });
  it('forgets what was undone, also for the longest', () => {
    const events = [...kept(1, 2, 3), { type: 'uncomplete', id: 'k2', at: noon(4) }];
    expect(read(noon(4).replace('17', '18'), events).streak).toEqual([1, 1]);
    expect(read(noon(4).replace('17', '18'), [...events, { type: 'void', id: 'k2', at: noon(4) }]).streak).toEqual([2, 2]);
  });
  it('keeps the miss of a day that had closed when the promise was moved, and asks for the new day too', () => {
    const moved = [...kept(1, 2), promised('a', 3, 3), of('reschedule', 'a', 4, { due: nov(6) })];
    expect([read(noon(5), moved).streak, read(noon(5), moved).verdict(nov(3))]).toEqual([[0, 2], 'missed']);
    expect(read(noon(6), [...moved, { type: 'complete', id: 'a', at: noon(5) }]).streak).toEqual([1, 2]);
    expect(read(noon(7), moved).verdict(nov(6))).toBe('missed');
  });
  it('does not ask for what was deleted in time', () => {
    expect(read(noon(5), [...kept(1, 2), promised('a', 3, 3), of('delete', 'a', 3)]).streak).toEqual([2, 2]);
  });
  it('cannot miss the day that Samoa never had', () => {
    const samoa = (day: string, due: string) => ({ type: 'create', id: due, at: `2011-12-${day}T20:00:00Z`, due: `2011-12-${due}` });
    const done = (id: string, at: string) => ({ type: 'complete', id, at: `2011-12-${at}:00:00Z` });
    const answer = streaksCommand({
      timezone: 'Pacific/Apia',
      now: '2012-01-01T00:00:00Z',
      events: [samoa('28', '28'), done('28', '28T22'), samoa('28', '30'), samoa('29', '29'), done('29', '29T22')],
    });
    expect([answer.current_streak, answer.days.map((day) => `${day.day} ${day.verdict}`)]).toEqual([
      2,
      ['2011-12-28 kept', '2011-12-29 kept', '2011-12-30 neutral', '2011-12-31 neutral', '2012-01-01 pending'],
    ]);
  });
  it('stretches the day of somebody who flies west, and does not count it twice', () => {
    const west = [
      { type: 'create', id: 'a', at: '2026-11-18T01:00:00Z', due: '2026-11-18' },
      { type: 'complete', id: 'a', at: '2026-11-18T02:00:00Z' },
      { type: 'tz', at: '2026-11-18T03:00:00Z', tz: 'America/Los_Angeles' },
      { type: 'create', id: 'b', at: '2026-11-18T04:00:00Z' },
      { type: 'complete', id: 'b', at: '2026-11-19T09:00:00Z' },
    ];
    expect(streaksCommand({ timezone: 'Asia/Tokyo', now: '2026-11-19T10:00:00Z', events: west })).toMatchObject({
      current_streak: 1,
      days: [{ day: '2026-11-18', verdict: 'kept' }],
    });
  });
});

describe('a history that is not one', () => {
  const field = (json: unknown): string | undefined => {
    try {
      streaksCommand(json);
    } catch (error) {
      return (error as { field?: string }).field;
    }
    return 'nothing was refused';
  };
  it('is refused with the field at fault', () => {
    const good = { timezone: NEW_YORK, now: noon(2), events: [] as object[] };
    expect(field(good)).toBe('nothing was refused');
    expect(field({ ...good, timezone: 'IST' })).toBe('timezone');
    expect(field({ ...good, now: '2026-11-02' })).toBe('now');
    expect(field({ ...good, policy: { rule: 'most' } })).toBe('policy.rule');
    expect(field({ ...good, policy: { dayStart: 3 } })).toBe('policy.dayStart');
    expect(field({ ...good, events: 'none' })).toBe('events');
    expect(field({ ...good, events: [promised('a', 1, 1), { type: 'finish', at: noon(1) }] })).toBe('events[1].type');
    expect(field({ ...good, events: [{ type: 'create', id: 'a', at: '2026-02-30T10:00:00Z' }] })).toBe('events[0].at');
    expect(field({ ...good, events: [{ type: 'create', id: 'a', at: noon(1), due: '2026-11-31' }] })).toBe('events[0].due');
    expect(field({ ...good, events: [{ type: 'complete', at: noon(1) }] })).toBe('events[0].id');
    expect(field({ ...good, events: [{ type: 'tz', at: noon(1) }] })).toBe('events[0].tz');
    expect(field({ ...good, events: [{ type: 'day_start', at: noon(1), hour: 24 }] })).toBe('events[0].hour');
    const longAgo = [{ type: 'create', id: 'a', at: '0001-01-01T00:00:00Z' }];
    expect(field({ ...good, events: [promised('b', 1, 1), ...longAgo] })).toBe('events[1].at');
    expect(field({ ...good, now: '9999-01-01T00:00:00Z', events: [promised('b', 1, 1)] })).toBe('events[0].at');
    expect([field(null), field([])]).toEqual([undefined, undefined]);
  });
});
