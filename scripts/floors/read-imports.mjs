import { dirname, join } from 'node:path/posix';

const IMPORT = /^\s*(?:import|export)\s+(type\s)?([^'"]*?from\s*)?['"]([^'"]+)['"]|\bimport\(\s*['"]([^'"]+)['"]\s*\)/gm;

/**
 * What a source opens: each import, re-export and dynamic import, with its line.
 * `path` is the file meant, from the root of the repository, or null for a package; `isType` when nothing of it is left at run time.
 */
export function readImports(file, source) {
  const code = source.replaceAll(/\/\*[^]*?\*\/|^\s*\/\/.*$/gm, (comment) => comment.replaceAll(/[^\n]/g, ' '));
  return [...code.matchAll(IMPORT)].map(({ 0: text, 1: type, 2: names = '', 3: static_, 4: dynamic, index }) => {
    const specifier = static_ ?? dynamic;
    const start = index + text.length - text.trimStart().length;
    return {
      specifier,
      path: specifier.startsWith('.') ? join(dirname(file), specifier) : null,
      isType: type !== undefined || areAllTypes(names),
      line: code.slice(0, start).split('\n').length,
    };
  });
}

/** `{ type A, type B } from` leaves nothing at run time either. */
function areAllTypes(names) {
  const inBraces = /\{([^}]*)\}/.exec(names)?.[1];
  if (inBraces === undefined || names.trimStart().startsWith('{') === false) return false;
  const list = inBraces
    .split(',')
    .map((name) => name.trim())
    .filter((name) => name !== '');
  return list.length > 0 && list.every((name) => name.startsWith('type '));
}
