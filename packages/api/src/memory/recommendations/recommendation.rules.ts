import { dayNumber, type LocalDate } from '../../lib/calendar.rules.ts';
import type { Interval, PatternDirection, PatternFactor } from '../../user/pattern.rules.ts';
import { differencePp, rateOf } from '../patterns/proportion.rules.ts';

/** What advice is about. */
export const RECOMMENDATION_KINDS = ['schedule', 'scope', 'difficulty', 'rest', 'celebrate', 'clarify', 'deadline'] as const;
export type RecommendationKind = (typeof RECOMMENDATION_KINDS)[number];

/** `expired`: its pattern no longer holds, and nobody had answered. */
export const RECOMMENDATION_STATUSES = ['open', 'accepted', 'dismissed', 'expired'] as const;
export type RecommendationStatus = (typeof RECOMMENDATION_STATUSES)[number];

/** So many may wait for an answer of one member at a time. */
export const MOST_OPEN = 5;
/** Advice rests on a pattern whose 90 % interval begins at least so many percentage points away from no difference. */
const LEAST_CLEAR_PP = 5;
/** For so many days nobody is advised again what they have answered. */
const QUIET_DAYS = 26 * 7;
/** What came of advice is seen in so many days after the answer, against as many before it: whole weeks, so that each weekday counts alike. */
const COMPARED_DAYS = 8 * 7;
/** With fewer judged promises on either side nothing can be said. */
const LEAST_COMPARED = 20;
/** On the day after the last one its promises may still be reported: they are judged on the second. */
const JUDGED_AFTER_DAYS = 2;

/** A current pattern, as far as advice looks at it. */
export type AdvisingPattern = {
  readonly id: string;
  readonly factor: PatternFactor;
  readonly level: string;
  readonly direction: PatternDirection;
  readonly effectPp: { readonly value: number; readonly lo: number; readonly hi: number };
};
/** Advice there has been, and of which pattern. */
export type EarlierAdvice = {
  readonly patternId: string;
  readonly factor: PatternFactor;
  readonly level: string;
  readonly direction: PatternDirection;
  readonly status: RecommendationStatus;
  readonly answeredOn: LocalDate | null;
};

const KINDS: { readonly [factor in PatternFactor]: { readonly [direction in PatternDirection]: RecommendationKind | null } } = {
  weekday: { up: 'schedule', down: 'schedule' },
  weekend: { up: 'schedule', down: 'schedule' },
  time_of_day: { up: 'schedule', down: 'schedule' },
  category: { up: 'celebrate', down: 'scope' },
  difficulty: { up: 'celebrate', down: 'difficulty' },
  lead_time: { up: 'deadline', down: 'deadline' },
  duration: { up: 'schedule', down: 'scope' },
  load: { up: 'celebrate', down: 'scope' },
  // That vaguer promises are kept more often is no reason to promise vaguely.
  smart_score: { up: 'clarify', down: null },
  after_miss: { up: 'celebrate', down: 'rest' },
  change_point: { up: 'celebrate', down: 'rest' },
};

/** What kind of advice such a pattern gives; null: none. */
export const kindOf = ({ factor, direction }: Pick<AdvisingPattern, 'factor' | 'direction'>): RecommendationKind | null => KINDS[factor][direction];

/** Whether the whole interval lies clearly on the side of the pattern. */
export const isClear = ({ direction, effectPp }: Pick<AdvisingPattern, 'direction' | 'effectPp'>): boolean =>
  direction === 'up' ? effectPp.lo >= LEAST_CLEAR_PP : effectPp.hi <= -LEAST_CLEAR_PP;

/**
 * The patterns to give new advice for, the clearest first: as many as leave at most `MOST_OPEN` open, one for each thing that can be done, and none that
 * the member has answered within half a year.
 */
export function toAdvise(patterns: readonly AdvisingPattern[], earlier: readonly EarlierAdvice[], today: LocalDate): AdvisingPattern[] {
  const open = earlier.filter(({ status }) => status === 'open');
  const taken = new Set(open.map(matterOf));
  const candidates = patterns
    .filter((one) => kindOf(one) !== null && isClear(one) && !earlier.some((advice) => isSettled(advice, one, today)))
    .toSorted((a, b) => clearness(b) - clearness(a) || (a.id < b.id ? -1 : 1));
  const chosen: AdvisingPattern[] = [];
  for (const one of candidates) {
    if (open.length + chosen.length >= MOST_OPEN) break;
    if (taken.has(matterOf(one))) continue;
    taken.add(matterOf(one));
    chosen.push(one);
  }
  return chosen;
}

const clearness = ({ direction, effectPp }: AdvisingPattern): number => (direction === 'up' ? effectPp.lo : -effectPp.hi);

/** Saturdays and weekends are one matter, and so are two thresholds of one factor. */
function matterOf({ factor, direction }: Pick<AdvisingPattern, 'factor' | 'direction'>): string {
  return `${factor === 'weekend' ? 'weekday' : factor} ${direction}`;
}

function isSettled(advice: EarlierAdvice, pattern: AdvisingPattern, today: LocalDate): boolean {
  if (advice.patternId === pattern.id) return true;
  const isSame = advice.factor === pattern.factor && advice.level === pattern.level && advice.direction === pattern.direction;
  return isSame && advice.answeredOn !== null && dayNumber(today) - dayNumber(advice.answeredOn) < QUIET_DAYS;
}

/**
 * How often promises were kept before and after advice was accepted. `measured` is false when there were too few to say anything; the rates are then null.
 * `change_pp`: percentage points with a 90 % interval.
 */
export type Effect = {
  readonly measured: boolean;
  readonly before: Interval | null;
  readonly after: Interval | null;
  readonly change_pp: { readonly value: number; readonly lo: number; readonly hi: number } | null;
};

/**
 * What came of advice that was accepted on a day: all promises of the eight weeks after it against all of the eight weeks before it, whatever they are about,
 * since advice may well move them. The day itself belongs to neither.
 * @returns null until the eight weeks are over and their promises judged
 */
export function effectOf(judged: readonly { readonly day: number; readonly isKept: boolean }[], answeredOn: LocalDate, today: LocalDate): Effect | null {
  const day = dayNumber(answeredOn);
  if (dayNumber(today) < day + COMPARED_DAYS + JUDGED_AFTER_DAYS) return null;
  const rate = (from: number, to: number): Interval => {
    const these = judged.filter((one) => one.day >= from && one.day <= to);
    return rateOf(these.filter(({ isKept }) => isKept).length, these.length);
  };
  const [before, after] = [rate(day - COMPARED_DAYS, day - 1), rate(day + 1, day + COMPARED_DAYS)];
  if (before.n < LEAST_COMPARED || after.n < LEAST_COMPARED) return { measured: false, before: null, after: null, change_pp: null };
  return { measured: true, before, after, change_pp: differencePp(after, before) };
}
