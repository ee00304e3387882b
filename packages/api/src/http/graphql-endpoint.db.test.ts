import { setTimeout as wait } from 'node:timers/promises';
import { serverAudits } from 'graphql-http';
import { getIntrospectionQuery } from 'graphql';
import { describe, expect, test } from 'vitest';
import { testApi } from '../../test/support/api.ts';

const api = await testApi();
const { app } = api;
const endpoint = `${app.url}/graphql`;
const raw = (init: RequestInit, path = '/graphql'): Promise<Response> => fetch(`${app.url}${path}`, init);
const json = { 'content-type': 'application/json' };

describe('GraphQL over HTTP', () => {
  test.each(serverAudits({ url: endpoint }).map((audit) => [audit.name, audit] as const))('%s', async (_, audit) => {
    expect(await audit.fn()).toMatchObject({ status: 'ok' });
  });
});

describe('a request', () => {
  test('is answered with what it cost and what is left', async () => {
    const { status, data, extensions, headers } = await api.post(null, '{ health { status } }');
    expect(status).toBe(200);
    expect(data).toEqual({ health: { status: 'ok' } });
    expect(extensions).toEqual({ cost: 2, remaining: expect.any(Number), resetAt: expect.stringMatching(/Z$/) });
    expect(headers.get('x-request-id')).toMatch(/^[0-9a-f-]{36}$/);
  });

  test.each([
    ['of another type', { method: 'POST', headers: { 'content-type': 'text/plain' }, body: '{"query":"{__typename}"}' }, 415],
    ['of a type that only begins like JSON', { method: 'POST', headers: { 'content-type': 'application/jsonp' }, body: '{"query":"{__typename}"}' }, 415],
    ['as a form of a foreign page', { method: 'POST', body: new URLSearchParams({ query: '{__typename}' }) }, 415],
    ['that is compressed', { method: 'POST', headers: { ...json, 'content-encoding': 'gzip' }, body: 'x' }, 415],
    ['that is too large', { method: 'POST', headers: json, body: JSON.stringify({ query: ' '.repeat(100_001) }) }, 413],
    ['in bytes that are no UTF-8', { method: 'POST', headers: json, body: new Uint8Array([0x7b, 0xff, 0x7d]) }, 400],
    ['with a list of operations', { method: 'POST', headers: json, body: '[{"query":"{__typename}"}]' }, 400],
    ['by another method', { method: 'PUT', headers: json, body: '{}' }, 405],
    ['that takes no answer of ours', { method: 'POST', headers: { ...json, accept: 'text/html' }, body: '{"query":"{__typename}"}' }, 406],
  ] as [string, RequestInit, number][])('%s is refused in a sentence', async (_, init, status) => {
    const response = await raw(init);
    expect(response.status).toBe(status);
    const { errors } = (await response.json()) as { errors: { message: string; extensions: { code: string } }[] };
    expect(errors[0]?.message).toMatch(/^[A-Z].*\.$/);
  });

  test('that changes something is no link', async () => {
    const link = `?query=${encodeURIComponent('mutation { revokeApiKey(input: { id: "x" }) { apiKey { id } } }')}`;
    const response = await raw({}, `/graphql${link}`);
    expect([response.status, response.headers.get('allow')]).toEqual([405, 'POST']);
  });

  test('for a document by a hash that nobody knows says so in the words that clients wait for', async () => {
    const body = JSON.stringify({ extensions: { persistedQuery: { version: 1, sha256Hash: 'a'.repeat(64) } } });
    const response = await raw({ method: 'POST', headers: json, body });
    expect(await response.json()).toMatchObject({ errors: [{ message: 'PersistedQueryNotFound', extensions: { code: 'PERSISTED_QUERY_NOT_FOUND' } }] });
  });

  test('to subscribe is told where subscriptions run', async () => {
    const { status, errors } = await api.post(null, 'subscription { events { id } }');
    expect([status, errors?.[0]?.message]).toEqual([400, 'Subscriptions run over a WebSocket, by the protocol graphql-transport-ws.']);
  });
});

describe('what costs too much is refused before anything runs', () => {
  const nested = (levels: number): string => `{ users { nodes { ${'memberships { user { '.repeat(levels)} id ${'} }'.repeat(levels)} } } }`;

  test('a cyclic query of thirty levels, in less than 32 kB', async () => {
    const { status, errors } = await api.post(null, nested(14));
    expect(status).toBe(400);
    expect(errors).toEqual([{ message: expect.stringContaining('levels deep; at most 10'), extensions: { code: 'QUERY_TOO_COMPLEX' } }]);
    expect(JSON.stringify(errors).length).toBeLessThan(32_000);
  });

  test('large pages within large pages', async () => {
    const { errors } = await api.post(null, '{ users(first: 100) { nodes { memberships { pod { members { user { id } } } } } } }');
    expect(errors?.[0]).toMatchObject({ message: expect.stringContaining('points'), extensions: { code: 'QUERY_TOO_COMPLEX' } });
  });
});

