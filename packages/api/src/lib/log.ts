import { pino, type DestinationStream, type Logger } from 'pino';
import { instantText } from './instant-text.ts';
import { standardOutput } from './log-output.ts';

export type Log = Logger;

/** Names under which secrets and personal text travel; whatever stands there is never written. */
const SECRET: ReadonlySet<string> = new Set([
  'authorization',
  'cookie',
  'token',
  'secret',
  'password',
  'key',
  'variables',
  'body',
  'text',
  'email',
  'phone',
  'chatId',
  'telegramUserId',
]);
/** What is nested deeper than this is left out. */
const DEEPEST = 6;

/**
 * The process's log: JSON lines on standard output. Log ids, codes and counts; never variables, bodies or messages of members.
 * Errors are written by name, code and stack: the message of a database error may repeat a row.
 */
export function createLog(level: string, destination?: DestinationStream): Log {
  const options = {
    level,
    base: null,
    timestamp: () => `,"time":"${instantText(new Date())}"`,
    formatters: {
      log: (said: object) => withoutSecrets(said) as Record<string, unknown>,
      bindings: (said: object) => withoutSecrets(said) as Record<string, unknown>,
    },
    serializers: { err: describeError },
  };
  return pino(options, destination ?? standardOutput());
}

/** The same with every secret name's value taken out, at any depth. pino's own `redact` looks along paths, which costs twenty times as much a line. */
function withoutSecrets(said: object, depth = 0): object | string {
  if (said instanceof Error) return said;
  if (depth > DEEPEST) return '[too deep]';
  let copy: Entries | undefined;
  for (const [name, value] of Object.entries(said) as [string, unknown][]) {
    const safe = SECRET.has(name) ? '[redacted]' : isObject(value) ? withoutSecrets(value, depth + 1) : value;
    if (safe !== value) (copy ??= copyOf(said))[name] = safe;
  }
  return copy ?? said;
}

type Entries = { [name: string]: unknown };
const isObject = (value: unknown): value is object => typeof value === 'object' && value !== null;
const copyOf = (said: object): Entries => (Array.isArray(said) ? [...said] : { ...said }) as Entries;

/** An error without its message's values: its class, code and the places it passed. */
function describeError(error: unknown): object {
  if (!(error instanceof Error)) return { type: typeof error };
  const { code, constraint, table } = error as { code?: unknown; constraint?: unknown; table?: unknown };
  const places = (error.stack ?? '').split('\n').filter((line) => line.startsWith('    at '));
  const cause = error.cause === undefined ? {} : { cause: describeError(error.cause) };
  return { type: error.name, code, constraint, table, stack: places.slice(0, 12).join('\n'), ...cause };
}
