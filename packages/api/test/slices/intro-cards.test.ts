import { expect, test } from 'vitest';
import { as, asking } from '../support/ask.ts';
import { daysFromNow, NOW } from '../support/clock.ts';
import { testDatabase } from '../support/database.ts';
import { makeMembership, makePod, makeUser, unknownId } from '../support/make.ts';

const database = await testDatabase();
const ask = await asking(database);
const em = database.em();
const pod = await makePod(em);
const ana = await makeUser(em, {
  firstName: 'Ana',
  goalsCategory: 'health',
  experienceLevel: 'advanced',
  strengths: ['discipline'],
  helpNeeded: ['marketing', 'sleep'],
  currentStreak: 4,
  longestStreak: 9,
  streakValidUntil: daysFromNow(1),
  bio: 'I run.',
  timezone: 'Asia/Tokyo',
});
// A day of Ben's has closed since his streak was counted, and nothing has been written since.
const ben = await makeUser(em, { firstName: 'Ben', currentStreak: 3, longestStreak: 3, streakValidUntil: NOW, timezone: null });
const [paused, gone, idle, stranger] = [await makeUser(em), await makeUser(em), await makeUser(em, { isActive: false }), await makeUser(em)];
await makeMembership(em, { user: ana, pod, joinedAt: daysFromNow(-3) });
const seat = await makeMembership(em, { user: ben, pod, joinedAt: daysFromNow(-2) });
await makeMembership(em, { user: idle, pod, joinedAt: daysFromNow(-1) });
await makeMembership(em, { user: paused, pod, status: 'paused' });
await makeMembership(em, { user: gone, pod, status: 'left', leftAt: NOW });

const CARDS = `{ introCards(podId: "${pod.id}") { user { id } joinedAt firstName goalsCategory experienceLevel strengths helpNeeded currentStreak bio timezone } }`;

test('members of a pod are introduced in the order of joining, with what they said of themselves', async () => {
  const cards = [
    {
      user: { id: ana.id },
      joinedAt: daysFromNow(-3).toISOString(),
      firstName: 'Ana',
      goalsCategory: 'HEALTH',
      experienceLevel: 'ADVANCED',
      strengths: ['discipline'],
      helpNeeded: ['marketing', 'sleep'],
      currentStreak: 4,
      bio: 'I run.',
      timezone: 'Asia/Tokyo',
    },
    {
      user: { id: ben.id },
      joinedAt: daysFromNow(-2).toISOString(),
      firstName: 'Ben',
      goalsCategory: null,
      experienceLevel: null,
      strengths: null,
      helpNeeded: null,
      currentStreak: 0,
      bio: null,
      timezone: null,
    },
  ];
  for (const viewer of [as.admin, as.member(ana), as.member(ben)]) expect((await ask(viewer, CARDS)).data.introCards).toEqual(cards);
});

test('those who are paused, have left, or are strangers see no card, nor does a third party', async () => {
  for (const viewer of [
    as.member(paused),
    as.member(gone),
    as.member(stranger),
    as.thirdParty('members:read', 'pods:read', 'pii:read'),
    as.bot('act-as'),
    as.nobody,
  ])
    expect((await ask(viewer, CARDS)).data.introCards).toEqual([]);
  expect((await ask(as.admin, `{ introCards(podId: "${unknownId()}") { firstName } }`)).data.introCards).toEqual([]);
});

test('a membership is found by its id by whoever may see it', async () => {
  const ONE = `{ podMembership(id: "${seat.id}") { id status user { id } pod { id } monthlyPaymentActive } }`;
  const card = { id: seat.id, status: 'ACTIVE', user: { id: ben.id }, pod: { id: pod.id } };
  expect((await ask(as.member(ben), ONE)).data.podMembership).toEqual({ ...card, monthlyPaymentActive: false });
  expect((await ask(as.member(ana), ONE)).data.podMembership).toEqual({ ...card, monthlyPaymentActive: null });
  expect((await ask(as.thirdParty('pods:read', 'members:read'), ONE)).data.podMembership).toEqual({ ...card, monthlyPaymentActive: null });
  for (const viewer of [as.member(stranger), as.thirdParty('pods:read'), as.nobody]) expect((await ask(viewer, ONE)).data.podMembership).toBeNull();
});
