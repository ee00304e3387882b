import { randomUUID } from 'node:crypto';
import { Client } from 'pg';

/** The same server, another database. */
function withDatabase(url: string, name: string): string {
  const changed = new URL(url);
  changed.pathname = `/${name}`;
  return changed.href;
}

/** A name that no other run uses. */
export const freshName = (prefix: string): string => `${prefix}_${randomUUID().replaceAll('-', '').slice(0, 16)}`;

/** Makes a database, empty or as a copy of a template that nobody is connected to, and answers its connection string. */
export async function createDatabase(serverUrl: string, name: string, template?: string): Promise<string> {
  await run(serverUrl, `create database "${name}"${template === undefined ? '' : ` template "${template}"`}`);
  return withDatabase(serverUrl, name);
}

/** Drops it, whoever is still connected. */
export async function dropDatabase(serverUrl: string, name: string): Promise<void> {
  await run(serverUrl, `drop database if exists "${name}" with (force)`);
}

async function run(url: string, sql: string): Promise<void> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(sql);
  } finally {
    await client.end();
  }
}
