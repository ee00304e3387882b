import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { buildGraphqlSchema, readables } from '../../src/schema.ts';
import { testApi } from '../support/api.ts';
import { fixedClock } from '../support/clock.ts';
import { WEB_APP_SECRETS } from '../support/init-data.ts';
import { lookUpsDisagree, relationsDisagree } from './agreement.ts';
import { collected } from './collect.ts';
import { CALLERS, makeCallers } from './callers.ts';
import { sightingsOf } from './listening.ts';
import { matrixOf } from './sections.ts';
import { SPECIMENS } from './specimens.ts';
import { setScene } from './scene.ts';
import { differences, readTable, written } from './table.ts';

/** What nobody here is told, on purpose: the bots send to chats, and see people only with `members:read`; and no promise here speaks of harm. */
const SILENT: readonly string[] = ['Delivery.user', 'ReadingItem.safetyCertainty'];
const saysSomething = (cell: string): boolean => /^\(?(✓|[1-9]\d*)\)?$/.test(cell);
const FILE = new URL('matrix.md', import.meta.url);
const api = await testApi({ clock: fixedClock(), rateLimitPerMinute: 1_000_000_000, webAppSecrets: WEB_APP_SECRETS });
await setScene(api.database);
const schema = buildGraphqlSchema();
const callers = await makeCallers(api);
const found = await collected(callers, api, schema);
const matrix = matrixOf(schema, found);
const everything = found.find(({ caller }) => caller.name === 'super_admin')!.reading.seen;

test('every cell is what was reviewed', () => {
  if (process.env['MATRIX'] === 'write') writeFileSync(FILE, written(CALLERS, matrix));
  const reviewed = existsSync(FILE) ? readTable(readFileSync(FILE, 'utf8')) : new Map();
  expect(differences(Object.keys(CALLERS), reviewed, matrix), 'look at each cell; if all are meant, run "npm run matrix"').toEqual([]);
});

test('every field says something to somebody, and every mutation is done by somebody', () => {
  const told = [...matrix].flatMap(([section, rows]) =>
    [...rows].map(([row, cells]) => [`${section.split(':')[0]}.${row}`, cells.some(saysSomething)] as const),
  );
  const silent = told.map(([name]) => name).filter((name) => !told.some(([other, says]) => other === name && says));
  expect(new Set(silent)).toEqual(new Set(SILENT));
});

test('every kind of row that can be read has a specimen', () => {
  const read = [...everything.objects.values()].filter(({ id }) => id !== '').map(({ type }) => type.name);
  expect([...new Set(read)].filter((type) => !SPECIMENS[type])).toEqual([]);
});

test('a row that is not seen by one way is not seen by any other', async () => {
  const faults: string[] = [];
  for (const { caller, reading } of found) {
    const sides = { seen: reading.seen, all: everything, schema };
    const said = [...reading.seen.disagreements, ...(await lookUpsDisagree(caller, api, sides)), ...relationsDisagree(readables, sides)];
    faults.push(...said.map((fault) => `${caller.name}: ${fault}`));
  }
  expect(faults).toEqual([]);
});

test('the subscription to the log has the events that the list has, with the same fields', () => {
  for (const { caller, reading, hearing } of found) {
    if (hearing.refused.has('events')) continue;
    const heard = new Set(hearing.heard.get('events')!.map(({ id }) => id as string));
    // The list was read before everything happened, and has the event that the subscription begins after.
    const listed = [...reading.seen.relations.get('Query.events(first: 25)')!].filter((id) => !id.endsWith('000000000001'));
    expect([caller.name, listed.filter((id) => !heard.has(id))]).toEqual([caller.name, []]);
    const replayed = hearing.heard
      .get('events')!
      .map(({ id }) => id as string)
      .filter((id) => everything.of('Event', id));
    expect([caller.name, replayed]).toEqual([caller.name, listed]);
  }
});

test('what a subscription shows of commitments, meetings and pods, their lists have too', () => {
  const lists = { Commitment: 'commitments', Meeting: 'meetings', Pod: 'pods' };
  for (const { caller, reading, hearing } of found) {
    const heard = [...sightingsOf(hearing, schema).objects.values()];
    for (const [name, list] of Object.entries(lists)) {
      const listed = reading.seen.relations.get(`Query.${list}(first: 25)`)!;
      const strays = heard.filter(({ type, id }) => type.name === name && !listed.has(id)).map(({ id }) => id);
      expect([caller.name, name, strays]).toEqual([caller.name, name, []]);
    }
  }
});

const cells = (name: string) =>
  [...matrix].flatMap(([section, rows]) => [...rows].map(([row, all]) => [section, row, all[Object.keys(CALLERS).indexOf(name)]]));

test('a scope of the bot, and a role that is over, give a member nothing', () => {
  const nobodyInParticular = cells('other member');
  expect(cells('bot acting')).toEqual(nobodyInParticular);
  expect(cells('expired role')).toEqual(nobodyInParticular);
});

test('a member is the same by a session on the web as through a bot, cell by cell', () => {
  expect(cells('self, web')).toEqual(cells('self'));
});
