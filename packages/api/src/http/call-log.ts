import { randomUUID } from 'node:crypto';
import type { Log } from '../lib/log.ts';
import type { ViewerKind } from '../viewer/viewer.ts';
import type { CallTally } from './call-tally.ts';
import type { GraphqlRequest } from './graphql-request.ts';
import type { Outcome } from './operations.ts';
import type { TrustedDocuments } from '../read/trusted-documents.ts';

/** A call on its way: what becomes known of it is noted here, so that also a refusal can be told. */
export type Call = { readonly requestId: string; readonly startedAt: number; request: GraphqlRequest | null; caller: ViewerKind };

const SAFE_ID = /^[A-Za-z0-9][A-Za-z0-9._:-]{7,63}$/;
const NAME = /^[_A-Za-z]\w{0,63}$/;
const NAMED = /^\s*(?:query|mutation|subscription)\s+(\w+)/;

/** Begins a call. The request's id is the caller's own when it is one that can stand in a log and a header (8 to 64 letters, digits, dots, dashes, colons). */
export function callOf(givenId: string | undefined): Call {
  const requestId = givenId !== undefined && SAFE_ID.test(givenId) ? givenId : randomUUID();
  return { requestId, startedAt: performance.now(), request: null, caller: 'anonymous' };
}

/** Writes one line about each call, and counts it: what was asked by name, how it ended, how long it took, what it cost. Never a document, a variable or an answer. */
export class CallLog {
  private readonly isWritten: boolean;

  constructor(
    private readonly log: Log,
    private readonly tally: CallTally,
    private readonly trusted: TrustedDocuments,
  ) {
    this.isWritten = log.isLevelEnabled('info');
  }

  note(call: Call, outcome: Outcome, status: number | undefined): void {
    const ms = performance.now() - call.startedAt;
    const code = codeOf(outcome);
    const known = call.request === null ? 'refused' : this.knownName(call.request);
    this.tally.note({ operation: known, caller: call.caller, outcome: code }, ms);
    if (!this.isWritten) return;
    const operation = known === 'other' && call.request !== null ? (givenName(call.request) ?? known) : known;
    this.log.info(
      { requestId: call.requestId, operation, caller: call.caller, code, status, ms: Math.round(ms * 10) / 10, cost: outcome.extensions?.cost ?? 0 },
      'answered',
    );
  }

  /** Names that cannot become many: those of trusted documents. */
  private knownName({ query, hash }: GraphqlRequest): string {
    return (query === null && hash !== undefined && this.trusted.get(hash)?.name) || 'other';
  }
}

/** The first error's code, of the catalogue; "ok" when there is no error. */
function codeOf({ execution: { errors } }: Outcome): string {
  const [first] = errors ?? [];
  if (first === undefined) return 'ok';
  const code = first.extensions?.['code'];
  return typeof code === 'string' ? code : 'INTERNAL';
}

/** What a client calls its operation: a name and nothing else, else nothing. */
function givenName({ operationName, query }: GraphqlRequest): string | undefined {
  const name = operationName ?? NAMED.exec(query?.slice(0, 200) ?? '')?.[1];
  return name !== undefined && NAME.test(name) ? name : undefined;
}
