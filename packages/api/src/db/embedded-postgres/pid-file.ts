import { readFileSync, realpathSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { commandLine, isRunning } from './process-facts.ts';

/** What a running server says about itself in its data folder. */
export interface PidFile {
  pid: number;
  /** Null as long as the server has not written it. */
  port: number | null;
  isReady: boolean;
  text: string;
}

const pidFileOf = (dataFolder: string): string => join(dataFolder, 'postmaster.pid');

/** Null when there is no such file, that is when no server runs and the last one ended properly. */
export function readPidFile(dataFolder: string): PidFile | null {
  let text: string;
  try {
    text = readFileSync(pidFileOf(dataFolder), 'utf8');
  } catch {
    return null;
  }
  const [pid, , , port, , , , status] = text.split('\n');
  return { pid: Number(pid), port: Number(port) > 0 ? Number(port) : null, isReady: status?.trim() === 'ready', text };
}

/** Whether the process named in the file is a PostgreSQL over this very data, and not a stranger that was given the same number later. */
export function isServerAlive(file: PidFile, dataFolder: string): boolean {
  if (!(file.pid > 0) || !isRunning(file.pid)) return false;
  const command = commandLine(file.pid);
  return command === '' || (command.includes('postgres') && command.includes(realpathSync(dataFolder)));
}

/**
 * Tells PostgreSQL that the file is a dead server's although its number is taken by a stranger: our own number means just that to a server we start.
 * The rest of the file stays, because PostgreSQL checks by it that no process of the dead server still uses the data.
 */
export function disownPidFile(file: PidFile, dataFolder: string): void {
  const now = readPidFile(dataFolder);
  if (now?.text !== file.text) return;
  writeFileSync(pidFileOf(dataFolder), [process.pid, ...file.text.split('\n').slice(1)].join('\n'));
}
