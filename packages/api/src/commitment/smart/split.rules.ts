import { normalise } from './normalise.rules.ts';
import { divides, goesOn, joinsNumbers, partOf, standsAlone, type Kind } from './joint.rules.ts';
import { isJointDivided } from './joint-sense.rules.ts';
import { jointSigns } from './joint-signs.rules.ts';

const BULLET = /^(?:[-*•–—·▪◦☐□]|\d{1,2}[.)]|[a-e]\))\s+/;
const BULLET_INSIDE = /(?:^|\s)(?:[-*•–—·▪◦☐□]|\d{1,2}[.)])\s+(?=\S)/g;
/** Looking at a joint takes time by the length of the text: more of them than anybody writes are left alone, as are more lines. */
const MOST_JOINTS = 40;
const MOST_LINES = 60;
/** Where a sentence may be divided, and how strongly: "then" and a full stop say so themselves, "and" only joins. */
const JOINT =
  /(?<strong>\s*(?:;|(?<!\d)[.!]\s+(?=\p{L})|,?\s+(?:and |und |y |et |e )?(?:then|after that|afterwards|danach|dann|luego|después|puis|ensuite|depois|então)\s+|,?\s+and also\s+))|(?<comma>\s+\/\s+|\s*,\s*(?:and |also |plus |und |y |et |e )*)|(?<and>\s+(?:and|(?<!\bne\s+)plus|&|\+|und|sowie|y|et|e|n)\s+)/giu;
function kindOf({ groups }: RegExpMatchArray): Kind {
  if (groups?.['strong'] !== undefined) return 'strong';
  return groups?.['comma'] === undefined ? 'and' : 'comma';
}

/** A place where a line may be divided: what rules make of it, and everything that speaks for or against it. */
type Joint = { readonly start: number; readonly end: number; readonly isRuled: boolean; readonly signs: readonly string[] };

/** The joints of a line, from left to right; between two numbers, beside what says more of the same, and before "fold it", there is none. */
function jointsOf(text: string, toEnglish: (text: string) => string, isUnderHeading: boolean): readonly Joint[] {
  const spans = [...text.matchAll(JOINT)]
    .slice(0, MOST_JOINTS)
    .map((joint) => ({ kind: kindOf(joint), said: joint[0], start: joint.index, end: joint.index + joint[0].length }));
  const pieces = [0, ...spans.map(({ end }) => end)].map((start, index) => text.slice(start, Math.max(start, spans[index]?.start ?? text.length)));
  const parts = pieces.map((piece) => partOf(piece, toEnglish));
  const commas = spans.filter(({ kind }) => kind === 'comma').length;
  // "Run, cook and read": each could be promised alone.
  const isEnumeration = commas > 0 && spans.length > 1 && parts.every(standsAlone);
  let begin = 0;
  return spans.flatMap(({ kind, said, start, end }, index): Joint[] => {
    const left = text.slice(begin, start);
    if (joinsNumbers(left, pieces[index + 1]!) || parts[index]!.isAside || parts[index + 1]!.isAside || goesOn(parts[index]!, parts[index + 1]!)) return [];
    const isList = isEnumeration || (kind === 'comma' && (isUnderHeading || commas > 1));
    const before = left === pieces[index] ? parts[index]! : partOf(left, toEnglish);
    const isRuled = divides(kind, [before, parts[index + 1]!], isList);
    if (isRuled) begin = end;
    return [{ start, end, isRuled, signs: jointSigns({ kind, said, isRuled, isList, isUnderHeading, index, parts }) }];
  });
}

function divide(text: string, toEnglish: (text: string) => string, isUnderHeading: boolean): string[] {
  const parts: string[] = [];
  let begin = 0;
  for (const { start, end } of jointsOf(text, toEnglish, isUnderHeading).filter(({ signs }) => isJointDivided(signs))) {
    parts.push(text.slice(begin, start).trim());
    begin = end;
  }
  return [...parts, text.slice(begin).trim()].filter((part) => part !== '');
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

/** What stands by itself and says only what a list is, or when: "goals", "by tomorrow evening". */
const isOnlyHeading = (line: string, toEnglish: (text: string) => string): boolean => {
  const normal = normalise(toEnglish(line));
  return HEADING_WORDS.test(normal) && (ONLY_HEADING.test(normal) || partOf(line, toEnglish).isAside);
};
const ONLY_HEADING = /^(?:(?:my|the|today's) )?(?:goals?|plan|to-?dos?|tasks?|list|commitments?)$/;

type Lines = { readonly heading: string; readonly lines: readonly string[]; readonly isUnderHeading: boolean };

/** The lines of a message that hold promises, and what stands before or behind them all. */
function layoutOf(text: string, toEnglish: (text: string) => string): Lines {
  const lines = linesOf(text);
  const [first = '', last = ''] = [lines[0], lines.at(-1)];
  if (lines.length > 2 && isOnlyHeading(last, toEnglish)) {
    const { heading, ...rest } = layoutOf(lines.slice(0, -1).join('\n'), toEnglish);
    return { ...rest, heading: `${heading} ${last}`.trim() };
  }
  if (lines.length > 1 && (first.endsWith(':') || isOnlyHeading(first, toEnglish))) return { heading: first, lines: lines.slice(1), isUnderHeading: false };
  const heading = headingOf(first, toEnglish);
  if (heading === '') return { heading, lines, isUnderHeading: false };
  return { heading, lines: [first.slice(first.indexOf(':') + 1).trim(), ...lines.slice(1)], isUnderHeading: true };
}

/**
 * Splits a message, as it was written, into its promises: lines, bullets, and things that could each be checked alone. `heading`: what stood before a list, or behind it.
 * @param toEnglish gives the words of a part in English
 */
export function splitItems(text: string, toEnglish: (text: string) => string): { readonly heading: string; readonly items: readonly string[] } {
  const { heading, lines, isUnderHeading } = layoutOf(text, toEnglish);
  return { heading, items: lines.flatMap((line) => divide(line, toEnglish, isUnderHeading)) };
}

/** The joints of each line that holds promises: what is learned from. */
export function jointsIn(text: string, toEnglish: (text: string) => string): readonly (readonly Joint[])[] {
  const { lines, isUnderHeading } = layoutOf(text, toEnglish);
  return lines.map((line) => jointsOf(line, toEnglish, isUnderHeading));
}
