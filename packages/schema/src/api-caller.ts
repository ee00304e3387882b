import { setTimeout as wait } from 'node:timers/promises';
import { Client, createRequest, fetchExchange, type OperationResult } from '@urql/core';
import { ApiError, errorOfCall } from './api-error.ts';
import type { TypedDocumentString } from './generated/graphql.ts';

/** Asks and changes on behalf of one caller. Every method throws {@link ApiError} and nothing else. */
export interface ApiCaller {
  query<Data, Variables extends Inputs>(document: TypedDocumentString<Data, Variables>, variables: Variables): Promise<Data>;
  /** Repeated by itself after a lost answer only when `variables.input.idempotencyKey` is given: without one a second attempt could act twice. */
  mutate<Data, Variables extends Inputs>(document: TypedDocumentString<Data, Variables>, variables: Variables): Promise<Data>;
}

export type Inputs = Readonly<Record<string, unknown>>;

export type CallerOptions = {
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  /** For how long one attempt may last. */
  readonly timeoutMs: number;
  /** How often an attempt is repeated after the first one. */
  readonly retries: number;
};

const FIRST_RETRY_MS = 150;

/**
 * A caller with headers of its own. Each one has its own urql client: urql lets equal requests that are under way share one answer, and two members
 * asking `me` at the same moment must never do that.
 */
export function createCaller(options: CallerOptions): ApiCaller {
  const client = new Client({
    url: options.url,
    exchanges: [fetchExchange],
    requestPolicy: 'network-only',
    preferGetMethod: false,
    fetchOptions: { headers: { ...options.headers } },
    fetch: fetchWithin(options.timeoutMs),
  });
  return {
    query: (document, variables) => attempt(options.retries, () => call(client, 'executeQuery', document, variables)),
    mutate: (document, variables) => attempt(isRepeatable(variables) ? options.retries : 0, () => call(client, 'executeMutation', document, variables)),
  };
}

/** Sends the hash alone; the text follows only when the API does not know the hash. */
async function call<Data, Variables extends Inputs>(
  client: Client,
  execute: 'executeQuery' | 'executeMutation',
  document: TypedDocumentString<Data, Variables>,
  variables: Variables,
): Promise<Data> {
  const byHash = await client[execute](createRequest<Data, Variables>(document.toString(), variables, trusted(document))).toPromise();
  if (!isUnknownHash(byHash)) return dataOf(byHash);
  return dataOf(await client[execute](createRequest<Data, Variables>(document.toString(), variables)).toPromise());
}

function trusted(document: TypedDocumentString<unknown, never>): { persistedQuery: { version: 1; sha256Hash: string } } {
  const hash = String(document.__meta__?.['hash']);
  return { persistedQuery: { version: 1, sha256Hash: hash.replace('sha256:', '') } };
}

function isUnknownHash(result: OperationResult): boolean {
  return result.error?.graphQLErrors.some((error) => error.extensions['code'] === 'PERSISTED_QUERY_NOT_FOUND') ?? false;
}

function dataOf<Data>(result: OperationResult<Data>): Data {
  if (result.error) throw errorOfCall(result.error);
  if (result.data === undefined) throw new ApiError('INTERNAL', 'The API answered with neither data nor an error.');
  return result.data;
}

function isRepeatable(variables: Inputs): boolean {
  const input = variables['input'] as { idempotencyKey?: unknown } | undefined;
  return typeof input?.idempotencyKey === 'string';
}

async function attempt<Data>(retries: number, once: () => Promise<Data>): Promise<Data> {
  for (let failures = 0; ; failures += 1) {
    try {
      return await once();
    } catch (error) {
      const isLost = error instanceof ApiError && error.isPassing && error.code !== 'RATE_LIMITED';
      if (!isLost || failures >= retries) throw error;
      await wait(FIRST_RETRY_MS * 3 ** failures * (0.5 + Math.random()));
    }
  }
}

function fetchWithin(timeoutMs: number): typeof fetch {
  return (input, init) => {
    const signals = [AbortSignal.timeout(timeoutMs), ...(init?.signal ? [init.signal] : [])];
    return fetch(input, { ...init, signal: AbortSignal.any(signals) });
  };
}
