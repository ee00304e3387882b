import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { expect, test } from 'vitest';
import { createLog } from './log.ts';

const logged = (write: (log: ReturnType<typeof createLog>) => void): string => {
  const lines: string[] = [];
  write(createLog('debug', { write: (line) => void lines.push(line) }));
  return lines.join('');
};

test('a line is JSON and says when and what', () => {
  expect(JSON.parse(logged((log) => log.info({ requestId: 'r1', ms: 3 }, 'answered')))).toMatchObject({
    level: 30,
    requestId: 'r1',
    ms: 3,
    msg: 'answered',
    time: expect.stringMatching(/Z$/),
  });
});

test('no secret, address or text of a member reaches the log, wherever it stands', () => {
  const canary = 'canary-7f3a';
  const text = logged((log) => {
    log.info(
      {
        authorization: canary,
        request: { headers: { authorization: canary }, variables: { text: canary }, body: canary },
        input: { email: canary, telegramUserId: canary, people: [{ known: { at: { home: { phone: canary } } } }] },
      },
      'asked',
    );
    log.error(
      { err: Object.assign(new Error(`duplicate key: ${canary}`), { code: '23505', constraint: 'users_email_unique', cause: new Error(canary) }) },
      'failed',
    );
  });
  expect(text).not.toContain(canary);
  expect(text).toContain('23505');
  expect(text).toContain('users_email_unique');
});

test('a process whose output nobody reads any more ends when it wants to, and does not wait for a reader', async () => {
  const log = new URL('log.ts', import.meta.url).href;
  const program = `
    const { createLog } = await import(${JSON.stringify(log)});
    console.error('ready');
    const log = createLog('info');
    process.stdin.once('data', () => { log.info('stopping'); log.info('stopped'); process.exit(0); });`;
  const child = spawn(process.execPath, ['--import', 'tsx', '--input-type=module', '-e', program]);
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
