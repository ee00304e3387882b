import type { Event } from '../event/event.entity.ts';
import type { Pod } from '../pod/pod.entity.ts';
import { inViewersPod } from '../pod/pod.read.ts';
import {
  adds,
  admin,
  among,
  anyOf,
  computed,
  follow,
  is,
  many,
  now,
  one,
  only,
  open,
  page,
  type Paging,
  payload,
  readable,
  type Row,
  type Rule,
  keysPods,
  scope,
  scopeIn,
  stored,
  value,
} from '../read/declare.ts';
import type { Readable } from '../read/source.ts';
import { every, raw, type Sql, sql } from '../read/sql.ts';
import { own, viewersPods } from '../user/user.read.ts';
import { Meeting } from './meeting.entity.ts';
import { MeetingAttendance } from './meeting-attendance.entity.ts';
import { CHECK_IN_MINUTES, FEWEST_RATINGS } from './meeting.rules.ts';

const insider: Rule<Meeting> = (m, viewer) => inViewersPod(m.pod, viewer);
const podsScope = scopeIn<Meeting>('pods:read', (m) => sql`${m.pod} = ANY (${keysPods})`);
const partsScope = scopeIn<MeetingAttendance>(
  'pods:read',
  (a) => sql`EXISTS (SELECT 1 FROM meetings mt WHERE mt.id = ${a.meeting} AND mt.pod_id = ANY (${keysPods}))`,
);
const membersScope = scope('members:read');
/** What somebody did in a meeting tells both of a pod and of a person, so a third party needs both scopes. */
const podsAndMembers: Rule<MeetingAttendance> = (row, viewer) => every([partsScope(row, viewer), membersScope(row, viewer)]);
const mate: Rule<MeetingAttendance> = (a, viewer) =>
  viewer.kind === 'member' && sql`EXISTS (SELECT 1 FROM meetings mt WHERE mt.id = ${a.meeting} AND mt.pod_id = ANY (ARRAY(${viewersPods})))`;
const ownOrAdmin = anyOf<MeetingAttendance>(own, admin);

const minutes = (count: number): Sql => sql`${raw(String(count))} * interval '1 minute'`;
const meetingPaging: Paging<Meeting> = {
  orders: { SCHEDULED_AT: { by: (m) => m.scheduledAt, type: 'timestamptz' } },
  usual: { field: 'SCHEDULED_AT', direction: 'DESC' },
  filters: { podId: is('pod', 'uuid'), status: among('status'), scheduledAt: is('scheduledAt', 'timestamptz') },
};

/** What is to be done, in its order. A promise that was deleted is none: what it was made of is open again, for anybody if it was for anybody before. */
const openAgain = (m: Row<Meeting>): Sql => sql`(
  SELECT jsonb_agg(CASE WHEN i ->> 'commitmentId' IS NULL OR EXISTS (SELECT 1 FROM commitments c WHERE c.id = (i ->> 'commitmentId')::uuid AND c.deleted_at IS NULL) THEN i
    WHEN i @> '{"wasForAnybody": true}' THEN i - '{commitmentId,userId}'::text[] ELSE i - 'commitmentId' END ORDER BY place)
  FROM jsonb_array_elements(CASE jsonb_typeof(${m.actionItems}) WHEN 'array' THEN ${m.actionItems} END) WITH ORDINALITY AS items(i, place))`;

/** Whoever was let do it sees what it was done to. */
const answered = { meeting: one(Meeting, (m) => sql`${m.id} = ${payload('meetingId', 'uuid')}`, { follow: true, sure: true }) };
const answeredPart = {
  ...answered,
  attendance: one(MeetingAttendance, (a) => sql`${a.meeting} = ${payload('meetingId', 'uuid')} AND ${a.user} = ${payload('userId', 'uuid')}`, {
    follow: true,
    sure: true,
  }),
};

/** From fewer than so many one could read what each of them said. */
const hasEnough = (m: Row<Meeting>, said: 'rating' | 'energy'): Sql =>
  sql`(SELECT count(${raw(said)}) >= ${raw(String(FEWEST_RATINGS))} FROM meeting_attendance WHERE meeting_id = ${m.id})`;

export const meetingReads: Readable[] = [
  readable(Meeting, {
    rows: anyOf<Meeting>(admin, podsScope, insider),
    fields: {
      ...open<Meeting>('id', 'scheduledAt', 'localDate', 'durationMinutes', 'status', 'attendanceRate', 'createdAt', 'updatedAt', 'version'),
      ...only<Meeting>(anyOf<Meeting>(admin, insider), 'attendees', 'absentMembers', 'agenda', 'notes'),
      actionItems: computed<Meeting>(openAgain, anyOf<Meeting>(admin, insider)),
      ...follow<Meeting>('pod'),
      checkInOpensAt: computed<Meeting>((m) => sql`(${m.scheduledAt} - ${minutes(CHECK_IN_MINUTES.before)})`),
      checkInClosesAt: computed<Meeting>((m) => sql`(${m.scheduledAt} + ${minutes(CHECK_IN_MINUTES.after)})`),
      averageRating: computed<Meeting>(
        (m) => sql`CASE WHEN ${hasEnough(m, 'rating')} THEN (SELECT round(avg(a.rating), 2) FROM meeting_attendance a WHERE a.meeting_id = ${m.id}) END`,
      ),
      energyLevel: computed<Meeting>((m) => sql`CASE WHEN ${hasEnough(m, 'energy')} THEN ${m.energyLevel} END`),
      attendance: many(MeetingAttendance, (a, m: Row<Meeting>) => sql`${a.meeting} = ${m.id}`, { order: (a) => sql`${a.createdAt}, ${a.id}` }),
    },
  }),
  readable(MeetingAttendance, {
    rows: anyOf<MeetingAttendance>(own, admin, mate, podsAndMembers),
    fields: {
      ...open<MeetingAttendance>('id', 'rsvp', 'status', 'source', 'checkedInAt', 'disputedAt', 'createdAt', 'updatedAt', 'user'),
      ...only<MeetingAttendance>(ownOrAdmin, 'rating', 'energy', 'disputeNote'),
      ...follow<MeetingAttendance>('meeting'),
    },
  }),
  stored('ActionItem', { text: 'text', userId: 'text', commitmentId: 'text' }),
  adds<Pod>('Pod', {
    // A call that is under way is still the next one: people come late and look for the link.
    nextMeeting: one(
      Meeting,
      (m, p: Row<Pod>) => sql`${m.pod} = ${p.id} AND ${m.status} = 'scheduled' AND ${m.scheduledAt} + ${m.durationMinutes} * interval '1 minute' > ${now}`,
      { order: (m) => sql`${m.scheduledAt}, ${m.id}` },
    ),
    meetings: page(Meeting, (m, p: Row<Pod>) => sql`${m.pod} = ${p.id}`, meetingPaging),
  }),
  adds<Event>('Event', { meeting: one(Meeting, (m, event: Row<Event>) => sql`${m.id} = ${event.subjectId}`) }),
  adds('Query', {
    meeting: one(Meeting, (m, _, args) => sql`${m.id} = ${value(args['id'], 'uuid')}`),
    meetings: page(Meeting, () => true, meetingPaging),
  }),
  ...[
    'ScheduleMeetingPayload',
    'RescheduleMeetingPayload',
    'CancelMeetingPayload',
    'CompleteMeetingPayload',
    'RecordAttendancePayload',
    'AddActionItemPayload',
  ].map((type) => adds(type, answered)),
  ...['RsvpPayload', 'CheckInPayload', 'RateMeetingPayload', 'DisputeAttendancePayload'].map((type) => adds(type, answeredPart)),
];
