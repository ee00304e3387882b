import { actionOf, normalise } from './normalise.rules.ts';
import { isDoneAlone } from './points.rules.ts';
import { beginsWithVerb, namesAction, namesActivity } from './verbs.rules.ts';

const BULLET = /^(?:[-*•–—·▪◦☐□]|\d{1,2}[.)]|[a-e]\))\s+/;
const BULLET_INSIDE = /(?:^|\s)(?:[-*•–—·▪◦☐□]|\d{1,2}[.)])\s+(?=\S)/g;
/** Looking at a joint takes time by the length of the text: more of them than anybody writes are left alone, as are more lines. */
const MOST_JOINTS = 40;
const MOST_LINES = 60;
/** Where a sentence may be divided, and how strongly: "then" and a full stop say so themselves, "and" only joins. */
const JOINT =
  /(?<strong>\s*(?:;|\.\s+(?=\p{L})|,?\s+(?:and |und |y |et |e )?(?:then|after that|afterwards|danach|dann|luego|después|puis|ensuite|depois|então)\s+|,?\s+and also\s+))|(?<comma>\s*,\s*(?:and |also |plus |und |y |et |e )*)|(?<and>\s+(?:and|(?<!\bne\s+)plus|&|\+|und|sowie|y|et|e|n)\s+)/giu;
const TIME_WORDS =
  /\b(?:today|tonight|tomorrow(?: morning| evening| afternoon| night)?|(?:by|on|at|this|next|before|after|every|until|in|for)\s+(?:the\s+)?(?:\w+day|\d[\d:]*(?: ?[ap]m)?|week|weekend|month|noon|bed|dinner|lunch|breakfast|work|morning|evening|night|eod|end of (?:the )?(?:day|week|month))|daily|weekly|\w+day|a|an|the|my|our|to|then|also)\b/g;

/** "and" between names, things and numbers joins what is one: only two actions, each with something it is done to, are two. */
type Part = {
  readonly hasVerb: boolean;
  readonly isActivity: boolean;
  readonly hasDay: boolean;
  readonly isDone: boolean;
  readonly hasTime: boolean;
  readonly isAlone: boolean;
  readonly words: number;
};
const HOW_LONG = /\b\d+ ?(?:m|min|minutes?|h|hours?)\b/;
const OWN_DAY = /\b(?:today|tonight|tomorrow|(?:mon|tues|wednes|thurs|fri|satur|sun|week)days?|every (?:day|morning|evening|night|week)|daily)\b/;

/** "..., before they come": it says more about the one promise and is none of its own. */
const SUBORDINATE =
  /^(?:before (?:i|we|you|he|she|they|my|the)|when|while|because|so that|as soon as|unless|although|bevor|wenn|weil|damit|sobald|nachdem|dass|falls|ehe|antes de que|cuando|porque|para que|avant que|quand|parce que|pour que|antes que|quando|enquanto|para que)\b/i;

/** "20 laps", "all 28", "one hour": it measures what was said before and is nothing to be done by itself. */
const MEASURE = /^(?:all |about |just |only |at least |max )?(?:\d+|one|two|three|four|five|six|eight|ten|twenty|thirty|half an?)\b/;
/** "..., all today": how many of them are meant. */
const ALL_OF_THEM = /^(?:all|everything|each|both)(?: (?:of (?:them|it)|this|these|done))?$/;

const saysMore = (text: string, words: readonly string[]): boolean => SUBORDINATE.test(text.trim()) || ALL_OF_THEM.test(words.join(' '));

/** German says what is done in the last word; other languages than English are told by being glossed into other words. */
const ENDS_IN_VERB =
  /(?:^|\s)\p{L}{2,}(?:en|ern|eln)(?: (?:bis|am|um|heute|morgen|übermorgen|vor|nach|im|in|ab|noch|diese\p{L}*|jede\p{L}*|nächste\p{L}*)(?!\p{L}).*)?[\s.!]*$/iu;
const PARTICLE = /^(?:up|out|off|down|away|back)$/;

/** Whether what is done is said at the end: "the package pick up". */
function endsInVerb(words: readonly string[], isGermanVerb: boolean): boolean {
  if (words.length < 2) return false;
  const last = words.slice(PARTICLE.test(words.at(-1)!) ? -2 : -1)[0]!;
  return namesAction(last) && (!namesActivity(last) || (isGermanVerb && beginsWithVerb(last)));
}

