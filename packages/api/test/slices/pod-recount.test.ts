import fc from 'fast-check';
import { beforeAll, expect, test } from 'vitest';
import type { User } from '../../src/user/user.entity.ts';
import { verify } from '../../src/verify.ts';
import type { Viewer } from '../../src/viewer/viewer.ts';
import { as, asking } from '../support/ask.ts';
import { NOW } from '../support/clock.ts';
import { testDatabase } from '../support/database.ts';
import { makePod, makeUser } from '../support/make.ts';

const database = await testDatabase();
const ask = await asking(database);

let people: User[];
beforeAll(async () => {
  const em = database.em();
  people = [];
  for (let at = 0; at < 5; at += 1) people.push(await makeUser(em));
});

const verb = (name: string, type: string) => `mutation ($input: ${type}!) { ${name}(input: $input) { __typename } }`;
const JOIN = verb('joinPod', 'JoinPodInput');
const LEAVE = verb('leavePod', 'LeavePodInput');
const PAUSE = verb('pauseMembership', 'PauseMembershipInput');
const RESUME = verb('resumeMembership', 'ResumeMembershipInput');
const SCHEDULE = verb('scheduleMeeting', 'ScheduleMeetingInput');
const CHECK_IN = verb('checkIn', 'CheckInInput');
const RSVP = verb('rsvp', 'RsvpInput');
const RECORD = verb('recordAttendance', 'RecordAttendanceInput');
const COMPLETE = verb('completeMeeting', 'CompleteMeetingInput');

const STATUSES = ['ATTENDED', 'MISSED', 'EXCUSED', 'EXPECTED'] as const;
type Step = { readonly who: number; readonly status: (typeof STATUSES)[number]; readonly podId: string; readonly meetingId: string };
type Sent = readonly [document: string, input: object, viewer?: Viewer];

/** Everything that can happen in a pod; what an admin does is said so. */
const WHAT: { readonly [verb: string]: (step: Step) => Sent } = {
  join: ({ podId }) => [JOIN, { podId }],
  leave: ({ podId }) => [LEAVE, { podId }],
  pause: ({ podId }) => [PAUSE, { podId }],
  resume: ({ podId }) => [RESUME, { podId }],
  schedule: ({ podId }) => [SCHEDULE, { podId }, as.admin],
  checkIn: ({ meetingId }) => [CHECK_IN, { meetingId }],
  no: ({ meetingId }) => [RSVP, { meetingId, answer: 'NO' }],
  record: ({ meetingId, who, status }) => [RECORD, { meetingId, entries: [{ userId: people[who]!.id, status }] }, as.admin],
  complete: ({ meetingId }) => [COMPLETE, { id: meetingId }, as.admin],
};
const steps = fc.array(
  fc.record({
    verb: fc.constantFrom(...Object.keys(WHAT), 'join', 'checkIn'),
    who: fc.nat(4),
    hours: fc.nat(60),
    status: fc.constantFrom(...STATUSES),
  }),
  { minLength: 10, maxLength: 40 },
);

const REFUSALS = ['POD_FULL', 'CONFLICT', 'NOT_FOUND', 'INVALID_INPUT'];

test('whatever happens in a pod, a recount finds nothing', async () => {
  await fc.assert(
    fc.asyncProperty(steps, async (all) => {
      await database.query('delete from pods');
      const { id: podId } = await makePod(database.em(), { maxMembers: 3 });
      let now = NOW;
      for (const { verb: what, who, hours, status } of all) {
        const [meeting] = await database.query<{ id: string; at: string }>(
          'select id, scheduled_at::text as at from meetings order by scheduled_at desc limit 1',
        );
        now = new Date(now.getTime() + hours * 3_600_000);
        // The clock goes on to the meeting for what can only be done there.
        if (meeting && (what === 'checkIn' || what === 'record')) now = new Date(Math.max(now.getTime(), new Date(meeting.at).getTime()));
        const [document, input, viewer = as.member(people[who]!)] = WHAT[what]!({ who, status, podId, meetingId: meeting?.id ?? podId });
        const { errors } = await ask(viewer, document, { variables: { input }, now });
        expect(errors.filter(({ code }) => !REFUSALS.includes(String(code)))).toEqual([]);
        expect(await verify(database.em(), { now, fix: false })).toEqual([]);
      }
    }),
    { numRuns: 8, interruptAfterTimeLimit: 20_000 },
  );
}, 60_000);
