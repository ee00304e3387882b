import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, expect, test } from 'vitest';
import { endLeftovers, writeRunFile } from './run-file.mjs';

const folder = mkdtempSync(join(tmpdir(), 'progress run '));
const runFile = join(folder, 'run.json');
const children = [];

afterEach(() => {
  for (const child of children.splice(0)) child.kill('SIGKILL');
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

async function runProgram(name) {
  const entry = join(folder, name);
  writeFileSync(entry, `console.log('ready'); setInterval(() => undefined, 1000);`);
  const child = spawn(process.execPath, [entry]);
  children.push(child);
  await once(child.stdout, 'data');
  return { child, pid: child.pid, entry, name };
}

const noted = ({ name, pid, entry }) => ({ name, pid, entry });
const gone = { pid: 4_194_000, entry: join(folder, 'supervisor.mjs') };

test('what a killed supervisor left behind is ended, a stranger under an old number is not', async () => {
  const left = await runProgram('left.mjs');
  const stranger = await runProgram('stranger.mjs');
  writeRunFile(runFile, { supervisor: gone, children: [noted(left), { ...noted(stranger), entry: '/elsewhere/dist/main.js' }], addresses: [] });
  const said = [];
  const ended = once(left.child, 'exit');
  await endLeftovers(runFile, (sentence) => said.push(sentence));
  await ended;
  expect(said).toEqual(['Ending what an earlier start left behind: left.mjs.']);
  expect(stranger.child.exitCode).toBeNull();
  expect(existsSync(runFile)).toBe(false);
});

test('a start beside a running one is refused, with its addresses', async () => {
  const running = await runProgram('supervisor-that-runs.mjs');
  writeRunFile(runFile, { supervisor: noted(running), children: [], addresses: ['http://127.0.0.1:4000'] });
  await expect(endLeftovers(runFile, () => undefined)).rejects.toThrow(new RegExp(`runs here already \\(process ${running.pid}\\)[^]*http://127.0.0.1:4000`));
});
