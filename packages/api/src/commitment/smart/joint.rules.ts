import { actionOf, normalise } from './normalise.rules.ts';
import { isDoneAlone } from './points.rules.ts';
import { beginsWithVerb, namesAction, namesActivity } from './verbs.rules.ts';

const TIME_WORDS =
  /\b(?:today|tonight|tomorrow(?: morning| evening| afternoon| night)?|(?:by|on|at|this|next|before|after|every|until|in|for)\s+(?:the\s+)?(?:\w+day|\d[\d:]*(?: ?[ap]m)?|week|weekend|month|noon|bed|dinner|lunch|breakfast|work|morning|evening|night|eod|end of (?:the )?(?:day|week|month))|daily|weekly|\w+day|a|an|the|my|our|to|then|also)\b/g;

/** What stands between two joints: `normal` is it in plain English, `action` without "I will" and the like. "And" between names, things and numbers joins what is one: only two actions, each with something it is done to, are two. */
export type Part = {
  readonly normal: string;
  readonly action: string;
  readonly hasVerb: boolean;
  readonly isActivity: boolean;
  readonly hasDay: boolean;
  readonly isDone: boolean;
  readonly hasTime: boolean;
  readonly isAlone: boolean;
  readonly isAside: boolean;
  readonly takesUp: boolean;
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

/** "Mondays and thursdays": more than one day, and one promise. */
const ONLY_DAYS = /^(?:(?:mon|tues|wednes|thurs|fri|satur|sun|week)days?|mornings?|evenings?|nights?|on|in|at|by|the|and)$/;

const saysMore = (text: string, words: readonly string[]): boolean => SUBORDINATE.test(text.trim()) || ALL_OF_THEM.test(words.join(' '));

/** German says what is done in the last word; other languages than English are told by being glossed into other words. */
const ENDS_IN_VERB =
  /(?:^|\s)\p{L}{2,}(?:en|ern|eln)(?: (?:bis|am|um|heute|morgen|übermorgen|vor|nach|im|in|ab|noch|diese\p{L}*|jede\p{L}*|nächste\p{L}*)(?!\p{L}).*)?[\s.!]*$/iu;
const PARTICLE = /^(?:up|out|off|down|away|back)$/;

/** "Fold it", "hang them up", "sie falten", "doblarla": done to nothing but what was named before. */
const TAKES_UP =
  /^\p{L}+(?: (?:up|out|off|down|away|back|in|over))? (?:it|them|that|sie|ihn|es)(?: (?:up|out|off|down|away|back|in|over|on|from))?$|^(?:sie|ihn|es) \p{L}+(?: (?:up|out|off|down|away|back|do))?$|^(?:do )?(?!(?:charla|perla)s?$)\p{L}+(?:[aeií]r|-)l[oa]s?$/u;
/** "Call them", "pick them up" is said of people who were not named, and "repeat it" of another time. */
const OF_OTHERS =
  /\b(?:call|phone|ring|visit|meet|see|pick|fetch|help|join|invite|(?:llamar|visitar|ver|recoger|ayudar|repetir)l[oa]s?|(?:repeat|redo) (?:it|es))\b/;

/** Whether what is done is said at the end: "the package pick up". */
function endsInVerb(words: readonly string[], isGermanVerb: boolean): boolean {
  if (words.length < 2) return false;
  const last = words.slice(PARTICLE.test(words.at(-1)!) ? -2 : -1)[0]!;
  return namesAction(last) && (!namesActivity(last) || (isGermanVerb && beginsWithVerb(last)));
}

/** What is left be, or where somebody is by the clock: it says what to do without a verb. */
const LEAVES_BE = /^(?:no|not|don't|less|more|in bed|lights out|bed (?:by|before|at)|phone off)\b/;

/** Whether what is done is said at the end; of other languages than English only a German verb is believed there. */
const saysVerb = (text: string, words: readonly string[], isEnglish: boolean): boolean =>
  isEnglish ? endsInVerb(words, false) : ENDS_IN_VERB.test(text) && endsInVerb(words, true);

export function partOf(text: string, toEnglish: (text: string) => string): Part {
  const english = toEnglish(text);
  const normal = normalise(english);
  const action = actionOf(normal);
  const words = action
    .replace(TIME_WORDS, ' ')
    .split(/[^\p{L}\p{N}'-]+/u)
    .filter((word) => word !== '');
  const hasVerb = beginsWithVerb(action) || LEAVES_BE.test(action);
  const isActivity = words.some(namesActivity);
  const isDone = words.some(namesAction);
  const isMore = saysMore(text, words);
  const isMeasure = MEASURE.test(action) && !(hasVerb || isActivity || isDone);
  return {
    normal,
    action,
    hasVerb: hasVerb || saysVerb(text, words, english === text),
    isActivity,
    hasDay: OWN_DAY.test(action),
    isDone,
    hasTime: HOW_LONG.test(action),
    isAlone: isDoneAlone(action),
    isAside: isMore || words.every((word) => ONLY_DAYS.test(word)),
    takesUp: TAKES_UP.test(words.join(' ')) && !OF_OTHERS.test(action),
    words: isMore || isMeasure ? 0 : words.length,
  };
}

const isWhole = (part: Part): boolean => part.hasVerb && part.words >= 2;
export const standsAlone = (part: Part): boolean => isWhole(part) || (part.words >= 1 && (part.isActivity || part.hasVerb) && part.words <= 4);

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

export type Kind = 'strong' | 'comma' | 'and';

/** Whether two parts are two promises, as rules have it; what is learned takes it for a sign. */
export function divides(kind: Kind, [left, right]: readonly [Part, Part], isList: boolean): boolean {
  if (left.words === 0 || right.words === 0) return false;
  if (kind === 'strong') return standsAlone(left) && standsAlone(right);
  if (areTwo(left, right)) return true;
  return isList ? standsAlone(left) || standsAlone(right) : isWhole(right) && isOneActivity(left);
}

/** Whom one calls is folded by nobody: "call mum, then fold it". */
export const REACHES = /^(?:call|phone|ring|email|text|write to|message|contact|talk to|speak to)\b/;
const SAYS_WHEN = /\bthis (?:morning|afternoon|evening|week|weekend|month)\b/;
const ONE_THING = 3;
/** "Do the laundry and fold it" is one promise. Where "it" has a day, so it is only while nothing else may be meant, and the first has none. */
export function goesOn(left: Part, right: Part): boolean {
  if (!right.takesUp || left.words === 0 || REACHES.test(left.action)) return false;
  return !right.hasDay || (left.words <= ONE_THING && !left.hasDay && !SAYS_WHEN.test(left.action));
}

/** "Chapters 3 and 4" are one thing. */
export const joinsNumbers = (left: string, right: string): boolean => /\d\s*$/.test(left) && /^\s*\d/.test(right);
