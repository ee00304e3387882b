import { expect, it } from 'vitest';
import { requireSendable } from './message.rules.ts';

it('takes what Telegram takes', () => {
  expect(() => requireSendable('x'.repeat(4096), [[{ text: 'Done', data: 'd'.repeat(64) }]])).not.toThrow();
});
it.each([
  ['no text', '', []],
  ['a text that is too long', 'x'.repeat(4097), []],
  ['a button without data', 'x', [[{ text: 'Done', data: '' }]]],
  ['a button with too much data, counted in bytes', 'x', [[{ text: 'Done', data: 'ü'.repeat(33) }]]],
])('refuses %s', (_, body, buttons) => {
  expect(() => requireSendable(body, buttons)).toThrow(RangeError);
});
