import { defineEntity, p } from '@mikro-orm/postgresql';
import { bornAt, changedAt, id, version } from '../db/columns.ts';
import { User } from '../user/user.entity.ts';
import { Meeting } from './meeting.entity.ts';
import { ATTENDANCE_SOURCES, ATTENDANCE_STATUSES, RSVPS } from './meeting.rules.ts';

const MeetingAttendanceSchema = defineEntity({
  name: 'MeetingAttendance',
  tableName: 'meeting_attendance',
  properties: {
    id: id(),
    meeting: () => p.manyToOne(Meeting).deleteRule('cascade'),
    user: () => p.manyToOne(User).deleteRule('cascade'),
    rsvp: p.enum(RSVPS).nullable(),
    status: p.enum(ATTENDANCE_STATUSES).default('expected'),
    source: p.enum(ATTENDANCE_SOURCES).default('system'),
    checkedInAt: p.datetime().nullable(),
    /** 1-5, after the meeting. */
    rating: p.integer().nullable(),
    /** 1-10, after the meeting. */
    energy: p.integer().nullable(),
    disputedAt: p.datetime().nullable(),
    disputeNote: p.text().nullable(),
    createdAt: bornAt(),
    updatedAt: changedAt(),
    version: version(),
  },
  checks: [
    { name: 'valid_rating', expression: 'rating >= 1 and rating <= 5' },
    { name: 'valid_attendance_energy', expression: 'energy >= 1 and energy <= 10' },
  ],
  uniques: [{ name: 'meeting_attendance_meeting_id_user_id_unique', properties: ['meeting', 'user'] }],
  indexes: [{ name: 'meeting_attendance_user_id_index', properties: ['user'] }],
});

/** A member's part in one meeting: what was announced, what happened, how it was. */
export class MeetingAttendance extends MeetingAttendanceSchema.class {}
MeetingAttendanceSchema.setClass(MeetingAttendance);
