import { learnedFrom, type Learned, VECTOR_COUNTS } from '../packages/api/src/commitment/smart/activity-sense.rules.ts';
import { ACTIVITY_PLACES, LENGTHS, placedActivity } from '../packages/api/src/commitment/smart/activity-signs.rules.ts';
import { minutesOf, type Guess } from '../packages/api/src/commitment/smart/effort.rules.ts';
import type { Language } from '../packages/api/src/commitment/smart/gloss.rules.ts';
import { partsOf } from '../packages/api/src/commitment/smart/parts.rules.ts';
import { activityOf, asksAbout, momentOf } from '../packages/api/src/commitment/smart/read-text.rules.ts';
import { VECTOR_LENGTH } from '../packages/api/src/commitment/smart/sense.rules.ts';
import { CATEGORIES, type Category } from '../packages/api/src/user/user.rules.ts';
import { embedded } from './lib/embedded.ts';
import { agreedMessages, type Labelled, labelledMessages, linesOf, OPEN_PARTS } from './lib/smart-corpus.ts';
import { isAsked, writeRows } from './lib/smart-training.ts';
import { heightAt, type Known, logistic, softmax, windows } from './lib/softmax.ts';

// `tsx --conditions=progress-source bench/smart-train-activity.ts [--check [--show]]`: learns how much words, and the vector of a sentence, tell of the area of life and of the minutes of an
// activity, and writes activity-weights.rules.ts. With --check it writes nothing: every fourth message is read by weights learned from the rest. No chance is in it: the same files give the same
// weights. The sealed messages are no part of it.
type Example = {
  readonly part: string;
  /** The number of the message; null for a phrase, which is always learned from. */
  readonly message: number | null;
  readonly text: string;
  readonly asked: string;
  readonly at: Known['at'];
  readonly guess: Guess;
  readonly category: Category;
  /** Undefined where nobody said; null for an outcome. */
  readonly minutes: number | null | undefined;
};

const FOLDS = 4;
const BATCH = 16;
const SETTINGS = {
  area: { epochs: 120, rate: 0.05, decay: 5e-4 },
  minutes: { epochs: 120, rate: 0.05, decay: 1e-3 },
  none: { epochs: 80, rate: 0.05, decay: 5e-4 },
};
/** Messages that no rule was made for tell most of how rules fail; phrases are no messages. */
const COUNTS: Readonly<Record<string, number>> = {
  development: 0.5,
  fresh: 0.5,
  'fresh-b': 0.5,
  'fresh-c': 0.5,
  agreed: 1.5,
  activities: 0.6,
  phrases: 0.3,
  efforts: 0.3,
};
const ANY = new Date('2026-11-18T15:00:00Z');
const FRAME = { timezone: 'America/New_York', dayStartHour: 0 };

function fromMessage(part: string, message: Labelled, number: number): Example[] {
  if (message.harm !== null || message.intent !== 'promise') return [];
  const moment = momentOf(new Date(message.now), { timezone: message.timezone, dayStartHour: 0 });
  const parts = partsOf(message.text, null, moment);
  if (parts.words.length !== message.items.length) return [];
  return parts.words.map((words, index) => {
    const activity = activityOf(words, parts.language, moment.today);
    const { category, minutes } = message.items[index]!;
    return {
      part,
      message: number,
      text: words.text,
      asked: asksAbout(parts, words),
      at: placedActivity(activity),
      guess: activity.guess,
      category: category as Category,
      minutes,
    };
  });
}

/** "en personal 20: a|b" with the language and the minutes they take; older lists say no language, or no minutes. */
function fromPhrases(name: string): Example[] {
  return linesOf(`smart-${name}.txt`)
    .filter((line) => !line.startsWith('talk'))
    .flatMap((line) => {
      const at = line.indexOf(': ');
      const said = line.slice(0, at).split(' ');
      const [language, category, minutes] = name === 'activities' ? said : ['en', ...said];
      return line
        .slice(at + 2)
        .split('|')
        .flatMap((text): Example[] => {
          const parts = partsOf(text, language!, momentOf(ANY, FRAME));
          const words = parts.words[0];
          if (words === undefined) return [];
          const activity = activityOf({ ...words, text }, language as Language, momentOf(ANY, FRAME).today);
          const learned = { category: category as Category, minutes: minutes === undefined ? undefined : Number(minutes) };
          return [{ part: name, message: null, text, asked: words.action, at: placedActivity(activity), guess: activity.guess, ...learned }];
        });
    });
}

