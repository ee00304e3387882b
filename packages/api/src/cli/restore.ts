import { once } from 'node:events';
import { createReadStream } from 'node:fs';
import { Writable } from 'node:stream';
import { finished, pipeline } from 'node:stream/promises';
import { createGunzip } from 'node:zlib';
import { Client } from 'pg';
import { from as copyFrom, to as copyTo } from 'pg-copy-streams';
import { tellRestored } from '../event/tell-restored.ts';
import { DomainError } from '../lib/errors.ts';
import { END_OF_ROWS, FORMAT, type Head, listed, migrationsOf, type Opening, quoted, type Seal, SESSION, tablesOf, type TableShape } from './backup-format.ts';
import { isSame, SealedRows } from './sealed-rows.ts';

export type Restored = { readonly takenAt: string; readonly tables: { readonly [table: string]: number } };

/** What the migrations themselves write, and the copy replaces. */
const WRITTEN_BY_MIGRATIONS: ReadonlySet<string> = new Set(['kpi_current']);

/**
 * Fills an empty, migrated database with a copy. Rows are counted and hashed as they are read, and again as the database gives them back; one transaction: a
 * copy that is cut off or changed leaves the database empty. The log says that it was restored.
 * @throws DomainError CONFLICT when the database holds something, or has other migrations than the copy; INVALID_INPUT when the file is no whole copy
 */
export async function restore(url: string, file: string): Promise<Restored> {
  return atomically(url, async (client) => {
    const restored = await fill(client, file);
    await tellRestored(client);
    return restored;
  });
}

/**
 * Says in the log that another tool has restored the database.
 * @throws DomainError CONFLICT when an API process works with it
 */
export async function sayRestored(url: string): Promise<void> {
  await atomically(url, tellRestored);
}

async function atomically<Result>(url: string, work: (client: Client) => Promise<Result>): Promise<Result> {
  const client = new Client({ connectionString: url, application_name: 'progress-restore', connectionTimeoutMillis: 10_000 });
  client.on('error', () => undefined);
  await client.connect();
  try {
    await client.query(SESSION);
    await client.query('begin');
    const result = await work(client);
    await client.query('commit');
    return result;
  } finally {
    await client.end();
  }
}

async function fill(client: Client, file: string): Promise<Restored> {
  const shapes = await tablesOf(client);
  await requireEmpty(client, shapes);
  const lines = linesOf(file);
  const head = await headOf(lines);
  await requireSameMigrations(client, head);
  const tables: Record<string, number> = {};
  for (;;) {
    const line = parsed(await nextLine(lines)) as Partial<Opening & { end: true; tables: number }>;
    if (line.end === true) {
      if (line.tables !== shapes.length || Object.keys(tables).length !== shapes.length) throw damaged('it has not all tables');
      return { takenAt: head.takenAt, tables };
    }
    const shape = shapes.find(({ name }) => name === line.table);
    if (!shape || line.columns?.join() !== shape.columns.join())
      throw damaged(`it has a table ${line.table ?? 'without a name'} that this version does not have so`);
    tables[shape.name] = await fillTable(client, shape, lines);
  }
}

async function fillTable(client: Client, shape: TableShape, lines: AsyncIterator<Buffer>): Promise<number> {
  const { name, columns, counters } = shape;
  const sealed = new SealedRows();
  const into = client.query(copyFrom(`copy ${quoted(name)} (${listed(columns)}) from stdin`));
  const loaded = pipeline(sealed, into);
  // Whoever waits for room must hear of a failure of the database.
  const broken = loaded.then(() => undefined);
  broken.catch(() => undefined);
  for (let line = await nextLine(lines); line.toString() !== END_OF_ROWS; line = await nextLine(lines)) {
    if (!sealed.write(Buffer.concat([line, NEWLINE]))) await Promise.race([once(sealed, 'drain'), broken]);
  }
  sealed.end();
  await loaded;
  const [wanted, read] = [parsed(await nextLine(lines)) as Seal, sealed.seal()];
  if (!isSame(wanted, read)) throw damaged(`the rows of ${name} are not those that were written`);
  if (!isSame(wanted, await sealOf(client, shape))) throw new Error(`The database gives back other rows of ${name} than it was given.`);
  for (const column of counters) {
    await client.query(`select setval(pg_get_serial_sequence($1, $2), greatest((select max(${quoted(column)}) from ${quoted(name)}), 1))`, [name, column]);
  }
  return wanted.rows;
}

/** What the database has now. */
async function sealOf(client: Client, { name, columns }: TableShape): Promise<Seal> {
  const sealed = new SealedRows();
  const nowhere = new Writable({ write: (_chunk, _encoding, done) => done() });
  await pipeline(client.query(copyTo(`copy ${quoted(name)} (${listed(columns)}) to stdout`)), sealed, nowhere);
  await finished(nowhere);
  return sealed.seal();
}

async function requireEmpty(client: Client, shapes: readonly TableShape[]): Promise<void> {
  for (const { name } of shapes) {
    if (WRITTEN_BY_MIGRATIONS.has(name)) {
      await client.query(`truncate ${quoted(name)}`);
      continue;
    }
    const { rows } = await client.query(`select from ${quoted(name)} limit 1`);
    if (rows.length > 0) throw new DomainError('CONFLICT', `The database is not empty (${name} has rows): restore into a new one that was only migrated.`);
  }
}

async function requireSameMigrations(client: Client, { migrations }: Head): Promise<void> {
  const here = await migrationsOf(client);
  if (here.join() === migrations.join()) return;
  throw new DomainError(
    'CONFLICT',
    `The copy was taken with ${migrations.at(-1) ?? 'no migration'} and the database is at ${here.at(-1) ?? 'none'}: restore with the version that took it, then migrate.`,
  );
}

async function headOf(lines: AsyncIterator<Buffer>): Promise<Head> {
  const head = parsed(await nextLine(lines)) as Head;
  if (head.format !== FORMAT) throw damaged('it does not begin as one');
  return head;
}

const NEWLINE = Buffer.from('\n');
const damaged = (why: string): DomainError => new DomainError('INVALID_INPUT', `The file is no whole copy: ${why}. Nothing was restored.`);

function parsed(line: Buffer): unknown {
  try {
    return JSON.parse(line.toString());
  } catch {
    throw damaged('a line cannot be read');
  }
}

async function nextLine(lines: AsyncIterator<Buffer>): Promise<Buffer> {
  const { value, done } = await lines.next();
  if (done === true) throw damaged('it ends too early');
  return value;
}

/** The lines of a gzip file without their ends. A cut-off file ends with an error. */
async function* linesOf(file: string): AsyncGenerator<Buffer, void, void> {
  const source = createReadStream(file);
  const unzip = createGunzip();
  const fed = pipeline(source, unzip);
  fed.catch(() => undefined);
  let rest: Buffer = Buffer.alloc(0);
  try {
    for await (const chunk of unzip as AsyncIterable<Buffer>) {
      rest = Buffer.concat([rest, chunk]);
      let from = 0;
      for (let at = rest.indexOf(10); at !== -1; at = rest.indexOf(10, from)) {
        yield rest.subarray(from, at);
        from = at + 1;
      }
      rest = rest.subarray(from);
    }
  } catch (error) {
    const { code = '' } = error as { code?: string };
    if (code.startsWith('Z_') || code === 'ERR_STREAM_PREMATURE_CLOSE') throw damaged('it is cut off or changed');
    if (code === 'ENOENT') throw new DomainError('NOT_FOUND', `There is no file ${file}.`);
    throw error;
  }
}
