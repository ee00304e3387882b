import 'reflect-metadata';
import type { GraphQLSchema } from 'graphql';
import { matchingPolicy } from './matching/matching.policy.ts';
import { matchingReads } from './matching/matching.read.ts';
import { MatchingResolver, MatchReasonResolver } from './matching/matching.resolver.ts';
import { buildSchemaSync, type NonEmptyArray, type PubSub } from 'type-graphql';
import { followKeySuccessions } from './api-key/key-succession.ts';
import { apiKeyPolicy } from './api-key/api-key.policy.ts';
import { apiKeyReads } from './api-key/api-key.read.ts';
import { ApiKeyResolver } from './api-key/api-key.resolver.ts';
import { SessionResolver } from './api-key/session.resolver.ts';
import { BreakResolver } from './commitment/break.resolver.ts';
import { moveBreak } from './commitment/break.actions.ts';
import { moveCheckIn } from './commitment/check-in-plan.actions.ts';
import { CHECK_IN_TOPICS, judgeCheckIn } from './commitment/check-in.actions.ts';
import { commitmentChangeReads } from './commitment/commitment-change.read.ts';
import { CommitmentChangeSubscription } from './commitment/commitment-change.subscription.ts';
import { commitmentPolicy } from './commitment/commitment.policy.ts';
import { commitmentReads } from './commitment/commitment.read.ts';
import { CommitmentOfEventResolver, CommitmentResolver, CommitmentsOfUserResolver } from './commitment/commitment.resolver.ts';
import { recurringPolicy } from './commitment/recurring.policy.ts';
import { recurringReads } from './commitment/recurring.read.ts';
import {
  RecurringCommitmentOfEventResolver,
  RecurringCommitmentResolver,
  RecurringCommitmentsOfUserResolver,
  RecurringOfCommitmentResolver,
} from './commitment/recurring.resolver.ts';
import { followCalendar } from './commitment/ledger.actions.ts';
import { connectionPolicy } from './connection/connection.policy.ts';
import { connectionReads } from './connection/connection.read.ts';
import { ConnectionOfEventResolver, ConnectionResolver } from './connection/connection.resolver.ts';
import { contactPointPolicy } from './delivery/contact-point.policy.ts';
import { contactPointReads } from './delivery/contact-point.read.ts';
import { ContactPointsOfUserResolver } from './delivery/contact-point.resolver.ts';
import { deliveryRecordPolicy } from './delivery/delivery-record.policy.ts';
import { deliveryRecordReads } from './delivery/delivery-record.read.ts';
import { DeliveryRecordResolver } from './delivery/delivery-record.resolver.ts';
import { judgeDeliveries } from './delivery/delivery-judge.ts';
import { deliveryPolicy } from './delivery/delivery.policy.ts';
import { deliveryReads } from './delivery/delivery.read.ts';
import { DeliveryResolver } from './delivery/delivery.resolver.ts';
import { DeliverySubscription } from './delivery/delivery.subscription.ts';
import { auditReads } from './event/audit.read.ts';
import { AuditResolver } from './event/audit.resolver.ts';
import { eventPolicy } from './event/event.policy.ts';
import { eventReads } from './event/event.read.ts';
import { EventResolver } from './event/event.resolver.ts';
import { EventSubscription } from './event/event.subscription.ts';
import { goalPolicy } from './goal/goal.policy.ts';
import { goalReads } from './goal/goal.read.ts';
import { GoalOfEventResolver, GoalResolver, GoalsOfUserResolver } from './goal/goal.resolver.ts';
import { kpiPolicy } from './kpi/kpi.policy.ts';
import { kpiReads } from './kpi/kpi.read.ts';
import { KpiResolver } from './kpi/kpi.resolver.ts';
import { KpiSubscription } from './kpi/kpi.subscription.ts';
import { AttendanceResolver } from './meeting/attendance.resolver.ts';
import { meetingChangeReads } from './meeting/meeting-change.read.ts';
import { MeetingChangeSubscription } from './meeting/meeting-change.subscription.ts';
import { meetingPolicy } from './meeting/meeting.policy.ts';
import { meetingReads } from './meeting/meeting.read.ts';
import { MeetingOfEventResolver, MeetingResolver, MeetingsOfPodResolver } from './meeting/meeting.resolver.ts';
import { followPod } from './meeting/next-call.actions.ts';
import { memoryPolicy } from './memory/memory.policy.ts';
import { memoryReads } from './memory/memory.read.ts';
import { patternReads } from './memory/pattern.read.ts';
import { recommendationPolicy } from './memory/recommendations/recommendation.policy.ts';
import { recommendationReads } from './memory/recommendations/recommendation.read.ts';
import { summaryReads } from './memory/summaries/summary.read.ts';
import { SummaryResolver } from './memory/summaries/summary.resolver.ts';
import { judgeWeek, WEEKLY_SUMMARY_TOPIC } from './memory/summaries/tell-week.actions.ts';
import { RecommendationResolver } from './memory/recommendations/recommendation.resolver.ts';
import { MemoryContextResolver } from './memory/context/context.resolver.ts';
import { MemoryResolver } from './memory/memory.resolver.ts';
import { paymentPolicy } from './payment/payment.policy.ts';
import { paymentReads } from './payment/payment.read.ts';
import { PaymentResolver } from './payment/payment.resolver.ts';
import { MembershipResolver, MembershipsOfUserResolver } from './pod/membership.resolver.ts';
import { podChangeReads } from './pod/pod-change.read.ts';
import { PodChangeSubscription } from './pod/pod-change.subscription.ts';
import { followPodChanges } from './pod/pod-change.ts';
import { podPolicy } from './pod/pod.policy.ts';
import { podReads } from './pod/pod.read.ts';
import { PodOfEventResolver, PodResolver } from './pod/pod.resolver.ts';
import { privacyPolicy } from './privacy/privacy.policy.ts';
import { PrivacyResolver } from './privacy/privacy.resolver.ts';
import type { Readable } from './read/source.ts';
import { ExecutionResolver } from './sequence/execution.resolver.ts';
import { sequencePolicy } from './sequence/sequence.policy.ts';
import { sequenceReads } from './sequence/sequence.read.ts';
import { SequenceResolver } from './sequence/sequence.resolver.ts';
import { SimulationResolver } from './sequence/simulation.resolver.ts';
import { followCalendarChanges } from './user/calendar-change.ts';
import { settingsPolicy } from './user/settings.policy.ts';
import { settingsReads } from './user/settings.read.ts';
import { SettingsOfUserResolver } from './user/settings.resolver.ts';
import { userPolicy } from './user/user.policy.ts';
import { userReads } from './user/user.read.ts';
import { UserOfEventResolver, UserResolver } from './user/user.resolver.ts';
import { facilitiesPolicy } from './viewer/facilities.policy.ts';
import { FacilitiesResolver } from './viewer/facilities.resolver.ts';
import { healthPolicy } from './viewer/health.policy.ts';
import { HealthResolver } from './viewer/health.resolver.ts';
import { mergePolicies, type Policies } from './viewer/policy.ts';
import { followSuccession } from './webhook/webhook.actions.ts';
import { webhookPolicy } from './webhook/webhook.policy.ts';
import { webhookReads } from './webhook/webhook.read.ts';
import { WebhookResolver } from './webhook/webhook.resolver.ts';

