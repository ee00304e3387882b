import { expect, test } from 'vitest';
import { outcomeOfSmsFailure } from './sms-outcome.rules.ts';

test.each([
  ['a time-out', { code: 'ECONNABORTED' }, 'unknown'],
  ['a cut connection', { code: 'ECONNRESET' }, 'unknown'],
  ['an answer that is none', {}, 'unknown'],
  ['a gateway that gave up', { status: 504 }, 'unknown'],
  ['a machine that does not listen', { code: 'ECONNREFUSED' }, 'later'],
  ['a name that is not known', { code: 'ENOTFOUND' }, 'later'],
  ['too many requests', { status: 429, code: 20_429 }, 'later'],
  ['wrong credentials', { status: 401, code: 20_003 }, 'later'],
  ['a sender that is not ours', { status: 400, code: 21_606 }, 'later'],
  ['somebody who said STOP', { status: 400, code: 21_610 }, 'suppressed'],
  ['a number that is none', { status: 400, code: 21_211 }, 'refused'],
  ['a country that is not allowed', { status: 400, code: 21_408 }, 'refused'],
])('%s', (_, failure, kind) => {
  expect(outcomeOfSmsFailure(failure).kind).toBe(kind);
});

test('a number that no SMS will ever reach is remembered, a refused message says nothing about its number', () => {
  expect(outcomeOfSmsFailure({ status: 400, code: 21_614 })).toMatchObject({ isAddressDead: true });
  expect(outcomeOfSmsFailure({ status: 400, code: 21_408 })).toMatchObject({ isAddressDead: false });
});
