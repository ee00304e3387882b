import { expect, test } from 'vitest';
import { testApi } from '../../test/support/api.ts';
import { makeRole, makeUser } from '../../test/support/make.ts';

const api = await testApi();
const admin = await api.key('admin');
const CREATE =
  'mutation ($input: CreateApiKeyInput!) { createApiKey(input: $input) { token apiKey { id name kind scopes prefix expiresAt lastUsedAt revokedAt } } }';
const create = (input: object) => api.post(admin.token, CREATE, { variables: { input } });

test('a key for a third party is made with its scopes, for ninety days, and its token once', async () => {
  const { data } = await create({ name: 'Research', kind: 'INTEGRATION', scopes: ['EVENTS_READ', 'EVENTS_READ', 'MEMBERS_READ'] });
  const { token, apiKey } = data.createApiKey;
  expect(apiKey).toMatchObject({ name: 'Research', kind: 'INTEGRATION', scopes: ['EVENTS_READ', 'MEMBERS_READ'], lastUsedAt: null, revokedAt: null });
  expect(Date.parse(apiKey.expiresAt)).toBeCloseTo(Date.now() + 90 * 86_400_000, -5);
  expect(token.startsWith(`${apiKey.prefix}_`)).toBe(true);
  expect((await api.post(token, '{ users { nodes { id } } }')).errors).toBeUndefined();
});

test.each([
  ['without a name', { name: ' ', kind: 'INTEGRATION', scopes: ['EVENTS_READ'] }, 'name'],
  ['that opens nothing', { name: 'x', kind: 'INTEGRATION', scopes: [] }, 'scopes'],
  ['that opens nothing by itself', { name: 'x', kind: 'INTEGRATION', scopes: ['PII_READ'] }, 'scopes'],
  ['that posts a log it may not read', { name: 'x', kind: 'INTEGRATION', scopes: ['WEBHOOKS_WRITE', 'PII_READ'] }, 'scopes'],
  ['of a service that opens nothing', { name: 'x', kind: 'SERVICE', scopes: [] }, 'scopes'],
  ['of a service that opens nothing by itself', { name: 'x', kind: 'SERVICE', scopes: ['PII_READ'] }, 'scopes'],
  ['of a third party that would act for members', { name: 'x', kind: 'INTEGRATION', scopes: ['ACT_AS'] }, 'scopes'],
  [
    'of a third party for a year',
    { name: 'x', kind: 'INTEGRATION', scopes: ['EVENTS_READ'], expiresAt: new Date(Date.now() + 365 * 86_400_000).toISOString() },
    'expiresAt',
  ],
  ['that has ended already', { name: 'x', kind: 'SERVICE', scopes: ['ACT_AS'], expiresAt: '2020-01-01T00:00:00Z' }, 'expiresAt'],
])('a key %s is not made', async (_, input, field) => {
  const { errors } = await create(input);
  expect(errors?.[0]?.extensions).toEqual({ code: 'INVALID_INPUT', field });
});

test('a key that opens nothing is refused in words that say what is missing', async () => {
  const { errors } = await create({ name: 'x', kind: 'INTEGRATION', scopes: ['PII_READ'] });
  expect(errors?.[0]?.message).toBe(
    'A key for a third party opens nothing with pii:read alone; name at least one of members:read, commitments:read, pods:read, events:read, kpis:read.',
  );
});

test('a name is kept without signs that nobody sees or no column takes', async () => {
  const { data } = await create({ name: ' Re\u0000search\u0007 ', kind: 'INTEGRATION', scopes: ['EVENTS_READ'] });
  expect(data.createApiKey.apiKey.name).toBe('Research');
});

test('a repeat with the same idempotency key makes no second key and does not show the token again', async () => {
  const input = { name: 'Once', kind: 'INTEGRATION', scopes: ['EVENTS_READ'], idempotencyKey: 'once' };
  const first = await create(input);
  const again = await create(input);
  expect(again.errors?.[0]?.extensions.code).toBe('CONFLICT');
  const rows = await api.database.query("select id from api_keys where name = 'Once'");
  expect(rows).toHaveLength(1);
  const kept = await api.database.query<{ answer: unknown }>("select answer from idempotency_keys where key = 'once'");
  expect(JSON.stringify(kept)).not.toContain(first.data.createApiKey.token.slice(-43));
});

test('an admin who is no super admin makes and revokes keys of third parties only', async () => {
  const em = api.database.em();
  const user = await makeUser(em);
  await makeRole(em, { user, roleType: 'admin' });
  const bot = await api.key('service', ['act-as'], 'commitment-bot');
  const headers = { 'x-act-as': `telegram:${user.telegramUserId}` };
  const refused = await api.post(bot.token, CREATE, { headers, variables: { input: { name: 'x', kind: 'SERVICE', scopes: ['ACT_AS'] } } });
  expect(refused.errors?.[0]?.extensions).toEqual({ code: 'FORBIDDEN', field: 'kind' });
  const revoked = await api.post(bot.token, `mutation { revokeApiKey(input: { id: "${bot.id}" }) { apiKey { id } } }`, { headers });
  expect(revoked.errors?.[0]?.extensions).toEqual({ code: 'FORBIDDEN', field: 'id' });
  const made = await api.post(bot.token, CREATE, { headers, variables: { input: { name: 'x', kind: 'INTEGRATION', scopes: ['EVENTS_READ'] } } });
  expect(made.errors).toBeUndefined();
});

