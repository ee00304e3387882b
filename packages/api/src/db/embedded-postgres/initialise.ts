import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { chmodSync, chownSync, existsSync, mkdirSync, mkdtempSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { PostgresBinaries } from './binaries.ts';
import { explainFailure } from './failure.ts';
import type { Place } from './place.ts';
import { isRunning } from './process-facts.ts';

export const SUPERUSER = 'progress';

/**
 * Makes `cluster/` (the data and its generated password) when there is none. It is made aside and renamed as a whole:
 * a killed start leaves no half-made data, and of two starts at once the first wins.
 */
export async function initialiseOnce(place: Place, binaries: PostgresBinaries): Promise<void> {
  const cluster = join(place.folder, 'cluster');
  removeAbandoned(place.folder);
  if (existsSync(cluster)) return;
  const unfinished = mkdtempSync(join(place.folder, `initialising-${process.pid}-`));
  try {
    await initialise(unfinished, place, binaries);
    renameSync(unfinished, cluster);
  } catch (error) {
    if (!existsSync(cluster)) throw error;
  } finally {
    rmSync(unfinished, { recursive: true, force: true });
  }
}

async function initialise(folder: string, { account }: Place, binaries: PostgresBinaries): Promise<void> {
  const data = join(folder, 'data');
  const passwordFile = join(folder, 'password');
  chmodSync(folder, account === null ? 0o700 : 0o711);
  mkdirSync(data, { mode: 0o700 });
  writeFileSync(passwordFile, randomBytes(24).toString('hex'), { mode: 0o600 });
  if (account !== null) for (const path of [data, passwordFile]) chownSync(path, account.uid, account.gid);
  await runInitdb(binaries.initdb, data, passwordFile, account);
  if (account !== null) chownSync(passwordFile, 0, 0);
}

/** No sync: the data is a second old and empty; from the first start on the server itself syncs what it acknowledges. */
function initdbArguments(data: string, passwordFile: string): string[] {
  const locale = ['--encoding=UTF8', '--locale=C', '--locale-provider=builtin', '--builtin-locale=C.UTF-8'];
  return ['-D', data, '--no-sync', '--no-instructions', ...locale, '--auth=scram-sha-256', `--username=${SUPERUSER}`, `--pwfile=${passwordFile}`];
}

function runInitdb(initdb: string, data: string, passwordFile: string, account: Place['account']): Promise<void> {
  const who = account === null ? {} : { uid: account.uid, gid: account.gid };
  return new Promise((resolve, reject) => {
    let said = '';
    const child = spawn(initdb, initdbArguments(data, passwordFile), { ...who, cwd: '/', env: cleanEnvironment(), stdio: ['ignore', 'ignore', 'pipe'] });
    child.stderr.on('data', (chunk: Buffer) => (said += chunk.toString()));
    child.on('error', (error) => reject(explainFailure('initdb could not be run', error.message)));
    child.on('close', (code) => (code === 0 ? resolve() : reject(explainFailure(`initdb failed in ${data}`, said))));
  });
}

/** Nothing of the caller's: PGPORT, PGDATA, a locale or a library path of another PostgreSQL would lead the server astray. */
export function cleanEnvironment(): NodeJS.ProcessEnv {
  return { PATH: '/usr/bin:/bin', LC_ALL: 'C', TZ: 'UTC' };
}

function removeAbandoned(folder: string): void {
  for (const name of readdirSync(folder)) {
    const maker = /^initialising-(\d+)-/.exec(name)?.[1];
    if (maker !== undefined && Number(maker) !== process.pid && !isRunning(Number(maker))) rmSync(join(folder, name), { recursive: true, force: true });
  }
}
