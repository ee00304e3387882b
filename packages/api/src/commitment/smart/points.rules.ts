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

function specific(spoken: Spoken): Point {
  const { action, bare, quantities } = spoken;
  const words = contentWords(bare);
  if (spoken.isOnlyEmoji || words.length === 0) return { points: 0, reason: 'It does not say what you will do.' };
  if (STATE.test(bare) && quantities.length === 0) return { points: 0, reason: 'It names a wish or a state rather than an action.' };
  if (HEDGE.test(action)) return { points: 1, reason: 'It leaves itself a way out ("try", "maybe").' };
  if (quantities.length > 0) return { points: 2, reason: 'It says what, and how much.' };
  if (VAGUE.test(bare) || /\bmore$/.test(bare)) return { points: 1, reason: 'It could mean many things; the part you will do is open.' };
  if (QUITTING.test(bare) && spoken.when.points === 0) return { points: 1, reason: 'It says what ends, and not what you will do instead.' };
  const isCjk = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]{3,}/u.test(bare);
  return words.length > 1 || isCjk
    ? { points: 2, reason: 'It names an action and what it is done to.' }
    : { points: 1, reason: 'It names an activity without its object.' };
}

function measurable({ action, bare, quantities, isOnlyEmoji }: Spoken): Point {
  if (quantities.length > 0 || BY_THE_CLOCK.test(action) || /(?:mon|tue|wed|thu|fri|sat|sun)\w* (?:and )?(?:mon|tue|wed|thu|fri|sat|sun)/.test(action))
    return { points: 2, reason: 'A number says when it is done.' };
  const isOpen =
    isOnlyEmoji ||
    (STATE.test(bare) && !IMPOSSIBLE.test(bare)) ||
    (VAGUE.test(bare) && !/^(?:deal|catch)/.test(bare)) ||
    OPEN_ENDED.test(bare) ||
    /\bmore$/.test(bare);
  return isOpen ? { points: 0, reason: 'Somebody else could not tell whether it was done.' } : { points: 1, reason: 'Done or not done can be told.' };
}

function attainable({ action, bare, when, minutes, minutesLeft }: Spoken, s: number): Point {
  if (IMPOSSIBLE.test(bare)) return { points: 0, reason: 'It is not in your hands, or not within reach by then.' };
  if (when.kind === 'past' || when.kind === 'invalid') return { points: 0, reason: 'The day it names has passed or does not exist.' };
  if (minutes !== null && minutesLeft !== null && minutes > minutesLeft) return { points: 0, reason: 'It takes more time than is left until then.' };
  if (HEDGE.test(action)) return { points: 1, reason: 'You sound unsure yourself.' };
  if (OTHERS_DECIDE.test(bare)) return { points: 1, reason: 'It depends on what others decide.' };
  if (QUITTING.test(bare) && when.points === 0) return { points: 1, reason: 'A big change without a plan or an end is hard to keep.' };
  return s === 0 ? { points: 1, reason: 'It is too open to say whether it can be done.' } : { points: 2, reason: 'It can be done by then.' };
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
