import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, chownSync, existsSync, mkdirSync, mkdtempSync, readFileSync, realpathSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import pg from 'pg';
import { afterEach, expect, test } from 'vitest';
import { readPidFile } from './pid-file.ts';
import { isRunning } from './process-facts.ts';
import { mayReach } from './server-account.ts';
import { startEmbeddedPostgres } from './start-embedded-postgres.ts';
import type { EmbeddedPostgres } from './start-embedded-postgres.ts';

const isRoot = process.getuid?.() === 0;
const servers: EmbeddedPostgres[] = [];
const children: ChildProcess[] = [];
const folders: string[] = [];

afterEach(async () => {
  for (const child of children.splice(0)) child.kill('SIGKILL');
  for (const server of servers.splice(0)) await server.stop();
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
});

function freshFolder(): string {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'progress pg ')));
  folders.push(folder);
  chmodSync(folder, 0o755);
  return folder;
}

async function start(dataDir: string, said: string[] = [], port?: number): Promise<EmbeddedPostgres> {
  const server = await startEmbeddedPostgres({ dataDir, durable: false, log: (sentence) => said.push(sentence), ...(port === undefined ? {} : { port }) });
  servers.push(server);
  return server;
}

async function ask<T extends pg.QueryResultRow>(url: string, sql: string): Promise<T[]> {
  const client = new pg.Client({ connectionString: url });
  client.on('error', () => undefined);
  await client.connect();
  try {
    return (await client.query<T>(sql)).rows;
  } finally {
    await client.end();
  }
}

/** A process of its own that starts the server, prints its url and pid, and stops it when it is told to. */
async function startElsewhere(dataDir: string, uid?: number): Promise<{ child: ChildProcess; url: string; wasReused: boolean }> {
  const script = `
    const { startEmbeddedPostgres } = await import(${JSON.stringify(new URL('start-embedded-postgres.ts', import.meta.url).href)});
    ${uid === undefined ? '' : `process.setgroups?.([]); process.setgid(${uid}); process.setuid(${uid});`}
    const server = await startEmbeddedPostgres({ dataDir: ${JSON.stringify(dataDir)}, durable: false, log: () => undefined });
    console.log(JSON.stringify({ url: server.url, wasReused: server.wasReused }));
    process.stdin.once('data', async () => { await server.stop(); process.exit(0); });`;
  const child = spawn(process.execPath, ['--input-type=module', '-e', script], { stdio: ['pipe', 'pipe', 'inherit'] });
  children.push(child);
  const ended = once(child, 'exit').then(([code]) => Promise.reject(new Error(`The other process ended with ${code}.`)));
  const [line] = (await Promise.race([once(createInterface({ input: child.stdout! }), 'line'), ended])) as [string];
  ended.catch(() => undefined);
  return { child, ...(JSON.parse(line) as { url: string; wasReused: boolean }) };
}

async function endElsewhere(child: ChildProcess): Promise<void> {
  child.stdin!.write('stop\n');
  await once(child, 'exit');
}

const dataOf = (folder: string): string => join(folder, 'cluster', 'data');
const serverPid = (folder: string): number => readPidFile(dataOf(folder))!.pid;

test('a first start makes a database in UTF-8 with byte order, behind a password, readable by nobody else', async () => {
  const folder = freshFolder();
  const server = await start(folder);
  expect(server.wasReused).toBe(false);
  const [row] = await ask(
    server.url,
    `SELECT datlocprovider, datlocale, pg_encoding_to_char(encoding) AS encoding, current_setting('listen_addresses') AS address FROM pg_database WHERE datname = current_database()`,
  );
  expect(row).toEqual({ datlocprovider: 'b', datlocale: 'C.UTF-8', encoding: 'UTF8', address: '127.0.0.1' });
  expect(statSync(dataOf(folder)).mode & 0o777).toBe(0o700);
  expect(statSync(join(folder, 'cluster', 'password')).mode & 0o777).toBe(0o600);
  await expect(ask(server.url.replace(/:[0-9a-f]+@/, ':guess@'), 'SELECT 1')).rejects.toMatchObject({ code: '28P01' });
});

test('a stop ends the server, the next start finds the data again on the same port', async () => {
  const folder = freshFolder();
  const first = await start(folder);
  await ask(first.url, 'CREATE TABLE kept AS SELECT 7 AS value');
  const pid = serverPid(folder);
  await first.stop();
  expect(isRunning(pid)).toBe(false);
  expect(readPidFile(dataOf(folder))).toBeNull();
  const second = await start(folder);
  expect(second.url).toBe(first.url);
  expect(await ask(second.url, 'SELECT value FROM kept')).toEqual([{ value: 7 }]);
});

test('a port that is taken is left alone and another one is chosen', async () => {
  const stranger = createServer().listen(0, '127.0.0.1');
  await once(stranger, 'listening');
  const { port } = stranger.address() as AddressInfo;
  const server = await start(freshFolder(), [], port);
  expect(server.port).not.toBe(port);
  expect(await ask(server.url, 'SELECT 1 AS one')).toEqual([{ one: 1 }]);
  stranger.close();
});

test('when PostgreSQL itself is killed it is started again on its port and nothing acknowledged is lost', async () => {
  const folder = freshFolder();
  const said: string[] = [];
  const server = await start(folder, said);
  await ask(server.url, 'CREATE TABLE promises (text text)');
  await ask(server.url, `INSERT INTO promises VALUES ('run 5k')`);
  const restarted = new Promise<void>((resolve) => server.onRestart(resolve));
  process.kill(serverPid(folder), 'SIGKILL');
  await restarted;
  expect(await ask(server.url, 'SELECT text FROM promises')).toEqual([{ text: 'run 5k' }]);
  expect(said.at(-1)).toMatch(/^PostgreSQL is back after \d+ ms\.$/);
});

