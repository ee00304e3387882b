import { createClient } from 'graphql-ws';
import { afterEach, expect, vi } from 'vitest';
import { WebSocket } from 'ws';

/** What a subscriber has been sent so far, and what it was refused with. */
export type Follower<Result> = { readonly seen: Result[]; readonly refused: unknown[] };
type Following = { readonly token: string; readonly actAs?: string; readonly variables?: Record<string, unknown> };

const open: { terminate(): void }[] = [];
afterEach(() => {
  for (const client of open.splice(0)) client.terminate();
});

/** Subscribes with the usual client. `field` is the one field that the document subscribes to; sockets end with the test. */
export function follower<Result>(url: string, query: string, { token, actAs, variables = {} }: Following): Follower<Result> {
  const seen: Result[] = [];
  const refused: unknown[] = [];
  const connectionParams = { authorization: `Bearer ${token}`, ...(actAs !== undefined && { 'x-act-as': actAs }) };
  const client = createClient({ url: `${url.replace('http', 'ws')}/graphql`, webSocketImpl: WebSocket, retryAttempts: 0, connectionParams });
  open.push(client);
  client.subscribe<Record<string, Result>>(
    { query, variables },
    {
      next: ({ data, errors }) => (errors ? refused.push(...errors) : seen.push(...Object.values(data ?? {}))),
      error: (error) => refused.push(error),
      complete: () => undefined,
    },
  );
  return { seen, refused };
}

/** Waits until so many have come. */
export const seenBy = (one: { seen: unknown[] }, count: number): Promise<void> => vi.waitFor(() => expect(one.seen).toHaveLength(count), 15_000);
