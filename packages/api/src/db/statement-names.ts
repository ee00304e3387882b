/** So many different texts get a name; what comes later is still bound, but planned each time. A connection keeps a plan for each name. */
const MOST_NAMES = 500;
/** Only these take parameters. */
const TAKES_PARAMETERS = /^\s*(?:select|insert|update|delete|with|merge|values)\b/i;

/** What stands before a statement that may go to PostgreSQL with the next one of its transaction. */
export const WITH_NEXT = '/* with the next */ ';

/** What stands before a query that is to be answered behind the commit; its own name, if it has one, is part of it. */
const BEHIND_COMMIT = /^\/\* behind the commit (\w*) \*\/ /;
export const behindCommit = ({ text, name }: { readonly text: string; readonly name: string }): string => `/* behind the commit ${name} */ ${text}`;

/** The text and name of a query that is to be answered behind the commit; null for any other. */
export function ofBehindCommit(given: string): { readonly text: string; readonly name: string } | null {
  const [mark, name = ''] = given.startsWith('/*') ? (BEHIND_COMMIT.exec(given) ?? []) : [];
  return mark === undefined ? null : { text: given.slice(mark.length), name };
}

/** A text as PostgreSQL takes it, `$1` for each `?`; null for one that is not to be bound. */
const texts = new Map<string, string | null>();
/** By the text with `$1`. What begins and ends transactions is the same for all. */
const names = new Map<string, string>([
  ['begin', 'begin'],
  ['commit', 'commit'],
]);

/** A text with `?` for each value as PostgreSQL takes it; null for one that is not to be bound. */
export function boundText(query: string): string | null {
  const known = texts.get(query);
  if (known !== undefined) return known;
  const [mark, own] = query.startsWith(WITH_NEXT) ? [WITH_NEXT, query.slice(WITH_NEXT.length)] : ['', query];
  const text = numbered(own);
  const sent = text === null ? null : mark + text;
  if (texts.size < MOST_NAMES) {
    texts.set(query, sent);
    if (text !== null && !names.has(text)) names.set(text, `w${names.size}`);
  }
  return sent;
}

function numbered(query: string): string | null {
  if (!TAKES_PARAMETERS.test(query) || query.includes('??') || query.includes('\\?')) return null;
  let number = 0;
  return query.replaceAll('?', () => `$${(number += 1)}`);
}

/** The name of a text with `$1`; empty for one that has none. */
export const nameOf = (text: string): string => names.get(text) ?? '';

/** As `nameOf`, for a text with `$1` that a caller always sends in the same words: it gets a name when it is met first. */
export function nameOfConstant(text: string): string {
  if (!names.has(text) && names.size < MOST_NAMES) names.set(text, `w${names.size}`);
  return nameOf(text);
}
