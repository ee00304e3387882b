import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { ApiError } from '@progress/schema';
import { TelegramError } from 'telegraf';
import { expect, test } from 'vitest';
import { failureForLog } from './log.ts';

const CANARY = 'what-a-member-wrote';
const TOKEN = '123456:the-token';

test('no failure brings a token, an address with one, or a member’s words into the log', () => {
  const failures = [
    new Error(`request to https://api.telegram.org/bot${TOKEN}/sendMessage failed, ${CANARY}`),
    new TypeError(`${CANARY} is not iterable`),
    new ApiError('INVALID_INPUT', `"${CANARY}" is too long.`, 'text', 'request-1'),
    new TelegramError({ error_code: 400, description: 'Bad Request: message is too long' }, { method: 'sendMessage', payload: { text: CANARY } }),
    CANARY,
    { text: CANARY },
  ];
  for (const failure of failures) {
    const line = JSON.stringify(failureForLog(failure));
    expect(line).not.toContain(CANARY);
    expect(line).not.toContain(TOKEN);
  }
});

test('a failure still says where it happened, and what Telegram or the API called it', () => {
  expect(failureForLog(new Error('x'))).toMatchObject({ error: 'Error', at: expect.arrayContaining([expect.stringContaining('log.test.ts')]) });
  expect(failureForLog(new ApiError('NOT_FOUND', 'x', 'id', 'request-1'))).toEqual({
    error: 'ApiError',
    code: 'NOT_FOUND',
    field: 'id',
    requestId: 'request-1',
  });
  expect(failureForLog(new TelegramError({ error_code: 403, description: 'Forbidden' }))).toEqual({
    error: 'TelegramError',
    code: 403,
    description: 'Forbidden',
  });
});

test('a process whose output nobody reads any more ends when it wants to, and does not wait for a reader', async () => {
  const log = new URL('log.ts', import.meta.url).href;
  const program = `
    const { createLog } = await import(${JSON.stringify(log)});
    console.error('ready');
    const log = createLog('commitment', 'info');
    process.stdin.once('data', () => { log.info('stopping'); log.info('stopped'); process.exit(0); });`;
  const child = spawn(process.execPath, ['--import', 'tsx', '--conditions=progress-source', '--input-type=module', '-e', program]);
  try {
    await once(child.stderr, 'data');
    child.stdout.destroy();
    await once(child.stdout, 'close');
    child.stdin.write('end');
    const [code] = await once(child, 'exit', { signal: AbortSignal.timeout(15_000) });
    expect(code).toBe(0);
  } finally {
    child.kill('SIGKILL');
  }
});
