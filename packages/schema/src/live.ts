import { setTimeout as wait } from 'node:timers/promises';
import { type Client, createClient } from 'graphql-ws/client';
import { ApiError, errorOfAnswer, errorOfTransport } from './api-error.ts';
import type { Inputs } from './api-caller.ts';
import type { TypedDocumentString } from './generated/graphql.ts';

/** A socket to the API that is opened when first needed and opened again whenever it breaks. */
export interface LiveConnection {
  /**
   * What the subscription says, over any number of broken sockets. `variablesNow` is asked before every (re)subscription, so that a reader can go on
   * behind what it has already seen. Ends with the signal; throws ApiError when the API refuses the subscription for good.
   */
  subscribe<Data, Variables extends Inputs>(
    document: TypedDocumentString<Data, Variables>,
    variablesNow: () => Variables,
    signal: AbortSignal,
  ): AsyncGenerator<Data, void>;
  close(): Promise<void>;
}

const PING_MS = 15_000;
const PONG_WITHIN_MS = 5_000;
const FIRST_BACK_OFF_MS = 250;
const LONGEST_BACK_OFF_MS = 15_000;

/** Refusals that trying again does not change. */
const FINAL = new Set([
  'UNAUTHENTICATED',
  'FORBIDDEN',
  'BAD_CURSOR',
  'INVALID_INPUT',
  'BAD_REQUEST',
  'GRAPHQL_PARSE_FAILED',
  'GRAPHQL_VALIDATION_FAILED',
  'QUERY_TOO_COMPLEX',
]);
/** Close codes by which graphql-transport-ws refuses a key. */
const REFUSED_SOCKET = new Map([
  [4401, 'UNAUTHENTICATED'],
  [4403, 'FORBIDDEN'],
]);

/** A connection that speaks graphql-transport-ws. `url` is that of the HTTP endpoint. */
export function connectLive(url: string, apiKey: string): LiveConnection {
  const socket = openSocket(url.replace(/^http/, 'ws'), apiKey);
  return {
    subscribe: (document, variablesNow, signal) => resilient(socket, document, variablesNow, signal),
    close: () => closed(socket),
  };
}

/** graphql-ws waits for a socket that is being opened, and throws what keeps it from opening: then there is nothing left to close. */
async function closed(socket: Client): Promise<void> {
  await Promise.resolve(socket.dispose()).catch(() => undefined);
}

/** graphql-ws repeats a subscription with its first variables, which would replay what was already seen; so it is told not to, and `resilient` does it. */
function openSocket(url: string, apiKey: string): Client {
  let silence: NodeJS.Timeout | undefined;
  const client = createClient({
    url,
    retryAttempts: 0,
    keepAlive: PING_MS,
    connectionAckWaitTimeout: 5_000,
    connectionParams: { authorization: `Bearer ${apiKey}` },
    on: {
      ping: (isReceived) => {
        if (!isReceived) silence = setTimeout(() => client.terminate(), PONG_WITHIN_MS);
      },
      pong: (isReceived) => {
        if (isReceived) clearTimeout(silence);
      },
      closed: () => clearTimeout(silence),
    },
  });
  return client;
}

async function* resilient<Data, Variables extends Inputs>(
  socket: Client,
  document: TypedDocumentString<Data, Variables>,
  variablesNow: () => Variables,
  signal: AbortSignal,
): AsyncGenerator<Data, void> {
  for (let failures = 0; !signal.aborted; failures += 1) {
    const results = socket.iterate<Data>({ query: document.toString(), variables: { ...variablesNow() } });
    const stop = () => void results.return?.();
    signal.addEventListener('abort', stop, { once: true });
    try {
      for await (const result of results) {
        if (result.errors && result.errors.length > 0) throw errorOfAnswer(result.errors);
        failures = 0;
        if (result.data) yield result.data;
      }
    } catch (error) {
      throwIfFinal(error);
    } finally {
      signal.removeEventListener('abort', stop);
    }
    await backOff(failures, signal);
  }
}

function throwIfFinal(error: unknown): void {
  const refusal = typedError(error);
  if (FINAL.has(refusal.code)) throw refusal;
}

/** graphql-ws throws a list of GraphQL errors, a close event, or whatever the socket threw. */
function typedError(error: unknown): ApiError {
  if (error instanceof ApiError) return error;
  if (Array.isArray(error)) return errorOfAnswer(error);
  const { code } = (error ?? {}) as { code?: unknown };
  const refused = typeof code === 'number' ? REFUSED_SOCKET.get(code) : undefined;
  return refused ? new ApiError(refused, 'The API refused this key for subscriptions.') : errorOfTransport(error);
}

async function backOff(failures: number, signal: AbortSignal): Promise<void> {
  const longest = Math.min(LONGEST_BACK_OFF_MS, FIRST_BACK_OFF_MS * 2 ** failures);
  await wait(longest * (0.5 + Math.random() / 2), undefined, { signal }).catch(() => undefined);
}
