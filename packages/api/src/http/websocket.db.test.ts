import { randomUUID } from 'node:crypto';
import { createClient, type Client } from 'graphql-ws';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { WebSocket } from 'ws';
import { testApi } from '../../test/support/api.ts';
import { makeUser } from '../../test/support/make.ts';
import { ask, init, Speaker } from '../../test/support/speaker.ts';
import { recordEvents, type NewEvent } from '../event/record-event.ts';

const api = await testApi();
const url = `${api.app.url.replace('http', 'ws')}/graphql`;
const open: { terminate(): void }[] = [];
const speak = (headers: Record<string, string> = {}, protocol?: string): Speaker => {
  const speaker = new Speaker(url, headers, protocol);
  open.push(speaker.socket);
  return speaker;
};
afterEach(() => {
  for (const socket of open.splice(0)) socket.terminate();
});

const EVENTS =
  'subscription ($after: String, $types: [EventType!], $userId: ID) { events(after: $after, types: $types, userId: $userId) { cursor id type userId } }';

async function happen(...events: Partial<NewEvent>[]): Promise<void> {
  const { orm, clock, wakeRelay } = api.app.context;
  await orm.em.fork().transactional((em) =>
    recordEvents(
      em,
      events.map((event) => ({ type: 'user.updated', at: clock.now(), ...event })),
    ),
  );
  wakeRelay();
}

/** A follower of the log by the usual client, and what it has seen. */
function follow(
  token: string,
  variables: object = {},
): { seen: { cursor: string; id: string; type: string; userId: string | null }[]; client: Client; over: Promise<unknown> } {
  const seen: { cursor: string; id: string; type: string; userId: string | null }[] = [];
  const closed = Promise.withResolvers<unknown>();
  const client = createClient({
    url,
    webSocketImpl: WebSocket,
    retryAttempts: 0,
    connectionParams: { authorization: `Bearer ${token}` },
    on: { closed: closed.resolve },
  });
  open.push(client);
  client.subscribe<{ events: (typeof seen)[number] }>(
    { query: EVENTS, variables: { ...variables } },
    { next: ({ data }) => void (data && seen.push(data.events)), error: () => undefined, complete: () => undefined },
  );
  return { seen, client, over: closed.promise };
}
const seenBy = (follower: { seen: unknown[] }, count: number): Promise<void> => vi.waitFor(() => expect(follower.seen).toHaveLength(count), 15_000);

describe('a socket', () => {
  test('asks and is answered, with its cost', async () => {
    const speaker = speak();
    await speaker.begin(init(), ask('1', '{ health { status } }'));
    expect((await speaker.hear((line) => line.type === 'next')).payload).toMatchObject({ data: { health: { status: 'ok' } }, extensions: { cost: 2 } });
    await speaker.hear((line) => line.type === 'complete');
  });

  test.each([
    ['a slip in the syntax', '{ health {', 'GRAPHQL_PARSE_FAILED'],
    ['a field that does not exist', '{ helth { status } }', 'GRAPHQL_VALIDATION_FAILED'],
    ['a cyclic query of thirty levels', `{ users { nodes { ${'memberships { user { '.repeat(14)} id ${'} }'.repeat(14)} } } }`, 'QUERY_TOO_COMPLEX'],
    ['brackets without end', '{a'.repeat(20_000), 'QUERY_TOO_COMPLEX'],
    ['something that needs a key', EVENTS, 'UNAUTHENTICATED'],
  ])('stays open after %s, which is refused in few words', async (_, query, code) => {
    const speaker = speak();
    await speaker.begin(init());
    await speaker.say(ask('bad', query));
    const refused = await speaker.hear((line) => line.id === 'bad');
    const [error] = refused.type === 'error' ? refused.payload : refused.payload.errors;
    expect(error.extensions.code).toBe(code);
    expect(JSON.stringify(refused).length).toBeLessThan(32_000);
    await speaker.say(ask('good', '{ health { status } }'));
    await speaker.hear((line) => line.id === 'good' && line.type === 'next');
  });

  test('carries twenty operations and no more', async () => {
    const { token } = await api.key('integration', ['events:read']);
    const speaker = speak();
    await speaker.begin(init(token), ...Array.from({ length: 21 }, (_, i) => ask(String(i), EVENTS)));
    const refused = await speaker.hear((line) => line.type === 'error');
    expect(refused).toMatchObject({ id: '20', payload: [{ extensions: { code: 'RATE_LIMITED' } }] });
  });

  test.each([
    ['that says nothing for three seconds', [], 4408],
    ['that asks before it has introduced itself', [ask('1', '{ health { status } }')], 4401],
    ['with a key that nobody knows', [init('tpm_admin_aaaaaaaaaaaa_' + 'x'.repeat(43))], 4403],
    ['that speaks no JSON', ['hello'], 4400],
    ['with a message that is too large', ['x'.repeat(300_000)], 1009],
  ] as [string, (object | string)[], number][])('%s is closed', async (_, messages, code) => {
    const speaker = speak();
    await speaker.say(...messages);
    expect((await speaker.close()).code).toBe(code);
  });

  test('from a foreign page, or of another protocol, is not opened', async () => {
    expect((await speak({ origin: 'https://elsewhere.example' }).close()).reason).toBe('refused');
    expect((await speak({}, 'graphql-ws').close()).code).not.toBe(1000);
    const own = speak({ origin: api.app.url });
    await own.begin(init());
  });
});

