/** Replies are what somebody waits for; broadcasts can wait a little longer. */
export type Priority = 'reply' | 'broadcast';

/** Thrown to broadcasts that would have to wait too long, or whose bot is being stopped: they were not sent, and may be after so many seconds. */
export class NotNow extends Error {
  override readonly name = 'NotNow';
  constructor(readonly retryAfterSeconds: number) {
    super(`Not now: again in ${retryAfterSeconds} s.`);
  }
}

type Limit = { readonly calls: number; readonly windowMs: number };
/** What a call counts against: nothing, the bot's own limit, or the bot's and its chat's. */
export type Cost = { readonly isCounted: boolean; readonly chatId: string | null };

type Waiter = { readonly cost: Cost; readonly go: () => void; readonly refuse: (error: NotNow) => void; readonly latestMs: number };

/** What Telegram allows, with a little room to spare. In one chat it is one message a second over any three seconds, so that an answer of two messages does not stall. */
const PER_BOT: Limit = { calls: 25, windowMs: 1_000 };
const PER_CHAT: Limit = { calls: 3, windowMs: 3_000 };
const PER_GROUP: Limit = { calls: 18, windowMs: 60_000 };
const MANY_WINDOWS = 2_000;
/** A broadcast that would wait longer goes back to its queue: whoever claimed it must be done with it before the lease ends. */
const LONGEST_BROADCAST_WAIT_MS = 5_000;

/** Lets calls go when Telegram will take them: in order within a chat, replies before broadcasts, nobody at all during a pause. */
export class Limiter {
  private readonly waiting: Record<Priority, Waiter[]> = { reply: [], broadcast: [] };
  private readonly bot = new SlidingWindow(PER_BOT);
  private readonly chats = new Map<string, SlidingWindow[]>();
  private pausedUntilMs = 0;
  private timer: NodeJS.Timeout | undefined;
  private isClosed = false;

  /** Resolves when the call may be made; rejects with NotNow for a broadcast whose turn is too far off. What counts against nothing waits only for the end of a pause. */
  ready(priority: Priority, cost: Cost): Promise<void> {
    if (this.isClosed && priority === 'broadcast') return Promise.reject(new NotNow(0));
    const { promise, resolve, reject } = Promise.withResolvers<void>();
    this.waiting[priority].push({
      cost,
      go: resolve,
      refuse: reject,
      latestMs: priority === 'reply' ? Infinity : performance.now() + LONGEST_BROADCAST_WAIT_MS,
    });
    this.pump();
    return promise;
  }

  /** Nothing goes for so long: Telegram asked for it. */
  pause(ms: number): void {
    this.pausedUntilMs = Math.max(this.pausedUntilMs, performance.now() + ms);
    this.pump();
  }

  /** Broadcasts are refused from now on; replies still go. */
  close(): void {
    this.isClosed = true;
    for (const waiter of this.waiting.broadcast.splice(0)) waiter.refuse(new NotNow(0));
  }

  private pump(): void {
    clearTimeout(this.timer);
    const now = performance.now();
    let nextAt = Infinity;
    for (const priority of ['reply', 'broadcast'] as const) {
      this.waiting[priority] = this.waiting[priority].filter((waiter) => {
        const at = this.freeAt(waiter.cost, now);
        if (at > waiter.latestMs) {
          waiter.refuse(new NotNow(Math.ceil((at - now) / 1000)));
          return false;
        }
        if (at > now) {
          nextAt = Math.min(nextAt, at);
          return true;
        }
        this.take(waiter.cost, now);
        waiter.go();
        return false;
      });
    }
    if (nextAt < Infinity) this.timer = setTimeout(() => this.pump(), Math.ceil(nextAt - now));
    if (this.chats.size > MANY_WINDOWS) this.forgetQuietChats(now);
  }

  private freeAt(cost: Cost, now: number): number {
    return Math.max(this.pausedUntilMs, ...this.windowsFor(cost).map((window) => window.freeAt(now)));
  }

  private take(cost: Cost, now: number): void {
    for (const window of this.windowsFor(cost)) window.take(now);
  }

  private windowsFor({ isCounted, chatId }: Cost): SlidingWindow[] {
    return [...(isCounted ? [this.bot] : []), ...(chatId === null ? [] : this.windowsOf(chatId))];
  }

  private windowsOf(chatId: string): SlidingWindow[] {
    const known = this.chats.get(chatId);
    if (known) return known;
    const isGroup = chatId.startsWith('-');
    const windows = [new SlidingWindow(PER_CHAT), ...(isGroup ? [new SlidingWindow(PER_GROUP)] : [])];
    this.chats.set(chatId, windows);
    return windows;
  }

  private forgetQuietChats(now: number): void {
    for (const [chatId, windows] of this.chats) if (windows.every((window) => window.isEmpty(now))) this.chats.delete(chatId);
  }
}

/** At most so many within any span of so long. */
class SlidingWindow {
  private takenAt: number[] = [];
  constructor(private readonly limit: Limit) {}

  /** When the next one may go; not later than `now` when it may go at once. */
  freeAt(now: number): number {
    this.forget(now);
    const oldest = this.takenAt[this.takenAt.length - this.limit.calls];
    return oldest === undefined ? now : oldest + this.limit.windowMs;
  }

  take(now: number): void {
    this.takenAt.push(now);
  }

  isEmpty(now: number): boolean {
    this.forget(now);
    return this.takenAt.length === 0;
  }

  private forget(now: number): void {
    this.takenAt = this.takenAt.filter((at) => at > now - this.limit.windowMs);
  }
}
