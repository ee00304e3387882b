import { expect, test } from 'vitest';
import { CODE_TOPIC } from '../contact-code.rules.ts';
import { MOST_ATTEMPTS } from '../retry.rules.ts';
import { type Standing, START_TOPIC, STOP_TOPIC, verdictOnSending, type Waiting } from './sending.rules.ts';

const NOW = new Date('2026-11-18T15:00:00Z');
const ago = (minutes: number): Date => new Date(NOW.getTime() - minutes * 60_000);
const good: NonNullable<Standing> = { verifiedAt: NOW, consentAt: NOW, optedOutAt: null, bouncedAt: null };
const judge = (message: Partial<Waiting>, standing: Standing = good) =>
  verdictOnSending({ channel: 'sms', topic: 'meeting.soon', status: 'queued', attempts: 0, dueAt: NOW, ...message }, standing, NOW);
const skip = (reason: string) => ({ end: 'skip', reason });

test('what may be sent is sent', () => {
  expect(judge({})).toBeNull();
  expect(judge({ channel: 'email' }, { ...good, consentAt: null })).toBeNull();
});

test.each([
  ['somebody said STOP', { ...good, optedOutAt: NOW }, 'opted out'],
  ['mail came back', { ...good, bouncedAt: NOW }, 'the address is dead'],
  ['it was never proven', { ...good, verifiedAt: null }, 'the address is not verified'],
  ['nobody agreed to SMS', { ...good, consentAt: null }, 'no consent'],
  ['it was taken back', null, 'the address was removed'],
] as const)('nothing is sent where %s', (_, standing, reason) => {
  expect(judge({}, standing)).toEqual(skip(reason));
});

test('what is a day late is not sent, unless it is being tried again', () => {
  expect(judge({ dueAt: ago(24 * 60) })).toBeNull();
  expect(judge({ dueAt: ago(24 * 60 + 1) })).toEqual(skip('too late'));
  expect(judge({ dueAt: ago(24 * 60 + 1), status: 'failed' })).toBeNull();
});

test('what was tried often enough is given up', () => {
  expect(judge({ attempts: MOST_ATTEMPTS - 1 })).toBeNull();
  expect(judge({ attempts: MOST_ATTEMPTS })).toMatchObject({ end: 'dead' });
});

test.each([CODE_TOPIC, STOP_TOPIC, START_TOPIC])('the answer to somebody (%s) is sent whatever is known of the address, if it is still there', (topic) => {
  expect(judge({ topic }, { verifiedAt: null, consentAt: null, optedOutAt: NOW, bouncedAt: NOW })).toBeNull();
  expect(judge({ topic }, null)).toEqual(skip('the address was removed'));
});

test('a code that is good for ten minutes is not sent after eleven, however often it was tried', () => {
  for (const status of ['queued', 'failed']) {
    expect(judge({ topic: CODE_TOPIC, status, dueAt: ago(10) })).toBeNull();
    expect(judge({ topic: CODE_TOPIC, status, dueAt: ago(11) })).toEqual(skip('too late'));
  }
});
