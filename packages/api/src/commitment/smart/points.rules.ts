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
  /\b(maybe|might|perhaps|try|trying|possibly|hopefully|probably|if (?:i|possible|there)|think about|consider|i guess|sort of|kind of|some ?how|should probably|see if|attempt)\b/;
const STATE =
  /^(be(?:come|ing)?|feel|stay|get) (?:a |an |more |less |better|back|in|happ|organi|healthy|fit|positive|productive|calm|motivated|strong|rich|my life|it together)|^(?:more|less|better) \w+$|\b(?:stuff|things|everything|something|anything|it all|world peace|all my problems)\b|^(?:finish|do|complete|start|continue|handle) (?:it|that|this|them)\b|^(?:stop|quit|no more|less|avoid) (?:procrastinat\w*|being \w+|worrying|overthinking|wasting time|stressing|complaining)|^(?:improve|change|fix) (?:myself|my (?:life|mindset|attitude|self|habits))|^(?:live|love|grow|succeed|win at life|level up)\b|\b(?:lock in|grind|hustle|do better|be better)\b/;
const VAGUE =
  /^(?:work(?:ing)? on|make (?:some )?progress|focus(?:ing)? on|spend (?:some |more |quality )?time|improve|get better|deal with|think about|look into|catch up|do (?:some|more)|continue|progress|start working|read more|exercise more|eat (?:better|healthier|clean)|sleep (?:better|more)|move more|drink more|study more|save more|learn more|network)\b/;
const QUITTING = /^(?:quit|stop|give up|no more) \w+/;
const OPEN_ENDED =
  /^(?:study|practi[cs]e|learn|brush up|research|explore|review for|train|prepare|hydrate|revise|improve)\b(?!.*\b(?:test|set|sheet|chapter|lesson|exam paper|assignment)\b)/;
/** "In bed by 22:30" is kept or not by the clock. */
const BY_THE_CLOCK =
  /\b(?:in bed|bed|asleep|sleep|wake|up|log off|leave|home|out of|offline|lights out|stop work\w*|phone (?:off|away|down)|done work\w*|start work\w*)\b.*\b(?:by|at|before)\b ?\d|\bby \d[\d:]* ?(?:am|pm)?.*\b(?:in bed|asleep|awake|home)\b/;
const IMPOSSIBLE =
  /\b(?:world peace|win the (?:lottery|jackpot)|lottery|everest|the moon|mars|time travel|fly like|billionaire|millionaire|cure cancer|immortal|all my problems|become (?:president|famous|rich)|teleport|perpetual)\b/;
const OTHERS_DECIDE =
  /\b(?:get (?:hired|promoted|a promotion|a raise|accepted|married|an offer|funded)|go viral|make (?:him|her|them) (?:love|like|forgive)|win\b(?! back))\b/;

const STOPWORDS =
  /\b(?:a|an|the|my|our|some|of|for|to|in|on|at|by|with|and|or|before|after|until|it|that|this|from|up|out|go|going|hit|hitting|do|doing|just|really|one|ins?|um|uhr|a las|der|die|das|den|el|la|le|les|il|o|um|today|later|again|please|get to)\b/g;

export const contentWords = (text: string): string[] =>
  text
    .replace(STOPWORDS, ' ')
    .split(/[^\p{L}\p{N}$%']+/u)
    .filter((word) => word.length > 1 || /[\p{Script=Han}\d]/u.test(word));

/** The first rule that fits decides; the last always does. */
type Grade = readonly [fits: boolean, points: number, reason: string];
function firstThatFits(grades: readonly Grade[]): Point {
  const [, points, reason] = grades.find(([fits]) => fits)!;
  return { points, reason };
}

const CJK_SENTENCE = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]{3,}/u;
const isState = ({ bare, quantities }: Spoken): boolean => STATE.test(bare) && quantities.length === 0;
const isVague = (bare: string): boolean => VAGUE.test(bare) || bare.endsWith(' more');
const isQuitting = ({ bare, when }: Spoken): boolean => QUITTING.test(bare) && when.points === 0;

function specific(spoken: Spoken): Point {
  const { action, bare } = spoken;
  const words = contentWords(bare).length;
  return firstThatFits([
    [spoken.isOnlyEmoji || words === 0, 0, 'It does not say what you will do.'],
    [isState(spoken), 0, 'It names a wish or a state rather than an action.'],
    [HEDGE.test(action), 1, 'It leaves itself a way out ("try", "maybe").'],
    [spoken.quantities.length > 0, 2, 'It says what, and how much.'],
    [isVague(bare), 1, 'It could mean many things; the part you will do is open.'],
    [isQuitting(spoken), 1, 'It says what ends, and not what you will do instead.'],
    [words > 1 || CJK_SENTENCE.test(bare), 2, 'It names an action and what it is done to.'],
    [true, 1, 'It names an activity without its object.'],
  ]);
}

const SEVERAL_DAYS = /(?:mon|tue|wed|thu|fri|sat|sun)\w* (?:and )?(?:mon|tue|wed|thu|fri|sat|sun)/;

function measurable({ action, bare, quantities, isOnlyEmoji }: Spoken): Point {
  const isOpen = STATE.test(bare) && !IMPOSSIBLE.test(bare);
  return firstThatFits([
    [quantities.length > 0 || BY_THE_CLOCK.test(action) || SEVERAL_DAYS.test(action), 2, 'A number says when it is done.'],
    [isOnlyEmoji || isOpen || isVague(bare) || OPEN_ENDED.test(bare), 0, 'Somebody else could not tell whether it was done.'],
    [true, 1, 'Done or not done can be told.'],
  ]);
}

function attainable(spoken: Spoken, s: number): Point {
  const { action, bare, when, minutes, minutesLeft } = spoken;
  return firstThatFits([
    [IMPOSSIBLE.test(bare), 0, 'It is not in your hands, or not within reach by then.'],
    [when.kind === 'past' || when.kind === 'invalid', 0, 'The day it names has passed or does not exist.'],
    [(minutes ?? 0) > (minutesLeft ?? Infinity), 0, 'It takes more time than is left until then.'],
    [HEDGE.test(action), 1, 'You sound unsure yourself.'],
    [OTHERS_DECIDE.test(bare), 1, 'It depends on what others decide.'],
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
