import { adds, admin, anyOf, computed, many, one, open, payload, readable, type Row, stored } from '../read/declare.ts';
import type { Readable } from '../read/source.ts';
import { literal, type Sql, sql } from '../read/sql.ts';
import { AvailabilityWindow } from './availability-window.entity.ts';
import { openQuestionReads } from './open-question.read.ts';
import { usualPreferences } from './preferences.rules.ts';
import { User } from './user.entity.ts';
import { insider, membersScope, own } from './user.read.ts';

/** Who has never said anything is sent the usual. */
const preferences = (u: Row<User>): Sql => sql`coalesce(${u.notificationPreferences}, ${literal(JSON.stringify(usualPreferences(null)))}::jsonb)`;
/** As the API shows them: the stored shape is flatter there. */
const shownPreferences = (u: Row<User>): Sql => {
  const kept = preferences(u);
  return sql`jsonb_build_object('channels', ${kept} -> 'channels', 'quietHours', ${kept} -> 'quiet_hours', 'locale', ${kept} -> 'locale',
    'dueToday', ${kept} #> '{reminders,due_today}', 'dueSoonHours', ${kept} #> '{reminders,due_soon_hours}',
    'podMeetingHours', ${kept} #> '{reminders,pod_meeting_hours}', 'weeklySummary', ${kept} #> '{reminders,weekly_summary}',
    'llmOptIn', ${kept} #> '{ai,llm_opt_in}', 'memoryOptOut', ${kept} #> '{ai,memory_opt_out}')`;
};

const answered = { user: one(User, (u) => sql`${u.id} = ${payload('userId', 'uuid')}`, { follow: true, sure: true }) };

/** When somebody is free and what they are sent is between them and the admins; pods do not see it. */
export const settingsReads: Readable[] = [
  ...openQuestionReads,
  readable(AvailabilityWindow, {
    rows: anyOf<AvailabilityWindow>(own, admin, membersScope('pii:read')),
    fields: open<AvailabilityWindow>('id', 'dayOfWeek', 'fromTime', 'toTime'),
  }),
  stored('NotificationPreferences', {
    channels: 'jsonb',
    quietHours: 'jsonb',
    dueToday: 'bool',
    dueSoonHours: 'int',
    podMeetingHours: 'jsonb',
    weeklySummary: 'jsonb',
    locale: 'text',
    llmOptIn: 'bool',
    memoryOptOut: 'bool',
  }),
  stored('NotificationChannels', { telegram: 'bool', email: 'bool', sms: 'bool' }),
  stored('QuietHours', { start: 'text', end: 'text' }),
  stored('WeeklySummaryTime', { weekday: 'int', time: 'text' }),
  adds<User>('User', {
    availability: many(AvailabilityWindow, (w, u: Row<User>) => sql`${w.user} = ${u.id}`, { order: (w) => sql`${w.dayOfWeek}, ${w.fromTime}` }),
    notificationPreferences: computed<User>(shownPreferences, insider),
  }),
  adds('SetAvailabilityPayload', answered),
  adds('SetNotificationPreferencesPayload', answered),
];