describe('a subscription to the log', () => {
  test('sends each event as it happens, in order, and only those that are wanted', async () => {
    const { token } = await api.key('admin');
    const userId = randomUUID();
    const all = follow(token, { types: ['USER_UPDATED', 'COMMITMENT_COMPLETED', 'KPIS_REFRESHED'] });
    const some = follow(token, { types: ['COMMITMENT_COMPLETED'], userId });
    const live = speak();
    await live.begin(init(token), ask('ready', '{ health { status } }'));
    await live.hear((line) => line.type === 'complete');
    await vi.waitFor(async () => {
      await happen({ type: 'kpis.refreshed' });
      expect(all.seen.length).toBeGreaterThan(0);
    }, 15_000);
    await happen({ userId }, { type: 'commitment.completed', userId }, { type: 'commitment.completed', userId: randomUUID() });
    await vi.waitFor(
      () =>
        expect(all.seen.filter((event) => event.type !== 'KPIS_REFRESHED').map((event) => event.type)).toEqual([
          'USER_UPDATED',
          'COMMITMENT_COMPLETED',
          'COMMITMENT_COMPLETED',
        ]),
      5_000,
    );
    await seenBy(some, 1);
    expect(some.seen).toMatchObject([{ type: 'COMMITMENT_COMPLETED', userId }]);
  });

  test('resumed after every cut from the last cursor has each event exactly once, and the list has the same cursors', async () => {
    const { token } = await api.key('admin');
    const { data } = await api.post(token, '{ events(last: 1) { pageInfo { endCursor } } }');
    const start: string = data.events.pageInfo.endCursor;
    const written = Array.from({ length: 60 }, () => randomUUID());
    const writing = (async () => {
      for (const userId of written) await happen({ type: 'pod.updated', userId });
    })();
    const seen: string[] = [];
    let cursor = start;
    while (seen.length < 60) {
      const part = follow(token, { after: cursor, types: ['POD_UPDATED'] });
      await vi.waitFor(() => expect(part.seen.length).toBeGreaterThan(0), 15_000);
      part.client.terminate();
      seen.push(...part.seen.map((event) => event.userId ?? ''));
      cursor = part.seen.at(-1)!.cursor;
    }
    await writing;
    expect(seen).toEqual(written);
    const list = await api.post(
      token,
      'query ($after: String) { events(after: $after, first: 100, types: [POD_UPDATED]) { nodes { cursor userId } pageInfo { endCursor } } }',
      { variables: { after: start } },
    );
    expect(list.data.events.nodes.map((event: { userId: string }) => event.userId)).toEqual(written);
    expect(list.data.events.pageInfo.endCursor).toBe(cursor);
  });

  test('shows a member only what is theirs', async () => {
    const em = api.database.em();
    const [mine, other] = [await makeUser(em), await makeUser(em)];
    const bot = await api.key('service', ['act-as', 'deliveries'], 'commitment-bot');
    const speaker = speak();
    await speaker.begin(
      { type: 'connection_init', payload: { authorization: `Bearer ${bot.token}`, 'x-act-as': `telegram:${mine.telegramUserId}` } },
      ask('log', EVENTS, { types: ['USER_UPDATED'] }),
    );
    await vi.waitFor(async () => {
      await happen({ userId: other.id }, { userId: mine.id });
      expect(speaker.lines.filter((line) => line.type === 'next').length).toBeGreaterThan(0);
    }, 15_000);
    const seen = speaker.lines.filter((line) => line.type === 'next').map((line) => line.payload.data.events.userId);
    expect(new Set(seen)).toEqual(new Set([mine.id]));
  });

  test('that cannot read an event ends with the reason, and resumed from its cursor leaves nothing out', async () => {
    const { token } = await api.key('integration', ['events:read']);
    const steady = follow(token);
    await vi.waitFor(async () => {
      await happen({});
      expect(steady.seen.length).toBeGreaterThan(1);
    }, 15_000);
    const [first, second] = steady.seen;
    const speaker = speak();
    await api.database.em().transactional(async (em) => {
      await em.execute('lock table events in access exclusive mode');
      await speaker.begin(init(token), ask('log', EVENTS, { after: first!.cursor }));
      const line = await speaker.hear(({ type }) => type !== 'connection_ack');
      expect(line).toMatchObject({ type: 'error', id: 'log', payload: [{ extensions: { code: 'TIMEOUT' } }] });
    });
    const resumed = follow(token, { after: first!.cursor, types: ['USER_UPDATED'] });
    await vi.waitFor(() => expect(resumed.seen[0]?.id).toBe(second!.id), 15_000);
  });

  test('with a cursor of another list is refused', async () => {
    const { token } = await api.key('admin');
    const speaker = speak();
    await speaker.begin(init(token), ask('log', EVENTS, { after: 'bm9uc2Vuc2U=' }));
    const refused = await speaker.hear((line) => line.id === 'log');
    expect(JSON.stringify(refused)).toContain('BAD_CURSOR');
  });
});

