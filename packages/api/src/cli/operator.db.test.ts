import { describe, expect, test } from 'vitest';
import { daysFromNow, NOW } from '../../test/support/clock.ts';
import { testDatabase } from '../../test/support/database.ts';
import { makeUser } from '../../test/support/make.ts';
import { hashOf, readToken } from '../api-key/token.ts';
import { inTransaction } from '../event/run-action.ts';
import { anonymous } from '../viewer/viewer.ts';
import { createAdmin } from './admin.ts';
import type { Workplace } from './database.ts';
import { createKey, listKeys, revokeKey } from './keys.ts';

const database = await testDatabase();
const operator = { ...anonymous, kind: 'admin', isSuperAdmin: true } as const;
const workplace: Workplace = {
  orm: database.orm,
  now: NOW,
  run:
    (viewer = operator) =>
    (input, verb) =>
      inTransaction({ em: database.em(), viewer, now: NOW, wakeRelay: () => undefined }, input, verb),
};
const superAdmins = async () =>
  (await database.query<{ id: string }>(`select user_id as id from user_roles where role_type = 'super_admin' order by granted_at, id`)).map(({ id }) => id);

describe('admin create', () => {
  test('makes the first super admin out of nobody, and after that one more key for the same person', async () => {
    const first = await createAdmin(workplace, null, 'admin');
    const second = await createAdmin(workplace, null, 'laptop');
    expect(second.userId).toBe(first.userId);
    expect(await superAdmins()).toEqual([first.userId]);
    const { prefix, secret } = readToken(first.token)!;
    expect(await database.query('select kind, user_id, secret_hash from api_keys where prefix = $1', [prefix])).toEqual([
      { kind: 'admin', user_id: first.userId, secret_hash: hashOf(secret) },
    ]);
  });

  test('with a Telegram id appoints that person, a member or not yet one', async () => {
    const member = await makeUser(database.em(), { telegramUserId: '42' });
    expect((await createAdmin(workplace, '42', 'admin')).userId).toBe(member.id);
    const { userId } = await createAdmin(workplace, '43', 'admin');
    expect(await superAdmins()).toEqual(expect.arrayContaining([member.id, userId]));
    expect(await database.query('select telegram_user_id, onboarding_step from users where id = $1', [userId])).toEqual([
      { telegram_user_id: '43', onboarding_step: 'timezone' },
    ]);
    expect(await database.query(`select operation from audit_log where subject_id = $1 and operation = 'appointAdmin'`, [userId])).toHaveLength(1);
  });
});

describe('key', () => {
  test('create shows the token once; list shows everything else', async () => {
    const made = await createKey(workplace, { name: 'commitment-bot', kind: 'service', scopes: 'act-as, deliveries', expiresInDays: undefined });
    const third = await createKey(workplace, { name: 'dashboard', kind: 'integration', scopes: 'kpis:read', expiresInDays: '30' });
    expect(made).toMatchObject({ name: 'commitment-bot', scopes: ['act-as', 'deliveries'], expiresAt: null, token: expect.stringMatching(/^tpm_service_/) });
    expect(third.expiresAt).toEqual(daysFromNow(30));
    const listed = await listKeys(workplace);
    expect(listed.filter((key) => [made.id, third.id].includes(key.id))).toHaveLength(2);
    expect(JSON.stringify(listed)).not.toContain(made.token.slice(made.prefix.length + 1));
  });

  test('revoke takes the id or the visible beginning of the token', async () => {
    const wanted = { name: 'x', kind: 'integration', scopes: 'pods:read', expiresInDays: undefined };
    const [one, other] = [await createKey(workplace, wanted), await createKey(workplace, wanted)];
    expect((await revokeKey(workplace, one.id)).revokedAt).toEqual(NOW);
    expect((await revokeKey(workplace, other.prefix)).revokedAt).toEqual(NOW);
    await expect(revokeKey(workplace, 'nothing')).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });

  test.each([
    ['a kind that does not exist', { kind: 'robot' }, 'UsageError'],
    ['an admin key, which belongs to a person', { kind: 'admin' }, 'UsageError'],
    ['a scope that does not exist', { scopes: 'everything' }, 'UsageError'],
    ['a number of days that is none', { expiresInDays: '1.5' }, 'UsageError'],
    ['more days than a third party gets', { expiresInDays: '91' }, 'DomainError'],
    ['a scope that a third party cannot have', { scopes: 'act-as' }, 'DomainError'],
  ])('create refuses %s', async (_, given, name) => {
    const wanted = { name: 'x', kind: 'integration', scopes: 'pods:read', expiresInDays: undefined };
    await expect(createKey(workplace, { ...wanted, ...given })).rejects.toMatchObject({ name });
  });
});
