import { request } from 'node:http';
import { describe, expect, test, vi } from 'vitest';
import { refusal, run, TOKENS } from '../../test/running-playground.ts';
import { readConfig } from '../config.ts';
import { startPlayground } from '../start-playground.ts';

/** Returns the status of a request with headers a browser would not let a page choose. */
function status(url: string, headers: Record<string, string>): Promise<number | undefined> {
  return new Promise(
    (resolve, reject) =>
      void request(url, { headers }, (answer) => resolve(answer.resume().statusCode))
        .on('error', reject)
        .end(),
  );
}

describe('the local Telegram', () => {
  test('has a person and a group to begin with, and nobody has said anything', async () => {
    const { driver } = await run();
    const state = await driver.get<{ people: unknown[]; rooms: { chat: { type: string }; messages: { text?: string }[] }[] }>('state');
    expect(state.people).toHaveLength(1);
    expect(state.rooms.map(({ chat }) => chat.type).toSorted()).toEqual(['private', 'private', 'supergroup']);
    expect(state.rooms.flatMap(({ messages }) => messages).filter(({ text }) => text !== undefined)).toEqual([]);
  });

  test('answers neither to a foreign name nor to a page of another origin', async () => {
    const { playground } = await run();
    const address = `${playground.url}/control/state`;
    expect(await status(address, {})).toBe(200);
    expect(await status(address, { host: 'evil.example' })).toBe(403);
    expect(await status(address, { origin: 'http://evil.example' })).toBe(403);
  });

  test('does not start in production, nor on a port that is taken', async () => {
    const { playground } = await run();
    const port = Number(new URL(playground.url).port);
    expect(await refusal(startPlayground({ port, tokens: TOKENS }))).toBe(`Port ${port} is taken by another program. Set PORT to a free one.`);
    vi.stubEnv('NODE_ENV', 'production');
    expect(await refusal(startPlayground({ tokens: TOKENS }))).toMatch('for development only');
    vi.unstubAllEnvs();
  });

  test('serves its page, and no file beside it', async () => {
    const { playground } = await run();
    const page = await fetch(`${playground.url}/`);
    expect(page.headers.get('content-type')).toBe('text/html; charset=utf-8');
    expect(page.headers.get('content-security-policy')).toContain("default-src 'self'");
    for (const path of ['/../package.json', '/%2e%2e%2fpackage.json', '/nothing.js']) expect((await fetch(`${playground.url}${path}`)).status).toBe(404);
  });

  test('the largest id that Telegram can give out is somebody’s, and the next person has one of the usual size', async () => {
    const { driver } = await run();
    const largest = 2 ** 52 - 1;
    expect((await driver.person({ first_name: 'Max', id: largest })).id).toBe(largest);
    expect((await driver.person({ first_name: 'Next' })).id).toBeLessThan(largest);
  });

  test('says what is wrong with a request', async () => {
    const { driver } = await run();
    expect(await refusal(driver.person({ first_name: '' }))).toBe('first_name: A person needs a first name.');
    expect(await refusal(driver.person({ first_name: 'Bea', username: 'progress_pod_bot' }))).toBe('@progress_pod_bot is taken here.');
    expect(await refusal(driver.post('say', { personId: 1, chat: 'progress_pod_bot', text: 'x' }))).toBe('There is no person with Telegram id 1 here.');
    expect(await refusal(driver.post('say', { personId: 5_100_000_001, chat: 'nobody', text: 'x' }))).toBe('There is no bot or group called nobody here.');
  });

  test('sends every change to those who follow it', async () => {
    const { playground, driver } = await run();
    const live = await fetch(`${playground.url}/control/live`);
    const reader = live.body?.pipeThrough(new TextDecoderStream()).getReader();
    await reader?.read();
    await driver.person({ first_name: 'Bea' });
    const { value } = (await reader?.read()) ?? {};
    expect(value).toMatch(/^data: \{"seq":\d+,"type":"person"/);
    await reader?.cancel();
  });
});

describe('the environment', () => {
  const good = { COMMITMENT_BOT_TOKEN: TOKENS.commitmentBot, POD_BOT_TOKEN: TOKENS.podBot };

  test('has ports by default', () => {
    expect(readConfig(good)).toMatchObject({ PORT: 4100, SMTP_PORT: 4125 });
  });

  test('is refused with all its faults at once and no secret in the words', () => {
    const faults = ((): string => {
      try {
        readConfig({ ...good, POD_BOT_TOKEN: 'my secret', PORT: 'http', NODE_ENV: 'production' });
        return '';
      } catch (error) {
        return String(error);
      }
    })();
    for (const name of ['POD_BOT_TOKEN', 'PORT', 'NODE_ENV']) expect(faults).toContain(`${name}: `);
    expect(faults).not.toContain('my secret');
  });
});
