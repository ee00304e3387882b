import { expect, test } from 'vitest';
import { buildApp } from '../app.ts';
import { type Answered, testApi } from '../../test/support/api.ts';
import { fixedClock } from '../../test/support/clock.ts';
import { BOT_TOKENS, initDataFor, WEB_APP_SECRETS } from '../../test/support/init-data.ts';
import { makeRole, makeUser } from '../../test/support/make.ts';
import { ask, init, Speaker } from '../../test/support/speaker.ts';
import type { User } from '../user/user.entity.ts';
import { forgetSessions } from './session.actions.ts';

const HOUR_MS = 3_600_000;
const clock = fixedClock();
const api = await testApi({ clock, webAppSecrets: WEB_APP_SECRETS });
const bot = await api.key('service', ['act-as'], 'commitment-bot');
const admin = await api.key('admin');
const START = 'mutation ($input: StartSessionInput!) { startSession(input: $input) { token session { id kind name scopes createdAt expiresAt } } }';
const END = 'mutation ($input: EndSessionInput!) { endSession(input: $input) { session { id revokedAt } } }';
const ME = '{ me { id } }';

const someone = (): Promise<User> => makeUser(api.database.em());
const start = (initData: string, more: object = {}): Promise<Answered> => api.post(null, START, { variables: { input: { initData, ...more } } });
const begin = async (user: User): Promise<{ token: string; id: string }> => {
  const { data, errors } = await start(initDataFor(user.telegramUserId, clock.now()));
  expect(errors).toBeUndefined();
  return { token: data.startSession.token, id: data.startSession.session.id };
};
const refusal = ({ errors }: Answered): unknown => [errors?.[0]?.extensions.code, errors?.[0]?.message];
const codeOf = ({ errors }: Answered): unknown => errors?.[0]?.extensions.code;
const OVER = ['UNAUTHENTICATED', 'This session has ended. Open the page from the bot again.'];
const BEFORE = ['UNAUTHENTICATED', 'A session was begun with this initData before. Open the page from the bot again.'];

test.each(Object.entries(BOT_TOKENS))(
  'who opened a page of the %s bot has a session of 24 hours, and is asked and answered as themselves',
  async (_, token) => {
    const user = await someone();
    const { data } = await start(initDataFor(user.telegramUserId, clock.now(), { token }));
    const { session, token: shown } = data.startSession;
    expect(session).toMatchObject({ kind: 'MEMBER', scopes: [], createdAt: clock.now().toISOString() });
    expect(Date.parse(session.expiresAt) - clock.now().getTime()).toBe(24 * HOUR_MS);
    expect((await api.post(shown, ME)).data.me).toEqual({ id: user.id });
    const [row] = await api.database.query<{ secret_hash: string; exchanged_hash: string }>('select * from api_keys where id = $1', [session.id]);
    expect(row!.secret_hash).toMatch(/^[0-9a-f]{64}$/);
    expect(JSON.stringify(row)).not.toContain(shown.slice(-43));
  },
);

test('initData begins one session, in whatever order it comes, and also when ten ask at once', async () => {
  const user = await someone();
  const initData = initDataFor(user.telegramUserId, clock.now());
  const answers = await Promise.all(Array.from({ length: 10 }, () => start(initData)));
  expect(answers.filter(({ errors }) => errors === undefined)).toHaveLength(1);
  const reordered = new URLSearchParams([...new URLSearchParams(initData)].toReversed()).toString();
  for (const answer of [...answers.filter(({ errors }) => errors), await start(reordered)]) expect(refusal(answer)).toEqual(BEFORE);
  expect(await api.database.query('select 1 from api_keys where user_id = $1', [user.id])).toHaveLength(1);
});

test('after it was ended, its initData begins no other', async () => {
  const user = await someone();
  const initData = initDataFor(user.telegramUserId, clock.now());
  const { token } = (await start(initData)).data.startSession;
  await api.post(token, END, { variables: { input: {} } });
  expect(refusal(await start(initData))).toEqual(BEFORE);
});

test('a repeat with the same idempotency key begins no second session and does not show the token again; another person’s key is their own', async () => {
  const [one, other] = [await someone(), await someone()];
  const initData = initDataFor(one.telegramUserId, clock.now());
  expect((await start(initData, { idempotencyKey: 'once' })).errors).toBeUndefined();
  expect(codeOf(await start(initData, { idempotencyKey: 'once' }))).toBe('CONFLICT');
  expect(codeOf(await start(initDataFor(one.telegramUserId, clock.now()), { idempotencyKey: 'once' }))).toBe('IDEMPOTENCY_CONFLICT');
  expect(codeOf(await start(initDataFor(other.telegramUserId, clock.now()), { idempotencyKey: 'once' }))).toBeUndefined();
  const kept = await api.database.query("select answer from idempotency_keys where key = 'once'");
  expect(JSON.stringify(kept)).not.toMatch(/tpm_member/);
});

