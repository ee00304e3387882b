import { randomUUID } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { getOperationAST, GraphQLError, type DocumentNode, type ExecutionArgs, type ExecutionResult, type GraphQLFormattedError } from 'graphql';
import { handleProtocols, makeServer, type Context as SocketContext, type SubscribePayload } from 'graphql-ws';
import { WebSocketServer, type RawData, type WebSocket } from 'ws';
import { buildContext, type ContextParts } from '../build-context.ts';
import { Departure } from '../lib/departure.ts';
import { DomainError } from '../lib/errors.ts';
import type { Log } from '../lib/log.ts';
import type { Context } from '../viewer/context.ts';
import { type Call, type CallLog, callOf } from './call-log.ts';
import type { Door, Visitor } from './door.ts';
import { formatErrors } from './executor.ts';
import { requestOf, type GraphqlRequest } from './graphql-request.ts';
import { WEBSOCKET_LIMITS } from './limits.ts';
import type { OperationDesk, Outcome } from './operations.ts';
import { addressOf, headerOf } from './request-headers.ts';
import { sendWithin } from './send-within.ts';
import { Sockets, type Connection } from './sockets.ts';
import type { SubscriptionDesk } from './subscription-desk.ts';

export type WebSocketParts = {
  readonly door: Door;
  readonly desk: OperationDesk;
  readonly calls: CallLog;
  readonly subscriptions: SubscriptionDesk;
  readonly context: ContextParts;
  readonly log: Log;
  readonly trustedProxies: number;
  /** Origins of foreign pages that may connect. Pages of this server may, and programs, which send no origin. */
  readonly allowedOrigins: readonly string[];
};

type Extra = { readonly connection: Connection };
type Ctx = SocketContext<Record<string, unknown> | undefined, Extra>;
/** What one operation needs on its way from the guard to its execution. */
type Errand = {
  readonly request: GraphqlRequest;
  readonly visitor: Visitor;
  readonly context: Context;
  readonly key: string;
  readonly connection: Connection;
  readonly call: Call;
};

/** GraphQL over WebSocket by the protocol graphql-transport-ws, behind the same guard as HTTP. */
export class WebSocketEndpoint {
  readonly sockets: Sockets;
  private readonly server = new WebSocketServer({ noServer: true, maxPayload: WEBSOCKET_LIMITS.payloadBytes, perMessageDeflate: false, handleProtocols });
  private readonly protocol = makeServer<Record<string, unknown> | undefined, Extra>({
    connectionInitWaitTimeout: WEBSOCKET_LIMITS.initWaitMs,
    onConnect: (ctx) => this.connect(ctx),
    onSubscribe: (ctx, _, payload) => this.admit(ctx, payload),
    execute: (args) => this.execute(errandOf(args)),
    subscribe: (args) => this.subscribe(args.document, errandOf(args)),
    onError: (_ctx, _id, _payload, errors) => this.masked(errors),
  });

  constructor(private readonly parts: WebSocketParts) {
    this.sockets = new Sockets(parts.door, parts.log);
  }

  /** Takes over a connection that asks to become a WebSocket. */
  upgrade(message: IncomingMessage, stream: Duplex, head: Buffer): void {
    if (!this.isWelcome(message)) {
      stream.end('HTTP/1.1 403 Forbidden\r\nconnection: close\r\ncontent-length: 0\r\n\r\n');
      return;
    }
    this.server.handleUpgrade(message, stream, head, (socket) => this.open(socket, message));
  }

  private isWelcome(message: IncomingMessage): boolean {
    const { origin, host } = message.headers;
    if (origin === undefined || this.parts.allowedOrigins.includes(origin)) return true;
    return URL.canParse(origin) && new URL(origin).host === host;
  }

  private open(socket: WebSocket, message: IncomingMessage): void {
    const credentials = { authorization: message.headers.authorization, actAs: headerOf(message, 'x-act-as') };
    const connection: Connection = {
      socket,
      address: addressOf(message, this.parts.trustedProxies),
      departure: new Departure(),
      credentials,
      visitor: null,
      isAlive: true,
      underWay: () => 0,
    };
    this.sockets.add(connection);
    socket.on('error', () => undefined);
    const closed = this.protocol.opened(
      {
        protocol: socket.protocol,
        send: (text) => sendWithin(socket, text, WEBSOCKET_LIMITS.sendWaitMs),
        close: (code, reason) => socket.close(code, reason),
        onMessage: (take) => socket.on('message', (data) => void this.take(socket, () => take(textOf(data)))),
      },
      { connection },
    );
    socket.once('close', (code, reason) => {
      connection.departure.leave();
      void closed(code, String(reason));
    });
  }

  private async take(socket: WebSocket, handle: () => Promise<void>): Promise<void> {
    try {
      await handle();
    } catch (error) {
      this.parts.log.error({ err: error }, 'a message on a socket failed');
      socket.close(1011, 'Internal error');
    }
  }

