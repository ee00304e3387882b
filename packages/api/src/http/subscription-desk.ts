import { createSourceEventStream, type DocumentNode, type ExecutionResult, GraphQLError, type GraphQLFormattedError, type GraphQLSchema } from 'graphql';
import { formatError } from '../error-format.ts';
import type { Log } from '../lib/log.ts';
import type { Answer, Reader } from '../read/execute.ts';
import type { Context } from '../viewer/context.ts';
import { formatErrors } from './executor.ts';
import { SharedReads } from './shared-reads.ts';

/** A subscription that the guard has admitted. */
export type Subscribing = {
  readonly document: DocumentNode;
  readonly operationName: string | undefined;
  readonly variables: { readonly [name: string]: unknown } | undefined;
  /** Tells subscriptions with the same document, operation and variables. */
  readonly key: string;
  /** The context of this instant: rights are looked up anew for each event. */
  readonly context: () => Promise<Context>;
};

type Result = ExecutionResult<Record<string, unknown>>;
type Reading = Pick<Answer, 'errors'> & { readonly data?: Record<string, unknown> };

/** Opens subscriptions: the slice says which events, the reader says for each what the caller sees of it, if anything. */
export class SubscriptionDesk {
  private readonly shared = new SharedReads<Reading | undefined>();

  constructor(
    private readonly schema: GraphQLSchema,
    private readonly reader: Reader,
    private readonly log: Log,
  ) {}

  /** The results of a subscription as they come; one result with errors when it was refused. Never rejects. */
  async open(asked: Subscribing): Promise<AsyncGenerator<Result, void, void> | Result> {
    const context = await asked.context();
    const { document, operationName, variables } = asked;
    try {
      const stream = await createSourceEventStream({ schema: this.schema, document, operationName, variableValues: variables, contextValue: context });
      if (Symbol.asyncIterator in stream) return this.results(stream as AsyncGenerator<unknown, void, void>, asked);
      return { errors: formatErrors(stream.errors ?? [], context.requestId, this.log) as never };
    } catch (error) {
      return { errors: [formatError(error, { requestId: context.requestId, log: this.log })] as never };
    }
  }

  private results(stream: AsyncGenerator<unknown, void, void>, asked: Subscribing): AsyncGenerator<Result, void, void> {
    const results = this.read(stream, asked);
    const end = results.return.bind(results);
    // While it waits for the next event the generator does not hear `return`; the stream does.
    results.return = async (value) => {
      await stream.return(undefined);
      return end(value);
    };
    return results;
  }

  private async *read(stream: AsyncIterable<unknown>, asked: Subscribing): AsyncGenerator<Result, void, void> {
    for await (const payload of stream) {
      const context = await asked.context();
      const reading = await this.readShared(payload, asked, context);
      if (!reading) continue;
      // Whoever went on behind an event that could not be read would have missed it: it is the end, and the last cursor the place to resume from.
      if (reading.errors) throw endOf(formatErrors(reading.errors, context.requestId, this.log));
      yield { ...(reading.data && { data: reading.data }) };
    }
  }

  private readShared(payload: unknown, asked: Subscribing, context: Context): Promise<Reading | undefined> {
    const { kind, id, keyId } = context.viewer;
    const event = (payload as { id?: unknown }).id;
    // What has no id is the same for nobody else.
    if (typeof event !== 'string') return this.readOne(payload, asked, context);
    return this.shared.read(`${event} ${kind} ${id} ${keyId} ${asked.key}`, () => this.readOne(payload, asked, context));
  }

  private async readOne(payload: unknown, { document, operationName, variables }: Subscribing, context: Context): Promise<Reading | undefined> {
    const answer = await this.reader.readEvent(document, variables, context, { payload, ...(operationName !== undefined && { operationName }) });
    if (!answer) return undefined;
    return { ...(answer.errors && { errors: answer.errors }), ...(answer.data !== undefined && { data: JSON.parse(answer.data) as Record<string, unknown> }) };
  }
}

/** The first of some errors, to be thrown: with its code it is sent as it is. */
function endOf([first]: readonly GraphQLFormattedError[]): GraphQLError {
  const { message, extensions } = first!;
  return new GraphQLError(message, { ...(extensions && { extensions }) });
}
