import { execFile } from 'node:child_process';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';
import { benchDatabase } from '../bench/lib/bench-database.ts';

const ROOT = resolve(import.meta.dirname, '..');
const SOURCES = ['--import', 'tsx', '--conditions=progress-source'];
const bench = async (name: string, ...options: string[]): Promise<string> => {
  const { stdout } = await promisify(execFile)(process.execPath, [...SOURCES, join(ROOT, `bench/${name}.ts`), ...options], {
    cwd: ROOT,
  });
  return stdout;
};
const SMALL = ['--without-others', '--rounds', '1', '--seconds', '0.02', '--warm', '0.02', '--users', '600', '--callers', '2'];

test('the seven operations are answered alike by hand-written SQL and by the API, by hash and by text', async () => {
  const compared = (await bench('compare', ...SMALL)).split('\n\n').filter((part) => part.includes('raw SQL'));
  expect(compared.map((part) => part.trim().split('\n')[0])).toEqual([
    'member by Telegram id',
    '20 commitments + goal + pod',
    'pod, 6 members, next meeting',
    '100 members with roles',
    'create a commitment',
    'complete a commitment',
    'check in to a meeting',
  ]);
  for (const part of compared) expect(part).toMatch(/^API, trusted +\d+ +\d+\.\d\d/m);
});

test('the members of the comparison have lived by the rules: recounted, nothing has drifted', async () => {
  const database = await benchDatabase({ users: 27, commitmentsPerUser: 20 });
  try {
    expect(await database.value('select count(*)::int from user_days where credits > 0')).toBe(3 * (1 + 2 + 3 + 4 + 5 + 6 + 7 + 8));
    await promisify(execFile)(process.execPath, [...SOURCES, join(ROOT, 'packages/api/src/cli.ts'), 'verify'], {
      env: { ...process.env, DATABASE_URL: database.url },
    });
  } finally {
    await database.drop();
  }
});

test('the figures of the dashboard are asked of communities of several sizes, and counted right', async () => {
  const sizes = (await bench('kpi', '--sizes', '600,900', '--seconds', '0.05')).trim().split('\n\n');
  expect(sizes.map((part) => part.split('\n')[0])).toEqual(['600 members', '900 members']);
  for (const part of sizes) {
    const [, , ...lines] = part.split('\n');
    expect(lines.map((line) => /^(.*?) {2,}\d+( +\d+\.\d\d){3} +\d+$/.exec(line)?.[1])).toEqual([
      'the dashboard',
      'kept promises by week',
      'kept promises by week and category',
      'attendance by week',
      'new members by week and cohort',
    ]);
  }
});

test('every subscriber in processes of their own gets every event once and in order', async () => {
  const told = await bench('fan-out', '--subscribers', '30', '--processes', '2', '--events', '10', '--rounds', '2');
  expect(told).toContain('all 30 got every one of 20 events once and in the order of the log');
});

test('documents that are made to be expensive are refused in few bytes', async () => {
  const refused = (await bench('refuse')).trim().split('\n');
  expect(refused.length).toBe(8);
  for (const line of refused) expect(line).toMatch(/ms, \d{1,4} bytes: (QUERY_TOO_COMPLEX|GRAPHQL_VALIDATION_FAILED)$/);
});

test('the API starts from an empty folder and again, and holds less than 200 MB while nobody asks', async () => {
  const told = await bench('start', '--rounds', '1', '--idle', '1');
  expect(told).toMatch(/^from an empty folder +\d+\.\d\d s .*\n.*\nagain, 1 times +\d+\.\d\d s/);
  expect(Number(/(\d+) MB resident/.exec(told)?.[1])).toBeLessThan(200);
});
