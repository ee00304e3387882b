import { execFile } from 'node:child_process';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';

const ROOT = resolve(import.meta.dirname, '..');
const SMALL = ['--without-others', '--rounds', '1', '--seconds', '0.02', '--warm', '0.02', '--users', '600', '--callers', '2'];

test('the seven operations are answered alike by hand-written SQL and by the API, by hash and by text', async () => {
  const { stdout } = await promisify(execFile)(process.execPath, ['--import', 'tsx', '--conditions=source', join(ROOT, 'bench/compare.ts'), ...SMALL], {
    cwd: ROOT,
  });
  const compared = stdout.split('\n\n').filter((part) => part.includes('raw SQL'));
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
