import { expect, test } from 'vitest';
import { buildGraphqlSchema } from '../../src/schema.ts';

/** The entry points that integrators are promised. Names are added here, never taken out. */
const NAMES = {
  Query: `me user users userRoles commitment commitments recurringCommitment recurringCommitments longTermGoal longTermGoals pod pods podMembership podMemberships meeting meetings connections
    automationSequence automationSequences sequenceExecution sequenceExecutions simulateSequence deliveries payments introCards memory kpis events auditLog apiKeys health`,
  Mutation: `registerTelegramUser updateProfile setAvailability setNotificationPreferences addContactPoint verifyContactPoint grantRole revokeRole
    analyzeCommitment createCommitment updateCommitment completeCommitment failCommitment pauseCommitment resumeCommitment undoCommitment deleteCommitment
    createRecurringCommitment updateRecurringCommitment pauseRecurringCommitment resumeRecurringCommitment endRecurringCommitment
    createLongTermGoal updateLongTermGoal archiveLongTermGoal correctMemory forgetMemory createPod updatePod disbandPod joinPod leavePod pauseMembership
    resumeMembership linkPodChat scheduleMeeting rescheduleMeeting cancelMeeting rsvp checkIn recordAttendance completeMeeting rateMeeting addActionItem
    proposeConnection answerConnection createSequence updateSequence activateSequence deactivateSequence startSequence pauseExecution resumeExecution
    cancelExecution claimDeliveries confirmDelivery failDelivery resendDelivery recordUpdate recordPayment createApiKey rotateApiKey revokeApiKey
    exportMember eraseMember rotateCalendarFeed`,
  Subscription: 'events commitmentChanged podChanged meetingChanged deliveryDue kpisChanged',
};
const listed = (text: string): string[] => text.split(/\s+/);
const schema = buildGraphqlSchema();

test.each(Object.entries(NAMES))('%s has every name that was promised', (type, names) => {
  const fields = Object.keys((schema.getType(type) as unknown as { getFields(): object }).getFields());
  expect(listed(names).filter((name) => !fields.includes(name))).toEqual([]);
});

test('every list can be asked page by page from either end', () => {
  const fields = Object.values(schema.getQueryType()!.getFields()).filter(({ type }) => /Connection!?$/.test(String(type)));
  expect(fields.length).toBeGreaterThan(10);
  for (const { name, args } of fields)
    expect([name, args.map((arg) => arg.name)]).toEqual([name, expect.arrayContaining(['first', 'after', 'last', 'before'])]);
});
