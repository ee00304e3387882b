import { readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { portFileOf } from './place.ts';

/** The port asked for, else the one of the last start, else any, as long as it is free on 127.0.0.1. */
export async function choosePort(folder: string, wanted: number | undefined): Promise<number> {
  for (const port of [wanted, rememberedPort(folder)]) {
    if (port !== undefined && (await isFree(port))) return port;
  }
  return anyFreePort();
}

/** Keeps the port for the next start, so that connection strings noted down elsewhere stay true. */
export function rememberPort(folder: string, port: number): void {
  writeFileSync(portFileOf(folder), `${port}\n`);
}

function rememberedPort(folder: string): number | undefined {
  try {
    const port = Number(readFileSync(portFileOf(folder), 'utf8'));
    return port > 0 && port < 65_536 ? port : undefined;
  } catch {
    return undefined;
  }
}

async function isFree(port: number): Promise<boolean> {
  return (await listenOnce(port)) !== null;
}

async function anyFreePort(): Promise<number> {
  const port = await listenOnce(0);
  if (port === null) throw new Error('No port is free on 127.0.0.1.');
  return port;
}

function listenOnce(port: number): Promise<number | null> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', () => resolve(null));
    server.listen(port, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => resolve(address !== null && typeof address === 'object' ? address.port : null));
    });
  });
}
