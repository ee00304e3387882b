/** Every word the commitment bot says, in English; other languages are written against `Text`. Members' own words are put in as entities, never as markup. */
import type { SmartLetter } from '@progress/schema';
import { adminInEnglish } from './text.admin.en.ts';
import { contactsInEnglish } from './text.contacts.en.ts';
import { goalsInEnglish } from './text.goals.en.ts';
import { lookingBackInEnglish } from './text.looking-back.en.ts';
import { memoryInEnglish, privacyInEnglish } from './text.memory.en.ts';
import { pauseInEnglish } from './text.pause.en.ts';
import { profileInEnglish } from './text.profile.en.ts';
import { promisesInEnglish } from './text.promises.en.ts';
import { recurringInEnglish } from './text.recurring.en.ts';
import { settingsInEnglish } from './text.settings.en.ts';

const days = (count: number): string => (count === 1 ? '1 day' : `${count} days`);
const promises = (count: number): string => (count === 1 ? '1 promise' : `${count} promises`);

const missed: Readonly<Record<string, (credits: number, misses: number) => string>> = {
  missed_due: (_, misses) => `${misses === 1 ? 'One promise was' : `${misses} promises were`} due this day and not reported done.`,
  missed_failed: (_, misses) => `You told me that ${misses === 1 ? 'one promise' : promises(misses)} did not work out. Thank you for saying so.`,
  missed_all: (credits, misses) => `You kept ${promises(credits)}, and ${promises(misses)} stayed undone. You chose that only a whole day counts.`,
};