test('who never wrote to a bot is told to', async () => {
  expect(refusal(await start(initDataFor('123', clock.now())))).toEqual(['NOT_FOUND', 'You are no member yet. Write /start to the bot first.']);
});

test('it ends after 24 hours, and can be ended before, once and for all', async () => {
  const user = await someone();
  const [late, ended] = [await begin(user), await begin(user)];
  const first = await api.post(ended.token, END, { variables: { input: {} } });
  expect(first.data.endSession.session).toEqual({ id: ended.id, revokedAt: clock.now().toISOString() });
  await expect.poll(async () => refusal(await api.post(ended.token, ME)), { timeout: 15_000 }).toEqual(OVER);
  const again = await api.post(late.token, END, { variables: { input: { id: ended.id } } });
  expect(again.data.endSession.session).toEqual(first.data.endSession.session);
  clock.advance(24 * HOUR_MS);
  expect(refusal(await api.post(late.token, ME))).toEqual(OVER);
  clock.advance(-24 * HOUR_MS);
});

test('its member sees and ends it from anywhere, an admin too, and nobody else', async () => {
  const [user, other] = [await someone(), await someone()];
  const [first, second] = [await begin(user), await begin(user)];
  const foreign = await begin(other);
  const LIST = 'query ($userId: ID) { sessions(userId: $userId) { id } apiKeys { id } }';
  const viaBot = { headers: { 'x-act-as': `telegram:${user.telegramUserId}` } };
  const listed = async (token: string, userId: string | null, more: { headers?: Record<string, string> } = {}): Promise<unknown> => {
    const { data } = await api.post(token, LIST, { ...more, variables: { userId } });
    return new Set(data.sessions.map(({ id }: { id: string }) => id));
  };
  expect(await listed(first.token, null)).toEqual(new Set([first.id, second.id]));
  expect(await listed(bot.token, null, viaBot)).toEqual(new Set([first.id, second.id]));
  expect(await listed(admin.token, user.id)).toEqual(new Set([first.id, second.id]));
  expect(await listed(foreign.token, user.id)).toEqual(new Set());
  expect(codeOf(await api.post(foreign.token, END, { variables: { input: { id: first.id } } }))).toBe('NOT_FOUND');
  expect(codeOf(await api.post(first.token, END, { variables: { input: { id: bot.id } } }))).toBe('NOT_FOUND');
  expect(codeOf(await api.post(bot.token, END, { ...viaBot, variables: { input: {} } }))).toBe('INVALID_INPUT');
  expect((await api.post(bot.token, END, { ...viaBot, variables: { input: { id: second.id } } })).errors).toBeUndefined();
  expect(await listed(first.token, null)).toEqual(new Set([first.id]));
  await api.post(admin.token, `mutation { revokeApiKey(input: { id: "${first.id}" }) { apiKey { id } } }`);
  await expect.poll(async () => refusal(await api.post(first.token, ME)), { timeout: 15_000 }).toEqual(OVER);
  const { data } = await api.post(admin.token, '{ apiKeys { id } }');
  expect(data.apiKeys.map(({ id }: { id: string }) => id)).not.toContain(first.id);
});

test('it is worth what a member may do, for an admin too, and acts for nobody else', async () => {
  const user = await someone();
  await makeRole(api.database.em(), { user, roleType: 'super_admin' });
  const { token } = await begin(user);
  expect((await api.post(token, '{ me { id } apiKeys { id kind } }')).data).toEqual({ me: { id: user.id }, apiKeys: [] });
  expect(codeOf(await api.post(token, 'mutation { createPod(input: { name: "x" }) { pod { id } } }'))).toBe('FORBIDDEN');
  expect(codeOf(await api.post(token, ME, { headers: { 'x-act-as': `telegram:${user.telegramUserId}` } }))).toBe('FORBIDDEN');
});

test('no admin makes a session for somebody, and none is rotated', async () => {
  const CREATE = 'mutation { createApiKey(input: { name: "x", kind: MEMBER, scopes: [] }) { token } }';
  expect((await api.post(admin.token, CREATE)).errors?.[0]?.extensions).toEqual({ code: 'INVALID_INPUT', field: 'kind' });
  const { id } = await begin(await someone());
  expect(codeOf(await api.post(admin.token, `mutation { rotateApiKey(input: { id: "${id}" }) { token } }`))).toBe('CONFLICT');
});

