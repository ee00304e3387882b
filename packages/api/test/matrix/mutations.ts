import { daysFromNow, NOW } from '../support/clock.ts';
import { initDataFor } from '../support/init-data.ts';
import { COMMITMENT, idOf, MEETING, personId, POD, telegramIdOf } from './ids.ts';

const anna = personId('Anna');
const ben = personId('Ben');
const noah = personId('Noah');
const goal = { id: idOf('long_term_goals', 1) };
const weekly = { id: idOf('recurring_commitments', 1) };
const fact = { id: idOf('memory_facts', 1) };
const execution = { id: idOf('sequence_executions', 1) };
const claimed = { id: idOf('deliveries', 3), claimToken: idOf('deliveries', 33) };
const key = { name: 'A new key', scopes: ['PODS_READ'] };
const charge = { userId: noah, reference: 'c1', type: 'PAID', amountMinor: 900, currency: 'EUR', periodEnd: daysFromNow(30) };

type Inputs = { readonly [label: string]: object };
/**
 * What each mutation is given: something that succeeds for somebody who may. Most concern Anna, her pod, or Noah, to whom anything may be done; "own" is what
 * everybody does for themselves.
 */
export const INPUTS: { readonly [mutation: string]: Inputs } = {
  activateSequence: { any: { id: idOf('automation_sequences', 2) } },
  addActionItem: { 'pod of Anna': { meetingId: MEETING.toCome, text: 'Write to Ben' } },
  addBlockedPair: { 'Anna and Noah': { userId: anna, otherUserId: noah } },
  addContactPoint: {
    own: { kind: 'EMAIL', address: 'new@example.org' },
    'for Anna': { kind: 'EMAIL', address: 'new@example.org', userId: anna },
  },
  analyzeCommitment: { own: { text: 'i will go running next friday at the gym or something like that\nwork on my thesis\njog every monday at 7' } },
  answerConnection: { 'of Anna and Ben': { id: idOf('connections', 1), answer: 'MET' } },
  answerRecommendation: { 'for Anna': { id: idOf('recommendations', 1), answer: 'ACCEPTED' } },
  applyMatching: { any: { id: idOf('match_runs', 1) } },
  archiveLongTermGoal: { 'of Anna': goal },
  cancelExecution: { 'for Anna': execution },
  cancelMeeting: { 'pod of Anna': { id: MEETING.toCome } },
  checkIn: { 'pod of Anna': { meetingId: MEETING.beginning } },
  claimDeliveries: { any: { bot: 'COMMITMENT' } },
  completeCommitment: { 'of Anna': { id: COMMITMENT.own } },
  completeMeeting: { 'pod of Anna': { id: MEETING.over, notes: 'Good' } },
  confirmDelivery: { any: claimed },
  correctMemory: { 'of Anna': { ...fact, fact: 'Runs in the evening' } },
  createApiKey: { 'for a third party': { ...key, kind: 'INTEGRATION' }, 'for a service': { ...key, kind: 'SERVICE' } },
  createCommitment: { own: { text: 'Run for 30 minutes' } },
  createLongTermGoal: { own: { title: 'Swim' }, 'for Anna': { title: 'Swim', userId: anna } },
  createPlaygroundLink: { own: {} },
  createPod: { any: { name: 'A new pod' } },
  createRecurringCommitment: { own: { text: 'Swim', rule: 'FREQ=WEEKLY;BYDAY=MO' } },
  createSequence: { any: { name: 'A new one', steps: [{ channel: 'TELEGRAM', delayHours: 1, message: 'Hello' }] } },
  createWebhook: { 'of a third party': { url: 'https://1.1.1.1/hook', apiKeyId: idOf('api_keys', 1) } },
  deactivateSequence: { any: { id: idOf('automation_sequences', 1) } },
  deleteCommitment: { 'of Anna': { id: COMMITMENT.own } },
  deleteWebhook: { 'of a third party': { id: idOf('webhooks', 1) } },
  disbandPod: { 'pod of Anna': { id: POD.earlyBirds } },
  disputeAttendance: { 'pod of Anna': { meetingId: MEETING.missed } },
  endBreak: { own: {} },
  endSession: { 'of Anna': { id: idOf('api_keys', 4) } },
  endRecurringCommitment: { 'of Anna': weekly },
  eraseMember: {
    own: { confirmation: 'ERASE MY DATA' },
    'of Noah': { userId: noah, confirmation: `ERASE ${noah}` },
  },
  exportMember: { own: {}, 'of Anna': { userId: anna } },
  failCommitment: { 'of Anna': { id: COMMITMENT.own } },
  failDelivery: { any: { ...claimed, reason: 'Busy' } },
  forgetMemory: { 'of Anna': fact },
  grantRole: { 'PAID to Noah': { userId: noah, roleType: 'PAID' }, 'ADMIN to Noah': { userId: noah, roleType: 'ADMIN' } },
  joinPod: { own: { podId: POD.nightOwls }, 'for Lena': { podId: POD.nightOwls, userId: personId('Lena') } },
  leavePod: { own: { podId: POD.earlyBirds }, 'for Ben': { podId: POD.earlyBirds, userId: ben } },
  leaveWaitlist: { own: { podId: POD.fullPod }, 'for Anna': { podId: POD.fullPod, userId: anna } },
  linkPodChat: { 'pod of Anna': { podId: POD.earlyBirds, chatId: '-100456' } },
  pauseCommitment: { 'of Anna': { id: COMMITMENT.own } },
  pauseExecution: { 'for Anna': execution },
  pauseMembership: { own: { podId: POD.earlyBirds }, 'for Ben': { podId: POD.earlyBirds, userId: ben } },
  pauseRecurringCommitment: { 'of Anna': weekly },
  noteQuestion: { own: { bot: 'COMMITMENT', question: 'profile:bio' } },
  promiseActionItem: { 'pod of Anna': { meetingId: MEETING.held, item: 0 } },
  proposeConnection: { 'own, with Ben': { withUserId: ben }, 'of Anna and Ben': { userId: anna, withUserId: ben } },
  rateMeeting: { 'pod of Anna': { id: MEETING.held, rating: 5 } },
  recordAttendance: { 'pod of Anna': { meetingId: MEETING.over, entries: [{ userId: ben, status: 'ATTENDED' }] } },
  recordPayment: { 'of Noah': charge },
  recordUpdate: { any: { bot: 'COMMITMENT', updateId: '1', isHandled: true } },
  redeliverWebhook: { 'of a third party': { deliveryId: idOf('webhook_deliveries', 2) } },
  registerTelegramUser: { 'somebody new': { telegramUserId: '800000001', firstName: 'New', bot: 'COMMITMENT', chatId: '800000001' } },
  removeBlockedPair: { any: { id: idOf('blocked_pairs', 1) } },
  removeContactPoint: { 'of Anna': { id: idOf('contact_points', 1) } },
  rescheduleMeeting: { 'pod of Anna': { id: MEETING.toCome, scheduledAt: daysFromNow(2) } },
  resendDelivery: { any: { id: idOf('deliveries', 4) } },
  resumeCommitment: { 'of Anna': { id: COMMITMENT.resting } },
  resumeExecution: { 'for Anna': { id: idOf('sequence_executions', 2) } },
  resumeMembership: { 'for Kim': { podId: POD.nightOwls, userId: personId('Kim') } },
  resumeRecurringCommitment: { 'of Anna': { id: idOf('recurring_commitments', 2) } },
  revokeApiKey: { 'a third party’s': { id: idOf('api_keys', 3) } },
  revokeRole: {
    'PAID of Paul': { userId: personId('Paul'), roleType: 'PAID' },
    'ADMIN of Erik': { userId: personId('Erik'), roleType: 'ADMIN' },
  },
  rotateApiKey: { 'a third party’s': { id: idOf('api_keys', 3) } },
  rotateCalendarFeed: { own: { podId: POD.earlyBirds }, 'for Ben': { podId: POD.earlyBirds, userId: ben } },
  rotateWebhookSecret: { 'of a third party': { id: idOf('webhooks', 1) } },
  rsvp: { 'pod of Anna': { meetingId: MEETING.toCome, answer: 'YES' } },
  runMatching: { any: {} },
  scheduleMeeting: { 'pod of Anna': { podId: POD.earlyBirds, scheduledAt: daysFromNow(3) } },
  setAvailability: {
    own: { windows: [{ dayOfWeek: 2, fromTime: '18:00', toTime: '20:00' }] },
    'for Anna': { windows: [{ dayOfWeek: 2, fromTime: '18:00', toTime: '20:00' }], userId: anna },
  },
  setNotificationPreferences: { own: { dueToday: false }, 'for Anna': { dueToday: false, userId: anna } },
  startSession: { 'of Anna': { initData: initDataFor(telegramIdOf('Anna'), NOW) } },
  startSequence: { 'for Noah': { sequenceId: idOf('automation_sequences', 1), userId: noah } },
  takeBreak: { own: { until: '2026-11-25' } },
  undoCommitment: { 'of Anna': { id: COMMITMENT.kept } },
  updateApiKey: { 'a third party’s': { id: idOf('api_keys', 3), name: 'Another name' } },
  updateCommitment: { 'of Anna': { id: COMMITMENT.own, text: 'Run for 40 minutes' } },
  updateLongTermGoal: { 'of Anna': { ...goal, title: 'Run farther' } },
  updatePod: { 'pod of Anna': { id: POD.earlyBirds, name: 'Larks' } },
  updateProfile: { own: { bio: 'New words' }, 'for Anna': { bio: 'New words', userId: anna } },
  updateRecurringCommitment: { 'of Anna': { ...weekly, text: 'Run 5 km', rule: 'FREQ=WEEKLY;BYDAY=TU' } },
  updateSequence: { any: { id: idOf('automation_sequences', 1), name: 'Another name' } },
  updateWebhook: { 'of a third party': { id: idOf('webhooks', 1), isEnabled: true } },
  verifyContactPoint: { 'of Anna': { id: idOf('contact_points', 2), code: '123456' } },
};
