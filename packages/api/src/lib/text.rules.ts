import { DomainError } from './errors.ts';

/** How long a text may be, in characters, and the input that it was given in. */
export type TextLimits = { readonly longest: number; readonly field: string };

/** Signs that no text column takes (NUL) or that nobody sees; line breaks stay. */
const withoutControls = (text: string): string => text.replaceAll(/[\p{Cc}\p{Cs}]/gu, (sign) => (sign === '\n' ? '\n' : ''));

function requireLength(text: string, { longest, field }: TextLimits): string {
  const length = [...text].length;
  if (length > longest) throw new DomainError('INVALID_INPUT', `This is ${length} characters long; ${longest} can be kept. Shorten it.`, field);
  return text;
}

/**
 * A text of one line as it is kept: trimmed, with single spaces.
 * @throws DomainError INVALID_INPUT when nothing is left, or too much
 */
export function lineOf(text: string, limits: TextLimits): string {
  const line = withoutControls(text.replaceAll(/\s+/gu, ' ')).trim();
  if (line === '') throw new DomainError('INVALID_INPUT', 'This cannot be empty; write a few words.', limits.field);
  return requireLength(line, limits);
}

/**
 * A text of several lines as it is kept: trimmed; null when nothing is left.
 * @throws DomainError INVALID_INPUT when it is too long
 */
export function paragraphsOf(text: string | null, limits: TextLimits): string | null {
  const kept = withoutControls(text ?? '').trim();
  return kept === '' ? null : requireLength(kept, limits);
}