type ResolverClass = new () => object;

/** Every resolver of every slice, from the lowest floor up. */
const resolvers: NonEmptyArray<ResolverClass> = [
  HealthResolver,
  FacilitiesResolver,
  EventResolver,
  EventSubscription,
  AuditResolver,
  UserResolver,
  UserOfEventResolver,
  SettingsOfUserResolver,
  ApiKeyResolver,
  SessionResolver,
  WebhookResolver,
  GoalResolver,
  GoalsOfUserResolver,
  GoalOfEventResolver,
  PodResolver,
  MembershipResolver,
  MembershipsOfUserResolver,
  PodOfEventResolver,
  PodChangeSubscription,
  DeliveryResolver,
  DeliveryRecordResolver,
  ContactPointsOfUserResolver,
  DeliverySubscription,
  CommitmentResolver,
  BreakResolver,
  RecurringCommitmentOfEventResolver,
  RecurringCommitmentResolver,
  RecurringCommitmentsOfUserResolver,
  RecurringOfCommitmentResolver,
  CommitmentsOfUserResolver,
  CommitmentOfEventResolver,
  CommitmentChangeSubscription,
  ConnectionResolver,
  MatchingResolver,
  MatchReasonResolver,
  ConnectionOfEventResolver,
  PaymentResolver,
  MemoryResolver,
  RecommendationResolver,
  SummaryResolver,
  MemoryContextResolver,
  SequenceResolver,
  ExecutionResolver,
  SimulationResolver,
  MeetingResolver,
  MeetingsOfPodResolver,
  MeetingOfEventResolver,
  MeetingChangeSubscription,
  AttendanceResolver,
  KpiResolver,
  PrivacyResolver,
  KpiSubscription,
];

