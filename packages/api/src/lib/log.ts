import { pino, type DestinationStream, type Logger } from 'pino';

export type Log = Logger;

/** Names under which secrets and personal text travel; whatever stands there is never written. */
const SECRET = ['authorization', 'cookie', 'token', 'secret', 'password', 'key', 'variables', 'body', 'text', 'email', 'phone', 'chatId', 'telegramUserId'];

/**
 * The process's log: JSON lines on standard output. Log ids, codes and counts; never variables, bodies or messages of members.
 * Errors are written by name, code and stack: the message of a database error may repeat a row.
 */
export function createLog(level: string, destination?: DestinationStream): Log {
  const options = {
    level,
    base: null,
    timestamp: pino.stdTimeFunctions.isoTime,
    redact: { paths: SECRET.flatMap((name) => [name, `*.${name}`, `*.*.${name}`]), censor: '[redacted]' },
    serializers: { err: describeError },
  };
  return pino(options, destination ?? standardOutput());
}

/** Whoever reads our output may be gone before us, as a killed supervisor is. pino's own destination then waits for them for ever when the process exits. */
function standardOutput(): DestinationStream {
  if (!process.stdout.listeners('error').includes(ignore)) process.stdout.on('error', ignore);
  return process.stdout;
}

const ignore = (): void => undefined;

/** An error without its message's values: its class, code and the places it passed. */
function describeError(error: unknown): object {
  if (!(error instanceof Error)) return { type: typeof error };
  const { code, constraint, table } = error as { code?: unknown; constraint?: unknown; table?: unknown };
  const places = (error.stack ?? '').split('\n').filter((line) => line.startsWith('    at '));
  const cause = error.cause === undefined ? {} : { cause: describeError(error.cause) };
  return { type: error.name, code, constraint, table, stack: places.slice(0, 12).join('\n'), ...cause };
}
