import { describe, expect, test } from 'vitest';
import { as, asking } from '../support/ask.ts';
import { NOW } from '../support/clock.ts';
import { testDatabase } from '../support/database.ts';
import { makeMembership, makePod, makeRole, makeUser } from '../support/make.ts';

const database = await testDatabase();
const ask = await asking(database);

const EXPORT = 'mutation ($input: ExportMemberInput!) { exportMember(input: $input) { userId document } }';
const ERASE = 'mutation ($input: EraseMemberInput!) { eraseMember(input: $input) { userId } }';
type Caller = Parameters<typeof ask>[0];
const codesOf = async (viewer: Caller, document: string, input: object) =>
  (await ask(viewer, document, { variables: { input } })).errors.map(({ code, field }) => [code, field]);
const superAdmin: Caller = { ...as.admin, isSuperAdmin: true };
const isThere = async (id: string) => (await database.query('select 1 from users where id = $1', [id])).length === 1;

describe('an erasure', () => {
  test('asks a member to type it out', async () => {
    const member = await makeUser(database.em());
    for (const confirmation of ['', 'erase my data', `ERASE ${member.id}`]) {
      expect(await codesOf(as.member(member), ERASE, { confirmation })).toEqual([['INVALID_INPUT', 'confirmation']]);
    }
    expect(await isThere(member.id)).toBe(true);
    expect(await codesOf(as.member(member), ERASE, { confirmation: 'ERASE MY DATA' })).toEqual([]);
    expect(await isThere(member.id)).toBe(false);
  });

  test('by an admin names whom it means twice', async () => {
    const [member, other] = [await makeUser(database.em()), await makeUser(database.em())];
    for (const confirmation of ['ERASE MY DATA', `ERASE ${other.id}`]) {
      expect(await codesOf(as.admin, ERASE, { userId: member.id, confirmation })).toEqual([['INVALID_INPUT', 'confirmation']]);
    }
    expect(await codesOf(as.admin, ERASE, { userId: member.id, confirmation: `ERASE ${member.id}` })).toEqual([]);
    expect(await Promise.all([isThere(member.id), isThere(other.id)])).toEqual([false, true]);
    expect(await database.query(`select operation, viewer_kind from audit_log where subject_id = $1`, [member.id])).toEqual([
      { operation: 'eraseMember', viewer_kind: 'admin' },
    ]);
  });

  test('of somebody else is not for members, third parties or bots', async () => {
    const [member, other] = [await makeUser(database.em()), await makeUser(database.em())];
    const input = { userId: other.id, confirmation: `ERASE ${other.id}` };
    expect(await codesOf(as.member(member), ERASE, input)).toEqual([['FORBIDDEN', 'userId']]);
    expect(await codesOf(as.thirdParty('members:read', 'pii:read'), ERASE, input)).toEqual([['FORBIDDEN', undefined]]);
    expect(await codesOf(as.bot('act-as'), ERASE, input)).toEqual([['FORBIDDEN', undefined]]);
    expect(await codesOf(as.nobody, ERASE, input)).toEqual([['UNAUTHENTICATED', undefined]]);
    expect(await isThere(other.id)).toBe(true);
  });

  test('of an admin takes a super admin; the last of those cannot go', async () => {
    const em = database.em();
    const [admin, first] = [await makeUser(em), await makeUser(em)];
    await makeRole(em, { user: admin, roleType: 'admin' });
    await makeRole(em, { user: first, roleType: 'super_admin' });
    const input = { userId: admin.id, confirmation: `ERASE ${admin.id}` };
    expect(await codesOf(as.admin, ERASE, input)).toEqual([['FORBIDDEN', 'userId']]);
    expect(await codesOf(superAdmin, ERASE, { userId: first.id, confirmation: `ERASE ${first.id}` })).toEqual([['CONFLICT', 'userId']]);
    expect(await codesOf(superAdmin, ERASE, input)).toEqual([]);
  });

  test('offers the free seat to whoever waits longest', async () => {
    const em = database.em();
    const pod = await makePod(em, { maxMembers: 1 });
    const [member, waiting] = [await makeUser(em), await makeUser(em)];
    await makeMembership(em, { user: member, pod });
    await database.query(`insert into pod_waitlist (pod_id, user_id, requested_at) values ($1, $2, $3)`, [pod.id, waiting.id, NOW]);
    expect(await codesOf(as.member(member), ERASE, { confirmation: 'ERASE MY DATA' })).toEqual([]);
    expect(await database.query('select user_id, status from pod_waitlist where pod_id = $1', [pod.id])).toEqual([{ user_id: waiting.id, status: 'offered' }]);
  });
});

describe('a copy', () => {
  test('is for the member and for admins', async () => {
    const [member, other] = [await makeUser(database.em()), await makeUser(database.em())];
    expect(await codesOf(as.member(member), EXPORT, {})).toEqual([]);
    expect(await codesOf(as.admin, EXPORT, { userId: member.id })).toEqual([]);
    expect(await codesOf(as.member(other), EXPORT, { userId: member.id })).toEqual([['FORBIDDEN', 'userId']]);
    expect(await codesOf(as.thirdParty('members:read', 'pii:read'), EXPORT, { userId: member.id })).toEqual([['FORBIDDEN', undefined]]);
    expect(await codesOf(as.admin, EXPORT, {})).toEqual([['INVALID_INPUT', 'userId']]);
    expect(await codesOf(as.admin, EXPORT, { userId: '00000000-0000-4000-8000-000000000000' })).toEqual([['NOT_FOUND', 'userId']]);
  });
});
