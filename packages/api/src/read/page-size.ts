import { DomainError } from '../lib/errors.ts';

/** How many rows a page has when nobody says, and at most. */
export const USUAL_PAGE = 20;
export const LARGEST_PAGE = 100;

/**
 * How many rows a client asks for.
 * @throws DomainError INVALID_INPUT outside 1 to 100
 */
export function sizeOf(asked: unknown, field: 'first' | 'last'): number {
  const size = Number(asked);
  if (Number.isInteger(size) && size >= 1 && size <= LARGEST_PAGE) return size;
  throw new DomainError('INVALID_INPUT', `A page holds 1 to ${LARGEST_PAGE} items; ${field} was ${size}.`, field);
}
