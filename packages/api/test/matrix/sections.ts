import { type GraphQLObjectType, type GraphQLSchema, isObjectType } from 'graphql';
import { EVENT_TYPES } from '../../src/event/catalog.ts';
import type { Found } from './collect.ts';
import { isConnection, isRow, nodeOf, objectOf } from './documents.ts';
import { sightingsOf } from './listening.ts';
import type { Sightings } from './sightings.ts';
import { SPECIMENS } from './specimens.ts';
import { type Matrix, shortOf } from './table.ts';

type Rows = Map<string, readonly string[]>;

/** The whole matrix: the operations first, then every object type with all its fields. */
export function matrixOf(schema: GraphQLSchema, found: readonly Found[]): Matrix {
  const row = (cell: (one: Found) => string): readonly string[] => found.map((one) => shortOf(cell(one)));
  const first = found[0]!;
  const heard = new Map(found.map((one) => [one, sightingsOf(one.hearing, schema)]));
  const subscriptions = [...first.hearing.heard.keys()].map((name): [string, readonly string[]] => [
    name,
    row(({ hearing }) => hearing.refused.get(name) ?? (hearing.heard.get(name)!.length > 0 ? '✓' : '–')),
  ]);
  const types = EVENT_TYPES.map((type): [string, readonly string[]] => [
    type,
    row(({ hearing }) => hearing.refused.get('events') ?? (hearing.heard.get('events')!.some((event) => event.type === nameOf(type)) ? '✓' : '–')),
  ]);
  return new Map<string, Rows>([
    ['Query', new Map([...first.reading.roots.keys()].map((name) => [name, row(({ reading }) => reading.roots.get(name)!)]))],
    ['Mutation', new Map([...first.acting.outcomes.keys()].map((name) => [name, row(({ acting }) => acting.outcomes.get(name)!)]))],
    ['Subscription', new Map(subscriptions)],
    ['Subscription.events, about Anna, her pod or nobody', new Map(types)],
    ...objectTypes(schema).flatMap((type) => sectionsOf({ schema, type, found, heard })),
  ]);
}

/** The enum's name of a type of event. */
const nameOf = (type: string): string => type.toUpperCase().replaceAll('.', '_');
const ROOTS = ['Query', 'Mutation', 'Subscription'];
/** Every object type; pages, edges and page infos are told of by the counts of the lists. */
function objectTypes(schema: GraphQLSchema): GraphQLObjectType[] {
  const all = Object.values(schema.getTypeMap()).filter((type): type is GraphQLObjectType => isObjectType(type) && !type.name.startsWith('__'));
  const pages = all.filter(isConnection);
  const edges = pages.map((page) => objectOf(page.getFields()['edges']!)!);
  return all.filter((type) => !ROOTS.includes(type.name) && !pages.includes(type) && !edges.includes(type) && type.name !== 'PageInfo');
}

type Section = {
  readonly schema: GraphQLSchema;
  readonly type: GraphQLObjectType;
  readonly found: readonly Found[];
  readonly heard: ReadonlyMap<Found, Sightings>;
};

function sectionsOf(section: Section): [string, Rows][] {
  const { type } = section;
  const specimens = SPECIMENS[type.name];
  if (specimens) return Object.entries(specimens).map(([label, id]) => [`${type.name}: ${label}`, rowsOf(section, id)]);
  return [[type.name, rowsOf(section)]];
}

function rowsOf({ schema, type, found, heard }: Section, id?: string): Rows {
  const cells = (one: Found, field: string): string => {
    const sources = [one.reading.seen, heard.get(one)!, one.acting.seen];
    const outcome = id === undefined ? anyOf(sources, type, field) : one.reading.seen.of(type.name, id)?.get(field);
    if (outcome === undefined) return '–';
    return id !== undefined && isOnlyFollowed(schema, type, one.reading.seen, id) ? `(${outcome})` : outcome;
  };
  return new Map(Object.keys(type.getFields()).map((field) => [field, found.map((one) => cells(one, field))]));
}

/** Of types without specimens: what any of their objects shows. */
function anyOf(sources: readonly Sightings[], type: GraphQLObjectType, field: string): string | undefined {
  const outcomes = sources.flatMap((seen) => [...seen.objects.values()].filter((one) => one.type === type).map(({ fields }) => fields.get(field)));
  return outcomes.find((outcome) => outcome === '✓' || Number(outcome) > 0) ?? outcomes.find((outcome) => outcome !== undefined);
}

/** Whether the caller sees the row only through one that leads to it, where there is a list in which it could be. */
function isOnlyFollowed(schema: GraphQLSchema, type: GraphQLObjectType, seen: Sightings, id: string): boolean {
  const roots = Object.values(schema.getQueryType()!.getFields()).filter((field) => {
    const object = objectOf(field);
    return object && isRow(type) && (isConnection(object) ? nodeOf(object) : object) === type;
  });
  const isInOne = [...seen.relations].some(([way, ids]) => roots.some(({ name }) => way.split('(')[0] === `Query.${name}`) && ids.has(id));
  return roots.length > 0 && !isInOne;
}
