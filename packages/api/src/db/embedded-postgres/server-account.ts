import { readFileSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import { EmbeddedPostgresError } from './failure.ts';

/** An unprivileged account that the server runs as when we are root, because PostgreSQL refuses to run as root. */
export interface ServerAccount {
  name: string;
  uid: number;
  gid: number;
}

const PREFERRED = ['nobody', 'daemon', 'bin'];

/**
 * Null when the server runs as we do, that is whenever we are not root.
 * As root: the account that owns the data already, else `nobody`.
 */
export function chooseAccount(dataFolder: string): ServerAccount | null {
  if (process.getuid?.() !== 0) return null;
  const accounts = knownAccounts();
  const owner = ownerOf(dataFolder);
  const chosen =
    accounts.find(({ uid }) => uid === owner && uid !== 0) ??
    PREFERRED.map((name) => accounts.find((account) => account.name === name)).find((account) => account !== undefined);
  if (chosen === undefined) {
    throw new EmbeddedPostgresError(
      'PostgreSQL does not run as root and this machine has no account named "nobody": run as another user, or set DATABASE_URL.',
    );
  }
  return chosen;
}

/** Whether the account may reach the path through all folders above it and read it. */
export function mayRead(path: string, account: ServerAccount): boolean {
  return has(path, account, 4) && mayReach(path, account);
}

/** Whether the account may pass through all folders above the path. */
export function mayReach(path: string, account: ServerAccount): boolean {
  const parent = dirname(path);
  return parent === path || (has(parent, account, 1) && mayReach(parent, account));
}

function has(path: string, account: ServerAccount, permission: 1 | 4): boolean {
  const { uid, gid, mode } = statSync(path);
  const shift = uid === account.uid ? 6 : gid === account.gid ? 3 : 0;
  return ((mode >> shift) & permission) !== 0;
}

function ownerOf(path: string): number | null {
  return statSync(path, { throwIfNoEntry: false })?.uid ?? null;
}

function knownAccounts(): ServerAccount[] {
  return readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .map((line) => line.split(':'))
    .filter((fields) => fields.length >= 4 && !fields[0]?.startsWith('#'))
    .map(([name = '', , uid, gid]) => ({ name, uid: Number(uid) >>> 0, gid: Number(gid) >>> 0 }));
}
