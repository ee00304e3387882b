import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gunzipSync, gzipSync } from 'node:zlib';
import { MikroORM } from '@mikro-orm/postgresql';
import { Client } from 'pg';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { NOW } from '../../test/support/clock.ts';
import { emptyDatabase, testDatabase } from '../../test/support/database.ts';
import { buildApp } from '../app.ts';
import { migrate } from '../db/migrate.ts';
import { databaseOptions } from '../db/options.ts';
import { entities } from '../entities.ts';
import { seed } from '../seed.ts';
import { verify } from '../verify.ts';
import { backUp, type BackedUp } from './backup.ts';
import { restore, sayRestored } from './restore.ts';

const database = await testDatabase();
const folder = mkdtempSync(join(tmpdir(), 'progress-backup-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const CLI = fileURLToPath(new URL('../cli.ts', import.meta.url));
const place = (name: string) => join(folder, name);
const files = () => readdirSync(folder).toSorted();
/** Texts that a careless format would break, and types whose text depends on a session. */
const ODD = ['line\nbreak', 'tab\tand \\ backslash', '\\.', 'ünïcödé 🎯', '"quotes"', ''];

let taken: BackedUp;
beforeAll(async () => {
  await seed(database.em(), NOW, 1);
  for (const [at, bio] of ODD.entries())
    await database.query('insert into users (telegram_user_id, bio, strengths) values ($1, $2, $3)', [900 + at, bio, JSON.stringify([bio])]);
  await database.query('update events set position = seq');
  taken = await backUp(database.url, place('whole.gz'));
});

async function fresh(): Promise<string> {
  const url = await emptyDatabase();
  await migrate(url);
  return url;
}
async function rowsOf(url: string, text: string): Promise<unknown[]> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query<Record<string, unknown>>(text)).rows;
  } finally {
    await client.end();
  }
}
const members = (url: string) => rowsOf(url, 'select * from users order by id');

