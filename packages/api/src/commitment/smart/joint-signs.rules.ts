import { isChat, isQuestion, isReport } from './intent-english.rules.ts';
import { REACHES, type Kind, type Part } from './joint.rules.ts';
import { namesAction } from './verbs.rules.ts';

/** A joint of a line among its others: the words of it, what rules make of it, and the parts of the line, of which it joins the one of its number to the next. */
type Seen = {
  readonly kind: Kind;
  readonly said: string;
  readonly isRuled: boolean;
  readonly isList: boolean;
  readonly isUnderHeading: boolean;
  readonly index: number;
  readonly parts: readonly Part[];
};

/** Where somebody goes, or how they begin, to do what is said next: "drive over to dad's and fix it", "sit down and write". */
const ON_THE_WAY =
  /^(?:(?:go|drive|walk|come|head|ride|cycle|pop|run|fly|get) (?:to|over|home|down|up|by|online|into|in|out|back|there)|sit(?: down)?|stand up|log in|find|take a deep breath|open|grab|set)\b/;
/** What "call the garage" goes on with: "and ask for a date". */
const SAYS = /^(?:ask|tell|say|explain|see if|find out|check|inquire|for)\b/;
const THEM = /\b(?:it|them|him|her|one|ones|that|this|those|these)\b/;
const MANY = 4;
const sizeOf = (count: number): number => Math.min(MANY, count);
const wordsIn = (text: string): string[] => (text.match(/[\p{L}\p{N}']+/gu) ?? []).map((word) => (/^\d/.test(word) ? '#' : word));

/** What a part looks like by itself. */
const looksOf = ({ hasVerb, isActivity, isDone, hasDay, hasTime, isAlone, words }: Part): string[] =>
  Object.entries({ verb: hasVerb, activity: isActivity, done: isDone, day: hasDay, time: hasTime, alone: isAlone, aside: words === 0 })
    .filter(([, holds]) => holds)
    .map(([name]) => name);

function shapeOf({ hasVerb, isActivity, isDone, words }: Part): string {
  const does = hasVerb ? 'verb' : isActivity ? 'activity' : isDone ? 'done' : 'none';
  return `${does} ${words === 0 ? 0 : words === 1 ? 1 : 2}`;
}

const CLOCK = /\b(?:at|by|till|until|before|from|@) \d{1,2}(?::\d\d)?\b|\b\d{1,2}(?::\d\d)? ?[ap]m\b|\b\d{1,2}[:.]\d\d\b/;
/** When a part is to be done, as far as its words say. */
function dayOf({ action }: Part): string {
  if (/\b(?:every|each|daily|nightly|weekly)\b/.test(action)) return 'often';
  if (/\b(?:mon|tues|wednes|thurs|fri|satur|sun)day|\b(?:sat|sun|mon|tue|wed|thu|fri)\b/.test(action)) return 'named';
  if (/\b(?:tomorrow|today|tonight|now|evening|morning|night|week|weekend)\b/.test(action)) return 'near';
  return /\b\d{1,2}(?:th|st|nd|rd)\b/.test(action) ? 'named' : 'none';
}

/** What a part would be by itself: a report, a question, talk, or more. */
function speechOf({ action, normal }: Part): string {
  if (isQuestion(normal)) return 'question';
  if (isReport(normal, { isGlossed: false, isChecked: false })) return 'report';
  return isChat(normal, action) ? 'chat' : 'deed';
}

/** The words of two parts. */
type Pair = readonly [before: readonly string[], after: readonly string[]];

/** What a part has and the other has too, or takes up. */
function marksBetween(left: Part, right: Part, [before, after]: Pair): string[] {
  const isOneVerb = left.hasVerb && before.length === 1;
  const marks: readonly (readonly [name: string, holds: boolean])[] = [
    ['on the way', ON_THE_WAY.test(left.action)],
    ['reaches and says', REACHES.test(left.action) && SAYS.test(right.action)],
    ['only a verb', isOneVerb],
    ['two verbs alone', isOneVerb && right.hasVerb && after.length === 1],
    ['them', THEM.test(right.action)],
    ['same beginning', before.length > 0 && before[0] === after[0]],
    ['both days', left.hasDay && right.hasDay],
    ['both numbers', /\d/.test(left.action) && /\d/.test(right.action)],
    ['number after', /\d/.test(right.action)],
    ['number first', /^\d/.test(right.action)],
    ['ends in number', /\d\s*$/.test(left.action)],
  ];
  return marks.filter(([, holds]) => holds).map(([name]) => name);
}

/** How two parts stand to each other, and the words at which they meet. */
function between(left: Part, right: Part): string[] {
  const [before, after]: Pair = [wordsIn(left.action), wordsIn(right.action)];
  return [
    ...marksBetween(left, right, [before, after]),
    `${shapeOf(left)} ${shapeOf(right)}`,
    `days ${dayOf(left)} ${dayOf(right)}`,
    `clocks ${CLOCK.test(left.action)} ${CLOCK.test(right.action)}`,
    `speech ${speechOf(left)} ${speechOf(right)}`,
    `deeds ${sizeOf(before.filter(namesAction).length)} ${sizeOf(after.filter(namesAction).length)}`,
    `sizes ${sizeOf(left.words)} ${sizeOf(right.words)}`,
    `first ${after[0] ?? ''}`,
    `first two ${after.slice(0, 2).join(' ')}`,
    `last ${before.at(-1) ?? ''}`,
    `head ${before[0] ?? ''}`,
    ...after.map((word) => `after ${word}`),
  ];
}

/** Everything that speaks for or against two promises at a joint, as names. */
export function jointSigns({ kind, said, isRuled, isList, isUnderHeading, index, parts }: Seen): string[] {
  const [left, right] = [parts[index]!, parts[index + 1]!];
  const sign = said.trim().toLowerCase().replace(/\s+/g, ' ');
  const verbs = parts.filter(({ hasVerb }) => hasVerb).length;
  const names = [
    `by ${sign}`,
    `ruled ${isRuled}`,
    `list ${isList}`,
    ...(isUnderHeading ? ['heading'] : []),
    ...looksOf(left).map((look) => `left ${look}`),
    ...looksOf(right).map((look) => `right ${look}`),
    ...between(left, right),
    `parts ${sizeOf(parts.length)} verbs ${sizeOf(verbs)}`,
    ...(verbs === parts.length ? ['all verbs'] : []),
    ...(index === 0 ? ['at first'] : []),
    ...(index === parts.length - 2 ? ['at last'] : []),
  ];
  return [
    ...new Set([
      `kind ${kind}`,
      ...names,
      ...names.filter((name) => !/^(?:after|first two) /.test(name)).map((name) => `${kind} ${name}`),
      `ruled ${isRuled} ${kind} ${shapeOf(left)} ${shapeOf(right)}`,
    ]),
  ];
}
