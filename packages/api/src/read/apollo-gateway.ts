import type { ApolloServerOptions, BaseContext } from '@apollo/server';
import type { FormattedExecutionResult } from 'graphql';
import type { ReadContext, Reader } from './execute.ts';

type Gateway = NonNullable<ApolloServerOptions<BaseContext>['gateway']>;
type Options = Required<Pick<ApolloServerOptions<BaseContext>, 'gateway' | 'stringifyResult'>>;

/** JSON that is already text, carried through a result as if it were its data. */
export class JsonText {
  constructor(readonly text: string) {}
  /** For whoever looks at a result in memory; the way to the client never comes here. */
  toJSON(): unknown {
    return JSON.parse(this.text);
  }
}

/**
 * The options that let Apollo Server run everything around an execution (documents, validation, errors, plugins) and leave the execution to the reader:
 * `new ApolloServer({ ...apolloGateway(reader), plugins: [ApolloServerPluginCacheControlDisabled(), ...] })`. The text that PostgreSQL wrote is never parsed.
 */
export function apolloGateway(reader: Reader): Options {
  return { gateway: gatewayOf(reader), stringifyResult: (result) => bodyOf(result) };
}

function gatewayOf(reader: Reader): Gateway {
  return {
    onSchemaLoadOrUpdate: (listener) => {
      listener({ apiSchema: reader.registry.schema, coreSupergraphSdl: '' });
      return () => undefined;
    },
    load: async () => ({
      executor: async ({ document, request, context, operationName }) => {
        const { data, errors } = await reader.answer(document, request.variables, context as unknown as ReadContext, operationName ?? undefined);
        return { ...(data !== undefined && { data: new JsonText(data) as unknown as Record<string, unknown> }), ...(errors && { errors }) };
      },
    }),
    stop: async () => undefined,
  };
}

/** The body of an answer. Errors come first, as the specification advises, and `data` is spliced in when it is text already. */
export function bodyOf({ errors, data, extensions }: FormattedExecutionResult | { errors?: readonly object[]; data?: JsonText; extensions?: object }): string {
  const parts: string[] = [];
  if (errors !== undefined) parts.push(`"errors":${JSON.stringify(errors)}`);
  if (data !== undefined) parts.push(`"data":${data instanceof JsonText ? data.text : JSON.stringify(data)}`);
  if (extensions !== undefined) parts.push(`"extensions":${JSON.stringify(extensions)}`);
  return `{${parts.join()}}`;
}
