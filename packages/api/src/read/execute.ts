import {
  type DocumentNode,
  execute,
  getNamedType,
  type GraphQLError,
  type GraphQLField,
  type GraphQLObjectType,
  type GraphQLResolveInfo,
  isLeafType,
  isNonNullType,
  Kind,
  type FragmentDefinitionNode,
  type ExecutionResult,
} from 'graphql';
import { collectFields } from 'graphql/execution/collectFields.js';
import { getArgumentValues } from 'graphql/execution/values.js';
import type { BoundStatement } from '../db/joint-trip.ts';
import type { Departure } from '../lib/departure.ts';
import { DomainError } from '../lib/errors.ts';
import type { ReadBack } from '../viewer/context.ts';
import type { Viewer } from '../viewer/viewer.ts';
import { type Operation, Operations } from './operation.ts';
import type { Nodes } from './planning.ts';
import { ReadBehind } from './read-behind.ts';
import { refusal } from './refusal.ts';
import type { Registry } from './registry.ts';
import type { Request } from './sql.ts';
import type { Statement } from './statement.ts';
import type { Statements } from './statements.ts';

/** What a read needs to know of a request. Resolvers get the same object, with all that it has besides. */
export type ReadContext = {
  readonly viewer: Viewer;
  readonly now: Date;
  readonly requestId?: string;
  readonly departure?: Departure;
  readBack?: ReadBack | null;
};
/** Variables as the client sent them. */
export type Given = Readonly<Record<string, unknown>> | null | undefined;
/** An answer: the JSON text of `data`, never parsed here, and the errors beside it. Without `data` the operation did not run. */
export type Answer = { readonly data?: string; readonly errors?: readonly GraphQLError[] };
/** What a subscription's source said: the id of the event's row, or the values of a type without a row. */
export type Event = { readonly payload: unknown; readonly operationName?: string };

type Run = { readonly operation: Operation; readonly given: Readonly<Record<string, unknown>>; readonly request: Request; readonly context: ReadContext };
type Root = readonly [key: string, nodes: Nodes];

const requestOf = (variables: Request['variables'], { viewer, now }: ReadContext): Request => ({
  variables,
  viewerId: viewer.id,
  keyId: viewer.keyId,
  podIds: viewer.podIds,
  now,
});

/** Answers operations: reads by one SQL statement, mutations by their resolvers and a read of what they changed, the rest by graphql-js. */
export class Reader {
  private readonly operations: Operations;
  constructor(
    readonly registry: Registry,
    private readonly statements: Statements,
  ) {
    this.operations = new Operations(registry);
  }

  /** Runs a query or a mutation of a validated document. Never rejects: what went wrong is in `errors`. */
  answer(document: DocumentNode, variables: Given, context: ReadContext, operationName?: string): Promise<Answer> {
    return this.run({ document, variables, context, operationName }, (run) =>
      run.operation.definition.operation === 'mutation' ? this.mutation(run) : this.query(run),
    );
  }

  /** What an event of a subscription looks like to this viewer; undefined when they may not see it. Never rejects. */
  readEvent(document: DocumentNode, variables: Given, context: ReadContext, event: Event): Promise<Answer | undefined> {
    return this.run({ document, variables, context, operationName: event.operationName }, async (run) => {
      const type = this.registry.schema.getSubscriptionType()!;
      const [root] = this.roots(run, type);
      const field = type.getFields()[root![1][0]!.name.value]!;
      const text = await this.readBack(run, root!, field, event.payload);
      return text === undefined ? undefined : { data: `{"${root![0]}":${text}}` };
    });
  }

  /**
   * Makes and keeps the plan of a query for callers of this kind and coerced variables like these, without running it.
   * @throws whatever hinders the planning
   */
  prepare(document: DocumentNode, variables: Readonly<Record<string, unknown>>, viewer: Viewer): void {
    const request = { variables, viewerId: viewer.id, now: new Date(0) };
    this.whole({ operation: this.operations.of(document), given: variables, request, context: { viewer, now: request.now } });
  }