describe('rights that end close the socket', () => {
  const REVOKE = 'mutation ($id: ID!) { revokeApiKey(input: { id: $id }) { apiKey { revokedAt } } }';

  test('when the key is revoked', async () => {
    const admin = await api.key('admin');
    const { id, token } = await api.key('integration', ['events:read']);
    const speaker = speak();
    await speaker.begin(init(token), ask('log', EVENTS));
    const { errors } = await api.post(admin.token, REVOKE, { variables: { id } });
    expect(errors).toBeUndefined();
    expect(await speaker.close()).toEqual({ code: 4403, reason: 'This key was revoked. Ask an admin for another.' });
  });

  test('when the key expires', async () => {
    const { id, token } = await api.key('integration', ['events:read']);
    await api.database.query("update api_keys set expires_at = now() + interval '2 seconds' where id = $1", [id]);
    const speaker = speak();
    await speaker.begin(init(token));
    expect((await speaker.close()).reason).toContain('expired');
  });

  test('when an admin who acts loses the role', async () => {
    const user = await makeUser(api.database.em());
    await api.database.query("insert into user_roles (user_id, role_type) values ($1, 'admin')", [user.id]);
    const bot = await api.key('service', ['act-as'], 'commitment-bot');
    const speaker = speak();
    await speaker.begin({ type: 'connection_init', payload: { authorization: `Bearer ${bot.token}`, 'x-act-as': `telegram:${user.telegramUserId}` } });
    await api.database.query("delete from user_roles where user_id = $1 and role_type = 'admin'", [user.id]);
    await happen({ type: 'role.revoked', userId: user.id });
    expect(await speaker.close()).toEqual({ code: 4403, reason: 'Your role has changed: connect again.' });
  });
});
