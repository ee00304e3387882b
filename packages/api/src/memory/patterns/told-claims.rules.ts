import { dayOf, localDayNumber, type DayFrame, type LocalDate } from '../../lib/calendar.rules.ts';
import type { Evidence, Interval, PatternDirection, PatternFactor } from '../../user/pattern.rules.ts';
import { findPatterns, type FoundPattern } from './find-patterns.rules.ts';
import { firstDayOf, judgedPromises, type JudgedPromise, type PromiseRecord } from './promise-history.rules.ts';
import { differencePp, rateOf } from './proportion.rules.ts';

/** After so many weeks of promises the history is looked at; in between nothing new is told. Later looks come every half year. */
const LOOK_WEEKS: readonly number[] = [8, 13, 26];
const LATER_LOOK_EVERY_WEEKS = 26;
/**
 * What the looks of the first 26 weeks may spend together on patterns where none are, and what all but the last may: less than the 5 % that are promised, since
 * days are not quite exchangeable. An early look spends by the cube of what there is to see by then, so most is spent where most can be found.
 */
const ALPHA = 0.04;
const EARLY_ALPHA = 0.034;
const PROMISES_FOR_EARLY_ALPHA = 182;
const LATER_ALPHA = 0.02;
/** Fewer judged promises than this say nothing. */
export const LEAST_PROMISES = 60;
/** What is older says little about a member today. */
const WINDOW_DAYS = 52 * 7;
/** A claim that recent promises have not borne out for so long is told no more. */
const KEPT_DAYS = 8 * 7;
const RECENT_DAYS = 13 * 7;
const MOST_EVIDENCE = 20;

/** What a member is told: a difference with how sure it is, on how many promises, and which. Rates 0-1, effect in percentage points, with 90 % intervals. */
export type ToldClaim = {
  readonly factor: PatternFactor;
  readonly level: string;
  readonly direction: PatternDirection;
  readonly inside: Interval;
  readonly outside: Interval;
  readonly effectPp: { readonly value: number; readonly lo: number; readonly hi: number };
  /** The chance of the strongest pattern being so strong where there is none, as judged at the look that found it. */
  readonly pAdjusted: number;
  /** How many looks there had been, the one that found it included. */
  readonly looksSpent: number;
  readonly firstSeenOn: LocalDate;
  readonly lastConfirmedOn: LocalDate;
  readonly evidence: Evidence;
};
export type ToldClaims = {
  readonly claims: readonly ToldClaim[];
  readonly isEnough: boolean;
  /** Judged promises in the window. */
  readonly promises: number;
  readonly window: { readonly from: LocalDate; readonly to: LocalDate };
};

type Known = { readonly pattern: FoundPattern; readonly looksSpent: number; readonly firstSeen: number; lastConfirmed: number };

/**
 * What a member would have been told by now: the claims found by the looks there have been, as far as the weeks since have borne them out.
 * A change is told on the last day of a week of promises; the same history gives the same claims whenever it is asked.
 */
export function toldClaims(records: readonly PromiseRecord[], frame: DayFrame, now: Date): ToldClaims {
  const today = localDayNumber(now.getTime(), frame);
  const past = records.filter(({ createdAtMs }) => createdAtMs <= now.getTime());
  const first = firstDayOf(past, frame) ?? today;
  const judged = judgedPromises(past, frame, today);
  const window = windowAt(judged, today);
  const known = knownAt(judged, first, today);
  return {
    claims: known.map((one) => claimOf(one, judged, today)),
    isEnough: window.length >= LEAST_PROMISES,
    promises: window.length,
    window: { from: dayOf(Math.max(first, today - WINDOW_DAYS)), to: dayOf(today) },
  };
}

/** Goes through the weeks as they came. */
function knownAt(judged: readonly JudgedPromise[], first: number, today: number): Known[] {
  let known: Known[] = [];
  let [looksSpent, alphaSpent] = [0, 0];
  for (let week = 1; first + week * 7 - 1 <= today; week += 1) {
    const day = first + week * 7 - 1;
    const window = windowAt(judged, Math.min(day + 1, today));
    for (const one of known) if (stillHolds(one.pattern, window)) one.lastConfirmed = day;
    known = known.filter(({ lastConfirmed }) => day - lastConfirmed <= KEPT_DAYS);
    if (!isLook(week) || window.length < LEAST_PROMISES) continue;
    const alpha = alphaAt(week, window.length, alphaSpent);
    alphaSpent += alpha;
    looksSpent += 1;
    known = merged(known, findPatterns(window, alpha), { day, looksSpent });
  }
  return known;
}