test('beginning, ending and what is done between are written down as the member’s', async () => {
  const user = await someone();
  const { token, id } = await begin(user);
  await api.post(token, 'mutation { updateProfile(input: { bio: "I like lists." }) { user { id } } }');
  await api.post(token, END, { variables: { input: {} } });
  const lines = await api.database.query('select operation, viewer_kind, key_id, actor_id from audit_log where subject_id = $1', [user.id]);
  const by = { viewer_kind: 'member', actor_id: user.id };
  expect(new Set(lines)).toEqual(
    new Set([
      { operation: 'startSession', key_id: null, ...by },
      { operation: 'updateProfile', key_id: id, ...by },
      { operation: 'endSession', key_id: id, ...by },
    ]),
  );
});

test('the sessions of a member pay from one purse, a tenth of what a key may spend', async () => {
  const thrifty = await buildApp({ databaseUrl: api.database.url, clock, webAppSecrets: WEB_APP_SECRETS, rateLimitPerMinute: 1_000 });
  try {
    const user = await someone();
    const [one, other, stranger] = [await begin(user), await begin(user), await begin(await someone())];
    const asks = async (token: string, query: string): Promise<{ extensions?: { remaining: number }; errors?: { extensions: { code: string } }[] }> => {
      const headers = { 'content-type': 'application/json', authorization: `Bearer ${token}` };
      return (await fetch(`${thrifty.url}/graphql`, { method: 'POST', headers, body: JSON.stringify({ query }) })).json() as Promise<object>;
    };
    // More than a tenth of a thousand: it takes minutes until that is back.
    const dear = await asks(
      one.token,
      '{ commitments(first: 100) { nodes { id user { id firstName } } } podMemberships(first: 100) { nodes { pod { name } } } }',
    );
    expect(dear.extensions).toMatchObject({ remaining: 0 });
    expect((await asks(other.token, ME)).errors?.[0]?.extensions.code).toBe('RATE_LIMITED');
    expect((await asks(stranger.token, ME)).errors).toBeUndefined();
  } finally {
    await thrifty.stop();
  }
});

test('when it ends, its sockets are closed on every process', async () => {
  const elsewhere = await buildApp({ databaseUrl: api.database.url, clock, webAppSecrets: WEB_APP_SECRETS });
  try {
    const user = await someone();
    const { token, id } = await begin(user);
    const speakers = [api.app.url, elsewhere.url].map((url) => new Speaker(`${url.replace('http', 'ws')}/graphql`));
    for (const speaker of speakers) await speaker.begin(init(token), ask('1', 'subscription { events { id } }'));
    await api.post(bot.token, END, { headers: { 'x-act-as': `telegram:${user.telegramUserId}` }, variables: { input: { id } } });
    for (const speaker of speakers) expect(await speaker.close()).toEqual({ code: 4403, reason: OVER[1] });
  } finally {
    await elsewhere.stop();
  }
});

test('it goes with its member, from their copy to their erasure', async () => {
  const user = await someone();
  const { token, id } = await begin(user);
  const { data } = await api.post(token, 'mutation { exportMember(input: {}) { document } }');
  expect(data.exportMember.document).toContain(id);
  expect(data.exportMember.document).not.toMatch(/secret_hash|exchanged_hash/);
  expect((await api.post(token, 'mutation { eraseMember(input: { confirmation: "ERASE MY DATA" }) { userId } }')).errors).toBeUndefined();
  expect(await api.database.query('select 1 from api_keys where id = $1', [id])).toEqual([]);
  await expect.poll(async () => codeOf(await api.post(token, ME)), { timeout: 15_000 }).toBe('UNAUTHENTICATED');
});

test('a week after it ended it is forgotten', async () => {
  const { id } = await begin(await someone());
  const stays = async (): Promise<boolean> => (await api.database.query('select 1 from api_keys where id = $1', [id])).length === 1;
  const DAY_MS = 24 * HOUR_MS;
  await forgetSessions(api.app.orm.em.fork(), new Date(clock.now().getTime() + 8 * DAY_MS), 100);
  expect(await stays()).toBe(true);
  await forgetSessions(api.app.orm.em.fork(), new Date(clock.now().getTime() + 8 * DAY_MS + 1), 100);
  expect(await stays()).toBe(false);
  expect(await api.database.query('select 1 from api_keys where id = $1', [bot.id])).toHaveLength(1);
});

test('where no bot’s secret is set, nobody is let in', async () => {
  const closed = await buildApp({ databaseUrl: api.database.url, clock });
  try {
    const input = { initData: initDataFor((await someone()).telegramUserId, clock.now()) };
    const response = await fetch(`${closed.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ query: START, variables: { input } }),
    });
    expect(await response.json()).toMatchObject({ data: null, errors: [{ extensions: { code: 'UNAUTHENTICATED', field: 'initData' } }] });
  } finally {
    await closed.stop();
  }
});
