import { readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { spawnSync } from 'node:child_process';
import { setTimeout as wait } from 'node:timers/promises';
import { SetupError } from '../setup/say.mjs';

const END_TIMEOUT_MS = 8_000;

/** The list of processes that belong to this start, so that the next one finds what a killed supervisor left. */
export function writeRunFile(file, run) {
  writeFileSync(`${file}.new`, JSON.stringify(run, null, 2));
  renameSync(`${file}.new`, file);
}

export function removeRunFile(file) {
  rmSync(file, { force: true });
}

/**
 * Ends processes of an earlier start whose supervisor is gone. A number that now belongs to another program is left alone.
 * @throws SetupError when the earlier supervisor still runs
 */
export async function endLeftovers(file, say) {
  const run = readRunFile(file);
  if (run === null) return;
  if (isSame(run.supervisor)) {
    const where = run.addresses?.map((address) => `\n  ${address}`).join('') ?? '';
    throw new SetupError(`It runs here already (process ${run.supervisor.pid}): stop it first, with Ctrl-C there or with: kill ${run.supervisor.pid}${where}`);
  }
  const left = run.children.filter(isSame);
  if (left.length > 0) say(`Ending what an earlier start left behind: ${left.map(({ name }) => name).join(', ')}.`);
  await Promise.all(left.map(end));
  removeRunFile(file);
}

async function end(child) {
  signal(child.pid, 'SIGTERM');
  const deadline = Date.now() + END_TIMEOUT_MS;
  while (isSame(child) && Date.now() < deadline) await wait(50);
  if (isSame(child)) signal(child.pid, 'SIGKILL');
  while (isSame(child)) await wait(50);
}

function signal(pid, name) {
  try {
    process.kill(pid, name);
  } catch (error) {
    if (error.code === 'EPERM') throw new SetupError(`Process ${pid} of an earlier start belongs to another account: end it with: sudo kill ${pid}`);
  }
}

/** Whether the number still belongs to the program that was noted under it. */
function isSame({ pid, entry }) {
  return commandLine(pid).includes(entry);
}

function commandLine(pid) {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ');
  } catch {
    if (process.platform === 'linux') return '';
    return spawnSync('ps', ['-ww', '-o', 'command=', '-p', String(pid)], { encoding: 'utf8' }).stdout ?? '';
  }
}

function readRunFile(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return null;
  }
}
