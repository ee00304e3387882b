import { type GraphQLObjectType, type GraphQLSchema, isObjectType } from 'graphql';
import type { EntityMetadata, EntityName, EntityProperty, MikroORM } from '@mikro-orm/postgresql';
import type { AnyRow, Class, Readable } from './source.ts';
import { name, raw, type Sql, sql } from './sql.ts';

/** The declarations do not fit the schema or the entities: a mistake of ours, found when the process starts. */
export class UnreadableError extends Error {
  override readonly name = 'UnreadableError';
}

/** All that the slices declared, joined by GraphQL type, and how it lies in tables. */
export class Registry {
  private readonly types = new Map<string, Readable>();

  /** @throws UnreadableError when a type is declared twice */
  constructor(
    readonly schema: GraphQLSchema,
    private readonly orm: Pick<MikroORM, 'getMetadata'>,
    readables: readonly Readable[],
  ) {
    for (const readable of readables) this.types.set(readable.type, joined(this.types.get(readable.type), readable));
  }

  /** Every declared type. */
  all(): readonly Readable[] {
    return [...this.types.values()];
  }
  has(type: string): boolean {
    return this.types.has(type);
  }
  of(type: string): Readable {
    const readable = this.types.get(type);
    if (!readable) throw new UnreadableError(`No slice declares how ${type} is read.`);
    return readable;
  }
  /** Whether the planner answers this field of Query; the others have resolvers. */
  isPlanned(queryField: string): boolean {
    return this.types.get('Query')?.fields[queryField] !== undefined;
  }
  objectType(type: string): GraphQLObjectType {
    const found = this.schema.getType(type);
    if (!isObjectType(found)) throw new UnreadableError(`${type} is no object type of the schema.`);
    return found;
  }

  /** `"users" t1`, or a virtual entity's expression under an alias. */
  from(entity: Class, alias: Sql): Sql {
    const { expression, schema, tableName } = this.meta(entity);
    if (typeof expression === 'string') return sql`(${raw(expression)}) ${alias}`;
    return schema && schema !== '*' ? sql`${name(schema)}.${name(tableName)} ${alias}` : sql`${name(tableName)} ${alias}`;
  }
  /** The columns of the entity under an alias, by property. */
  row(entity: Class, alias: Sql): AnyRow {
    return new Proxy({} as AnyRow, { get: (_, property) => sql`${alias}.${name(this.column(entity, String(property)))}` });
  }
  /** The primary key of a row. */
  key(entity: Class, row: AnyRow): Sql {
    return row[this.keyProperty(entity).name]!;
  }
  keyType(entity: Class): string {
    return this.keyProperty(entity).columnTypes[0]!;
  }
  /** The entity that a relation of this entity points to; undefined for plain columns. */
  parentOf(entity: Class, property: string): Class | undefined {
    const found = this.property(entity, property);
    return found?.kind === 'm:1' || found?.kind === '1:1' ? (found.targetMeta!.class as unknown as Class) : undefined;
  }
  /** The PostgreSQL type of a field's column, where it is one. */
  columnType(readable: Readable, field: string): string | undefined {
    if (!readable.entity) return readable.properties?.[field];
    return this.property(readable.entity, field)?.columnTypes?.[0];
  }
  property(entity: Class, property: string): EntityProperty | undefined {
    return (this.meta(entity).properties as { readonly [name: string]: EntityProperty | undefined })[property];
  }

  private column(entity: Class, property: string): string {
    const column = this.property(entity, property)?.fieldNames?.[0];
    if (column === undefined) throw new UnreadableError(`${this.meta(entity).className} has no column for the property ${property}.`);
    return column;
  }
  private keyProperty(entity: Class): EntityProperty {
    const { className, primaryKeys } = this.meta(entity);
    const [first] = primaryKeys;
    const found = first === undefined ? undefined : this.property(entity, first);
    if (!found) throw new UnreadableError(`${className} has no primary key, so it can be no page and no parent.`);
    return found;
  }
  private meta(entity: Class): EntityMetadata {
    return this.orm.getMetadata().get(entity as unknown as EntityName);
  }
}

function joined(known: Readable | undefined, next: Readable): Readable {
  if (!known) return next;
  if (isWhole(known) && isWhole(next)) throw new UnreadableError(`${next.type} is declared twice: let one slice own it and the others use adds().`);
  const [base, more] = isWhole(next) ? [next, known] : [known, next];
  const twice = Object.keys(more.fields).find((field) => base.fields[field]);
  if (twice !== undefined) throw new UnreadableError(`${next.type}.${twice} is declared twice.`);
  return { ...base, fields: { ...base.fields, ...more.fields } };
}
const isWhole = (readable: Readable): boolean => readable.entity !== null || readable.properties !== undefined;
