import { beforeAll, describe, expect, test } from 'vitest';
import type { User } from '../../src/user/user.entity.ts';
import type { Viewer } from '../../src/viewer/viewer.ts';
import { as, asking } from '../support/ask.ts';
import { daysFromNow } from '../support/clock.ts';
import { testDatabase } from '../support/database.ts';
import { makeGoal, makeUser, unknownId } from '../support/make.ts';

const database = await testDatabase();
const ask = await asking(database);

const FIELDS = 'longTermGoal { id title description targetCompletionDate category progressPercentage status version user { id } }';
const CREATE = `mutation ($input: CreateLongTermGoalInput!) { createLongTermGoal(input: $input) { ${FIELDS} } }`;
const UPDATE = `mutation ($input: UpdateLongTermGoalInput!) { updateLongTermGoal(input: $input) { ${FIELDS} } }`;
const ARCHIVE = `mutation ($input: ArchiveLongTermGoalInput!) { archiveLongTermGoal(input: $input) { ${FIELDS} } }`;
const LIST =
  'query ($filter: LongTermGoalFilter, $orderBy: LongTermGoalOrder) { longTermGoals(filter: $filter, orderBy: $orderBy) { nodes { title } totalCount } }';
const send = (viewer: Viewer, document: string, input: object) => ask(viewer, document, { variables: { input } });

let ana: User;
let ben: User;
beforeAll(async () => {
  const em = database.em();
  [ana, ben] = [await makeUser(em), await makeUser(em)];
});
const events = (userId: string) => database.query<{ type: string }>('select type from events where user_id = $1 order by seq', [userId]);

