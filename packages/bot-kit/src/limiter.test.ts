import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { Limiter, type Priority } from './limiter.ts';

beforeEach(() => void vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance'] }));
afterEach(() => void vi.useRealTimers());

/** Asks for all of them at once and tells, for each, after how many ms it went. */
async function goAll(
  limiter: Limiter,
  wanted: readonly { chatId: string | null; priority?: Priority; isCounted?: boolean }[],
  forMs: number,
): Promise<number[]> {
  const from = performance.now();
  const wentAfter = wanted.map(() => Infinity);
  wanted.forEach(({ chatId, priority = 'reply', isCounted = true }, index) => {
    void limiter.ready(priority, { isCounted, chatId }).then(() => (wentAfter[index] = Math.round(performance.now() - from)));
  });
  await vi.advanceTimersByTimeAsync(forMs);
  return wentAfter;
}

const many = (count: number, chatOf: (index: number) => string) => Array.from({ length: count }, (_, index) => ({ chatId: chatOf(index) }));
const most = (wentAfter: readonly number[], windowMs: number): number =>
  Math.max(...wentAfter.map((start) => wentAfter.filter((at) => at >= start && at < start + windowMs).length));

describe('the limiter', () => {
  test('lets at most 25 messages go in any second, to however many chats', async () => {
    const went = await goAll(new Limiter(), many(120, String), 10_000);
    expect(most(went, 1000)).toBe(25);
    expect(Math.max(...went)).toBe(4000);
  });

  test('lets one message a second go to one chat, over any three seconds', async () => {
    const went = await goAll(
      new Limiter(),
      many(9, () => '7'),
      20_000,
    );
    expect(went).toEqual([0, 0, 0, 3000, 3000, 3000, 6000, 6000, 6000]);
  });

  test('lets at most 18 messages a minute go to a group', async () => {
    const went = await goAll(
      new Limiter(),
      many(40, () => '-100'),
      200_000,
    );
    expect(most(went, 60_000)).toBe(18);
  });

  test('lets replies go before broadcasts that came first', async () => {
    const broadcasts = Array.from({ length: 60 }, (_, index) => ({ chatId: String(index), priority: 'broadcast' as const }));
    const went = await goAll(new Limiter(), [...broadcasts, { chatId: '99' }], 5_000);
    expect(went.at(-1)).toBe(1000);
    expect(Math.max(...went)).toBe(2000);
  });

  test('lets nothing go during a pause, not even what counts against no limit', async () => {
    const limiter = new Limiter();
    limiter.pause(5_000);
    expect(await goAll(limiter, [{ chatId: '1' }, { chatId: null, isCounted: false }], 10_000)).toEqual([5000, 5000]);
  });

  test('sends a broadcast back whose turn is more than five seconds off, and says how far', async () => {
    const limiter = new Limiter();
    await goAll(
      limiter,
      many(18, () => '-100'),
      30_000,
    );
    await expect(limiter.ready('broadcast', { isCounted: true, chatId: '-100' })).rejects.toMatchObject({ name: 'NotNow', retryAfterSeconds: 30 });
  });

  test('refuses the broadcasts that still wait when it is closed; replies go on', async () => {
    const limiter = new Limiter();
    limiter.pause(1_000);
    const broadcast = limiter.ready('broadcast', { isCounted: true, chatId: '1' });
    const reply = limiter.ready('reply', { isCounted: true, chatId: '1' });
    limiter.close();
    await expect(broadcast).rejects.toMatchObject({ name: 'NotNow', retryAfterSeconds: 0 });
    await vi.advanceTimersByTimeAsync(1_000);
    await expect(reply).resolves.toBeUndefined();
  });
});