function partOf(text: string, toEnglish: (text: string) => string): Part {
  const english = toEnglish(text);
  const action = actionOf(normalise(english));
  const words = action
    .replace(TIME_WORDS, ' ')
    .split(/[^\p{L}\p{N}'-]+/u)
    .filter((word) => word !== '');
  const hasVerb = beginsWithVerb(action) || /^(?:no|not|don't|less|more|in bed|lights out|bed (?:by|before|at)|phone off)\b/.test(action);
  const isActivity = words.some(namesActivity);
  const isDone = words.some(namesAction);
  const isAside = saysMore(text, words) || (MEASURE.test(action) && !(hasVerb || isActivity || isDone));
  return {
    hasVerb: hasVerb || (english === text ? endsInVerb(words, false) : ENDS_IN_VERB.test(text) && endsInVerb(words, true)),
    isActivity,
    hasDay: OWN_DAY.test(action),
    isDone,
    hasTime: HOW_LONG.test(action),
    isAlone: isDoneAlone(action),
    words: isAside ? 0 : words.length,
  };
}

const isWhole = (part: Part): boolean => part.hasVerb && part.words >= 2;
const standsAlone = (part: Part): boolean => isWhole(part) || (part.words >= 1 && (part.isActivity || part.hasVerb) && part.words <= 4);

const isOneActivity = (part: Part): boolean => part.isActivity && part.words <= 3;

/** "Gym on monday and laundry on tuesday". */
const haveOwnDays = (left: Part, right: Part): boolean => [left, right].every((part) => part.hasDay && part.isDone);

/** "Cook and clean": two verbs, of which neither is done to the same thing as the other. */
const areBare = (left: Part, right: Part): boolean => [left, right].every((part) => part.hasVerb && part.words === 1);

/** "10 minutes of yoga, 20 minutes of piano". */
const haveOwnTimes = (left: Part, right: Part): boolean => [left, right].every((part) => part.hasTime && part.words > 1);

/** "Run 4 km and stretch". */
const endsAlone = (left: Part, right: Part): boolean => isWhole(left) && right.isAlone;

const areTwo = (left: Part, right: Part): boolean =>
  endsAlone(left, right) || (isWhole(left) && isWhole(right)) || haveOwnDays(left, right) || areBare(left, right) || haveOwnTimes(left, right);

type Kind = 'strong' | 'comma' | 'and';

function divides(kind: Kind, [left, right]: readonly [Part, Part], isList: boolean): boolean {
  if (left.words === 0 || right.words === 0) return false;
  if (kind === 'strong') return standsAlone(left) && standsAlone(right);
  if (areTwo(left, right)) return true;
  return isList ? standsAlone(left) || standsAlone(right) : isWhole(right) && isOneActivity(left);
}

function kindOf({ groups }: RegExpMatchArray): Kind {
  if (groups?.['strong'] !== undefined) return 'strong';
  return groups?.['comma'] === undefined ? 'and' : 'comma';
}

/** "Chapters 3 and 4" are one thing. */
const joinsNumbers = (left: string, right: string): boolean => /\d\s*$/.test(left) && /^\s*\d/.test(right);

function divide(text: string, toEnglish: (text: string) => string, isUnderHeading: boolean): string[] {
  const joints = [...text.matchAll(JOINT)].slice(0, MOST_JOINTS);
  const commas = joints.filter((joint) => kindOf(joint) === 'comma').length;
  const ends = joints.map((joint, index) =>
    text.slice(joint.index + joint[0].length, Math.max(joints[index + 1]?.index ?? text.length, joint.index + joint[0].length)),
  );
  const between = ends.map((part) => partOf(part, toEnglish));
  // "Run, cook and read": each could be promised alone.
  const isEnumeration = commas > 0 && joints.length > 1 && [partOf(text.slice(0, joints[0]!.index), toEnglish), ...between].every(standsAlone);
  const parts: string[] = [];
  let start = 0;
  for (const [index, joint] of joints.entries()) {
    const kind = kindOf(joint);
    const said = text.slice(start, joint.index);
    const isList = isEnumeration || (kind === 'comma' && (isUnderHeading || commas > 1));
    if (joinsNumbers(said, ends[index]!) || !divides(kind, [partOf(said, toEnglish), between[index]!], isList)) continue;
    parts.push(said.trim());
    start = joint.index + joint[0].length;
  }
  return [...parts, text.slice(start).trim()];
}

const HEADING = /^((?:(?:my|today'?s|tomorrow'?s|mis|meine|mes|meus)\s+)?[\p{L}' ]{2,28}):\s+(?=\S)/iu;
const HEADING_WORDS = /\b(today|tonight|tomorrow|todo|to-do|to do|goals?|plan|commitments?|tasks?|weekend|week|morning|evening|\w+day|list)\b/;

/** "Today: gym, dishes": what stands before the colon is meant for all. */
function headingOf(line: string, toEnglish: (text: string) => string): string {
  const heading = HEADING.exec(line)?.[1];
  return heading !== undefined && HEADING_WORDS.test(normalise(toEnglish(heading))) ? heading : '';
}

function linesOf(text: string): string[] {
  const lines = allLinesOf(text);
  return lines.length <= MOST_LINES ? lines : [...lines.slice(0, MOST_LINES - 1), lines.slice(MOST_LINES - 1).join(' ')];
}

function allLinesOf(text: string): string[] {
  return text
    .replaceAll('\r', '')
    .split(/\n+/)
    .map((line) => line.trim().replaceAll(/\s{3,}/g, ' '))
    .filter((line) => line !== '')
    .flatMap((line) => ([...` ${line}`.matchAll(BULLET_INSIDE)].length > 1 ? ` ${line}`.split(BULLET_INSIDE) : [line]))
    .map((line) => line.replace(BULLET, '').trim())
    .filter((line) => line !== '');
}

/**
 * Splits a message, as it was written, into its promises: lines, bullets, and things that could each be checked alone. `heading`: what stood before a list.
 * @param toEnglish gives the words of a part in English
 */
export function splitItems(text: string, toEnglish: (text: string) => string): { readonly heading: string; readonly items: readonly string[] } {
  const lines = linesOf(text);
  const first = lines[0] ?? '';
  if (lines.length > 1 && first.endsWith(':')) return { heading: first, items: lines.slice(1).flatMap((line) => divide(line, toEnglish, false)) };
  const heading = headingOf(first, toEnglish);
  if (heading === '') return { heading, items: lines.flatMap((line) => divide(line, toEnglish, false)) };
  const rest = first.slice(first.indexOf(':') + 1).trim();
  return { heading, items: [rest, ...lines.slice(1)].flatMap((line) => divide(line, toEnglish, true)).filter((item) => item !== '') };
}
