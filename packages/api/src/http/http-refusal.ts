import { DomainError, type ErrorCode } from '../lib/errors.ts';

/** A refusal with a status of its own, where the code alone does not say which. */
export class HttpRefusal extends DomainError {
  constructor(
    code: ErrorCode,
    message: string,
    readonly status: number,
    readonly headers: { readonly [name: string]: string } = {},
    /** What is said in the error's extensions beside the code. */
    readonly extensions: { readonly [name: string]: string | number } = {},
  ) {
    super(code, message);
  }
}

/** A refusal for now: the header and the extensions say when to come back. */
export function rateLimited(message: string, resetAt: Date): HttpRefusal {
  const retryAfter = Math.max(1, Math.ceil((resetAt.getTime() - Date.now()) / 1000));
  return new HttpRefusal('RATE_LIMITED', message, 429, { 'retry-after': String(retryAfter) }, { retryAfter, resetAt: resetAt.toISOString() });
}

const STATUS: { readonly [code in ErrorCode]?: number } = {
  UNAUTHENTICATED: 401,
  FORBIDDEN: 403,
  NOT_FOUND: 404,
  RATE_LIMITED: 429,
  REQUEST_TOO_LARGE: 413,
  TIMEOUT: 504,
  UNAVAILABLE: 503,
  INTERNAL: 500,
};

/** The HTTP status for a request that was refused before anything of it ran. */
export function statusOf(error: unknown): number {
  if (error instanceof HttpRefusal) return error.status;
  if (error instanceof DomainError) return STATUS[error.code] ?? 400;
  return 500;
}
