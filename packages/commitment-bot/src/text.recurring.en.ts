const UNITS: { readonly [frequency: string]: string } = { DAILY: 'day', WEEKLY: 'week', MONTHLY: 'month' };

/** What is said about promises that repeat, in English. */
export const recurringInEnglish = {
  every: (frequency: string, interval: number) => (interval === 1 ? `Every ${UNITS[frequency]}` : `Every ${interval} ${UNITS[frequency]}s`),
  onDays: (days: string, interval: number) => (interval === 1 ? `Every ${days}` : `Every ${interval} weeks on ${days}`),
  weekday: 'weekday',
  until: (words: string, day: string) => `${words}, until ${day}`,
  reading: (rule: string) => `Repeats: ${rule}`,
  first: (day: string) => `First: ${day}`,
  once: 'Only once',
  saved: (day: string) => `First on ${day}. Each time it comes up I put it into /today; with /habits you change it, let it rest or end it.`,
  title: 'What repeats:',
  none: 'Nothing repeats yet. Write me, for example: every Monday run 5 km',
  next: (day: string) => `then ${day}`,
  resting: 'rests',
  more: 'Tap one to change it, to let it rest or to end it.',
  reword: '✏️ Other words',
  otherDays: '📅 Other days',
  rest: '⏸ Let it rest',
  again: '▶️ Take it up again',
  end: 'End it',
  all: 'All that repeats',
  back: 'Back',
  whichDays: 'On which days from now on? Tap them on and off, then save.',
  saveDays: 'Save',
  daysChanged: 'Changed. What you have done of it stays as it was.',
  askWords: 'How shall it be called from now on? You can name other days too, such as: every Tuesday run 6 km',
  wordsChanged: 'Changed. What you have done of it stays as it was.',
  noWords: 'I could not read a promise in that, so it stays as it is.',
  reallyEnd: 'Shall it really end? Then it does not come up any more. What you have done of it stays yours.',
  changed: {
    rest: 'It rests now. Nothing of it comes up until you take it up again.',
    again: 'Taken up again, from today on.',
    endit: 'Ended. What you have done of it stays yours.',
  },
  gone: 'That one has ended already, or it has just changed. This is how it is now:',
};

export type RecurringText = typeof recurringInEnglish;
