import type { DayVerdict } from './commitment.rules.ts';
import type { StreakPolicy } from './streak-event.rules.ts';

/** Which rule decided a day. */
export const DAY_RULES = [
  'kept',
  'kept_despite_miss',
  'kept_backdated',
  'missed_due',
  'missed_failed',
  'missed_all',
  'quiet',
  'quiet_limit',
  'late_only',
  'short_day',
  'no_such_day',
  'frozen',
  'paused',
  'open',
] as const;
export type DayRule = (typeof DAY_RULES)[number];

/** What happened on a day. `fails` are misses at once, `duties` are misses as soon as the day is closed. */
export type DayTally = { readonly credits: number; readonly backdated: number; readonly late: number; readonly fails: number; readonly duties: number };
export const EMPTY_TALLY: DayTally = { credits: 0, backdated: 0, late: 0, fails: 0, duties: 0 };

/** What is known of a day beside its tally. `hours`: how long it lasted; asked only when it matters. */
export type DayContext = { readonly tally: DayTally; readonly isPaused: boolean; readonly grants: number; readonly hours: () => number };

/** A streak after a day. `run`: kept days since the last miss; `idle`: quiet days in a row; `tokens`: freezes left. */
export type Run = { readonly run: number; readonly longest: number; readonly idle: number; readonly tokens: number };
export const NO_RUN: Run = { run: 0, longest: 0, idle: 0, tokens: 0 };

/** A judged day, and the streak after it. `misses` are those that counted against it. */
export type JudgedDay = Run & { readonly verdict: DayVerdict; readonly rule: DayRule; readonly credits: number; readonly misses: number };

type Judgement = { readonly verdict: DayVerdict; readonly rule: DayRule; readonly misses: number };

function keptRule(tally: DayTally, misses: number): DayRule {
  if (misses > 0) return 'kept_despite_miss';
  return tally.backdated === tally.credits ? 'kept_backdated' : 'kept';
}

function missedRule(tally: DayTally): DayRule {
  if (tally.credits > 0) return 'missed_all';
  return tally.duties > 0 ? 'missed_due' : 'missed_failed';
}

/** Why the misses of a day do not count; null when they do. */
function waiver({ tally, isPaused, hours }: DayContext, policy: StreakPolicy): DayRule | null {
  if (isPaused) return 'paused';
  if (tally.fails + tally.duties === 0) return null;
  const lasted = hours();
  if (lasted === 0) return 'no_such_day';
  return lasted < policy.shortDayHours ? 'short_day' : null;
}

function judgeClosedDay(context: DayContext, policy: StreakPolicy): Judgement {
  const { tally } = context;
  const waived = waiver(context, policy);
  const misses = waived === null ? tally.fails + tally.duties : 0;
  if (tally.credits > 0 && (policy.rule === 'any' || misses === 0)) return { verdict: 'kept', rule: keptRule(tally, misses), misses };
  if (misses > 0) return { verdict: 'missed', rule: missedRule(tally), misses };
  if (context.isPaused) return { verdict: 'paused', rule: 'paused', misses };
  return { verdict: 'neutral', rule: waived ?? (tally.late > 0 ? 'late_only' : 'quiet'), misses };
}

/** The streak after one more closed day: kept adds, missed ends unless a freeze token is spent on it, quiet days beyond the limit end it too. */
export function closeDay(before: Run, context: DayContext, policy: StreakPolicy): JudgedDay {
  const judged = judgeClosedDay(context, policy);
  const { misses } = judged;
  const credits = context.tally.credits;
  const tokens = Math.min(policy.maxFreezes, before.tokens + context.grants);
  if (judged.verdict === 'kept') {
    const run = before.run + 1;
    return { ...judged, credits, run, longest: Math.max(before.longest, run), idle: 0, tokens };
  }
  if (judged.verdict === 'missed') {
    if (tokens > 0)
      return { verdict: 'frozen', rule: 'frozen', misses, credits, run: before.run, longest: before.longest, idle: before.idle, tokens: tokens - 1 };
    return { ...judged, credits, run: 0, longest: before.longest, idle: 0, tokens };
  }
  if (judged.verdict === 'paused') return { ...judged, credits, run: before.run, longest: before.longest, idle: before.idle, tokens };
  const idle = before.idle + 1;
  const isOver = idle > policy.idleLimit;
  const rule = isOver && before.run > 0 ? 'quiet_limit' : judged.rule;
  return { ...judged, rule, credits, run: isOver ? 0 : before.run, longest: before.longest, idle, tokens };
}

function judgeOpenDay({ tally, isPaused }: DayContext, policy: StreakPolicy): Judgement {
  const misses = isPaused ? 0 : tally.fails;
  if (tally.credits > 0 && (policy.rule === 'any' || misses === 0)) return { verdict: 'kept', rule: keptRule(tally, misses), misses };
  if (policy.rule === 'all' && misses > 0) return { verdict: 'missed', rule: missedRule({ ...tally, duties: 0 }), misses };
  return isPaused ? { verdict: 'paused', rule: 'paused', misses } : { verdict: 'pending', rule: 'open', misses };
}

/** The streak as it stands in the open day: the first credit counts at once, under `any` nothing is missed before the close. */
export function standingToday(before: Run, context: DayContext, policy: StreakPolicy): JudgedDay {
  const judged = judgeOpenDay(context, policy);
  const run = judged.verdict === 'kept' ? before.run + 1 : judged.verdict === 'missed' ? 0 : before.run;
  const tokens = Math.min(policy.maxFreezes, before.tokens + context.grants);
  return { ...judged, credits: context.tally.credits, run, longest: Math.max(before.longest, run), idle: before.idle, tokens };
}
