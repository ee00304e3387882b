import { describe, expect, it } from 'vitest';
import { ClockHistory } from './clock-history.ts';
import { type Claim, judgeClaims } from './judge/claims.ts';
import { type CheckIn, type DeliveryFacts, type DeliveryRow, duplicatesOf, judgeDeliveries } from './judge/deliveries.ts';
import { echoesOf, judgeHook, judgeLog } from './judge/log.ts';
import { judgeLeftovers, judgeRecount, judgeSeats } from './judge/rows.ts';
import { type Found, judgeWrites } from './judge/writes.ts';
import type { Outcome, Write, WriteKind } from './records.ts';

const write = (kind: WriteKind, subject: string, outcome: Outcome, isRepeat = false): Write => ({ kind, subject, outcome, isRepeat, code: null, endedAtMs: 0 });
const found = (more: Partial<Found> = {}): Found => {
  const none = new Map<string, number>();
  return { promise: none, done: none, undo: none, pod: none, join: none, leave: none, ...more };
};
const nowhere = { completed: new Set<string>(), seats: new Set<string>() };

describe('the judge of writes', () => {
  const writes = [write('promise', 'a', 'acknowledged'), write('promise', 'b', 'unknown'), write('promise', 'c', 'refused')];
  const judge = (counts: Record<string, number>): string[] => judgeWrites(writes, found({ promise: new Map(Object.entries(counts)) }), nowhere);

  it('has nothing against an acknowledged write that is there once, and an unknown one that is there or not', () => {
    expect(judge({ a: 1 })).toEqual([]);
    expect(judge({ a: 1, b: 1 })).toEqual([]);
  });

  it.each([
    ['an acknowledged write is lost', {}],
    ['an acknowledged write is there twice', { a: 2 }],
    ['an unknown write is there twice', { a: 1, b: 2 }],
    ['a refused write is there', { a: 1, c: 1 }],
    ['something is there that nobody wrote', { a: 1, d: 1 }],
  ])('says so when %s', (_, counts) => {
    expect(judge(counts)).toHaveLength(1);
  });

  it('counts an answer "it was so already" as nothing new', () => {
    const twice = [write('done', 'a', 'unknown'), write('done', 'a', 'acknowledged', true)];
    const completed = { ...nowhere, completed: new Set(['a']) };
    expect(judgeWrites(twice, found({ done: new Map([['a', 1]]) }), completed)).toEqual([]);
    expect(judgeWrites(twice, found({ done: new Map([['a', 2]]) }), completed)).toHaveLength(1);
  });

  it('says so when the last acknowledged word does not count, and asks for nothing where the last one is unknown', () => {
    const seat = [write('join', 'a/pod', 'acknowledged'), write('leave', 'a/pod', 'acknowledged')];
    const counts = found({ join: new Map([['a/pod', 1]]), leave: new Map([['a/pod', 1]]) });
    expect(judgeWrites(seat, counts, nowhere)).toEqual([]);
    expect(judgeWrites(seat, counts, { ...nowhere, seats: new Set(['a/pod']) })).toHaveLength(1);
    expect(judgeWrites([seat[0]!, write('leave', 'a/pod', 'unknown')], counts, { ...nowhere, seats: new Set(['a/pod']) })).toEqual([]);
  });
});

const claim = (more: Partial<Claim>): Claim => ({
  telegramId: '7',
  dedupeKey: 'check-in:evening:x:2030-05-01',
  fromMs: 100_000,
  toMs: 101_000,
  end: 'sent',
  reason: null,
  ...more,
});

describe('the judge of what bots had in their hands', () => {
  const unreported = claim({ end: 'lease over' });
  const unanswered = claim({ end: 'failed', reason: 'Telegram did not answer.' });

  it('has nothing against what was sent, refused or put back', () => {
    expect(judgeClaims([claim({}), claim({ end: 'failed', reason: 'Bad Gateway' }), claim({ end: 'skipped' })], [], 0)).toEqual([]);
  });

  it('says so when nobody reported what became of a message, unless something was broken meanwhile', () => {
    expect(judgeClaims([unreported], [], 5)).toHaveLength(1);
    expect(judgeClaims([unreported], [{ fromMs: 101_001, toMs: 102_000 }], 0)).toHaveLength(1);
    expect(judgeClaims([unreported], [{ fromMs: 80_000, toMs: 89_999 }], 0)).toHaveLength(1);
    expect(judgeClaims([unreported], [{ fromMs: 100_500, toMs: 102_000 }], 0)).toEqual([]);
    expect(judgeClaims([unreported], [{ fromMs: 80_000, toMs: 91_000 }], 0)).toEqual([]);
  });

  it('says so when Telegram did not answer more often than it was told, unless something was broken meanwhile', () => {
    expect(judgeClaims([unanswered, unanswered], [], 1)).toHaveLength(1);
    expect(judgeClaims([unanswered, unanswered], [], 2)).toEqual([]);
    expect(judgeClaims([unanswered, unanswered], [{ fromMs: 100_500, toMs: 100_600 }], 0)).toEqual([]);
  });
});

