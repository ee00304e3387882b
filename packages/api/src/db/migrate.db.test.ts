import { Migration } from '@mikro-orm/migrations';
import { MikroORM } from '@mikro-orm/postgresql';
import { Client } from 'pg';
import { expect, test } from 'vitest';
import { emptyDatabase, testDatabase } from '../../test/support/database.ts';
import { entities } from '../entities.ts';
import { migrate, pendingMigrations } from './migrate.ts';
import { migrations } from './migrations/migrations.ts';
import { databaseOptions } from './options.ts';

const database = await testDatabase();

/** Foreign keys that run from a lower floor to a higher one, or that hold two columns: the entities cannot say them. */
const BEYOND_THE_ENTITIES = {
  api_keys_user_id_foreign: 'FOREIGN KEY (user_id) REFERENCES users(id) ON DELETE CASCADE',
  commitments_goal_of_same_user_foreign:
    'FOREIGN KEY (related_long_term_goal_id, user_id) REFERENCES long_term_goals(id, user_id) ON DELETE SET NULL (related_long_term_goal_id)',
  memory_facts_source_commitment_id_foreign: 'FOREIGN KEY (source_commitment_id) REFERENCES commitments(id) ON DELETE CASCADE',
  playground_links_user_id_foreign: 'FOREIGN KEY (user_id) REFERENCES users(id) ON DELETE CASCADE',
  recurring_commitments_goal_of_same_user_foreign:
    'FOREIGN KEY (related_long_term_goal_id, user_id) REFERENCES long_term_goals(id, user_id) ON DELETE SET NULL (related_long_term_goal_id)',
};

test('twenty processes that start at once migrate an empty database once', async () => {
  const url = await emptyDatabase();
  const runs = await Promise.all(Array.from({ length: 20 }, () => migrate(url)));
  const working = runs.filter((run) => run.applied.length > 0);
  expect(working.map((run) => run.applied)).toEqual([migrations.map((migration) => migration.name)]);
});

test('a database that is up to date is left alone', async () => {
  expect((await migrate(database.url)).applied).toEqual([]);
});

test('a database without a table has every migration before it', async () => {
  const client = new Client({ connectionString: await emptyDatabase() });
  await client.connect();
  expect(await pendingMigrations(client)).toEqual(migrations.map((migration) => migration.name));
  await client.end();
});

class Addition extends Migration {
  override up(): void {
    this.addSql('create table additions (id int primary key)');
  }
}
class Mistake extends Migration {
  override up(): void {
    this.addSql('create table mistakes (id int primary key)');
    this.addSql('alter table nowhere add column anything text');
  }
}
const tablesOf = async (client: Client): Promise<string[]> => {
  const { rows } = await client.query<{ name: string }>(`select relname as name from pg_class where relname in ('additions', 'mistakes')`);
  return rows.map((row) => row.name);
};

test('a later release adds to what is there', async () => {
  const url = await emptyDatabase();
  await migrate(url);
  const next = [...migrations, { name: '0002-addition', class: Addition }];
  expect((await migrate(url, next)).applied).toEqual(['0002-addition']);
});

test('when one of two migrations fails, neither has happened, and the next start tries again', async () => {
  const url = await emptyDatabase();
  const wrong = [
    { name: '0001-addition', class: Addition },
    { name: '0002-mistake', class: Mistake },
  ];
  await expect(migrate(url, wrong)).rejects.toThrow('nowhere');
  const client = new Client({ connectionString: url });
  await client.connect();
  expect(await tablesOf(client)).toEqual([]);
  expect((await migrate(url, wrong.slice(0, 1))).applied).toEqual(['0001-addition']);
  expect(await tablesOf(client)).toEqual(['additions']);
  await client.end();
});

test('the tables are what the entities say, and nothing else', async () => {
  const names = Object.keys(BEYOND_THE_ENTITIES);
  const stored = await database.query<{ name: string; rule: string }>(
    'select conname as name, pg_get_constraintdef(oid) as rule from pg_constraint where conname = any ($1) order by conname',
    [names],
  );
  expect(Object.fromEntries(stored.map(({ name, rule }) => [name, rule]))).toEqual(BEYOND_THE_ENTITIES);

  const schemaGenerator = { skipTables: ['schema_migrations'], skipViews: [/_kpi$/], ignoreRoutines: true };
  const orm = await MikroORM.init({ ...databaseOptions({ url: database.url, entities }), schemaGenerator });
  const difference = await orm.schema.getUpdateSchemaSQL({ wrap: false, safe: false });
  await orm.close(true);
  const statements = difference.split(';').map((statement) => statement.trim());
  const expected = names.map((name) => expect.stringContaining(`drop constraint "${name}"`));
  expect(statements.filter((statement) => statement !== '').sort(byConstraint)).toEqual(expected);
});

test('every foreign key has an index that begins with its columns', async () => {
  const bare = await database.query(`
    select c.conrelid::regclass::text as table, c.conname as name
    from pg_constraint c
    where c.contype = 'f' and not exists (
      select from pg_index i
      where i.indrelid = c.conrelid and (i.indkey::int2[])[0:cardinality(c.conkey) - 1] = c.conkey
        and (i.indpred is null or pg_get_expr(i.indpred, i.indrelid) = format('(%I IS NOT NULL)', (
          select attname from pg_attribute where attrelid = c.conrelid and attnum = c.conkey[1]))))
    order by 1, 2`);
  expect(bare).toEqual([]);
});

function byConstraint(left: string, right: string): number {
  const name = (statement: string) => /drop constraint "(\w+)"/.exec(statement)?.[1] ?? statement;
  return name(left) < name(right) ? -1 : 1;
}
