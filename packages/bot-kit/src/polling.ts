import type { Telegram } from 'telegraf';
import type { Update } from 'telegraf/types';
import { backOffMs, pause } from './back-off.ts';
import type { Intake } from './intake.ts';
import { failureForLog, type Log } from './log.ts';
import { telegramFailure } from './telegram-failure.ts';

/** The kinds of updates that the bots ask Telegram for. */
export const ALLOWED_UPDATES = ['message', 'edited_message', 'callback_query', 'my_chat_member'] as const;

export type Polling = { readonly telegram: Telegram; readonly intake: Intake; readonly log: Log };

const POLL_SECONDS = 30;
const GRACE_MS = 10_000;
const BACK_OFF = { firstMs: 500, longestMs: 30_000 };
const CONFLICT_MS = 3_000;
/** Telegram repeats what is not yet confirmed, so while something is being handled it is asked this often instead of being waited for. */
const BUSY_MS = 200;
const STUCK_MS = 1_000;
const CONFIRM_MS = 2_000;

/**
 * Asks for updates until the signal is given. An update is confirmed to Telegram only when it and everything before it is done with, so a killed process loses none.
 * @throws TelegramError when the token is refused
 */
export async function poll({ telegram, intake, log }: Polling, signal: AbortSignal): Promise<void> {
  for (let failures = 0; !signal.aborted;) {
    try {
      const updates = await getUpdates(telegram, intake, intake.unfinishedCount > 0 ? 0 : POLL_SECONDS, signal);
      failures = 0;
      const fresh = updates.filter((update) => intake.offer(update));
      if (intake.unfinishedCount > 0) await Promise.race([intake.done(), pause(fresh.length > 0 ? BUSY_MS : STUCK_MS, signal)]);
    } catch (error) {
      if (signal.aborted) return;
      await recover(error, failures, log, signal);
      failures += 1;
    }
  }
}

/** Tells Telegram which updates are done with, so that the next start does not see them again. */
export async function confirmOffset({ telegram, intake, log }: Polling): Promise<void> {
  try {
    await telegram.callApi('getUpdates', { offset: intake.offset, limit: 1, timeout: 0 }, { signal: AbortSignal.timeout(CONFIRM_MS) as never });
  } catch (error) {
    log.warn(failureForLog(error), 'the offset could not be confirmed; Telegram will repeat what was already handled');
  }
}

async function getUpdates(telegram: Telegram, intake: Intake, seconds: number, signal: AbortSignal): Promise<Update[]> {
  const limit = AbortSignal.any([signal, AbortSignal.timeout(seconds * 1000 + GRACE_MS)]);
  return telegram.callApi('getUpdates', { offset: intake.offset, timeout: seconds, allowed_updates: ALLOWED_UPDATES }, { signal: limit as never });
}

async function recover(error: unknown, failures: number, log: Log, signal: AbortSignal): Promise<void> {
  const failure = telegramFailure(error);
  if (failure.kind === 'bad-token') throw error;
  log.warn({ ...failureForLog(error), failures: failures + 1 }, failure.kind === 'conflict' ? 'another process polls with this token' : 'polling failed');
  if (failure.kind === 'conflict') return pause(CONFLICT_MS, signal);
  if (failure.kind === 'flood') return pause(failure.retryAfterSeconds * 1000, signal);
  return pause(backOffMs(failures, BACK_OFF), signal);
}
