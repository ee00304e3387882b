import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { isRunning } from '../packages/api/src/db/embedded-postgres/process-facts.ts';
import { eventually, freePort } from './support/process.ts';

const ROOT = resolve(import.meta.dirname, '..');

describe('npm start', () => {
  const folder = mkdtempSync(join(tmpdir(), 'progress-start-'));
  // As root the database runs as another account, which has to be able to pass through.
  chmodSync(folder, 0o711);
  let running: ChildProcess | undefined;
  afterAll(async () => {
    if (running?.exitCode === null) await interrupt();
    rmSync(folder, { recursive: true, force: true });
  });

  async function start(): Promise<{ output: () => string; api: string; telegram: string; key: string }> {
    const ports = { PORT: String(await freePort()), PLAYGROUND_PORT: String(await freePort()), SMTP_PORT: String(await freePort()) };
    const { PATH, HOME } = process.env;
    const child = spawn(process.execPath, ['scripts/run.mjs', 'start'], {
      cwd: ROOT,
      env: { PATH, HOME, ...ports, PROGRESS_DATA_DIR: folder },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    running = child;
    let text = '';
    for (const stream of [child.stdout, child.stderr]) stream.setEncoding('utf8').on('data', (part: string) => (text += part));
    const key = await eventually('the four addresses are printed', 90, () => {
      if (child.exitCode !== null) throw new Error(text);
      return Promise.resolve(/Admin key +(\S+)/.exec(text)?.[1]);
    });
    return { output: () => text, api: `http://127.0.0.1:${ports.PORT}`, telegram: `http://127.0.0.1:${ports.PLAYGROUND_PORT}`, key };
  }

  async function interrupt(): Promise<number> {
    const child = running;
    if (!child) throw new Error('Nothing runs.');
    const began = Date.now();
    const gone = once(child, 'exit');
    child.kill('SIGINT');
    await gone;
    return Date.now() - began;
  }

  it('prints the addresses, a key that works, and ends within ten seconds; a second start finds everything as it was', { timeout: 200_000 }, async () => {
    const first = await start();
    expect(first.output()).toContain(`${first.api}/graphql`);
    expect(first.output()).toContain(`${first.api}/playground`);
    expect(first.output()).toContain(first.telegram);
    expect((await fetch(`${first.api}/playground`)).headers.get('content-type')).toContain('text/html');
    expect(await (await fetch(first.telegram)).text()).toContain('<html');
    const answer = await fetch(`${first.api}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${first.key}` },
      body: JSON.stringify({ query: '{ users { totalCount } }' }),
    });
    expect(await answer.json()).toMatchObject({ data: { users: { totalCount: 1 } } });
    const serverPid = Number(readFileSync(join(folder, 'postgres', 'cluster', 'data', 'postmaster.pid'), 'utf8').split('\n')[0]);
    expect(await interrupt()).toBeLessThan(10_000);
    expect({ isServerRunning: isRunning(serverPid), output: first.output() }).toMatchObject({ isServerRunning: false });
    await expect(fetch(first.api)).rejects.toThrow();

    const second = await start();
    expect(second.key).toBe(first.key);
    await interrupt();
  });
});
