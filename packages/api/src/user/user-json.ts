/** What `users` keeps as JSON. */

/** Lower-case slugs, at most ten, each at most 40 characters: `["marketing", "discipline"]`. */
export type Strengths = string[];
/** Same form as strengths. */
export type HelpNeeded = string[];

type IsoWeekday = 1 | 2 | 3 | 4 | 5 | 6 | 7;

/** `v` is the version of the shape; times of day are local, `"22:00"`; days are `"2026-11-22"`. */
export type NotificationPreferences = {
  v: 1;
  channels: { telegram: boolean; email: boolean; sms: boolean };
  quiet_hours: { start: string; end: string } | null;
  reminders: {
    due_today: boolean;
    due_soon_hours: number | null;
    pod_meeting_hours: number[];
    weekly_summary: { weekday: IsoWeekday; time: string } | null;
  };
  streak: { day_start_hour: number; rule: 'any' | 'all'; paused_until: string | null };
  locale: string;
  ai: { llm_opt_in: boolean; memory_opt_out: boolean };
};
