import { countingIn } from './counting.ts';

const { many } = countingIn('en-GB');

type Share = { readonly k: number; readonly n: number };
/** Promises kept in eight weeks, before and after; `same` when chance alone explains the difference. */
export type EffectFigures = { readonly before: Share; readonly after: Share; readonly verdict: 'more' | 'less' | 'same' };

/** What is said about what is remembered, taken along and erased, in English. */
export const memoryInEnglish = {
  title: 'What I have learnt about your promises',
  patterns: 'What works, and what stands in the way:',
  facts: 'What I know about you:',
  nothing:
    'Nothing yet. When you have promised things for eight weeks, I look for what they have in common, and I only tell what chance does not explain. You will always see the numbers behind it.',
  hint: 'Something wrong? Correct what I know with its number, like this: /memory 1 I train in the mornings',
  hintPatterns: 'What I found rests on your own promises; I look again every week.',
  advice: 'You could try:',
  hintAdvice: 'Each of these comes from a pattern above. You decide; either answer is fine.',
  taken: 'What you are trying:',
  helpful: (number: number) => `${number} Helpful`,
  notForMe: (number: number) => `${number} Not for me`,
  isTaken: 'Good. In eight weeks I will tell you here what has changed.',
  isPutAside: 'Put aside. I will not suggest it again for half a year.',
  adviceGone: 'That suggestion has changed by now. This is how it stands:',
  effectLater: 'I look at what has changed when eight weeks are over.',
  effectUnknown: 'The eight weeks are over. There were too few promises to tell whether anything changed.',
  effect: ({ before, after, verdict }: EffectFigures) =>
    `You kept ${after.k} of ${after.n} in the eight weeks since, and ${before.k} of ${before.n} in the eight before. ${
      {
        more: 'That is more than chance would bring; why, only you can tell.',
        less: 'That is less; it may well have other reasons. Drop it if it does not help.',
        same: 'That may be chance.',
      }[verdict]
    }`,
  forget: (number: number) => `Forget ${number}`,
  forgotten: 'Forgotten. This is what is left:',
  corrected: 'Corrected. This is how it stands:',
  noSuchNumber: (count: number) =>
    count === 0
      ? 'There is nothing that could be corrected.'
      : many(
          count,
          'I know one thing about you; correct it like this: /memory 1 I train in the mornings',
          `I know # things about you: give a number from 1 to ${count}.`,
        ),
  tooLong: 'Say it in one short sentence, up to 500 letters?',
  isOff: 'I learn nothing about you at present. /today, your streak and your goals work as always.',
  turnOff: 'Learn nothing about me',
  turnOn: 'You may learn again',
  nowOff: 'Good. From now on I learn nothing; what I had learnt you can forget here.',
  nowOn: 'Thank you. I look again at the beginning of your next week.',
  gone: 'That is gone already. /memory shows what there is.',
};

export const privacyInEnglish = {
  exported: 'This is everything that is kept about you, as a file that programs can read. Other people are in it without their names.',
  exportName: 'my-data',
  eraseMeans:
    'This erases all of you here: your promises, your streak, your goals, your place in a pod, every message. It happens at once and cannot be undone. A copy first? /export',
  eraseHow: 'If that is what you want, send me exactly this:',
  erasePhrase: 'ERASE MY DATA',
  eraseNot: 'That was not it, so nothing was erased. Send me exactly this:',
  erased: (rows: number) =>
    many(
      rows,
      'Done. # entry about you was erased, and I have checked that none is left.',
      'Done. # entries about you were erased, and I have checked that none is left.',
    ),
  suppressed: 'So that you are not written to again, only a fingerprint of the address you stopped is kept.',
  farewell: 'Thank you for the time we had. If you ever come back, /start begins anew.',
  lastAdmin: 'You are the only one who runs this place. Name another super admin first; then you can be erased.',
};

export type MemoryText = typeof memoryInEnglish;
export type PrivacyText = typeof privacyInEnglish;
