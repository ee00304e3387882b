import { dayNumber, localDay, wallClock, type DayFrame } from '../../lib/calendar.rules.ts';
import type { Category } from '../../user/user.rules.ts';
import { learnedOf, type Learned } from './activity-sense.rules.ts';
import type { Activity } from './activity-signs.rules.ts';
import { difficultyOf, guessOf, minutesOf, type Guess } from './effort.rules.ts';
import { minutesFromHistory, type Done } from './history-minutes.rules.ts';
import { isDoneAlone, judgePoints, scoreOf, type Judged, type Spoken } from './points.rules.ts';
import { HARM, SMELLS_OF_HARM } from './harm-sense.rules.ts';
import { isPartlyToMachine } from './intent-english.rules.ts';
import { isFewWithoutAction } from './intent.rules.ts';
import { isOnlyEmoji } from './normalise.rules.ts';
import { partsOf, type Parts, type Words } from './parts.rules.ts';
import { quantitiesOf } from './quantity.rules.ts';
import { questionFor, rewriteOf } from './question.rules.ts';
import { SMART_LETTERS, type IfSafe, type Intent, type Quantity, type Reading, type ReadingItem, type SmartPoints } from './reading.rules.ts';
import { safetyOf } from './safety.rules.ts';
import type { Sense } from './sense.rules.ts';
import { optionsFor, sayIn } from './smart-text.rules.ts';
import { likelyTime, namedTime } from './likely-time.rules.ts';
import { rruleOf } from './when-named.rules.ts';
import type { Moment, When } from './when.rules.ts';

/** What may be known beside the text: the member's language, what a model makes of parts of it (see `doubtsIn`), and what the member did before. */
export type Known = { readonly locale?: string | null; readonly senses?: ReadonlyMap<string, Sense>; readonly history?: readonly Done[] };
type Around = { readonly moment: Moment; readonly known: Known; readonly language: Parts['language']; readonly parts: Parts };

/** People put the month first in the United States, and nearly nowhere else. */
const MONTH_FIRST =
  /^(America\/(?!Argentina|Sao_Paulo|Bogota|Lima|Santiago|Mexico|Montreal|Caracas|La_Paz|Montevideo|Asuncion|Guayaquil)|Pacific\/Honolulu|US\/)/;
/** Until this hour people are awake and at it. */
const BEDTIME_MINUTES = 23 * 60;
const AWAKE_MINUTES_A_DAY = 16 * 60;
/** From here on words alone tell the category; below, the model is asked. */
const WORDS_TELL = 0.8;
/** Below this the member is asked. */
const SURE_OF_CATEGORY = 0.6;

export function momentOf(now: Date, frame: DayFrame): Moment {
  const { minutes } = wallClock(now, frame.timezone);
  return { today: localDay(now, frame), minutes, isMonthFirst: MONTH_FIRST.test(frame.timezone) };
}

function minutesLeft({ due }: When, { today, minutes }: Moment): number | null {
  if (due === null) return null;
  return Math.max(0, BEDTIME_MINUTES - minutes) + (dayNumber(due) - dayNumber(today)) * AWAKE_MINUTES_A_DAY;
}

/** On how many days something is done that is done every day until its end; 1 for what is done once, null for what has no end. */
function daysOf(action: string, when: When, today: string): number | null {
  if (when.kind === 'recurring') return null;
  const times = /\bx ?(\d+) days\b/.exec(action);
  if (times) return Number(times[1]);
  const several = when.text.match(/\b(mon|tue|wed|thu|fri|sat|sun)/g)?.length ?? 1;
  if (several > 1) return several;
  const isDaily = /\b(every|each|daily|nightly|a day|per day)\b/.test(action) || /\d+ ?(?:m|min|minutes) x \d+/.test(action);
  return isDaily && when.due !== null ? Math.max(1, dayNumber(when.due) - dayNumber(today)) : 1;
}

/** The action without what it says of time, and what is counted in it. */
function bareOf({ action, when }: Words): string {
  const without = when.text === '' ? action : action.replace(when.text, ' ');
  return without
    .replace(/\s+/g, ' ')
    .replace(/\b(by|on|at|before|until|every|this)\s*$/, '')
    .trim();
}

