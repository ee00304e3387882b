import { beforeEach, describe, expect, test } from 'vitest';
import { daysFromNow, NOW } from '../../test/support/clock.ts';
import { testDatabase } from '../../test/support/database.ts';
import { makeRole, makeUser, unknownId } from '../../test/support/make.ts';
import { inTransaction } from '../event/run-action.ts';
import { anonymous, type Viewer } from '../viewer/viewer.ts';
import { grantRole, revokeRole } from './role.actions.ts';
import type { GrantRoleInput, RevokeRoleInput } from './user.input.ts';
import type { User } from './user.entity.ts';

const database = await testDatabase();
const host = (viewer: Viewer) => ({ em: database.em(), viewer, now: NOW, wakeRelay: () => undefined });
const grant = (viewer: Viewer, input: GrantRoleInput) => inTransaction(host(viewer), input, grantRole);
const revoke = (viewer: Viewer, input: RevokeRoleInput) => inTransaction(host(viewer), input, revokeRole);
const admin = (user: User): Viewer => ({ ...anonymous, kind: 'admin', id: user.id });
const superAdmin = (user: User): Viewer => ({ ...admin(user), isSuperAdmin: true });

const roles = async (user: User) =>
  (
    await database.query<{ role: string }>(
      `select role_type || coalesce(' until ' || to_char(expires_at at time zone 'UTC', 'YYYY-MM-DD'), '') as role from user_roles where user_id = $1 order by role_type`,
      [user.id],
    )
  ).map((r) => r.role);
const events = async (user: User) =>
  (await database.query<{ type: string }>('select type from events where user_id = $1 order by seq', [user.id])).map((event) => event.type);

let boss: User;
let helper: User;
let someone: User;
beforeEach(async () => {
  await database.query('truncate users, events, audit_log cascade');
  boss = await makeUser(database.em());
  helper = await makeUser(database.em());
  someone = await makeUser(database.em());
  await makeRole(database.em(), { user: boss, roleType: 'super_admin' });
  await makeRole(database.em(), { user: helper, roleType: 'admin' });
});

describe('unpaid and paid', () => {
  test('exclude each other: whoever is granted one loses the other', async () => {
    await grant(admin(helper), { userId: someone.id, roleType: 'paid' });
    expect(await roles(someone)).toEqual(['paid']);
    await grant(admin(helper), { userId: someone.id, roleType: 'unpaid' });
    expect(await roles(someone)).toEqual(['unpaid']);
    expect(await events(someone)).toEqual(['role.revoked', 'role.granted', 'role.revoked', 'role.granted']);
  });

  test('leave nobody without either', async () => {
    await grant(admin(helper), { userId: someone.id, roleType: 'paid' });
    await revoke(admin(helper), { userId: someone.id, roleType: 'paid' });
    expect(await roles(someone)).toEqual(['unpaid']);
    await expect(revoke(admin(helper), { userId: someone.id, roleType: 'unpaid' })).rejects.toMatchObject({ code: 'INVALID_INPUT', field: 'roleType' });
  });
});

