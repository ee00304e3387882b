import { getNamedType, type GraphQLObjectType, type GraphQLSchema, isNonNullType } from 'graphql';
import type { TestApi } from '../support/api.ts';
import type { Caller } from './callers.ts';
import { asked, isConnection, objectOf, PAGE, type Step } from './documents.ts';
import { type Outcome, Sightings } from './sightings.ts';
import { ROOT_ARGUMENTS, SPECIMENS } from './specimens.ts';

/** What a caller got from the roots of Query, and everything they saw below them. */
export type Reading = { readonly roots: ReadonlyMap<string, Outcome>; readonly seen: Sightings };

/** Each root of Query as it is asked; look-ups come first, since they are the shortest way to a row. */
export function rootsOf(schema: GraphQLSchema): Step[] {
  const roots = Object.values(schema.getQueryType()!.getFields()).flatMap(({ name, args, type }): Step[] => {
    const told = ROOT_ARGUMENTS[name];
    if (told) return told.map((text) => ({ field: name, args: text }));
    const isById = args.some((arg) => arg.name === 'id' && isNonNullType(arg.type));
    const ids = Object.values(SPECIMENS[getNamedType(type).name] ?? {});
    const missing = args.find((arg) => isNonNullType(arg.type) && arg.name !== 'id');
    if (missing || (isById && ids.length === 0)) throw new Error(`Say in specimens.ts what the matrix is to give for Query.${name}.`);
    if (isById) return ids.map((id) => ({ field: name, args: `(id: "${id}")` }));
    return [{ field: name, args: args.some((arg) => arg.name === 'first') ? `(first: ${PAGE})` : '' }];
  });
  return roots.toSorted((a, b) => Number(b.args.includes('id: ')) - Number(a.args.includes('id: ')));
}

/** Asks everything that can be asked: every root, and every specimen that was seen somewhere, with all its fields. */
export async function readAs(caller: Caller, api: TestApi, schema: GraphQLSchema): Promise<Reading> {
  const roots = new Map<string, Outcome>();
  const seen = new Sightings();
  for (const step of rootsOf(schema)) {
    const outcome = await ask({ caller, api, schema, seen }, [step]);
    const name = `${step.field}${ROOT_ARGUMENTS[step.field] ? step.args.replaceAll(/"[^"]*"/g, '…') : ''}`;
    // A look-up is told of by what it says of the first specimen; the others have their sections.
    if (!roots.has(name)) roots.set(name, outcome);
  }
  for (let isMore = true; isMore;) isMore = await lookCloser({ caller, api, schema, seen });
  return { roots, seen };
}

export type Asking = { readonly caller: Caller; readonly api: TestApi; readonly schema: GraphQLSchema; readonly seen: Sightings };

async function ask({ caller, api, schema, seen }: Asking, steps: readonly Step[], only?: string): Promise<Outcome> {
  const { data, errors } = await api.post(caller.token, asked(schema, steps, { only }), { headers: caller.headers });
  const [root] = steps;
  const value = data?.[root!.field];
  if (errors) return String(errors[0]!.extensions.code);
  if (value === null || value === undefined) return '·';
  const type = objectOf(schema.getQueryType()!.getFields()[root!.field]!)!;
  seen.related(`Query.${root!.field}${root!.args}`, type, value, [root!]);
  if (isConnection(type)) return String(value.totalCount ?? value.nodes.length);
  return Array.isArray(value) ? String(value.length) : '✓';
}

/** Specimens that were seen on the way to something else, and not asked for everything yet. Says whether there were any. */
async function lookCloser(asking: Asking): Promise<boolean> {
  const { schema, seen } = asking;
  let isMore = false;
  for (const [type, rows] of Object.entries(SPECIMENS)) {
    const object = schema.getType(type) as GraphQLObjectType;
    for (const id of Object.values(rows)) {
      const steps = seen.steps(type, id);
      if (!steps || missing(object, seen.of(type, id)!).length === 0) continue;
      await ask(asking, steps);
      // What costs too much at once is asked one by one.
      for (const field of missing(object, seen.of(type, id)!)) await ask(asking, steps, field);
      if (missing(object, seen.of(type, id)!).length > 0) throw new Error(`${type} ${id} was seen, and not when it was looked at closer.`);
      isMore = true;
    }
  }
  return isMore;
}
const missing = (type: GraphQLObjectType, fields: ReadonlyMap<string, Outcome>): string[] => Object.keys(type.getFields()).filter((name) => !fields.has(name));
