import { beforeAll, expect, test } from 'vitest';
import type { User } from '../../src/user/user.entity.ts';
import type { Viewer } from '../../src/viewer/viewer.ts';
import { as, asking } from '../support/ask.ts';
import { hoursFromNow, NOW } from '../support/clock.ts';
import { testDatabase } from '../support/database.ts';
import { makeUser } from '../support/make.ts';
import { mutation } from '../support/promising.ts';

const database = await testDatabase();
const ask = await asking(database);

const LOG =
  'query ($filter: AuditFilter) { auditLog(filter: $filter) { totalCount nodes { at operation viewerKind actorId keyId subjectId details { name value } } } }';
const log = async (filter: object = {}, viewer: Viewer = as.admin) => (await ask(viewer, LOG, { variables: { filter } })).data.auditLog;

let boss: User;
let ana: User;
beforeAll(async () => {
  const em = database.em();
  [boss, ana] = [await makeUser(em), await makeUser(em)];
  const admin: Viewer = { ...as.admin, id: boss.id, isSuperAdmin: true };
  await ask(admin, mutation('grantRole', 'user { id }'), { variables: { input: { userId: ana.id, roleType: 'PAID' } }, now: hoursFromNow(-1) });
  await ask(admin, mutation('revokeRole', 'user { id }'), { variables: { input: { userId: ana.id, roleType: 'PAID' } } });
  await ask(as.admin, mutation('setAvailability', 'user { id }'), {
    variables: { input: { userId: boss.id, windows: [{ dayOfWeek: 1, fromTime: '09:00', toTime: '10:00' }] } },
  });
});

test('admins read who did what to whom, the latest first, with ids and closed values', async () => {
  const all = await log();
  expect(all.totalCount).toBe(3);
  expect(all.nodes[2]).toEqual({
    at: hoursFromNow(-1).toISOString(),
    operation: 'grantRole',
    viewerKind: 'ADMIN',
    actorId: boss.id,
    keyId: null,
    subjectId: ana.id,
    details: [
      { name: 'expiresAt', value: null },
      { name: 'roleType', value: 'paid' },
    ],
  });
});

test('they find it by actor, subject, verb and time', async () => {
  const verbs = async (filter: object) => (await log(filter)).nodes.map(({ operation }: { operation: string }) => operation);
  expect(await verbs({ actorId: boss.id })).toEqual(['revokeRole', 'grantRole']);
  expect(await verbs({ subjectId: boss.id })).toEqual(['setAvailability']);
  expect(await verbs({ operation: { in: ['grantRole', 'nothing'] } })).toEqual(['grantRole']);
  expect(await verbs({ at: { before: NOW.toISOString() } })).toEqual(['grantRole']);
});

test('for everybody else the log is empty', async () => {
  for (const viewer of [as.nobody, as.member(ana), as.member(boss), as.bot('act-as', 'deliveries'), as.thirdParty('members:read', 'pii:read', 'events:read')])
    expect(await log({}, viewer)).toEqual({ totalCount: 0, nodes: [] });
});
