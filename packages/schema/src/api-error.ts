import type { CombinedError } from '@urql/core';

/** Codes that no API sends: the request or its answer got lost on the way. */
export type TransportCode = 'UNREACHABLE' | 'TIMEOUT';

/**
 * Why a call failed.
 * - `code`: `extensions.code` of the API, or a {@link TransportCode} when no answer of the API arrived.
 * - `field`: the input at fault; null when none is.
 * - `message`: a sentence for whoever made the call. It may repeat what was given, so it belongs into no log.
 * - `requestId`: what the API's log knows the request by; null when it never got there.
 */
export class ApiError extends Error {
  override readonly name = 'ApiError';
  constructor(
    readonly code: string,
    message: string,
    readonly field: string | null = null,
    readonly requestId: string | null = null,
  ) {
    super(message);
  }

  /** True when the same call may well succeed later without anything being changed about it: the API, its database or the way there was gone. */
  get isPassing(): boolean {
    return this.code === 'UNREACHABLE' || this.code === 'TIMEOUT' || this.code === 'UNAVAILABLE' || this.code === 'RATE_LIMITED';
  }
}

type Answered = { readonly message: string; readonly extensions?: Readonly<Record<string, unknown>> | undefined };

/** The first error of an answer, typed. */
export function errorOfAnswer(errors: readonly Answered[]): ApiError {
  const [first] = errors;
  const { code, field, requestId } = (first?.extensions ?? {}) as { code?: unknown; field?: unknown; requestId?: unknown };
  return new ApiError(
    textOr(code, 'INTERNAL'),
    first?.message ?? 'The API answered with neither data nor an error.',
    textOr(field, null),
    textOr(requestId, null),
  );
}

/** What urql found wrong, typed: the API's own error when it answered one, else how the way there failed. */
export function errorOfCall(error: CombinedError): ApiError {
  if (error.graphQLErrors.length > 0) return errorOfAnswer(error.graphQLErrors);
  return errorOfTransport(error.networkError ?? error);
}

/** A fetch or socket that came to nothing. */
export function errorOfTransport(reason: unknown): ApiError {
  const isTimeout = reason instanceof Error && reason.name === 'TimeoutError';
  return isTimeout
    ? new ApiError('TIMEOUT', 'The API did not answer in time; whether it acted is unknown.')
    : new ApiError('UNREACHABLE', 'The API could not be reached.');
}

function textOr<Else>(value: unknown, otherwise: Else): string | Else {
  return typeof value === 'string' ? value : otherwise;
}
