import { DomainError, type ErrorCode, httpStatusOf } from '../lib/errors.ts';

/** A refusal with a status of its own, where the code alone does not say which. */
export class HttpRefusal extends DomainError {
  constructor(
    code: ErrorCode,
    message: string,
    readonly status: number,
    readonly headers: { readonly [name: string]: string } = {},
  ) {
    super(code, message);
  }
}

/** A refusal for now: the header `retry-after` and the extensions of the error say when to come back. */
export class RateLimited extends HttpRefusal {
  /** In how many seconds a call is let in again, and the instant at which all points are back. */
  readonly extensions: { readonly retryAfter: number; readonly resetAt: string };

  constructor(message: string, nextAt: Date, resetAt = nextAt) {
    const retryAfter = Math.max(1, Math.ceil((nextAt.getTime() - Date.now()) / 1000));
    super('RATE_LIMITED', message, 429, { 'retry-after': String(retryAfter) });
    this.extensions = { retryAfter, resetAt: resetAt.toISOString() };
  }
}

/** The HTTP status for a request that was refused before anything of it ran. */
export function statusOf(error: unknown): number {
  if (error instanceof HttpRefusal) return error.status;
  if (error instanceof DomainError) return httpStatusOf(error.code);
  return 500;
}
