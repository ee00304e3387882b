import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dayNumber, localDayNumber } from '../lib/calendar.rules.ts';
import { StreakBook, type Checkpoint } from './streak-book.rules.ts';
import { timelineOf, userDayNumber, userDayOpensAtMs, withFrame, type Timeline } from './streak-timeline.rules.ts';
import { anyHistory } from './streak-histories.test-data.ts';
import { compareEvents, isOfCommitment, type HistoryEvent } from './streak-event.rules.ts';
import { promiseEffect } from './streak-promise.rules.ts';
import { bookOf, computeStreak, readStreak, type Streak, type StreakHistory } from './streak.rules.ts';

/** `STREAK_RUNS=10000 vitest run --project rules streak.rules` is the long form. */
const numRuns = Number(process.env.STREAK_RUNS ?? 300);
const slow = { timeout: 60_000 + numRuns * 60 };

const inOrder = (events: readonly HistoryEvent[]) => events.toSorted(compareEvents);

/** Every prefix of a history: after each event, how one book that has seen all events so far and a fresh computation read. */
function eachPrefix(history: StreakHistory, check: (book: StreakBook, prefix: StreakHistory) => void): void {
  const book = new StreakBook(history.timezone, history.policy);
  const events = inOrder(history.events);
  events.forEach((event, index) => {
    book.apply(event);
    const next = events[index + 1];
    if (next === undefined || next.atMs > event.atMs) check(book, { ...history, now: new Date(event.atMs), events: events.slice(0, index + 1) });
  });
  check(book, { ...history, events });
}

function travelled({ timezone, policy, events }: StreakHistory): Timeline {
  const changes = inOrder(events).filter((event) => event.type === 'tz' || event.type === 'day_start');
  let timeline = timelineOf({ timezone, dayStartHour: policy.dayStartHour });
  for (const event of changes) timeline = withFrame(timeline, event.atMs, event.type === 'tz' ? { timezone: event.timezone } : { dayStartHour: event.hour });
  return timeline;
}

/** Those of `arrival` that have to be told after a day, and when the promises are due that have been silent for two days by then and are not given up. */
function owedAfter(history: StreakHistory, day: string, arrival: readonly HistoryEvent[]): { readonly owed: number[]; readonly told: HistoryEvent[] } {
  const timeline = travelled(history);
  const owed: number[] = [];
  const silent = new Set<string>();
  for (const [id, events] of Map.groupBy(inOrder(history.events).filter(isOfCommitment), (event) => event.id)) {
    const { duties, fails } = promiseEffect(events, (atMs) => userDayNumber(timeline, atMs), history.policy);
    const isSilent = events.every(({ atMs }) => atMs < Date.parse(day) - 2 * 86_400_000);
    if (!isSilent || fails.some((one) => one > dayNumber(day))) continue;
    silent.add(id);
    owed.push(...duties.filter((one) => one > dayNumber(day)));
  }
  return { owed, told: arrival.filter((event) => !isOfCommitment(event) || !silent.has(event.id)) };
}

/** A history, and its events twice, in any order. */
const shuffled = anyHistory.chain((history) =>
  fc.tuple(fc.constant(history), fc.shuffledSubarray([...history.events, ...history.events], { minLength: history.events.length * 2 })),
);

/** A day of a history that is not its last, how the streak stood after it, and what the whole history says of the days from then on; undefined where it has no such day. */
function cutAt(history: StreakHistory, choice: number): { readonly day: string; readonly after: Checkpoint; readonly rest: Streak } | undefined {
  const whole = computeStreak(history);
  const cut = whole.days[choice % Math.max(1, whole.days.length - 1)];
  if (cut === undefined || whole.days.length < 2) return undefined;
  const run = { run: cut.streakAfter, longest: cut.longestAfter, idle: cut.idleAfter, tokens: cut.tokensAfter };
  return { day: cut.day, after: { dayNumber: dayNumber(cut.day), run }, rest: { ...whole, days: whole.days.filter(({ day }) => day > cut.day) } };
}

