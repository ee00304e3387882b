import type { Client } from 'pg';

/** A copy is a gzip file of lines: this head, then for each table its opening, its rows as COPY writes them, a line `\.`, and its seal; at last `{end: true, tables}`. */
export const FORMAT = 'progress-backup/1';
export const END_OF_ROWS = String.raw`\.`;

export type Head = { readonly format: typeof FORMAT; readonly takenAt: string; readonly migrations: readonly string[] };
export type Opening = { readonly table: string; readonly columns: readonly string[] };
/** How many rows there were, and the sum of their SHA-256 modulo 2^256, in hexadecimal digits. */
export type Seal = { readonly rows: number; readonly sum: string };

export type TableShape = { readonly name: string; readonly columns: readonly string[]; readonly counters: readonly string[] };

/** What a session has to agree on so that the same value is always the same text. */
export const SESSION = `set timezone = 'UTC'; set datestyle = 'ISO'; set intervalstyle = 'postgres'; set extra_float_digits = 1; set client_encoding = 'UTF8';
  set bytea_output = 'hex'; set statement_timeout = 0; set idle_in_transaction_session_timeout = 0; set lock_timeout = '30s'`;

/** Which the database has seen, oldest first: not part of the copy, but both ends must have the same. */
export async function migrationsOf(client: Client): Promise<string[]> {
  const { rows } = await client.query<{ name: string }>('select name from schema_migrations order by name');
  return rows.map(({ name }) => name);
}

const TABLES = `
select c.relname as name,
  (select array_agg(a.attname::text order by a.attnum) from pg_attribute a where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = '') as columns,
  (select coalesce(array_agg(a.attname::text order by a.attnum), '{}') from pg_attribute a where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
     and pg_get_serial_sequence(quote_ident(c.relname), a.attname) is not null) as counters,
  (select coalesce(array_agg(distinct r.relname::text), '{}') from pg_constraint k join pg_class r on r.oid = k.confrelid where k.contype = 'f' and k.conrelid = c.oid and k.confrelid <> c.oid) as parents
from pg_class c where c.relkind = 'r' and c.relnamespace = 'public'::regnamespace and c.relname <> 'schema_migrations' order by c.relname`;

/** All tables with their columns, those that others refer to first. `counters`: the columns that a sequence numbers. */
export async function tablesOf(client: Client): Promise<TableShape[]> {
  const { rows } = await client.query<TableShape & { parents: string[] }>(TABLES);
  const waiting = new Map(rows.map((row) => [row.name, row]));
  const ordered: TableShape[] = [];
  while (waiting.size > 0) {
    const ready = [...waiting.values()].filter(({ parents }) => parents.every((parent) => !waiting.has(parent)));
    if (ready.length === 0) throw new Error(`These tables refer to each other in a circle: ${[...waiting.keys()].join(', ')}.`);
    for (const { name, columns, counters } of ready) ordered.push({ name, columns, counters });
    for (const { name } of ready) waiting.delete(name);
  }
  return ordered;
}

export const quoted = (name: string): string => `"${name.replaceAll('"', '""')}"`;
export const listed = (columns: readonly string[]): string => columns.map(quoted).join(', ');
