/** What is said about changing a promise, in English. */
export const promisesInEnglish = {
  change: '✏️ Change one …',
  changeThis: '✏️ Change it …',
  resting: (count: number) => (count === 1 ? '⏸ One promise rests …' : `⏸ ${count} promises rest …`),
  which: 'Which one?',
  none: 'Nothing is open that could be changed. Tell me one thing you want to get done, and by when.',
  rests: 'Rests',
  /** A time of day, "07:00". */
  clock: (time: string) => time,
  /** Said only of what cannot be told apart otherwise. */
  promisedAt: (when: string) => `promised ${when}`,
  isShared: '👥 Your pod sees it.',
  locked: 'Its day is over, so it stays as you promised it. How it went you can still tell me, in /today.',
  rename: '✏️ Other words',
  otherDay: '📅 Other day',
  putAside: '⏸ Let it rest',
  takeUp: '▶️ Take it up again',
  share: '👥 Show it to my pod',
  unshare: '🔒 Keep it to myself',
  remove: '🗑 Delete',
  all: '« All that is open',
  back: '« Back',
  pageBefore: '« Before',
  /** `count`: how many come after those shown. */
  pageAfter: (count: number) => `${count} more »`,
  today: 'Today',
  tomorrow: 'Tomorrow',
  noDay: 'Without a day',
  whichDay: 'By when instead? Another day you can write: press "✏️ Other words".',
  reallyRemove: 'Shall I delete it? Then it counts nowhere, neither as kept nor as missed.',
  askWords: 'How shall it be called instead? A day in your answer counts too, such as: run 6 km by friday',
  /** Said where it has a time of day. */
  timeGoes: 'Without a time? Then write: no time',
  noWords: 'I could not read one promise in that, so it stays as it is.',
  changed: {
    moved: (before: string | null) => (before === null ? 'Moved. It had no day before.' : `Moved. It was ${before} before.`),
    stays: 'It stays on that day.',
    renamed: 'Changed.',
    shared: 'Your pod sees it now.',
    unshared: 'It is yours alone again.',
    putAside: 'It rests now. I ask nothing about it until you take it up again.',
    takenUp: 'Taken up again.',
    removed: 'Deleted.',
  },
  items: {
    open: (count: number) => (count === 1 ? '🤝 From your pod’s call …' : `🤝 ${count} things from your pod’s calls …`),
    title: 'To be done after your pod’s calls',
    means: 'What you take on becomes your promise, for the day of the next call. Your pod sees it.',
    take: (number: number | null) => (number === null ? '🤝 I take it on' : `🤝 ${number} I take it on`),
    promised: 'It is your promise now:',
    none: 'Nothing else waits for you from your pod’s calls.',
    gone: 'Somebody else has taken that one on, or it is no longer there.',
  },
  answers: {
    which: 'Is that the answer to what I asked, or a new promise?',
    mine: '✏️ The answer',
    promise: '➕ A new promise',
    over: 'I asked that a while ago, so I am not sure any more what you mean. Press the button above it once more?',
  },
  gone: 'That one is not open any more, or it has just changed. This is how it is now:',
};

export type PromisesText = typeof promisesInEnglish;
