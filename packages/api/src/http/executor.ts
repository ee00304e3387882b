import { ApolloServer, type ApolloServerPlugin } from '@apollo/server';
import { ApolloServerPluginCacheControlDisabled } from '@apollo/server/plugin/disabled';
import type { DocumentNode, GraphQLError, GraphQLFormattedError } from 'graphql';
import { formatError } from '../error-format.ts';
import type { Log } from '../lib/log.ts';
import { apolloGateway, JsonText } from '../read/apollo-gateway.ts';
import type { Reader } from '../read/execute.ts';
import type { Context } from '../viewer/context.ts';
import type { DocumentGuard, GuardedDocument } from './document-guard.ts';
import type { GraphqlRequest } from './graphql-request.ts';

/** What an operation came to: the JSON text of `data` (left out when it did not run) and the errors as callers may see them. */
export type Execution = { readonly data?: string; readonly errors?: readonly GraphQLFormattedError[] };

/** Runs queries and mutations that the guard has admitted, through Apollo Server's pipeline around the reader. */
export class Executor {
  private readonly apollo: ApolloServer<Context>;
  private readonly requestIds = new WeakMap<object, string>();

  constructor(
    reader: Reader,
    private readonly documents: DocumentGuard,
    private readonly log: Log,
  ) {
    const { gateway } = apolloGateway(reader);
    this.apollo = new ApolloServer<Context>({
      gateway: gateway as NonNullable<typeof gateway>,
      plugins: [ApolloServerPluginCacheControlDisabled(), this.noteErrors()],
      documentStore: this.admitted(),
      formatError: (_, error) => formatError(error, { requestId: this.requestIds.get(error as object) ?? '-', log: this.log }),
      introspection: true,
      persistedQueries: false,
      csrfPrevention: false,
      includeStacktraceInErrorResponses: false,
      stopOnTerminationSignals: false,
      logger: { debug: () => undefined, info: () => undefined, warn: () => log.warn('Apollo Server warned'), error: () => log.error('Apollo Server failed') },
    });
  }

  async start(): Promise<void> {
    await this.apollo.start();
  }

  async stop(): Promise<void> {
    await this.apollo.stop();
  }

  async run(admitted: GuardedDocument, request: GraphqlRequest, context: Context): Promise<Execution> {
    const { source } = admitted;
    const { operationName, variables } = request;
    const asked = { query: source, ...(operationName !== undefined && { operationName }), ...(variables && { variables: { ...variables } }) };
    const { body } = await this.apollo.executeOperation(asked, { contextValue: context });
    if (body.kind !== 'single')
      return { errors: [formatError(new Error('An answer in parts was not asked for.'), { requestId: context.requestId, log: this.log })] };
    const { data, errors } = body.singleResult;
    return { ...(data !== undefined && { data: textOf(data) }), ...(errors && { errors }) };
  }

  /** Apollo finds each document where the guard has left it, and so neither parses nor validates it again. */
  private admitted() {
    return {
      get: async (key: string): Promise<DocumentNode | undefined> => this.documents.byHashOf(key.slice(-64))?.document,
      set: async (): Promise<void> => undefined,
      delete: async (): Promise<void> => undefined,
    };
  }

  /** Apollo formats errors without telling whose they are. */
  private noteErrors(): ApolloServerPlugin<Context> {
    return {
      requestDidStart: async () => ({
        didEncounterErrors: async ({ errors, contextValue }) => {
          for (const error of errors) this.requestIds.set(error, contextValue.requestId);
        },
      }),
    };
  }
}

function textOf(data: unknown): string {
  return data instanceof JsonText ? data.text : JSON.stringify(data);
}

/** Errors of an execution outside Apollo, as callers may see them. */
export function formatErrors(errors: readonly GraphQLError[], requestId: string, log: Log): GraphQLFormattedError[] {
  return errors.map((error) => formatError(error, { requestId, log }));
}
