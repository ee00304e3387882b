/** PostgreSQL could not be brought up; the message holds what the server said and what the operator can do about it. */
export class EmbeddedPostgresError extends Error {
  override readonly name = 'EmbeddedPostgresError';
}

const OWN_DATABASE = 'Or set DATABASE_URL to a PostgreSQL of your own (15 to 18).';

const CURES: ReadonlyArray<readonly [sign: RegExp, cure: string]> = [
  [/No space left on device|ENOSPC|Check free disk space/i, 'The disk is full: free some space (about 200 MB) and start again.'],
  [
    /error while loading shared libraries|cannot open shared object|Library not loaded/i,
    'The installation is incomplete: run "npx pnpm@12.21.0 rebuild", or delete node_modules and start again.',
  ],
  [
    /database files are incompatible|was initialized by PostgreSQL version/i,
    'The data was written by another version of PostgreSQL: move the data folder away to begin anew, or export it with the version that wrote it.',
  ],
  [/could not look up effective user ID/i, 'This account has no entry in /etc/passwd: add one, or run as root.'],
  [
    /could not (?:create|resize|map).*shared memory/i,
    'The machine has too little shared memory: in a container start it with more (docker run --shm-size=256m).',
  ],
  [
    /EACCES|EPERM|Permission denied|Operation not permitted/i,
    'The data folder or the binaries may not be used by this account: give the folder back to it (chown -R), or set PROGRESS_DATA_DIR to a folder it may write.',
  ],
  [/EROFS|Read-only file system/i, 'The data folder is on a read-only file system: set PROGRESS_DATA_DIR to a folder that can be written.'],
  [/ENOENT/i, 'The binaries cannot run here; on Alpine Linux use an image with glibc.'],
];

/** An error made of what was attempted and what was said about it, followed by the cure that fits what was said. */
export function explainFailure(attempt: string, said: string): EmbeddedPostgresError {
  const cure = CURES.find(([sign]) => sign.test(said))?.[1];
  return new EmbeddedPostgresError([`${attempt}:`, indent(said), cure, OWN_DATABASE].filter((line) => line !== undefined).join('\n'));
}

function indent(text: string): string {
  const lines = text.trim().split('\n').slice(-25);
  return lines.map((line) => `  ${line}`).join('\n');
}
