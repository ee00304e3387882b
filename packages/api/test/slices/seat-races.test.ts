import { expect, test } from 'vitest';
import type { Pod } from '../../src/pod/pod.entity.ts';
import type { User } from '../../src/user/user.entity.ts';
import { verify } from '../../src/verify.ts';
import { as, asking } from '../support/ask.ts';
import { daysFromNow, NOW } from '../support/clock.ts';
import { testDatabase } from '../support/database.ts';
import { makePod, makeUser } from '../support/make.ts';

const database = await testDatabase();
const ask = await asking(database);

const JOIN = 'mutation ($input: JoinPodInput!) { joinPod(input: $input) { wasAlready } }';
const LEAVE = 'mutation ($input: LeavePodInput!) { leavePod(input: $input) { wasAlready } }';
const join = (user: User, pod: Pod) => ask(as.member(user), JOIN, { variables: { input: { podId: pod.id } } });
const leave = (user: User, pod: Pod) => ask(as.member(user), LEAVE, { variables: { input: { podId: pod.id } } });
const podOf = (maxMembers: number) => makePod(database.em(), { maxMembers });

test('640 who ask for a seat in 20 pods of six at once come to be 120 members, and the others wait', async () => {
  const fresh = await testDatabase();
  const asked = await asking(fresh);
  await fresh.query(`insert into pods (name, max_members, created_at, updated_at) select 'Pod ' || n, 6, $1, $1 from generate_series(1, 20) n`, [NOW]);
  await fresh.query(`insert into users (telegram_user_id, created_at, updated_at) select 900000 + n, $1, $1 from generate_series(1, 640) n`, [NOW]);
  const [pods, users] = [
    await fresh.query<{ id: string }>('select id from pods'),
    await fresh.query<{ id: string }>('select id from users order by md5(id::text)'),
  ];
  const joins = users.map((user, at) => async () => {
    const { errors } = await asked(as.member(user), 'mutation ($input: JoinPodInput!) { joinPod(input: $input) { wasAlready } }', {
      variables: { input: { podId: pods[at % 20]!.id } },
    });
    return errors.length === 0 ? 'SEATED' : JSON.stringify(errors[0]!.code);
  });
  const answers = await inLanes(joins, 40);
  expect(Object.fromEntries(Object.entries(Object.groupBy(answers, (answer) => answer)).map(([answer, all]) => [answer, all!.length]))).toEqual({
    SEATED: 120,
    '"POD_FULL"': 520,
  });
  expect(await fresh.query('select current_members, count(*)::int from pods group by 1')).toEqual([{ current_members: 6, count: 20 }]);
  expect(await fresh.query(`select count(*)::int, count(distinct user_id)::int as people from pod_memberships where status = 'active'`)).toEqual([
    { count: 120, people: 120 },
  ]);
  expect(await fresh.query(`select count(*)::int from user_roles where role_type = 'pod_member'`)).toEqual([{ count: 120 }]);
  expect(await fresh.query('select status, count(*)::int from pod_waitlist group by 1')).toEqual([{ status: 'waiting', count: 520 }]);
  expect(await verify(fresh.em(), { now: daysFromNow(1), fix: false })).toEqual([]);
}, 60_000);

test('one who asks for a seat in many pods at once gets one', async () => {
  const ana = await makeUser(database.em());
  const pods = await Promise.all(Array.from({ length: 8 }, () => podOf(6)));
  const answers = await Promise.all(pods.map(async (pod) => (await join(ana, pod)).errors[0]?.code ?? 'SEATED'));
  expect(answers.toSorted()).toEqual([...Array<string>(7).fill('CONFLICT'), 'SEATED']);
});

test('two who give up and take the last seat of two pods crosswise do not stand in each other’s way', async () => {
  const [ana, ben] = [await makeUser(database.em()), await makeUser(database.em())];
  const [first, second] = [await podOf(1), await podOf(1)];
  for (let round = 0; round < 5; round += 1) {
    await Promise.all([join(ana, first), join(ben, second)]);
    await Promise.all([leave(ana, first), leave(ben, second)]);
    const crossed = await Promise.all([join(ana, second), join(ben, first)]);
    expect(crossed.flatMap(({ errors }) => errors)).toEqual([]);
    await Promise.all([leave(ana, second), leave(ben, first)]);
  }
  expect(await verify(database.em(), { now: NOW, fix: false })).toEqual([]);
});

/** Does everything, so many at a time. */
async function inLanes<Answer>(all: readonly (() => Promise<Answer>)[], lanes: number): Promise<Answer[]> {
  const left = [...all];
  const answers: Answer[] = [];
  const lane = async (): Promise<void> => {
    for (let next = left.pop(); next; next = left.pop()) answers.push(await next());
  };
  await Promise.all(Array.from({ length: lanes }, lane));
  return answers;
}
