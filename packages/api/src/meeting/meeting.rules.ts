export const MEETING_STATUSES = ['scheduled', 'completed', 'cancelled'] as const;

export const RSVPS = ['yes', 'no', 'maybe'] as const;

/** `expected` until the meeting is over; `excused` counts neither as attended nor as missed. */
export const ATTENDANCE_STATUSES = ['expected', 'attended', 'missed', 'excused'] as const;

/** Who said so: the member's own tap, the host, an admin, or nobody until the check-in closed. */
export const ATTENDANCE_SOURCES = ['self', 'host', 'admin', 'system'] as const;
