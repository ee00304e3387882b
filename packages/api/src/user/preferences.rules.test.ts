import { expect, it } from 'vitest';
import { usualPreferences } from './preferences.rules.ts';

it.each([
  ['de', 'de'],
  ['pt-br', 'pt-BR'],
  [null, 'en'],
  ['', 'en'],
  ['no language', 'en'],
])('a Telegram in %j is spoken to in %s', (code, locale) => {
  expect(usualPreferences(code).locale).toBe(locale);
});
