import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { buildGraphqlSchema } from '../../src/schema.ts';
import { readTable } from '../matrix/table.ts';

/** The entry points that integrators are promised. Names are added here, never taken out. */
const NAMES = {
  Query: `me user users userRoles commitment commitments recurringCommitment recurringCommitments longTermGoal longTermGoals pod pods podMembership podMemberships meeting meetings connections
    automationSequence automationSequences sequenceExecution sequenceExecutions simulateSequence deliveries payments introCards memory patterns recommendations summaries kpis matchPreview matchRuns events auditLog apiKeys health`,
  Mutation: `registerTelegramUser updateProfile setAvailability setNotificationPreferences addContactPoint verifyContactPoint grantRole revokeRole
    analyzeCommitment createCommitment updateCommitment completeCommitment failCommitment pauseCommitment resumeCommitment undoCommitment deleteCommitment
    createRecurringCommitment updateRecurringCommitment pauseRecurringCommitment resumeRecurringCommitment endRecurringCommitment
    createLongTermGoal updateLongTermGoal archiveLongTermGoal correctMemory forgetMemory answerRecommendation createPod updatePod disbandPod joinPod leavePod pauseMembership
    resumeMembership linkPodChat scheduleMeeting rescheduleMeeting cancelMeeting rsvp checkIn recordAttendance completeMeeting rateMeeting addActionItem runMatching applyMatching
    proposeConnection answerConnection createSequence updateSequence activateSequence deactivateSequence startSequence pauseExecution resumeExecution
    cancelExecution claimDeliveries confirmDelivery failDelivery resendDelivery recordUpdate recordPayment createApiKey rotateApiKey revokeApiKey
    exportMember eraseMember rotateCalendarFeed`,
  Subscription: 'events commitmentChanged podChanged meetingChanged deliveryDue kpisChanged',
};
const listed = (text: string): string[] => text.split(/\s+/);
const schema = buildGraphqlSchema();
/** What the running server answered each of fourteen callers; the test beside it keeps it so. */
const matrix = readTable(readFileSync(new URL('../matrix/matrix.md', import.meta.url), 'utf8'));
const isAnswer = (cell: string): boolean => /^(✓|[1-9]\d*)$/.test(cell);
/** Anybody may ask whether the service works. */
const FOR_ALL = ['health'];

test.each(Object.entries(NAMES))('%s has every name that was promised', (type, names) => {
  const fields = Object.keys((schema.getType(type) as unknown as { getFields(): object }).getFields());
  expect(listed(names).filter((name) => !fields.includes(name))).toEqual([]);
});

test.each(Object.entries(NAMES))('every name of %s is answered to whoever may, and to nobody else', (type, names) => {
  const rows = [...matrix.get(type)!].map(([row, cells]) => ({ name: /^\w+/.exec(row)![0], cells }));
  const told = (name: string): boolean[] => rows.filter((row) => row.name === name).flatMap(({ cells }) => cells.map(isAnswer));
  expect(listed(names).filter((name) => !told(name).includes(true))).toEqual([]);
  expect(listed(names).filter((name) => !told(name).includes(false))).toEqual(FOR_ALL.filter((name) => listed(names).includes(name)));
});

test('every list can be asked page by page from either end', () => {
  const fields = Object.values(schema.getQueryType()!.getFields()).filter(({ type }) => /Connection!?$/.test(String(type)));
  expect(fields.length).toBeGreaterThan(10);
  for (const { name, args } of fields)
    expect([name, args.map((arg) => arg.name)]).toEqual([name, expect.arrayContaining(['first', 'after', 'last', 'before'])]);
});