describe('a goal', () => {
  test('is set by a member, changed, and put away; each is told once', async () => {
    const member = await makeUser(database.em());
    const set = await send(as.member(member), CREATE, {
      title: '  Half   marathon ',
      targetCompletionDate: '2027-02-28',
      category: 'HEALTH',
      description: ' ',
    });
    expect(set.errors).toEqual([]);
    const { id, ...goal } = set.data.createLongTermGoal.longTermGoal;
    expect(goal).toEqual({
      title: 'Half marathon',
      description: null,
      targetCompletionDate: '2027-02-28',
      category: 'HEALTH',
      progressPercentage: 0,
      status: 'ACTIVE',
      version: 1,
      user: { id: member.id },
    });
    const changed = await send(as.member(member), UPDATE, { id, progressPercentage: 33.333, targetCompletionDate: null, version: 1 });
    expect(changed.data.updateLongTermGoal.longTermGoal).toMatchObject({
      progressPercentage: 33.33,
      targetCompletionDate: null,
      title: 'Half marathon',
      version: 2,
    });
    expect((await send(as.member(member), UPDATE, { id, progressPercentage: 33.33 })).data.updateLongTermGoal.longTermGoal.version).toBe(2);
    for (const version of [3, 3]) {
      expect((await send(as.member(member), ARCHIVE, { id })).data.archiveLongTermGoal.longTermGoal).toMatchObject({ status: 'ARCHIVED', version });
    }
    expect((await send(as.member(member), UPDATE, { id, status: 'ACTIVE' })).data.updateLongTermGoal.longTermGoal.status).toBe('ACTIVE');
    expect(await events(member.id)).toEqual(['goal.created', 'goal.updated', 'goal.archived', 'goal.updated'].map((type) => ({ type })));
  });

  test('with the same idempotency key is set once', async () => {
    const member = await makeUser(database.em());
    const viewer = as.member(member);
    const first = await send(viewer, CREATE, { title: 'Read more', idempotencyKey: 'goal:1' });
    expect((await send(viewer, CREATE, { title: 'Read more', idempotencyKey: 'goal:1' })).data).toEqual(first.data);
    expect((await send(viewer, CREATE, { title: 'Read less', idempotencyKey: 'goal:1' })).errors).toMatchObject([{ code: 'IDEMPOTENCY_CONFLICT' }]);
    expect((await ask(viewer, LIST)).data.longTermGoals.totalCount).toBe(1);
  });

  test('may be set and changed by an admin for somebody, which is written down', async () => {
    const { data } = await send(as.admin, CREATE, { title: 'Learn Greek', userId: ben.id });
    const { id, user } = data.createLongTermGoal.longTermGoal;
    expect(user.id).toBe(ben.id);
    expect((await send(as.admin, UPDATE, { id, status: 'COMPLETED', progressPercentage: 100 })).data.updateLongTermGoal.longTermGoal.status).toBe('COMPLETED');
    expect(await database.query('select operation, viewer_kind from audit_log where subject_id = $1 order by operation', [ben.id])).toEqual([
      { operation: 'createLongTermGoal', viewer_kind: 'admin' },
      { operation: 'updateLongTermGoal', viewer_kind: 'admin' },
    ]);
  });

  test('of somebody else is not there for a member, and cannot be set for them', async () => {
    const { id } = await makeGoal(database.em(), { user: ana });
    for (const [document, input] of [
      [UPDATE, { id, title: 'Mine' }],
      [ARCHIVE, { id }],
      [ARCHIVE, { id: unknownId() }],
      [ARCHIVE, { id: 'no id' }],
    ] as const) {
      expect((await send(as.member(ben), document, input)).errors).toMatchObject([{ code: 'NOT_FOUND', field: 'id' }]);
    }
    expect((await send(as.member(ben), CREATE, { title: 'x', userId: ana.id })).errors).toMatchObject([{ code: 'FORBIDDEN', field: 'userId' }]);
    expect((await ask(as.member(ben), `{ longTermGoal(id: "${id}") { id } }`)).data.longTermGoal).toBeNull();
    expect((await send(as.nobody, ARCHIVE, { id })).errors).toMatchObject([{ code: 'UNAUTHENTICATED' }]);
    for (const viewer of [as.bot('act-as'), as.thirdParty('members:read', 'pii:read')]) {
      expect((await send(viewer, ARCHIVE, { id })).errors).toMatchObject([{ code: 'FORBIDDEN' }]);
      expect((await ask(viewer, `{ longTermGoal(id: "${id}") { id } longTermGoals { totalCount } }`)).data).toEqual({
        longTermGoal: null,
        longTermGoals: { totalCount: 0 },
      });
    }
  });

  test('is refused with the field at fault and the cure', async () => {
    const { id } = await makeGoal(database.em(), { user: ana });
    const refused = async (input: object) => (await send(as.member(ana), UPDATE, { id, ...input })).errors[0];
    expect(await refused({ title: ' ' })).toMatchObject({ code: 'INVALID_INPUT', field: 'title' });
    expect(await refused({ description: 'x'.repeat(2001) })).toMatchObject({ code: 'INVALID_INPUT', field: 'description' });
    for (const progressPercentage of [-0.1, 100.1])
      expect(await refused({ progressPercentage })).toMatchObject({ code: 'INVALID_INPUT', field: 'progressPercentage' });
    for (const targetCompletionDate of ['2026-11-17', '2099-01-01']) {
      expect(await refused({ targetCompletionDate })).toMatchObject({ code: 'INVALID_INPUT', field: 'targetCompletionDate' });
    }
    expect(await refused({ status: 'ARCHIVED' })).toMatchObject({
      code: 'INVALID_INPUT',
      field: 'status',
      message: expect.stringContaining('archiveLongTermGoal'),
    });
    expect(await refused({ version: 7 })).toMatchObject({ code: 'VERSION_CONFLICT', field: 'version' });
    expect((await send(as.admin, CREATE, { title: 'x' })).errors).toMatchObject([{ code: 'INVALID_INPUT', field: 'userId' }]);
    expect((await send(as.admin, CREATE, { title: 'x', userId: unknownId() })).errors).toMatchObject([{ code: 'NOT_FOUND', field: 'userId' }]);
  });
});

test('goals are listed by state, area, day and person, in either order', async () => {
  const em = database.em();
  const user = await makeUser(em);
  await makeGoal(em, { user, title: 'A', createdAt: daysFromNow(-3), targetCompletionDate: '2027-01-01', category: 'health' });
  await makeGoal(em, { user, title: 'B', createdAt: daysFromNow(-2), status: 'archived' });
  await makeGoal(em, { user, title: 'C', createdAt: daysFromNow(-1), targetCompletionDate: '2026-12-01', category: 'work' });
  const titles = async (variables: Record<string, unknown>, viewer: Viewer = as.member(user)) =>
    (await ask(viewer, LIST, { variables })).data.longTermGoals.nodes.map(({ title }: { title: string }) => title).join('');
  expect(await titles({})).toBe('CBA');
  expect(await titles({ orderBy: { field: 'TARGET_COMPLETION_DATE', direction: 'ASC' } })).toBe('CAB');
  expect(await titles({ filter: { status: { in: ['ACTIVE'] }, category: { in: ['HEALTH', 'LEARNING'] } } })).toBe('A');
  expect(await titles({ filter: { targetCompletionDate: { from: '2026-12-01', before: '2027-01-01' } } })).toBe('C');
  expect(await titles({ filter: { userId: user.id } }, as.admin)).toBe('CBA');
});
