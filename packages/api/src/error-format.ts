import { GraphQLError, type GraphQLFormattedError } from 'graphql';
import { RateLimited } from './http/http-refusal.ts';
import { DomainError, ERROR_CODES, type ErrorCode } from './lib/errors.ts';
import type { Log } from './lib/log.ts';

const KNOWN: ReadonlySet<unknown> = new Set(ERROR_CODES);
/** What the libraries call an error, and what this API calls it. */
const RENAMED: { readonly [code: string]: ErrorCode } = {
  BAD_USER_INPUT: 'INVALID_INPUT',
  OPERATION_RESOLUTION_FAILURE: 'BAD_REQUEST',
  PERSISTED_QUERY_NOT_SUPPORTED: 'PERSISTED_QUERY_NOT_FOUND',
};
/** PostgreSQL's states, and Node's codes of a connection, that say the database is too slow or not there. */
const TIMEOUTS = new Set(['57014', '55P03', '25P03']);
const ABSENCES = new Set([
  '57P01',
  '57P02',
  '57P03',
  '53300',
  '08000',
  '08003',
  '08006',
  '08001',
  '08004',
  'ECONNREFUSED',
  'ECONNRESET',
  'ENOTFOUND',
  'ETIMEDOUT',
  'EPIPE',
]);
/** The driver's own words for a connection that broke or could not be had; it gives them no code. A statement may stand before them. */
const ABSENT_IN_WORDS = [
  'Connection terminated',
  'Connection terminated unexpectedly',
  'Connection terminated due to connection timeout',
  'timeout exceeded when trying to connect',
  'Client has encountered a connection error and is not queryable',
];
/** Refusals that are not the caller's doing; somebody should look into them. */
const OURS: ReadonlySet<ErrorCode> = new Set(['TIMEOUT', 'UNAVAILABLE']);
const SUGGESTION = /\s*Did you mean [^?]*\?/g;

/** Whom an error answers and where it is written down. */
export type Incident = { readonly requestId: string; readonly log: Log };

/**
 * An error as a caller may see it: with a code of the catalogue and its own sentence when it is one that the API raised on purpose, masked with the
 * request's id otherwise, and then logged. Never a stack, never a suggestion of names.
 */
export function formatError(error: unknown, incident: Incident): GraphQLFormattedError {
  if (!(error instanceof GraphQLError)) return withoutPlace(error, incident);
  const code = codeOf(error);
  const isOwnWord = code !== null && code !== 'INTERNAL' && (isCoded(error) || !error.originalError);
  return { ...(isOwnWord ? said(error, code, incident) : withoutPlace(error.originalError ?? error, incident)), ...placeOf(error) };
}

/** What somebody threw: a refusal of ours, or something to be masked. */
function withoutPlace(cause: unknown, incident: Incident): GraphQLFormattedError {
  if (cause instanceof DomainError)
    return { message: cause.message, extensions: { code: cause.code, ...(cause.field !== undefined && { field: cause.field }), ...moreOf(cause) } };
  if (cause instanceof GraphQLError && cause.originalError === undefined) {
    const code = codeOf(cause);
    if (code !== null && code !== 'INTERNAL') return said(cause, code, incident);
  }
  return masked(cause, incident);
}

const moreOf = (cause: DomainError): Partial<RateLimited['extensions']> => (cause instanceof RateLimited ? cause.extensions : {});

function said(error: GraphQLError, code: ErrorCode, { requestId, log }: Incident): GraphQLFormattedError {
  if (OURS.has(code)) log.error({ requestId, code, err: error.originalError }, 'a request failed');
  return { message: error.message.replace(SUGGESTION, ''), extensions: { code, ...fieldOf(error) } };
}

/** An error that already has a code of the catalogue has the sentence that goes with it, whatever caused it. */
const isCoded = (error: GraphQLError): boolean => KNOWN.has(error.extensions['code']);

function placeOf(error: GraphQLError): Pick<GraphQLFormattedError, 'locations' | 'path'> {
  return { ...(error.locations && { locations: error.locations }), ...(error.path && { path: error.path }) };
}

/** The catalogue's code for an error that graphql-js, Apollo or a scalar raised; null for one with a code that nobody allowed. */
function codeOf(error: GraphQLError): ErrorCode | null {
  const given = error.extensions['code'];
  if (KNOWN.has(given)) return given as ErrorCode;
  if (typeof given === 'string') return RENAMED[given] ?? null;
  // Without a code it is graphql-js's own word about the request: a variable, an argument, the choice of the operation.
  return error.path === undefined ? 'INVALID_INPUT' : null;
}

function fieldOf(error: GraphQLError): { field?: string } {
  const { field } = error.extensions;
  return typeof field === 'string' ? { field } : {};
}

function isAbsentInWords(cause: unknown): boolean {
  return cause instanceof Error && (cause as { code?: unknown }).code === undefined && ABSENT_IN_WORDS.some((words) => cause.message.endsWith(words));
}

function masked(cause: unknown, { requestId, log }: Incident): GraphQLFormattedError {
  const state = String((cause as { code?: unknown } | null | undefined)?.code);
  log.error({ requestId, err: cause }, 'a request failed');
  if (TIMEOUTS.has(state))
    return { message: 'This took too long, or somebody else is changing the same thing. Try again.', extensions: { code: 'TIMEOUT', requestId } };
  if (ABSENCES.has(state) || isAbsentInWords(cause))
    return { message: 'The database cannot be reached at the moment. Try again.', extensions: { code: 'UNAVAILABLE', requestId } };
  return { message: `Something went wrong here. When you report it, name the request ${requestId}.`, extensions: { code: 'INTERNAL', requestId } };
}