describe('a streak', slow, () => {
  it('kept up event by event is the one recomputed from the same events', () => {
    fc.assert(
      fc.property(anyHistory, (history) => {
        eachPrefix(history, (book, prefix) => expect(readStreak(book, prefix.now, prefix.policy)).toEqual(computeStreak(prefix)));
      }),
      { numRuns },
    );
  });

  it('does not depend on the order in which events arrive, nor on repetition', () => {
    fc.assert(
      fc.property(shuffled, ([history, arrival]) => {
        const book = new StreakBook(history.timezone, history.policy);
        const midway = new Date(Math.max(...arrival.slice(0, arrival.length >> 1).map((event) => event.atMs)));
        arrival.forEach((event, index) => {
          book.apply(event);
          // Days judged too early must be judged again.
          if (index === arrival.length >> 1) readStreak(book, midway < history.now ? history.now : midway, history.policy);
        });
        expect(readStreak(book, history.now, history.policy)).toEqual(computeStreak(history));
      }),
      { numRuns },
    );
  });

  it('ends by time alone exactly when it says it will, and not before', () => {
    fc.assert(
      fc.property(anyHistory, fc.integer({ min: 0, max: 20 * 96 }), (history, quarters) => {
        const streak = computeStreak(history);
        const later = new Date(history.now.getTime() + quarters * 900_000);
        const isOver = streak.endsAt !== null && later >= streak.endsAt;
        const holdsUnderAll = history.policy.rule === 'any' || streak.current > 0;
        if (holdsUnderAll) expect(computeStreak({ ...history, now: later }).current).toBe(isOver ? 0 : streak.current);
      }),
      { numRuns },
    );
  });

  it('goes on from any closed day as it does from the first', () => {
    fc.assert(
      fc.property(anyHistory, fc.nat(60), (history, choice) => {
        const cut = cutAt(history, choice);
        if (cut === undefined) return;
        expect(readStreak(bookOf(history, cut.after), history.now, history.policy)).toEqual(cut.rest);
      }),
      { numRuns },
    );
  });

  it('needs no more of a promise of which nothing is told lately than the day on which it is due', () => {
    fc.assert(
      fc.property(shuffled, fc.nat(60), ([history, arrival], choice) => {
        const cut = cutAt(history, choice);
        if (cut === undefined) return;
        const { owed, told } = owedAfter(history, cut.day, arrival);
        const book = new StreakBook(history.timezone, history.policy, { ...cut.after, owed });
        for (const event of told) book.apply(event);
        expect(readStreak(book, history.now, history.policy)).toEqual(cut.rest);
      }),
      { numRuns },
    );
  });

  it('is never longer than the longest, and its days have neither gaps nor an unexplained verdict', () => {
    fc.assert(
      fc.property(anyHistory, (history) => {
        const { current, longest, days } = computeStreak(history);
        expect(current <= longest).toBe(true);
        expect(days.at(-1)?.streakAfter ?? 0).toBe(current);
        expect(new Set(days.map((day) => day.day)).size).toBe(days.length);
        expect(days.every((day) => day.reason.length > 20 && !/\b(fail|lazy|bad|should)/i.test(day.reason))).toBe(true);
        expect(days.slice(0, -1).some((day) => day.verdict === 'pending')).toBe(false);
        expect(history.policy.rule === 'any' && days.at(-1)?.verdict === 'missed').toBe(false);
      }),
      { numRuns },
    );
  });
});

describe('the days of somebody who travels', slow, () => {
  const frames = anyHistory.map((history) => ({ timeline: travelled(history), endMs: history.now.getTime() }));
  it('are the latest local day reached so far, and open at their first instant', () => {
    fc.assert(
      fc.property(frames, ({ timeline, endMs }) => {
        let reached = -Infinity;
        for (let atMs = endMs - 45 * 86_400_000; atMs <= endMs; atMs += 900_000) {
          const period = timeline.findLast((one) => one.fromMs <= atMs)!;
          const before = reached;
          reached = Math.max(reached, localDayNumber(atMs, period));
          // Newfoundland's clocks went back at one past midnight: between quarters a day may open that no quarter shows.
          expect(userDayNumber(timeline, atMs) - reached).toBeOneOf([0, 1]);
          if (reached > before) expect(userDayOpensAtMs(timeline, reached)).toBeLessThanOrEqual(atMs);
          expect(userDayNumber(timeline, userDayOpensAtMs(timeline, reached) - 1)).toBeLessThan(reached);
        }
      }),
      { numRuns: Math.ceil(numRuns / 15) },
    );
  });
});
