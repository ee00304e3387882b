const OPENING = new Set(['{', '(', '[']);
const CLOSING = new Set(['}', ')', ']']);

/**
 * How deep brackets of any kind stand within one another in a GraphQL document, found in one pass and without recursion. Brackets in strings and comments
 * do not count. The parser may only see a document whose depth is known: it recurses, and a stack is finite.
 */
export function bracketDepth(source: string): number {
  let depth = 0;
  let deepest = 0;
  for (let at = 0; at < source.length; at += 1) {
    const char = source[at]!;
    if (OPENING.has(char)) deepest = Math.max(deepest, (depth += 1));
    else if (CLOSING.has(char)) depth -= 1;
    else if (char === '"') at = endOfString(source, at);
    else if (char === '#') at = endOfLine(source, at);
  }
  return deepest;
}

/** The index of the last character of the string that begins at `start`; the document's end when the string does not end. */
function endOfString(source: string, start: number): number {
  return source.startsWith('"""', start) ? endOfBlock(source, start + 3) : endOfQuoted(source, start + 1);
}

function endOfQuoted(source: string, start: number): number {
  for (let at = start; at < source.length; at += 1) {
    const char = source[at];
    if (char === '"' || char === '\n' || char === '\r') return at;
    if (char === '\\') at += 1;
  }
  return source.length;
}

/** Between three quotes only `\"""` is special. */
function endOfBlock(source: string, start: number): number {
  let at = source.indexOf('"""', start);
  while (at !== -1 && source[at - 1] === '\\') at = source.indexOf('"""', at + 3);
  return at === -1 ? source.length : at + 2;
}

function endOfLine(source: string, start: number): number {
  for (let at = start; at < source.length; at += 1) {
    if (source[at] === '\n' || source[at] === '\r') return at;
  }
  return source.length;
}
