import { describe, expect, it } from 'vitest';
import { bioOf, nameOf, nextOnboardingStep, requireDayStartHour, slugsOf } from './profile.rules.ts';
import type { OnboardingStep } from './user.rules.ts';

const answered = (...steps: OnboardingStep[]) => new Set(steps);

describe('strengths and needs', () => {
  it('are kept as small words with hyphens, each once, in the order given', () => {
    expect(slugsOf(['Time Management', ' discipline ', 'time_management', 'C++', 'Überblick'], 'strengths')).toEqual([
      'time-management',
      'discipline',
      'c++',
      'überblick',
    ]);
  });
  it('are at most ten', () => {
    const ten = Array.from({ length: 10 }, (_, i) => `skill${i}`);
    expect(slugsOf([...ten, 'SKILL0'], 'strengths')).toHaveLength(10);
    expect(() => slugsOf([...ten, 'skill10'], 'strengths')).toThrow('At most 10 can be kept, 11 were given');
  });
  it('have at most 40 characters each, counted as a reader counts them', () => {
    expect(slugsOf(['é'.repeat(40)], 'helpNeeded')).toEqual(['é'.repeat(40)]);
    expect(() => slugsOf(['a'.repeat(41)], 'helpNeeded')).toThrow('at most 40 characters');
  });
  it.each(['', '   ', '-', '<b>', 'a\u0000b', 'one, two', '🙂'])('refuse %j', (text) => {
    expect(() => slugsOf([text], 'strengths')).toThrow(expect.objectContaining({ code: 'INVALID_INPUT', field: 'strengths' }));
  });
});

describe('a bio', () => {
  it('is trimmed, keeps its line breaks and loses what no text column takes', () => {
    expect(bioOf('  I run.\nI read.\u0000 ')).toBe('I run.\nI read.');
  });
  it('is nothing when it says nothing', () => {
    expect(bioOf(' \n ')).toBeNull();
  });
  it('has at most 500 characters', () => {
    expect(bioOf('🏃'.repeat(500))).toHaveLength(1000);
    expect(() => bioOf('a'.repeat(501))).toThrow('501 characters long');
  });
});

describe('a name from Telegram', () => {
  it('is cut, never refused, and never in the middle of a sign', () => {
    expect(nameOf('🏃'.repeat(70), 64)).toBe('🏃'.repeat(64));
  });
  it.each([undefined, null, '', '\u0000\u0007 '])('is missing when it is %j', (text) => {
    expect(nameOf(text, 64)).toBeNull();
  });
});

describe('the start of a day', () => {
  it.each([0, 3, 12])('may be at %i', (hour) => expect(requireDayStartHour(hour)).toBe(hour));
  it.each([-1, 13, 2.5, Number.NaN])('may not be at %d', (hour) => expect(() => requireDayStartHour(hour)).toThrow('whole hour from 0 to 12'));
});

describe('the onboarding', () => {
  it('goes on when its question is answered', () => {
    expect(nextOnboardingStep('timezone', answered('timezone'), false)).toBe('day_start');
  });
  it('waits while another question is answered', () => {
    expect(nextOnboardingStep('timezone', answered('category'), false)).toBe('timezone');
  });
  it('asks nothing that is known by then', () => {
    expect(nextOnboardingStep('day_start', answered('timezone', 'day_start', 'category'), false)).toBe('level');
  });
  it('goes on without an answer when the question is skipped', () => {
    expect(nextOnboardingStep('category', answered('timezone'), true)).toBe('level');
  });
  it('does not skip a second question when the first one is answered in the same breath', () => {
    expect(nextOnboardingStep('category', answered('category'), true)).toBe('level');
  });
  it('is over after the last question and stays over', () => {
    expect(nextOnboardingStep('style', answered('style'), false)).toBeNull();
    expect(nextOnboardingStep(null, answered(), true)).toBeNull();
  });
});
