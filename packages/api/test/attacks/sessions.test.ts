import { expect, test, vi } from 'vitest';
import { BOT_TOKENS, fieldsFor, hashOf, initDataFor, WEB_APP_SECRETS, written } from '../support/init-data.ts';
import { type Attack, type Reply, replyOf, target, withstands } from './target.ts';

const PAGE = 'https://app.example.org';
const it = await target({ webAppSecrets: WEB_APP_SECRETS, allowedOrigins: [PAGE] });
const { app, ana, ben, ask, botKey, database } = it;
const START = 'mutation ($input: StartSessionInput!) { startSession(input: $input) { token session { id } } }';
const ME = '{ me { id email } }';
const now = (): Date => new Date();
const start = (initData: unknown, token: string | null = null, headers = {}): Promise<Reply> => ask(START, { input: { initData } }, token, headers);
const begin = async (telegramUserId: string): Promise<string> => (await start(initDataFor(telegramUserId, now()))).data.startSession.token;

const anas = await begin(ana.telegramUserId);
const used = initDataFor(ana.telegramUserId, now());
await start(used);
const ended = await begin(ana.telegramUserId);
await ask('mutation { endSession(input: {}) { session { id } } }', {}, ended);
await vi.waitFor(async () => {
  if ((await ask(ME, {}, ended)).status !== 401) throw new Error('The session has not ended.');
}, 15_000);

const forged = (sentence: string, initData: () => unknown, code = 'UNAUTHENTICATED'): Attack => ({
  sentence,
  send: () => start(initData()),
  code,
  hides: /tpm_member|[0-9a-f]{64}/,
});
const fresh = fieldsFor(ana.telegramUserId, now());
const hash = hashOf(fresh, BOT_TOKENS.commitment);
const signed = (fields: Record<string, string>): string => written({ ...fields, hash: hashOf(fields, BOT_TOKENS.commitment) });
const bearing = (sentence: string, token: string, headers: Record<string, string> = {}): Attack => ({
  sentence,
  send: () => ask(ME, {}, token, headers),
  status: 401,
  code: 'UNAUTHENTICATED',
  hides: /ana@example/,
});
const HOUR_MS = 3_600_000;

withstands(it, [
  forged('initData that another bot’s token signs is refused', () => initDataFor(ana.telegramUserId, now(), { token: '1000000009:AAsomebody-elses-bot' })),
  forged('initData that nobody signs is refused', () => written(fresh)),
  forged('initData with an empty hash is refused', () => written({ ...fresh, hash: '' })),
  forged('initData with its hash in upper case is refused', () => written({ ...fresh, hash: hash.toUpperCase() })),
  forged('initData with the hash of somebody else’s is refused', () => written({ ...fieldsFor(ben.telegramUserId, now()), hash })),
  forged('initData that was used is refused', () => used),
  forged('initData that was used is refused in another order', () => written(Object.fromEntries([...new URLSearchParams(used)].toReversed()))),
  forged('initData that was used is refused written another way', () => `?${used.replaceAll('+', '%20')}&&`),
  forged('initData of more than an hour ago is refused', () => initDataFor(ana.telegramUserId, new Date(Date.now() - HOUR_MS - 5_000))),
  forged('initData from the future is refused', () => initDataFor(ana.telegramUserId, new Date(Date.now() + 120_000))),
  forged('initData from a future that no clock reaches is refused', () => signed({ ...fresh, auth_date: '99999999999' })),
  forged('initData that is signed and names no one is refused', () => signed({ ...fresh, user: 'null' })),
  forged('initData that is signed and names an id beyond all numbers is refused', () => signed({ ...fresh, user: '{"id":1e400}' })),
  forged('initData that names two people is refused', () => `${signed(fresh)}&user=${encodeURIComponent(`{"id":${ben.telegramUserId}}`)}`, 'INVALID_INPUT'),
  forged('initData with a field that passes for two is refused', () => written({ user: `x\nauth_date=${fresh['auth_date']}`, hash }), 'INVALID_INPUT'),
  forged('initData with a name of look-alike letters is refused', () => `${signed(fresh)}&us%D0%B5r=x`, 'INVALID_INPUT'),
  forged('initData of ninety thousand characters is refused', () => 'a=b&'.repeat(22_500), 'INVALID_INPUT'),
  forged('initData that is an object is refused', () => ({ $ne: '' }), 'INVALID_INPUT'),
  forged('initData that is empty is refused', () => '', 'INVALID_INPUT'),
  bearing('a session that was ended is refused', ended),
  bearing('a session with the end of another is refused', anas.slice(0, -4) + ended.slice(-4)),
  bearing('a session that passes for an admin’s key is refused', anas.replace('tpm_member_', 'tpm_admin_')),
  {
    sentence: 'a session that acts for somebody else is refused',
    send: () => ask(ME, {}, anas, { 'x-act-as': `telegram:${ben.telegramUserId}` }),
    status: 403,
    code: 'FORBIDDEN',
    hides: /ben@example/,
  },
  {
    sentence: 'a session that a browser sends as a cookie opens nothing',
    send: () => ask('mutation { updateProfile(input: { bio: "x" }) { user { id } } }', {}, null, { cookie: `__Host-session=${anas}; token=${anas}` }),
    code: 'UNAUTHENTICATED',
  },
  {
    sentence: 'a session in the address opens nothing',
    send: () => replyOf(fetch(`${app.url}/graphql?access_token=${anas}&authorization=Bearer%20${anas}&query=${encodeURIComponent(ME)}`)),
    code: null,
    hides: /ana@example/,
  },
  {
    sentence: 'a session of one’s own does not end somebody else’s',
    send: async () => {
      const [{ id }] = (await database.query<{ id: string }>(`select id from api_keys where prefix = $1`, [anas.slice(0, -44)])) as [{ id: string }];
      return ask('mutation ($id: ID!) { endSession(input: { id: $id }) { session { id } } }', { id }, botKey, { 'x-act-as': `telegram:${ben.telegramUserId}` });
    },
    code: 'NOT_FOUND',
  },
]);

