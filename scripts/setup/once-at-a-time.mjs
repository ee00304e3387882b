import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { STATE } from './places.mjs';
import { say } from './say.mjs';

/** Runs the work while no other process of this checkout installs or builds; waits for the one that does. */
export async function onceAtATime(work) {
  const lock = join(STATE, 'setup.lock');
  let hasSaid = false;
  while (!take(lock)) {
    if (!hasSaid) say('Another process installs or builds here; waiting for it ...');
    hasSaid = true;
    await wait(250);
  }
  const release = () => rmSync(lock, { force: true });
  process.once('exit', release);
  try {
    return await work();
  } finally {
    process.off('exit', release);
    release();
  }
}

function take(lock) {
  try {
    writeFileSync(lock, String(process.pid), { flag: 'wx' });
    return true;
  } catch (error) {
    if (error.code !== 'EEXIST') throw error;
    if (!isHeld(lock)) rmSync(lock, { force: true });
    return false;
  }
}

function isHeld(lock) {
  try {
    process.kill(Number(readFileSync(lock, 'utf8')), 0);
    return true;
  } catch (error) {
    return error.code === 'EPERM';
  }
}
