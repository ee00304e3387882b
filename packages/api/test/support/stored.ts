import type { TestDatabase } from './database.ts';

/** A digest of everything that is stored, but for idempotency keys and what the server writes by itself after the answer: `position` and `last_used_at`. */
export async function storedIn(database: TestDatabase): Promise<string> {
  const tables = await database.query<{ name: string }>(
    `select table_name as name from information_schema.tables where table_schema = 'public' and table_type = 'BASE TABLE'
     and table_name <> 'idempotency_keys' order by 1`,
  );
  const digest = ({ name }: { name: string }): string =>
    `select '${name}' as name, md5(coalesce(string_agg(t.line, '|' order by t.line), '')) as rows
     from (select (to_jsonb(r) - 'position' - 'last_used_at')::text as line from "${name}" r) t`;
  // PostgreSQL may read several tables at once, in whatever order.
  return JSON.stringify(await database.query(`${tables.map(digest).join(' union all ')} order by 1`));
}
