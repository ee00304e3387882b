import { expect, test } from 'vitest';
import { cursorOf, placeOf } from '../../src/read/cursor.ts';
import { provenRegistry } from '../../src/read/proof.ts';
import { literal, raw, render } from '../../src/read/sql.ts';
import { buildGraphqlSchema, readables } from '../../src/schema.ts';
import { testDatabase } from '../support/database.ts';

const database = await testDatabase();
const registry = provenRegistry(buildGraphqlSchema(), database.orm, readables);
const pages = registry
  .all()
  .flatMap((readable) =>
    Object.entries(readable.fields).flatMap(([field, { source }]) => (source.kind === 'page' ? [{ at: `${readable.type}.${field}`, source }] : [])),
  );
const orders = pages.flatMap(({ at, source }) => Object.entries(source.orders).map(([name, order]) => ({ at: `${at} ${name}`, source, order })));

/** The outermost and the strangest values of every type that a page is ordered by; a new type needs some too. */
const VALUES: { readonly [type: string]: readonly string[] } = {
  timestamptz: [
    'infinity',
    '-infinity',
    '4713-01-01 00:00:00+00 BC',
    '294276-12-31 23:59:59.999999+00',
    '2026-11-18 15:00:00.000001+00',
    '1890-01-01 00:00:00 Europe/Amsterdam',
  ],
  date: ['infinity', '-infinity', '4713-01-01 BC', '5874897-12-31', '2028-02-29'],
  time: ['00:00', '24:00', '23:59:59.999999'],
  int8: ['0', '-9223372036854775808', '9223372036854775807'],
  text: ['', ' ', 'null', '"\\', 'ä😀\u2028', "'; --", '{"a":1}\n\t', 'x'.repeat(5000)],
  uuid: ['00000000-0000-0000-0000-000000000000', 'ffffffff-ffff-ffff-ffff-ffffffffffff', '2F1C9A34-1111-4111-8111-111111111111'],
};
const types = [...new Set(orders.flatMap(({ source, order }) => [order.type, ...(order.ties ?? []).map(({ type }) => type), registry.keyType(source.of)]))];

test('there are orders to look at', () => {
  expect(orders.map(({ at }) => at)).toContain('User.commitments DUE_DATE');
});

test.each(types)('PostgreSQL takes back every %s that it has written into a cursor', async (type) => {
  for (const zone of ['UTC', 'Europe/Amsterdam', 'Asia/Kathmandu']) {
    for (const given of VALUES[type]!) {
      const place = raw(`$1::${type}`);
      const { text } = render(cursorOf('Thing NAME ASC', place, literal('id'), [place]));
      const client = await database.pool.connect();
      try {
        await client.query(`SELECT set_config('TimeZone', $1, false)`, [zone]);
        const { rows } = await client.query<{ c: string }>(`SELECT ${text} AS c`, [given]);
        const { key, ties } = placeOf(rows[0]!.c, { label: 'Thing NAME ASC', tied: 1, field: 'after' });
        await client.query('RESET TimeZone');
        const same = await client.query(`SELECT $1::${type} = $2::${type} AND $1::${type} = $3::${type} AS same`, [given, key, ties[0]]);
        expect({ given, zone, rows: same.rows }).toEqual({ given, zone, rows: [{ same: true }] });
      } finally {
        await client.query('RESET TimeZone');
        client.release();
      }
    }
  }
});

/** A cursor without a value is refused where the order does not say that it may be missing. What has no position in the log is not listed. */
test('what may be missing is said to', async () => {
  const missing = [];
  for (const { at, source, order } of orders.filter((one) => one.order.nullable !== true)) {
    const row = registry.row(source.of, raw('trial'));
    const [, column] = /^trial\."(\w+)"$/.exec(render(order.by(row as never)).text) ?? [];
    const [, table] = /^(?:"\w+"\.)?"(\w+)" trial$/.exec(render(registry.from(source.of, raw('trial'))).text) ?? [];
    const rows = await database.query<{ is: string }>('SELECT is_nullable AS is FROM information_schema.columns WHERE table_name = $1 AND column_name = $2', [
      table,
      column,
    ]);
    if (rows.length !== 1 || rows[0]!.is !== 'NO') missing.push(at);
  }
  expect(missing).toEqual(['Query.events POSITION']);
});
