import { dayOf } from '../lib/calendar.rules.ts';
import { closeDay, EMPTY_TALLY, NO_RUN, standingToday, type DayContext, type DayTally, type JudgedDay, type Run } from './streak-day.rules.ts';
import { isOfCommitment, placeOf, type CommitmentHistoryEvent, type HistoryEvent, type MemberHistoryEvent, type StreakPolicy } from './streak-event.rules.ts';
import { promiseEffect, type PromiseEffect } from './streak-promise.rules.ts';
import { frameAt, timelineOf, userDayNumber, userDayOpensAtMs, withEvent, type Timeline } from './streak-timeline.rules.ts';

const HOUR_MS = 3_600_000;

type Kept = { events: CommitmentHistoryEvent[]; effect: PromiseEffect | null };
/** A holiday of the member, in days; `until` is the first day after it. */
type Holiday = { readonly from: number; readonly until: number };

/** A day of the book. `timezone`: the one in force when it closed, or now. `isBreak`: of a holiday of the member, whatever came of it. */
export type BookDay = { readonly day: string; readonly judged: JudgedDay; readonly tally: DayTally; readonly timezone: string; readonly isBreak: boolean };
/** A closed day that nothing will touch any more, and the streak after it. `owed`: later days on which promises are due that are open and of which nothing else is told. */
export type Checkpoint = { readonly dayNumber: number; readonly run: Run; readonly owed?: readonly number[] };

/**
 * One member's history, kept up to date event by event. An event in the open day costs nothing but its own commitment; one that touches a
 * closed day makes the days from there on be judged again. Whatever the order of arrival, the book is what `computeStreak` makes of the same events.
 */
export class StreakBook {
  private timeline: Timeline;
  private readonly commitments = new Map<string, Kept>();
  private memberEvents: MemberHistoryEvent[] = [];
  private tallies: Map<number, DayTally>;
  private holidays: Holiday[] = [];
  private grants = new Map<number, number>();
  private firstDay = Infinity;
  private lastAtMs = -Infinity;
  /** The closed days judged so far, from `firstDay` on. */
  private judged: JudgedDay[] = [];

  /**
   * `timezone`: where the member lived before the first change of zone. `after`: the book then begins the day after, and needs only the commitments that
   * something is told of from there on.
   */
  constructor(
    private readonly timezone: string,
    private readonly policy: StreakPolicy,
    private readonly after: Checkpoint | null = null,
  ) {
    this.timeline = this.freshTimeline();
    this.tallies = this.freshTallies();
    if (after !== null) this.firstDay = after.dayNumber + 1;
  }

  /** Takes in one event; one that is known already changes nothing. */
  apply(event: HistoryEvent): void {
    const isKnown = isOfCommitment(event) ? this.applyToCommitment(event) : this.applyToMember(event);
    if (!isKnown) this.lastAtMs = Math.max(this.lastAtMs, event.atMs);
  }

  private freshTimeline(): Timeline {
    return timelineOf({ timezone: this.timezone, dayStartHour: this.policy.dayStartHour });
  }

  private freshTallies(): Map<number, DayTally> {
    const tallies = new Map<number, DayTally>();
    for (const day of this.after?.owed ?? []) tallies.set(day, { ...EMPTY_TALLY, duties: (tallies.get(day)?.duties ?? 0) + 1 });
    return tallies;
  }

  private dayAt = (atMs: number): number => userDayNumber(this.timeline, atMs);

  private applyToCommitment(event: CommitmentHistoryEvent): boolean {
    const kept = this.commitments.get(event.id) ?? { events: [], effect: null };
    const place = placeOf(kept.events, event);
    if (place < 0) return true;
    kept.events.splice(place, 0, event);
    this.commitments.set(event.id, kept);
    this.begin(this.dayAt(event.atMs));
    this.weigh(kept);
    return false;
  }

  /** Replaces what a commitment meant for the tallies by what it means now. */
  private weigh(kept: Kept): void {
    const after = promiseEffect(kept.events, this.dayAt, this.policy);
    if (kept.effect !== null) this.count(kept.effect, -1);
    this.count(after, 1);
    kept.effect = after;
  }

  private count(effect: PromiseEffect, sign: 1 | -1): void {
    if (effect.credit !== null) this.change(effect.credit, { credits: sign, backdated: effect.isBackdated ? sign : 0 });
    if (effect.late !== null) this.change(effect.late, { late: sign });
    for (const day of effect.fails) this.change(day, { fails: sign });
    for (const day of effect.duties) this.change(day, { duties: sign });
  }

  private change(day: number, by: Partial<DayTally>): void {
    const old = this.tallies.get(day) ?? EMPTY_TALLY;
    const add = (key: keyof DayTally) => old[key] + (by[key] ?? 0);
    this.tallies.set(day, { credits: add('credits'), backdated: add('backdated'), late: add('late'), fails: add('fails'), duties: add('duties') });
    this.forgetFrom(day);
  }

  private begin(day: number): void {
    if (day >= this.firstDay || this.after !== null) return;
    this.firstDay = day;
    this.judged = [];
  }