describe('whoever asks too much in a minute', () => {
  test('waits, and others do not', async () => {
    const [greedy, modest] = [await api.key('integration', ['members:read']), await api.key('integration', ['members:read'])];
    const page = '{ users(first: 100) { nodes { id firstName username bio timezone isActive version currentStreak longestStreak createdAt } } }';
    let answer = await api.post(greedy.token, page);
    while (answer.status === 200) answer = await api.post(greedy.token, page);
    const refused = answer;
    const retryAfter = Number(refused.headers.get('retry-after'));
    expect(refused.errors?.[0]?.extensions).toEqual({ code: 'RATE_LIMITED', retryAfter, resetAt: expect.any(String) });
    expect(refused.status).toBe(429);
    expect((await api.post(modest.token, page)).status).toBe(200);
  });

  test('is let in again after the time that they were told, long before all points are back', async () => {
    const [admin, { id, token }] = [await api.key('admin'), await api.key('integration', ['members:read'])];
    await api.post(admin.token, `mutation { updateApiKey(input: { id: "${id}", rateLimitPerMinute: 100 }) { apiKey { id } } }`);
    const ask = () => api.post(token, '{ health { status } }');
    let answer = await ask();
    while (answer.status === 200) answer = await ask();
    const { retryAfter, resetAt } = answer.errors![0]!.extensions as { retryAfter: number; resetAt: string };
    expect(Date.parse(resetAt) - Date.now()).toBeGreaterThan(50_000);
    expect(retryAfter).toBeLessThan(5);
    await wait(retryAfter * 1_000);
    expect((await ask()).status).toBe(200);
  });
});

describe('a key with a budget of its own', () => {
  test('is told with each answer what it cost, what is left of that budget and when all of it is back', async () => {
    const admin = await api.key('admin');
    const { id, token } = await api.key('integration', ['members:read']);
    await api.post(admin.token, `mutation { updateApiKey(input: { id: "${id}", rateLimitPerMinute: 100 }) { apiKey { id } } }`);
    const { extensions } = await api.post(token, '{ health { status } }');
    expect(extensions).toEqual({ cost: 2, remaining: 98, resetAt: expect.any(String) });
    expect(Date.parse(extensions.resetAt) - Date.now()).toBeLessThanOrEqual(1_200);
  });
});

describe('the schema', () => {
  test('may be asked for by tools, but not together with data', async () => {
    const { data } = await api.post(null, getIntrospectionQuery());
    expect(data.__schema.queryType).toMatchObject({ name: 'Query' });
    const mixed = await api.post(null, '{ users { nodes { id } } __schema { queryType { name } } }');
    expect(mixed.errors?.[0]?.extensions.code).toBe('QUERY_TOO_COMPLEX');
  });
});

describe('an error', () => {
  test('of a name suggests nothing, and a stack is nowhere', async () => {
    const response = await raw({ method: 'POST', headers: json, body: JSON.stringify({ query: '{ helth { status } }' }) });
    const text = await response.text();
    expect(text).toContain('Cannot query field');
    expect(text).not.toMatch(/Did you mean|stack|\.ts/);
  });

  test('that nobody foresaw is masked and named by its request', async () => {
    const { token } = await api.key('admin');
    await api.database.query('alter table api_keys rename column name to gone');
    try {
      const { errors, headers } = await api.post(token, '{ apiKeys { name } }');
      expect(errors?.[0]?.extensions).toEqual({ code: 'INTERNAL', requestId: headers.get('x-request-id') });
      expect(JSON.stringify(errors)).not.toContain('column');
    } finally {
      await api.database.query('alter table api_keys rename column gone to name');
    }
  });
});

describe('beside GraphQL', () => {
  test('the process tells that it lives and whether it is ready', async () => {
    expect((await raw({}, '/livez')).status).toBe(200);
    expect(await (await raw({}, '/readyz')).json()).toEqual({ status: 'ready' });
  });

  test('the playground comes from the installed packages alone', async () => {
    const page = await raw({}, '/playground');
    const html = await page.text();
    expect(page.headers.get('content-security-policy')).toContain("default-src 'none'");
    const parts = [...html.matchAll(/(?:src|href)="(\/[^"]*)"/g)].map(([, path]) => path as string);
    expect(parts).toHaveLength(7);
    for (const path of parts) {
      expect(path).toMatch(/^\/playground\//);
      expect((await raw({}, path)).status).toBe(200);
    }
  });

  test('there is nothing else', async () => {
    const response = await raw({}, '/admin/../etc');
    expect([response.status, response.headers.get('content-type')]).toEqual([404, 'application/json; charset=utf-8']);
    expect((await raw({ method: 'POST' }, '/playground')).status).toBe(404);
  });
});
