import { DomainError } from './errors.ts';

/** How long a text may be, in characters, and the input that it was given in. */
export type TextLimits = { readonly longest: number; readonly field: string };

/** A text without what no column takes (NUL, halves of signs) and without control signs; line breaks stay, and a tab is a space. */
export const withoutControls = (text: string): string =>
  text.replaceAll('\t', ' ').replaceAll(/[\p{Cc}\p{Cs}\u202a-\u202e\u2066-\u2069]/gu, (sign) => (sign === '\n' ? '\n' : ''));

/** Whether a text shows nothing: it has only spaces, and signs that nobody sees. */
export const isBlank = (text: string): boolean => text.replaceAll(/[\p{Z}\p{Cc}\p{Cf}\p{Cs}\s]/gu, '') === '';

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
  if (isBlank(line)) throw new DomainError('INVALID_INPUT', 'This cannot be empty; write a few words.', limits.field);
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
