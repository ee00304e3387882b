import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { expect, test, vi } from 'vitest';
import { emptyDatabase, testDatabase } from '../test/support/database.ts';

// Each command is a process of its own.
vi.setConfig({ testTimeout: 120_000 });
const database = await testDatabase();
const empty = await emptyDatabase();
const CLI = fileURLToPath(new URL('cli.ts', import.meta.url));

type Said = { readonly code: number | null; readonly out: string; readonly err: string };

/** Runs the command line as an operator does. */
function progress(args: string[], { input = '', url = database.url, more = {} } = {}): Promise<Said> {
  const child = spawn(process.execPath, ['--import', 'tsx', '--conditions=progress-source', CLI, ...args], {
    env: { ...process.env, DATABASE_URL: url, ...more },
  });
  let out = '';
  let err = '';
  child.stdout.on('data', (chunk) => (out += String(chunk)));
  child.stderr.on('data', (chunk) => (err += String(chunk)));
  child.stdin.end(input);
  return new Promise((resolve) => child.on('close', (code) => resolve({ code, out, err })));
}

test('streaks answers line by line and needs no database', async () => {
  const line = JSON.stringify({ timezone: 'UTC', now: '2026-11-18T15:00:00Z', events: [] });
  const said = await progress(['streaks'], { input: `${line}\n${line}\n`, url: 'postgres://nobody@127.0.0.1:1/none' });
  expect({
    ...said,
    out: said.out
      .trim()
      .split('\n')
      .map((text) => JSON.parse(text)),
  }).toMatchObject({ code: 0, err: '', out: [{ current_streak: 0 }, { current_streak: 0 }] });
});

test('analyze ends when its input does, also when it asked the model', { timeout: 60_000 }, async () => {
  const line = JSON.stringify({ text: 'rehearse the toccata on the harpsichord tomorrow', now: '2026-11-18T15:00:00Z', timezone: 'America/New_York' });
  const said = await progress(['analyze'], { input: `${line}\n`, url: 'postgres://nobody@127.0.0.1:1/none' });
  expect(said.code).toBe(0);
  expect(JSON.parse(said.out)).toMatchObject({ items: [{ category: 'learning', due_date: '2026-11-19' }] });
});

const MESSAGE = { text: 'call mom tonight', now: '2026-11-18T15:00:00Z', timezone: 'America/New_York' };
const PROMISE = { id: 1, created_at: '2026-11-01T08:00:00Z', status: 'completed' };
const HISTORY = { timezone: 'Europe/Vienna', now: '2026-11-18T15:00:00Z', commitments: [PROMISE] };

test.each([
  {
    command: 'analyze',
    good: MESSAGE,
    bad: { ...MESSAGE, now: '15:00:00Z' },
    field: 'now',
    answer: { is_commitment: true, intent: 'promise', items: [{ text: 'call mom tonight', due_date: '2026-11-18', harmful: false }] },
  },
  {
    command: 'patterns',
    good: HISTORY,
    bad: { ...HISTORY, commitments: [PROMISE, { ...PROMISE, status: 'done' }] },
    field: 'commitments[1].status',
    answer: { claims: [], not_enough_data: true },
  },
])('$command names each bad line with its field and why, and answers the others', async ({ command, good, bad, field, answer }) => {
  const line = JSON.stringify(good);
  const said = await progress([command], { input: `${line}\n\n${JSON.stringify(bad)}\n{"a":\n${line}\n`, url: 'postgres://nobody@127.0.0.1:1/none' });
  expect(said.code).toBe(1);
  expect(
    said.out
      .trim()
      .split('\n')
      .map((text) => JSON.parse(text)),
  ).toMatchObject([answer, answer]);
  const reasons = said.err.trim().split('\n');
  expect(reasons).toEqual([expect.stringContaining(`line 3, ${field}: `), expect.stringMatching(/^line 4: this is no JSON/)]);
});

