const isClose = (a: number, b: number): boolean => Math.abs(a - b) <= 1e-9 * Math.max(1, Math.abs(a));
const isBranch = (v: unknown): v is Record<string, unknown> => typeof v === 'object' && v !== null;

/** The first place where two JSON values differ, order of keys included; undefined when they are the same. */
export function difference(a: unknown, b: unknown, at = ''): string | undefined {
  if (typeof a === 'number' && typeof b === 'number') return isClose(a, b) ? undefined : `${at}: ${a} != ${b}`;
  if (!isBranch(a) || !isBranch(b)) return a === b ? undefined : `${at}: ${JSON.stringify(a)} != ${JSON.stringify(b)}`;
  const keys = Object.keys(a);
  if (keys.join() !== Object.keys(b).join()) return `${at}: keys ${keys.join()} != ${Object.keys(b).join()}`;
  return keys.map((key) => difference(a[key], b[key], `${at}.${key}`)).find((found) => found !== undefined);
}
