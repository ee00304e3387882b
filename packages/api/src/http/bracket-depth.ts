/**
 * How deep brackets of any kind stand within one another in a GraphQL document, found in one pass and without recursion. Brackets in strings and comments
 * do not count. The parser may only see a document whose depth is known: it recurses, and a stack is finite.
 */
export function bracketDepth(source: string): number {
  let depth = 0;
  let deepest = 0;
  for (let at = 0; at < source.length; at += 1) {
    const char = source[at];
    if (char === '{' || char === '(' || char === '[') {
      depth += 1;
      if (depth > deepest) deepest = depth;
    } else if (char === '}' || char === ')' || char === ']') depth -= 1;
    else if (char === '"') at = endOfString(source, at);
    else if (char === '#') at = endOfLine(source, at);
  }
  return deepest;
}

/** The index of the quote (the last of three) that ends the string beginning at `start`; the document's end when none does. */
function endOfString(source: string, start: number): number {
  const isBlock = source.startsWith('"""', start);
  for (let at = start + (isBlock ? 3 : 1); at < source.length; at += 1) {
    if (source[at] === '\\') at += isBlock && !source.startsWith('"""', at + 1) ? 0 : isBlock ? 3 : 1;
    else if (isBlock && source.startsWith('"""', at)) return at + 2;
    else if (!isBlock && (source[at] === '"' || source[at] === '\n' || source[at] === '\r')) return at;
  }
  return source.length;
}

function endOfLine(source: string, start: number): number {
  for (let at = start; at < source.length; at += 1) {
    if (source[at] === '\n' || source[at] === '\r') return at;
  }
  return source.length;
}
