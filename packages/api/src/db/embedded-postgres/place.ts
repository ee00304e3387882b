import { randomBytes } from 'node:crypto';
import { existsSync, lstatSync, mkdirSync, readFileSync, realpathSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { EmbeddedPostgresError } from './failure.ts';
import { chooseAccount, mayReach } from './server-account.ts';
import type { ServerAccount } from './server-account.ts';

/** Where the server's files are, and who it runs as. */
export interface Place {
  /** Holds `cluster/` (the data and its password), `port` and `server.log`. */
  folder: string;
  account: ServerAccount | null;
}

export const dataFolderOf = (folder: string): string => join(folder, 'cluster', 'data');
export const passwordFileOf = (folder: string): string => join(folder, 'cluster', 'password');
export const portFileOf = (folder: string): string => join(folder, 'port');
export const logFileOf = (folder: string): string => join(folder, 'server.log');

/** Root's own folders for checkouts that an unprivileged account cannot enter. /var/tmp is the second choice because old files are cleaned away there. */
const ROOTS = ['/var/lib/the-progress-method', '/var/tmp/the-progress-method'];

/**
 * The folder asked for, or, as root in a place that no other account can enter (a 0700 home), a folder under /var/lib:
 * its name is kept in `<dataDir>/moved-to`, so that a fresh checkout begins with a fresh database.
 */
export function choosePlace(dataDir: string, log: (sentence: string) => void): Place {
  makeFolder(dataDir);
  const folder = realpathSync(dataDir);
  const account = chooseAccount(dataFolderOf(folder));
  if (account === null || mayReach(join(folder, 'cluster'), account)) return { folder, account };
  const moved = rememberedPlace(folder) ?? newPlace(folder);
  log(`We are root and the account "${account.name}" cannot enter ${folder}: the data is kept in ${moved}.`);
  return { folder: moved, account: chooseAccount(dataFolderOf(moved)) };
}

/** A folder of root's own under /var/lib that every account may enter, for what has to be readable from outside the checkout. */
export function sharedRoot(): string {
  const failures: string[] = [];
  for (const root of ROOTS) {
    try {
      mkdirSync(root, { recursive: true, mode: 0o755 });
      assertOnlyOurs(root);
      return root;
    } catch (error) {
      failures.push((error as Error).message);
    }
  }
  throw new EmbeddedPostgresError(`No folder for PostgreSQL outside the checkout: ${failures.join('; ')}. Set PROGRESS_DATA_DIR or DATABASE_URL.`);
}

function makeFolder(dataDir: string): void {
  const isRoot = process.getuid?.() === 0;
  try {
    mkdirSync(dataDir, { recursive: true, mode: isRoot ? 0o711 : 0o700 });
  } catch (error) {
    throw new EmbeddedPostgresError(
      `The data folder ${dataDir} cannot be made: ${(error as Error).message}. Set PROGRESS_DATA_DIR to a folder this account may write.`,
    );
  }
}

function rememberedPlace(folder: string): string | null {
  const note = join(folder, 'moved-to');
  if (!existsSync(note)) return null;
  const moved = readFileSync(note, 'utf8').trim();
  if (!existsSync(moved)) return null;
  assertOnlyOurs(moved);
  return moved;
}

function newPlace(folder: string): string {
  const moved = join(sharedRoot(), randomBytes(6).toString('hex'));
  mkdirSync(moved, { mode: 0o711 });
  writeFileSync(join(moved, 'belongs-to'), `${folder}\n`);
  try {
    writeFileSync(join(folder, 'moved-to'), `${moved}\n`, { flag: 'wx' });
    return moved;
  } catch {
    // Another process was first, or the note names a folder that is gone.
    const theirs = rememberedPlace(folder);
    if (theirs !== null) return theirs;
    writeFileSync(join(folder, 'moved-to'), `${moved}\n`);
    return moved;
  }
}

/** Whoever could write there could swap the binaries or the data under root's feet. */
function assertOnlyOurs(path: string): void {
  const { uid, mode } = lstatSync(path);
  if (uid !== 0 || (mode & 0o022) !== 0 || !lstatSync(path).isDirectory()) {
    throw new EmbeddedPostgresError(`${path} belongs to somebody else or can be written by others: remove it.`);
  }
}
