import { ApiError } from '@progress/schema';

/**
 * The code with which the API refused, where it is one that is expected.
 * @throws the error itself for any other, and for whatever is no refusal
 */
export function refusedFor(error: unknown, ...codes: readonly string[]): string {
  if (isRefusedFor(error, ...codes)) return error.code;
  throw error;
}

/** Whether the API refused with one of these codes. */
const isRefusedFor = (error: unknown, ...codes: readonly string[]): error is ApiError => error instanceof ApiError && codes.includes(error.code);
