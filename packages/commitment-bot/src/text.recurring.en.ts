const UNITS: { readonly [frequency: string]: string } = { DAILY: 'day', WEEKLY: 'week', MONTHLY: 'month' };

/** What is said about promises that repeat, in English. */
export const recurringInEnglish = {
  every: (frequency: string, interval: number) => (interval === 1 ? `Every ${UNITS[frequency]}` : `Every ${interval} ${UNITS[frequency]}s`),
  onDays: (days: string, interval: number) => (interval === 1 ? `Every ${days}` : `${days}, every ${interval} weeks`),
  weekday: 'weekday',
  until: (words: string, day: string) => `${words}, until ${day}`,
  reading: (rule: string) => `Repeats: ${rule}`,
  first: (day: string) => `First: ${day}`,
  once: 'Only once',
  saved: (day: string) => `First on ${day}. Each time it comes up I put it into /today; /habits lets it rest or ends it.`,
  title: 'What repeats:',
  none: 'Nothing repeats yet. Write me, for example: every Monday run 5 km',
  next: (day: string) => `then ${day}`,
  resting: 'rests',
  rest: (number: number) => `⏸ Let ${number} rest`,
  again: (number: number) => `▶️ Take up ${number}`,
  end: (number: number) => `End ${number}`,
  changed: {
    rest: 'It rests now. Nothing of it comes up until you take it up again.',
    again: 'Taken up again, from today on.',
    endit: 'Ended. What you have done of it stays yours.',
  },
  gone: 'That one has ended already, or I cannot find it any more.',
};

export type RecurringText = typeof recurringInEnglish;
