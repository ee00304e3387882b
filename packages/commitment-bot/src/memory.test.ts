import type { MemoryQuery } from '@progress/schema';
import type { FmtString } from 'telegraf/format';
import { expect, test } from 'vitest';
import { shortId } from '@progress/bot-kit/callback-data';
import { remembered } from './memory.ts';
import { german } from './text.de.ts';
import { english } from './text.en.ts';

const ID = '00000000-0000-4000-8000-00000000000';
const knowing = (given: Partial<MemoryQuery>): MemoryQuery => ({
  me: { id: `${ID}0`, notificationPreferences: { memoryOptOut: false } } as MemoryQuery['me'],
  memory: { nodes: [] },
  patterns: { nodes: [] },
  ...given,
});
const textOf = ({ words }: { words: string | FmtString }): string => (typeof words === 'string' ? words : words.text);
const labels = (spoken: ReturnType<typeof remembered>): string[] => spoken.rows!.map((row) => row.map(({ text }) => text).join(' | '));

test('what is known is numbered through, and each number can be forgotten', () => {
  const facts = [`${ID}1`, `${ID}2`].map((id, at) => ({ id, fact: ['Lives in Vienna.', 'Trains in the evening.'][at]! }));
  const patterns = [`${ID}3`, `${ID}4`].map((id, at) => ({
    id,
    text: ['Mornings work.', 'Weekends do not.'][at]!,
    direction: at === 0 ? ('UP' as const) : ('DOWN' as const),
  }));
  const spoken = remembered(knowing({ memory: { nodes: facts }, patterns: { nodes: patterns } }), english, null);
  expect(textOf(spoken)).toContain('1. Lives in Vienna.\n2. Trains in the evening.');
  expect(textOf(spoken)).toContain('3. 🌱 Mornings work.\n4. 🪨 Weekends do not.');
  expect(labels(spoken)).toEqual(['Forget 1 | Forget 2 | Forget 3', 'Forget 4', 'Learn nothing about me']);
  expect(spoken.rows!.flat().map((one) => 'callback_data' in one && one.callback_data)).toContain(`forget:${shortId(`${ID}4`)}`);
});

test('who is known nothing about is told when that will change', () => {
  expect(textOf(remembered(knowing({}), english, null))).toBe(`${english.memory.title}\n\n${english.memory.nothing}`);
});

test('who does not want to be remembered can change their mind', () => {
  const me = { id: `${ID}0`, notificationPreferences: { memoryOptOut: true } } as MemoryQuery['me'];
  const spoken = remembered(knowing({ me }), german, german.memory.nowOff);
  expect(textOf(spoken)).toBe(`${german.memory.nowOff}\n${german.memory.title}\n\n${german.memory.isOff}`);
  expect(labels(spoken)).toEqual([german.memory.turnOn]);
});
