import { defineEntity, p } from '@mikro-orm/postgresql';
import { bornAt, changedAt, id, percentage, version } from '../db/columns.ts';
import { Pod } from '../pod/pod.entity.ts';
import { MEETING_STATUSES } from './meeting.rules.ts';

const MeetingSchema = defineEntity({
  name: 'Meeting',
  tableName: 'meetings',
  properties: {
    id: id(),
    pod: () => p.manyToOne(Pod).deleteRule('cascade'),
    scheduledAt: p.datetime(),
    /** The pod's local day it was planned for; a pod has one meeting a day, however often it is planned. */
    localDate: p.date(),
    durationMinutes: p.integer().default(60),
    status: p.enum(MEETING_STATUSES).default('scheduled'),
    /** User ids; derived from the attendance rows, as are the rate and the ratings. */
    attendees: p.json<string[]>().nullable(),
    absentMembers: p.json<string[]>().nullable(),
    attendanceRate: percentage().nullable(),
    agenda: p.json<string[]>().nullable(),
    notes: p.text().nullable(),
    /** `wasForAnybody`: nobody's until somebody promised it; without that promise it is nobody's again. */
    actionItems: p.json<{ text: string; userId: string | null; commitmentId?: string | null; wasForAnybody?: boolean }[]>().nullable(),
    /** Ratings (1-5) by user id. */
    memberRatings: p.json<Record<string, number>>().nullable(),
    /** 1-10, of the group. */
    energyLevel: p.integer().nullable(),
    createdAt: bornAt(),
    updatedAt: changedAt(),
    version: version(),
  },
  checks: [
    { name: 'valid_meeting_duration', expression: 'duration_minutes >= 1' },
    { name: 'valid_attendance_rate', expression: 'attendance_rate >= 0 and attendance_rate <= 100' },
    { name: 'valid_energy', expression: 'energy_level >= 1 and energy_level <= 10' },
  ],
  uniques: [{ name: 'meetings_pod_id_local_date_unique', properties: ['pod', 'localDate'] }],
  indexes: [
    { name: 'meetings_pod_id_scheduled_at_id_index', properties: ['pod', 'scheduledAt', 'id'] },
    { name: 'meetings_scheduled_at_id_index', properties: ['scheduledAt', 'id'] },
  ],
});

/** One meeting of a pod. */
export class Meeting extends MeetingSchema.class {}
MeetingSchema.setClass(Meeting);