const isLook = (week: number): boolean => LOOK_WEEKS.includes(week) || week % LATER_LOOK_EVERY_WEEKS === 0;

/** What the look after so many weeks may spend. */
function alphaAt(week: number, promises: number, spent: number): number {
  const last = LOOK_WEEKS.at(-1)!;
  if (week > last) return LATER_ALPHA;
  return Math.max(0, (week === last ? ALPHA : EARLY_ALPHA * Math.min(1, promises / PROMISES_FOR_EARLY_ALPHA) ** 3) - spent);
}

function windowAt(judged: readonly JudgedPromise[], before: number): JudgedPromise[] {
  return judged.slice(firstFrom(judged, before - WINDOW_DAYS), firstFrom(judged, before));
}

/** Where in a list in the order of days the first promise for this day or a later one is; the length of the list where there is none. */
function firstFrom(judged: readonly JudgedPromise[], day: number): number {
  let [from, to] = [0, judged.length];
  while (from < to) {
    const middle = (from + to) >> 1;
    if (judged[middle]!.day < day) from = middle + 1;
    else to = middle;
  }
  return from;
}

/** What is found again is confirmed; what contradicts a known claim takes its place. */
function merged(known: readonly Known[], found: readonly FoundPattern[], { day, looksSpent }: { day: number; looksSpent: number }): Known[] {
  const kept = known.filter(({ pattern }) => !found.some((one) => isSame(one, pattern) && one.direction !== pattern.direction));
  for (const one of kept) if (found.some((again) => isSame(again, one.pattern))) one.lastConfirmed = day;
  const fresh = found.filter((one) => !kept.some(({ pattern }) => isSame(one, pattern)));
  return [...kept, ...fresh.map((pattern) => ({ pattern, looksSpent, firstSeen: day, lastConfirmed: day }))];
}

/** A change that is dated a little differently by more data is the same change. */
const isSame = (one: FoundPattern, other: FoundPattern): boolean => one.factor === other.factor && (one.level === other.level || one.factor === 'change_point');

/** Whether recent promises still show the difference, judged by itself: its 90 % interval is on the claimed side. A change is seen against all that was before it. */
function stillHolds(pattern: FoundPattern, window: readonly JudgedPromise[]): boolean {
  const last = window.at(-1)?.day ?? 0;
  const looked = pattern.factor === 'change_point' ? window : window.slice(firstFrom(window, last - RECENT_DAYS + 1));
  const { inside, outside, effectPp } = sidesOf(pattern, looked);
  if (inside.n === 0 || outside.n === 0) return false;
  return pattern.direction === 'up' ? effectPp.lo > 0 : effectPp.hi < 0;
}

function sidesOf({ sideOf }: FoundPattern, window: readonly JudgedPromise[]) {
  const side = sideOf(window);
  const rate = (wanted: boolean): Interval => {
    const these = window.filter((_, at) => side[at] === wanted);
    return rateOf(these.filter(({ isKept }) => isKept).length, these.length);
  };
  const [inside, outside] = [rate(true), rate(false)];
  return { inside, outside, effectPp: differencePp(inside, outside), promises: window.filter((_, at) => side[at] === true) };
}

function claimOf({ pattern, looksSpent, firstSeen, lastConfirmed }: Known, judged: readonly JudgedPromise[], today: number): ToldClaim {
  const { inside, outside, effectPp, promises } = sidesOf(pattern, windowAt(judged, today));
  const shown = promises.slice(-MOST_EVIDENCE);
  return {
    factor: pattern.factor,
    level: pattern.level,
    direction: pattern.direction,
    inside,
    outside,
    effectPp,
    pAdjusted: pattern.pAdjusted,
    looksSpent,
    firstSeenOn: dayOf(firstSeen),
    lastConfirmedOn: dayOf(lastConfirmed),
    evidence: { commitment_ids: shown.map(({ id }) => id), from: dayOf(shown[0]?.day ?? today), to: dayOf(shown.at(-1)?.day ?? today) },
  };
}
