import { PAGE } from './documents.ts';
import { COMMITMENT, idOf, MEETING, personId, POD, telegramIdOf } from './ids.ts';

/**
 * The rows that the matrix looks at: of each type with an id at least one, chosen so that every field of it has something to say. A type that is not here
 * is told of in one section, whatever rows of it are seen.
 */
export const SPECIMENS: { readonly [type: string]: { readonly [label: string]: string } } = {
  User: { Anna: personId('Anna') },
  UserRole: { 'Anna’s': idOf('user_roles', 1) },
  ContactPoint: { 'Anna’s': idOf('contact_points', 1) },
  AvailabilityWindow: { 'Anna’s': idOf('availability_windows', 1) },
  ApiKey: { 'a third party’s': idOf('api_keys', 1), 'a revoked one': idOf('api_keys', 2), 'a session of Anna’s': idOf('api_keys', 4) },
  Webhook: { 'a third party’s': idOf('webhooks', 1) },
  WebhookDelivery: { 'a third party’s': idOf('webhook_deliveries', 1) },
  AuditEntry: { 'about Anna': idOf('audit_log', 1) },
  Pod: { 'the early birds': POD.earlyBirds, 'the full one, where Anna waits': POD.fullPod },
  PodMembership: {
    'Anna’s': idOf('pod_memberships', 1),
    'Ben’s': idOf('pod_memberships', 2),
    'Lena’s, who has left': idOf('pod_memberships', 3),
  },
  WaitlistEntry: { 'Anna’s': idOf('pod_waitlist', 1) },
  Meeting: { 'of the early birds, held': MEETING.held },
  MeetingAttendance: { 'Anna’s': idOf('meeting_attendance', 1), 'Ben’s': idOf('meeting_attendance', 2) },
  LongTermGoal: { 'Anna’s': idOf('long_term_goals', 1) },
  Commitment: { 'Anna’s, shared with the early birds': COMMITMENT.shared, 'Anna’s, not shared': COMMITMENT.own },
  RecurringCommitment: { 'Anna’s': idOf('recurring_commitments', 1) },
  UserDay: { 'Anna’s': idOf('user_days', 1) },
  MemberConnection: { 'of Anna and Ben': idOf('connections', 1) },
  MatchRun: { 'a preview': idOf('match_runs', 1), 'an applied one': idOf('match_runs', 2) },
  BlockedPair: { 'Anna and Ben': idOf('blocked_pairs', 1) },
  DeliveryRecord: { 'to Anna': idOf('deliveries', 1) },
  Payment: { 'Anna’s': idOf('payments', 1) },
  PaymentEvent: { 'of Anna’s payment': idOf('payment_events', 1) },
  MemoryFact: { 'about Anna': idOf('memory_facts', 1), 'about Anna, corrected since': idOf('memory_facts', 2) },
  PatternClaim: { 'about Anna': idOf('pattern_claims', 1) },
  PeriodSummary: { 'Anna’s': idOf('period_summaries', 1) },
  Recommendation: { 'for Anna': idOf('recommendations', 1) },
  AutomationSequence: { 'an active one': idOf('automation_sequences', 1) },
  SequenceExecution: { 'for Anna': idOf('sequence_executions', 1) },
  Event: {
    'commitment.created, of Anna in her pod': idOf('events', 2),
    'meeting.scheduled, of the early birds': idOf('events', 3),
    'goal.created, of Anna': idOf('events', 4),
    'connection.proposed, of Anna': idOf('events', 5),
    'api_key.created': idOf('events', 6),
    'membership.joined, of Ben': idOf('events', 7),
    'contact_point.added, of Anna': idOf('events', 8),
    'recurring_commitment.updated, of Anna': idOf('events', 9),
  },
};

/** Roots of Query that are asked in several ways, or need to be told what to ask for; the others are asked as they are, or by the id of a specimen. */
export const ROOT_ARGUMENTS: { readonly [field: string]: readonly string[] } = {
  user: [`(id: "${personId('Anna')}")`, `(telegramUserId: "${telegramIdOf('Anna')}")`],
  sessions: ['', `(userId: "${personId('Anna')}")`],
  simulateSequence: [`(sequenceId: "${idOf('automation_sequences', 1)}", userId: "${personId('Anna')}")`],
  introCards: [`(podId: "${POD.earlyBirds}")`],
  // Their figures cost much; there is one.
  summaries: ['(first: 5)', `(first: 5, userId: "${personId('Anna')}")`],
  recommendations: [`(first: ${PAGE})`, `(first: ${PAGE}, userId: "${personId('Anna')}")`],
  patterns: [`(first: ${PAGE})`, `(first: ${PAGE}, userId: "${personId('Anna')}")`],
  memoryContext: ['(text: "Run")', `(text: "Run 20 minutes", userId: "${personId('Anna')}", longTermGoalId: "${idOf('long_term_goals', 1)}")`],
  memory: [`(first: ${PAGE})`, `(first: ${PAGE}, userId: "${personId('Anna')}")`],
};

/** What a subscription is told. */
export const SUBSCRIPTION_ARGUMENTS: { readonly [field: string]: (log: { first: string }) => string } = {
  events: ({ first }) => `(after: "${first}")`,
  commitmentChanged: ({ first }) => `(after: "${first}")`,
  podChanged: ({ first }) => `(after: "${first}")`,
  meetingChanged: ({ first }) => `(after: "${first}")`,
  deliveryDue: () => '(bot: COMMITMENT)',
};
