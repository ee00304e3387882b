import { beforeEach, expect, test } from 'vitest';
import type { User } from '../../src/user/user.entity.ts';
import { as, asking } from '../support/ask.ts';
import { daysFromNow, NOW } from '../support/clock.ts';
import { testDatabase } from '../support/database.ts';
import { makeUser, unknownId } from '../support/make.ts';

const database = await testDatabase();
const ask = await asking(database);
const MAKE = 'mutation ($input: CreateSequenceInput!) { createSequence(input: $input) { sequence { id } } }';
const SIMULATE = `query ($sequenceId: ID!, $userId: ID!, $at: DateTimeISO) { simulateSequence(sequenceId: $sequenceId, userId: $userId, at: $at) {
  isFor unmetConditions steps { step channel dueAt because isSent skippedBecause text template } } }`;
const steps = [
  { channel: 'TELEGRAM', delayHours: 0, message: 'Hello {{ first_name }}, your streak is {{ current_streak }}.' },
  { channel: 'TELEGRAM', delayHours: 1, delayFrom: 'PREVIOUS_STEP', waitUntil: '09:00', message: 'Good morning' },
  { channel: 'SMS', delayHours: 0, delayFrom: 'PREVIOUS_STEP', message: 'Text' },
  { channel: 'EMAIL', delayHours: 72, template: 'welcome' },
];
const make = async (more: object = {}) => {
  const told = await ask(as.admin, MAKE, { variables: { input: { name: 'Welcome', steps, ...more } } });
  expect(told.errors).toEqual([]);
  return told.data.createSequence.sequence.id as string;
};
const simulate = async (sequenceId: string, more: object = {}) =>
  (await ask(as.admin, SIMULATE, { variables: { sequenceId, userId: ana.id, ...more } })).data.simulateSequence;

let ana: User;
beforeEach(async () => {
  await database.query('delete from users');
  // It is three in the afternoon in London.
  ana = await makeUser(database.em(), { firstName: 'Ana', goalsCategory: 'health', currentStreak: 4, longestStreak: 4, lastActivityAt: NOW });
  await database.query(`insert into bot_chats (user_id, bot, chat_id, state) values ($1, 'commitment', 77, 'reachable')`, [ana.id]);
});

test('a simulation says what would be sent, when and why, and what would be skipped and why', async () => {
  const id = await make();
  const before = await database.query('select count(*) from sequence_executions, deliveries');
  expect(await simulate(id)).toEqual({
    isFor: true,
    unmetConditions: [],
    steps: [
      {
        step: 0,
        channel: 'TELEGRAM',
        dueAt: NOW.toISOString(),
        because: 'NOW',
        isSent: true,
        skippedBecause: null,
        text: 'Hello Ana, your streak is 4.',
        template: null,
      },
      {
        step: 1,
        channel: 'TELEGRAM',
        dueAt: '2026-11-19T09:00:00.000Z',
        because: 'WAIT_UNTIL',
        isSent: true,
        skippedBecause: null,
        text: 'Good morning',
        template: null,
      },
      {
        step: 2,
        channel: 'SMS',
        dueAt: '2026-11-19T09:00:00.000Z',
        because: 'NOW',
        isSent: false,
        skippedBecause: 'They want no messages by SMS.',
        text: 'Text',
        template: null,
      },
      {
        step: 3,
        channel: 'EMAIL',
        dueAt: daysFromNow(3).toISOString(),
        because: 'DELAY',
        isSent: false,
        skippedBecause: 'They want no messages by e-mail.',
        text: null,
        template: 'welcome',
      },
    ],
  });
  expect(await database.query('select count(*) from sequence_executions, deliveries')).toEqual(before);
});

test('it can begin at another instant, and looks at the member as they are', async () => {
  const id = await make();
  const late = await simulate(id, { at: '2026-11-20T22:00:00Z' });
  expect(late.steps[0]).toMatchObject({ dueAt: '2026-11-21T08:00:00.000Z', because: 'QUIET_HOURS' });
  await database.query(`update bot_chats set state = 'unreachable'`);
  expect((await simulate(id)).steps[0]).toMatchObject({ isSent: false, skippedBecause: 'They have not started a bot, or have blocked it.' });
  await database.query('update users set is_active = false');
  expect((await simulate(id)).steps[0]).toMatchObject({ isSent: false, skippedBecause: 'They take no part at present.' });
});

test('it says which conditions do not hold', async () => {
  const id = await make({ triggerType: 'INACTIVE', conditions: { goalsCategory: ['WORK'], experienceLevel: ['BEGINNER'], role: ['PAID'], inactiveDays: 7 } });
  expect(await simulate(id)).toMatchObject({
    isFor: false,
    unmetConditions: [
      'They mainly work on something else.',
      'They have another experience.',
      'They hold none of the roles.',
      'They were active not so long ago.',
    ],
  });
  const fits = await make({ triggerType: 'INACTIVE', conditions: { goalsCategory: ['HEALTH'], role: ['UNPAID'], inactiveDays: 7 } });
  expect(await simulate(fits, { at: daysFromNow(7).toISOString() })).toMatchObject({ isFor: true, unmetConditions: [] });
});

test('a message that cannot be written is not kept', async () => {
  for (const message of [
    'Hello {{ first_name',
    'Hello {{ surname }}',
    '{% include "secret" %}',
    '{{ first_name | nonsense }}',
    '{% for i in (1..100000000) %}x{% endfor %}',
    '{% comment %}x{% endcomment %}',
  ]) {
    const { errors } = await ask(as.admin, MAKE, { variables: { input: { name: 'W', steps: [{ channel: 'TELEGRAM', delayHours: 0, message }] } } });
    expect([message, ...errors]).toMatchObject([message, { code: 'INVALID_INPUT', field: 'steps' }]);
  }
});

test('simulations are for admins, of sequences and members that exist', async () => {
  const id = await make();
  const ways = [as.member(ana), as.bot('act-as'), as.thirdParty('members:read'), as.nobody];
  const codes = await Promise.all(ways.map(async (viewer) => (await ask(viewer, SIMULATE, { variables: { sequenceId: id, userId: ana.id } })).errors[0]?.code));
  expect(codes).toEqual(['FORBIDDEN', 'FORBIDDEN', 'FORBIDDEN', 'UNAUTHENTICATED']);
  for (const [field, wrong] of [
    ['sequenceId', { sequenceId: unknownId() }],
    ['sequenceId', { sequenceId: 'x' }],
    ['userId', { userId: unknownId() }],
  ] as const)
    expect((await ask(as.admin, SIMULATE, { variables: { sequenceId: id, userId: ana.id, ...wrong } })).errors).toMatchObject([{ code: 'NOT_FOUND', field }]);
});