describe('power', () => {
  test('is given and taken by super admins only', async () => {
    for (const roleType of ['admin', 'super_admin'] as const) {
      await expect(grant(admin(helper), { userId: someone.id, roleType })).rejects.toMatchObject({ code: 'FORBIDDEN' });
      await grant(superAdmin(boss), { userId: someone.id, roleType });
      await expect(revoke(admin(helper), { userId: someone.id, roleType })).rejects.toMatchObject({ code: 'FORBIDDEN' });
      await revoke(superAdmin(boss), { userId: someone.id, roleType });
    }
    expect(await roles(someone)).toEqual(['unpaid']);
  });

  test('is never given to oneself, nor is anything else', async () => {
    await expect(grant(superAdmin(boss), { userId: boss.id, roleType: 'admin' })).rejects.toMatchObject({ code: 'FORBIDDEN' });
    await expect(grant(admin(helper), { userId: helper.id, roleType: 'paid' })).rejects.toMatchObject({ code: 'FORBIDDEN' });
  });

  test('always remains with one super admin who has no end', async () => {
    const last = { code: 'CONFLICT', field: 'roleType' };
    await expect(revoke(superAdmin(boss), { userId: boss.id, roleType: 'super_admin' })).rejects.toMatchObject(last);
    await grant(superAdmin(boss), { userId: someone.id, roleType: 'super_admin', expiresAt: daysFromNow(1) });
    await expect(revoke(superAdmin(boss), { userId: boss.id, roleType: 'super_admin' })).rejects.toMatchObject(last);
    await expect(grant(superAdmin(someone), { userId: boss.id, roleType: 'super_admin', expiresAt: daysFromNow(1) })).rejects.toMatchObject(last);
    expect(await roles(boss)).toEqual(['super_admin', 'unpaid']);
    await grant(superAdmin(boss), { userId: someone.id, roleType: 'super_admin' });
    await revoke(superAdmin(boss), { userId: boss.id, roleType: 'super_admin' });
    expect(await roles(someone)).toEqual(['super_admin', 'unpaid']);
  });

  test('remains with one of two super admins who unmake each other at the same moment', async () => {
    await grant(superAdmin(boss), { userId: someone.id, roleType: 'super_admin' });
    const tries = await Promise.allSettled([
      revoke(superAdmin(boss), { userId: someone.id, roleType: 'super_admin' }),
      revoke(superAdmin(someone), { userId: boss.id, roleType: 'super_admin' }),
    ]);
    expect(tries.map((t) => t.status).toSorted()).toEqual(['fulfilled', 'rejected']);
    expect(await database.query(`select 1 from user_roles where role_type = 'super_admin'`)).toHaveLength(1);
  });
});

describe('a role', () => {
  test('may have an end, which may be moved, but not into the past', async () => {
    await grant(admin(helper), { userId: someone.id, roleType: 'paid', expiresAt: daysFromNow(30) });
    await grant(admin(helper), { userId: someone.id, roleType: 'paid', expiresAt: daysFromNow(60) });
    expect(await roles(someone)).toEqual(['paid until 2027-01-17']);
    await expect(grant(admin(helper), { userId: someone.id, roleType: 'paid', expiresAt: NOW })).rejects.toMatchObject({
      code: 'INVALID_INPUT',
      field: 'expiresAt',
    });
  });

  test('that is granted twice or revoked twice changes once', async () => {
    const paid = { userId: someone.id, roleType: 'paid' as const };
    await grant(admin(helper), paid);
    await grant(admin(helper), paid);
    await revoke(admin(helper), paid);
    await revoke(admin(helper), paid);
    expect(await events(someone)).toEqual(['role.revoked', 'role.granted', 'role.revoked', 'role.granted']);
  });

  test('that follows from a membership is not given by hand', async () => {
    await expect(grant(superAdmin(boss), { userId: someone.id, roleType: 'pod_member' })).rejects.toMatchObject({ code: 'INVALID_INPUT', field: 'roleType' });
    await expect(revoke(superAdmin(boss), { userId: someone.id, roleType: 'pod_member' })).rejects.toMatchObject({ code: 'INVALID_INPUT', field: 'roleType' });
  });

  test('belongs to somebody', async () => {
    await expect(grant(admin(helper), { userId: unknownId(), roleType: 'paid' })).rejects.toMatchObject({ code: 'NOT_FOUND', field: 'userId' });
  });

  test('leaves a trace of who gave it to whom', async () => {
    await grant(admin(helper), { userId: someone.id, roleType: 'paid', expiresAt: daysFromNow(1) });
    expect(await database.query('select actor_id, viewer_kind, operation, subject_id, details from audit_log')).toEqual([
      {
        actor_id: helper.id,
        viewer_kind: 'admin',
        operation: 'grantRole',
        subject_id: someone.id,
        details: { roleType: 'paid', expiresAt: daysFromNow(1).toISOString() },
      },
    ]);
  });
});
