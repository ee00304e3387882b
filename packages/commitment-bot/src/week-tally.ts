import type { CommitmentCardFragment, LedgerDayFragment } from '@progress/schema';
import { daysOfWeek, mondayOf } from './calendar-week.ts';

/** What came of one day: promises kept in time on it, and of those due on it the ones done late, not done, and open. */
export type WeekDay = {
  readonly day: string;
  readonly isToday: boolean;
  readonly kept: number;
  readonly late: number;
  readonly missed: number;
  readonly open: number;
  /** Of a planned break, whatever was kept on it. */
  readonly isBreak: boolean;
};
export type WeekSums = Pick<WeekDay, 'kept' | 'late' | 'missed' | 'open'>;
export type WeekTally = { readonly days: readonly WeekDay[]; readonly sums: WeekSums; readonly currentStreak: number };

type Given = {
  readonly today: string;
  readonly currentStreak: number;
  /** The last day of the break that the member is on; null when on none. */
  readonly breakUntil: string | null;
  readonly ledger: readonly LedgerDayFragment[];
  readonly due: readonly CommitmentCardFragment[];
};

/**
 * The week of `today`, Monday first. What was kept is counted by the ledger, on the day it was done; everything else by the day it was due. On a day of a break
 * nothing can be missed.
 */
export function tallyWeek({ today, currentStreak, breakUntil, ledger, due }: Given): WeekTally {
  const credits = new Map(ledger.map(({ day, credits: count }) => [day, count]));
  const onBreak = new Set(ledger.filter(({ isBreak }) => isBreak).map(({ day }) => day));
  const days = daysOfWeek(mondayOf(today)).map((day) => {
    const dueThen = due.filter((promise) => promise.dueDate === day);
    const count = (is: (promise: CommitmentCardFragment) => boolean): number => dueThen.filter(is).length;
    const isBreak = onBreak.has(day) || (day > today && breakUntil !== null && day <= breakUntil);
    return {
      day,
      isToday: day === today,
      kept: credits.get(day) ?? 0,
      late: count(({ status, isLate }) => status === 'COMPLETED' && isLate),
      missed: isBreak ? 0 : count(({ status }) => status === 'FAILED'),
      open: count(({ status }) => status === 'ACTIVE'),
      isBreak,
    };
  });
  const sum = (of: keyof WeekSums): number => days.reduce((total, day) => total + day[of], 0);
  return { days, sums: { kept: sum('kept'), late: sum('late'), missed: sum('missed'), open: sum('open') }, currentStreak };
}
