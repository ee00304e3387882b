import type { Quantity, SmartLetter, SmartPoints } from './reading.rules.ts';
import type { When } from './when.rules.ts';

/** What the points are given for. `action`: the normalised text without "I will"; `bare`: the same without what it says of time. */
export type Spoken = {
  readonly action: string;
  readonly bare: string;
  readonly when: When;
  readonly quantities: readonly Quantity[];
  readonly minutes: number | null;
  readonly minutesLeft: number | null;
  readonly isOnlyEmoji: boolean;
};
export type Point = { readonly points: number; readonly reason: string };
export type Judged = { readonly [Letter in SmartLetter]: Point };

const HEDGE =
  /\b(maybe|might|perhaps|try|trying|possibly|hopefully|probably|if (?:i|possible|there)|think about|consider|i guess|sort of|kind of|some ?how|should probably|see if|attempt|aim to maybe|not sure)\b/;
const STATE =
  /^(?:be|become|becoming|being|feel|stay|am) (?:\w+ )?(?:more|less|better|nicer|kinder|\w{3,}(?<!aft|nev|und|ov|off|oth|numb|sist|broth|teach|lead|memb|mast|lat|earli|vot|runn)er) ?(?:\w+ ?){0,6}$|^(?:be|become|becoming|being|feel|stay|am) (?!in bed|in the|at |home|on |there|up |out |off |by |back by|asleep|awake|ready (?:by|for)|done|offline|with )(?:\w+ ?){1,4}$|^get (?:a |an |more |less |better|back|in shape|happ\w*|organi\w*|healthy|healthier|fit|fitter|positive|productive|calm|motivated|strong\w*|rich|my (?:life|shit|act|head|finances)|it together|together|things)(?!.*\b(?:haircut|job|groceries|gift|ticket|passport|visa|licen[cs]e|vaccine|shot|quote|checkup|raise)\b)|^(?:more|less|better) \w+$(?<!sugar|coffee|alcohol|doomscrolling|water|exercise|screen)|\b(?:stuff|things|everything|something|anything|it all|world peace|all my problems|the thing)\b|^(?:finish|do|complete|start|continue|handle|get) (?:it|that|this|them)(?: done| over with)?(?=$| (?:by|today|tomorrow|before|on|tonight|this|next)\b)|^(?:stop|quit|no more|less|avoid) (?:procrastinat\w*|being \w+|worrying|overthinking|wasting time|stressing|complaining)|^(?:improve|change|fix|sort out|turn around) (?:myself|my (?:life|mindset|attitude|self|habits))|^(?:live|love|grow|succeed|win at life|level up)\b|\b(?:lock in|grind|hustle|do better|be better|better person)\b|^(?:work|try|push|study) (?:harder|smarter|better)\b|^make (?:it|things) (?:happen|work|better)\b/;
const VAGUE =
  /^(?:work(?:ing)? on|make (?:some |more )?progress|focus(?:ing)? on|spend (?:some |more |quality |less )*time|improve|get better|deal with|think about|look into|catch up|do (?:some|more)|continue|progress|start working|read more|exercise more|eat (?:better|healthier|clean|less|more)|sleep (?:better|more|early|earlier)|move more|drink (?:more|less)|study (?:more|harder)|save more|learn more|network|more exercise|less (?:sugar|coffee|alcohol|screen|doomscrolling)|cut (?:down|back) on|reduce|(?:lose|gain) weight|(?:save|make|earn) (?:more )?money|build muscle|practice more|train more|be more active)\b/;
const QUITTING = /^(?:quit|stop|give up|no more) \w+/;
/** "Wake up earlier": by how much is left open. */
const MORE_OR_LESS = /\b(?:more|less|earlier|sooner|healthier|cleaner|longer|harder|faster)$/;
const OPEN_ENDED =
  /^(?:study|practi[cs]e|learn|brush up|research|explore|review for|train|prepare(?!.* (?:dinner|lunch|breakfast|meals?|presentation|slides|meeting|report|agenda|speech|talk|lesson|documents|bag|invoice|contract|workshop|offer))|prep (?:for|my)|hydrate|revise|improve|work on|get my finances)\b(?!.*\b(?:test|set|sheet|chapter|lesson|exam paper|assignment|twice|once)\b)/;
