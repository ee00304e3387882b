import type { GraphQLField } from 'graphql';
import { chance, type Dice, idOf, int, pick } from './dataset.ts';
import { cursorOf, type Order } from './naive-lists.ts';
import type { Data } from './naive.ts';

/** A value as it stands in a document, and as JSON for a variable. */
type Said = { readonly type: string; readonly literal: string; readonly json: unknown };
type Named = Said & { readonly name: string };

const named = (name: string, type: string, json: unknown, literal = JSON.stringify(json)): Named => ({ name, type, json, literal });
/** How the names of variables begin that say how long a short list is to be. */
export const OWN_SIZE = 'n';
const ORDER_FIELDS = ['CREATED', 'DUE', 'DIFFICULTY'] as const;
const STATUS_NAMES = ['ACTIVE', 'COMPLETED', 'FAILED', 'PAUSED'] as const;
const USUAL: { readonly [field: string]: Order } = {
  pods: { of: 'Pod', field: 'NAME', direction: 'ASC' },
  events: { of: 'Event', field: 'AT', direction: 'DESC' },
  meetings: { of: 'Meeting', field: 'AT', direction: 'ASC' },
  commitments: { of: 'Commitment', field: 'CREATED', direction: 'DESC' },
};

/** Writes arguments, each as a literal or a variable, and keeps the variables. */
export class Arguments {
  readonly declared: string[] = [];
  readonly variables: Record<string, unknown> = {};
  /** Whether something was written that must be refused where it is reached. */
  isFaulty = false;
  private count = 0;
  constructor(
    private readonly dice: Dice,
    private readonly data: Data,
  ) {}

  next(): number {
    return (this.count += 1);
  }

  /** A literal, a variable, or a variable with a default that may be left out. */
  given({ type, literal, json }: Said): string {
    if (!chance(this.dice, 45)) return literal;
    const name = `v${this.next()}`;
    const isDefaulted = !literal.includes('$') && chance(this.dice, 30);
    this.declared.push(`$${name}: ${type}${isDefaulted ? ` = ${literal}` : ''}`);
    if (!isDefaulted || chance(this.dice, 30)) this.variables[name] = json;
    return `$${name}`;
  }

  /** How long a short list is to be, which has a length of its own when nothing is said: most often a variable that may be left out, and may be null. */
  private ownSize(size: Named): string {
    if (chance(this.dice, 25)) return this.given(size);
    const name = `${OWN_SIZE}${this.next()}`;
    this.declared.push(`$${name}: Int`);
    this.variables[name] = size.json;
    return `$${name}`;
  }

  boolean(): string {
    const json = chance(this.dice, 50);
    return this.given({ type: 'Boolean!', literal: String(json), json });
  }

  /** The arguments of a field, in their brackets. */
  of(field: GraphQLField<unknown, unknown>): string {
    const others = (): string[] => this.ofOthers(field).map((one) => `${one.name}: ${one.name === 'first' ? this.ownSize(one) : this.given(one)}`);
    const args = field.args.some(({ name }) => name === 'last') ? this.ofPage(field) : others();
    return args.length > 0 ? `(${args.join(', ')})` : '';
  }

  private ofOthers(field: GraphQLField<unknown, unknown>): Named[] {
    if (field.args.length === 0) return [];
    const { dice, data } = this;
    const either = (rows: readonly any[], kind: 'pods' | 'commitments') => (rows.length > 0 ? pick(dice, rows).id : idOf(kind, 99));
    if (field.name === 'user')
      return [chance(dice, 50) ? named('id', 'ID', pick(dice, data.users).id) : named('telegramUserId', 'BigInt', pick(dice, data.users).telegram_user_id)];
    if (field.name === 'pod') return [named('id', 'ID!', either(data.pods, 'pods'))];
    if (['commitment', 'touch', 'complete'].includes(field.name)) return [named('id', 'ID!', either(data.commitments, 'commitments'))];
    return field.args.some(({ name }) => name === 'first') && chance(dice, 60) ? [named('first', 'Int', int(dice, 1, 4))] : [];
  }

