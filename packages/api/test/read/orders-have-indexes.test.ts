import type { Pool } from 'pg';
import { expect, test } from 'vitest';
import { declaredOrders } from '../../src/read/orders.ts';
import { provenRegistry } from '../../src/read/proof.ts';
import { buildGraphqlSchema, readables } from '../../src/schema.ts';
import { testDatabase } from '../support/database.ts';

const EXAMPLES: { readonly [type: string]: unknown } = { uuid: '00000000-0000-4000-8000-000000000000', timestamptz: new Date(0), date: '2026-11-22' };
const database = await testDatabase();
const orders = declaredOrders(provenRegistry(buildGraphqlSchema(), database.orm, readables));

test('there are orders to look at', () => {
  expect(orders.map(({ at, order }) => `${at} ${order}`)).toContain('User.commitments DUE_DATE');
});

/** An incremental sort only breaks the ties of a column that is read in order, and ends with the page. */
test.each(orders.map((order) => [`${order.at} by ${order.order}`, order] as const))(
  '%s is read from an index, without sorting',
  async (_, { statement, parameterTypes }) => {
    const client = await ((await database.orm.em.getConnection().getNativeClient()) as Pool).connect();
    try {
      await client.query('BEGIN; SET LOCAL enable_seqscan = off; SET LOCAL enable_bitmapscan = off');
      const { rows } = await client.query<{ 'QUERY PLAN': string }>(
        `EXPLAIN ${statement}`,
        parameterTypes.map((type) => EXAMPLES[type] ?? '1'),
      );
      expect(rows.map((row) => row['QUERY PLAN']).join('\n')).not.toMatch(/(?<!Incremental )Sort {2}\(/);
    } finally {
      await client.query('ROLLBACK');
      client.release();
    }
  },
);
