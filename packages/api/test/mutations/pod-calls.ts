import { daysFromNow, hoursFromNow, NOW } from '../support/clock.ts';
import { makeAttendance, makeMeeting, makeMembership, makePod } from '../support/make.ts';
import { WaitlistEntry } from '../../src/pod/waitlist-entry.entity.ts';
import { type Call, next, PRIVATE, type Scene } from './scene.ts';

/** A meeting of the person's pod, so many hours from now. */
async function meeting(scene: Scene, hours: number): Promise<{ podId: string; id: string }> {
  const pod = await scene.pod();
  const { id } = await makeMeeting(scene.em, { pod, scheduledAt: hoursFromNow(hours) });
  return { podId: pod.id, id };
}

/** A completed meeting that the person attended. */
async function held(scene: Scene): Promise<string> {
  const pod = await scene.pod();
  const made = await makeMeeting(scene.em, { pod, scheduledAt: hoursFromNow(-2), status: 'completed', attendanceRate: 100 });
  await makeAttendance(scene.em, { meeting: made, user: scene.person, status: 'attended', source: 'self' });
  return made.id;
}

/** What is done with pods, seats and their meetings. */
export const podCalls: { readonly [mutation: string]: Call } = {
  createPod: async () => ({ name: `${PRIVATE} ${next()}` }),
  updatePod: async (scene) => ({ id: (await scene.pod()).id, description: PRIVATE }),
  disbandPod: async (scene) => ({ id: (await scene.pod()).id }),
  linkPodChat: async (scene) => ({ podId: (await scene.pod()).id, chatId: `-100${next()}` }),
  joinPod: async ({ em }) => ({ podId: (await makePod(em)).id }),
  rotateCalendarFeed: async (scene) => ({ podId: (await scene.pod()).id }),
  leavePod: async (scene) => ({ podId: (await scene.pod()).id }),
  pauseMembership: async (scene) => ({ podId: (await scene.pod()).id }),
  resumeMembership: async ({ em, person }) => {
    const pod = await makePod(em);
    await makeMembership(em, { user: person, pod, joinedAt: daysFromNow(-30), status: 'paused' });
    return { podId: pod.id };
  },
  leaveWaitlist: async ({ em, person }) => {
    const pod = await makePod(em);
    em.create(WaitlistEntry, { pod, user: person, requestedAt: NOW, updatedAt: NOW });
    await em.flush();
    return { podId: pod.id };
  },
  proposeConnection: async (scene) => {
    await scene.pod();
    return { withUserId: scene.mate.id, reason: PRIVATE };
  },
  answerConnection: async ({ before, person, mate }) => {
    const { connection } = await before('proposeConnection', { userId: mate.id, withUserId: person.id });
    return { id: connection.id, answer: 'ACCEPT' };
  },
  runMatching: async () => ({ seed: 3 }),
  applyMatching: async ({ before }) => ({ id: (await before('runMatching', { seed: 3 })).matchRun.id }),
  addBlockedPair: async ({ person, mate }) => ({ userId: person.id, otherUserId: mate.id, reason: PRIVATE }),
  removeBlockedPair: async ({ before, person, mate }) => ({
    id: (await before('addBlockedPair', { userId: person.id, otherUserId: mate.id })).blockedPair.id,
  }),
  scheduleMeeting: async (scene) => ({ podId: (await scene.pod()).id, localDate: '2026-11-23', agenda: [PRIVATE] }),
  rescheduleMeeting: async (scene) => ({ id: (await meeting(scene, 24)).id, scheduledAt: hoursFromNow(30).toISOString() }),
  cancelMeeting: async (scene) => ({ id: (await meeting(scene, 24)).id }),
  completeMeeting: async (scene) => ({ id: (await meeting(scene, -1)).id, notes: PRIVATE }),
  rsvp: async (scene) => ({ meetingId: (await meeting(scene, 24)).id, answer: 'YES' }),
  checkIn: async (scene) => ({ meetingId: (await meeting(scene, 0.1)).id }),
  recordAttendance: async (scene) => ({ meetingId: (await meeting(scene, -0.5)).id, entries: [{ userId: scene.mate.id, status: 'ATTENDED' }] }),
  rateMeeting: async (scene) => ({ id: await held(scene), rating: 5, energy: 3 }),
  disputeAttendance: async (scene) => ({ meetingId: await held(scene), note: PRIVATE }),
  addActionItem: async (scene) => ({ meetingId: (await meeting(scene, 24)).id, text: PRIVATE }),
  promiseActionItem: async (scene) => {
    const { id: meetingId } = await meeting(scene, -24);
    await scene.before('addActionItem', { meetingId, text: PRIVATE });
    return { meetingId, item: 0 };
  },
};
