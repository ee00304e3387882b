import { countingIn } from './counting.ts';

const { many, percent } = countingIn('en-GB');

/** What the sentence under the picture is made of; `rate` in percent, null when nothing came due. */
export type HalfYearFigures = { readonly kept: number; readonly days: number; readonly rate: number | null; readonly streak: number; readonly longest: number };

/** What is said when a member looks back, under pictures and in them, in English. */
export const lookingBackInEnglish = {
  percent,
  week: {
    title: (from: string, to: string) => `This week, ${from} – ${to}`,
    heading: 'This week',
    sums: (kept: number, late: number, missed: number, open: number) => {
      if (kept + late + missed + open === 0) return 'A week with a break: nothing is due.';
      if (kept + late + missed === 0) return many(open, 'One promise is open.', '# promises are open.');
      const parts = [
        ...(kept > 0 || late === 0 ? [kept === 0 ? 'kept none so far' : many(kept, 'kept # promise', 'kept # promises')] : []),
        ...(late > 0 ? [many(late, 'did # a little late', 'did # a little late')] : []),
        ...(missed > 0 ? [many(missed, 'could not do #', 'could not do #')] : []),
      ];
      return `You ${new Intl.ListFormat('en-GB').format(parts)}; ${open === 0 ? 'nothing is open.' : many(open, '# is open.', '# are open.')}`;
    },
    day: {
      kept: (count: number) => `${count} kept`,
      late: (count: number) => `${count} late`,
      missed: (count: number) => `${count} not done`,
      open: (count: number) => `${count} open`,
      onBreak: 'a break',
    },
    kept: 'kept',
    late: 'late',
    missed: 'not done',
    open: 'open',
    streak: (count: number) => many(count, 'Streak: # day', 'Streak: # days'),
    nothing: 'Nothing was promised for this week yet. Tell me one thing you want to get done, and by when.',
  },
  progress: {
    heading: (weeks: number) => `Your last ${weeks} weeks`,
    caption: ({ kept, days, rate, streak, longest }: HalfYearFigures) =>
      `In the last 26 weeks you kept ${many(kept, '# promise', '# promises')} on ${many(days, '# day', '# days')}${rate === null ? '' : `, ${percent(rate)} of what came due`}. ${streak === 0 ? 'Your longest streak is' : `Your streak is ${many(streak, '# day', '# days')}, the longest`} ${many(longest, '# day', '# days')}.`,
    nothing: 'There is nothing to draw yet. The picture begins with the next promise you keep.',
    streak: 'streak, days',
    longest: 'longest',
    keptDays: 'days kept',
    rate: 'kept of due',
    legend: { kept: 'kept', missed: 'not done', frozen: 'freeze', paused: 'pause', quiet: 'quiet' },
    byWeek: 'Kept, by week',
    byWeekday: 'Kept, by weekday',
  },
};

export type LookingBackText = typeof lookingBackInEnglish;