  /** Credentials come with connection_init, since browsers cannot set headers; programs may send headers instead. */
  private async connect({ connectionParams = {}, subscriptions, extra: { connection } }: Ctx): Promise<boolean> {
    const text = (name: string): string | undefined => (typeof connectionParams[name] === 'string' ? connectionParams[name] : undefined);
    connection.credentials = {
      authorization: text('authorization') ?? text('Authorization') ?? connection.credentials.authorization,
      actAs: text('x-act-as') ?? connection.credentials.actAs,
    };
    connection.underWay = () => Object.keys(subscriptions).length;
    try {
      const visitor = await this.parts.door.enter(connection.credentials, connection.address);
      if (visitor.viewer.kind === 'anonymous') this.sockets.requirePlaceForStranger(connection.address);
      connection.visitor = visitor;
      return true;
    } catch (error) {
      if (!(error instanceof DomainError)) throw error;
      connection.socket.close(4403, error.message.slice(0, 120));
      return false;
    }
  }

  /** A refusal is an error of this operation; the socket and its other operations go on. */
  private async admit({ extra: { connection }, subscriptions }: Ctx, payload: SubscribePayload): Promise<ExecutionArgs | GraphQLError[]> {
    const call = callOf(undefined);
    const { requestId } = call;
    const { desk, door } = this.parts;
    try {
      if (Object.keys(subscriptions).length > WEBSOCKET_LIMITS.subscriptions) {
        throw new DomainError('RATE_LIMITED', `A socket carries ${WEBSOCKET_LIMITS.subscriptions} operations at most: end some, or open another.`);
      }
      const visitor = await door.enter(connection.credentials, connection.address);
      visitor.pay(1);
      const request = (call.request = requestOf({ ...payload, query: payload.query === '' ? null : payload.query }));
      call.caller = visitor.viewer.kind;
      const context = buildContext(this.parts.context, visitor.viewer, requestId, connection.departure);
      const { document, key, cost } = this.documentOf(request, context);
      if (getOperationAST(document, request.operationName)?.operation === 'subscription') visitor.pay(cost);
      const errand: Errand = { request, visitor, context, key, connection, call };
      return {
        schema: desk.parts.schema,
        document,
        operationName: request.operationName ?? null,
        variableValues: { ...request.variables },
        contextValue: errand,
      };
    } catch (error) {
      const outcome = desk.refused(error, requestId);
      this.parts.calls.note(call, outcome, undefined);
      return graphqlErrors(outcome);
    }
  }

  /** What broke a subscription that was under way has been seen by nobody yet. */
  private masked(errors: readonly GraphQLError[]): GraphQLFormattedError[] | undefined {
    const isSeen = errors.every((error) => error.extensions['code'] !== undefined);
    return isSeen ? undefined : formatErrors(errors, randomUUID(), this.parts.log);
  }

  private documentOf(request: GraphqlRequest, context: Context): { document: DocumentNode; key: string; cost: number } {
    const { desk } = this.parts;
    const rest = `${request.operationName ?? ''} ${JSON.stringify(request.variables ?? {})}`;
    const trusted = request.query === null ? desk.parts.trusted.get(request.hash ?? '') : undefined;
    if (trusted) return { document: trusted.document, key: `${trusted.hash} ${rest}`, cost: 1 };
    if (request.query === null) throw new DomainError('PERSISTED_QUERY_NOT_FOUND', 'PersistedQueryNotFound');
    const { admitted, cost } = desk.admit(request, context);
    return { document: admitted.document, key: `${admitted.hash} ${rest}`, cost };
  }

  private async execute({ request, visitor, context, call }: Errand): Promise<ExecutionResult> {
    const outcome = await this.parts.desk.answer(request, visitor, context);
    this.parts.calls.note(call, outcome, undefined);
    const { data } = outcome.execution;
    return {
      ...(data !== undefined && { data: JSON.parse(data) as Record<string, unknown> }),
      ...(outcome.execution.errors && { errors: graphqlErrors(outcome) }),
      ...(outcome.extensions && { extensions: outcome.extensions }),
    };
  }

  private async subscribe(
    document: DocumentNode,
    { request, context, key, connection, call }: Errand,
  ): Promise<AsyncGenerator<ExecutionResult> | ExecutionResult> {
    const present = async (): Promise<Context> => {
      const viewer = await this.parts.door.identify(connection.credentials, connection.address);
      return buildContext(this.parts.context, viewer, context.requestId, connection.departure);
    };
    const opened = await this.parts.subscriptions.open({ document, operationName: request.operationName, variables: request.variables, key, context: present });
    this.parts.calls.note(call, openedOutcome(opened), undefined);
    if (Symbol.asyncIterator in opened) return opened;
    return { errors: (opened.errors ?? []).map((error) => new GraphQLError(error.message, { ...(error.extensions && { extensions: error.extensions }) })) };
  }
}

/** For the log: a subscription is answered when it is open. */
const openedOutcome = (opened: AsyncGenerator<ExecutionResult> | ExecutionResult): Outcome => {
  const errors = Symbol.asyncIterator in opened ? undefined : opened.errors?.map((error) => error.toJSON?.() ?? error);
  return { execution: errors ? { errors } : {}, refusedWith: null, isAboutDocument: false };
};

const errandOf = (args: { contextValue?: unknown }): Errand => args.contextValue as Errand;

/** The same errors in the class that the protocol's library asks for. */
function graphqlErrors({ execution }: Outcome): GraphQLError[] {
  return (execution.errors ?? []).map(
    ({ message, path, extensions }) => new GraphQLError(message, { ...(path && { path }), ...(extensions && { extensions }) }),
  );
}

/** A message is one buffer: the server asks for nothing else. */
const textOf = (data: RawData): string => (data as Buffer).toString();
