import { describe, expect, test } from 'vitest';
import { german } from './text.de.ts';
import { english } from './text.en.ts';
import { textFor } from './text.ts';

const MENU_LONGEST = 256;

describe.each([
  ['English', english],
  ['German', german],
])('the words in %s', (_, text) => {
  test('fit into the menu of Telegram', () => {
    for (const [command, description] of Object.entries(text.menu)) {
      expect(command).toMatch(/^[a-z_]{1,32}$/);
      expect(description.length).toBeLessThanOrEqual(MENU_LONGEST);
    }
  });

  test('name in the help every command of the menu', () => {
    for (const command of Object.keys(text.menu)) if (command !== 'help') expect(text.help).toContain(`/${command}`);
  });

  test('know one and many', () => {
    expect(text.today.streak(1)).not.toBe(text.today.streak(2).replace('2', '1'));
  });
});

test('a language that nobody has translated yet gets English, a dialect its language', () => {
  expect(textFor('de-AT')).toBe(german);
  expect(textFor('sw')).toBe(english);
  expect(textFor(undefined)).toBe(english);
});
