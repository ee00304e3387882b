import { describe, expect, test } from 'vitest';
import { changedPreferences, type PreferenceChange } from './preference-change.rules.ts';
import { usualPreferences } from './preferences.rules.ts';

const usual = usualPreferences('de');

describe('preferences', () => {
  test('of which nothing is said stay; a member without any has the usual ones', () => {
    expect(changedPreferences(usual, {})).toEqual(usual);
    expect(changedPreferences(null, { dueToday: null })).toEqual(usualPreferences(null));
  });

  test('change where something is said, and null takes away what may be missing', () => {
    const change: PreferenceChange = {
      channels: { email: true, sms: null },
      quietHours: null,
      dueSoonHours: 3,
      podMeetingHours: [1, 24, 1, 48],
      weeklySummary: { weekday: 7, time: '18:30:00' },
      locale: 'pt-br',
      memoryOptOut: true,
    };
    const next = changedPreferences(usual, change);
    expect(next).toEqual({
      ...usual,
      channels: { telegram: true, email: true, sms: false },
      quiet_hours: null,
      reminders: { due_today: true, due_soon_hours: 3, pod_meeting_hours: [48, 24, 1], weekly_summary: { weekday: 7, time: '18:30' } },
      locale: 'pt-BR',
      ai: { llm_opt_in: false, memory_opt_out: true },
    });
    expect(changedPreferences(next, { weeklySummary: null, dueSoonHours: null }).reminders).toMatchObject({ due_soon_hours: null, weekly_summary: null });
  });

  test.each([
    ['quietHours', { quietHours: { start: '21:00', end: '21:00' } }],
    ['dueSoonHours', { dueSoonHours: 49 }],
    ['dueSoonHours', { dueSoonHours: 0 }],
    ['podMeetingHours', { podMeetingHours: [169] }],
    ['podMeetingHours', { podMeetingHours: [1, 2, 3, 4, 5, 6] }],
    ['weeklySummary', { weeklySummary: { weekday: 8, time: '10:00' } }],
    ['locale', { locale: 'no_language' }],
  ] as const)('are refused with the input at fault: %s', (field, change) => {
    expect(() => changedPreferences(usual, change)).toThrow(expect.objectContaining({ code: 'INVALID_INPUT', field }));
  });
});