  private async run<A>(
    asked: { document: DocumentNode; variables: Given; context: ReadContext; operationName: string | undefined },
    go: (run: Run) => Promise<A>,
  ): Promise<A | Answer> {
    const { context } = asked;
    try {
      const operation = this.operations.of(asked.document, asked.operationName);
      const given = asked.variables ?? {};
      const coerced = operation.coerced(given);
      if ('errors' in coerced) return { errors: coerced.errors.map((error) => refusal(error, context)) };
      return await go({ operation, given, request: requestOf(coerced.values, context), context });
    } catch (error) {
      return { errors: [refusal(error, context)] };
    }
  }

  private async query(run: Run): Promise<Answer> {
    const statement = this.whole(run);
    if (!statement) return this.mixed(run);
    const [data] = await this.statements.run(statement, run.request, run.context.departure);
    return { data: data! };
  }

  /** The statement that answers a whole query; undefined when some root is no read. */
  private whole({ operation, request, context }: Run): Statement | undefined {
    const type = this.registry.schema.getQueryType()!;
    return operation.statement('query', request, context.viewer, (planner) => {
      const roots = planner.roots(type, operation.definition.selectionSet);
      return [...roots.values()].every((nodes) => this.isRead(nodes)) ? planner.whole(type, roots) : undefined;
    });
  }

  /** Introspection, or fields with resolvers, beside reads: each root by its own way, spliced in the order asked for. */
  private async mixed(run: Run): Promise<Answer> {
    const type = this.registry.schema.getQueryType()!;
    const roots = this.roots(run, type);
    const rest = roots.filter(([, nodes]) => !this.isRead(nodes));
    const [texts, others] = await Promise.all([this.reads(run, type), this.resolved(run, rest)]);
    const errors = others.errors?.map((error) => refusal(error, run.context));
    if (!others.data) return { data: 'null', ...(errors && { errors }) };
    const parts = roots.map(([key, nodes]) => `"${key}":${this.isRead(nodes) ? (texts.shift() ?? 'null') : JSON.stringify(others.data![key])}`);
    return { data: `{${parts.join()}}`, ...(errors && { errors }) };
  }

  /** Those roots of a query that are reads, in their order. */
  private async reads({ operation, request, context }: Run, type: GraphQLObjectType): Promise<(string | null)[]> {
    const statement = operation.statement('reads', request, context.viewer, (planner) => {
      const reads = [...planner.roots(type, operation.definition.selectionSet)].filter(([, nodes]) => this.isRead(nodes));
      return reads.length > 0 ? planner.parts(type, new Map(reads)) : undefined;
    });
    return statement ? [...(await this.statements.run(statement, request, context.departure))] : [];
  }

  /** Each action in turn; what it answered is read back after its transaction, by the same plans as any read. */
  private async mutation(run: Run): Promise<Answer> {
    const type = this.registry.schema.getMutationType()!;
    const parts: string[] = [];
    const errors: GraphQLError[] = [];
    for (const [key, nodes] of this.roots(run, type)) {
      const field = type.getFields()[nodes[0]!.name.value];
      try {
        parts.push(`"${key}":${field ? await this.acted(run, [key, nodes], field) : JSON.stringify(type.name)}`);
      } catch (error) {
        errors.push(refusal(error, { nodes, path: [key], ...run.context }));
        if (isNonNullType(field!.type)) return { data: 'null', errors };
        parts.push(`"${key}":null`);
      }
    }
    return { data: `{${parts.join()}}`, ...(errors.length > 0 && { errors }) };
  }