test('keys are listed for admins and revoked once and for all', async () => {
  const { id } = await api.key('integration', ['events:read'], 'Ending');
  const revoke = `mutation { revokeApiKey(input: { id: "${id}" }) { apiKey { revokedAt } } }`;
  const first = await api.post(admin.token, revoke);
  const again = await api.post(admin.token, revoke);
  expect(again.data.revokeApiKey.apiKey.revokedAt).toBe(first.data.revokeApiKey.apiKey.revokedAt);
  const events = await api.database.query('select type from events where subject_id = $1 order by seq', [id]);
  expect(events).toEqual([{ type: 'api_key.created' }, { type: 'api_key.revoked' }]);
  const { data } = await api.post(admin.token, '{ apiKeys { id name revokedAt } }');
  expect(data.apiKeys[0]).toMatchObject({ id, name: 'Ending', revokedAt: expect.any(String) });
  const unknown = await api.post(admin.token, 'mutation { revokeApiKey(input: { id: "not-an-id" }) { apiKey { id } } }');
  expect(unknown.errors?.[0]?.extensions).toMatchObject({ code: 'NOT_FOUND', field: 'id' });
});

const ROTATE =
  'mutation ($input: RotateApiKeyInput!) { rotateApiKey(input: $input) { token apiKey { id name kind scopes rateLimitPerMinute expiresAt } rotated { id expiresAt rotatedTo { id } } } }';
const rotate = (input: object, token = admin.token, headers = {}) => api.post(token, ROTATE, { variables: { input }, headers });
const answers = async (token: string): Promise<number> => (await api.post(token, '{ users { totalCount } }')).status;
const DAY_MS = 86_400_000;

test('a rotated key and the one that takes its place both work for a day; then the old one has ended', async () => {
  const made = await create({ name: 'Turning', kind: 'INTEGRATION', scopes: ['MEMBERS_READ'], rateLimitPerMinute: 500 });
  const old: { token: string; apiKey: { id: string } } = made.data.createApiKey;
  const { data, errors } = await rotate({ id: old.apiKey.id });
  expect(errors).toBeUndefined();
  const { token, apiKey, rotated } = data.rotateApiKey;
  expect(apiKey).toMatchObject({ name: 'Turning', kind: 'INTEGRATION', scopes: ['MEMBERS_READ'], rateLimitPerMinute: 500 });
  expect(Date.parse(apiKey.expiresAt)).toBeCloseTo(Date.now() + 90 * DAY_MS, -5);
  expect(rotated).toMatchObject({ id: old.apiKey.id, rotatedTo: { id: apiKey.id } });
  expect(Date.parse(rotated.expiresAt)).toBeCloseTo(Date.now() + DAY_MS, -5);
  expect([await answers(old.token), await answers(token)]).toEqual([200, 200]);
  await api.database.query("update api_keys set expires_at = now() - interval '1 second' where id = $1", [old.apiKey.id]);
  await api.post(admin.token, `mutation { updateApiKey(input: { id: "${old.apiKey.id}", name: "Turned" }) { apiKey { name } } }`);
  await expect.poll(() => answers(old.token), { timeout: 15_000 }).toBe(401);
  expect(await answers(token)).toBe(200);
  const again = await rotate({ id: old.apiKey.id });
  expect(again.errors?.[0]?.extensions).toEqual({ code: 'CONFLICT', field: 'id' });
});

test('without an overlap the old key ends at once', async () => {
  const old = await api.key('integration', ['members:read']);
  const { data } = await rotate({ id: old.id, overlapHours: 0 });
  await expect.poll(() => answers(old.token), { timeout: 15_000 }).toBe(401);
  expect(await answers(data.rotateApiKey.token)).toBe(200);
});

test.each([
  ['with an overlap of more than a week', { overlapHours: 169 }, 'overlapHours'],
  ['with an overlap before now', { overlapHours: -1 }, 'overlapHours'],
  ['for a year', { expiresAt: new Date(Date.now() + 365 * DAY_MS).toISOString() }, 'expiresAt'],
  ['that has ended already', { expiresAt: '2020-01-01T00:00:00Z' }, 'expiresAt'],
])('a key is not rotated to one %s', async (_, more, field) => {
  const old = await api.key('integration', ['members:read']);
  expect((await rotate({ id: old.id, ...more })).errors?.[0]?.extensions).toEqual({ code: 'INVALID_INPUT', field });
});

test('the key of an admin is rotated by that admin alone', async () => {
  const em = api.database.em();
  const [one, other] = [await makeUser(em), await makeUser(em)];
  for (const user of [one, other]) await makeRole(em, { user, roleType: 'super_admin' });
  const bot = await api.key('service', ['act-as'], 'commitment-bot');
  const as = (user: typeof one) => ({ 'x-act-as': `telegram:${user.telegramUserId}` });
  const mine = await api.post(bot.token, 'mutation { createApiKey(input: { name: "mine", kind: ADMIN, scopes: [] }) { apiKey { id } } }', { headers: as(one) });
  const { id } = mine.data.createApiKey.apiKey;
  expect((await rotate({ id }, bot.token, as(other))).errors?.[0]?.extensions).toEqual({ code: 'FORBIDDEN', field: 'id' });
  expect((await rotate({ id }, bot.token, as(one))).errors).toBeUndefined();
});

test('a budget that cannot be is refused, and one that can be is taken back again', async () => {
  const { id } = await api.key('integration', ['members:read']);
  const update = (rateLimitPerMinute: number | null) =>
    api.post(admin.token, 'mutation ($input: UpdateApiKeyInput!) { updateApiKey(input: $input) { apiKey { rateLimitPerMinute } } }', {
      variables: { input: { id, rateLimitPerMinute } },
    });
  expect((await update(0)).errors?.[0]?.extensions).toEqual({ code: 'INVALID_INPUT', field: 'rateLimitPerMinute' });
  expect((await update(100)).data.updateApiKey.apiKey).toEqual({ rateLimitPerMinute: 100 });
  expect((await update(null)).data.updateApiKey.apiKey).toEqual({ rateLimitPerMinute: null });
});