  private ofPage(field: GraphQLField<unknown, unknown>): string[] {
    const { dice } = this;
    const table = this.data[field.name as 'pods' | 'events' | 'meetings' | 'commitments'];
    const isOrdered = field.name === 'commitments' && chance(dice, 60);
    const order = isOrdered ? { of: 'Commitment', field: pick(dice, ORDER_FIELDS), direction: pick(dice, ['ASC', 'DESC'] as const) } : USUAL[field.name]!;
    const out = isOrdered ? [`orderBy: ${this.order(order)}`] : [];
    if (field.name === 'commitments' && chance(dice, 50)) out.push(`filter: ${this.filter()}`);
    out.push(...this.sizes());
    for (const side of ['after', 'before']) {
      if (table.length > 0 && chance(dice, 30)) out.push(`${side}: ${this.given(named('', 'String', cursorOf(this.orderOfCursor(order), pick(dice, table))))}`);
    }
    return out;
  }

  /** From one end, now and then from none or from both. */
  private sizes(): string[] {
    const { dice } = this;
    const isBoth = chance(dice, 2);
    if (isBoth) this.isFaulty = true;
    const ends = isBoth ? ['first', 'last'] : chance(dice, 75) ? [pick(dice, ['first', 'last'])] : [];
    return ends.map((end) => `${end}: ${this.given(named('', 'Int', this.size()))}`);
  }

  /** Now and then more or less than a page may hold. */
  private size(): number {
    if (!chance(this.dice, 3)) return int(this.dice, 1, 4);
    this.isFaulty = true;
    return pick(this.dice, [0, -1, 101, 1000]);
  }

  /** Now and then a cursor belongs to the same order the other way round. */
  private orderOfCursor(order: Order): Order {
    if (!chance(this.dice, 6)) return order;
    this.isFaulty = true;
    return { ...order, direction: order.direction === 'ASC' ? 'DESC' : 'ASC' };
  }

  private order({ field, direction }: Order): string {
    const isLeftOut = direction === (field === 'CREATED' ? 'DESC' : 'ASC') && chance(this.dice, 50);
    if (isLeftOut) return `{field: ${field}}`;
    if (chance(this.dice, 50))
      return this.given({ type: 'CommitmentOrder', literal: `{field: ${field}, direction: ${direction}}`, json: { field, direction } });
    return `{field: ${this.given({ type: 'CommitmentOrderField!', literal: field, json: field })}, direction: ${this.given({ type: 'Direction', literal: direction, json: direction })}}`;
  }

  /** A filter whose parts are variables, or a filter that is one variable. */
  private filter(): string {
    const parts = this.filterParts();
    if (chance(this.dice, 40)) {
      const literal = `{${parts.map(({ name, literal: part }) => `${name}: ${part}`).join(', ')}}`;
      return this.given({ type: 'CommitmentFilter', literal, json: Object.fromEntries(parts.map(({ name, json }) => [name, json])) });
    }
    return `{${parts.map((part) => `${part.name}: ${this.given(part)}`).join(', ')}}`;
  }

  private filterParts(): Named[] {
    const { dice } = this;
    const statuses = () => STATUS_NAMES.filter(() => chance(dice, 50));
    const category = pick(dice, [
      { eq: 'health' },
      { ne: 'health' },
      { in: ['work', 'other'] },
      { notIn: ['work', 'other'] },
      { isNull: true },
      { isNull: false },
      { eq: null, in: ['health'] },
    ]);
    const due = pick(dice, [
      { from: '2026-11-22' },
      { before: '2026-11-23' },
      { from: '2026-11-22', before: '2026-11-24' },
      { gt: '2026-11-21', lte: '2026-11-23' },
    ]);
    const status = pick(dice, [{ eq: pick(dice, STATUS_NAMES) }, { ne: pick(dice, STATUS_NAMES) }, { in: statuses() }, { notIn: statuses() }, {}]);
    const all = [
      named('status', 'StatusFilter', status, unquoted(status)),
      named('statuses', '[Status!]', statuses()),
      named('category', 'TextFilter', category, keysUnquoted(category)),
      named('due', 'DayFilter', due, keysUnquoted(due)),
      named('shared', 'Boolean', pick(dice, [true, false, null])),
    ];
    return all.map((one) => (one.name === 'statuses' ? { ...one, literal: unquoted(one.json) } : one)).filter(() => chance(dice, 30));
  }
}

const unquoted = (json: unknown): string => JSON.stringify(json).replaceAll('"', '');
const keysUnquoted = (json: unknown): string => JSON.stringify(json).replaceAll(/"(\w+)":/g, '$1:');
