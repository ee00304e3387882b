import { ApiError } from '@progress/schema';
import { type DestinationStream, type Logger, pino } from 'pino';
import { TelegramError } from 'telegraf';
import type { LogLevel } from './config.ts';

export type Log = Logger;

/** A log in JSON lines on standard output. It is given ids, codes and times only: never a token, a context, or anything that somebody wrote. */
export function createLog(bot: string, level: LogLevel): Log {
  return pino({ level, base: { bot }, formatters: { level: (label) => ({ level: label }) } }, standardOutput());
}

/** Whoever reads our output may be gone before us, as a killed supervisor is. pino's own destination then waits for them for ever when the process exits. */
function standardOutput(): DestinationStream {
  if (!process.stdout.listeners('error').includes(ignore)) process.stdout.on('error', ignore);
  return process.stdout;
}

const ignore = (): void => undefined;

/**
 * What may be said in a log about something thrown. Messages are left out unless they are Telegram's own sentence, because an error's message may quote
 * what a member wrote or the address with the token in it.
 */
export function failureForLog(error: unknown): Record<string, unknown> {
  if (error instanceof TelegramError) return { error: 'TelegramError', code: error.code, description: error.description };
  if (error instanceof ApiError) return { error: 'ApiError', code: error.code, field: error.field, requestId: error.requestId };
  if (!(error instanceof Error)) return { error: typeof error };
  const { code } = error as { code?: unknown };
  return { error: error.name, ...(typeof code === 'string' ? { code } : {}), at: framesOf(error) };
}

/** The first places in the stack, without the line that repeats the message. */
function framesOf(error: Error): string[] {
  return (error.stack ?? '')
    .split('\n')
    .filter((line) => /^\s+at /.test(line))
    .slice(0, 6)
    .map((line) => line.trim());
}
