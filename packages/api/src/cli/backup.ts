import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { createWriteStream, unlinkSync } from 'node:fs';
import { link, open, stat, unlink } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import { PassThrough, type Writable } from 'node:stream';
import { finished, pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import { Client } from 'pg';
import { to as copyTo } from 'pg-copy-streams';
import { DomainError } from '../lib/errors.ts';
import { END_OF_ROWS, FORMAT, type Head, listed, migrationsOf, quoted, type Seal, SESSION, tablesOf, type TableShape } from './backup-format.ts';
import { SealedRows } from './sealed-rows.ts';

export type BackedUp = { readonly file: string; readonly bytes: number; readonly takenAt: string; readonly tables: { readonly [table: string]: number } };

/**
 * Writes everything in the database, as it is at one instant, into one file that only its owner may read. The file appears under its name when it is whole;
 * whatever interrupts the command, no half file stands there.
 * @throws DomainError CONFLICT when the file exists already, INVALID_INPUT where it cannot be written
 */
export async function backUp(url: string, path: string): Promise<BackedUp> {
  const file = resolve(path);
  if (await exists(file)) throw alreadyThere(file);
  const part = join(dirname(file), `.${basename(file)}.${randomUUID()}.part`);
  const forget = removeWhenStopped(part);
  try {
    const { takenAt, tables } = await write(url, part).catch((error: NodeJS.ErrnoException) => {
      throw error.path === part ? cannotBeWritten(file, error.code) : error;
    });
    // A link refuses to take the place of a file that came to be meanwhile; a rename would not.
    await link(part, file).catch((error: NodeJS.ErrnoException) => {
      throw error.code === 'EEXIST' ? alreadyThere(file) : error;
    });
    return { file, bytes: (await stat(file)).size, takenAt, tables };
  } finally {
    await unlink(part).catch(() => undefined);
    forget();
  }
}

const alreadyThere = (file: string): DomainError => new DomainError('CONFLICT', `${file} exists already: give another name.`);
function cannotBeWritten(file: string, code = ''): DomainError {
  const reason = code === 'ENOENT' ? `There is no folder ${dirname(file)}` : `Nothing can be written into ${dirname(file)}`;
  return new DomainError('INVALID_INPUT', `${reason}: give the name of a file in a folder that this account may write to. (${code})`);
}

const exists = (file: string): Promise<boolean> =>
  stat(file).then(
    () => true,
    () => false,
  );

/** A command that is asked to stop takes its unfinished file with it. */
function removeWhenStopped(part: string): () => void {
  const stop = (): never => {
    try {
      unlinkSync(part);
    } catch {
      // It was not there yet, or is gone.
    }
    process.exit(1);
  };
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, stop);
  return () => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.off(signal, stop);
  };
}

async function write(url: string, part: string): Promise<{ takenAt: string; tables: Record<string, number> }> {
  const client = new Client({ connectionString: url, application_name: 'progress-backup', connectionTimeoutMillis: 10_000 });
  client.on('error', () => undefined);
  await client.connect();
  try {
    await client.query(SESSION);
    await client.query('begin isolation level repeatable read, read only');
    const zip = createGzip({ level: 6 });
    const whole = pipeline(zip, createWriteStream(part, { mode: 0o600, flags: 'wx' }));
    const [written] = await Promise.all([writeAll(client, zip).finally(() => zip.end()), whole]);
    const handle = await open(part, 'r+');
    try {
      await handle.sync();
    } finally {
      await handle.close();
    }
    return written;
  } finally {
    await client.end();
  }
}

async function writeAll(client: Client, out: Writable): Promise<{ takenAt: string; tables: Record<string, number> }> {
  const { rows } = await client.query<{ at: string }>(`select to_json(transaction_timestamp()) #>> '{}' as at`);
  const takenAt = rows[0]!.at;
  const head: Head = { format: FORMAT, takenAt, migrations: await migrationsOf(client) };
  await say(out, head);
  const tables: Record<string, number> = {};
  for (const table of await tablesOf(client)) {
    await say(out, { table: table.name, columns: table.columns });
    const seal = await writeRows(client, table, out);
    await put(out, `${END_OF_ROWS}\n`);
    await say(out, seal);
    tables[table.name] = seal.rows;
  }
  await say(out, { end: true, tables: Object.keys(tables).length });
  return { takenAt, tables };
}

async function writeRows(client: Client, { name, columns }: TableShape, out: Writable): Promise<Seal> {
  const sealed = new SealedRows();
  const through = new PassThrough();
  through.pipe(out, { end: false });
  await pipeline(client.query(copyTo(`copy ${quoted(name)} (${listed(columns)}) to stdout`)), sealed, through);
  await finished(through);
  return sealed.seal();
}

const say = (out: Writable, line: object): Promise<void> => put(out, `${JSON.stringify(line)}\n`);

async function put(out: Writable, text: string): Promise<void> {
  if (!out.write(text)) await once(out, 'drain');
}