export const english = {
  /** How days and times are written. */
  locale: 'en-GB',

  apology: {
    later: 'I cannot get to your notes this minute. Your message is safe: I will answer it as soon as I can, you need not send it again.',
    never: 'Something went wrong on my side, and I could not do that. It is not your fault. Please try it once more a little later.',
  },

  menu: {
    today: 'What is open, to tick off',
    commit: 'Promise something',
    habits: 'What repeats, to change, let rest or end',
    goals: 'What you want to reach over months',
    week: 'This week, in words and a picture',
    progress: 'The last half year as a picture',
    why: 'Your streak, day by day',
    pause: 'A planned break',
    memory: 'What I have learnt about you',
    profile: 'What you are good at, and when you could meet',
    settings: 'Language, quiet hours, evening check-in, weekly summary, phone, e-mail',
    zone: 'Where you live, so that your day ends when yours does',
    export: 'Everything that is kept about you, as a file',
    erase: 'Erase everything about you',
    help: 'What I can do',
    cancel: 'Leave what we are in the middle of',
  },

  welcome: (name: string | null) =>
    `Hello${name ? ` ${name}` : ''}! You promise something small, I help you make it clear, and I remember it with you. No pressure, no shame: a promise that did not work out is a thing to learn from.\n\nFive short questions first. You can skip any of them.`,
  resumed: (name: string | null) => `Good to see you${name ? `, ${name}` : ''}. This is where we were:`,
  welcomeBack: (name: string | null) => `Good to see you${name ? `, ${name}` : ''}. Write me what you want to get done, or see /today.`,

  zone: {
    question:
      'Where do you live? Then your day ends when your day ends.\n\nShare your location, or just write the name of your city. I keep only the time zone.',
    share: '📍 Share my location',
    skip: 'Skip for now',
    which: 'Which of these is yours?',
    isItWhere: 'Are you there now? Then your days follow the clocks of that place.',
    isPromise: 'No, it is a promise',
    isItPromise: 'I know no such place. Is it a promise? If it is where you live, try the nearest larger city, perhaps with its country ("Portland, Maine").',
    placeOrPromise: 'Do you live in one of these places, or is it a promise?',
    yesPromise: 'Yes, it is a promise',
    notFound: 'I could not find that place. Try the nearest larger city, perhaps with its country ("Portland, Maine"), or a time zone such as Europe/Vienna.',
    set: (place: string, time: string) => `${place}: it is ${time} with you now.`,
    taken: (name: string) => `I took it as ${name}. If that is not where you are, write /zone and your city with its country.`,
    /** Over the date line to the west: the member's day is later than the date on their wall. */
    ahead: (day: string) => `On your calendar with me it is already ${day}. That day simply goes on until it is over where you are now, so you lose nothing.`,
    tooSoon:
      'I cannot change that just yet, because your days have to stay in order: either you changed your time zone only a few hours ago, or where you are now it is still a day that is over for you. Please try again a few hours from now.',
    how: 'Share your location with the button below, or write /zone and your city: /zone Vienna',
    skipped: 'No problem. Until you tell me with /zone, your days end by UTC.',
  },

  dayStart: {
    question: 'When does your day end?\n\nIf you finish something late at night, it should still count for the day before.',
    hour: (hour: number) => (hour === 0 ? 'At midnight' : `At ${hour} am`),
    usual: (hour: string) => `${hour} (most people)`,
    set: (hour: string) => `Your day ends ${hour.charAt(0).toLowerCase()}${hour.slice(1)}.`,
    notNow: 'That cannot be changed just now, because it would reopen a day that is over. We leave it as it is.',
  },

  category: {
    question: 'What do you mainly want to work on?',
    names: { HEALTH: '💪 Health', WORK: '💼 Work', PERSONAL: '🏡 Personal', LEARNING: '📚 Learning' },
  },
  level: {
    question: 'How used are you to making promises to yourself?',
    names: { BEGINNER: 'New to it', INTERMEDIATE: 'Some practice', ADVANCED: 'Long practice' },
  },
  style: {
    question: 'How do you like to be spoken to?',
    names: { SUPPORTIVE: '🌱 Gently', DIRECT: '🎯 Straight', MIXED: 'A bit of both' },
  },
  skip: 'Skip',
  noted: (what: string) => `${what} – noted.`,
  skipped: 'Skipped.',
  onboarded:
    'That is all I need. Now tell me one thing you want to get done, in your own words, and by when. For example:\n\nrun 5k before Friday\n\nLater, /today shows what is open.',
  askFirst: 'Write me what you want to promise, in your own words and with a day if you have one. For example: run 5k before Friday',

  reading: {
    intro: (count: number) => (count === 1 ? 'This is what I understood:' : `I see ${promises(count)}. One after the other:`),
    due: (day: string) => `Due: ${day}`,
    dueToday: (day: string) => `Due: ${day} (today)`,
    dueTomorrow: (day: string) => `Due: ${day} (tomorrow)`,
    noDue: 'No due day',
    score: (score: number) => `Clarity: ${score} of 10`,
    clear: 'You will know when it is done.',
    /** In English the API's own sentences are shown. */
    lacking: (_letter: SmartLetter, reason: string) => reason,
    ask: (_letter: SmartLetter | null, question: string) => question,
    question: 'One question:',
    keep: 'Keep',
    keepFor: (day: string) => `Keep for ${day}`,
    improve: 'Improve',
    drop: 'Drop',
    categoryQuestion: 'Which part of your life is it about? Tap it and I keep it there.',
    categories: { HEALTH: 'Health', WORK: 'Work', PERSONAL: 'Personal', LEARNING: 'Learning' },
    answerHere: 'Your answer',
    saved: 'Saved:',
    savedDue: (day: string) => `Due ${day}. I keep it in /today; tick it off there when it is done.`,
    savedOpen: 'It has no due day. I keep it in /today; tick it off there when it is done.',
    dropped: 'Dropped. Nothing was saved.',
    gone: 'I do not have that reading any more. Write me the promise once more and we go on from there.',
    keptBefore: 'I have kept that one before, and not a second time. You find it in /today or /habits; to promise it anew, just write it once more.',
    tooLong: 'That is longer than I can keep as one promise. Say it in a sentence or two?',
    notSaved: 'I could not save it like that. Write me the promise once more, perhaps with another day?',
  },

  chat: {
    report: 'Well done! Which promise was it? Tick it off:',
    reportNoneOpen: 'Well done! Nothing was open with me for it, so there is nothing to tick off. What comes next?',
    question: 'I am better at keeping promises than at answering questions, but this is what I can do.',
    thanked: 'You are welcome! I am here when you have something in mind again.',
    edited: 'You changed it, so I read it once more.',
    small: 'I am here. Tell me one thing you want to get done, and by when, and I keep it with you.',
    picture: 'I can only read words. Tell me in a sentence what you want to get done, and by when.',
    group: 'I work in private, so that your promises stay yours. Write to me directly.',
    unknownCommand: 'I do not know that command. /help says what I can do.',
    cancelled: 'Fine, we leave that. Nothing was saved. Write to me whenever you like; /start takes up the questions again.',
  },

  today: {
    title: (day: string) => `Today, ${day}`,
    streak: (count: number) => (count === 0 ? 'Your next kept promise starts a streak.' : `Streak: ${days(count)}`),
    empty: 'Nothing is open. Tell me one thing you want to get done, and by when.',
    due: {
      overdue: (day: string) => `was due ${day}`,
      today: 'due today',
      tomorrow: 'due tomorrow',
      yesterday: 'was due yesterday',
      later: (day: string) => `due ${day}`,
      never: 'no due day',
    },
    awaiting: 'you can still tell me',
    more: (count: number) => `... and ${count} more.`,
    /** Of those there is no page any more. */
    moreLater: (count: number) => `... and ${count} more, once these are done.`,
    done: 'Done',
    notYet: 'Not yet',
    doneYesterday: 'Yes, yesterday',
    doneOnlyNow: 'Only now',
    couldNot: 'Could not',
    undo: 'Undo',
    howLong: (planned: string) => `How long did it take? I had reckoned with about ${planned}.`,
    tookNoted: (length: string) => `Noted, about ${length}:`,
    notDoneYet: 'That one is open again, so I have noted nothing:',
    wasDone: 'Done:',
    wasDoneLate: 'Done, a little late:',
    wasNotYet: 'Still open, no hurry:',
    until: (when: string) => `You have until ${when}.`,
    untilMidnight: (day: string) => `You have until midnight at the end of ${day}.`,
    couldNotSaid: 'Thank you for saying so. It did not work out this time:',
    undone: 'Taken back, it is open again:',
    conflict: 'You told me something else about this one before. Undo that first:',
    locked: 'That was too long ago to be undone:',
    gone: 'I cannot find that promise any more.',
  },

  goals: goalsInEnglish,
  lookingBack: lookingBackInEnglish,
  pause: pauseInEnglish,
  promises: promisesInEnglish,
  recurring: recurringInEnglish,
  memory: memoryInEnglish,
  privacy: privacyInEnglish,
  settings: settingsInEnglish,
  admin: adminInEnglish,
  contacts: contactsInEnglish,
  profile: profileInEnglish,

  why: {
    current: (count: number) => (count === 0 ? 'Your streak is at 0. The next promise you keep starts it.' : `Your streak: ${days(count)}.`),
    longest: (count: number) => `Longest: ${days(count)}.`,
    explained: 'A day counts when you kept at least one promise on it. Days with nothing due leave the streak as it is.',
    nothing: 'There is no day to show yet. Your first kept promise makes the first one.',
    verdicts: { KEPT: '✅', MISSED: '▫️', NEUTRAL: '·', FROZEN: '❄️', PAUSED: '⏸', PENDING: '⏳' },
    range: (from: string, to: string) => `${from} – ${to}`,
    /** Said once under the days, where one of them was missed. */
    anew: 'After a ▫️ the next promise you keep starts a new streak; your longest stays yours.',
    /** In English the API's own sentence is shown, but for what `anew` says. */
    reason: (rule: string, credits: number, misses: number, reason: string) => missed[rule]?.(credits, misses) ?? reason,
  },

  /** For texts about harm. Nothing is scored or saved. */
  harm: {
    SELF_HARM:
      'What you wrote worries me, and you matter more than any promise. If you are in danger now, please call your local emergency number: 112 in Europe, 911 in the USA.\n\nFree and confidential help in your country, by phone or chat: findahelpline.com. In the USA you can call or text 988.\n\nPlease also tell somebody near you. I have not kept this as a promise.',
    HARM_OTHERS:
      'I cannot keep that as a promise, because somebody could get hurt. If it may come to that now, please call your local emergency number: 112 in Europe, 911 in the USA.\n\nTalking helps before things go wrong: findahelpline.com lists free and confidential help in your country.',
    EATING:
      'I would rather not keep that as a promise, because it could harm you. Your body deserves food and care.\n\nIf eating has become hard, free and confidential help in your country is listed at findahelpline.com, and a doctor will take you seriously. If you like, promise me something kind to yourself instead.',
    UNSAFE_PLAN: 'I would rather not keep that one, because it could hurt you or others. What would be a safer, smaller step in the same direction?',
    suspected:
      'I am not sure that I understand this rightly. If something heavy stands behind it, you matter more than any promise: findahelpline.com lists free and confidential help in your country, by phone or chat, and in danger please call your local emergency number (112 in Europe, 911 in the USA).\n\nIf I am wrong, just tap below. Until then I keep nothing, and nobody sees it.',
    somethingElse: 'It is something else: keep it as a promise',
    stillThere: 'And if it ever gets heavy: findahelpline.com is there, day and night.',
  },

  help: 'Write me what you want to get done, and I keep it with you.\n\n/today – what is open, to tick off and to change\n/commit – promise something: /commit run 5k before Friday\n/habits – what repeats, to change, let rest or end\n/goals – what you want to reach over months: /goals finish my thesis by june\n/week – this week, in words and a picture\n/progress – the last half year as a picture\n/why – your streak, day by day\n/pause – a planned break: nothing can be missed\n/memory – what I have learnt about you, to correct and forget\n/profile – what you are good at, and when you could meet\n/settings – language, quiet hours, evening check-in, weekly summary, phone, e-mail\n/zone – where you live: /zone Vienna\n/export – everything about you as a file; /erase – erase it all\n/cancel – leave what we are in the middle of\n\nOne message may hold several promises. A day ends when your day ends, and you can still report until the next noon.',
};

export type Text = typeof english;