test('cutting our connection is not taken for the death of the server', async () => {
  const folder = freshFolder();
  const said: string[] = [];
  const server = await start(folder, said);
  const pid = serverPid(folder);
  const noticed = new Promise<void>((resolve) => server.onRestart(resolve));
  await ask(server.url, `SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'progress: in use'`);
  await noticed;
  expect(serverPid(folder)).toBe(pid);
  expect(said).toEqual(['The connection to PostgreSQL broke; the server is looked after.', 'PostgreSQL runs on; only the connection had been cut.']);
});

test('two processes that start at the same time share one server, and the last to leave stops it', async () => {
  const folder = freshFolder();
  const [one, other] = await Promise.all([startElsewhere(folder), startElsewhere(folder)]);
  expect(one.url).toBe(other.url);
  expect([one.wasReused, other.wasReused].toSorted()).toEqual([false, true]);
  const pid = serverPid(folder);
  await endElsewhere(one.child);
  expect(await ask(other.url, 'SELECT 1 AS one')).toEqual([{ one: 1 }]);
  await endElsewhere(other.child);
  expect(isRunning(pid)).toBe(false);
});

test('a server left by a killed process is used again and then stopped by its new user', async () => {
  const folder = freshFolder();
  const dead = await startElsewhere(folder);
  const pid = serverPid(folder);
  dead.child.kill('SIGKILL');
  await once(dead.child, 'exit');
  const server = await start(folder);
  expect(server.wasReused).toBe(true);
  expect(server.url).toBe(dead.url);
  expect(serverPid(folder)).toBe(pid);
  await server.stop();
  expect(isRunning(pid)).toBe(false);
});

test('a pid file of a dead server whose number now belongs to a stranger does not keep the server from starting', async () => {
  const folder = freshFolder();
  await (await start(folder)).stop();
  const stranger = spawn('sleep', ['60']);
  children.push(stranger);
  const pidFile = join(dataOf(folder), 'postmaster.pid');
  writeFileSync(pidFile, `${stranger.pid}\n${dataOf(folder)}\n1700000000\n5432\n\n127.0.0.1\n        1 1\nready   \n`, { mode: 0o600 });
  const { uid, gid } = statSync(dataOf(folder));
  chownSync(pidFile, uid, gid);
  const server = await start(folder);
  expect(server.wasReused).toBe(false);
  expect(isRunning(stranger.pid!)).toBe(true);
});

test('a start that was killed half-way leaves nothing that the next one stumbles over', async () => {
  const folder = freshFolder();
  const ended = spawn(process.execPath, ['-e', '']);
  await once(ended, 'exit');
  const rest = join(folder, `initialising-${ended.pid}-abcdef`);
  mkdirSync(join(rest, 'data'), { recursive: true });
  await start(folder);
  expect(existsSync(rest)).toBe(false);
});

test('a refusal says what PostgreSQL said and what to do about it', async () => {
  const folder = freshFolder();
  await (await start(folder)).stop();
  writeFileSync(join(dataOf(folder), 'PG_VERSION'), '12\n');
  await expect(start(folder)).rejects.toThrow(/initialized by PostgreSQL version 12[^]*move the data folder away[^]*DATABASE_URL/);
});

test('a data folder that cannot be made is named, with the cure', async () => {
  const file = join(freshFolder(), 'file');
  writeFileSync(file, '');
  await expect(start(join(file, 'data'))).rejects.toThrow(/file\/data cannot be made: ENOTDIR[^]*PROGRESS_DATA_DIR/);
});

test.runIf(isRoot)('as root the server runs as an unprivileged account, beside a checkout that this account can enter', async () => {
  const folder = freshFolder();
  await start(folder);
  expect(statSync(dataOf(folder)).uid).not.toBe(0);
});

test.runIf(isRoot)('as root inside a 0700 home the data lives where the unprivileged account can enter, and says so', async () => {
  const home = freshFolder();
  chmodSync(home, 0o700);
  const folder = join(home, '.progress', 'postgres');
  const said: string[] = [];
  const server = await start(folder, said);
  const moved = readFileSync(join(folder, 'moved-to'), 'utf8').trim();
  folders.push(moved);
  expect(said.join('\n')).toContain(`the data is kept in ${moved}`);
  expect(statSync(dataOf(moved)).uid).not.toBe(0);
  const [row] = await ask(server.url, `SELECT current_setting('data_directory') AS place`);
  expect(row).toEqual({ place: dataOf(moved) });
  await server.stop();
  expect((await start(folder)).url).toBe(server.url);
});

const daemon = { name: 'daemon', uid: 1, gid: 1 };
const canReadTheCheckout = isRoot && mayReach(new URL(import.meta.url).pathname, daemon);

test.runIf(canReadTheCheckout)('as an ordinary user inside a 0700 home the server runs right there, and root joins it', async () => {
  const home = freshFolder();
  chmodSync(home, 0o700);
  chownSync(home, daemon.uid, daemon.gid);
  const folder = join(home, '.progress', 'postgres');
  const theirs = await startElsewhere(folder, daemon.uid);
  expect(statSync(dataOf(folder)).uid).toBe(daemon.uid);
  const ours = await start(folder);
  expect([ours.url, ours.wasReused]).toEqual([theirs.url, true]);
  await endElsewhere(theirs.child);
  expect(await ask(ours.url, 'SELECT 1 AS one')).toEqual([{ one: 1 }]);
});
