import {
  getNamedType,
  type GraphQLField,
  type GraphQLObjectType,
  type GraphQLSchema,
  isEnumType,
  isLeafType,
  isNonNullType,
  isObjectType,
  parse,
} from 'graphql';
import { LIMITS } from '../../src/http/limits.ts';
import { costOf } from '../../src/read/cost.ts';

type Field = GraphQLField<unknown, unknown>;
/** A step from one object to another: a field, with its arguments. */
export type Step = { readonly field: string; readonly args: string };

/** No list of the scene is longer. */
export const PAGE = 25;

export const objectOf = (field: Field): GraphQLObjectType | undefined => {
  const named = getNamedType(field.type);
  return isObjectType(named) ? named : undefined;
};
export const isConnection = (type: GraphQLObjectType): boolean => type.getFields()['pageInfo'] !== undefined;
/** What a connection holds. */
export const nodeOf = (type: GraphQLObjectType): GraphQLObjectType => getNamedType(type.getFields()['nodes']!.type) as GraphQLObjectType;
/** Whether the objects of a type are rows that can be told from each other. */
export const isRow = (type: GraphQLObjectType): boolean => type.getFields()['id'] !== undefined;
const fieldsOf = (type: GraphQLObjectType): Field[] => Object.values(type.getFields());
const leavesOf = (type: GraphQLObjectType): string =>
  fieldsOf(type)
    .filter((field) => isLeafType(getNamedType(field.type)))
    .map(({ name }) => name)
    .join(' ');

/** Arguments that a nested field is asked with, of a closed set its first value; those of a root are told by `roots.ts`. */
export function argumentsOf(field: Field): string {
  const given = field.args.flatMap(({ name, type, defaultValue }) => {
    const named = getNamedType(type);
    if (isEnumType(named)) return [`${name}: ${named.getValues()[0]!.name}`];
    if (isNonNullType(type) && defaultValue === undefined) throw new Error(`The matrix does not know what to give for ${field.name}(${name}).`);
    return name === 'first' ? [`first: ${PAGE}`] : [];
  });
  return given.length === 0 ? '' : `(${given.join(', ')})`;
}

/** How much is asked of an object: its own leaves, these and which rows it leads to, or the leaves of those rows too. */
export type Depth = 'leaves' | 'ids' | 'wide';

/** A selection of everything that an object has; of the fields that lead to objects `only` one, where it is said. */
export function card(type: GraphQLObjectType, depth: Depth, only?: string): string {
  const objects = depth === 'leaves' ? [] : fieldsOf(type).filter((field) => objectOf(field) && (only === undefined || field.name === only));
  return `{ __typename ${leavesOf(type)} ${objects.map((field) => `${field.name}${argumentsOf(field)} ${below(objectOf(field)!, depth)}`).join(' ')} }`;
}

function below(type: GraphQLObjectType, depth: Depth): string {
  if (isConnection(type)) return page(type, depth === 'wide' ? leafCard(nodeOf(type)) : '{ __typename id }');
  if (!isRow(type)) return card(type, depth);
  return depth === 'wide' ? leafCard(type) : '{ __typename id }';
}
const leafCard = (type: GraphQLObjectType): string => `{ __typename ${leavesOf(type)} }`;
const page = (type: GraphQLObjectType, node: string): string =>
  `{ __typename totalCount nodes ${node} edges { __typename cursor node ${node} } pageInfo { __typename ${leavesOf(getNamedType(type.getFields()['pageInfo']!.type) as GraphQLObjectType)} } }`;

/** The payload of a mutation; of what is seen nowhere but there everything is asked. */
export function payloadCard(type: GraphQLObjectType, isSeenElsewhere: (type: string) => boolean): string {
  const inner = (row: GraphQLObjectType): string => (isRow(row) && isSeenElsewhere(row.name) ? leafCard(row) : card(row, 'ids'));
  const objects = fieldsOf(type).flatMap((field) => (objectOf(field) ? `${field.name}${argumentsOf(field)} ${inner(objectOf(field)!)}` : []));
  return `{ __typename ${leavesOf(type)} ${objects.join(' ')} }`;
}

type Narrowed = { readonly kind?: 'query' | 'subscription'; readonly only?: string | undefined };
/** A field, whatever it answers, with as much below it as fits into what a query may cost. */
export function asked(schema: GraphQLSchema, steps: readonly Step[], { kind = 'query', only }: Narrowed = {}): string {
  const texts = (['wide', 'ids', 'leaves'] as const).map((depth) => `${kind} { ${nested(schema, steps, { kind, depth, only })} }`);
  const fitting = texts.find((text) => costOf(schema, parse(text)) <= LIMITS.cost);
  if (fitting === undefined) throw new Error(`${steps.map(({ field }) => field).join('.')} costs too much, however little is asked.`);
  return fitting;
}

function nested(schema: GraphQLSchema, steps: readonly Step[], { kind, depth, only }: Narrowed & { depth: Depth }): string {
  const walk = (type: GraphQLObjectType, [step, ...rest]: readonly Step[]): string => {
    const field = type.getFields()[step!.field]!;
    const object = objectOf(field);
    if (!object) return `${step!.field}${step!.args}`;
    const target = isConnection(object) ? nodeOf(object) : object;
    const inner = rest.length === 0 ? card(target, depth, only) : `{ __typename ${isRow(target) ? 'id' : ''} ${walk(target, rest)} }`;
    // On the way to something the nodes will do; at its end all ways of a page are asked.
    if (!isConnection(object)) return `${step!.field}${step!.args} ${inner}`;
    return `${step!.field}${step!.args} ${rest.length === 0 ? page(object, inner) : `{ __typename nodes ${inner} }`}`;
  };
  return walk((kind === 'query' ? schema.getQueryType() : schema.getSubscriptionType())!, steps);
}
