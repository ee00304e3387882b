import { expect, test } from 'vitest';
import { isOneAddress } from './address.rules.ts';
import { mailTextOf } from './mail-text.rules.ts';

const URL = 'https://api.example.org/unsubscribe/x';
const mail = (body: string) => mailTextOf(body, URL);

test('a first line that stands alone is the subject', () => {
  expect(mail('Your week\n\nThree promises, two kept.')).toEqual({
    subject: 'Your week',
    text: `Three promises, two kept.\n\n-- \nThe Progress Method\nNo more e-mail to this address: ${URL}\n`,
  });
});

test.each([
  ['Your code is 012345. It is good for 10 minutes.', 'Your code is 012345.'],
  ['Today at 19:00\nSee you there', 'Today at 19:00'],
  ['v1.2 is here. Look!', 'v1.2 is here.'],
  [`${'word '.repeat(30)}`, `${'word '.repeat(15).trimEnd()}…`],
  ['x'.repeat(100), `${'x'.repeat(77)}…`],
])('otherwise it is the first sentence, cut when it is long: %j', (body, subject) => {
  expect(mail(body).subject).toBe(subject);
  expect(mail(body).text.startsWith(body.trim())).toBe(true);
});

test('a subject is one line', () => {
  for (const body of ['Hi\r\nBcc: evil@x', 'Hi\r\n\r\nBcc: evil@x', 'Hi\rBcc: evil@x']) expect(mail(body).subject).not.toMatch(/[\r\n]/);
});

test.each(['ana@example.org', 'ana.b+x@mail.example.org', 'ünï@exämple.org'])('%s is one address', (address) => {
  expect(isOneAddress(address)).toBe(true);
});
test.each([
  '',
  'ana',
  '@x.org',
  'a@',
  'a@x\r\nBcc: evil@x',
  'a@x\n',
  'a@x,b@x',
  'a@x b@x',
  'A <a@x>',
  'a@b@c',
  '"a b"@x',
  'a@[127.0.0.1]',
  'a@x\u0000',
  `${'a'.repeat(250)}@x.org`,
])('%j is none, or more than one', (address) => {
  expect(isOneAddress(address)).toBe(false);
});
