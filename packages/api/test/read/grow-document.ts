import {
  getNamedType,
  isAbstractType,
  isInterfaceType,
  isLeafType,
  isObjectType,
  type GraphQLField,
  type GraphQLNamedType,
  type GraphQLObjectType,
} from 'graphql';
import { chance, type Dice, idOf, int, pick } from './dataset.ts';
import { Arguments, OWN_SIZE } from './grow-arguments.ts';
import { type Data, plainSchema } from './naive.ts';

/** `event`: what a subscription is read for. `isFaulty`: an argument in it must be refused where it is reached. */
export type Grown = { readonly text: string; readonly variables: Record<string, unknown>; readonly isFaulty: boolean; readonly event?: string };
const MOST_FIELDS = 60;
const LONG = 'g'.repeat(60);
/** Names that a plan uses itself, or that PostgreSQL would cut. */
const HOSTILE = ['x', 't1', 't2', 'v1', 'child', 'row_to_json', 'json_agg', 'user_id', 'id', 'k', `long${LONG}`, 'k'.repeat(63), 'k'.repeat(64)];

/** A document grown along the schema: aliases (hostile and over-long ones too), merged duplicates, fragments, directives, variables. */
class Growth {
  readonly fragments: string[] = [];
  readonly args: Arguments;
  private readonly used = new Set<string>();
  private size = 0;
  constructor(
    private readonly dice: Dice,
    data: Data,
  ) {
    this.args = new Arguments(dice, data);
  }

  selection(type: GraphQLNamedType, depth: number): string {
    const out: string[] = [];
    for (let left = int(this.dice, 1, 4); left > 0 && this.size < MOST_FIELDS; left -= 1) out.push(...this.one(type, depth));
    return `{ ${out.join(' ') || '__typename'} }`;
  }

  private one(type: GraphQLNamedType, depth: number): string[] {
    const what = int(this.dice, 0, 99);
    if (what < 8) return [`${chance(this.dice, 30) ? `a${this.args.next()}: ` : ''}__typename${this.directive()}`];
    if (what < 24 && depth > 0) return this.fragment(type, depth);
    return isObjectType(type) || isInterfaceType(type) ? this.field(Object.values(type.getFields()), depth) : ['__typename'];
  }

  private fragment(type: GraphQLNamedType, depth: number): string[] {
    const on = this.condition(type);
    const inner = this.selection(on, depth - 1);
    if (chance(this.dice, 50)) return [`... ${chance(this.dice, 80) || on !== type ? `on ${on.name}` : ''}${this.directive()} ${inner}`];
    const name = `F${this.args.next()}`;
    this.fragments.push(`fragment ${name} on ${on.name} ${inner}`);
    return [`...${name}${this.directive()}`, ...(chance(this.dice, 20) ? [`...${name}`] : [])];
  }

  private condition(type: GraphQLNamedType): GraphQLNamedType {
    if (isAbstractType(type)) return pick(this.dice, [...plainSchema.getPossibleTypes(type), type]);
    const interfaces = isObjectType(type) ? type.getInterfaces() : [];
    return interfaces.length > 0 && chance(this.dice, 40) ? pick(this.dice, interfaces) : type;
  }

  private field(all: readonly GraphQLField<unknown, unknown>[], depth: number): string[] {
    const isLeaf = (field: GraphQLField<unknown, unknown>) => isLeafType(getNamedType(field.type));
    const fields = all.filter((field) => depth > 0 || isLeaf(field));
    if (fields.length === 0) return ['__typename'];
    const deep = fields.filter((field) => !isLeaf(field));
    const field = deep.length > 0 && chance(this.dice, 55) ? pick(this.dice, deep) : pick(this.dice, fields);
    const head = `${this.alias(field)}${field.name}${this.args.of(field)}`;
    this.size += 1;
    const copies = chance(this.dice, isLeaf(field) ? 8 : 20) ? 2 : 1;
    return Array.from({ length: copies }, () => `${head}${this.directive()}${isLeaf(field) ? '' : ` ${this.selection(getNamedType(field.type), depth - 1)}`}`);
  }

  private alias(field: GraphQLField<unknown, unknown>): string {
    if (field.args.length === 0 && !chance(this.dice, 25)) return '';
    const wanted = chance(this.dice, 60) ? pick(this.dice, HOSTILE) : `a${this.args.next()}`;
    const alias = this.used.has(wanted) ? `b${this.args.next()}` : wanted;
    this.used.add(alias);
    return `${alias}: `;
  }

