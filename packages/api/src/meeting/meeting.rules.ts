export const MEETING_STATUSES = ['scheduled', 'completed', 'cancelled'] as const;
export type MeetingStatus = (typeof MEETING_STATUSES)[number];

export const RSVPS = ['yes', 'no', 'maybe'] as const;
export type Rsvp = (typeof RSVPS)[number];

/** `expected` until the meeting is over; `excused` counts neither as attended nor as missed. */
export const ATTENDANCE_STATUSES = ['expected', 'attended', 'missed', 'excused'] as const;
export type AttendanceStatus = (typeof ATTENDANCE_STATUSES)[number];

/** Who said so: the member's own tap, the host, an admin, or nobody until the check-in closed. */
export const ATTENDANCE_SOURCES = ['self', 'host', 'admin', 'system'] as const;
export type AttendanceSource = (typeof ATTENDANCE_SOURCES)[number];
