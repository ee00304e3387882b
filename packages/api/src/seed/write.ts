import type { EntityManager } from '@mikro-orm/postgresql';

/** A row by its column names. */
export type Row = Readonly<Record<string, unknown>>;

/** Writes rows in one statement; columns that no row names get their defaults. */
export async function insertAll(em: EntityManager, table: string, rows: readonly Row[]): Promise<void> {
  if (rows.length === 0) return;
  const columns = [...new Set(rows.flatMap((row) => Object.keys(row)))].map((column) => `"${column}"`).join(', ');
  await em.execute(`insert into ${table} (${columns}) select ${columns} from json_populate_recordset(null::${table}, ?::json)`, [JSON.stringify(rows)]);
}
