import { beforeAll, expect, test } from 'vitest';
import { inputFor } from '../mutations/calls.ts';
import { nameIn, next, scene, type Scene } from '../mutations/scene.ts';
import { mayCall, MUTATIONS, stage } from '../mutations/stage.ts';
import { makeCommitment, makeGoal, makeMeeting, makeMembership, makePod, makeRole, makeUser } from '../support/make.ts';

const theStage = await stage();
const { database, tokens, actAs, send } = theStage;
const codeOf = ({ errors }: { errors: readonly { extensions: any }[] | undefined }): unknown => errors?.[0]?.extensions.code;

let set: Scene;
beforeAll(async () => {
  set = await scene(theStage, 'member');
});

/** What members do to a thing that is theirs, by its id. */
const NOT_BY_ID = [
  'addContactPoint',
  'analyzeCommitment',
  'createCommitment',
  'createRecurringCommitment',
  'createLongTermGoal',
  'endBreak',
  'eraseMember',
  'exportMember',
  'proposeConnection',
]
  .concat(['noteQuestion', 'setAvailability', 'setNotificationPreferences', 'takeBreak', 'updateProfile'])
  // Everybody may ask for a seat, and take back that they did.
  .concat(['joinPod', 'leaveWaitlist']);
const BY_ID = MUTATIONS.filter((mutation) => mayCall('member', mutation) && !NOT_BY_ID.includes(mutation));

test.each(BY_ID)('%s of what is somebody else’s is refused as if it were not there, and changes nothing', async (mutation) => {
  const theirs = await scene(theStage, 'member');
  const input = await inputFor(theirs, mutation);
  const name = nameIn(input)!;
  const stranger = await scene(theStage, 'member');
  const before = await theStage.stored();
  const real = await send(tokens.bot, actAs(stranger.person), { mutation, input });
  const madeUp = await send(tokens.bot, actAs(stranger.person), { mutation, input: { ...input, [name]: '00000000-0000-4000-8000-000000000000' } });
  expect(codeOf(real)).toBe('NOT_FOUND');
  // In the same words, so that nobody learns which ids there are.
  expect(real.errors).toEqual(madeUp.errors);
  expect(await theStage.stored()).toBe(before);
});

test.each(MUTATIONS.filter((mutation) => !mayCall('member', mutation)))('%s is refused to members', async (mutation) => {
  const caller = mayCall('bot', mutation) ? 'bot' : 'admin key';
  const input = await inputFor(await scene(theStage, caller), mutation);
  const before = await theStage.stored();
  expect(codeOf(await send(tokens.bot, actAs(set.mate), { mutation, input }))).toBe('FORBIDDEN');
  expect(await theStage.stored()).toBe(before);
});

test('no member names somebody else as the one it is done for', async () => {
  const { person, mate } = set;
  for (const [mutation, input] of Object.entries({
    updateProfile: { bio: 'x' },
    setAvailability: { windows: [] },
    setNotificationPreferences: { dueSoonHours: 4 },
    createLongTermGoal: { title: 'x' },
    addContactPoint: { kind: 'EMAIL', address: `x${next()}@example.org` },
    exportMember: {},
    eraseMember: { confirmation: `ERASE ${mate.id}` },
  }))
    expect(codeOf(await send(tokens.bot, actAs(person), { mutation, input: { ...input, userId: mate.id } }))).toBe('FORBIDDEN');
});

const WHAT_BEN_HAS = `query ($id: ID!, $podId: ID!, $commitment: ID!, $goal: ID!, $meeting: ID!) {
  user(id: $id) { id email telegramUserId bio commitments(first: 5) { nodes { id } } longTermGoals { title } contactPoints { address } memberships { pod { zoomLink } } }
  commitment(id: $commitment) { commitment }
  longTermGoal(id: $goal) { title }
  pod(id: $podId) { zoomLink members { user { email bio } } meetings(first: 5) { nodes { notes } } }
  meeting(id: $meeting) { notes actionItems { text } }
  commitments { totalCount nodes { commitment } }
  longTermGoals(filter: { userId: $id }) { totalCount nodes { title } }
}`;

