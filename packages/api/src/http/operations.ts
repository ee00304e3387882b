import { type DocumentNode, getOperationAST, GraphQLError, type GraphQLFormattedError, type GraphQLSchema } from 'graphql';
import { formatError } from '../error-format.ts';
import { DomainError, httpStatusOf } from '../lib/errors.ts';
import { instantText } from '../lib/instant-text.ts';
import type { Log } from '../lib/log.ts';
import { costOf } from '../read/cost.ts';
import type { TrustedDocuments } from '../read/trusted-documents.ts';
import type { Context } from '../viewer/context.ts';
import { type DocumentGuard, DocumentRefused, type GuardedDocument } from './document-guard.ts';
import { mayIntrospect, type Visitor } from './door.ts';
import { formatErrors, type Execution, type Executor } from './executor.ts';
import type { GraphqlRequest } from './graphql-request.ts';
import { statusOf } from './http-refusal.ts';
import { LIMITS } from './limits.ts';
import type { Allowance } from './rate-limiter.ts';

export type OperationParts = {
  readonly schema: GraphQLSchema;
  readonly documents: DocumentGuard;
  readonly executor: Executor;
  readonly trusted: TrustedDocuments;
  readonly isProduction: boolean;
  readonly log: Log;
};

/** An answer, and how it is to be sent. */
export type Outcome = {
  readonly execution: Execution;
  /** The status when the operation did not run; null when it did. */
  readonly refusedWith: number | null;
  /** Whether the refusal is about the GraphQL of the request: old clients expect 200 for it. */
  readonly isAboutDocument: boolean;
  readonly extensions?: { readonly cost: number; readonly remaining: number; readonly resetAt: string };
};

/** What it costs to ask about the schema: the answer is large but always the same. */
const INTROSPECTION_COST = 200;

/** Takes requests through the document's limits to their execution; the same for HTTP and WebSocket. */
export class OperationDesk {
  constructor(readonly parts: OperationParts) {}

  /** Answers a query or a mutation. Never rejects. */
  async answer(request: GraphqlRequest, visitor: Visitor, context: Context): Promise<Outcome> {
    try {
      return await (request.query === null ? this.runTrusted(request, visitor, context) : this.runAny(request, visitor, context));
    } catch (error) {
      visitor.pay(1);
      return this.refused(error, context.requestId);
    }
  }

  /**
   * The document of a request, and what its operation costs.
   * @throws DocumentRefused, DomainError
   */
  admit(request: GraphqlRequest, context: Context): { admitted: GuardedDocument; cost: number } {
    const admitted = this.parts.documents.admit(request.query ?? '');
    if (admitted.introspects) {
      mayIntrospect(context.viewer, this.parts.isProduction);
      return { admitted, cost: INTROSPECTION_COST };
    }
    requireOperation(admitted.document, request.operationName);
    const cost = costOf(this.parts.schema, admitted.document, request.variables, request.operationName);
    if (cost > LIMITS.cost) {
      const sentence = `The query may cost ${cost} points; at most ${LIMITS.cost} are allowed. Ask for smaller pages, or in several requests.`;
      throw new DocumentRefused([new GraphQLError(sentence, { extensions: { code: 'QUERY_TOO_COMPLEX' } })]);
    }
    return { admitted, cost };
  }

  /** An error from before the execution, as callers may see it. */
  refused(error: unknown, requestId: string): Outcome {
    const isAboutDocument = error instanceof DocumentRefused;
    const errors = isAboutDocument ? formatErrors(error.errors, requestId, this.parts.log) : [formatError(error, { requestId, log: this.parts.log })];
    return { execution: { errors }, refusedWith: isAboutDocument ? 400 : statusOf(error), isAboutDocument };
  }

  private async runTrusted({ hash = '', variables }: GraphqlRequest, visitor: Visitor, context: Context): Promise<Outcome> {
    const trusted = this.parts.trusted.get(hash);
    if (!trusted) throw unknownHash();
    const allowance = visitor.pay(1);
    const answer = await this.parts.trusted.answerTrusted(trusted.hash, variables, context);
    if (!answer) throw new DomainError('BAD_REQUEST', 'Subscriptions run over a WebSocket, by the protocol graphql-transport-ws.');
    const errors = answer.errors && formatErrors(answer.errors, context.requestId, this.parts.log);
    return outcomeOf({ ...(answer.data !== undefined && { data: answer.data }), ...(errors && { errors }) }, 1, allowance);
  }

  private async runAny(request: GraphqlRequest, visitor: Visitor, context: Context): Promise<Outcome> {
    const { admitted, cost } = this.admit(request, context);
    if (getOperationAST(admitted.document, request.operationName)?.operation === 'subscription') {
      throw new DomainError('BAD_REQUEST', 'Subscriptions run over a WebSocket, by the protocol graphql-transport-ws.');
    }
    const allowance = visitor.pay(cost);
    return outcomeOf(await this.parts.executor.run(admitted, request, context), cost, allowance);
  }
}

/** @throws DocumentRefused when the document does not have the operation that is named, or has several and none is */
function requireOperation(document: DocumentNode, name: string | undefined): void {
  if (getOperationAST(document, name)) return;
  const fault = name === undefined ? 'The document has several operations' : 'The document has no operation of that name';
  const extensions = { code: 'INVALID_INPUT', field: 'operationName' };
  throw new DocumentRefused([new GraphQLError(`${fault}: say by operationName which of its operations to run.`, { extensions })]);
}

function outcomeOf(execution: Execution, cost: number, { remaining, resetAt }: Allowance): Outcome {
  const hasRun = execution.data !== undefined;
  return {
    execution,
    refusedWith: hasRun ? null : statusOfErrors(execution.errors),
    isAboutDocument: !hasRun,
    extensions: { cost, remaining, resetAt: instantText(resetAt) },
  };
}

/** Without data something was wrong with the variables, or with the server. */
function statusOfErrors(errors: readonly GraphQLFormattedError[] = []): number {
  const code = errors[0]?.extensions?.['code'];
  return code === 'INTERNAL' || code === 'UNAVAILABLE' || code === 'TIMEOUT' ? httpStatusOf(code) : 400;
}

/** The message is what clients of automatic persisted queries wait for before they send the whole document. */
const unknownHash = (): DomainError => new DomainError('PERSISTED_QUERY_NOT_FOUND', 'PersistedQueryNotFound');
