import {
  type GraphQLField,
  type GraphQLNamedType,
  type GraphQLObjectType,
  type GraphQLSchema,
  getNamedType,
  isAbstractType,
  isEnumType,
  isInputObjectType,
  isLeafType,
  isNonNullType,
  isObjectType,
} from 'graphql';
import type { MikroORM } from '@mikro-orm/postgresql';
import { everyone } from './declare.ts';
import { Registry, UnreadableError } from './registry.ts';
import { faultsOfRules } from './rule-trial.ts';
import type { FieldRead, PageSource, Readable, Source } from './source.ts';

/**
 * The declarations of all slices, proven against the schema and the entities, so that no field is open by mistake and no answer ever needs a null to
 * climb to its parent.
 * @throws UnreadableError with one sentence per fault
 */
export function provenRegistry(schema: GraphQLSchema, orm: Pick<MikroORM, 'getMetadata'>, readables: readonly Readable[]): Registry {
  const registry = new Registry(schema, orm, readables);
  const faults = [
    ...registry.all().flatMap((readable) => [...faultsOfType(registry, readable), ...faultsOfRules(registry, readable)]),
    ...faultsOfPayloads(registry),
  ];
  if (faults.length > 0) throw new UnreadableError(faults.join('\n'));
  return registry;
}

function faultsOfType(registry: Registry, readable: Readable): string[] {
  const type = registry.schema.getType(readable.type);
  if (isAbstractType(type)) return faultsOfVariants(registry, readable, registry.schema.getPossibleTypes(type));
  if (!isObjectType(type)) return [`${readable.type} is declared, but it is no object type of the schema.`];
  const fields = type.getFields();
  const strangers = Object.keys(readable.fields).filter((field) => !fields[field]);
  return [
    ...strangers.map((field) => `${readable.type}.${field} is declared, but the schema has no such field: add it to the type or take it out.`),
    ...Object.values(fields).flatMap((field) => faultsOfField(registry, readable, field)),
  ];
}

function faultsOfVariants(registry: Registry, readable: Readable, possible: readonly GraphQLObjectType[]): string[] {
  const declared = readable.variants ?? {};
  return [
    ...possible.filter(({ name }) => !declared[name]).map(({ name }) => `${readable.type} may be a ${name}, which oneOf() does not name.`),
    ...Object.keys(declared)
      .filter((variant) => !registry.has(variant))
      .map((variant) => `${readable.type} may be a ${variant}, which no slice declares.`),
  ];
}

function faultsOfField(registry: Registry, readable: Readable, field: GraphQLField<unknown, unknown>): string[] {
  const at = `${readable.type}.${field.name}`;
  const read = readable.fields[field.name];
  if (!read) return readable.type === 'Query' ? [] : [`${at} has no rule: name it in open(), only(), follow() or give it a source.`];
  const unknown = unknownTypes(registry, read.source, getNamedType(field.type));
  if (unknown.length > 0) return unknown.map((type) => `${at} answers ${type}, which no slice declares.`);
  const missing = read.source.kind === 'column' && readable.entity && !registry.property(readable.entity, field.name);
  if (missing) return [`${at} is declared as a column, but ${readable.entity!.name} has no such property.`];
  const why = isNonNullType(field.type) ? mayBeNull(registry, readable, field, read) : undefined;
  if (why !== undefined) return [`${at} is non-null in the schema, but ${why}.`];
  return read.source.kind === 'page' ? faultsOfPage(at, read.source, field) : [];
}

/** The object types that a field leads to and nobody declares; a connection leads to its node. */
function unknownTypes(registry: Registry, source: Source, type: GraphQLNamedType): string[] {
  if (isLeafType(type)) return [];
  if (source.kind !== 'page') return registry.has(type.name) ? [] : [type.name];
  const nodes = isObjectType(type) ? type.getFields().nodes : undefined;
  if (!nodes) return [`${type.name} (a page needs nodes, edges, pageInfo and totalCount)`];
  const node = getNamedType(nodes.type).name;
  return registry.has(node) ? [] : [node];
}

function mayBeNull(registry: Registry, readable: Readable, field: GraphQLField<unknown, unknown>, read: FieldRead): string | undefined {
  if (read.when !== everyone) return 'its field rule may hide it';
  const { source } = read;
  if (source.kind === 'rows' && !source.sure) return 'no row may be found: say sure if there always is one';
  if (source.kind !== 'column' || !readable.entity) return undefined;
  if (registry.property(readable.entity, field.name)!.nullable) return 'its column is nullable';
  const target = getNamedType(field.type).name;
  const isHidden = registry.parentOf(readable.entity, field.name) !== undefined && !source.follow && registry.of(target).rows !== everyone;
  return isHidden ? `${target} has a row rule: use follow() or make it nullable` : undefined;
}

/** What a client may name, the page must know. */
function faultsOfPage(at: string, source: PageSource, field: GraphQLField<unknown, unknown>): string[] {
  const inputs = inputFields(field, 'filter');
  const orders = enumValues(field, 'orderBy');
  const faults = inputs.filter((input) => !source.filters?.[input]).map((input) => `${at} has the filter ${input}, but no condition is declared for it.`);
  faults.push(...orders.filter((order) => !source.orders[order]).map((order) => `${at} may be ordered by ${order}, but no order is declared for it.`));
  if (!source.orders[source.usual.field]) faults.push(`${at} is usually ordered by ${source.usual.field}, but no such order is declared.`);
  return faults;
}

function inputFields(field: GraphQLField<unknown, unknown>, argument: string): string[] {
  const found = field.args.find(({ name }) => name === argument);
  const type = found && getNamedType(found.type);
  return isInputObjectType(type) ? Object.keys(type.getFields()) : [];
}
function enumValues(field: GraphQLField<unknown, unknown>, argument: string): string[] {
  const found = field.args.find(({ name }) => name === argument);
  const type = found && getNamedType(found.type);
  const fields = isInputObjectType(type) && type.getFields().field;
  const values = fields && getNamedType(fields.type);
  return isEnumType(values) ? values.getValues().map(({ value }) => String(value)) : [];
}

/** A payload that nobody declares is answered as the resolver returns it, so it may hold no type that has rules. */
function faultsOfPayloads(registry: Registry): string[] {
  const { schema } = registry;
  const roots = [schema.getMutationType(), schema.getSubscriptionType()].flatMap((type) => Object.values(type?.getFields() ?? {}));
  const payloads = new Set(roots.map((field) => getNamedType(field.type)).filter((type) => isObjectType(type)));
  return [...payloads]
    .filter((type) => !registry.has(type.name))
    .flatMap((type) => Object.values(type.getFields()).map((field) => ({ at: `${type.name}.${field.name}`, target: getNamedType(field.type).name })))
    .filter(({ target }) => registry.has(target))
    .map(({ at, target }) => `${at} answers ${target}, which has rules, but nobody says how it is read back: use adds().`);
}
