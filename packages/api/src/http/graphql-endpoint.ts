import type { IncomingMessage, ServerResponse } from 'node:http';
import { getOperationAST } from 'graphql';
import { buildContext, type ContextParts } from '../build-context.ts';
import { type Call, type CallLog, callOf } from './call-log.ts';
import { Departure } from '../lib/departure.ts';
import type { CrossOrigin } from './cross-origin.ts';
import type { Door } from './door.ts';
import { readGraphqlRequest, type GraphqlRequest } from './graphql-request.ts';
import { HttpRefusal } from './http-refusal.ts';
import { negotiate, type MediaType } from './media-type.ts';
import type { OperationDesk, Outcome } from './operations.ts';
import { addressOf, headerOf } from './request-headers.ts';

const CONTENT_TYPES: { readonly [type in MediaType]: string } = {
  'application/json': 'application/json; charset=utf-8',
  'application/graphql-response+json': 'application/graphql-response+json; charset=utf-8',
};

export type EndpointParts = {
  readonly door: Door;
  readonly desk: OperationDesk;
  readonly calls: CallLog;
  readonly context: ContextParts;
  readonly trustedProxies: number;
  readonly crossOrigin: CrossOrigin;
};

const ASKS_FOR_KEY = { 'www-authenticate': 'Bearer' };

/** GraphQL over HTTP: POST for all operations, GET for queries. */
export class GraphqlEndpoint {
  constructor(private readonly parts: EndpointParts) {}

  async handle(message: IncomingMessage, response: ServerResponse): Promise<void> {
    if (this.parts.crossOrigin.handle(message, response)) return;
    const call = callOf(headerOf(message, 'x-request-id'));
    const { requestId } = call;
    let mediaType: MediaType = 'application/json';
    let outcome: Outcome;
    let headers: { readonly [name: string]: string } = {};
    try {
      mediaType = negotiate(message.headers.accept);
      outcome = await this.answer(message, call, departureFrom(response));
    } catch (error) {
      outcome = this.parts.desk.refused(error, requestId);
      if (error instanceof HttpRefusal) headers = error.headers;
    }
    const status = statusFor(outcome, mediaType);
    send(response, {
      status,
      headers: {
        'content-type': CONTENT_TYPES[mediaType],
        'x-request-id': requestId,
        'cache-control': 'no-store',
        ...(status === 401 && ASKS_FOR_KEY),
        ...headers,
      },
      body: bodyOf(outcome),
    });
    this.parts.calls.note(call, outcome, status);
  }

  private async answer(message: IncomingMessage, call: Call, departure: Departure): Promise<Outcome> {
    const request = (call.request = await readGraphqlRequest(message));
    const credentials = { authorization: message.headers.authorization, actAs: headerOf(message, 'x-act-as') };
    const visitor = await this.parts.door.enter(credentials, addressOf(message, this.parts.trustedProxies));
    call.caller = visitor.viewer.kind;
    const context = buildContext(this.parts.context, visitor.viewer, call.requestId, departure);
    if (message.method === 'GET') this.mustBeQuery(request);
    return this.parts.desk.answer(request, visitor, context);
  }

  /** A link must never change anything. What is wrong with the document is said later. */
  private mustBeQuery(request: GraphqlRequest): void {
    const { documents, trusted } = this.parts.desk.parts;
    const document = request.query === null ? trusted.get(request.hash ?? '')?.document : documents.admitIfGood(request.query)?.document;
    const operation = document && getOperationAST(document, request.operationName);
    if (operation && operation.operation !== 'query')
      throw new HttpRefusal('BAD_REQUEST', 'A GET may only ask: send mutations as POST.', 405, { allow: 'POST' });
  }
}

/** A connection that closes before the answer is written has nobody behind it any more. */
function departureFrom(response: ServerResponse): Departure {
  const departure = new Departure();
  response.once('close', () => {
    if (!response.writableFinished) departure.leave();
  });
  return departure;
}

/** By the GraphQL-over-HTTP specification: JSON for old clients is 200 whatever GraphQL has to say, the newer type tells by the status whether the operation ran. */
function statusFor({ refusedWith, isAboutDocument }: Outcome, mediaType: MediaType): number {
  if (refusedWith === null) return 200;
  return isAboutDocument && refusedWith === 400 && mediaType === 'application/json' ? 200 : refusedWith;
}

/** Errors first, as the specification advises; the text of `data` as PostgreSQL wrote it. */
function bodyOf({ execution: { data, errors }, extensions }: Outcome): string {
  let members = '';
  if (errors) members += `,"errors":${JSON.stringify(errors)}`;
  if (data !== undefined) members += `,"data":${data}`;
  if (extensions) members += `,"extensions":{"cost":${extensions.cost},"remaining":${extensions.remaining},"resetAt":"${extensions.resetAt}"}`;
  return `{${members.slice(1)}}`;
}

export type Reply = { readonly status: number; readonly headers: { readonly [name: string]: string }; readonly body: string };

/** Sends a whole answer. */
export function send(response: ServerResponse, { status, headers, body }: Reply): void {
  if (response.headersSent || response.destroyed) return;
  response.writeHead(status, { ...headers, 'content-length': Buffer.byteLength(body) });
  response.end(body);
}
