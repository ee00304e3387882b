import { expect, test } from 'vitest';
import { fitOf, isPlainly } from './answers.ts';
import type { Question } from './open-question.ts';

const reading = (intent: string, S = 2, safety = 'NONE') => ({ intent, items: intent === 'PROMISE' ? [{ points: { S }, safety }] : [] }) as never;

test.each<[Question, string, string]>([
  ['profile:bio', 'CHAT', 'answer'],
  ['profile:bio', 'PROMISE', 'either'],
  ['profile:strengths', 'CHAT', 'answer'],
  ['profile:bio', 'QUESTION', 'neither'],
  ['profile:bio', 'REPORT', 'neither'],
  ['rename:x', 'PROMISE', 'either'],
  ['rename:x', 'CHAT', 'neither'],
  ['improve:run', 'CHAT', 'answer'],
  ['improve:run', 'PROMISE', 'either'],
])('to "%s", %s is taken as %s', (question, intent, fit) => {
  expect(fitOf(question, reading(intent))).toBe(fit);
});

test('a day alone answers what is asked about a promise, and what could hurt somebody answers nothing', () => {
  expect(fitOf('rename:x', reading('PROMISE', 0))).toBe('answer');
  expect(fitOf('profile:bio', reading('PROMISE', 0))).toBe('either');
  expect(fitOf('profile:bio', reading('PROMISE', 2, 'SELF_HARM'))).toBe('neither');
});

test.each<[Question, string, boolean]>([
  ['profile:strengths', 'Kochen, Geduld', true],
  ['profile:needs', 'cooking', true],
  ['profile:needs', 'call mum', false],
  ['profile:bio', 'cooking', false],
  ['improve:read', '20 pages', true],
  ['improve:read', 'bis Freitag', true],
  ['improve:read a book', 'read a book by friday', true],
  ['improve:read', 'call mum', false],
  ['rename:x', '20 pages', false],
  ['rename:x', 'no time', true],
  ['reword:x', 'um 18 Uhr', true],
  ['rename:x', 'call mum at 7', false],
])('to "%s", that "%s" is plainly the answer is %s', (question, words, is) => {
  expect(isPlainly(question, words)).toBe(is);
});
