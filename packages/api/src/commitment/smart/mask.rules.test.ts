import fc from 'fast-check';
import { expect, test } from 'vitest';
import { addsNothing, isSamePromise } from './faithful.rules.ts';
import { firstNames } from './first-names.ts';
import type { Language } from './gloss.rules.ts';
import { mask, unmask } from './mask.rules.ts';

const names = { known: ['Quilla', 'zed_99', '7up.kid', 'Li Na'], isName: await firstNames() };
const masked = (text: string, language: Language = 'en'): string => mask([text], names, language).texts[0]!;

test.each<[string, string, Language?]>([
  ['call anna tomorrow', 'call [NAME_1] tomorrow'],
  ['Call Anna Berger and Anna Berger', 'Call [NAME_1] and [NAME_1]'],
  ['lunch with Xqrtz on Friday', 'lunch with [NAME_1] on Friday'],
  ['meet quilla and ZED_99', 'meet [NAME_1] and [NAME_2]'],
  ['help 7UP.kid and li na, not liner', 'help [NAME_1] and [NAME_2], not liner'],
  ['mail a.b+c@mail.example.co.uk today', 'mail [EMAIL_1] today'],
  ['phone +43 (660) 123-45-67 at 5', 'phone [NUMBER_1] at 5'],
  ['pay DE89 3704 0044 0532 0130 00', 'pay [ACCOUNT_1]'],
  ['read https://example.org/a?b=c#d and www.example.org', 'read [LINK_1] and [LINK_2]'],
  ['write to @some_one', 'write to [HANDLE_1]'],
  ['go to 12 Baker Street', 'go to [ADDRESS_1]'],
  ['walk 10000 steps, read 20 pages, run 5k by Friday', 'walk 10000 steps, read 20 pages, run 5k by Friday'],
  ['say [NAME_1] to all', 'say [SIGN_1] to all'],
  ['morgen den Bericht schreiben und mit Jürgen reden', 'morgen den Bericht schreiben und mit [NAME_1] reden', 'de'],
  ['Paket in die Hauptstraße 12 bringen', 'Paket in die [ADDRESS_1] bringen', 'de'],
  ['llamar a María mañana', 'llamar a [NAME_1] mañana', 'es'],
  ['appeler François demain', 'appeler [NAME_1] demain', 'fr'],
  ['ligar ao João amanhã', 'ligar ao [NAME_1] amanhã', 'pt'],
])('what leaves of "%s" is "%s"', (text, left, language = 'en') => {
  expect(masked(text, language)).toBe(left);
});

test('whatever is hidden comes back as it was', () => {
  const piece = fc.oneof(
    fc.constantFrom('Anna', 'call ', ' with ', 'a@b.org', '+43 660 1234567', '[NAME_1]', 'https://x.org/y', '@who', ' and ', 'é', '\n', '. ', 'Xqrtz '),
    fc.string({ unit: 'grapheme', maxLength: 12 }),
  );
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 8 }), fc.constantFrom<Language>('en', 'de', 'es'), (pieces, language) => {
      const text = pieces.join('');
      const { texts, hidden } = mask([text], names, language);
      expect(unmask(texts[0]!, hidden)).toBe(text);
    }),
  );
});

test('a sign that stands for nothing is no text', () => {
  expect(unmask('call [NAME_2]', new Map([['[NAME_1]', 'Anna']]))).toBeNull();
});

const given = (text: string, language: Language = 'en') => ({ text, names, language });

test.each<[string, string, boolean]>([
  ['run three miles', 'Run 3 miles.', true],
  ['run 10,000 steps on fri', 'Walk 10000 steps on Friday.', true],
  ['run 5k', 'Run 6k.', false],
  ['run 5k', 'Run 5k in May.', false],
  ['run 5k', 'You may run 5k; that is within reach.', true],
  ['call mum', 'Call Anna.', false],
  ['call mum', 'See www.example.org.', false],
])('beside "%s", "%s" adds nothing: %s', (text, said, is) => {
  expect(addsNothing(said, given(text))).toBe(is);
});

test('a rewrite that turns a promise round, loses its number or speaks of something else is another promise', () => {
  expect(isSamePromise('Read 20 pages tomorrow.', given('maybe read 20 pages tomorrow'))).toBe(true);
  expect(isSamePromise('Do not read 20 pages tomorrow.', given('maybe read 20 pages tomorrow'))).toBe(false);
  expect(isSamePromise('Read pages tomorrow.', given('maybe read 20 pages tomorrow'))).toBe(false);
  expect(isSamePromise('Send 20 coins tomorrow.', given('maybe read 20 pages tomorrow'))).toBe(false);
});
