import { execFile } from 'node:child_process';
import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { Client } from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type EmbeddedPostgres, startEmbeddedPostgres } from '../packages/api/src/db/embedded-postgres/start-embedded-postgres.ts';
import { eventually, freePort, SystemProcess } from './support/process.ts';

const run = promisify(execFile);
const ROOT = resolve(import.meta.dirname, '..');
const DIST = join(ROOT, 'packages/api/dist');
const GUIDE = readFileSync(join(ROOT, 'docs/operating.md'), 'utf8');
const README = readFileSync(join(ROOT, 'README.md'), 'utf8');
const COMMAND = 'npm run --silent progress -- ';
const commands = [...GUIDE.matchAll(/```sh\n([\s\S]*?)```/g)].flatMap(([, block]) => block!.trim().split('\n'));

const folder = mkdtempSync(join(tmpdir(), 'progress-operating-'));
// As root the database runs as another account, which has to be able to pass through.
chmodSync(folder, 0o711);
let postgres: EmbeddedPostgres;

beforeAll(async () => {
  postgres = await startEmbeddedPostgres({ dataDir: join(folder, 'postgres'), durable: false, log: () => undefined });
});
afterAll(async () => {
  await postgres?.stop();
  rmSync(folder, { recursive: true, force: true });
});

async function query(text: string): Promise<Record<string, unknown>[]> {
  const client = new Client({ connectionString: postgres.url });
  await client.connect();
  try {
    return (await client.query<Record<string, unknown>>(text)).rows;
  } finally {
    await client.end();
  }
}

describe('docs/operating.md', () => {
  test('gives commands that work, one after the other, up to the restore drill and an erasure', async () => {
    expect(commands.length).toBeGreaterThan(9);
    await query('create database drill');
    const drill = new URL(postgres.url);
    drill.pathname = '/drill';
    const databases = { DATABASE_URL: postgres.url, DRILL_DATABASE_URL: drill.href };
    const env = { PATH: process.env['PATH'], HOME: process.env['HOME'], ...databases, MEMBER_ID: '', POD_BOT_TOKEN: '1000000002:AApod-bot-of-the-tests' };
    const answers = new Map<string, Record<string, unknown>>();
    for (const command of commands) {
      if (command.includes('$MEMBER_ID')) env.MEMBER_ID = String((await query('select id from users order by created_at desc limit 1'))[0]!['id']);
      // One super admin must always be left.
      if (command.includes('member export')) env.MEMBER_ID = String((await query('insert into users (telegram_user_id) values (1) returning id'))[0]!['id']);
      const { stdout } = await run('sh', ['-c', command.replace(COMMAND, `"${process.execPath}" "${join(DIST, 'cli.js')}" `)], { cwd: folder, env });
      answers.set(command, JSON.parse(stdout) as Record<string, unknown>);
    }
    const answerTo = (part: string) => [...answers].find(([command]) => command.includes(part))![1];
    expect(answerTo('restore progress')['tables']).toEqual(answerTo('backup')['tables']);
    expect(answerTo('restored')).toEqual({ isTold: true });
    expect(answerTo('verify')).toEqual({ drifts: [], isFixed: false });
    expect(answerTo('member erase')).toMatchObject({ tables: expect.arrayContaining([{ table: 'users', deed: 'erased', before: 1, after: 0 }]) });
  });

  test('names figures that are shown', async () => {
    const [port, metricsPort] = [await freePort(), await freePort()];
    const api = new SystemProcess('api', join(DIST, 'main.js'), {
      NODE_ENV: 'production',
      DATABASE_URL: postgres.url,
      PORT: String(port),
      METRICS_PORT: String(metricsPort),
      LOG_LEVEL: 'warn',
      LLM_URL: 'http://127.0.0.1:9/v1',
      LLM_MODEL: 'none',
      LLM_API_KEY: 'none',
    });
    api.start();
    try {
      const figures = await eventually('the figures are shown', 120, async () => (await fetch(`http://127.0.0.1:${metricsPort}/metrics`)).text()).catch(
        (error: unknown) => {
          throw new Error(api.output, { cause: error });
        },
      );
      const named = new Set([...GUIDE.matchAll(/`(progress_[a-z_]+)`/g)].map(([, name]) => name!));
      expect(named.size).toBeGreaterThan(8);
      expect([...named].filter((name) => !figures.includes(`# HELP ${name} `))).toEqual([]);
    } finally {
      await api.end('SIGTERM');
    }
  });

  test('names variables that the README explains, and files that exist', () => {
    const variables = new Set([...GUIDE.matchAll(/`([A-Z]+(?:_[A-Z]+)+)`/g)].map(([, name]) => name!));
    expect([...variables].filter((name) => !README.includes(`\`${name}\``) && !name.startsWith('POSTGRES_') && name !== 'NODE_ENV')).toEqual([]);
    const links = [...GUIDE.matchAll(/\]\(([^)]+)\)/g)].map(([, path]) => path!);
    expect(links.filter((path) => !existsSync(join(ROOT, 'docs', path)))).toEqual([]);
  });
});