test('who is made to come in with a session that is known already gets another, and the known one stays its own member’s', async () => {
  const { data } = await start(initDataFor(ben.telegramUserId, now()), anas);
  const bens: string = data.startSession.token;
  expect(bens).not.toBe(anas);
  expect((await ask(ME, {}, bens)).data.me.id).toBe(ben.id);
  expect((await ask(ME, {}, anas)).data.me.id).toBe(ana.id);
});

const asked = (origin: string, more: RequestInit = {}): Promise<Response> => fetch(`${app.url}/graphql`, { ...more, headers: { origin, ...more.headers } });
const allowed = (response: Response): string[] =>
  [...response.headers].filter(([name]) => name.startsWith('access-control')).map(([name, value]) => `${name}: ${value}`);
const PREFLIGHT = { method: 'OPTIONS', headers: { 'access-control-request-method': 'POST', 'access-control-request-headers': 'authorization, content-type' } };
const CALL = { method: 'POST', headers: { 'content-type': 'application/json' }, body: '{"query":"{ health { status } }"}' };

test('a page of an allowed origin may ask and read, and the browser sends nothing along by itself', async () => {
  const preflight = await asked(PAGE, PREFLIGHT);
  expect([preflight.status, allowed(preflight)]).toEqual([
    204,
    [
      'access-control-allow-headers: accept, authorization, content-type, x-request-id',
      'access-control-allow-methods: GET, POST',
      `access-control-allow-origin: ${PAGE}`,
      'access-control-expose-headers: retry-after, x-request-id',
      'access-control-max-age: 600',
    ],
  ]);
  const answer = await asked(PAGE, CALL);
  expect([answer.status, answer.headers.get('vary'), answer.headers.get('access-control-allow-origin')]).toEqual([200, 'origin', PAGE]);
  expect(answer.headers.get('access-control-allow-credentials')).toBeNull();
});

test.each(['https://app.example.org.evil.example', 'http://app.example.org', 'https://app.example.org:8443', 'https://APP.example.org', 'null', '*'])(
  'a page of %s may not',
  async (origin) => {
    expect([(await asked(origin, PREFLIGHT)).status, allowed(await asked(origin, PREFLIGHT)), allowed(await asked(origin, CALL))]).toEqual([405, [], []]);
  },
);

test('no word of initData or of a session is logged', async () => {
  const user = await begin(ana.telegramUserId);
  await ask(ME, {}, user);
  for (const secret of [anas.slice(-43), user.slice(-43), hash, fresh['query_id']!]) expect(it.logged()).not.toContain(secret);
});