const parts = [...OPEN_PARTS.map((part) => [part, labelledMessages(part)] as const), ['agreed', agreedMessages()] as const];
const examples = [
  ...parts.flatMap(([part, messages]) => messages.flatMap((message, number) => fromMessage(part, message, number))),
  ...['phrases', 'efforts', 'activities'].flatMap(fromPhrases),
];
const vectors = await embedded(
  examples.map(({ asked }) => asked),
  BATCH,
);
const beside = examples.map(({ at }, index): Known['at'] => [
  ...at,
  ...Array.from(vectors[index]!, (value, place) => [ACTIVITY_PLACES + place, VECTOR_COUNTS * value] as const),
]);

if (isAsked('check')) check();
else {
  const everything = (): boolean => true;
  writeRows('activity', [...learn(everything, false), ...learn(everything, true)]);
}
console.log(
  `${examples.length} examples, ${CATEGORIES.map((category) => `${category} ${examples.filter((one) => one.category === category).length}`).join(', ')}`,
);

/** The rows in the order in which the reader keeps them, learned from those that a test lets through. */
function learn(isLearned: (index: number) => boolean, hasVector: boolean): Float64Array[] {
  const known = examples.flatMap((example, index) => {
    const at = hasVector ? beside[index]! : example.at;
    return isLearned(index) ? [{ ...example, at, weight: COUNTS[example.part] ?? 1 }] : [];
  });
  const places = ACTIVITY_PLACES + (hasVector ? VECTOR_LENGTH : 0);
  const areas = known.map((one): Known => ({ at: one.at, weight: one.weight, row: CATEGORIES.indexOf(one.category) }));
  const timed = known.filter(({ minutes, guess }) => minutes != null && minutes > 0 && guess.kind !== 'stated');
  const minutes = timed.map((one): Known => ({ at: one.at, weight: one.weight, row: Math.log2(one.minutes! / one.guess.sessions) }));
  const none = known.filter((one) => one.minutes != null).map((one): Known => ({ at: one.at, weight: one.weight, row: one.minutes === 0 ? 1 : 0 }));
  return [
    ...softmax(areas, { rows: CATEGORIES.length, places }, SETTINGS.area),
    ...windows(minutes, LENGTHS, places, SETTINGS.minutes),
    logistic(none, places, SETTINGS.none),
  ];
}

function check(): void {
  const right: Figures = new Map();
  for (const hasVector of [false, true])
    for (let fold = 0; fold < FOLDS; fold += 1) {
      const isHeldBack = (index: number): boolean => examples[index]!.message !== null && examples[index]!.message! % FOLDS === fold;
      const rows = learn((index) => !isHeldBack(index), hasVector);
      for (const [index, example] of examples.entries())
        if (isHeldBack(index)) {
          const learned = readBy(rows, hasVector ? beside[index]! : example.at);
          note(right, hasVector ? `${example.part} with model` : example.part, { example, learned });
          if (hasVector && isAsked('show')) show(example, learned);
        }
    }
  for (const [part, { area, minutes }] of right) console.log(`${part.padEnd(24)} area ${share(area)}   minutes ${share(minutes)}`);
}

function readBy(rows: readonly Float64Array[], at: Known['at']): Learned {
  return learnedFrom(rows.map((row) => heightAt(row, at)));
}

type Compared = { readonly example: Example; readonly learned: Learned };
type Figures = Map<string, { readonly area: boolean[]; readonly minutes: boolean[] }>;

/** Whether the minutes are within a factor of two; where nobody said any, everything is right. */
function isNear({ guess, minutes: wanted }: Example, learned: Learned): boolean {
  const { minutes } = minutesOf(guess, learned);
  if (wanted == null || wanted === 0) return wanted == null || minutes === 0;
  return minutes !== null && minutes * 2 >= wanted && minutes <= wanted * 2;
}

function note(right: Figures, name: string, { example, learned }: Compared): void {
  const figures = right.get(name) ?? { area: [], minutes: [] };
  right.set(name, figures);
  figures.area.push(learned.category === example.category);
  if (example.minutes != null) figures.minutes.push(isNear(example, learned));
}

function show(example: Example, learned: Learned): void {
  const { part, text, guess, category, minutes } = example;
  if (learned.category !== category) console.log(`  ${part}: ${text} => ${learned.category} ${learned.confidence}, not ${category}`);
  if (!isNear(example, learned))
    console.log(`  ${part}: ${text} => ${minutesOf(guess, learned).minutes} (${guess.kind} ${guess.minutes} x ${guess.sessions}), not ${minutes}`);
}

function share(all: readonly boolean[]): string {
  return `${((100 * all.filter(Boolean).length) / all.length).toFixed(1)} % of ${all.length}`;
}