  private async acted(run: Run, root: Root, field: GraphQLField<unknown, unknown>): Promise<string> {
    const named = getNamedType(field.type);
    if (!isLeafType(named) && !this.registry.has(named.name)) return this.answeredAsReturned(run, root);
    const behind = new ReadBehind((result) => this.queryBack(run, root, field, result));
    run.context.readBack = (askBehind, result) => behind.ask(askBehind, result);
    const payload: unknown = await field.resolve!(
      undefined,
      getArgumentValues(field, root[1][0]!, run.request.variables),
      run.context,
      this.infoOf(run, root, field),
    );
    const found = behind.textOf(payload);
    const text = found === undefined ? await this.readBack(run, root, field, payload) : (found ?? undefined);
    if (text === undefined && isNonNullType(field.type)) throw new DomainError('FORBIDDEN', 'This was done, but you may not see the result.');
    return text ?? 'null';
  }

  /** A mutation whose payload holds nothing that is read: graphql-js runs it and writes what it returns. */
  private async answeredAsReturned(run: Run, root: Root): Promise<string> {
    const { data, errors } = await this.resolved(run, [root]);
    if (errors?.[0]) throw errors[0];
    return JSON.stringify(data![root[0]]);
  }

  /** What an action or an event answered, as this viewer may see it; undefined when they may not, or there is nothing. */
  private async readBack(run: Run, [key, nodes]: Root, { type }: GraphQLField<unknown, unknown>, payload: unknown): Promise<string | undefined> {
    if (payload === null || payload === undefined) return undefined;
    const named = getNamedType(type);
    if (isLeafType(named)) return JSON.stringify(named.serialize(payload));
    const { statement, request } = this.planBack(run, [key, nodes], type, payload);
    const [text] = await this.statements.run(statement, request, run.context.departure);
    return text ?? undefined;
  }

  private planBack(run: Run, [key, nodes]: Root, type: GraphQLField<unknown, unknown>['type'], payload: unknown): { statement: Statement; request: Request } {
    const request = { ...run.request, payload };
    return { statement: run.operation.statement(key, request, run.context.viewer, (planner) => planner.answer(type, nodes))!, request };
  }

  /** What an action's result is read back with, for those who ask it behind the commit. */
  private queryBack(run: Run, root: Root, { type }: GraphQLField<unknown, unknown>, result: unknown): BoundStatement | undefined {
    if (result === null || result === undefined || isLeafType(getNamedType(type))) return undefined;
    const { statement, request } = this.planBack(run, root, type, result);
    return this.statements.queryOf(statement, request);
  }

  /** Some roots of an operation by graphql-js. */
  private async resolved({ operation, given, context }: Run, roots: readonly Root[]): Promise<ExecutionResult> {
    const selectionSet = { kind: Kind.SELECTION_SET, selections: roots.flatMap(([, nodes]) => nodes) } as const;
    const definitions = [{ ...operation.definition, selectionSet }, ...Object.values(operation.fragments)];
    return execute({ schema: this.registry.schema, document: { kind: Kind.DOCUMENT, definitions }, variableValues: given, contextValue: context });
  }

  private roots({ operation, request }: Run, type: GraphQLObjectType): Root[] {
    const fragments = operation.fragments as Record<string, FragmentDefinitionNode>;
    return [...collectFields(this.registry.schema, fragments, request.variables, type, operation.definition.selectionSet)];
  }

  private isRead(nodes: Nodes): boolean {
    const field = nodes[0]!.name.value;
    return field === '__typename' || this.registry.isPlanned(field);
  }

  private infoOf({ operation, request }: Run, [key, fieldNodes]: Root, field: GraphQLField<unknown, unknown>): GraphQLResolveInfo {
    const parentType = this.registry.schema.getMutationType()!;
    return {
      fieldName: field.name,
      fieldNodes: [...fieldNodes],
      returnType: field.type,
      parentType,
      path: { prev: undefined, key, typename: parentType.name },
      schema: this.registry.schema,
      fragments: { ...operation.fragments },
      rootValue: undefined,
      operation: operation.definition,
      variableValues: { ...request.variables },
    };
  }
}
