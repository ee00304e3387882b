import type { GraphQLObjectType, GraphQLSchema } from 'graphql';
import { LIMITS } from '../../src/http/limits.ts';
import { everyone } from '../../src/read/declare.ts';
import type { Readable } from '../../src/read/source.ts';
import type { TestApi } from '../support/api.ts';
import type { Caller } from './callers.ts';
import { isConnection, nodeOf, objectOf, PAGE } from './documents.ts';
import type { Sightings } from './sightings.ts';

type Ids = ReadonlySet<string>;
/** One caller's sightings beside those of somebody who sees everything. */
export type Sides = { readonly seen: Sightings; readonly all: Sightings; readonly schema: GraphQLSchema };

/** The rows of a type that its list has: what a caller may see of it, whichever way they come. */
function listed(schema: GraphQLSchema, type: string, seen: Sightings): Ids | undefined {
  const lists = Object.values(schema.getQueryType()!.getFields()).filter((field) => {
    const object = objectOf(field);
    return object && isConnection(object) && nodeOf(object).name === type;
  });
  // A list that is told whom it is about is only a part of what may be seen.
  const whole = lists.find(({ args }) => args.every(({ name }) => name !== 'userId' || type === 'Event'));
  return whole && seen.relations.get(`Query.${whole.name}(first: ${PAGE})`);
}

/** Every row by its id: a look-up must find what the list has, and nothing else. Says where it does not. */
export async function lookUpsDisagree(caller: Caller, api: TestApi, { seen, all, schema }: Sides): Promise<string[]> {
  const lookUps = Object.values(schema.getQueryType()!.getFields()).filter(({ args }) => args.some(({ name }) => name === 'id'));
  const found: string[] = [];
  for (const { name, ...field } of lookUps) {
    const type = (objectOf({ name, ...field }) as GraphQLObjectType).name;
    const [mine, everybodys] = [listed(schema, type, seen), listed(schema, type, all)];
    const ids = [...(everybodys ?? [])];
    for (let at = 0; at < ids.length; at += LIMITS.aliases) {
      const batch = ids.slice(at, at + LIMITS.aliases);
      const text = `{ ${batch.map((id, n) => `a${n}: ${name}(id: "${id}") { id }`).join(' ')} }`;
      const { data } = await api.post(caller.token, text, { headers: caller.headers });
      const wrong = batch.filter((id, n) => (data[`a${n}`] !== null) !== (mine?.has(id) ?? false));
      found.push(...wrong.map((id) => `Query.${name} finds ${id} where the list does not, or the other way round`));
    }
  }
  return found;
}

/**
 * What a row leads to is what there is, less what the caller may not see: the same rows are missing there as in the list of their type. Relations that a
 * slice declares as followed, or as not for everybody, are another matter: they stand in the tables.
 */
export function relationsDisagree(readables: readonly Readable[], { seen, all, schema }: Sides): string[] {
  const found: string[] = [];
  for (const [way, rows] of all.relations) {
    const [, type, field] = /^(\w+)\.(\w+) of /.exec(way) ?? [];
    const mine = seen.relations.get(way);
    if (type === undefined || mine === undefined || !isOpen(readables, type, field!)) continue;
    const target = objectOf((schema.getType(type) as GraphQLObjectType).getFields()[field!]!)!;
    const visible = listed(schema, isConnection(target) ? nodeOf(target).name : target.name, seen);
    if (!visible) continue;
    const expected = [...rows].filter((id) => visible.has(id));
    if (expected.join() !== [...mine].join()) found.push(`${way}: ${[...mine].join()} are seen there, ${expected.join()} in the list`);
  }
  return found;
}

function isOpen(readables: readonly Readable[], type: string, field: string): boolean {
  const read = readables.find((readable) => readable.type === type && readable.fields[field])?.fields[field];
  return read !== undefined && read.when === everyone && 'follow' in read.source && !read.source.follow;
}
