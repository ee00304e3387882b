import type { ContextFromPrevious } from '../../commitment/commitment-json.ts';

/** At most so many characters, and so many tokens of a language model. */
export const MOST_CHARACTERS = 4000;
export const MOST_TOKENS = 1200;
const LONGEST_LINE = 200;
/** Plain letters come about four to a token; counted with a reserve. Every other sign counts as a token of its own. */
const LETTERS_A_TOKEN = 3.4;

export type ContextParts = Omit<ContextFromPrevious, 'v' | 'budget' | 'block' | 'source'>;

/** About how many tokens a text is, rather too many than too few. */
export function tokensOf(text: string): number {
  const plain = text.replaceAll(/[^\u{20}-\u{7e}\n]/gu, '').length;
  return Math.ceil(plain / LETTERS_A_TOKEN) + [...text].length - plain;
}

/**
 * What is known of a member as text, the most telling first. A line that has no room any more is left out with all that follow it; none is cut but for those
 * longer than 200 characters. 4,000 characters and 1,200 tokens at most.
 */
export function blockOf(parts: ContextParts): string {
  const lines = linesOf(parts);
  let block = '';
  for (const line of lines) {
    const longer = block === '' ? line : `${block}\n${line}`;
    if (longer.length > MOST_CHARACTERS || tokensOf(longer) > MOST_TOKENS) break;
    block = longer;
  }
  return block;
}

function linesOf({ streak, goal, facts, patterns, similar, similar_rate: rate, recent }: ContextParts): string[] {
  const days = (count: number): string => (count === 1 ? '1 day' : `${count} days`);
  return [
    `Streak: ${days(streak.current)}, the longest ${days(streak.longest)}${streak.at_risk ? '; it ends today unless a promise is kept' : ''}`,
    ...(goal === null ? [] : [`Goal: ${clipped(goal.title)}, ${goal.progress} % reached${goal.days_left === null ? '' : `, ${goal.days_left} days left`}`]),
    ...listed(
      'Facts:',
      facts.map(({ fact, valid_at: from, invalid_at: to }) => `${clipped(fact)}${span(from, to)}`),
    ),
    ...listed(
      'Patterns:',
      patterns.map(({ text }) => clipped(text)),
    ),
    ...listed(
      rate === null ? 'Similar promises:' : `Similar promises: ${rate.k} of ${rate.n} kept (${percent(rate.lo)}-${percent(rate.hi)} %)`,
      similar.map((one) => `${clipped(one.text)} [${one.status}${due(one)}]`),
    ),
    ...listed(
      'Latest promises:',
      recent.map((one) => `${clipped(one.text)} [${one.status}${one.late ? ' late' : ''}${due(one)}]`),
    ),
  ];
}

/** A heading is not left alone: it stands with its first line. */
const listed = (heading: string, [first, ...rest]: readonly string[]): string[] =>
  first === undefined ? [] : [`${heading}\n- ${first}`, ...rest.map((line) => `- ${line}`)];

const percent = (share: number): number => Math.round(share * 100);
const due = (one: { readonly due: string | null }): string => (one.due === null ? '' : `, due ${one.due}`);

/** From when to when: "(2026-10-01 - present)". Nothing where neither is known. */
function span(from: string | null, to: string | null): string {
  if (from === null && to === null) return '';
  return ` (${from?.slice(0, 10) ?? 'earlier'} - ${to?.slice(0, 10) ?? 'present'})`;
}

function clipped(text: string): string {
  const signs = [...text.replaceAll(/\s+/gu, ' ').trim()];
  return signs.length <= LONGEST_LINE ? signs.join('') : `${signs.slice(0, LONGEST_LINE - 1).join('')}…`;
}