test('nothing private of somebody else is found through nodes, edges, counts or nested parents', async () => {
  const em = database.em();
  const ben = await makeUser(em, { bio: 'SECRET bio', email: `secret${next()}@example.org` });
  const pod = await makePod(em, { zoomLink: 'https://zoom.example/SECRET' });
  await makeMembership(em, { user: ben, pod });
  const commitment = await makeCommitment(em, { user: ben, commitment: 'SECRET promise' });
  const goal = await makeGoal(em, { user: ben, title: 'SECRET goal' });
  const meeting = await makeMeeting(em, { pod, notes: 'SECRET notes' });
  const variables = { id: ben.id, podId: pod.id, commitment: commitment.id, goal: goal.id, meeting: meeting.id };
  const callers: [string | null, Record<string, string>][] = [
    [null, {}],
    [tokens.bot, {}],
    [tokens.bot, actAs((await scene(theStage, 'member')).person)],
  ];
  for (const [token, headers] of callers) {
    const { data } = await theStage.ask(token, headers, WHAT_BEN_HAS, variables);
    expect(JSON.stringify(data)).not.toMatch(/secret/i);
    expect(JSON.stringify(data)).not.toContain(ben.telegramUserId);
    expect([data.commitments.totalCount, data.longTermGoals.totalCount]).toEqual([0, 0]);
  }
});

test('an input takes no field that it does not have: nobody writes what is not theirs to write', async () => {
  const { person, mate } = set;
  for (const [mutation, more] of [
    ['updateProfile', { telegramUserId: '1' }],
    ['updateProfile', { roles: ['SUPER_ADMIN'] }],
    ['updateProfile', { currentStreak: 99 }],
    ['createCommitment', { text: 'x', userId: mate.id }],
    ['createCommitment', { text: 'x', status: 'COMPLETED' }],
    ['createCommitment', { text: 'x', smartScore: 1 }],
    ['createLongTermGoal', { title: 'x', progressPercentage: 100 }],
    ['joinPod', { podId: mate.id, joinedAt: '2020-01-01T00:00:00Z' }],
  ] as const)
    expect(codeOf(await send(tokens.bot, actAs(person), { mutation, input: more }))).toBe('INVALID_INPUT');
});

test('nobody finds out by Telegram id who is a member', async () => {
  const { person, mate } = set;
  const find = async (id: string) =>
    (await theStage.ask(tokens.bot, actAs(person), 'query ($id: TelegramID!) { user(telegramUserId: $id) { id } }', { id })).data.user;
  expect([await find(mate.telegramUserId), await find('999999999999')]).toEqual([null, null]);
});

test('an admin does not make themselves super admin, nor keys for services, nor takes the last super admin away', async () => {
  await database.query(`delete from user_roles where role_type = 'super_admin'`);
  const em = database.em();
  const [boss, admin] = [await makeUser(em), await makeUser(em)];
  await makeRole(em, { user: boss, roleType: 'super_admin' });
  await makeRole(em, { user: admin, roleType: 'admin' });
  const before = await theStage.stored();
  const tries: [typeof boss, string, object, string][] = [
    [admin, 'grantRole', { userId: admin.id, roleType: 'SUPER_ADMIN' }, 'FORBIDDEN'],
    [admin, 'revokeRole', { userId: boss.id, roleType: 'SUPER_ADMIN' }, 'FORBIDDEN'],
    [admin, 'createApiKey', { name: 'x', kind: 'SERVICE', scopes: ['ACT_AS'] }, 'FORBIDDEN'],
    [admin, 'createApiKey', { name: 'x', kind: 'ADMIN', scopes: [] }, 'FORBIDDEN'],
    [admin, 'createApiKey', { name: 'x', kind: 'INTEGRATION', scopes: ['ACT_AS'] }, 'INVALID_INPUT'],
    [admin, 'eraseMember', { userId: boss.id, confirmation: `ERASE ${boss.id}` }, 'FORBIDDEN'],
    [boss, 'revokeRole', { userId: boss.id, roleType: 'SUPER_ADMIN' }, 'CONFLICT'],
    [boss, 'eraseMember', { confirmation: 'ERASE MY DATA' }, 'CONFLICT'],
  ];
  for (const [user, mutation, input, code] of tries) expect(codeOf(await send(tokens.bot, actAs(user), { mutation, input }))).toBe(code);
  expect(await theStage.stored()).toBe(before);
});
