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
  expect(unknown.errors?.[0]?.extensions.code).toBe('INVALID_INPUT');
});