  private directive(): string {
    return chance(this.dice, 12) ? ` @${pick(this.dice, ['skip', 'include'])}(if: ${this.args.boolean()})` : '';
  }
}

/** A random operation over the data, most often a query. */
export function operation(dice: Dice, data: Data): Grown {
  const growth = new Growth(dice, data);
  if (chance(dice, 6)) return subscription(dice, data, growth);
  const isMutation = chance(dice, 8);
  const body = isMutation ? mutation(growth, pick(dice, ['touch', 'complete'])) : growth.selection(plainSchema.getQueryType()!, 5);
  return grown(growth, isMutation ? 'mutation' : 'query', body);
}

function grown({ args: { declared, variables, isFaulty }, fragments }: Growth, kind: string, body: string): Grown {
  const head = `${kind} Q${declared.length > 0 ? `(${declared.join(', ')})` : ''}`;
  return { text: `${head} ${body}\n${fragments.join('\n')}`, variables, isFaulty };
}

/** What happened, or never did, as a subscriber is told of it. */
function subscription(dice: Dice, data: Data, growth: Growth): Grown {
  const event = data.events.length > 0 && chance(dice, 95) ? pick(dice, data.events).id : idOf('events', 99);
  return { ...grown(growth, 'subscription', `{ s: happened ${growth.selection(plainSchema.getType('Event')!, 3)} }`), event };
}

function mutation(growth: Growth, name: string): string {
  const field = plainSchema.getMutationType()!.getFields()[name]!;
  return `{ m: ${name}${growth.args.of(field)} ${growth.selection(getNamedType(field.type) as GraphQLObjectType, 3)} }`;
}

const SWAPS: readonly (readonly string[])[] = [
  ['ASC', 'DESC'],
  ['CREATED', 'DUE', 'DIFFICULTY'],
];
/** Conditions that take the same and ask another thing. */
const TWINS: { readonly [key: string]: string } = { eq: 'ne', ne: 'eq', in: 'notIn', notIn: 'in', from: 'gt', gt: 'from', before: 'lte', lte: 'before' };
const STATUSES = ['ACTIVE', 'COMPLETED', 'FAILED', 'PAUSED'];

/** The same document with other variables: flags turned, defaults left out, lengths null, other enum values, other conditions, other sizes, nothing at all. Cursors bind the order, so it stays with them. */
export function varied(dice: Dice, { text, variables }: Pick<Grown, 'text' | 'variables'>): Record<string, unknown> {
  const hasCursor = /\b(?:after|before): (?:"[^"]{12,}"|\$)/.test(text);
  const turn = (v: unknown): unknown => {
    if (mayBeNull(v, hasCursor) && chance(dice, typeof v === 'number' ? 15 : 4)) return null;
    if (typeof v === 'boolean') return chance(dice, 50);
    if (typeof v === 'number') return int(dice, 1, 4);
    if (typeof v === 'string') return turnedWord(dice, v, hasCursor);
    if (v === null || typeof v !== 'object') return v;
    if (Array.isArray(v)) return v.map(turn);
    return Object.fromEntries(Object.entries(v).map(([key, part]) => [twinOf(key, v), turn(part)]));
  };
  const twinOf = (key: string, all: object): string => {
    const twin = TWINS[key];
    return twin !== undefined && !(twin in all) && chance(dice, 25) ? twin : key;
  };
  const isDefaulted = (name: string) => new RegExp(`\\$${name}: [^$]*? = `).test(text.slice(0, text.indexOf('{')));
  // Of a short list the length that is left out is another than the one that is null, so both come often.
  const isOwnSize = (name: string) => name.startsWith(OWN_SIZE);
  const isKept = (name: string) =>
    isOwnSize(name) ? chance(dice, 50) : hasCursor || chance(dice, isDefaulted(name) ? 60 : typeof variables[name] === 'number' ? 80 : 95);
  const kept = Object.entries(variables).filter(([name]) => isKept(name));
  return Object.fromEntries(kept.map(([name, v]) => [name, isOwnSize(name) && chance(dice, 60) ? null : turn(v)]));
}

/** A word may be what a cursor is bound to. */
const mayBeNull = (v: unknown, hasCursor: boolean): boolean => typeof v === 'number' || (typeof v === 'string' && !hasCursor);

function turnedWord(dice: Dice, word: string, hasCursor: boolean): string {
  if (STATUSES.includes(word)) return pick(dice, STATUSES);
  const swap = hasCursor ? undefined : SWAPS.find((words) => words.includes(word));
  return swap ? pick(dice, swap) : word;
}