  private forgetFrom(day: number): void {
    const keep = Math.max(0, day - this.firstDay);
    if (keep < this.judged.length) this.judged.length = keep;
  }

  private applyToMember(event: MemberHistoryEvent): boolean {
    const place = placeOf(this.memberEvents, event);
    if (place < 0) return true;
    this.memberEvents.splice(place, 0, event);
    const isFrame = event.type === 'tz' || event.type === 'day_start';
    if (isFrame && event.atMs <= this.lastAtMs) this.reopen();
    else if (isFrame) this.extend(event);
    this.begin(this.dayAt(event.atMs));
    this.recountMemberDays();
    this.forgetFrom(this.dayAt(event.atMs));
    return false;
  }

  private extend(event: MemberHistoryEvent): void {
    this.forgetFrom(this.dayAt(event.atMs));
    this.timeline = withEvent(this.timeline, event);
  }

  /** A frame that was in force before things already written down: every event's day is asked again. */
  private reopen(): void {
    this.timeline = this.freshTimeline();
    this.judged = [];
    for (const event of this.memberEvents) this.extend(event);
    this.tallies = this.freshTallies();
    this.firstDay = this.after === null ? Infinity : this.after.dayNumber + 1;
    for (const event of this.memberEvents) this.begin(this.dayAt(event.atMs));
    for (const kept of this.commitments.values()) {
      kept.effect = null;
      this.begin(this.dayAt(kept.events[0]!.atMs));
      this.weigh(kept);
    }
  }

  private recountMemberDays(): void {
    this.grants = new Map();
    this.holidays = [];
    let from: number | null = null;
    for (const event of this.memberEvents) {
      const day = this.dayAt(event.atMs);
      if (event.type === 'freeze') this.grants.set(day, (this.grants.get(day) ?? 0) + event.tokens);
      else if (event.type === 'pause') from ??= day;
      else if (event.type === 'resume' && from !== null) {
        this.holidays.push({ from, until: day });
        from = null;
      }
    }
    if (from !== null) this.holidays.push({ from, until: Infinity });
  }

  private context(day: number): DayContext {
    return {
      tally: this.tallies.get(day) ?? EMPTY_TALLY,
      isPaused: this.holidays.some(({ from, until }) => day >= from && day < until),
      grants: this.grants.get(day) ?? 0,
      hours: () => (userDayOpensAtMs(this.timeline, day + 1) - userDayOpensAtMs(this.timeline, day)) / HOUR_MS,
    };
  }

  private judgeUntil(today: number): void {
    for (let day = this.firstDay + this.judged.length; day < today; day += 1) {
      this.judged.push(closeDay(this.judged.at(-1) ?? this.start(), this.context(day), this.policy));
    }
  }

  private before(today: number): Run {
    return this.judged[today - this.firstDay - 1] ?? this.start();
  }

  private start(): Run {
    return this.after?.run ?? NO_RUN;
  }

  /** How the open day stands, and the streak with it. `now` must not be before the last event. */
  today(nowMs: number): JudgedDay & { readonly dayNumber: number } {
    const dayNumber = this.dayAt(nowMs);
    if (dayNumber < this.firstDay) return { ...standingToday(NO_RUN, this.context(dayNumber), this.policy), dayNumber };
    this.judgeUntil(dayNumber);
    return { ...standingToday(this.before(dayNumber), this.context(dayNumber), this.policy), dayNumber };
  }

  /** Every day from the first event to the open day, oldest first. */
  days(nowMs: number): BookDay[] {
    const today = this.today(nowMs);
    if (today.dayNumber < this.firstDay) return [];
    const closed = this.judged.slice(0, today.dayNumber - this.firstDay);
    return [...closed, today].map((judged, index) => this.bookDay(this.firstDay + index, judged));
  }

  private bookDay(day: number, judged: JudgedDay): BookDay {
    const { tally, isPaused: isBreak } = this.context(day);
    return { day: dayOf(day), judged, tally, timezone: frameAt(this.timeline, userDayOpensAtMs(this.timeline, day + 1) - 1).timezone, isBreak };
  }

  /** The instant (epoch ms) at which the open day closes, as far as the zone that is in force tells. */
  todayClosesAtMs(nowMs: number): number {
    return userDayOpensAtMs(this.timeline, this.dayAt(nowMs) + 1);
  }

  /** Whether the close of that day or of a later one will tell something: a due day is still to close, or something was done late. */
  isAwaited(day: number): boolean {
    return [...this.tallies].some(([at, tally]) => at >= day && tally.duties + tally.fails + tally.late > 0);
  }

  /** The instant (epoch ms) at which the streak ends if nothing more is reported; null: never, because there is none or a holiday has no end yet. */
  endsAtMs(nowMs: number): number | null {
    const today = this.today(nowMs);
    if (today.run === 0) return null;
    let run: Run = this.before(today.dayNumber);
    for (let day = today.dayNumber; ; day += 1) {
      if (this.holidays.some(({ from, until }) => day >= from && until === Infinity)) return null;
      run = closeDay(run, this.context(day), this.policy);
      if (run.run === 0) return userDayOpensAtMs(this.timeline, day + 1);
    }
  }
}
