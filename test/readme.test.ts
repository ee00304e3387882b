import { execFile } from 'node:child_process';
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Subscriber } from './support/subscriber.ts';
import { System } from './support/system.ts';

const run = promisify(execFile);
const ROOT = resolve(import.meta.dirname, '..');
const README = readFileSync(join(ROOT, 'README.md'), 'utf8');
const environment = { PATH: process.env['PATH'], HOME: process.env['HOME'] };
const blocks = (language: string): string[] => [...README.matchAll(new RegExp(`\`\`\`${language}\\n([\\s\\S]*?)\`\`\``, 'g'))].map((found) => found[1]!.trim());

describe('what the README says is so', () => {
  let system: System;
  beforeAll(async () => {
    system = await System.start();
  });
  afterAll(() => system?.stop());

  it('every command is one that package.json has', () => {
    const { scripts } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as { scripts: Record<string, string> };
    const lines = blocks('sh').flatMap((block) => block.split('\n'));
    const named = lines.map((line) => /npm (?:run (?:--silent )?)?([a-z]+)/.exec(line)?.[1]);
    expect(named.filter((name) => name === undefined || !(name in scripts))).toEqual([]);
  });

  it('every operator’s command runs', async () => {
    const commands = blocks('sh')
      .flatMap((block) => block.split('\n'))
      .filter((line) => line.startsWith('npm run progress -- '));
    expect(commands.length).toBeGreaterThan(3);
    for (const command of commands) {
      const [, rest] = command.split(' -- ');
      const { stdout } = await run(process.execPath, ['scripts/run.mjs', 'progress', ...rest!.split(' ')], {
        cwd: ROOT,
        env: { ...environment, PROGRESS_DATA_DIR: system.folder },
      });
      for (const line of stdout.trim().split('\n').filter(Boolean)) JSON.parse(line);
    }
  });

  it('the streak of the example is counted', async () => {
    const line = blocks('sh').find((block) => block.endsWith('streaks'))!;
    const { stdout } = await run('sh', ['-c', line], { cwd: ROOT, env: environment });
    expect(JSON.parse(stdout)).toMatchObject({ current_streak: 1, longest_streak: 1, days: [{ day: '2026-11-22', verdict: 'kept' }] });
  });

  it('a history without promises has no patterns', async () => {
    const line = blocks('sh').find((block) => block.endsWith('patterns'))!;
    const { stdout } = await run('sh', ['-c', line], { cwd: ROOT, env: environment });
    expect(JSON.parse(stdout)).toEqual({ claims: [], not_enough_data: true });
  });

  it('every GraphQL example answers, and the new key follows the log', async () => {
    const [kpis, createKey, subscription] = blocks('graphql');
    expect(await system.data(kpis!)).toHaveProperty('kpis.commitmentFulfillment');
    const { createApiKey } = await system.data<{ createApiKey: { token: string } }>(createKey!);
    const observer = new Subscriber(system.webSocketUrl, createApiKey.token);
    expect(await observer.accepts(subscription!)).toBe(true);
  });

  it('every file it points to is there', () => {
    const files = [...README.matchAll(/\]\((?!http)([^)#]+)\)/g)].map((found) => found[1]!);
    expect(files.filter((file) => !existsSync(join(ROOT, file)))).toEqual([]);
  });

  it('the table of variables names what the processes read, and nothing else', () => {
    const table = new Set([...README.matchAll(/^\| (`[A-Z_`, ]+`) \|/gm)].flatMap((row) => [...row[1]!.matchAll(/[A-Z_]{4,}/g)].map(String)));
    const sources = [
      'packages/api/src/config.ts',
      'packages/bot-kit/src/config.ts',
      ...readdirSync(join(ROOT, 'scripts/supervisor')).map((file) => `scripts/supervisor/${file}`),
      'scripts/start.mjs',
    ];
    const code = sources.map((file) => readFileSync(join(ROOT, file), 'utf8')).join('\n');
    const unknown = [...table].filter((name) => !code.includes(name) && !code.includes(name.replace(/^(COMMITMENT_BOT|POD_BOT)/, '')));
    expect(unknown).toEqual([]);
  });
});
