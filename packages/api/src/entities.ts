import { BlockedPair } from './matching/blocked-pair.entity.ts';
import { MatchRun } from './matching/match-run.entity.ts';
import { ApiKey } from './api-key/api-key.entity.ts';
import { PlaygroundLink } from './api-key/playground-link.entity.ts';
import { CommitmentEvent } from './commitment/commitment-event.entity.ts';
import { CommitmentReading } from './commitment/commitment-reading.entity.ts';
import { Commitment } from './commitment/commitment.entity.ts';
import { RecurringCommitment } from './commitment/recurring-commitment.entity.ts';
import { UserDay } from './commitment/user-day.entity.ts';
import { Connection } from './connection/connection.entity.ts';
import { BotUpdate } from './delivery/bot-update.entity.ts';
import { SigningKey } from './delivery/channels/signing-key.entity.ts';
import { Delivery } from './delivery/delivery.entity.ts';
import { Suppression } from './delivery/suppression.entity.ts';
import { AuditEntry } from './event/audit-entry.entity.ts';
import { Event } from './event/event.entity.ts';
import { IdempotencyKey } from './event/idempotency-key.entity.ts';
import { LongTermGoal } from './goal/long-term-goal.entity.ts';
import { KpiCurrent } from './kpi/kpi-current.entity.ts';
import { KpiWeek } from './kpi/kpi-week.entity.ts';
import { BotUsageKpi, CommitmentFulfillmentKpi, NewUsersKpi, PodAttendanceKpi } from './kpi/kpi-views.entity.ts';
import { LlmAnswer } from './llm/llm-answer.entity.ts';
import { LlmDay, LlmMemberDay } from './llm/llm-day.entity.ts';
import { MeetingAttendance } from './meeting/meeting-attendance.entity.ts';
import { Meeting } from './meeting/meeting.entity.ts';
import { MemoryFact } from './memory/memory-fact.entity.ts';
import { PatternClaim } from './memory/pattern-claim.entity.ts';
import { PeriodSummary } from './memory/summaries/period-summary.entity.ts';
import { Recommendation } from './memory/recommendations/recommendation.entity.ts';
import { PaymentEvent } from './payment/payment-event.entity.ts';
import { PaymentReference } from './payment/payment-reference.entity.ts';
import { Payment } from './payment/payment.entity.ts';
import { MembershipPeriod } from './pod/membership-period.entity.ts';
import { PodMembership } from './pod/pod-membership.entity.ts';
import { Pod } from './pod/pod.entity.ts';
import { WaitlistEntry } from './pod/waitlist-entry.entity.ts';
import { AutomationSequence } from './sequence/automation-sequence.entity.ts';
import { SequenceExecution } from './sequence/sequence-execution.entity.ts';
import { SequenceVersion } from './sequence/sequence-version.entity.ts';
import { AvailabilityWindow } from './user/availability-window.entity.ts';
import { BotChat } from './user/bot-chat.entity.ts';
import { ContactPoint } from './user/contact-point.entity.ts';
import { UserRole } from './user/user-role.entity.ts';
import { User } from './user/user.entity.ts';
import { WebhookDelivery } from './webhook/webhook-delivery.entity.ts';
import { Webhook } from './webhook/webhook.entity.ts';

/** Every entity, from the lowest floor up. */
export const entities = [
  Event,
  IdempotencyKey,
  AuditEntry,
  User,
  UserRole,
  BotChat,
  ContactPoint,
  AvailabilityWindow,
  ApiKey,
  PlaygroundLink,
  Webhook,
  WebhookDelivery,
  LlmAnswer,
  LlmMemberDay,
  LlmDay,
  LongTermGoal,
  MemoryFact,
  PatternClaim,
  Recommendation,
  PeriodSummary,
  Pod,
  PodMembership,
  MembershipPeriod,
  WaitlistEntry,
  Delivery,
  BotUpdate,
  Suppression,
  SigningKey,
  CommitmentReading,
  RecurringCommitment,
  Commitment,
  CommitmentEvent,
  UserDay,
  Meeting,
  MeetingAttendance,
  Payment,
  PaymentEvent,
  PaymentReference,
  Connection,
  MatchRun,
  BlockedPair,
  AutomationSequence,
  SequenceVersion,
  SequenceExecution,
  KpiCurrent,
  KpiWeek,
  PodAttendanceKpi,
  BotUsageKpi,
  CommitmentFulfillmentKpi,
  NewUsersKpi,
];
