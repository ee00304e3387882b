import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { buildSchema } from 'graphql';
import { useServer } from 'graphql-ws/use/ws';
import { afterEach, describe, expect, test } from 'vitest';
import { type WebSocket, WebSocketServer } from 'ws';
import { createApiClient } from './client.ts';
import { CompleteCommitmentDocument, MeDocument } from './generated/graphql.ts';

type Call = {
  readonly headers: IncomingMessage['headers'];
  readonly body: { query?: string; variables: unknown; extensions?: { persistedQuery: { sha256Hash: string } } };
};
type Answer = (call: Call, response: ServerResponse) => void;

const servers: Server[] = [];
afterEach(async () => {
  await Promise.all(servers.splice(0).map((server) => new Promise((done) => (server.closeAllConnections(), server.close(done)))));
});

async function apiThat(answer: Answer): Promise<{ url: string; calls: Call[]; server: Server }> {
  const calls: Call[] = [];
  const server = createServer((request, response) => {
    void text(request).then((body) => {
      const call = { headers: request.headers, body: JSON.parse(body) as Call['body'] };
      calls.push(call);
      response.setHeader('content-type', 'application/graphql-response+json');
      answer(call, response);
    });
  });
  servers.push(server.listen(0, '127.0.0.1'));
  await once(server, 'listening');
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/graphql`, calls, server };
}

const data = (value: unknown) => JSON.stringify({ data: value });
const refusal = (code: string, extra: object = {}) => JSON.stringify({ errors: [{ message: 'A sentence.', extensions: { code, ...extra } }] });

describe('a call', () => {
  test('names its document by the hash alone, with the key', async () => {
    const api = await apiThat((_, response) => response.end(data({ me: null })));
    await createApiClient({ url: api.url, apiKey: 'k' }).query(MeDocument, {});
    expect(api.calls[0]?.headers.authorization).toBe('Bearer k');
    expect(api.calls[0]?.body).not.toHaveProperty('query');
    expect(api.calls[0]?.body.extensions?.persistedQuery.sha256Hash).toMatch(/^[0-9a-f]{64}$/);
  });

  test('sends the text when the API does not know the hash', async () => {
    const api = await apiThat((call, response) => response.end(call.body.query ? data({ me: null }) : refusal('PERSISTED_QUERY_NOT_FOUND')));
    await expect(createApiClient({ url: api.url, apiKey: 'k' }).query(MeDocument, {})).resolves.toEqual({ me: null });
    expect(api.calls.map((call) => call.body.query?.includes('query Me') ?? false)).toEqual([false, true]);
  });

  test('acts for whom it says, and never shares an answer with an equal call for somebody else', async () => {
    const api = await apiThat((call, response) => setTimeout(() => response.end(data({ me: { id: call.headers['x-act-as'] } })), 20));
    const client = createApiClient({ url: api.url, apiKey: 'k' });
    const answers = await Promise.all(['1', '2'].map((id) => client.actAs(id).query(MeDocument, {})));
    expect(answers.map((answer) => answer.me?.id)).toEqual(['telegram:1', 'telegram:2']);
  });

  test('that is refused throws code, field and request id', async () => {
    const api = await apiThat((_, response) => response.writeHead(400).end(refusal('INVALID_INPUT', { field: 'timezone', requestId: 'r1' })));
    const call = createApiClient({ url: api.url, apiKey: 'k' }).query(MeDocument, {});
    await expect(call).rejects.toMatchObject({ name: 'ApiError', code: 'INVALID_INPUT', field: 'timezone', requestId: 'r1', isPassing: false });
    expect(api.calls).toHaveLength(1);
  });

  test('that gets no answer in time says so', async () => {
    const api = await apiThat(() => undefined);
    await expect(createApiClient({ url: api.url, apiKey: 'k', timeoutMs: 30, retries: 0 }).query(MeDocument, {})).rejects.toMatchObject({
      code: 'TIMEOUT',
      isPassing: true,
    });
  });

  test('to nobody is unreachable', async () => {
    const api = await apiThat(() => undefined);
    api.server.close();
    await once(api.server, 'close');
    await expect(createApiClient({ url: api.url, apiKey: 'k', retries: 0 }).query(MeDocument, {})).rejects.toMatchObject({
      code: 'UNREACHABLE',
      isPassing: true,
    });
  });
});

describe('after a lost answer', () => {
  const failingOnce = () => {
    let isFirst = true;
    return apiThat((_, response) => {
      if (isFirst) response.destroy();
      else response.end(data({ me: null, completeCommitment: null }));
      isFirst = false;
    });
  };

  test('a question is asked again', async () => {
    const api = await failingOnce();
    await createApiClient({ url: api.url, apiKey: 'k' }).query(MeDocument, {});
    expect(api.calls).toHaveLength(2);
  });

  test('a change is made again only under an idempotency key', async () => {
    const [keyed, bare] = [await failingOnce(), await failingOnce()];
    await createApiClient({ url: keyed.url, apiKey: 'k' }).mutate(CompleteCommitmentDocument, { input: { id: 'c', idempotencyKey: 'once' } });
    await expect(createApiClient({ url: bare.url, apiKey: 'k' }).mutate(CompleteCommitmentDocument, { input: { id: 'c' } })).rejects.toMatchObject({
      code: 'UNREACHABLE',
    });
    expect([keyed.calls.length, bare.calls.length]).toEqual([2, 1]);
  });
});

describe('the events', () => {
  const schema = buildSchema(`
    type Query { a: Int }
    enum EventType { A }
    type Event { cursor: String! id: ID! type: EventType! at: String! userId: ID podId: ID commitmentId: ID }
    type Subscription { events(after: String, types: [EventType!], userId: ID, podId: ID): Event! }`);

  /** An API whose log has five events and whose sockets break after every second event. */
  async function breakingApi() {
    const api = await apiThat(() => undefined);
    const sockets = new WebSocketServer({ server: api.server, path: '/graphql' });
    const params: unknown[] = [];
    const events = async function* (_: unknown, { after }: { after?: string }, context: { extra: { socket: WebSocket } }) {
      const first = Number(after ?? 0) + 1;
      for (let position = first; position <= 5; position += 1) {
        if (position === first + 2) context.extra.socket.terminate();
        yield { events: { cursor: String(position), id: String(position), type: 'A', at: '2026-11-22T10:00:00Z' } };
      }
    };
    schema.getSubscriptionType()!.getFields()['events']!.subscribe = events as never;
    useServer({ schema, onConnect: (context) => void params.push(context.connectionParams) }, sockets);
    return { url: api.url, params };
  }

  test('come each exactly once, in order, over broken sockets', async () => {
    const api = await breakingApi();
    const stop = new AbortController();
    const client = createApiClient({ url: api.url, apiKey: 'k' });
    const seen: string[] = [];
    for await (const event of client.events({}, stop.signal)) {
      seen.push(event.cursor);
      if (seen.length === 5) stop.abort();
    }
    await client.close();
    expect(seen).toEqual(['1', '2', '3', '4', '5']);
    expect(api.params[0]).toEqual({ authorization: 'Bearer k' });
    expect(api.params.length).toBeGreaterThan(1);
  });
});
