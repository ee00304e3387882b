import { beforeEach, describe, expect, test } from 'vitest';
import type { User } from '../../src/user/user.entity.ts';
import type { Viewer } from '../../src/viewer/viewer.ts';
import { as, asking } from '../support/ask.ts';
import { hoursFromNow, NOW } from '../support/clock.ts';
import { testDatabase } from '../support/database.ts';
import { makeUser, unknownId } from '../support/make.ts';

const database = await testDatabase();
const ask = await asking(database);

const SEQUENCE =
  'sequence { id name triggerType isActive latestVersion version conditions { goalsCategory inactiveDays role } steps { channel delayHours delayFrom waitUntil message template } }';
const EXECUTION = 'execution { id status currentStep key versionNumber nextRunAt completedAt log { step } sequence { id } user { id } }';
const INPUTS: Record<string, string> = { createSequence: 'CreateSequence', updateSequence: 'UpdateSequence', startSequence: 'StartSequence' };
const EXECUTIONS = ['startSequence', 'pauseExecution', 'resumeExecution', 'cancelExecution'];
const tell = (name: string, input: object, viewer: Viewer = as.admin, now = NOW) => {
  const card = EXECUTIONS.includes(name) ? EXECUTION : `${SEQUENCE}${name === 'deactivateSequence' ? ' stoppedExecutions' : ''}`;
  return ask(viewer, `mutation ($input: ${INPUTS[name] ?? 'SequenceAct'}Input!) { ${name}(input: $input) { ${card} } }`, { variables: { input }, now });
};
const run = async (name: string, input: object, now = NOW) => {
  const told = await tell(name, input, as.admin, now);
  if (told.errors.length > 0) throw new Error(JSON.stringify(told.errors));
  return told.data[name];
};
const steps = [
  { channel: 'TELEGRAM', delayHours: 2, message: 'Welcome!' },
  { channel: 'EMAIL', delayHours: 24, delayFrom: 'PREVIOUS_STEP', waitUntil: '09:00', template: 'first-week' },
];
const welcome = { name: ' Welcome ', triggerType: 'NEW_USER', conditions: { goalsCategory: ['HEALTH'] }, steps };

let ana: User;
beforeEach(async () => {
  await database.query('truncate users, automation_sequences, sequence_executions, events, audit_log cascade');
  ana = await makeUser(database.em());
});
const active = async () => {
  const { sequence } = await run('createSequence', welcome);
  return (await run('activateSequence', { id: sequence.id })).sequence as { id: string };
};
const start = async (sequenceId: string, more: object = {}) => (await run('startSequence', { sequenceId, userId: ana.id, ...more })).execution;
const types = async () => (await database.query<{ type: string }>('select type from events order by seq')).map(({ type }) => type);

describe('a sequence', () => {
  test('is made, not active yet, and its steps are answered as they were given', async () => {
    expect((await run('createSequence', welcome)).sequence).toMatchObject({
      name: 'Welcome',
      triggerType: 'NEW_USER',
      isActive: false,
      latestVersion: 1,
      conditions: { goalsCategory: ['HEALTH'], inactiveDays: null, role: null },
      steps: [
        { channel: 'TELEGRAM', delayHours: 2, delayFrom: 'ENROLLMENT', waitUntil: null, message: 'Welcome!', template: null },
        { channel: 'EMAIL', delayHours: 24, delayFrom: 'PREVIOUS_STEP', waitUntil: '09:00', message: null, template: 'first-week' },
      ],
    });
  });

  test('that gets other steps gets a new version; those under way keep theirs', async () => {
    const { id } = await active();
    const under = await start(id);
    const { sequence } = await run('updateSequence', { id, steps: [{ channel: 'SMS', delayHours: 0, message: 'Hi' }] });
    expect(sequence).toMatchObject({ latestVersion: 2, steps: [{ channel: 'SMS' }] });
    expect((await run('updateSequence', { id, steps: [{ channel: 'SMS', delayHours: 0, message: 'Hi' }] })).sequence).toEqual(sequence);
    expect(under.versionNumber).toBe(1);
    expect((await start(id, { key: 'again' })).versionNumber).toBe(2);
    expect(await types()).toEqual(['sequence.created', 'sequence.activated', 'execution.started', 'sequence.updated', 'execution.started']);
  });

  test('is changed in parts; what cannot be is refused with the input at fault', async () => {
    const { id } = await active();
    expect((await run('updateSequence', { id, triggerType: 'INACTIVE', conditions: { inactiveDays: 7 } })).sequence).toMatchObject({
      name: 'Welcome',
      triggerType: 'INACTIVE',
      conditions: { inactiveDays: 7 },
      latestVersion: 1,
    });
    expect((await tell('updateSequence', { id, triggerType: 'NEW_USER' })).errors).toMatchObject([{ code: 'INVALID_INPUT', field: 'conditions' }]);
    expect((await run('updateSequence', { id, triggerType: null, conditions: null })).sequence).toMatchObject({ triggerType: null, conditions: null });
    for (const [field, wrong, code] of [
      ['name', { name: ' ' }, 'INVALID_INPUT'],
      ['steps', { steps: [] }, 'INVALID_INPUT'],
      ['conditions', { conditions: { inactiveDays: 3 } }, 'INVALID_INPUT'],
      ['version', { version: 99 }, 'VERSION_CONFLICT'],
    ] as const)
      expect((await tell('updateSequence', { id, ...wrong })).errors).toMatchObject([{ code, field }]);
  });

  test('that is deactivated stops all who are under way, and starts no more', async () => {
    const { id } = await active();
    const one = await start(id);
    await start(id, { key: 'other' });
    expect(await run('deactivateSequence', { id })).toMatchObject({ stoppedExecutions: 2, sequence: { isActive: false } });
    expect((await ask(as.admin, `{ sequenceExecution(id: "${one.id}") { status nextRunAt } }`)).data.sequenceExecution).toEqual({
      status: 'STOPPED',
      nextRunAt: null,
    });
    expect((await tell('startSequence', { sequenceId: id, userId: ana.id })).errors).toMatchObject([{ code: 'CONFLICT', field: 'sequenceId' }]);
  });
});