describe('the judge of messages', () => {
  const day = '2030-05-01';
  const at = (time: string): number => Date.parse(`${day}T${time}Z`);
  /** The clock stands where real time is, at 19:00; a minute later it is set on by an hour. */
  const clock = new ClockHistory();
  clock.moved({ fromMs: at('19:00:00'), offsetMs: 0 });
  clock.moved({ fromMs: at('19:01:00'), offsetMs: 3_600_000 });
  const row = (more: Partial<DeliveryRow> = {}): DeliveryRow => ({
    telegramId: '7',
    dedupeKey: `check-in:evening:x:${day}`,
    status: 'sent',
    attempts: 1,
    lastError: null,
    isDue: true,
    ...more,
  });
  const asked = (shown: string): CheckIn => ({ kind: 'evening', telegramId: '7', shownAtMs: at(shown) });
  const facts = (more: Partial<DeliveryFacts> = {}): DeliveryFacts => ({
    rows: [row()],
    checkIns: [asked('20:01:05')],
    clock,
    stoppedAtMs: new Map(),
    lastEvening: { day, telegramIds: ['7'] },
    claims: [],
    inFlightMs: 10_000,
    ...more,
  });

  it('has nothing against a question that was sent once in its time', () => {
    expect(judgeDeliveries(facts())).toEqual([]);
  });

  it('says so when a question comes twice, unless it may have been sent without anybody keeping that', () => {
    const doubled = facts({ checkIns: [asked('20:01:05'), asked('20:01:09')], claims: [claim({})] });
    expect(duplicatesOf(doubled)).toBe(1);
    expect(judgeDeliveries(doubled)).toHaveLength(1);
    expect(judgeDeliveries({ ...doubled, claims: [claim({ end: 'failed', reason: 'Bad Gateway' }), claim({})] })).toHaveLength(1);
    expect(judgeDeliveries({ ...doubled, claims: [claim({ telegramId: '8', end: 'lease over' }), claim({})] })).toHaveLength(1);
    expect(judgeDeliveries({ ...doubled, claims: [claim({ end: 'lease over' }), claim({})] })).toEqual([]);
    expect(judgeDeliveries({ ...doubled, claims: [claim({ end: 'failed', reason: 'Telegram did not answer.' }), claim({})] })).toEqual([]);
  });

  it.each([
    ['what is kept as sent never came', { checkIns: [] }],
    ['something due is left', { rows: [row(), row({ status: 'queued' })] }],
    ['a claimed message is left', { rows: [row(), row({ status: 'claimed' })] }],
    ['something was given up before its time', { rows: [row(), row({ status: 'dead', attempts: 2 })] }],
    ['something was skipped for a reason that nobody can have', { rows: [row(), row({ status: 'skipped', lastError: 'unreachable' })] }],
    ['it came before its time', { checkIns: [asked('19:00:30')] }],
    ['it came long after its time was over', { checkIns: [asked('21:00:30')] }],
    ['it came to somebody who had been stopped', { stoppedAtMs: new Map([['7', at('19:00:50')]]) }],
    ['somebody with something open was not asked', { lastEvening: { day, telegramIds: ['7', '8'] } }],
  ] satisfies [string, Partial<DeliveryFacts>][])('says so when %s', (_, more) => {
    expect(judgeDeliveries(facts(more))).toHaveLength(1);
  });

  it('lets what was being sent when somebody was stopped, or when its time was over, still go out', () => {
    expect(judgeDeliveries(facts({ stoppedAtMs: new Map([['7', at('19:00:58')]]) }))).toEqual([]);
    expect(judgeDeliveries(facts({ checkIns: [asked('21:00:05')] }))).toEqual([]);
  });

  it('lets a question come while nobody knew yet that the clock had been set, and from then on not by the old one', () => {
    const set = new ClockHistory();
    set.moved({ fromMs: at('19:00:00'), offsetMs: 0 });
    set.moved({ fromMs: at('19:01:00'), knownMs: at('19:01:10'), offsetMs: 3_600_000 });
    expect(judgeDeliveries(facts({ clock: set, checkIns: [asked('20:01:05')] }))).toEqual([]);
    expect(set.whenShown(at('19:01:05'))).toEqual([at('19:01:05')]);
    expect(set.whenShown(at('19:01:15'))).toEqual([]);
    expect(set.whenShown(at('20:00:55'))).toEqual([]);
  });

  it('lets a question come before its time when the clock has been set back since', () => {
    const setBack = new ClockHistory();
    setBack.moved({ fromMs: at('19:59:00'), offsetMs: 0 });
    setBack.moved({ fromMs: at('20:00:10'), offsetMs: -60_000 });
    expect(judgeDeliveries(facts({ clock: setBack, checkIns: [asked('19:59:15')] }))).toEqual([]);
    expect(judgeDeliveries(facts({ clock: setBack, checkIns: [asked('19:59:05')] }))).toHaveLength(1);
  });
});

