import type { TestDatabase } from '../support/database.ts';
import { DEED_ROWS } from './deed-rows.ts';
import { PEOPLE_ROWS, type SceneRow } from './people-rows.ts';

/** Puts one row of everything into an empty database, and keeps a copy to go back to. */
export async function setScene(database: TestDatabase): Promise<void> {
  // What is remembered of Anna was learnt from a promise, so it comes last.
  const isLast = ([table]: SceneRow): number => Number(table === 'memory_facts');
  for (const [table, row] of [...PEOPLE_ROWS, ...DEED_ROWS].toSorted((a, b) => isLast(a) - isLast(b))) {
    const columns = Object.keys(row);
    const marks = columns.map((_, at) => `$${at + 1}`);
    await database.query(`insert into "${table}" (${columns.map((column) => `"${column}"`).join()}) values (${marks.join()})`, Object.values(row));
  }
}

/** The log is left alone: it only ever grows, and whoever follows it remembers how far it went. */
const NOT_KEPT = ['events', 'mikro_orm_migrations'];

/** Keeps what is in every table; `backToScene` puts it back, whatever was done in between. */
export async function keepScene(database: TestDatabase): Promise<void> {
  const text = `select table_name from information_schema.tables where table_schema = 'public' and table_type = 'BASE TABLE' and not table_name = any ($1)`;
  const tables = (await database.query<{ table_name: string }>(text, [NOT_KEPT])).map((row) => row.table_name);
  await database.query('create schema kept');
  for (const table of tables) await database.query(`create table kept."${table}" as table public."${table}"`);
  // Without triggers: what refers to each other is away and back at once.
  const back = tables.map((table) => `delete from public."${table}"; insert into public."${table}" select * from kept."${table}";`).join('\n');
  await database.query(
    `create function back_to_scene() returns void language plpgsql as $$ begin perform set_config('session_replication_role', 'replica', true); ${back} end $$`,
  );
}

export const backToScene = async (database: TestDatabase): Promise<void> => void (await database.query('select back_to_scene()'));