test('web-secrets derives what the API needs from the tokens in its environment, and says when there are none', async () => {
  const token = '5768337691:AAH5YkoiEuPk8-FZa32hStHTqXiLPtAEhx8';
  const said = await progress(['web-secrets'], { more: { COMMITMENT_BOT_TOKEN: token } });
  expect(said).toMatchObject({ code: 0, err: '' });
  expect(JSON.parse(said.out)).toEqual({ COMMITMENT_BOT_WEB_SECRET: expect.stringMatching(/^[0-9a-f]{64}$/) });
  expect(await progress(['web-secrets'])).toMatchObject({ code: 2, out: '', err: expect.stringContaining('COMMITMENT_BOT_TOKEN or POD_BOT_TOKEN') });
  const strange = await progress(['web-secrets'], { more: { POD_BOT_TOKEN: 'hunter2' } });
  expect([strange.code, strange.err]).toEqual([2, expect.not.stringContaining('hunter2')]);
});

test('bad input is 1 with line, field and reason; a wrong call is 2; neither says anything on standard output', async () => {
  expect(await progress(['streaks'], { input: '{"timezone":"Mars/Olympus"}\n' })).toMatchObject({
    code: 1,
    out: '',
    err: expect.stringMatching(/^line 1, timezone: /),
  });
  expect(await progress(['key', 'create'])).toMatchObject({ code: 2, out: '', err: expect.stringContaining('--name') });
  expect(await progress(['nonsense'])).toMatchObject({ code: 2, out: '' });
});

test('a database is migrated before anything else, and then works', async () => {
  expect(await progress(['admin', 'create'], { url: empty })).toMatchObject({ code: 1, out: '', err: expect.stringContaining('npm run progress -- migrate') });
  const migrated = await progress(['migrate'], { url: empty });
  expect(JSON.parse(migrated.out).applied).toContain('0001-foundation');
  const admin = await progress(['admin', 'create', '--telegram-id', '42'], { url: empty });
  expect(JSON.parse(admin.out)).toMatchObject({ userId: expect.any(String), token: expect.stringMatching(/^tpm_admin_/) });
  expect(JSON.parse((await progress(['verify'], { url: empty })).out)).toEqual({ drifts: [], isFixed: false });
});

test('a counter that has drifted is 1, is set right by --fix, and is right after that', async () => {
  await database.query(`insert into users (telegram_user_id, total_commitments) values (1, 5)`);
  const found = await progress(['verify']);
  expect([found.code, JSON.parse(found.out).drifts[0]]).toMatchObject([1, { table: 'users', column: 'total_commitments', stored: 5, counted: 0 }]);
  expect(await progress(['verify', '--fix'])).toMatchObject({ code: 0 });
  expect(await progress(['verify'])).toMatchObject({ code: 0 });
});

test('a member’s data is shown, and erased when that is confirmed in words', async () => {
  const [member] = await database.query<{ id: string }>(`insert into users (telegram_user_id, first_name) values (77, 'Canary') returning id`);
  const shown = await progress(['member', 'export', member!.id]);
  expect(JSON.parse(shown.out)).toMatchObject({ format: 'progress-member/1', userId: member!.id, tables: { users: [{ first_name: 'Canary' }] } });
  const erased = await progress(['member', 'erase', member!.id, '--confirm', `ERASE ${member!.id}`]);
  expect(JSON.parse(erased.out).tables).toContainEqual({ table: 'users', deed: 'erased', before: 1, after: 0 });
  expect(await database.query('select 1 from users where id = $1', [member!.id])).toEqual([]);
});

test('a database that is not there is said so, without its password', async () => {
  const said = await progress(['verify'], { url: 'postgres://someone:sesame@127.0.0.1:1/none' });
  expect(said).toMatchObject({ code: 1, out: '', err: expect.stringContaining('DATABASE_URL') });
  expect(said.err).not.toContain('sesame');
});
