import { expect, test } from 'vitest';
import { addressOf } from './contact-address.rules.ts';

test.each([
  ['sms', ' +44 7400 123456 ', '+447400123456'],
  ['sms', '+1 (202) 555-0123', '+12025550123'],
  ['email', ' Ana.B+x@Example.ORG ', 'ana.b+x@example.org'],
] as const)('an address (%s) is kept in one form: "%s"', (kind, given, kept) => {
  expect(addressOf(kind, given)).toBe(kept);
});

test.each([
  ['without a country', '07400 123456', 'country'],
  ['of premium rate', '+44 909 879 0123', 'premium'],
  ['that is toll-free', '+1 800 234 5678', 'toll-free'],
  ['of a landline', '+49 30 12345678', 'no SMS'],
  ['with an extension', '+1 202 555 0123 ext. 5', 'no phone number'],
  ['that is none', '+999', 'no phone number'],
  ['of words', 'call me', 'no phone number'],
])('a number %s is refused', (_, given, why) => {
  expect(() => addressOf('sms', given)).toThrow(expect.objectContaining({ code: 'INVALID_INPUT', field: 'address', message: expect.stringContaining(why) }));
});

test.each(['ana', 'a@b', 'a@x\r\nBcc: evil@x.org', 'Ana <ana@example.org>', 'a@x.org,b@x.org', 'a@x..org', 'a@-x.org', `${'a'.repeat(250)}@x.org`])(
  'what is no single e-mail address is refused: %j',
  (given) => {
    expect(() => addressOf('email', given)).toThrow(expect.objectContaining({ code: 'INVALID_INPUT', field: 'address' }));
  },
);
