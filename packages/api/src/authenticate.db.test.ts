import { describe, expect, test, vi } from 'vitest';
import { testApi, type Answered } from '../test/support/api.ts';
import { hoursFromNow, fixedClock } from '../test/support/clock.ts';
import { makeRole, makeUser, unknownId } from '../test/support/make.ts';

const clock = fixedClock();
const api = await testApi({ clock });
const ME = '{ me { id } apiKeys { id } }';
const asking = (token: string | null, headers: Record<string, string> = {}): Promise<Answered> => api.post(token, ME, { headers });
const refusal = async (answer: Promise<Answered>): Promise<[number, string]> => {
  const { status, errors } = await answer;
  return [status, errors?.[0]?.extensions.code];
};
const actAs = (user: { telegramUserId: string }): Record<string, string> => ({ 'x-act-as': `telegram:${user.telegramUserId}` });
const bot = await api.key('service', ['act-as', 'deliveries'], 'commitment-bot');

describe('without a key', () => {
  test('one is a stranger: nothing is seen, nothing may be done', async () => {
    expect((await asking(null)).data).toEqual({ me: null, apiKeys: [] });
    const { errors } = await api.post(null, `mutation { revokeApiKey(input: { id: "${unknownId()}" }) { apiKey { id } } }`);
    expect(errors?.[0]).toMatchObject({ message: 'This needs a key: send it as "Authorization: Bearer tpm_...".', extensions: { code: 'UNAUTHENTICATED' } });
  });

  test('nobody is acted for', async () => {
    expect(await refusal(asking(null, { 'x-act-as': 'telegram:1' }))).toEqual([401, 'UNAUTHENTICATED']);
  });
});

describe('a key', () => {
  test('is kept as a hash, and its secret is in the answer to its making alone', async () => {
    const { id, token } = await api.key('integration', ['members:read']);
    const [row] = await api.database.query<{ secret_hash: string; prefix: string }>('select * from api_keys where id = $1', [id]);
    expect(token.startsWith(`${row!.prefix}_`)).toBe(true);
    expect(row!.secret_hash).toMatch(/^[0-9a-f]{64}$/);
    expect(JSON.stringify(row)).not.toContain(token.slice(row!.prefix.length + 1));
  });

  test.each([
    ['whose secret is another', (token: string) => `${token.slice(0, -4)}AAAA`],
    ['that is cut off', (token: string) => token.slice(0, 30)],
    ['of another kind', (token: string) => token.replace('integration', 'admin')],
  ])('%s is refused', async (_, spoilt) => {
    const { token } = await api.key('integration', ['members:read']);
    expect(await refusal(asking(spoilt(token)))).toEqual([401, 'UNAUTHENTICATED']);
    expect((await asking(token)).status).toBe(200);
    // The right one is remembered now: that must open nothing for another.
    expect(await refusal(asking(spoilt(token)))).toEqual([401, 'UNAUTHENTICATED']);
  });

  test('is shown under the scheme Bearer, in capitals or not; who is refused is told the scheme', async () => {
    const { token } = await api.key('integration', ['members:read']);
    for (const scheme of ['bearer', 'BEARER', 'Bearer']) expect((await asking(null, { authorization: `${scheme} ${token}` })).status).toBe(200);
    const refused = await asking(null, { authorization: `Basic ${token}` });
    expect([refused.status, refused.headers.get('www-authenticate')]).toEqual([401, 'Bearer']);
  });

  test('ends when it expires, by the clock of the process', async () => {
    const { token } = await api.key('integration', ['members:read']);
    clock.advance(89 * 86_400_000);
    expect((await asking(token)).status).toBe(200);
    clock.advance(2 * 86_400_000);
    expect(await refusal(asking(token))).toEqual([401, 'UNAUTHENTICATED']);
    clock.advance(-91 * 86_400_000);
  });

  test('that is revoked is refused at the next call', async () => {
    const admin = await api.key('admin');
    const { id, token } = await api.key('integration', ['members:read']);
    await asking(token);
    await api.post(admin.token, `mutation { revokeApiKey(input: { id: "${id}" }) { apiKey { id } } }`);
    await vi.waitFor(async () => expect(await refusal(asking(token))).toEqual([401, 'UNAUTHENTICATED']), 15_000);
  });

  test('remembers when it was used, to the minute', async () => {
    const { id, token } = await api.key('integration', ['members:read']);
    const used = async (): Promise<unknown> =>
      (await api.database.query<{ at: string | null }>('select last_used_at::text as at from api_keys where id = $1', [id]))[0]!.at;
    await asking(token);
    const first = await vi.waitFor(async () => {
      expect(await used()).not.toBeNull();
      return used();
    }, 15_000);
    clock.advance(30_000);
    await asking(token);
    expect(await used()).toBe(first);
    clock.advance(31_000);
    await asking(token);
    await vi.waitFor(async () => expect(await used()).not.toBe(first), 15_000);
  });
});

