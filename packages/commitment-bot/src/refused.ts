import { ApiError } from '@progress/schema';

/**
 * The code with which the API refused, where it is one that is expected.
 * @throws the error itself for any other, and for whatever is no refusal
 */
export function refusedFor(error: unknown, ...codes: readonly string[]): string {
  if (error instanceof ApiError && codes.includes(error.code)) return error.code;
  throw error;
}
