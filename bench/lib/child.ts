import { type ChildProcess, fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { Told } from './child-server.ts';

/** A server in a process of its own. */
export type Child = { readonly url: string; readonly token: string; cpuUs(): Promise<number>; stop(): void };

/** Starts a server of this folder on a database and waits until it listens. `options`: what it is told beside. */
export async function startChild(name: string, databaseUrl: string, options: readonly string[] = []): Promise<Child> {
  const path = fileURLToPath(new URL(name, import.meta.url));
  const child = fork(path, [databaseUrl, ...options], {
    execArgv: name.endsWith('.ts') ? ['--import', 'tsx', '--conditions=progress-source'] : [],
    env: { ...process.env, NODE_ENV: 'production' },
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  const first = await told(child);
  if (!('url' in first)) throw new Error(`${name} did not say where it listens.`);
  return {
    url: first.url,
    token: first.token ?? '',
    cpuUs: async () => {
      const answer = told(child);
      child.send('cpu');
      const said = await answer;
      return 'cpuUs' in said ? said.cpuUs : Number.NaN;
    },
    stop: () => child.kill(),
  };
}

async function told(child: ChildProcess): Promise<Told> {
  return new Promise((resolve, reject) => {
    const end = (code: number | null): void => reject(new Error(`A server ended with ${code}.`));
    child.once('exit', end);
    child.once('message', (message) => {
      child.off('exit', end);
      resolve(message as Told);
    });
  });
}
