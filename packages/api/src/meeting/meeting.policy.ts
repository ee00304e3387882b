import { member, memberOrAdmin, type Policies, signedIn } from '../viewer/policy.ts';

/**
 * Meetings are planned, moved, cancelled and completed, and who came is recorded, by admins and by the pod's host: the active member whom an admin named, or,
 * while there is none, the active member who has been in the pod longest. Other members of the pod are refused with FORBIDDEN; to everybody else the meeting
 * does not exist. Saying that one will come, checking in, rating and disputing are for people, each for themselves; an action item may be added by every
 * active member. Who is host and who belongs to the pod, the actions judge: they know the rows.
 */
export const meetingPolicy: Policies = {
  Mutation: {
    scheduleMeeting: memberOrAdmin,
    rescheduleMeeting: memberOrAdmin,
    cancelMeeting: memberOrAdmin,
    completeMeeting: memberOrAdmin,
    recordAttendance: memberOrAdmin,
    addActionItem: memberOrAdmin,
    rsvp: member,
    checkIn: member,
    rateMeeting: member,
    disputeAttendance: member,
  },
  // Which changes somebody hears of is judged one by one.
  Subscription: { meetingChanged: signedIn },
};
