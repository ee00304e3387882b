import type { EntityManager } from '@mikro-orm/postgresql';

/** A stored value that is not what the rows say. Instants are ISO text, days are dates. */
export type Drift = {
  readonly table: string;
  readonly id: string;
  readonly column: string;
  readonly stored: string | number | boolean | null;
  readonly counted: string | number | boolean | null;
  /** Whose streak it is, when it is about one. */
  readonly userId?: string;
};

/** A column, a query that counts its values anew (`id`, `value`), and the value of rows that the query does not name, as SQL. */
export type Counter = { readonly table: string; readonly column: string; readonly counted: string; readonly otherwise: string };

/** Where the stored values of a column differ from the counted ones. */
export async function recount(em: EntityManager, { table, column, counted, otherwise }: Counter): Promise<Drift[]> {
  const rows = await em.execute<Pick<Drift, 'id' | 'stored' | 'counted'>[]>(
    `select t.id, to_jsonb(t.${column}) as stored, to_jsonb(coalesce(c.value, ${otherwise})) as counted
     from ${table} t left join (${counted}) c on c.id = t.id
     where t.${column} is distinct from coalesce(c.value, ${otherwise}) order by t.id`,
  );
  return rows.map((row) => ({ table, column, ...row }));
}