/** What may be read, by whom: every slice's declarations. */
export const readables: readonly Readable[] = [
  eventReads,
  auditReads,
  userReads,
  settingsReads,
  apiKeyReads,
  webhookReads,
  goalReads,
  podReads,
  podChangeReads,
  deliveryReads,
  deliveryRecordReads,
  contactPointReads,
  commitmentReads,
  recurringReads,
  commitmentChangeReads,
  connectionReads,
  matchingReads,
  paymentReads,
  memoryReads,
  patternReads,
  recommendationReads,
  summaryReads,
  sequenceReads,
  meetingReads,
  meetingChangeReads,
  kpiReads,
].flat();

/** Who may do what: every slice's rules. */
export const policies: Policies = mergePolicies([
  healthPolicy,
  facilitiesPolicy,
  eventPolicy,
  userPolicy,
  settingsPolicy,
  apiKeyPolicy,
  webhookPolicy,
  goalPolicy,
  podPolicy,
  deliveryPolicy,
  deliveryRecordPolicy,
  contactPointPolicy,
  commitmentPolicy,
  recurringPolicy,
  connectionPolicy,
  matchingPolicy,
  paymentPolicy,
  memoryPolicy,
  recommendationPolicy,
  sequencePolicy,
  meetingPolicy,
  kpiPolicy,
  privacyPolicy,
]);

// The streak ledger hears of each change of zone and day start, in the transaction of the change.
followCalendarChanges(followCalendar);
// Webhooks go over to the key that takes the place of theirs.
followKeySuccessions(followSuccession);
// The calls of a pod move along with its weekly time, and end with it.
followPodChanges(followPod);
followCalendarChanges(moveBreak);
followCalendarChanges(moveCheckIn);

// What members are asked about their promises and told of their weeks is judged again before it is sent.
for (const topic of Object.values(CHECK_IN_TOPICS)) judgeDeliveries(topic, judgeCheckIn);
judgeDeliveries(WEEKLY_SUMMARY_TOPIC, judgeWeek);

/** type-graphql asks for one; every subscription here brings its own stream, out of the event log. */
const noPubSub: PubSub = {
  publish: () => refuse(),
  subscribe: () => refuse(),
};
function refuse(): never {
  throw new Error('Subscriptions follow the event log: give the subscription a subscribe function instead of topics.');
}

/** The GraphQL schema, without its rules applied. Needs no database. */
export function buildGraphqlSchema(): GraphQLSchema {
  return buildSchemaSync({ resolvers, validate: false, pubSub: noPubSub });
}
