import { join } from 'node:path';
import { MikroORM } from '@mikro-orm/postgresql';
import { Client } from 'pg';
import { type Config, readConfig } from '../config.ts';
import { startEmbeddedPostgres } from '../db/embedded-postgres/start-embedded-postgres.ts';
import { migrate, type Migrated, pendingMigrations } from '../db/migrate.ts';
import { databaseOptions } from '../db/options.ts';
import { entities } from '../entities.ts';
import { inTransaction } from '../event/run-action.ts';
import { systemClock } from '../lib/clock.ts';
import { DomainError } from '../lib/errors.ts';
import { FileClock } from '../lib/file-clock.ts';
import type { RunAction } from '../viewer/context.ts';
import { anonymous, type Viewer } from '../viewer/viewer.ts';

/** Who works on the host may do everything: whoever can read the database's address could anyway. */
const operator: Viewer = { ...anonymous, kind: 'admin', isSuperAdmin: true };

/** What a command of the command line works with. */
export type Workplace = {
  readonly orm: MikroORM;
  readonly now: Date;
  /** Runs a verb in a transaction as the operator, or in the name of a person. */
  readonly run: (viewer?: Viewer) => RunAction;
};

type Place = { readonly environment: NodeJS.ProcessEnv; readonly root: string };
type Address = { readonly url: string; readonly isOwn: boolean; readonly config: Config; readonly leave: () => Promise<void> };

/** Brings the database up to date. */
export async function migrateDatabase(place: Place): Promise<Migrated> {
  const address = await addressOf(place);
  try {
    return await migrate(address.url);
  } finally {
    await address.leave();
  }
}

/**
 * Works on the database of DATABASE_URL, or on the project's own server: the one that runs, else one that is started for this command and brought up to date.
 * @throws DomainError CONFLICT when a database of somebody else's is not up to date
 */
export async function atWork<Result>(place: Place, work: (workplace: Workplace) => Promise<Result>): Promise<Result> {
  const address = await addressOf(place);
  try {
    if (address.isOwn) await migrate(address.url);
    else await requireUpToDate(address.url);
    const now = nowOf(address.config);
    const orm = await MikroORM.init(databaseOptions({ url: address.url, entities, poolSize: 2, clock: { now: () => now } }));
    try {
      return await work({
        orm,
        now,
        run:
          (viewer = operator) =>
          (input, verb) =>
            inTransaction({ em: orm.em.fork(), viewer, now, wakeRelay: () => undefined }, input, verb),
      });
    } finally {
      await orm.close(true);
    }
  } finally {
    await address.leave();
  }
}

/**
 * Works on the database itself, by its address: that of DATABASE_URL, or the project's own, brought up to date.
 * @throws DomainError CONFLICT when a database of somebody else's is not up to date
 */
export async function atDatabase<Result>(place: Place, work: (url: string) => Promise<Result>): Promise<Result> {
  const address = await addressOf(place);
  try {
    if (address.isOwn) await migrate(address.url);
    else await requireUpToDate(address.url);
    return await work(address.url);
  } finally {
    await address.leave();
  }
}

async function addressOf({ environment, root }: Place): Promise<Address> {
  const { config, warnings } = readConfig(environment, root);
  for (const warning of warnings) say(warning);
  if (config.databaseUrl !== null) return { url: config.databaseUrl, isOwn: false, config, leave: async () => undefined };
  const server = await startEmbeddedPostgres({ dataDir: join(config.dataDirectory, 'postgres'), log: say });
  return { url: server.url, isOwn: true, config, leave: () => server.stop() };
}

async function requireUpToDate(url: string): Promise<void> {
  const client = new Client({ connectionString: url, connectionTimeoutMillis: 10_000 });
  await client.connect();
  try {
    const pending = await pendingMigrations(client);
    if (pending.length > 0) throw new DomainError('CONFLICT', 'The database is not up to date: run "npm run progress -- migrate" first.');
  } finally {
    await client.end();
  }
}

/** The clock of a development machine may have been moved on. */
const nowOf = ({ clockFile }: Config): Date => (clockFile === null ? systemClock : new FileClock(clockFile)).now();

const say = (sentence: string): void => void process.stderr.write(`${sentence}\n`);
