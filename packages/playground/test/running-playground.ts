import { Telegraf, type Context } from 'telegraf';
import { onTestFinished } from 'vitest';
import { drive, type PlaygroundDriver } from '../src/driver.ts';
import { startPlayground, type Playground, type PlaygroundOptions } from '../src/start-playground.ts';

export const TOKENS = { commitmentBot: '7100000001:commitment-token', podBot: '7100000002:pod-token' };

export interface Running {
  playground: Playground;
  driver: PlaygroundDriver;
  /** The bots as Telegraf 4.16.3 speaks for them. */
  commitmentBot: Telegraf<Context>;
  podBot: Telegraf<Context>;
}

/** Starts a local Telegram on free ports; it stops with the test. */
export async function run(options: Partial<PlaygroundOptions> = {}): Promise<Running> {
  const playground = await startPlayground({ port: 0, smtpPort: 0, tokens: TOKENS, ...options });
  onTestFinished(() => playground.stop());
  const telegram = { apiRoot: playground.url };
  const commitmentBot = new Telegraf(TOKENS.commitmentBot, { telegram });
  const podBot = new Telegraf(TOKENS.podBot, { telegram });
  return { playground, driver: drive(playground.url), commitmentBot, podBot };
}

/** Returns what a refused call was told. */
export async function refusal(call: Promise<unknown>): Promise<string> {
  return call.then(
    () => 'nothing was refused',
    (error: unknown) => (error instanceof Error ? error.message : String(error)),
  );
}