describe('the judge of the log', () => {
  const log = ['a', 'b', 'c'].map((id, index) => ({ id, type: 'pod.created', position: index + 1 }));
  const expected = log.map(({ id }) => id);
  const follower = (seen: readonly string[]) => ({ name: 'Somebody', seen, expected });

  it('has nothing against a follower who has everything', () => {
    expect(judgeLog(log, [follower(['a', 'b', 'c'])])).toEqual([]);
  });

  it.each([
    ['is missed in the middle', ['a', 'c']],
    ['is missed at the end', ['a', 'b']],
    ['comes twice', ['a', 'b', 'b', 'c']],
    ['comes out of order', ['b', 'a', 'c']],
  ])('says so when an event %s', (_, seen) => {
    expect(judgeLog(log, [follower(seen)])).toHaveLength(1);
  });

  it('says so when the log has a gap or a place twice', () => {
    expect(judgeLog([log[0]!, { ...log[2]!, position: 3 }], [])).toHaveLength(1);
    expect(judgeLog([log[0]!, { ...log[1]!, position: 1 }], [])).toHaveLength(1);
  });

  it('says so when a webhook misses an event, overtakes one, or repeats more than it may', () => {
    const call = (eventId: string) => ({ id: `call ${eventId}`, eventId });
    const hook = (calls: ReturnType<typeof call>[], mostEchoes = 0, mostLate = 0) => ({ calls, expected, mostEchoes, mostLate });
    const all = [call('a'), call('b'), call('c')];
    expect(judgeHook(hook(all))).toEqual([]);
    expect(judgeHook(hook([call('a'), ...all], 1))).toEqual([]);
    expect(echoesOf(hook([call('a'), ...all]))).toBe(1);
    expect(judgeHook(hook([call('a'), ...all]))).toHaveLength(1);
    expect(judgeHook(hook([call('a'), call('c')]))).toHaveLength(1);
    expect(judgeHook(hook([...all, call('a')], 1))).toHaveLength(1);
    expect(judgeHook(hook([...all, call('a')], 1, 1))).toEqual([]);
    expect(judgeHook(hook([call('b'), call('a'), call('c')], 1, 1))).toHaveLength(1);
  });
});

describe('the judges of rows', () => {
  const pod = { name: 'Alder', seats: 3, counted: 3, members: 3 };
  it('say so when a pod is too full, or its counter is off by one', () => {
    expect(judgeSeats([pod])).toEqual([]);
    expect(judgeSeats([{ ...pod, counted: 4, members: 4 }])).toHaveLength(1);
    expect(judgeSeats([{ ...pod, counted: 2 }])).toHaveLength(1);
  });

  it('say so when a lease is left, and when a recount differs', () => {
    expect(judgeLeftovers({ leases: 0, updates: 0 })).toEqual([]);
    expect(judgeLeftovers({ leases: 1, updates: 0 })).toHaveLength(1);
    expect(judgeRecount([])).toEqual([]);
    expect(judgeRecount([{ table: 'users', column: 'total_commitments' }])).toHaveLength(1);
  });
});
