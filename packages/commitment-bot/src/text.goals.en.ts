import { countingIn } from './counting.ts';

const { many, percent } = countingIn('en-GB');

/** What is said about long-term goals, in English. */
export const goalsInEnglish = {
  title: 'Your goals',
  none: 'You have no goal with me yet. A goal is something you want to reach over months; promises are the steps to it.\n\nSet one like this: /goals finish my thesis by june',
  more: 'Another one? /goals and what you want to reach',
  reached: (count: number) => many(count, 'Reached so far: # goal.', 'Reached so far: # goals.'),
  hidden: (count: number) => many(count, '... and # more.', '... and # more.'),
  percent,
  byDay: (day: string) => `by ${day}`,
  daysLeft: (count: number) => (count === 0 ? 'that is today' : many(count, '# day to go', '# days to go')),
  dayPassed: 'the day has passed, the goal has not',
  noDay: 'no day set',
  serving: 'Promised for it:',
  servingNothing: 'Nothing is promised for it yet. When you keep a promise, I ask whether it belongs here.',
  servingMore: (count: number) => many(count, '... and # more', '... and # more'),
  kept: (count: number) => many(count, '# promise done for it so far.', '# promises done for it so far.'),
  grow: '+10%',
  measure: 'Set …',
  finished: 'Reached',
  putAway: 'Put away',
  takeUp: 'Take up again',
  all: '« All goals',
  back: '« Back',
  howFar: 'How far have you come?',
  wasSet: 'That is your goal now:',
  whichArea: 'Which area of life does it belong to?',
  moved: 'Noted:',
  changedMeanwhile: 'It has changed since, so this is how it stands:',
  wasReached: 'You reached it. That took more than one good day:',
  wasPutAway: 'Put away. What you did for it stays yours:',
  wasTakenUp: 'Taken up again:',
  tooLong: 'Say the goal in a few words, up to 200 letters? The steps come later, as promises.',
  gone: 'I cannot find that goal any more. /goals shows those I have.',
  belongs: 'Belongs to a goal?',
  belongsElsewhere: 'Another goal',
  which: 'Which goal does it serve?',
  noneOfThem: 'None of them',
  serves: (goal: string) => `It serves: ${goal}`,
  locked: 'That promise is over, so it stays as it is.',
};

export type GoalsText = typeof goalsInEnglish;
