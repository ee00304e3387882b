import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { refusal, run } from '../../test/running-playground.ts';

describe('an injected fault', () => {
  test('answers the next calls with 429 and the seconds to wait, then ends', async () => {
    const { driver, commitmentBot } = await run();
    const ana = await driver.person({ first_name: 'Bea' });
    await ana.say('/start');
    await driver.fault({ kind: 'flood', next: 2, retryAfterSeconds: 7 });
    const error = await commitmentBot.telegram.sendMessage(ana.id, 'one').catch((caught: unknown) => caught);
    expect(error).toMatchObject({ response: { ok: false, error_code: 429, description: 'Too Many Requests: retry after 7', parameters: { retry_after: 7 } } });
    expect(await refusal(commitmentBot.telegram.sendMessage(ana.id, 'two'))).toMatch('429');
    await expect(commitmentBot.telegram.sendMessage(ana.id, 'three')).resolves.toMatchObject({ text: 'three' });
    expect((await ana.messages()).map((message) => message.text)).toEqual(['/start', 'three']);
  });

  test('leaves getUpdates alone unless it is named, and other methods than those named', async () => {
    const { driver, commitmentBot } = await run();
    await driver.fault({ kind: 'server-error' });
    await expect(commitmentBot.telegram.getUpdates(0, 100, 0, undefined)).resolves.toEqual([]);
    expect(await refusal(commitmentBot.telegram.getMe())).toMatch('502: Bad Gateway');
    await driver.fault({ kind: 'server-error', methods: ['getUpdates'] });
    await expect(commitmentBot.telegram.getMe()).resolves.toMatchObject({ is_bot: true });
    expect(await refusal(commitmentBot.telegram.getUpdates(0, 100, 0, undefined))).toMatch('502: Bad Gateway');
  });

  test('can do a call and lose its answer, or lose the call too', async () => {
    const { driver, commitmentBot } = await run();
    const ana = await driver.person({ first_name: 'Bea' });
    await ana.say('/start');
    await driver.fault({ kind: 'lost-answer', hangMs: 0 });
    expect(await refusal(commitmentBot.telegram.sendMessage(ana.id, 'arrived'))).not.toBe('nothing was refused');
    await driver.fault({ kind: 'time-out', hangMs: 0 });
    expect(await refusal(commitmentBot.telegram.sendMessage(ana.id, 'lost'))).not.toBe('nothing was refused');
    expect((await ana.messages()).map((message) => message.text)).toEqual(['/start', 'arrived']);
  });

  test('by rate hits until it is cleared, and only the bot it is for', async () => {
    const { driver, commitmentBot, podBot } = await run();
    await driver.fault({ kind: 'server-error', bot: 'progress_commitment_bot', ratePercent: 100 });
    for (let call = 0; call < 3; call += 1) expect(await refusal(commitmentBot.telegram.getMe())).toMatch('502');
    await expect(podBot.telegram.getMe()).resolves.toMatchObject({ username: 'progress_pod_bot' });
    await driver.post('faults/clear');
    await expect(commitmentBot.telegram.getMe()).resolves.toMatchObject({ username: 'progress_commitment_bot' });
  });
});

test('with flood limits on, a chat takes a short burst and then asks to wait', async () => {
  const { driver, commitmentBot } = await run();
  const ana = await driver.person({ first_name: 'Bea' });
  await ana.say('/start');
  await driver.post('flood-limits', { isOn: true });
  for (let count = 0; count < 5; count += 1) await commitmentBot.telegram.sendMessage(ana.id, `message ${count}`);
  expect(await refusal(commitmentBot.telegram.sendMessage(ana.id, 'one too many'))).toMatch(/^429: Too Many Requests: retry after [1-5]$/);
});

test('every call of a bot but its polls can be read back with its answer', async () => {
  const { driver, commitmentBot } = await run();
  await refusal(commitmentBot.telegram.sendMessage(12_345, 'hello'));
  expect(await driver.calls()).toEqual([
    {
      bot: 'progress_commitment_bot',
      method: 'sendMessage',
      arguments: { chat_id: 12_345, text: 'hello' },
      answer: { ok: false, error_code: 400, description: 'Bad Request: chat not found' },
    },
  ]);
});

describe('the moved clock', () => {
  test('is written for the other processes and dates the messages', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'playground-'));
    onTestFinished(() => rm(folder, { recursive: true }));
    const clockFile = join(folder, 'clock.json');
    const { driver } = await run({ clockFile });
    const ana = await driver.person({ first_name: 'Bea' });
    const before = await ana.say('today');
    await driver.moveClock({ addDays: 1 });
    await driver.moveClock({ addHours: 1 });
    expect(JSON.parse(await readFile(clockFile, 'utf8'))).toEqual({ offsetMs: 90_000_000 });
    const after = await ana.say('tomorrow');
    expect(after.date - before.date).toBeGreaterThanOrEqual(90_000);
    const { now } = await driver.moveClock({ at: '2026-03-08T06:59:00Z' });
    expect(now).toMatch('2026-03-08T06:59:0');
    await driver.moveClock({ isReal: true });
    expect(JSON.parse(await readFile(clockFile, 'utf8'))).toEqual({ offsetMs: 0 });
  });
});
