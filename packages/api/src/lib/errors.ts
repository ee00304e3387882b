/** What a caller is told of a code: when it comes, what to do then, and with which HTTP status. */
type ErrorEntry = {
  readonly meaning: string;
  readonly cure: string;
  /** The status when nothing of the request ran. Null where it is always an operation that refuses: then the status is 200, and the error stands in `errors`. */
  readonly status: number | null;
};

/** Every code an error of this API can carry in `extensions.code`. Listed once: docs/errors.md and the statuses of the HTTP door are made from it. */
export const ERRORS = {
  UNAUTHENTICATED: {
    meaning: 'There is no key where one is needed, or it is not known, revoked or expired.',
    cure: 'Send a key that is valid, as `Authorization: Bearer tpm_...`; ask an admin for another when it has ended.',
    status: 401,
  },
  FORBIDDEN: {
    meaning: 'The key is valid, but does not open this.',
    cure: 'Ask for less, or ask an admin for a key with the scope or role that the sentence names.',
    status: 403,
  },
  NOT_FOUND: {
    meaning: 'There is nothing by this id or name, or nothing that this key may know of.',
    cure: 'Look whether the id is right and still there; the same request again will not help.',
    status: 404,
  },
  INVALID_INPUT: {
    meaning: 'A value breaks a rule: its form, its length, its range, or what it has to fit.',
    cure: 'Correct the value that `extensions.field` names, as the sentence says.',
    status: 400,
  },
  BAD_CURSOR: {
    meaning: 'The cursor is not one of this list in this order, or of this log.',
    cure: 'Take a cursor from `pageInfo` or `edges` of the same list, or from an event; or begin without one.',
    status: 400,
  },
  CONFLICT: {
    meaning: 'The input is well formed, but things stand otherwise: it is already so, already over, or taken by somebody else.',
    cure: 'Read how things stand now and decide again; the sentence says what is in the way.',
    status: null,
  },
  VERSION_CONFLICT: {
    meaning: 'The `version` is not the current one: somebody changed this since it was read.',
    cure: 'Read it again, make the change on what is there now, and send the new `version`.',
    status: null,
  },
  IDEMPOTENCY_CONFLICT: {
    meaning: 'The `idempotencyKey` was used in the last 24 hours for another mutation or another input.',
    cure: 'Take a new key for every new intention, and the old one only to repeat the very same request.',
    status: null,
  },
  COMMITMENT_LOCKED: {
    meaning: 'The day of the commitment has closed, so it can no longer be changed or taken back.',
    cure: 'Leave it as it is, or make a new commitment; the sentence says which is still possible.',
    status: null,
  },
  NOT_SET_UP: {
    meaning: 'The operator of this service has not set up what this needs, such as a way to send e-mail.',
    cure: 'Do without it, or set what the sentence names and start the service again. `facilities` tells beforehand what is there.',
    status: null,
  },
  POD_FULL: {
    meaning: 'The pod has no free seat.',
    cure: 'Choose another pod, or try again when somebody has left.',
    status: null,
  },
  RATE_LIMITED: {
    meaning: 'Too much was asked in too short a time.',
    cure: 'Come back after `extensions.retryAfter` seconds, which over HTTP the header `Retry-After` says too; where neither is there, the sentence says when.',
    status: 429,
  },
  QUERY_TOO_COMPLEX: {
    meaning: 'The document is too deep, too long or too costly.',
    cure: 'Ask for smaller pages or fewer fields, or in several requests.',
    status: 400,
  },
  GRAPHQL_PARSE_FAILED: {
    meaning: 'The document is not GraphQL.',
    cure: 'Correct the syntax at the place in `locations`.',
    status: 400,
  },
  GRAPHQL_VALIDATION_FAILED: {
    meaning: 'The document is GraphQL, but does not fit the schema.',
    cure: 'Compare it with packages/schema/schema.graphql; names are not suggested.',
    status: 400,
  },
  PERSISTED_QUERY_NOT_FOUND: {
    meaning: 'A hash was sent without its document, and it is not the hash of a document known here.',
    cure: 'Send the whole document.',
    status: 400,
  },
  BAD_REQUEST: {
    meaning: 'The request is not one of GraphQL over HTTP or over a WebSocket.',
    cure: 'Correct the method, the headers or the body, as the sentence says. Depending on which, the status is 400, 405, 406 or 415.',
    status: 400,
  },
  REQUEST_TOO_LARGE: {
    meaning: 'The body has more bytes than are read.',
    cure: 'Send long values as variables and ask in several requests.',
    status: 413,
  },
  TIMEOUT: {
    meaning: 'It took too long and was stopped, or waited too long for somebody who changes the same thing.',
    cure: 'Ask again, with growing pauses, or for less at once; a mutation with the same `idempotencyKey`.',
    status: 504,
  },
  UNAVAILABLE: {
    meaning: 'Something the API needs, such as its database, cannot be reached at the moment.',
    cure: 'Ask again in a few seconds, with growing pauses; a mutation with the same `idempotencyKey`.',
    status: 503,
  },
  INTERNAL: {
    meaning: 'Something went wrong that nobody foresaw.',
    cure: 'Report it, and name the `extensions.requestId`.',
    status: 500,
  },
} as const satisfies { readonly [code: string]: ErrorEntry };

export type ErrorCode = keyof typeof ERRORS;
export const ERROR_CODES = Object.keys(ERRORS) as readonly ErrorCode[];

/** The HTTP status for a request that was refused with this code before anything of it ran. */
export const httpStatusOf = (code: ErrorCode): number => ERRORS[code].status ?? 400;

/** A refusal that the caller is meant to read: `message` says what was wrong and what to do, `field` names the input at fault. */
export class DomainError extends Error {
  override readonly name = 'DomainError';
  constructor(
    readonly code: ErrorCode,
    message: string,
    readonly field?: string,
  ) {
    super(message);
  }
}
