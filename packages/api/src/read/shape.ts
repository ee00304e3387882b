import {
  getNullableType,
  type GraphQLInputType,
  type GraphQLSchema,
  isEnumType,
  isInputObjectType,
  isInputType,
  isLeafType,
  isListType,
  Kind,
  type OperationDefinitionNode,
  typeFromAST,
  valueFromAST,
  visit,
  type DocumentNode,
} from 'graphql';
import { blameOf } from './blame.ts';
import type { Slot, SlotUse } from './source.ts';
import { Param, type Request } from './sql.ts';

/** Stands for the leaf of a variable while a plan is made; becomes a parameter when the plan wants its value. */
export class VariableSlot implements Slot {
  private readonly made = new Map<string, Param>();
  private readonly fields = new Map<string, Slot>();
  constructor(
    private readonly path: readonly (string | number)[],
    private readonly field?: string,
  ) {}

  as(type: string, { convert, blame }: SlotUse = {}): Param {
    const read = (request: Request): unknown =>
      this.path.reduce<unknown>((v, key) => (v as Record<string | number, unknown> | null | undefined)?.[key], request.variables);
    if (convert) return new Param((request) => convert(read(request)), type, blame);
    const known = this.made.get(type) ?? new Param(read, type, this.field === undefined ? blame : (blame ?? blameOf(this.field, type)));
    this.made.set(type, known);
    return known;
  }
  of(field: string): Slot {
    const known = this.fields.get(field) ?? new VariableSlot(this.path, field);
    this.fields.set(field, known);
    return known;
  }
}

/**
 * A variable of an operation. `decides`: its value is part of the plan although it is a number, because it is the size of a page.
 * `usual`: what it is when it is not given.
 */
export type Variable = { readonly name: string; readonly type: GraphQLInputType; readonly decides: boolean; readonly usual?: { readonly value: unknown } };

/** The variables that an operation declares. */
export function variablesOf(schema: GraphQLSchema, document: DocumentNode, operation: OperationDefinitionNode): Variable[] {
  const sizes = pageSizes(document);
  return (operation.variableDefinitions ?? []).flatMap(({ variable, type: node, defaultValue }) => {
    const type = typeFromAST(schema, node as Parameters<typeof typeFromAST>[1]) as unknown;
    if (!isInputType(type)) return [];
    const usual = defaultValue && { usual: { value: valueFromAST(defaultValue, type) } };
    return [{ name: variable.name.value, type, decides: sizes.has(variable.name.value), ...usual }];
  });
}

/** PostgreSQL plans a page well only when it knows its size, so a variable given to `first` or `last` belongs to the shape. */
function pageSizes(document: DocumentNode): ReadonlySet<string> {
  const names = new Set<string>();
  visit(document, {
    Argument: ({ name, value }) => {
      if ((name.value === 'first' || name.value === 'last') && value.kind === Kind.VARIABLE) names.add(value.name.value);
    },
  });
  return names;
}

type Values = Readonly<Record<string, unknown>>;
/**
 * A plan depends on what the variables ARE (given, null, which enum value, true or false, how large a page), never on what they SAY (ids, texts, numbers,
 * dates). The key names the shape of these coerced values.
 */
export function shapeKey(variables: readonly Variable[], values: Values): string {
  return variables.map(({ name, type, decides }) => (Object.hasOwn(values, name) ? keyOf(type, values[name], decides) : '-')).join('');
}

/** A copy of the variables with each saying replaced by a slot, fit for graphql-js' own coercion of arguments. */
export function slotsOf(variables: readonly Variable[], values: Values): Record<string, unknown> {
  const slots = Object.create(null) as Record<string, unknown>;
  for (const { name, type, decides } of variables) {
    if (Object.hasOwn(values, name)) slots[name] = decides ? values[name] : slotOf(type, values[name], [name]);
  }
  return slots;
}

const decidesByType = (type: GraphQLInputType): boolean => isEnumType(type) || (isLeafType(type) && type.name === 'Boolean');
const isLeafList = (type: GraphQLInputType): boolean => isListType(type) && isLeafType(getNullableType(type.ofType));
const entries = (v: unknown): [string | number, unknown][] => (Array.isArray(v) ? v.map((item, at) => [at, item]) : Object.entries(v as object));

function inside(type: GraphQLInputType, key: string | number): GraphQLInputType {
  if (isInputObjectType(type)) return type.getFields()[key]!.type;
  return isListType(type) ? (type.ofType as GraphQLInputType) : type;
}

function keyOf(outer: GraphQLInputType, v: unknown, decides = false): string {
  const type = getNullableType(outer) as GraphQLInputType;
  if (v === null || v === undefined) return 'n';
  if (isLeafType(type)) return decides || decidesByType(type) ? `=${JSON.stringify(v)};` : '?';
  if (isLeafList(type)) return '*';
  return `{${entries(v)
    .map(([key, part]) => `${key}:${keyOf(inside(type, key), part)}`)
    .join()}}`;
}

function slotOf(outer: GraphQLInputType, v: unknown, path: readonly (string | number)[]): unknown {
  const type = getNullableType(outer) as GraphQLInputType;
  if (v === null || v === undefined || decidesByType(type)) return v;
  if (isLeafType(type) || isLeafList(type)) return new VariableSlot(path);
  const parts = entries(v).map(([key, part]) => [key, slotOf(inside(type, key), part, [...path, key])] as const);
  return isListType(type) ? parts.map(([, part]) => part) : Object.fromEntries(parts);
}
