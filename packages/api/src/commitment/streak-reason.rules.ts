import type { DayRule, DayTally, JudgedDay } from './streak-day.rules.ts';

const promises = (count: number): string => (count === 1 ? 'one promise' : `${count} promises`);
const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
const days = (count: number): string => (count === 1 ? '1 day' : `${count} days`);

const closed = 'Days before it still count for your longest streak, and the next promise you keep starts a new one.';

const SENTENCES: Readonly<Record<DayRule, (day: JudgedDay, tally: DayTally, idleLimit: number) => string>> = {
  kept: (day) => `You kept ${promises(day.credits)}: your streak is ${days(day.run)}.`,
  kept_despite_miss: (day) => `You kept ${promises(day.credits)}, so the day counts although something was left undone: your streak is ${days(day.run)}.`,
  kept_backdated: (day) => `You kept ${promises(day.credits)} and told us the day after: your streak is ${days(day.run)}.`,
  missed_due: (day) => `${capital(promises(day.misses))} due this day had not been reported done when it closed. ${closed}`,
  missed_failed: (day) => `You told us that ${promises(day.misses)} did not work out. That is honest work. ${closed}`,
  missed_all: (day) =>
    `You kept ${promises(day.credits)}, and ${promises(day.misses)} stayed undone; you chose that a day counts only when all are kept. ${closed}`,
  quiet: () => 'Nothing was due and nothing was reported. A quiet day leaves your streak as it is.',
  quiet_limit: (_, __, idleLimit) =>
    `More than ${days(idleLimit)} in a row were quiet, so the streak came to rest here. The next promise you keep starts a new one.`,
  late_only: (_, tally) => `You finished ${promises(tally.late)} after the due day: done is done, and it leaves your streak as it is.`,
  short_day: () => 'Travel left you less than half of this day, so it could not be missed.',
  no_such_day: () => 'Your calendar left out this day, so it could not be missed.',
  frozen: (day) => `A freeze token covered this day. Your streak stays at ${days(day.run)}.`,
  paused: () => 'You were taking a break. Nothing can be missed on such a day.',
  open: (day) =>
    day.run === 0 ? 'This day is still open: one promise kept starts a streak.' : `This day is still open. Your streak stands at ${days(day.run)}.`,
};

/** Why a day was judged as it was, in one or two sentences to the member. */
export const reasonOf = (day: JudgedDay, tally: DayTally, idleLimit: number): string => SENTENCES[day.rule](day, tally, idleLimit);