/** What could hurt somebody is never scored, improved or asked about. */
const unscored = (points: SmartPoints): IfSafe => ({
  score: null,
  points: { ...points, A: 0, R: 0 },
  reasons: [],
  question: null,
  questionLetter: null,
  questionOptions: [],
  rewrite: null,
});

/** What is learned suspects harm and knows no kinds of it: the member may say that it is something else, and what it is then worth is put by. */
function suspected(item: ReadingItem): ReadingItem {
  const { score, points, reasons, question, questionLetter, questionOptions, rewrite } = item;
  const ifSafe = { score, points, reasons, question, questionLetter, questionOptions, rewrite };
  return { ...item, ...unscored(points), safety: 'unsafe_plan', safetyCertainty: 'suspected', ifSafe };
}

type Scored = IfSafe & Pick<ReadingItem, 'safety' | 'safetyCertainty' | 'ifSafe'>;

function score(text: string, spoken: Spoken, language: Parts['language']): Scored {
  const judged = judgePoints(spoken);
  const points = pointsOf(judged);
  const safety = safetyOf(text);
  if (safety !== 'none') return { ...unscored(points), safety, safetyCertainty: 'certain', ifSafe: null };
  const question = questionFor(points, spoken.when.kind, isDoneAlone(spoken.bare));
  return {
    score: scoreOf(points),
    points,
    reasons: SMART_LETTERS.map((letter) => ({ letter, text: sayIn(language, judged[letter].reason) })),
    question: question === null ? null : sayIn(language, question.text),
    questionLetter: question?.letter ?? null,
    questionOptions: optionsFor(language, question?.letter ?? null),
    rewrite: rewriteOf(text, language),
    safety,
    safetyCertainty: null,
    ifSafe: null,
  };
}

const pointsOf = (judged: Judged): SmartPoints => ({ S: judged.S.points, M: judged.M.points, A: judged.A.points, R: judged.R.points, T: judged.T.points });

/** One thing to do of a message, as what is learned looks at it. */
export function activityOf(words: Words, language: Parts['language'], today: string): Activity & { readonly quantities: readonly Quantity[] } {
  const bare = bareOf(words);
  const quantities = quantitiesOf(bare.replace(/\b(?:at|by|before|until|around) \d[\d:]*(?: ?[ap]m)?\b/g, ' '));
  return {
    text: words.text,
    action: words.action,
    bare,
    language,
    quantities,
    guess: guessOf({ action: words.action, bare }, quantities, daysOf(words.action, words.when, today)),
  };
}

/** What the model is asked of a promise: all of the message where there is only one in it, which is asked about anyway. */
export const asksAbout = ({ words, normal }: Pick<Parts, 'words' | 'normal'>, { action }: Words): string => (words.length === 1 ? normal : action);

/** The end of a working week is Friday. */
function dueOf({ due, alternatives, text }: When, category: Category): Pick<ReadingItem, 'dueDate' | 'dueAlternatives'> {
  const friday = /\beow\b|\bend of (?:the|this|my) (?:work ?)?week\b/.test(text) && category === 'work' ? alternatives[0] : undefined;
  return friday === undefined || due === null ? { dueDate: due, dueAlternatives: alternatives } : { dueDate: friday, dueAlternatives: [due] };
}

type Effort = Pick<ReadingItem, 'estimatedTimeMinutes' | 'minutesSource'>;
/** Said outright, else as it was for this member before, else as it usually is. */
function effortOf(bare: string, { guess, learned }: { guess: Guess; learned: Learned }, history: readonly Done[]): Effort {
  const { minutes, source } = minutesOf(guess, learned);
  const before = source === 'stated' || minutes === 0 || history.length === 0 ? null : minutesFromHistory(bare, history);
  return before === null ? { estimatedTimeMinutes: minutes, minutesSource: source } : { estimatedTimeMinutes: before, minutesSource: 'history' };
}

