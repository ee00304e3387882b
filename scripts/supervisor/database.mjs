import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Ends the embedded PostgreSQL when the API, which owns it, was ended by force and could not. It recovers at its next start. */
export function endDatabase(dataDir) {
  const folder = join(dataDir, 'postgres');
  const data = join(readOr(join(folder, 'moved-to'), folder), 'cluster', 'data');
  const pid = Number(readOr(join(data, 'postmaster.pid'), '0').split('\n')[0]);
  if (!(pid > 0) || !readOr(`/proc/${pid}/cmdline`, data).includes(data)) return;
  try {
    process.kill(pid, 'SIGINT');
  } catch {
    // It is gone already.
  }
}

function readOr(file, otherwise) {
  try {
    return readFileSync(file, 'utf8').trim();
  } catch {
    return otherwise;
  }
}
