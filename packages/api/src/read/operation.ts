import { createHash } from 'node:crypto';
import {
  coerceInputValue,
  type DocumentNode,
  type FragmentDefinitionNode,
  getOperationAST,
  getVariableValues,
  GraphQLError,
  isNonNullType,
  Kind,
  type OperationDefinitionNode,
} from 'graphql';
import { DomainError } from '../lib/errors.ts';
import type { Viewer } from '../viewer/viewer.ts';
import { mentionedScopes } from './declare.ts';
import { Planner } from './plan.ts';
import type { Registry } from './registry.ts';
import { shapeKey, slotsOf, type Variable, variablesOf } from './shape.ts';
import { fieldsAtFault } from './variable-faults.ts';
import type { Statement } from './statement.ts';
import type { ViewerClass } from './source.ts';
import { join, render, type Request, type Sql, sql } from './sql.ts';

/** How many shapes of one operation are kept planned; the oldest goes first. */
const PLANS_PER_OPERATION = 64;

/** One operation of a validated document, and the statements it was planned into. */
export class Operation {
  readonly definition: OperationDefinitionNode;
  readonly fragments: Readonly<Record<string, FragmentDefinitionNode>>;
  private readonly variables: readonly Variable[];
  private readonly statements = new Map<string, Statement>();

  /** @throws DomainError INVALID_INPUT when the document does not have the operation, or has several and none is named */
  constructor(
    private readonly registry: Registry,
    readonly document: DocumentNode,
    operationName: string | undefined,
  ) {
    const definition = getOperationAST(document, operationName);
    if (!definition) throw new DomainError('INVALID_INPUT', 'Say by operationName which operation of the document to run.', 'operationName');
    this.definition = definition;
    this.fragments = Object.fromEntries(document.definitions.flatMap((part) => (part.kind === Kind.FRAGMENT_DEFINITION ? [[part.name.value, part]] : [])));
    this.variables = variablesOf(registry.schema, document, definition);
  }

  /** The variables as their types have it, or what is wrong with them. */
  coerced(given: Readonly<Record<string, unknown>>): { readonly values: Record<string, unknown> } | { readonly errors: readonly GraphQLError[] } {
    try {
      return { values: this.coercedQuickly(given) };
    } catch {
      const { errors, coerced } = getVariableValues(this.registry.schema, this.definition.variableDefinitions ?? [], given, { maxErrors: 5 });
      return errors ? { errors: this.placed(errors, given) } : { values: coerced };
    }
  }

  /** The errors of graphql-js, each with the field at fault, which it puts into its sentence only. */
  private placed(errors: readonly GraphQLError[], given: Readonly<Record<string, unknown>>): GraphQLError[] {
    const fields = this.variables.flatMap((variable) => fieldsAtFault(variable, given));
    return errors.map((error, index) => {
      const field = fields[index];
      return field === undefined
        ? error
        : new GraphQLError(error.message, { ...(error.nodes && { nodes: error.nodes }), extensions: { ...error.extensions, field } });
    });
  }

  /** What graphql-js does, without looking up each variable's type anew. Throws when something is wrong, without saying it well. */
  private coercedQuickly(given: Readonly<Record<string, unknown>>): Record<string, unknown> {
    const values = Object.create(null) as Record<string, unknown>;
    for (const { name, type, usual } of this.variables) {
      if (Object.hasOwn(given, name)) values[name] = coerceInputValue(given[name], type);
      else if (usual) values[name] = usual.value;
      else if (isNonNullType(type)) throw new DomainError('INVALID_INPUT', 'A variable is missing.');
    }
    return values;
  }

  /**
   * The statement for one part of this operation, this class of viewer and this shape of variables: made by `make` when it is not known yet.
   * `make` answers undefined when there is nothing for PostgreSQL to do.
   */
  statement(part: string, request: Request, viewer: Viewer, make: (planner: Planner) => Sql | readonly Sql[] | undefined): Statement | undefined {
    const scopes = mentionedOf(viewer.scopes);
    const isPodBound = viewer.podIds !== null;
    const viewerClass: ViewerClass = { kind: viewer.kind, scopes, isPodBound };
    const key = `${part} ${viewer.kind} ${scopes.join()} ${isPodBound ? 'pods ' : ''}${shapeKey(this.variables, request.variables)}`;
    const known = this.statements.get(key);
    if (known) return known;
    const made = make(new Planner(this.registry, viewerClass, this.fragments, slotsOf(this.variables, request.variables)));
    if (!made) return undefined;
    if (this.statements.size >= PLANS_PER_OPERATION) this.statements.delete(this.statements.keys().next().value!);
    const statement = finished(made);
    this.statements.set(key, statement);
    return statement;
  }
}

const mentionedByScopes = new WeakMap<readonly string[], readonly string[]>();
/** Those of a key's scopes that some rule asks for. */
function mentionedOf(scopes: readonly string[]): readonly string[] {
  const known = mentionedByScopes.get(scopes);
  if (known) return known;
  const mentioned = scopes.filter((scope) => mentionedScopes().has(scope)).toSorted();
  mentionedByScopes.set(scopes, mentioned);
  return mentioned;
}

function finished(made: Sql | readonly Sql[]): Statement {
  const columns = [made].flat().map((column) => sql`(${column})::text`);
  const { text, params } = render(sql`SELECT ${join(columns, ', ')}`);
  return { text, params, name: createHash('sha256').update(text).digest('base64url').slice(0, 22), uses: 0, isLight: false };
}

/** Operations by their document, for as long as somebody holds the document. */
export class Operations {
  private readonly known = new WeakMap<DocumentNode, Map<string | undefined, Operation>>();
  constructor(private readonly registry: Registry) {}

  of(document: DocumentNode, operationName?: string): Operation {
    const byName = this.known.get(document) ?? new Map<string | undefined, Operation>();
    this.known.set(document, byName);
    const operation = byName.get(operationName) ?? new Operation(this.registry, document, operationName);
    byName.set(operationName, operation);
    return operation;
  }
}