function itemOf(words: Words, index: number, { moment, known, language, parts }: Around): ReadingItem {
  const { text, action, when } = words;
  const activity = activityOf(words, language, moment.today);
  const { bare, quantities, guess } = activity;
  const learned = learnedOf(activity, known.senses?.get(asksAbout(parts, words))?.activity ?? null);
  const { category, confidence } = learned;
  const effort = effortOf(bare, { guess, learned }, known.history ?? []);
  const minutes = effort.estimatedTimeMinutes;
  const time = namedTime(action);
  return {
    index,
    text,
    ...score(text, { action, bare, when, quantities, minutes, minutesLeft: minutesLeft(when, moment), isOnlyEmoji: isOnlyEmoji(text) }, language),
    category,
    categoryConfidence: confidence,
    asksCategory: confidence < SURE_OF_CATEGORY,
    difficultyLevel: difficultyOf(bare, minutes),
    ...effort,
    ...dueOf(when, category),
    timeOfDay: time ?? likelyTime(action, when, moment),
    when: { kind: when.kind, text: when.text, time, rrule: rruleOf(action, when.kind === 'recurring' ? null : when.due) },
    quantities,
  };
}

/** How much the model counts beside the signs of a message, in log odds. */
const MODEL_COUNTS = 0.6;
/** Of a name alone, "New York", the model has to be surer that it is something to do. */
const NAME_AGAINST = 0.8;
/** What the rest of the words said before counts too. */
const SAID_BEFORE = 0.6;
const logOdds = (probability: number): number => Math.log(Math.max(PROBABLE_AT_LEAST, probability) / Math.max(PROBABLE_AT_LEAST, 1 - probability));
const PROBABLE_AT_LEAST = 1e-3;

/** Where the signs of a message leave open whether it promises something, they and the model decide together. */
function intentIn({ intent, isCertain, promises, normal }: Parts, senses: Known['senses']): Intent {
  const sense = isCertain ? undefined : senses?.get(normal);
  if (sense === undefined) return intent;
  const speaksFor =
    logOdds(promises) + MODEL_COUNTS * logOdds(1 - sense.talk) + (intent === 'promise' ? SAID_BEFORE : 0) - (isFewWithoutAction(normal) ? NAME_AGAINST : 0);
  return speaksFor > 0 ? 'promise' : intent === 'promise' ? 'chat' : intent;
}

/** Whether a promise speaks of harm in words that no rule knows: what is learned is a second opinion, and leads to where help is. */
function soundsHarmful({ harm, isUnsafe, normal }: Parts, intent: Intent, senses: Known['senses']): boolean {
  if (isUnsafe || intent !== 'promise' || isPartlyToMachine(normal)) return false;
  const added = senses?.get(normal)?.harm;
  return added === undefined ? harm.alone > HARM.alone : harm.alone > SMELLS_OF_HARM && harm.besideVector + added > HARM.asked;
}

const ANY_DAY = '2000-01-01';

/** The parts of a message about which rules alone are in doubt; what a model makes of them can be given to `readText` as `senses`. */
export function doubtsIn(given: string, locale: string | null = null): readonly string[] {
  const parts = partsOf(given.trim(), locale, { today: ANY_DAY, minutes: 0, isMonthFirst: false });
  if (parts.isUnsafe || (parts.intent !== 'promise' && parts.isCertain)) return [];
  const unclear = parts.words
    .filter((words) => learnedOf(activityOf(words, parts.language, ANY_DAY), null).confidence < WORDS_TELL)
    .map((words) => asksAbout(parts, words));
  return parts.isCertain && !(parts.intent === 'promise' && parts.harm.alone > SMELLS_OF_HARM) ? unclear : [...new Set([parts.normal, ...unclear])];
}

/**
 * What a message means to a member at an instant: whether it promises something and, for each promise, its score with reasons, category,
 * difficulty, minutes, due day, and one question. The same text, instant, frame and knowledge give the same reading.
 */
export function readText(given: string, now: Date, frame: DayFrame, known: Known = {}): Reading {
  const text = given.trim();
  const moment = momentOf(now, frame);
  const parts = partsOf(text, known.locale ?? null, moment);
  const { language } = parts;
  const intent = intentIn(parts, known.senses);
  if (intent !== 'promise') return { text, language, intent, isCommitment: false, items: [] };
  const around = { moment, known, language, parts };
  if (soundsHarmful(parts, intent, known.senses))
    return { text, language, intent, isCommitment: true, items: [suspected(itemOf({ ...parts.words[0]!, text }, 0, around))] };
  return { text, language, intent, isCommitment: true, items: parts.words.map((words, index) => itemOf(words, index, around)) };
}
