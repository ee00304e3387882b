import { expect, test } from 'vitest';
import { testApi } from '../../test/support/api.ts';
import { makeRole, makeUser } from '../../test/support/make.ts';

const api = await testApi();
const bot = await api.key('service', ['act-as'], 'commitment-bot');
const MAKE = 'mutation { createPlaygroundLink(input: {}) { url expiresAt } }';

type Link = { readonly secret: string; readonly expiresAt: string };
const someone = async (roleType?: 'admin' | 'super_admin') => {
  const user = await makeUser(api.database.em());
  if (roleType) await makeRole(api.database.em(), { user, roleType });
  return user;
};
const ask = (user: { telegramUserId?: unknown }) => api.post(bot.token, MAKE, { headers: { 'x-act-as': `telegram:${String(user.telegramUserId)}` } });
const linkOf = async (user: { telegramUserId?: unknown }): Promise<Link> => {
  const { data } = await ask(user);
  const { url, expiresAt } = data.createPlaygroundLink;
  return { secret: /\/playground#enter=([\w-]{43})$/.exec(url)![1]!, expiresAt };
};
const enter = async (body: unknown, more: { method?: string; type?: string } = {}) => {
  const { method = 'POST', type = 'application/json' } = more;
  const init = method === 'GET' ? { method } : { method, headers: { 'content-type': type }, body: typeof body === 'string' ? body : JSON.stringify(body) };
  const response = await fetch(new URL('/playground/enter', api.app.url), init);
  return { status: response.status, headers: response.headers, ...((await response.json()) as { key?: string; expiresAt?: string; error?: string }) };
};

test('an admin is let in once by the link, with a key of their own that ends after four hours', async () => {
  const admin = await someone('admin');
  const { secret, expiresAt } = await linkOf(admin);
  expect(Date.parse(expiresAt) - Date.now()).toBeLessThanOrEqual(5 * 60_000);
  const { status, key, headers, ...entered } = await enter({ link: secret });
  expect([status, headers.get('cache-control'), headers.get('set-cookie')]).toEqual([200, 'no-store', null]);
  expect((await api.post(key!, '{ apiKeys { name } }')).data.apiKeys.length).toBeGreaterThan(0);
  const [row] = await api.database.query<{ kind: string; user_id: string; hours: number; prefix: string }>(
    `select kind, user_id, extract(epoch from expires_at - created_at)::int / 3600 as hours, prefix from api_keys where user_id = $1`,
    [admin.id],
  );
  expect(row).toEqual({ kind: 'admin', user_id: admin.id, hours: 4, prefix: key!.slice(0, -44) });
  expect(Date.parse(entered.expiresAt!)).toBeGreaterThan(Date.now());
  expect(await enter({ link: secret })).toMatchObject({ status: 404, error: expect.stringMatching(/was used, or its time is over/) });
  const lines = await api.database.query<{ operation: string }>('select operation from audit_log where actor_id = $1 order by at, operation', [admin.id]);
  expect(lines.map(({ operation }) => operation)).toEqual(['createPlaygroundLink', 'enterPlayground']);
});

test('of ten who give the same link in at once, one is let in', async () => {
  const { secret } = await linkOf(await someone('super_admin'));
  const entered = await Promise.all(Array.from({ length: 10 }, () => enter({ link: secret })));
  expect(entered.map(({ status }) => status).toSorted()).toEqual([200, ...Array.from({ length: 9 }, () => 404)]);
});

test('nothing of the secret is stored, and a second link ends the first', async () => {
  const admin = await someone('admin');
  const first = await linkOf(admin);
  const second = await linkOf(admin);
  const stored = await api.database.query('select l.*, a.details from playground_links l left join audit_log a on a.actor_id = l.user_id');
  expect(JSON.stringify(stored)).not.toContain(second.secret);
  expect((await enter({ link: first.secret })).status).toBe(404);
  expect((await enter({ link: second.secret })).status).toBe(200);
});

test('after five minutes, or once its admin is none any more, a link lets nobody in', async () => {
  const [late, former] = [await someone('admin'), await someone('admin')];
  const [lateLink, formerLink] = [await linkOf(late), await linkOf(former)];
  await api.database.query(`update playground_links set expires_at = now() - interval '1 second' where user_id = $1`, [late.id]);
  await api.database.query(`update user_roles set expires_at = now() - interval '1 second' where user_id = $1`, [former.id]);
  expect((await enter({ link: lateLink.secret })).status).toBe(404);
  expect((await enter({ link: formerLink.secret })).status).toBe(404);
  expect(await api.database.query('select 1 from api_keys where user_id in ($1, $2)', [late.id, former.id])).toEqual([]);
});

test('nobody else gets a link: no member, no bot by itself, no key that belongs to nobody', async () => {
  expect((await ask(await someone())).errors?.[0]?.extensions.code).toBe('FORBIDDEN');
  expect((await api.post(bot.token, MAKE)).errors?.[0]?.extensions.code).toBe('FORBIDDEN');
  expect((await api.post((await api.key('admin')).token, MAKE)).errors?.[0]?.extensions.code).toBe('FORBIDDEN');
});

test.each<[string, unknown, { method?: string; type?: string }, number]>([
  ['another method', '', { method: 'GET' }, 405],
  ['a form, which any page could send', 'link=x', { type: 'application/x-www-form-urlencoded' }, 415],
  ['what is no JSON', '{', {}, 400],
  ['a link that is no text', { link: { $ne: '' } }, {}, 400],
  ['too much', { link: 'x'.repeat(2_000) }, {}, 400],
  ['a link that nobody made', { link: 'x'.repeat(43) }, {}, 404],
])('%s is refused with a sentence', async (_, body, more, status) => {
  const refused = await enter(body, more);
  expect(refused).toMatchObject({ status, error: expect.stringMatching(/\w+/) });
});
