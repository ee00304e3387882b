import { dayNumber, localDay, wallClock, type DayFrame } from '../../lib/calendar.rules.ts';
import { categoryOf } from './category.rules.ts';
import { difficultyOf, minutesOf } from './effort.rules.ts';
import { findWhen } from './find-when.rules.ts';
import { intentOf } from './intent.rules.ts';
import { actionOf, isOnlyEmoji, normalise } from './normalise.rules.ts';
import { judgePoints, scoreOf, type Judged, type Spoken } from './points.rules.ts';
import { quantitiesOf } from './quantity.rules.ts';
import { questionFor, rewriteOf } from './question.rules.ts';
import { SMART_LETTERS, type Reading, type ReadingItem, type SmartPoints } from './reading.rules.ts';
import { safetyOf } from './safety.rules.ts';
import { glossOf, languageOf } from './gloss.rules.ts';
import { splitItems } from './split.rules.ts';
import type { Moment, When } from './when.rules.ts';

/** People put the month first in the United States, and nearly nowhere else. */
const MONTH_FIRST =
  /^(America\/(?!Argentina|Sao_Paulo|Bogota|Lima|Santiago|Mexico|Montreal|Caracas|La_Paz|Montevideo|Asuncion|Guayaquil)|Pacific\/Honolulu|US\/)/;
/** Until this hour people are awake and at it. */
const BEDTIME_MINUTES = 23 * 60;
const AWAKE_MINUTES_A_DAY = 16 * 60;

function momentOf(now: Date, frame: DayFrame): Moment {
  const { minutes } = wallClock(now, frame.timezone);
  return { today: localDay(now, frame), minutes, isMonthFirst: MONTH_FIRST.test(frame.timezone) };
}

function minutesLeft({ due }: When, { today, minutes }: Moment): number | null {
  if (due === null) return null;
  return Math.max(0, BEDTIME_MINUTES - minutes) + (dayNumber(due) - dayNumber(today)) * AWAKE_MINUTES_A_DAY;
}

/** On how many days something is done that is done every day until its end; 1 for what is done once. */
function daysOf(action: string, when: When, today: string): number {
  const isDaily = /\b(every|each|daily|nightly|a day|per day|x \d+ days)\b/.test(action) || /\d+ ?(?:m|min|minutes) x \d+/.test(action);
  const several = when.text.match(/\b(mon|tue|wed|thu|fri|sat|sun)/g)?.length ?? 1;
  if (several > 1) return several;
  const times = /\bx ?(\d+) days\b/.exec(action);
  if (times) return Number(times[1]);
  return isDaily && when.kind !== 'recurring' && when.due !== null ? Math.max(1, dayNumber(when.due) - dayNumber(today)) : 1;
}

type Words = { readonly text: string; readonly action: string; readonly when: When };

/** The action without what it says of time, and what is counted in it. */
function bareOf({ action, when }: Words): string {
  const without = when.text === '' ? action : action.replace(when.text, ' ');
  return without
    .replace(/\s+/g, ' ')
    .replace(/\b(by|on|at|before|until|every|this)\s*$/, '')
    .trim();
}

type Scored = Pick<ReadingItem, 'score' | 'points' | 'reasons' | 'question' | 'questionLetter' | 'rewrite' | 'safety'>;

/** What could hurt somebody is never scored, improved or asked about. */
function score(text: string, spoken: Spoken): Scored {
  const judged = judgePoints(spoken);
  const points = pointsOf(judged);
  const safety = safetyOf(text);
  if (safety !== 'none') return { score: null, points: { ...points, A: 0, R: 0 }, reasons: [], question: null, questionLetter: null, rewrite: null, safety };
  const question = questionFor(judged, spoken);
  return {
    score: scoreOf(points),
    points,
    reasons: SMART_LETTERS.map((letter) => ({ letter, text: judged[letter].reason })),
    question: question?.text ?? null,
    questionLetter: question?.letter ?? null,
    rewrite: rewriteOf(text, spoken.action),
    safety,
  };
}

function itemOf(words: Words, index: number, moment: Moment): ReadingItem {
  const { text, action, when } = words;
  const bare = bareOf(words);
  const quantities = quantitiesOf(bare.replace(/\b(?:at|by|before|until|around) \d[\d:]*(?: ?[ap]m)?\b/g, ' '));
  const { category, confidence } = categoryOf(action);
  const { minutes, source } = minutesOf(bare, quantities, when.kind === 'recurring' ? null : daysOf(action, when, moment.today), category);
  return {
    index,
    text,
    ...score(text, { action, bare, when, quantities, minutes, minutesLeft: minutesLeft(when, moment), isOnlyEmoji: isOnlyEmoji(text) }),
    category,
    categoryConfidence: confidence,
    difficultyLevel: difficultyOf(bare, minutes),
    estimatedTimeMinutes: minutes,
    minutesSource: source,
    dueDate: when.due,
    dueAlternatives: when.alternatives,
    when: { kind: when.kind, text: when.text },
    quantities,
  };
}

const pointsOf = (judged: Judged): SmartPoints => ({ S: judged.S.points, M: judged.M.points, A: judged.A.points, R: judged.R.points, T: judged.T.points });

/** An hour is meant for the one thing beside which it stands. */
const CLOCK_ALONE = /^(?:at|by|before|until|around|@)? ?\d{1,2}(?::\d\d)? ?(?:am|pm)?$/;

/** A day said once, in the heading or beside one of several promises, is meant for all that say none. */
function share(words: readonly Words[], heading: When): Words[] {
  const said = words.filter(({ when }) => when.kind !== 'none' && !CLOCK_ALONE.test(when.text));
  const shared = heading.kind === 'none' ? (said.length === 1 ? said[0]!.when : null) : heading;
  return words.map((word) => (word.when.kind === 'none' && shared !== null ? { ...word, when: { ...shared, text: '' } } : word));
}

/**
 * What a message means to a member at an instant: whether it promises something and, for each promise, its score with reasons, category,
 * difficulty, minutes, due day, and one question. Rules only: the same text, instant and frame give the same reading.
 */
export function readText(given: string, now: Date, frame: DayFrame, locale: string | null = null): Reading {
  const text = given.trim();
  const isUnsafe = safetyOf(text) !== 'none';
  const language = languageOf(text.replace(/^\/\w+/, ''), locale);
  const { intent } = isUnsafe ? { intent: 'promise' as const } : intentOf(text, language);
  if (intent !== 'promise') return { text, intent, isCommitment: false, items: [] };
  const moment = momentOf(now, frame);
  const toEnglish = (part: string): string => glossOf(part, language);
  const { heading, items } = isUnsafe ? { heading: '', items: [text] } : splitItems(text.replace(/^\/(commit|promise|add|new)(@\w+)?\s+/i, ''), toEnglish);
  const words = items.map((item): Words => {
    const normal = normalise(toEnglish(item));
    const action = actionOf(normal);
    return { text: item, action: action === '' ? normal : action, when: findWhen(action === '' ? normal : timed(normal, action), moment) };
  });
  return {
    text,
    intent,
    isCommitment: true,
    items: share(words, findWhen(normalise(toEnglish(heading)), moment)).map((word, index) => itemOf(word, index, moment)),
  };
}

/** Openings such as "today:" are no part of the action, and yet say when. */
const timed = (normal: string, action: string): string => (/^(today|tonight|tomorrow)\b/.test(normal) ? normal : action);
