import type { Room } from '../world/state.ts';
import { tooManyRequests } from './bot-api-error.ts';

interface Limit {
  calls: number;
  windowMs: number;
}

/** What Telegram's documentation names: about 30 a second over all chats, one a second in a chat (short bursts pass), 20 a minute in a group. */
const PER_BOT: Limit = { calls: 30, windowMs: 1000 };
const PER_CHAT: Limit = { calls: 5, windowMs: 5000 };
const PER_GROUP: Limit = { calls: 20, windowMs: 60_000 };

/** Refuses bots that send too fast, when switched on. Counts in real time, whatever the moved clock says. */
export class FloodLimits {
  isOn = false;
  private readonly sentAt = new Map<string, number[]>();

  /** Counts a message. Throws 429 with the seconds to wait when it is one too many. */
  count(bot: string, room: Room): void {
    if (!this.isOn) return;
    const now = performance.now();
    const rules: [string, Limit][] = [
      [bot, PER_BOT],
      [`${bot} ${room.key}`, room.chat.type === 'private' ? PER_CHAT : PER_GROUP],
    ];
    for (const [key, limit] of rules) this.check(key, limit, now);
    for (const [key] of rules) this.sentAt.get(key)?.push(now);
  }

  private check(key: string, limit: Limit, now: number): void {
    const recent = (this.sentAt.get(key) ?? []).filter((at) => now - at < limit.windowMs);
    this.sentAt.set(key, recent);
    const oldest = recent[0];
    if (oldest !== undefined && recent.length >= limit.calls) throw tooManyRequests(Math.max(1, Math.ceil((oldest + limit.windowMs - now) / 1000)));
  }
}
