import { defineEntity, p } from '@mikro-orm/postgresql';
import { bornAt, changedAt, id, percentage, telegramId, version } from '../db/columns.ts';
import { User } from '../user/user.entity.ts';
import { CATEGORIES, EXPERIENCE_LEVELS } from '../user/user.rules.ts';
import { POD_STATUSES } from './pod.rules.ts';

const PodSchema = defineEntity({
  name: 'Pod',
  tableName: 'pods',
  properties: {
    id: id(),
    name: p.text(),
    description: p.text().nullable(),
    /** 1 = Monday, local. With `localTime` and `timezone` this is the truth about when a pod meets. */
    dayOfWeek: p.integer().nullable(),
    localTime: p.time().nullable(),
    timezone: p.text().nullable(),
    /** Derived: `localTime` in UTC at the next meeting; moves with summer time. */
    timeUtc: p.time().nullable(),
    durationMinutes: p.integer().default(60),
    zoomLink: p.text().nullable(),
    zoomMeetingId: p.text().nullable(),
    calendarEventId: p.text().nullable(),
    maxMembers: p.integer().default(6),
    /** Memberships that have not been left; changes under a lock on this row. */
    currentMembers: p.integer().default(0),
    avgAttendanceRate: percentage().nullable(),
    avgCompletionRate: percentage().nullable(),
    /** Mean of the ratings (1-5) of the last eight meetings; null below three ratings. */
    memberSatisfactionScore: p.decimal('number').precision(3).scale(2).nullable(),
    status: p.enum(POD_STATUSES).default('active'),
    createdAt: bornAt(),
    updatedAt: changedAt(),
    version: version(),
    /** Derived from the schedule. */
    nextMeetingAt: p.datetime().nullable(),
    targetGoalsCategory: p.enum(CATEGORIES).nullable(),
    targetExperienceLevel: p.enum(EXPERIENCE_LEVELS).nullable(),
    targetTimezoneRange: p.array().nullable(),
    /** Whom an admin made host; who leads in their absence is worked out, not stored. */
    host: () => p.manyToOne(User).nullable().deleteRule('set null'),
    /** The group at Telegram in which the pod talks. */
    telegramChatId: telegramId().nullable(),
  },
  checks: [
    { name: 'valid_day', expression: 'day_of_week >= 1 and day_of_week <= 7' },
    { name: 'valid_members', expression: 'current_members <= max_members' },
    { name: 'valid_member_count', expression: 'current_members >= 0' },
    { name: 'valid_max_members', expression: 'max_members >= 1' },
    { name: 'valid_pod_duration', expression: 'duration_minutes >= 1' },
    { name: 'valid_attendance', expression: 'avg_attendance_rate >= 0 and avg_attendance_rate <= 100' },
    { name: 'valid_completion', expression: 'avg_completion_rate >= 0 and avg_completion_rate <= 100' },
    { name: 'valid_satisfaction', expression: 'member_satisfaction_score >= 1 and member_satisfaction_score <= 5' },
  ],
  uniques: [{ name: 'pods_telegram_chat_id_unique', properties: ['telegramChatId'] }],
  indexes: [
    { name: 'pods_created_at_id_index', properties: ['createdAt', 'id'] },
    { name: 'pods_status_index', properties: ['status'] },
    { name: 'pods_next_meeting_at_id_index', properties: ['nextMeetingAt', 'id'] },
    { name: 'pods_name_id_index', properties: ['name', 'id'] },
    { name: 'pods_host_id_index', properties: ['host'] },
  ],
});

/** A small group that meets every week. */
export class Pod extends PodSchema.class {}
PodSchema.setClass(Pod);