/** "In bed by 22:30" is kept or not by the clock. */
const BY_THE_CLOCK =
  /\b(?:in bed|bed|asleep|sleep|wake|(?:get|be|am|stand) up|^up|log off|leave|home|out of|offline|lights out|stop \w+|phone (?:off|away|down)|done work\w*|start \w+|(?:at|in|to) (?:work|the office|school|the gym|class))\b.*\b(?:by|at|before)\b ?(?:\d|midnight|noon)|\bby \d[\d:]* ?(?:am|pm)?.*\b(?:in bed|asleep|awake|home)\b|^(?:no|stop|avoid|don'?t|without|not|nothing|fast)\b.*\b(?:after|before|until|past|by) (?:\d|noon|midnight)|\b(?:by|at|before) \d[\d:]* ?(?:am|pm)? (?:wake up|get up|in bed|to bed)\b/;
const IMPOSSIBLE =
  /\b(?:world (?:peace|hunger)|win (?:the|an?) (?:lottery|jackpot|oscar|nobel\w*|grammy|world cup|olympics)|lottery|everest|the moon|mars|time travel|fly like|billionaire|millionaire|million (?:dollars|euros|bucks|followers)|cure cancer|immortal|live forever|all my problems|become (?:president|famous|rich|an astronaut|king|queen)|teleport|perpetual|grow \d+ ?cm|taller|all of wikipedia|sub[- ]?(?:2|two)[- ]hour marathon|invisible|superpowers?|read minds)\b|\b(?:fluent|learn|master|speak)\b.*\b(?:chinese|korean|japanese|mandarin|spanish|french|german|arabic|russian|italian|portuguese|english)\b(?=.*\b(?:fluen|overnight))/;
const OVERNIGHT = /\b(?:fluent|learn|master)\b.*\b(?:chinese|korean|japanese|mandarin|spanish|french|german|arabic|russian|italian|portuguese|english)\b/;
const OTHERS_DECIDE =
  /\b(?:(?:double|triple|get \w+|gain \w+|reach \w+) (?:my )?(?:followers|subscribers|views|likes|sales|revenue)|get (?:hired|promoted|a promotion|a raise|accepted|married|an offer|funded|an? a\b)|go viral|make (?:him|her|them) (?:love|like|forgive)|win\b(?! back)|close \d+ (?:deals|clients|sales)|ace (?:the|my)|become fluent)\b/;
/** Wishes that nobody can tell whether they are within reach. */
const DOUBTFUL = /^(?:(?:lose|gain) weight|learn (?:guitar|piano|python|coding|to code)\b|get my (?:finances|life))/;

const TIMES_OF_DAY =
  /\b(?:(?:first thing |early |late )?(?:in the|this|every|each|on)? ?(?:tomorrow|today|tonight|(?:mon|tues|wednes|thurs|fri|satur|sun)day)? ?(?:mornings?|afternoons?|evenings?|nights?)|(?:before|after|at|over|during) (?:my |the )?(?:noon|midnight|lunch|breakfast|dinner|bed|work|school|class)|daily|weekly|nightly|(?:at|by|around|before|until|@) ?\d{1,2}(?::\d\d)? ?(?:am|pm)?|\d{1,2}(?::\d\d)? ?(?:am|pm)|early|later|today|tonight|tomorrow|now)\b/g;
const STOPWORDS =
  /\b(?:a|an|the|my|our|some|of|for|to|in|into|on|at|by|with|and|or|before|after|until|it|that|this|from|up|out|go|going|goes|head|heading|hit|hitting|do|doing|get|take|just|really|one|ins?|today|later|again|please|every|each|will|i|me|have|session|day|kill|crush|murder|smash|those|bit|there|(?:mon|tues|wednes|thurs|fri|satur|sun)days?)\b/g;
/** What an activity is called: alone, it leaves open what exactly is done. */
const ACTIVITY_ALONE =
  /^(?:gym|work ?outs?|yoga|cardio|run|running|jog|jogging|walk|walking|swim|swimming|bike|biking|cycling|training|train|exercise|pilates|crossfit|nap|sleep|meditate|meditation|stretch|stretching|journal|journaling|study|studying|read|reading|practice|lift|lifting|weights|floss|hydrate|laundry|dishes|groceries|homework|errands|chores|clean|cook|shopping|vacuum|vacuuming|pray|sport|sports|leg|legs|arms|abs|duolingo|therapy|tidy|shower|dance|dancing|boxing|climbing|tennis|code|coding|write|writing|hike|hiking|presentation)$/;
/** What is done without being done to anything: nothing is missing from it, and only how far or how long is open. */
const DONE_ALONE =
  /^(?:runs?|running|jog|jogging|walks?|walking|swim|swimming|bike|biking|cycling|hike|hiking|dance|dancing|climbing|meditate|meditation|nap|sleep|stretch|stretching|pray|shower|exercise|train|training|work ?outs?)$/;
const CHORES = '(?:dishes|laundry|taxes|homework|groceries|chores|errands)';
const CHORE_DONE = new RegExp(
  String.raw`\b(?:do|doing|fold|buy|get|finish|wash|pay|file) (?:the |my |some |all )*${CHORES}\b|\b${CHORES} (?:do|finish|wash|fold)\b`,
);

export const contentWords = (text: string): string[] =>
  text
    .replace(TIMES_OF_DAY, ' ')
    .replace(STOPWORDS, ' ')
    .split(/[^\p{L}\p{N}$%']+/u)
    .filter((word) => word.length > 1 || /[\p{Script=Han}\d]/u.test(word));

/** "Take the stairs", "go to church": the verb says little, and what it is done to is named. */
function hasObject(bare: string): boolean {
  const [word, ...more] = contentWords(bare);
  return word !== undefined && more.length === 0 && !ACTIVITY_ALONE.test(word) && LIGHT_VERB.test(bare);
}
const LIGHT_VERB = /\b(?:take|go|going|get|do|have|hit|head|heading)\b/;

/** One activity and nothing else: "gym", "go for a run". */
function isActivityAlone(bare: string): boolean {
  const words = contentWords(bare);
  return !CHORE_DONE.test(bare) && words.length === 1 && ACTIVITY_ALONE.test(words[0]!);
}

/** "Jog", "go for a swim": a whole action in one word. */
export function isDoneAlone(bare: string): boolean {
  const [word, ...more] = contentWords(bare);
  return word !== undefined && more.length === 0 && DONE_ALONE.test(word);
}

/** The first rule that fits decides; the last always does. */
type Grade = readonly [fits: boolean, points: number, reason: string];
function firstThatFits(grades: readonly Grade[]): Point {
  const [, points, reason] = grades.find(([fits]) => fits)!;
  return { points, reason };
}

const CJK_SENTENCE = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]{3,}/u;
const isState = ({ bare, quantities }: Spoken): boolean => STATE.test(bare) && quantities.length === 0;
const isVague = (bare: string): boolean => VAGUE.test(bare) || MORE_OR_LESS.test(bare);
const isQuitting = ({ bare, when }: Spoken): boolean => QUITTING.test(bare) && when.points === 0;

function specific(spoken: Spoken): Point {
  const { action, bare } = spoken;
  const words = contentWords(bare).length;
  return firstThatFits([
    [spoken.isOnlyEmoji || words === 0, 0, 'It does not say what you will do.'],
    [isState(spoken), 0, 'It names a wish or a state rather than an action.'],
    [HEDGE.test(action), 1, 'It leaves itself a way out ("try", "maybe").'],
    [spoken.quantities.length > 0, 2, 'It says what, and how much.'],
    [isDoneAlone(bare), 1, 'It says what you will do; how far or how long is up to you.'],
    [isActivityAlone(bare), 1, 'It names an activity; what exactly you will do is open.'],
    [isVague(bare), 1, 'It could mean many things; the part you will do is open.'],
    [isQuitting(spoken), 1, 'It says what ends, and not what you will do instead.'],
    [words > 1 || hasObject(bare) || CJK_SENTENCE.test(bare) || CHORE_DONE.test(bare) || BY_THE_CLOCK.test(action), 2, 'It says clearly what you will do.'],
    [true, 1, 'It names an activity; what exactly you will do is open.'],
  ]);
}

const WEEKDAY_NAME = String.raw`\b(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:days?)?\b`;
const SEVERAL_DAYS = new RegExp(String.raw`${WEEKDAY_NAME}(?:,| and|,? &|\/| )+ ?${WEEKDAY_NAME}`);

function measurable({ action, bare, quantities, isOnlyEmoji }: Spoken): Point {
  const isOpen = STATE.test(bare) && !IMPOSSIBLE.test(bare);
  return firstThatFits([
    [
      quantities.length > 0 || /^(?:double|triple|halve)\b/.test(bare) || BY_THE_CLOCK.test(action) || SEVERAL_DAYS.test(action),
      2,
      'A number says when it is done.',
    ],
    [isOnlyEmoji || isOpen || isVague(bare) || OPEN_ENDED.test(bare), 0, 'Somebody else could not tell whether it was done.'],
    [true, 1, 'Done or not done can be told.'],
  ]);
}

const isOvernight = ({ bare, minutesLeft }: Spoken): boolean =>
  OVERNIGHT.test(bare) && (minutesLeft ?? Infinity) < 8 * 960 && !/\d ?(?:words|min|lessons?|hours?)|lesson|vocab/.test(bare);

function attainable(spoken: Spoken, s: number): Point {
  const { action, bare, when, minutes, minutesLeft } = spoken;
  return firstThatFits([
    [IMPOSSIBLE.test(bare) || isOvernight(spoken), 0, 'It is not in your hands, or not within reach by then.'],
    [when.kind === 'past' || when.kind === 'invalid', 0, 'The day it names has passed or does not exist.'],
    [(minutes ?? 0) > (minutesLeft ?? Infinity), 0, 'It takes more time than is left until then.'],
    [HEDGE.test(action), 1, 'You sound unsure yourself.'],
    [OTHERS_DECIDE.test(bare) || DOUBTFUL.test(bare), 1, 'It depends on what others decide.'],
    [isQuitting(spoken), 1, 'A big change without a plan or an end is hard to keep.'],
    [s === 0, 1, 'It is too open to say whether it can be done.'],
    [true, 2, 'It can be done by then.'],
  ]);
}

function relevant({ bare, isOnlyEmoji }: Spoken): Point {
  const hasAim = !isOnlyEmoji && !IMPOSSIBLE.test(bare) && contentWords(bare).length > 0;
  return hasAim ? { points: 1, reason: 'It serves something you care about.' } : { points: 0, reason: 'No aim of yours can be seen in it.' };
}

function timeBound({ when }: Spoken): Point {
  if (when.points === 2) return { points: 2, reason: 'It has a day.' };
  if (when.points === 1)
    return { points: 1, reason: when.kind === 'recurring' ? 'It comes again and again, without an end.' : 'It has a stretch of time, and no day.' };
  return {
    points: 0,
    reason: when.kind === 'fuzzy' ? 'It says "some day", which never comes.' : when.kind === 'none' ? 'It has no day.' : 'The day it names cannot be meant.',
  };
}

/** The five letters of a promise, with a reason each. */
export function judgePoints(spoken: Spoken): Judged {
  const S = specific(spoken);
  return { S, M: measurable(spoken), A: attainable(spoken, S.points), R: relevant(spoken), T: timeBound(spoken) };
}

/** 1 to 10: one, and the sum of the letters. */
export const scoreOf = (points: SmartPoints): number => 1 + points.S + points.M + points.A + points.R + points.T;
