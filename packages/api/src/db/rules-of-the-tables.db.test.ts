import { describe, expect, test } from 'vitest';
import { daysFromNow, NOW } from '../../test/support/clock.ts';
import { testDatabase } from '../../test/support/database.ts';
import { makeCommitment, makeGoal, makeMembership, makePod, makeRole, makeUser } from '../../test/support/make.ts';
import { CommitmentReading } from '../commitment/commitment-reading.entity.ts';
import { Commitment } from '../commitment/commitment.entity.ts';
import { Delivery } from '../delivery/delivery.entity.ts';
import { ContactPoint } from '../user/contact-point.entity.ts';
import { UserRole } from '../user/user-role.entity.ts';

const database = await testDatabase();

describe('a goal named by a commitment', () => {
  test('belongs to the same member', async () => {
    const em = database.em();
    const longTermGoal = await makeGoal(em, { user: await makeUser(em) });
    await expect(makeCommitment(em, { user: await makeUser(em), longTermGoal })).rejects.toThrow('commitments_goal_of_same_user_foreign');
  });

  test('leaves the commitment behind when it is deleted', async () => {
    const em = database.em();
    const user = await makeUser(em);
    const longTermGoal = await makeGoal(em, { user });
    const { id } = await makeCommitment(em, { user, longTermGoal });
    await database.query('delete from long_term_goals where id = $1', [longTermGoal.id]);
    const left = await database.em().findOneOrFail(Commitment, id);
    expect({ user: left.user.id, goal: left.longTermGoal }).toEqual({ user: user.id, goal: null });
  });
});

test('a pod that goes leaves the promises that were shared with it', async () => {
  const em = database.em();
  const pod = await makePod(em);
  const { id } = await makeCommitment(em, { user: await makeUser(em), pod });
  await database.query('delete from pods where id = $1', [pod.id]);
  expect((await database.em().findOneOrFail(Commitment, id)).pod).toBeNull();
});

test('a role outlives the one who granted it', async () => {
  const em = database.em();
  const grantedBy = await makeUser(em);
  const { id } = await makeRole(em, { user: await makeUser(em), roleType: 'admin', grantedBy });
  await database.query('delete from users where id = $1', [grantedBy.id]);
  const role = await database.em().findOneOrFail(UserRole, id);
  expect({ grantedBy: role.grantedBy, source: role.source }).toEqual({ grantedBy: null, source: 'person' });
});

describe('a membership', () => {
  test('is held once at a time', async () => {
    const em = database.em();
    const given = { user: await makeUser(em), pod: await makePod(em) };
    await makeMembership(em, given);
    await expect(makeMembership(em, given)).rejects.toThrow('pod_memberships_user_id_pod_id_unique');
  });

  test('can begin anew after leaving', async () => {
    const em = database.em();
    const given = { user: await makeUser(em), pod: await makePod(em) };
    await makeMembership(em, { ...given, status: 'left', joinedAt: daysFromNow(-9), leftAt: daysFromNow(-2) });
    await expect(makeMembership(em, given)).resolves.toMatchObject({ status: 'active' });
  });
});

test('the same item of a reading is kept once', async () => {
  const em = database.em();
  const user = await makeUser(em);
  const reading = em.create(CommitmentReading, { user, text: 'walk and read', reading: {}, createdAt: NOW });
  await makeCommitment(em, { user, reading, readingItem: 0 });
  await makeCommitment(em, { user, reading, readingItem: 1 });
  await expect(makeCommitment(em, { user, reading, readingItem: 1 })).rejects.toThrow('commitments_reading_id_reading_item_unique');
});

test('the same message is queued once', async () => {
  const queue = async () => {
    const em = database.em();
    em.create(Delivery, { bot: 'pod', chatId: '-1001234567890', topic: 'meeting', body: 'Soon.', dedupeKey: 'meeting:1', dueAt: NOW });
    await em.flush();
  };
  await queue();
  await expect(queue()).rejects.toThrow('deliveries_dedupe_key_unique');
});

describe('the database refuses', () => {
  const refused = (make: () => Promise<unknown>, rule: string) => expect(make()).rejects.toThrow(rule);

  test('more completed than promised', async () => {
    await refused(() => makeUser(database.em(), { totalCommitments: 1, completedCommitments: 2 }), 'valid_completion_rate');
  });

  test('a value outside a closed set', async () => {
    const { id } = await makeUser(database.em());
    await refused(() => database.query("update users set goals_category = 'business' where id = $1", [id]), 'users_goals_category_check');
  });

  test('one member more than there are places', async () => {
    await refused(() => makePod(database.em(), { maxMembers: 6, currentMembers: 7 }), 'valid_members');
  });

  test('a day of the week beyond Sunday', async () => {
    await refused(() => makePod(database.em(), { dayOfWeek: 8 }), 'valid_day');
  });

  test.each([0, 11])('a SMART score of %i', async (smartScore) => {
    const em = database.em();
    const user = await makeUser(em);
    await refused(() => makeCommitment(em, { user, smartScore }), 'valid_smart_score');
  });

  test('completed without an instant of completion', async () => {
    const em = database.em();
    const user = await makeUser(em);
    await refused(() => makeCommitment(em, { user, status: 'completed', completedAt: null }), 'valid_completion');
  });

  test.each(['+0123456789', '0049 151 1234567', '+49'])('%s as a number for SMS', async (address) => {
    const em = database.em();
    const user = await makeUser(em);
    em.create(ContactPoint, { user, kind: 'sms', address });
    await refused(() => em.flush(), 'valid_phone');
  });
});

test('nothing of a member is left when the member goes', async () => {
  const em = database.em();
  const user = await makeUser(em);
  await makeMembership(em, { user, pod: await makePod(em) });
  await makeCommitment(em, { user, longTermGoal: await makeGoal(em, { user }) });
  await database.query('delete from users where id = $1', [user.id]);
  const tables = ['user_roles', 'pod_memberships', 'commitments', 'long_term_goals'];
  const counts = await Promise.all(tables.map((table) => database.query(`select 1 from ${table} where user_id = $1`, [user.id])));
  expect(counts.flat()).toEqual([]);
});
