import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { telegramIdOf, userIdOf } from './ids.ts';
import { type Child, startChild } from './child.ts';
import { type Wire, wireOf } from './load.ts';
import { type Asked, hashOf, type Operation } from './operation.ts';
import { OPERATIONS } from './operations.ts';

/** One of those who are compared: a server, and how it is asked. `form`: whether its answers are shaped as ours are. */
export type Side = {
  readonly name: string;
  readonly child: Child;
  readonly form: 'ours' | 'theirs';
  readonly wireOf: (operation: Operation, asked: Asked) => Wire;
};

export const ANY_TEXT = 'API, any text';
const OTHERS = fileURLToPath(new URL('../others/', import.meta.url));
/** Whether PostGraphile and Mercurius are installed: `npm ci --prefix bench/others`. */
export const hasOthers = (): boolean => existsSync(`${OTHERS}node_modules/postgraphile`);

/** Raw SQL first: the others are compared with it. */
export async function startSides(databaseUrl: string, withOthers: boolean): Promise<Side[]> {
  const sides = [rawSide(await startChild('raw-server.ts', databaseUrl)), ...apiSides(await startChild('api-server.ts', databaseUrl))];
  if (withOthers) {
    sides.push(postgraphileSide(await startChild('../others/postgraphile-server.mjs', databaseUrl)));
    sides.push(mercuriusSide(await startChild('../others/mercurius-server.mjs', databaseUrl)));
  }
  return sides;
}

const rawSide = (child: Child): Side => ({
  name: 'raw SQL',
  child,
  form: 'ours',
  wireOf: (operation, { values }) => wireOf(`${child.url}/`, { operation: OPERATIONS.indexOf(operation), values }),
});

function apiSides(child: Child): Side[] {
  const [adminKey, botKey] = child.token.split(' ') as [string, string];
  const url = `${child.url}/graphql`;
  const headersOf = ({ asker }: Asked): Record<string, string> =>
    asker === 'admin' ? { authorization: `Bearer ${adminKey}` } : { authorization: `Bearer ${botKey}`, 'x-act-as': `telegram:${telegramIdOf(asker.user)}` };
  return [
    {
      name: 'API, trusted',
      child,
      form: 'ours',
      wireOf: ({ document }, asked) =>
        wireOf(url, { variables: asked.variables, extensions: { persistedQuery: { version: 1, sha256Hash: hashOf(document) } } }, headersOf(asked)),
    },
    {
      name: ANY_TEXT,
      child,
      form: 'ours',
      wireOf: ({ document }, asked) => wireOf(url, { query: document, variables: asked.variables }, headersOf(asked)),
    },
  ];
}

const postgraphileSide = (child: Child): Side => ({
  name: 'PostGraphile',
  child,
  form: 'theirs',
  wireOf: ({ postgraphile }, { theirs }) => wireOf(`${child.url}/graphql`, { query: postgraphile, variables: theirs }),
});

const mercuriusSide = (child: Child): Side => ({
  name: 'Mercurius, JIT',
  child,
  form: 'ours',
  wireOf: ({ document }, { asker, variables }) =>
    wireOf(`${child.url}/graphql`, { query: document, variables }, asker === 'admin' ? {} : { 'x-user-id': userIdOf(asker.user) }),
});
