import { describe, expect, test, vi } from 'vitest';
import { changesBy, harmIn, hourChange, type Read, type Reading } from './other-words.ts';

type Found = { text?: string; dueDate?: string; timeOfDay?: string; S?: number };
const reading = ({ text = '', dueDate, timeOfDay, S = 2 }: Found): Reading =>
  ({ isCommitment: true, items: [{ text, dueDate: dueDate ?? null, timeOfDay: timeOfDay ?? null, points: { S }, safety: 'NONE' }] }) as unknown as Reading;
/** A reader that knows these texts, and no other. */
const reader = (known: Record<string, Found>) =>
  vi.fn<Read>(async (words) => {
    if (!(words in known)) throw new Error(`Nobody was to read "${words}".`);
    return reading({ text: words, ...known[words] });
  });
const changed = async (one: Parameters<typeof changesBy>[0], words: string, known: Record<string, Found>) => {
  const read = reader(known);
  return changesBy(one, words, { reading: await read(words.replace(/, no time$/, '')), read });
};

const FRIDAY = '2026-11-27';
const call = { commitment: 'call mum at 7 on friday', shown: 'call mum at 7', dueDate: FRIDAY };

describe('the hour of a promise', () => {
  test('goes where nothing but that is said, and out of the words, too', async () => {
    for (const words of ['no time', 'ohne Uhrzeit']) expect(await hourChange(call, words, reader({}))).toEqual({ timeOfDay: null, text: 'call mum on friday' });
  });
  test('goes where the same is said without it', async () => {
    expect(await changed(call, 'call mum', { 'call mum': {} })).toEqual({ text: 'call mum', timeOfDay: null });
    expect(await changed(call, 'call mum on friday', { 'call mum on friday': { dueDate: FRIDAY } })).toMatchObject({ dueDate: FRIDAY, timeOfDay: null });
  });
  test('goes with other words that ask for it', async () => {
    expect(await changed(call, 'write to mum, no time', { 'write to mum': {} })).toEqual({ text: 'write to mum', timeOfDay: null });
  });
  test('stays with other words that say nothing of it', async () => {
    expect(await changed(call, 'write to mum', { 'write to mum': {} })).toEqual({ text: 'write to mum' });
  });
  test('is set by an hour alone, as it is meant on the day of the promise, which stays', async () => {
    const read = reader({ 'call mum at 9 2026-11-27': { dueDate: FRIDAY, timeOfDay: '09:00' } });
    expect(await hourChange(call, 'at 9', read)).toEqual({ timeOfDay: '09:00', text: 'call mum on friday' });
    expect(await hourChange({ commitment: 'run', shown: 'run', dueDate: null }, 'at 9', reader({ 'run at 9': { timeOfDay: '21:00' } }))).toEqual({
      timeOfDay: '21:00',
    });
  });
  test('is set by new words with an hour, on the day that the promise has', async () => {
    const known = {
      'call mum at 8': { dueDate: '2026-11-26', timeOfDay: '20:00' },
      'call mum': {},
      'call mum at 8 2026-11-27': { dueDate: FRIDAY, timeOfDay: '08:00' },
    };
    expect(await changed(call, 'call mum at 8', known)).toEqual({ text: 'call mum at 8', timeOfDay: '08:00' });
  });
  test('comes with the day that new words name', async () => {
    const known = { 'call mum today at 8': { dueDate: '2026-11-26', timeOfDay: '20:00' }, 'call mum today': { dueDate: '2026-11-26' } };
    expect(await changed(call, 'call mum today at 8', known)).toEqual({ text: 'call mum today at 8', dueDate: '2026-11-26', timeOfDay: '20:00' });
  });
  test('is not left in the words where a day with another one is given', async () => {
    const known = { 'saturday at 8': { dueDate: '2026-11-28', timeOfDay: '08:00', S: 0 }, saturday: { dueDate: '2026-11-28', S: 0 } };
    expect(await changed(call, 'saturday at 8', known)).toEqual({ text: 'call mum on friday', dueDate: '2026-11-28', timeOfDay: '08:00' });
  });
});

test('other words are held against what is certain, and not against a suspicion', () => {
  expect(harmIn({ items: [{ safety: 'NONE', safetyCertainty: null }] })).toBeNull();
  expect(harmIn({ items: [{ safety: 'UNSAFE_PLAN', safetyCertainty: 'SUSPECTED' }] })).toBeNull();
  expect(
    harmIn({
      items: [
        { safety: 'UNSAFE_PLAN', safetyCertainty: 'SUSPECTED' },
        { safety: 'EATING', safetyCertainty: 'CERTAIN' },
      ],
    }),
  ).toBe('EATING');
  expect(harmIn({ items: [{ safety: 'SELF_HARM', safetyCertainty: null }] })).toBe('SELF_HARM');
});
