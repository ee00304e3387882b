import { chmodSync, existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import type { MikroORM } from '@mikro-orm/postgresql';
import { createApiKey } from './api-key/api-key.actions.ts';
import { shown } from './api-key/shown-once.ts';
import { hashOf, readToken } from './api-key/token.ts';
import { createAdmin } from './cli/admin.ts';
import { inTransaction } from './event/run-action.ts';
import type { RunAction } from './viewer/context.ts';
import { anonymous, type Viewer } from './viewer/viewer.ts';

/** The keys of a development machine: one for a person at the playground, one for each bot. */
export type DevelopmentKeys = { readonly adminKey: string; readonly commitmentBotKey: string; readonly podBotKey: string };
export type Workshop = { readonly orm: MikroORM; readonly now: Date; readonly wakeRelay: () => void };

const host: Viewer = { ...anonymous, kind: 'admin', isSuperAdmin: true };

/**
 * Makes sure that the keys in the file work with this database; those that do not are made anew. Only the file's owner may read it.
 * For development: in production keys are made by people, and files are no place for them.
 */
export async function ensureDevelopmentKeys(file: string, workshop: Workshop): Promise<DevelopmentKeys> {
  const kept = keysIn(file);
  const run =
    (viewer: Viewer = host): RunAction =>
    (input, verb) =>
      inTransaction({ em: workshop.orm.em.fork(), viewer, now: workshop.now, wakeRelay: workshop.wakeRelay }, input, verb);
  const works = async (token: string | undefined): Promise<boolean> => token !== undefined && isKnown(workshop, token);
  const botKey = async (name: string): Promise<string> =>
    shown(await run()({ name, kind: 'service' as const, scopes: ['act-as', 'deliveries'] as const }, createApiKey)).token;
  const adminKey = async (): Promise<string> => (await createAdmin({ orm: workshop.orm, now: workshop.now, run }, null, 'development')).token;
  const keys = {
    adminKey: (await works(kept.adminKey)) ? kept.adminKey! : await adminKey(),
    commitmentBotKey: (await works(kept.commitmentBotKey)) ? kept.commitmentBotKey! : await botKey('commitment-bot'),
    podBotKey: (await works(kept.podBotKey)) ? kept.podBotKey! : await botKey('pod-bot'),
  };
  write(file, keys);
  return keys;
}

function keysIn(file: string): Partial<DevelopmentKeys> {
  if (!existsSync(file)) return {};
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as Partial<DevelopmentKeys>;
  } catch {
    return {};
  }
}

async function isKnown({ orm, now }: Workshop, token: string): Promise<boolean> {
  const parts = readToken(token);
  if (!parts) return false;
  const text = 'select 1 from api_keys where prefix = ? and secret_hash = ? and revoked_at is null and (expires_at is null or expires_at > ?)';
  return (await orm.em.fork().execute<unknown[]>(text, [parts.prefix, hashOf(parts.secret), now])).length > 0;
}

/** In one step, so that nobody reads half a file, and closed to others from the first byte on. */
function write(file: string, keys: DevelopmentKeys): void {
  mkdirSync(dirname(file), { recursive: true });
  const draft = `${file}.${process.pid}`;
  writeFileSync(draft, `${JSON.stringify(keys, null, 2)}\n`, { mode: 0o600 });
  chmodSync(draft, 0o600);
  renameSync(draft, file);
}
