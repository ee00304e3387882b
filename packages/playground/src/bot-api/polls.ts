import { setTimeout as delay } from 'node:timers/promises';
import type { Update } from '@grammyjs/types';
import type { Bot } from '../world/state.ts';
import { takeUpdates } from '../world/updates.ts';
import type { World } from '../world/world.ts';
import type { BotApiError } from './bot-api-error.ts';
import { conflict } from './bot-api-error.ts';

const TERMINATED = 'terminated by other getUpdates request; make sure that only one bot instance is running';
/** A bot counts as connected for this long after its last poll. */
const CONNECTED_MS = 5_000;

export interface Poll {
  offset: number;
  limit: number;
  timeoutSeconds: number;
  /** Aborts when the bot hangs up. */
  signal: AbortSignal;
}

interface OpenPoll {
  wake: () => void;
  end: (error: BotApiError) => void;
}

/** The open long polls: at most one per bot. */
export class Polls {
  private readonly open = new Map<string, OpenPoll>();
  private readonly lastPollAt = new Map<string, number>();

  constructor(private readonly world: World) {}

  /** Answers with updates as soon as there are any, or with none after `timeoutSeconds`. A later poll takes over: this one then fails with 409. */
  async take(bot: Bot, { offset, limit, timeoutSeconds, signal }: Poll): Promise<Update[]> {
    const { username } = bot.user;
    this.end(username, conflict(TERMINATED));
    this.lastPollAt.set(username, Date.now());
    const ready = takeUpdates(this.world, bot, offset, limit);
    if (ready.length > 0 || timeoutSeconds <= 0 || signal.aborted) return ready;
    await this.wait(username, timeoutSeconds * 1000, signal);
    return takeUpdates(this.world, bot, offset, limit);
  }

  private async wait(username: string, timeoutMs: number, signal: AbortSignal): Promise<void> {
    const { promise, resolve, reject } = Promise.withResolvers<void>();
    const poll: OpenPoll = { wake: resolve, end: reject };
    const timer = new AbortController();
    this.open.set(username, poll);
    signal.addEventListener('abort', () => resolve(), { once: true });
    try {
      await Promise.race([promise, delay(timeoutMs, undefined, { signal: timer.signal, ref: false })]);
    } finally {
      timer.abort();
      if (this.open.get(username) === poll) this.open.delete(username);
      this.lastPollAt.set(username, Date.now());
    }
  }

  wake(username: string): void {
    this.open.get(username)?.wake();
  }

  /** Ends the open poll of a bot, if any, with an error. */
  end(username: string, error: BotApiError): void {
    this.open.get(username)?.end(error);
    this.open.delete(username);
  }

  isConnected(username: string): boolean {
    return this.open.has(username) || Date.now() - (this.lastPollAt.get(username) ?? 0) < CONNECTED_MS;
  }
}
