import type { GraphQLObjectType } from 'graphql';
import { argumentsOf, isConnection, isRow, nodeOf, objectOf, type Step } from './documents.ts';

/** What a caller gets of a field: `✓` something, `·` null, `[]` nothing in a list, a number of rows, or the code of a refusal. */
export type Outcome = string;
type Json = Readonly<Record<string, any>>;
type Seen = { readonly type: GraphQLObjectType; readonly id: string; readonly fields: Map<string, Outcome>; readonly steps: readonly Step[] };

/** Everything that one caller has been shown, and wherever two ways of asking said different things. */
export class Sightings {
  /** By type and id; objects without an id are one. */
  readonly objects = new Map<string, Seen>();
  /** Which rows a row leads to, by `Type.field of id`; of a root by its name alone. */
  readonly relations = new Map<string, ReadonlySet<string>>();
  readonly disagreements: string[] = [];

  of(type: string, id = ''): ReadonlyMap<string, Outcome> | undefined {
    return this.objects.get(`${type} ${id}`)?.fields;
  }
  steps(type: string, id: string): readonly Step[] | undefined {
    return this.objects.get(`${type} ${id}`)?.steps;
  }

  /** Takes an answer in, from an object of this type on. */
  take(type: GraphQLObjectType, value: Json, steps: readonly Step[]): void {
    const id = isRow(type) ? String(value['id']) : '';
    const key = `${type.name} ${id}`;
    const seen = this.objects.get(key) ?? { type, id, fields: new Map(), steps };
    this.objects.set(key, seen);
    for (const [name, found] of Object.entries(value)) {
      if (name === '__typename') continue;
      this.note(seen, name, outcomeOf(found));
      const field = type.getFields()[name]!;
      const object = objectOf(field);
      if (object && found !== null) this.related(`${type.name}.${name} of ${id}`, object, found, [...steps, { field: name, args: argumentsOf(field) }]);
    }
  }

  /** Takes in what a field answered that leads to objects. Answers how it is shown. */
  related(way: string, type: GraphQLObjectType, found: any, steps: readonly Step[]): void {
    const rows = isConnection(type) ? this.page(way, found) : [found].flat(2);
    const target = isConnection(type) ? nodeOf(type) : type;
    if (isRow(target)) this.relations.set(way, new Set(rows.map((row) => String(row.id))));
    for (const row of rows) this.take(target, row, steps);
  }

  /** The nodes of a page, when its edges and its count say the same. */
  private page(way: string, { nodes, edges, totalCount, pageInfo }: Json): Json[] {
    if (edges === undefined) return nodes;
    const [asNodes, asEdges] = [JSON.stringify(nodes), JSON.stringify(edges.map(({ node }: Json) => node))];
    if (asNodes !== asEdges) this.disagreements.push(`${way}: nodes and edges differ`);
    if (totalCount !== nodes.length) this.disagreements.push(`${way}: ${nodes.length} nodes, and a count of ${totalCount}`);
    if ((pageInfo.startCursor === null) !== (nodes.length === 0)) this.disagreements.push(`${way}: the page info knows of other rows`);
    return nodes;
  }

  private note({ type, id, fields }: Seen, name: string, outcome: Outcome): void {
    const known = fields.get(name);
    // Objects without an id are many: what one of them has, the type has.
    if (known === undefined || (id === '' && known !== '✓')) fields.set(name, outcome);
    else if (id !== '' && known !== outcome) this.disagreements.push(`${type.name}.${name} of ${id}: ${known} by one way, ${outcome} by another`);
  }
}

function outcomeOf(found: any): Outcome {
  if (found === null) return '·';
  if (Array.isArray(found)) return found.length === 0 ? '[]' : isObject(found[0]) ? String(found.length) : '✓';
  return isObject(found) && 'totalCount' in found ? String(found['totalCount']) : '✓';
}
const isObject = (value: unknown): value is Json => typeof value === 'object' && value !== null && !Array.isArray(value);
