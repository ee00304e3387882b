import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { drive, type Person, type PlaygroundDriver } from '../packages/playground/src/driver.ts';
import { eventually, freePort } from './support/process.ts';
import { System } from './support/system.ts';

const BOT = 'progress_commitment_bot';
const saved = (text: string) => (message: { text?: string }) => message.text?.includes('Saved:') === true && message.text.includes(text);
const understood = (text: string) => (message: { text?: string }) => message.text?.includes('Clarity') === true && message.text.includes(text);

describe('a bot that Telegram calls, while it is killed in the middle of an update', () => {
  let system: System;
  let telegram: PlaygroundDriver;
  let member: Person;

  beforeAll(async () => {
    system = await System.start();
    telegram = drive(system.telegramUrl);
    const bot = system.commitmentBot;
    await bot.end('SIGTERM');
    const port = await freePort();
    const webhook = { WEBHOOK_URL: `http://127.0.0.1:${port}/telegram`, WEBHOOK_PORT: String(port), WEBHOOK_SECRET: 'a-secret-of-enough-letters' };
    Object.assign(bot.environment, webhook);
    bot.start();
    await eventually('Telegram calls the bot', 30, () => Promise.resolve(bot.output.includes('"by":"webhook"') || undefined));
    member = await telegram.person({ first_name: 'Ira', language_code: 'en' });
    await member.say('/start');
    await member.waitForMessage(/Hello Ira/);
    await member.press('Skip for now');
    for (const _ of ['day', 'category', 'level', 'style']) {
      await member.waitForMessage((message) => JSON.stringify(message.reply_markup ?? {}).includes('"Skip"'));
      await member.press('Skip');
    }
    await member.waitForMessage(/That is all I need/);
  });
  afterAll(() => system?.stop());

  /** The call that was to hang has come. */
  async function isAt(method: string): Promise<void> {
    await eventually(`the bot calls ${method}`, 30, async () => ((await telegram.get<{ faults: unknown[] }>('state')).faults.length === 0 ? true : undefined));
  }
  const killAndStart = async (): Promise<void> => {
    await system.commitmentBot.end('SIGKILL');
    system.commitmentBot.start();
  };

  it.each([
    ['before its effect', 'answerCallbackQuery', 'walk 2 km today'],
    ['after its effect, before the member knows of it', 'editMessageText', 'walk 3 km today'],
  ])('%s: Telegram brings it again, and the effect is there exactly once', { timeout: 180_000 }, async (_, method, text) => {
    await member.say(text);
    await member.waitForMessage(understood(text), 60_000);
    await telegram.fault({ kind: 'time-out', bot: BOT, methods: [method], next: 1, hangMs: 600_000 });
    await member.press('Keep');
    await isAt(method);
    await killAndStart();
    await member.waitForMessage(saved(text), 60_000);
    await eventually('Telegram keeps nothing', 30, async () => {
      const { bots } = await telegram.get<{ bots: { username: string; pendingUpdates: number }[] }>('state');
      return bots.find(({ username }) => username === BOT)?.pendingUpdates === 0 ? true : undefined;
    });
    const kept = await system.sql<{ count: number }>(`select count(*)::int as count from commitments where commitment = '${text}'`);
    expect(kept).toEqual([{ count: 1 }]);
    const told = (await member.messages()).filter((message) => 'text' in message && saved(text)(message));
    expect(told).toHaveLength(1);
  });

  it('what was said while no bot was there is dealt with in its order when there is one again', { timeout: 180_000 }, async () => {
    await system.commitmentBot.end('SIGKILL');
    const { message_id: first } = await member.say('/why');
    await member.say('/help');
    system.commitmentBot.start();
    await member.waitForMessage(/^Write me what you want/, 60_000);
    const answers = (await member.messages()).filter((message) => message.message_id > first && message.from?.is_bot === true);
    expect(answers.map((message) => 'text' in message && message.text!.startsWith('Write me'))).toEqual([false, true]);
  });
});