describe('a copy of the database', () => {
  test('that is to stand where nothing can is refused with what to do about the file', async () => {
    await expect(backUp(database.url, place('nowhere/whole.gz'))).rejects.toMatchObject({
      code: 'INVALID_INPUT',
      message: `There is no folder ${place('nowhere')}: give the name of a file in a folder that this account may write to. (ENOENT)`,
    });
  });

  test('is for its owner alone, and names how many rows of each table it has', async () => {
    expect(statSync(taken.file).mode & 0o777).toBe(0o600);
    expect(taken.tables).toMatchObject({ users: 40 + ODD.length, pods: 5, kpi_current: 1 });
    expect(taken.tables).not.toHaveProperty('schema_migrations');
  });

  test('restored elsewhere is the same community: every row, every counter, and the log goes on where it stood', async () => {
    const url = await fresh();
    const restored = await restore(url, taken.file);
    expect(restored).toEqual({ takenAt: taken.takenAt, tables: taken.tables });
    expect(await members(url)).toEqual(await members(database.url));
    const orm = await MikroORM.init(databaseOptions({ url, entities, clock: { now: () => NOW } }));
    expect(await verify(orm.em.fork(), { now: NOW, fix: false })).toEqual([]);
    await orm.close(true);

    const app = await buildApp({ databaseUrl: url });
    const [last] = (await rowsOf(url, 'select max(position)::int as top from events')) as { top: number }[];
    await rowsOf(url, `insert into events (type, at) values ('kpis.refreshed', now())`);
    app.context.wakeRelay();
    const top = async () => ((await rowsOf(url, 'select max(position)::int as top from events')) as { top: number }[])[0]!.top;
    await expect.poll(top, { timeout: 20_000 }).toBe(last!.top + 1);
    await app.stop();
  });

  test('restored elsewhere tells a follower who was further on than the copy, who then misses nothing; as does whoever restored it by other means, once no process works with it', async () => {
    const url = await fresh();
    await restore(url, taken.file);
    const app = await buildApp({ databaseUrl: url });
    const [heard, stop] = [[] as string[], new AbortController()];
    const following = (async () => {
      for await (const { type } of app.context.feed.follow(taken.tables['events']! + 500, stop.signal)) heard.push(type);
    })();
    await rowsOf(url, `insert into events (type, at) values ('kpis.refreshed', now())`);
    app.context.wakeRelay();
    await expect.poll(() => heard, { timeout: 20_000 }).toEqual(['log.restored', 'kpis.refreshed']);

    await expect(sayRestored(url)).rejects.toMatchObject({ code: 'CONFLICT', message: expect.stringContaining('stop all of them') });
    stop.abort();
    await following;
    await app.stop();
    await sayRestored(url);
    const last = 'select type, position::float8 as position from events order by position desc limit 3';
    const [told, before, first] = (await rowsOf(url, last)) as { type: string; position: number }[];
    expect([told!.type, before!.type, first!.type]).toEqual(['log.restored', 'kpis.refreshed', 'log.restored']);
    expect(told!.position - before!.position).toBeGreaterThan(1_000_000);
  });

  test('is not written over a file that is there', async () => {
    const before = readFileSync(taken.file);
    await expect(backUp(database.url, taken.file)).rejects.toMatchObject({ code: 'CONFLICT' });
    expect(readFileSync(taken.file).equals(before)).toBe(true);
    expect(files()).toEqual(['whole.gz']);
  });

  test('is not restored into a database that holds something', async () => {
    const url = await fresh();
    await rowsOf(url, 'insert into users (telegram_user_id) values (1)');
    await expect(restore(url, taken.file)).rejects.toMatchObject({ code: 'CONFLICT', message: expect.stringContaining('users') });
    expect(await members(url)).toHaveLength(1);
  });

  test('that is damaged is refused, and nothing of it stays', async () => {
    const text = gunzipSync(readFileSync(taken.file)).toString();
    const lines = text.split('\n');
    const damaged: [string, Buffer, RegExp][] = [
      ['cut.gz', readFileSync(taken.file).subarray(0, Math.floor(taken.bytes / 2)), /cut off|too early/],
      ['changed.gz', gzipSync(text.replace('ünïcödé', 'unicode')), /rows of users/],
      ['shortened.gz', gzipSync(lines.slice(0, -2).join('\n')), /too early/],
      ['another.gz', gzipSync('hello\n'), /cannot be read/],
    ];
    const url = await fresh();
    for (const [name, bytes, why] of damaged) {
      writeFileSync(place(name), bytes);
      await expect(restore(url, place(name))).rejects.toMatchObject({ code: 'INVALID_INPUT', message: expect.stringMatching(why) });
      rmSync(place(name));
    }
    expect(await members(url)).toEqual([]);
    expect(await rowsOf(url, 'select id from kpi_current')).toEqual([{ id: 1 }]);
  });

  test('taken with other migrations is refused with both names', async () => {
    const url = await fresh();
    await rowsOf(url, `insert into schema_migrations (name) values ('9999-later')`);
    await expect(restore(url, taken.file)).rejects.toMatchObject({ code: 'CONFLICT', message: expect.stringContaining('9999-later') });
  });
});

test('a backup that is interrupted leaves no file behind', { timeout: 120_000 }, async () => {
  const holder = new Client({ connectionString: database.url });
  await holder.connect();
  await holder.query('begin; lock table user_roles in access exclusive mode');
  const env = { ...process.env, DATABASE_URL: database.url };
  const child = spawn(process.execPath, ['--import', 'tsx', '--conditions=progress-source', CLI, 'backup', place('interrupted.gz')], { env, stdio: 'ignore' });
  await vi.waitFor(
    () => {
      if (!files().some((name) => name.endsWith('.part'))) throw new Error('It has not begun.');
    },
    { timeout: 90_000, interval: 50 },
  );
  child.kill('SIGTERM');
  const [code] = await once(child, 'exit');
  await holder.end();
  expect(code).toBe(1);
  expect(files()).toEqual(['whole.gz']);
});
