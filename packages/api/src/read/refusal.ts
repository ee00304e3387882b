import { GraphQLError, type GraphQLErrorOptions } from 'graphql';
import { DomainError, type ErrorCode } from '../lib/errors.ts';
import { notAnId } from '../lib/id.rules.ts';

/** Where in the document, and in which request, something went wrong. */
type Where = {
  readonly nodes?: GraphQLErrorOptions['nodes'] | undefined;
  readonly path?: GraphQLErrorOptions['path'] | undefined;
  readonly requestId?: string | undefined;
};

/**
 * What a caller reads of any error: its code, and a sentence. An error that nobody foresaw is INTERNAL, named by the request only. What caused it stays with it as
 * `originalError`, for the log.
 */
export function refusal(error: unknown, at: Where = {}): GraphQLError {
  if (error instanceof GraphQLError) return refusedBefore(error, at);
  if (error instanceof DomainError) {
    const extensions = { code: error.code, ...(error.field !== undefined && { field: error.field }) };
    return new GraphQLError(error.message, { ...placeOf(at), extensions, originalError: error });
  }
  const known = refusalOfDatabase(error);
  return known ? new GraphQLError(known.sentence, { ...placeOf(at), extensions: { code: known.code }, originalError: error as Error }) : masked(error, at);
}

/** Coercion's own errors say what was wrong with a value; an error of a resolver that graphql-js has wrapped is judged by what it wraps. */
function refusedBefore(error: GraphQLError, at: Where): GraphQLError {
  const place = { ...at, nodes: error.nodes ?? at.nodes, path: error.path ?? at.path };
  const { originalError } = error;
  if (originalError && !(originalError instanceof GraphQLError)) return refusal(originalError, place);
  const extensions = { code: 'INVALID_INPUT', ...error.extensions };
  return new GraphQLError(error.message, { ...placeOf(place), extensions });
}

function masked(error: unknown, { requestId, ...at }: Where): GraphQLError {
  const number = requestId === undefined ? '' : ` When you report it, name the request ${requestId}.`;
  const extensions = { code: 'INTERNAL' satisfies ErrorCode, ...(requestId !== undefined && { requestId }) };
  const originalError = error instanceof Error ? error : new Error(String(error));
  return new GraphQLError(`Something went wrong here.${number}`, { ...placeOf(at), extensions, originalError });
}

const placeOf = ({ nodes, path }: Where): GraphQLErrorOptions => ({ ...(nodes && { nodes }), ...(path && { path }) });

type Known = { readonly code: ErrorCode; readonly sentence: string };
const MALFORMED: Known = { code: 'INVALID_INPUT', sentence: 'A value in this request is malformed or out of range: look at its ids, numbers and dates.' };
const TOO_SLOW: Known = { code: 'TIMEOUT', sentence: 'This took too long and was stopped: ask for less at once, or try again.' };
const AWAY: Known = { code: 'UNAVAILABLE', sentence: 'The database cannot be reached at the moment: try again in a few seconds.' };
const TOO_LARGE: Known = { code: 'QUERY_TOO_COMPLEX', sentence: 'This query is too large for the database: ask for less at once.' };

/** The first that the SQLSTATE or the socket's code begins with. */
const BY_CODE: readonly (readonly [start: string, known: Known])[] = [
  ['22', MALFORMED],
  ['57014', TOO_SLOW],
  ['55P03', TOO_SLOW],
  ['25P03', TOO_SLOW],
  ['54', TOO_LARGE],
  ['57P', AWAY],
  ['08', AWAY],
  ['53300', AWAY],
  ['ECONN', AWAY],
  ['EPIPE', AWAY],
  ['ETIMEDOUT', AWAY],
  ['EHOSTUNREACH', AWAY],
  ['ENOTFOUND', AWAY],
  ['EAI_AGAIN', AWAY],
];
/** What the driver says without a code when a connection ends under it, or none gets free in time. */
const LOST = /^(Connection terminated|timeout exceeded when trying to connect|Client has encountered a connection error|Cannot use a pool after calling end)/;

/** PostgreSQL names what it took no id for; a caller with many ids wants to know which. */
const NOT_AN_ID = /\buuid: "([^"]{1,60})"/;

function refusalOfDatabase(error: unknown): Known | undefined {
  if (!(error instanceof Error)) return undefined;
  if (error.name === 'AbortError' || error.name === 'TimeoutError') return TOO_SLOW;
  const code = 'code' in error ? String(error.code) : '';
  const [, given] = (code === '22P02' && NOT_AN_ID.exec(error.message)) || [];
  if (given !== undefined) return { code: 'INVALID_INPUT', sentence: notAnId(given) };
  const found = BY_CODE.find(([start]) => code.startsWith(start));
  if (found) return found[1];
  return LOST.test(error.message) ? AWAY : undefined;
}

/** Whether a connection that failed like this is of no further use. */
export const isLost = (error: unknown): boolean => refusalOfDatabase(error) === AWAY;
