import type { NotificationPreferences } from './user-json.ts';
import { DEFAULT_DAY_START_HOUR } from './user.rules.ts';

/** The language that is spoken with whoever speaks none that a computer knows. */
const USUAL_LOCALE = 'en';

/** What a new member is sent and when, until they choose otherwise: Telegram only, nothing from 21 to 8 o'clock, no model outside the house. */
export function usualPreferences(languageCode: string | null): NotificationPreferences {
  return {
    v: 1,
    channels: { telegram: true, email: false, sms: false },
    quiet_hours: { start: '21:00', end: '08:00' },
    reminders: { due_today: true, due_soon_hours: null, pod_meeting_hours: [24, 1], weekly_summary: null },
    streak: { day_start_hour: DEFAULT_DAY_START_HOUR, rule: 'any', paused_until: null },
    locale: localeOf(languageCode),
    ai: { llm_opt_in: false, memory_opt_out: false },
  };
}

/** The canonical tag of a language ("pt-br" is "pt-BR"); English for what is none. */
function localeOf(languageCode: string | null): string {
  try {
    return Intl.getCanonicalLocales(languageCode ?? USUAL_LOCALE)[0] ?? USUAL_LOCALE;
  } catch {
    return USUAL_LOCALE;
  }
}