describe('acting for a member', () => {
  test('is seeing and doing as that member', async () => {
    const user = await makeUser(api.database.em());
    expect((await asking(bot.token, actAs(user))).data).toEqual({ me: { id: user.id }, apiKeys: [] });
    expect((await asking(bot.token)).data.me).toBeNull();
  });

  test('needs a service key that may', async () => {
    const user = await makeUser(api.database.em());
    const others = [await api.key('service', ['deliveries']), await api.key('integration', ['members:read']), await api.key('admin')];
    for (const { token } of others) expect(await refusal(asking(token, actAs(user)))).toEqual([403, 'FORBIDDEN']);
  });

  test('of somebody unknown, or of nobody in particular, is refused', async () => {
    expect(await refusal(asking(bot.token, { 'x-act-as': 'telegram:1' }))).toEqual([404, 'NOT_FOUND']);
    expect(await refusal(asking(bot.token, { 'x-act-as': unknownId() }))).toEqual([400, 'INVALID_INPUT']);
  });

  test('is acting as an admin exactly while the role counts', async () => {
    const em = api.database.em();
    const user = await makeUser(em);
    await makeRole(em, { user, roleType: 'admin', expiresAt: hoursFromNow(1) });
    expect((await asking(bot.token, actAs(user))).data.apiKeys.length).toBeGreaterThan(0);
    clock.advance(3_600_001);
    expect((await asking(bot.token, actAs(user))).data.apiKeys).toEqual([]);
    clock.advance(-3_600_001);
  });

  test('is written down when something is done', async () => {
    const user = await makeUser(api.database.em());
    const { errors } = await api.post(bot.token, 'mutation { updateProfile(input: { bio: "I like lists." }) { user { id } } }', { headers: actAs(user) });
    expect(errors).toBeUndefined();
    const rows = await api.database.query('select operation, viewer_kind, key_id, actor_id from audit_log where subject_id = $1', [user.id]);
    expect(rows).toEqual([{ operation: 'updateProfile', viewer_kind: 'member', key_id: bot.id, actor_id: user.id }]);
  });
});

test('an admin’s key is worth what the person’s roles are worth', async () => {
  const em = api.database.em();
  const user = await makeUser(em);
  await makeRole(em, { user, roleType: 'super_admin', expiresAt: hoursFromNow(1) });
  const { data } = await api.post(bot.token, 'mutation { createApiKey(input: { name: "mine", kind: ADMIN, scopes: [] }) { token apiKey { id kind } } }', {
    headers: actAs(user),
  });
  const token: string = data.createApiKey.token;
  expect((await asking(token)).data.me).toEqual({ id: user.id });
  clock.advance(3_600_001);
  expect(await refusal(asking(token))).toEqual([401, 'UNAUTHENTICATED']);
  clock.advance(-3_600_001);
});

test('who guesses is stopped, and who has a key at the same address goes on', async () => {
  const { token } = await api.key('integration', ['members:read']);
  await asking(token);
  const guess = (i: number): Promise<Answered> => asking(`tpm_admin_${'a'.repeat(12)}_${String(i).padStart(43, 'x')}`);
  const answers = await Promise.all(Array.from({ length: 40 }, (_, i) => guess(i)));
  expect(answers.at(-1)?.status).toBe(429);
  expect(await refusal(guess(99))).toEqual([429, 'RATE_LIMITED']);
  expect((await asking(token)).status).toBe(200);
});