describe('a way through a sequence', () => {
  test('begins with a first step that is due after its delay, once at a time', async () => {
    const { id } = await active();
    expect(await start(id)).toMatchObject({
      status: 'RUNNING',
      currentStep: 0,
      key: '',
      nextRunAt: hoursFromNow(2).toISOString(),
      completedAt: null,
      log: [],
      sequence: { id },
      user: { id: ana.id },
    });
    expect((await tell('startSequence', { sequenceId: id, userId: ana.id })).errors).toMatchObject([{ code: 'CONFLICT', field: 'key' }]);
    expect((await tell('startSequence', { sequenceId: id, userId: unknownId() })).errors).toMatchObject([{ code: 'NOT_FOUND', field: 'userId' }]);
    expect((await tell('startSequence', { sequenceId: unknownId(), userId: ana.id })).errors).toMatchObject([{ code: 'NOT_FOUND', field: 'sequenceId' }]);
  });

  test('is paused, resumed and cancelled; what came due meanwhile is due now', async () => {
    const { id } = await start((await active()).id);
    expect((await run('pauseExecution', { id })).execution.status).toBe('PAUSED');
    expect((await run('resumeExecution', { id }, hoursFromNow(5))).execution).toMatchObject({ status: 'RUNNING', nextRunAt: hoursFromNow(5).toISOString() });
    for (let twice = 0; twice < 2; twice += 1)
      expect((await run('cancelExecution', { id })).execution).toMatchObject({ status: 'STOPPED', nextRunAt: null, completedAt: NOW.toISOString() });
    for (const verb of ['pauseExecution', 'resumeExecution']) expect((await tell(verb, { id })).errors).toMatchObject([{ code: 'CONFLICT', field: 'id' }]);
    expect((await types()).slice(2)).toEqual(['execution.started', 'execution.paused', 'execution.resumed', 'execution.cancelled']);
  });
});

test('sequences and executions are for admins', async () => {
  const { id } = await active();
  const execution = await start(id);
  const acts: [string, object][] = [
    ['createSequence', welcome],
    ['updateSequence', { id }],
    ['activateSequence', { id }],
    ['deactivateSequence', { id }],
    ['startSequence', { sequenceId: id, userId: ana.id }],
    ['pauseExecution', { id: execution.id }],
    ['resumeExecution', { id: execution.id }],
    ['cancelExecution', { id: execution.id }],
  ];
  const LISTS = `{ automationSequence(id: "${id}") { id } automationSequences(filter: { isActive: true, triggerType: NEW_USER }) { totalCount }
    sequenceExecution(id: "${execution.id}") { id } sequenceExecutions(filter: { status: { in: [RUNNING] }, sequenceId: "${id}", userId: "${ana.id}" }) { totalCount } }`;
  const whole = {
    automationSequence: { id },
    automationSequences: { totalCount: 1 },
    sequenceExecution: { id: execution.id },
    sequenceExecutions: { totalCount: 1 },
  };
  expect((await ask(as.admin, LISTS)).data).toEqual(whole);
  const none = { automationSequence: null, automationSequences: { totalCount: 0 }, sequenceExecution: null, sequenceExecutions: { totalCount: 0 } };
  for (const viewer of [as.member(ana), as.bot('act-as', 'deliveries'), as.thirdParty('members:read', 'pii:read', 'events:read'), as.nobody]) {
    expect((await ask(viewer, LISTS)).data).toEqual(none);
    const code = viewer.kind === 'anonymous' ? 'UNAUTHENTICATED' : 'FORBIDDEN';
    for (const [name, input] of acts) expect((await tell(name, input, viewer)).errors).toMatchObject([{ code }]);
  }
  for (const name of ['updateSequence', 'activateSequence', 'deactivateSequence', 'cancelExecution'])
    expect((await tell(name, { id: unknownId() })).errors).toMatchObject([{ code: 'NOT_FOUND', field: 'id' }]);
});
