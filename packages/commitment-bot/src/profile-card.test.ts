import type { PortraitFragment } from '@progress/schema';
import type { FmtString } from 'telegraf/format';
import { describe, expect, test } from 'vitest';
import { dayCard, markOf, partCard, profileCard, wordBehind } from './profile-card.ts';
import { german } from './text.de.ts';
import { english } from './text.en.ts';

const user = (over: Partial<PortraitFragment> = {}): PortraitFragment => ({
  id: 'm',
  goalsCategory: 'HEALTH',
  experienceLevel: null,
  preferredMeetingStyle: 'DIRECT',
  onboardingStep: null,
  strengths: ['planning', 'public-speaking'],
  helpNeeded: null,
  bio: 'I *row* <b>.',
  availability: [{ dayOfWeek: 1, fromTime: '18:00:00', toTime: '20:00:00' }],
  ...over,
});
const wordsOf = ({ words }: { words: string | FmtString }): string => (typeof words === 'string' ? words : words.text);
const labels = (spoken: ReturnType<typeof partCard>): string[] => spoken.rows?.flat().map((button) => button.text) ?? [];
const data = (spoken: ReturnType<typeof partCard>): string[] => spoken.rows?.flat().map((button) => ('callback_data' in button ? (button.callback_data ?? '') : '')) ?? []; // prettier-ignore

describe('a profile', () => {
  test('is shown whole, with what is known in the member’s language and what they wrote as they wrote it', () => {
    expect(wordsOf(profileCard(user(), german))).toBe(
      [
        'Dein Profil',
        'Schwerpunkt: 💪 Gesundheit',
        'Übung: –',
        'Ton: 🎯 Geradeheraus',
        'Gut in: Planen, public speaking',
        'Gern Hilfe bei: –',
        '',
        'Zeit für Treffen:',
        'Mo 18:00 – 20:00',
        '',
        'Über mich:',
        'I *row* <b>.',
        '',
        german.profile.why,
      ].join('\n'),
    );
  });

  test('leads from each part to the next one that is empty', () => {
    expect(labels(partCard('strengths', user(), english)).slice(-2)).toEqual(['« Profile', 'Help welcome with »']);
    expect(labels(partCard('needs', user({ bio: null }), english)).slice(-2)).toEqual(['« Profile', 'About me »']);
    expect(labels(partCard('hours', user(), english)).at(-1)).toBe('« Profile');
  });

  test('takes words away that were said, and adds those that were not, by buttons that Telegram takes however long the word', () => {
    const long = 'ж'.repeat(40);
    const spoken = partCard('strengths', user({ strengths: [long, 'planning'] }), english);
    expect(labels(spoken).slice(0, 3)).toEqual([`✓ ${long}`, '✓ planning', 'discipline']);
    expect(data(spoken).slice(0, 3)).toEqual([`word:strengths:drop:${markOf(long)}`, `word:strengths:drop:${markOf('planning')}`, `word:strengths:add:${markOf('discipline')}`]); // prettier-ignore
    for (const one of data(spoken)) expect(Buffer.byteLength(one)).toBeLessThanOrEqual(64);
    expect(wordBehind(markOf(long), 'strengths', user({ strengths: [long] }))).toBe(long);
    expect(wordBehind(markOf('unheard of'), 'strengths', user())).toBeNull();
  });

  test('shows of a day which hours are taken', () => {
    expect(labels(dayCard(1, user(), english)).filter((label) => label.startsWith('✓'))).toEqual(['✓ 18 – 20']);
    expect(data(dayCard(1, user(), english))).toContain('free:1:18:drop');
    expect(wordsOf(dayCard(3, user(), german))).toBe('Mi: Wann könntest du dich treffen?');
  });
});
