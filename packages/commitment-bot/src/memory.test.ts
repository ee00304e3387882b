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
  recommendations: { nodes: [] },
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

const OPEN = { id: `${ID}5`, text: 'Let weekends be lighter.', status: 'OPEN' as const, effect: null };
const taken = (effect: MemoryQuery['recommendations']['nodes'][number]['effect']) => ({
  id: `${ID}6`,
  text: 'Promise less.',
  status: 'ACCEPTED' as const,
  effect,
});
const rates = { isEnough: true, before: { n: 56, k: 40 }, after: { n: 50, k: 45 } };

test('what could be tried is numbered on, with two answers for each', () => {
  const spoken = remembered(knowing({ memory: { nodes: [{ id: `${ID}1`, fact: 'Runs.' }] }, recommendations: { nodes: [OPEN] } }), english, null);
  expect(textOf(spoken)).toContain('You could try:\n2. 💡 Let weekends be lighter.');
  expect(labels(spoken)).toEqual(['2 Helpful | 2 Not for me', 'Forget 1', 'Learn nothing about me']);
  const sent = spoken.rows![0]!.map((one) => 'callback_data' in one && one.callback_data);
  expect(sent).toEqual([`advice:yes:${shortId(`${ID}5`)}`, `advice:no:${shortId(`${ID}5`)}`]);
});

test.each([
  [null, 'I look at what has changed when eight weeks are over.'],
  [{ isEnough: false, before: null, after: null, change: null }, 'There were too few promises to tell'],
  [
    { ...rates, change: { value: 18.6, lo: 6, hi: 30 } },
    'You kept 45 of 50 in the eight weeks since, and 40 of 56 in the eight before. That is more than chance would bring',
  ],
  [{ ...rates, change: { value: 5, lo: -6, hi: 16 } }, 'That may be chance.'],
  [{ ...rates, change: { value: -12, lo: -20, hi: -2 } }, 'That is less; it may well have other reasons.'],
])('what came of advice is told as plainly as the figures allow', (effect, words) => {
  const spoken = remembered(knowing({ recommendations: { nodes: [taken(effect)] } }), english, null);
  expect(textOf(spoken)).toContain(`What you are trying:\n✔️ Promise less.\n`);
  expect(textOf(spoken)).toContain(words);
});

test.each([
  [english, 0, 'There is nothing that could be corrected.'],
  [english, 1, 'I know one thing about you; correct it like this: /memory 1 I train in the mornings'],
  [english, 2, 'I know 2 things about you: give a number from 1 to 2.'],
  [german, 0, 'Es gibt nichts, was sich berichtigen ließe.'],
  [german, 1, 'Ich weiß eine Sache über dich; berichtige sie so: /memory 1 Ich trainiere morgens'],
  [german, 2, 'Ich weiß 2 Dinge über dich: nenn mir bitte eine Nummer von 1 bis 2.'],
])('a number that names nothing is answered by what there is, in the right plural', ({ memory }, count, words) => {
  expect(memory.noSuchNumber(count)).toBe(words);
});
