/* eslint-disable */
/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
import type { DocumentTypeDecoration } from '@graphql-typed-document-node/core';
/** A message to be understood. */
export type AnalyzeCommitmentInput = {
  /** Makes a repeated call harmless: the same key with the same input gets the first answer for 24 hours. */
  readonly idempotencyKey?: string | null | undefined;
  /** The message, as it was written: up to 4096 characters. */
  readonly text: string;
};

/** One of the two Telegram bots. */
export type Bot =
  /** The bot for promises, reports and streaks. */
  | 'COMMITMENT'
  /** The bot for pods and their meetings. */
  | 'POD';

/** The area of life that a goal or a commitment belongs to. */
export type Category =
  /** Body and mind: sport, food, sleep, rest. */
  | 'HEALTH'
  /** A skill, a language, a course, reading. */
  | 'LEARNING'
  /** Home, family, friends, money, everything private. */
  | 'PERSONAL'
  /** A job or a business. */
  | 'WORK';

/** Which messages a bot takes on. */
export type ClaimDeliveriesInput = {
  /** The bot that will send them. */
  readonly bot: Bot;
  /** Makes a repeated call harmless: the same key with the same input gets the first answer for 24 hours. */
  readonly idempotencyKey?: string | null | undefined;
  /** For so many seconds, 5 to 600, they are nobody else’s; 15 when left out. Confirm or fail them by then. */
  readonly leaseSeconds?: number | null | undefined;
  /** At most so many, 1 to 100; 10 when left out. */
  readonly limit?: number | null | undefined;
};

/** How a commitment stands. */
export type CommitmentStatus =
  /** Promised and not reported yet. */
  | 'ACTIVE'
  /** Reported as done, in time or late. */
  | 'COMPLETED'
  /** Reported as not done, or left unreported until the end of the morning after. */
  | 'FAILED'
  /** Put aside; nothing is asked for it. */
  | 'PAUSED';

/** A commitment that was done. */
export type CompleteCommitmentInput = {
  /** The day it was done, if that was yesterday; it then counts for yesterday. Any older day counts as today. */
  readonly doneOn?: string | null | undefined;
  /** The commitment. */
  readonly id: string;
  /** Makes a repeated call harmless: the same key with the same input gets the first answer for 24 hours. */
  readonly idempotencyKey?: string | null | undefined;
};

/** A message that was sent. */
export type ConfirmDeliveryInput = {
  /** The token that came with it. After somebody else has claimed the message an old token has no effect. */
  readonly claimToken: string;
  /** The message. */
  readonly id: string;
  /** Makes a repeated call harmless: the same key with the same input gets the first answer for 24 hours. */
  readonly idempotencyKey?: string | null | undefined;
  /** What Telegram calls it now. */
  readonly providerMessageId?: string | null | undefined;
};

/** A promise: an item of a reading, each of whose values may be given otherwise, or a text. The same item twice is the same commitment. */
export type CreateCommitmentInput = {
  /** Its area of life. */
  readonly category?: Category | null | undefined;
  /** From 1 (trivial) to 5 (exceptional). */
  readonly difficultyLevel?: number | null | undefined;
  /** The member’s day by whose end it is to be done, from today on; null: whenever. */
  readonly dueDate?: string | null | undefined;
  /** How many minutes it takes in all, at least 1; 0 says that it takes none. */
  readonly estimatedTimeMinutes?: number | null | undefined;
  /** Makes a repeated call harmless: the same key with the same input gets the first answer for 24 hours. */
  readonly idempotencyKey?: string | null | undefined;
  /** Which of its items, from 0; the first when left out. */
  readonly item?: number | null | undefined;
  /** A goal of the same member that it serves. */
  readonly longTermGoalId?: string | null | undefined;
  /** The reading it is kept from. */
  readonly readingId?: string | null | undefined;
  /** Whether the member’s pod sees it; not unless this is true. */
  readonly sharedWithPod?: boolean | null | undefined;
  /** What is promised: up to 1000 characters. Needed without a reading. */
  readonly text?: string | null | undefined;
};

/** What a day came to. */
export type DayVerdict =
  /** A missed day that a freeze token covered. */
  | 'FROZEN'
  /** Something promised was done in time. */
  | 'KEPT'
  /** Something promised was not done in time, and nothing else was. */
  | 'MISSED'
  /** Nothing was due and nothing was done. Seven such days in a row leave a streak alone. */
  | 'NEUTRAL'
  /** A day of a break. */
  | 'PAUSED'
  /** The day that is still open. */
  | 'PENDING';

/** What may happen. New names are added; none is ever renamed. */
export type EventType =
  | 'API_KEY_CREATED'
  | 'API_KEY_REVOKED'
  | 'ATTENDANCE_DISPUTED'
  | 'ATTENDANCE_RECORDED'
  | 'COMMITMENT_COMPLETED'
  | 'COMMITMENT_CREATED'
  | 'COMMITMENT_DELETED'
  | 'COMMITMENT_FAILED'
  | 'COMMITMENT_PAUSED'
  | 'COMMITMENT_RESUMED'
  | 'COMMITMENT_UNDONE'
  | 'COMMITMENT_UPDATED'
  | 'CONNECTION_ANSWERED'
  | 'CONNECTION_PROPOSED'
  | 'CONTACT_POINT_ADDED'
  | 'CONTACT_POINT_REMOVED'
  | 'CONTACT_POINT_VERIFIED'
  | 'DELIVERY_FAILED'
  | 'DELIVERY_QUEUED'
  | 'DELIVERY_SENT'
  | 'EXECUTION_CANCELLED'
  | 'EXECUTION_PAUSED'
  | 'EXECUTION_RESUMED'
  | 'EXECUTION_STARTED'
  | 'GOAL_ARCHIVED'
  | 'GOAL_CREATED'
  | 'GOAL_UPDATED'
  | 'KPIS_REFRESHED'
  | 'MEETING_ACTION_ITEM_ADDED'
  | 'MEETING_ANSWERED'
  | 'MEETING_CANCELLED'
  | 'MEETING_COMPLETED'
  | 'MEETING_MISSED'
  | 'MEETING_RATED'
  | 'MEETING_RESCHEDULED'
  | 'MEETING_SCHEDULED'
  | 'MEMBERSHIP_JOINED'
  | 'MEMBERSHIP_LEFT'
  | 'MEMBERSHIP_PAUSED'
  | 'MEMBERSHIP_RESUMED'
  | 'MEMORY_CORRECTED'
  | 'MEMORY_FORGOTTEN'
  | 'PAYMENT_RECORDED'
  | 'POD_CREATED'
  | 'POD_DISBANDED'
  | 'POD_UPDATED'
  | 'ROLE_GRANTED'
  | 'ROLE_REVOKED'
  | 'SEQUENCE_ACTIVATED'
  | 'SEQUENCE_CREATED'
  | 'SEQUENCE_DEACTIVATED'
  | 'SEQUENCE_UPDATED'
  | 'STREAK_BROKEN'
  | 'USER_REGISTERED'
  | 'USER_TIMEZONE_CHANGED'
  | 'USER_UPDATED'
  | 'WAITLIST_EXPIRED'
  | 'WAITLIST_JOINED'
  | 'WAITLIST_LEFT'
  | 'WAITLIST_OFFERED';

/** How used a member is to working with commitments. */
export type ExperienceLevel =
  /** It is a habit. */
  | 'ADVANCED'
  /** New to it. */
  | 'BEGINNER'
  /** Has done it for a while. */
  | 'INTERMEDIATE';

/** A commitment that could not be done. */
export type FailCommitmentInput = {
  /** The commitment. */
  readonly id: string;
  /** Makes a repeated call harmless: the same key with the same input gets the first answer for 24 hours. */
  readonly idempotencyKey?: string | null | undefined;
};

/** A message that could not be sent. */
export type FailDeliveryInput = {
  /** The token that came with it. After somebody else has claimed the message an old token has no effect. */
  readonly claimToken: string;
  /** The message. */
  readonly id: string;
  /** Makes a repeated call harmless: the same key with the same input gets the first answer for 24 hours. */
  readonly idempotencyKey?: string | null | undefined;
  /** True when trying again cannot help. */
  readonly isPermanent?: boolean | null | undefined;
  /** True when the member has blocked the bot (403): it writes to them no more until they start it again. */
  readonly isUnreachable?: boolean | null | undefined;
  /** The group has become this chat (`migrate_to_chat_id`); the message is tried there at once. */
  readonly newChatId?: string | null | undefined;
  /** What Telegram said. */
  readonly reason: string;
  /** Telegram asked to wait so many seconds (429). The attempt does not count. */
  readonly retryAfterSeconds?: number | null | undefined;
};

/** What a message wants. */
export type Intent =
  /** Only to talk. */
  | 'CHAT'
  /** To promise something. */
  | 'PROMISE'
  /** To know something. */
  | 'QUESTION'
  /** To tell what was done. */
  | 'REPORT';

/** How a member likes to be spoken to in a pod. */
export type MeetingStyle =
  /** Plain words first. */
  | 'DIRECT'
  /** Both, as it fits. */
  | 'MIXED'
  /** Encouragement first. */
  | 'SUPPORTIVE';

/** A question of the onboarding. */
export type OnboardingStep =
  /** Which area of life do they work on? Answered by `goalsCategory`. */
  | 'CATEGORY'
  /** At which hour does their day begin? Answered by `dayStartHour`. */
  | 'DAY_START'
  /** How used are they to commitments? Answered by `experienceLevel`. */
  | 'LEVEL'
  /** How do they like to be spoken to? Answered by `preferredMeetingStyle`. */
  | 'STYLE'
  /** Where does the member live? Answered by `timezone`. */
  | 'TIMEZONE';

/** An update that Telegram gave to a bot. */
export type RecordUpdateInput = {
  /** The bot that got it. */
  readonly bot: Bot;
  /** Makes a repeated call harmless: the same key with the same input gets the first answer for 24 hours. */
  readonly idempotencyKey?: string | null | undefined;
  /** False before it is handled, true once it has been. */
  readonly isHandled: boolean;
  /** Its `update_id`. */
  readonly updateId: string;
};

/** A person who has written to a bot. */
export type RegisterTelegramUserInput = {
  /** Which bot they wrote to. */
  readonly bot: Bot;
  /** Where they wrote: their private chat with that bot. From a group they become a member whom the bot cannot write to yet. */
  readonly chatId: string;
  /** Their first name at Telegram. */
  readonly firstName?: string | null | undefined;
  /** Makes a repeated call harmless: the same key with the same input gets the first answer for 24 hours. */
  readonly idempotencyKey?: string | null | undefined;
  /** The language of their Telegram, such as "de". */
  readonly languageCode?: string | null | undefined;
  /** Their id at Telegram. */
  readonly telegramUserId: string;
  /** Their name at Telegram without the @. */
  readonly username?: string | null | undefined;
};

/** Why a text is neither scored, kept, shared nor reminded of. */
export type SafetyFlag =
  /** It speaks of eating in a way that makes ill. */
  | 'EATING'
  /** It speaks of hurting somebody else. */
  | 'HARM_OTHERS'
  /** Nothing speaks against it. */
  | 'NONE'
  /** It speaks of hurting oneself. Show where help is. */
  | 'SELF_HARM'
  /** It is a plan that could hurt somebody. */
  | 'UNSAFE_PLAN';

/** One side of a good promise. */
export type SmartLetter =
  /** Attainable. */
  | 'A'
  /** Measurable. */
  | 'M'
  /** Relevant. */
  | 'R'
  /** Specific. */
  | 'S'
  /** Time-bound. */
  | 'T';

/** A commitment whose report is taken back. */
export type UndoCommitmentInput = {
  /** The commitment. */
  readonly id: string;
  /** Makes a repeated call harmless: the same key with the same input gets the first answer for 24 hours. */
  readonly idempotencyKey?: string | null | undefined;
};

/** What is to change in a profile. What is left out stays; null takes an answer back, where that is possible. */
export type UpdateProfileInput = {
  /** A few sentences about themselves: at most 500 characters. */
  readonly bio?: string | null | undefined;
  /** The hour, 0 to 12, at which their day begins. */
  readonly dayStartHour?: number | null | undefined;
  /** Their address; nobody else may have the same. */
  readonly email?: string | null | undefined;
  /** How used they are to commitments. */
  readonly experienceLevel?: ExperienceLevel | null | undefined;
  /** What they mainly work on. */
  readonly goalsCategory?: Category | null | undefined;
  /** What they would like help with; the same limits. */
  readonly helpNeeded?: ReadonlyArray<string> | null | undefined;
  /** Makes a repeated call harmless: the same key with the same input gets the first answer for 24 hours. */
  readonly idempotencyKey?: string | null | undefined;
  /** How they like to be spoken to. */
  readonly preferredMeetingStyle?: MeetingStyle | null | undefined;
  /** True leaves the current question of the onboarding unanswered and goes on to the next. */
  readonly skipOnboardingStep?: boolean | null | undefined;
  /** What they are good at: at most ten short words of at most 40 characters; they are stored in small letters with hyphens. */
  readonly strengths?: ReadonlyArray<string> | null | undefined;
  /** Where their days begin and end. At most one change in 12 hours; it cannot be taken back. */
  readonly timezone?: string | null | undefined;
  /** Whose profile: for admins. Left out: one’s own. */
  readonly userId?: string | null | undefined;
  /** The `version` that was read before; refused with VERSION_CONFLICT if the profile has changed since. */
  readonly version?: number | null | undefined;
};

export type CommitmentCardFragment = { readonly id: string, readonly commitment: string, readonly status: CommitmentStatus, readonly dueDate: string | null, readonly closesAt: string | null, readonly completedAt: string | null, readonly isLate: boolean, readonly isAwaitingReport: boolean };

export type StandingFragment = { readonly id: string, readonly timezone: string | null, readonly today: string | null, readonly currentStreak: number, readonly longestStreak: number };

export type CreateCommitmentMutationVariables = Exact<{
  input: CreateCommitmentInput;
}>;


export type CreateCommitmentMutation = { readonly createCommitment: { readonly commitment: { readonly id: string, readonly commitment: string, readonly status: CommitmentStatus, readonly dueDate: string | null, readonly closesAt: string | null, readonly completedAt: string | null, readonly isLate: boolean, readonly isAwaitingReport: boolean } } };

export type CompleteCommitmentMutationVariables = Exact<{
  input: CompleteCommitmentInput;
}>;


export type CompleteCommitmentMutation = { readonly completeCommitment: { readonly wasAlready: boolean, readonly commitment: { readonly id: string, readonly commitment: string, readonly status: CommitmentStatus, readonly dueDate: string | null, readonly closesAt: string | null, readonly completedAt: string | null, readonly isLate: boolean, readonly isAwaitingReport: boolean }, readonly user: { readonly id: string, readonly timezone: string | null, readonly today: string | null, readonly currentStreak: number, readonly longestStreak: number } } };

export type FailCommitmentMutationVariables = Exact<{
  input: FailCommitmentInput;
}>;


export type FailCommitmentMutation = { readonly failCommitment: { readonly wasAlready: boolean, readonly commitment: { readonly id: string, readonly commitment: string, readonly status: CommitmentStatus, readonly dueDate: string | null, readonly closesAt: string | null, readonly completedAt: string | null, readonly isLate: boolean, readonly isAwaitingReport: boolean }, readonly user: { readonly id: string, readonly timezone: string | null, readonly today: string | null, readonly currentStreak: number, readonly longestStreak: number } } };

export type UndoCommitmentMutationVariables = Exact<{
  input: UndoCommitmentInput;
}>;


export type UndoCommitmentMutation = { readonly undoCommitment: { readonly commitment: { readonly id: string, readonly commitment: string, readonly status: CommitmentStatus, readonly dueDate: string | null, readonly closesAt: string | null, readonly completedAt: string | null, readonly isLate: boolean, readonly isAwaitingReport: boolean }, readonly user: { readonly id: string, readonly timezone: string | null, readonly today: string | null, readonly currentStreak: number, readonly longestStreak: number } } };

export type ClaimDeliveriesMutationVariables = Exact<{
  input: ClaimDeliveriesInput;
}>;


export type ClaimDeliveriesMutation = { readonly claimDeliveries: { readonly deliveries: ReadonlyArray<{ readonly id: string, readonly chatId: string, readonly text: string, readonly claimToken: string, readonly attempt: number, readonly buttons: ReadonlyArray<ReadonlyArray<{ readonly text: string, readonly data: string }>> }> } };

export type ConfirmDeliveryMutationVariables = Exact<{
  input: ConfirmDeliveryInput;
}>;


export type ConfirmDeliveryMutation = { readonly confirmDelivery: { readonly wasCurrent: boolean } };

export type FailDeliveryMutationVariables = Exact<{
  input: FailDeliveryInput;
}>;


export type FailDeliveryMutation = { readonly failDelivery: { readonly wasCurrent: boolean } };

export type DeliveryDueSubscriptionVariables = Exact<{
  bot: Bot;
}>;


export type DeliveryDueSubscription = { readonly deliveryDue: { readonly bot: Bot } };

export type EventsSubscriptionVariables = Exact<{
  after?: string | null | undefined;
  types?: ReadonlyArray<EventType> | EventType | null | undefined;
  userId?: string | null | undefined;
  podId?: string | null | undefined;
}>;


export type EventsSubscription = { readonly events: { readonly cursor: string, readonly id: string, readonly type: EventType, readonly at: string, readonly userId: string | null, readonly podId: string | null, readonly commitmentId: string | null } };

export type MyPodQueryVariables = Exact<{ [key: string]: never; }>;


export type MyPodQuery = { readonly me: { readonly id: string, readonly firstName: string | null, readonly timezone: string | null, readonly memberships: ReadonlyArray<{ readonly id: string, readonly status: string, readonly pod: { readonly id: string, readonly name: string, readonly description: string | null, readonly status: string, readonly durationMinutes: number, readonly zoomLink: string | null, readonly currentMembers: number, readonly maxMembers: number, readonly nextMeetingAt: string | null, readonly members: ReadonlyArray<{ readonly id: string, readonly status: string, readonly user: { readonly id: string, readonly firstName: string | null } }> } }> } | null };

export type ProfileFragment = { readonly id: string, readonly firstName: string | null, readonly timezone: string | null, readonly dayStartHour: number, readonly goalsCategory: Category | null, readonly experienceLevel: ExperienceLevel | null, readonly preferredMeetingStyle: MeetingStyle | null, readonly onboardingStep: OnboardingStep | null, readonly today: string | null };

export type MeQueryVariables = Exact<{ [key: string]: never; }>;


export type MeQuery = { readonly me: { readonly id: string, readonly firstName: string | null, readonly timezone: string | null, readonly dayStartHour: number, readonly goalsCategory: Category | null, readonly experienceLevel: ExperienceLevel | null, readonly preferredMeetingStyle: MeetingStyle | null, readonly onboardingStep: OnboardingStep | null, readonly today: string | null } | null };

export type UpdateProfileMutationVariables = Exact<{
  input: UpdateProfileInput;
}>;


export type UpdateProfileMutation = { readonly updateProfile: { readonly user: { readonly id: string, readonly firstName: string | null, readonly timezone: string | null, readonly dayStartHour: number, readonly goalsCategory: Category | null, readonly experienceLevel: ExperienceLevel | null, readonly preferredMeetingStyle: MeetingStyle | null, readonly onboardingStep: OnboardingStep | null, readonly today: string | null } } };

export type AnalyzeCommitmentMutationVariables = Exact<{
  input: AnalyzeCommitmentInput;
}>;


export type AnalyzeCommitmentMutation = { readonly analyzeCommitment: { readonly reading: { readonly id: string, readonly intent: Intent, readonly isCommitment: boolean, readonly items: ReadonlyArray<{ readonly index: number, readonly text: string, readonly score: number | null, readonly dueDate: string | null, readonly dueAlternatives: ReadonlyArray<string>, readonly question: string | null, readonly questionLetter: SmartLetter | null, readonly safety: SafetyFlag, readonly points: { readonly S: number, readonly M: number, readonly A: number, readonly R: number, readonly T: number }, readonly reasons: ReadonlyArray<{ readonly letter: SmartLetter, readonly text: string }> }> } } };

export type RegisterTelegramUserMutationVariables = Exact<{
  input: RegisterTelegramUserInput;
}>;


export type RegisterTelegramUserMutation = { readonly registerTelegramUser: { readonly isNew: boolean, readonly user: { readonly id: string, readonly firstName: string | null, readonly timezone: string | null, readonly dayStartHour: number, readonly goalsCategory: Category | null, readonly experienceLevel: ExperienceLevel | null, readonly preferredMeetingStyle: MeetingStyle | null, readonly onboardingStep: OnboardingStep | null, readonly today: string | null } } };

export type TodayQueryVariables = Exact<{
  first: number;
}>;


export type TodayQuery = { readonly me: { readonly onboardingStep: OnboardingStep | null, readonly id: string, readonly timezone: string | null, readonly today: string | null, readonly currentStreak: number, readonly longestStreak: number, readonly commitments: { readonly totalCount: number, readonly nodes: ReadonlyArray<{ readonly id: string, readonly commitment: string, readonly status: CommitmentStatus, readonly dueDate: string | null, readonly closesAt: string | null, readonly completedAt: string | null, readonly isLate: boolean, readonly isAwaitingReport: boolean }> } } | null };

export type CommitmentByIdQueryVariables = Exact<{
  id: string;
}>;


export type CommitmentByIdQuery = { readonly me: { readonly id: string, readonly timezone: string | null, readonly today: string | null, readonly currentStreak: number, readonly longestStreak: number } | null, readonly commitment: { readonly id: string, readonly commitment: string, readonly status: CommitmentStatus, readonly dueDate: string | null, readonly closesAt: string | null, readonly completedAt: string | null, readonly isLate: boolean, readonly isAwaitingReport: boolean } | null };

export type RecordUpdateMutationVariables = Exact<{
  input: RecordUpdateInput;
}>;


export type RecordUpdateMutation = { readonly recordUpdate: { readonly isHandled: boolean, readonly isNew: boolean } };

export type WhyQueryVariables = Exact<{
  first: number;
}>;


export type WhyQuery = { readonly me: { readonly id: string, readonly timezone: string | null, readonly today: string | null, readonly currentStreak: number, readonly longestStreak: number, readonly days: ReadonlyArray<{ readonly id: string, readonly day: string, readonly verdict: DayVerdict, readonly rule: string, readonly reason: string, readonly credits: number, readonly misses: number, readonly streakAfter: number }> } | null };

export class TypedDocumentString<TResult, TVariables>
  extends String
  implements DocumentTypeDecoration<TResult, TVariables>
{
  __apiType?: NonNullable<DocumentTypeDecoration<TResult, TVariables>['__apiType']>;
  private value: string;
  public __meta__?: Record<string, any> | undefined;

  constructor(value: string, __meta__?: Record<string, any> | undefined) {
    super(value);
    this.value = value;
    this.__meta__ = __meta__;
  }

  override toString(): string & DocumentTypeDecoration<TResult, TVariables> {
    return this.value;
  }
}
export const CommitmentCardFragmentDoc = new TypedDocumentString(`
    fragment CommitmentCard on Commitment {
  id
  commitment
  status
  dueDate
  closesAt
  completedAt
  isLate
  isAwaitingReport
}
    `, {"fragmentName":"CommitmentCard"}) as unknown as TypedDocumentString<CommitmentCardFragment, unknown>;
export const StandingFragmentDoc = new TypedDocumentString(`
    fragment Standing on User {
  id
  timezone
  today
  currentStreak
  longestStreak
}
    `, {"fragmentName":"Standing"}) as unknown as TypedDocumentString<StandingFragment, unknown>;
export const ProfileFragmentDoc = new TypedDocumentString(`
    fragment Profile on User {
  id
  firstName
  timezone
  dayStartHour
  goalsCategory
  experienceLevel
  preferredMeetingStyle
  onboardingStep
  today
}
    `, {"fragmentName":"Profile"}) as unknown as TypedDocumentString<ProfileFragment, unknown>;
export const CreateCommitmentDocument = new TypedDocumentString(`
    mutation CreateCommitment($input: CreateCommitmentInput!) {
  createCommitment(input: $input) {
    commitment {
      ...CommitmentCard
    }
  }
}
    fragment CommitmentCard on Commitment {
  id
  commitment
  status
  dueDate
  closesAt
  completedAt
  isLate
  isAwaitingReport
}`, {"hash":"sha256:cecbe2734e3af3566a064522654c41dc49c0a755c235fa5ac38b041dc1bbaf92"}) as unknown as TypedDocumentString<CreateCommitmentMutation, CreateCommitmentMutationVariables>;
export const CompleteCommitmentDocument = new TypedDocumentString(`
    mutation CompleteCommitment($input: CompleteCommitmentInput!) {
  completeCommitment(input: $input) {
    wasAlready
    commitment {
      ...CommitmentCard
    }
    user {
      ...Standing
    }
  }
}
    fragment CommitmentCard on Commitment {
  id
  commitment
  status
  dueDate
  closesAt
  completedAt
  isLate
  isAwaitingReport
}
fragment Standing on User {
  id
  timezone
  today
  currentStreak
  longestStreak
}`, {"hash":"sha256:356c94f605ffd11a447913197f136863a6a9a9567427beddfeedb91e952c3b59"}) as unknown as TypedDocumentString<CompleteCommitmentMutation, CompleteCommitmentMutationVariables>;
export const FailCommitmentDocument = new TypedDocumentString(`
    mutation FailCommitment($input: FailCommitmentInput!) {
  failCommitment(input: $input) {
    wasAlready
    commitment {
      ...CommitmentCard
    }
    user {
      ...Standing
    }
  }
}
    fragment CommitmentCard on Commitment {
  id
  commitment
  status
  dueDate
  closesAt
  completedAt
  isLate
  isAwaitingReport
}
fragment Standing on User {
  id
  timezone
  today
  currentStreak
  longestStreak
}`, {"hash":"sha256:81d08ec0c586cf92d4c70ae6fddfa082bc5bceca9aa35dee92b6d1a2deba4ce6"}) as unknown as TypedDocumentString<FailCommitmentMutation, FailCommitmentMutationVariables>;
export const UndoCommitmentDocument = new TypedDocumentString(`
    mutation UndoCommitment($input: UndoCommitmentInput!) {
  undoCommitment(input: $input) {
    commitment {
      ...CommitmentCard
    }
    user {
      ...Standing
    }
  }
}
    fragment CommitmentCard on Commitment {
  id
  commitment
  status
  dueDate
  closesAt
  completedAt
  isLate
  isAwaitingReport
}
fragment Standing on User {
  id
  timezone
  today
  currentStreak
  longestStreak
}`, {"hash":"sha256:1edb5b1b11ff648ae521877fb10e3c2567ec5d26a4907aaa08d1ea4cbfdf68be"}) as unknown as TypedDocumentString<UndoCommitmentMutation, UndoCommitmentMutationVariables>;
export const ClaimDeliveriesDocument = new TypedDocumentString(`
    mutation ClaimDeliveries($input: ClaimDeliveriesInput!) {
  claimDeliveries(input: $input) {
    deliveries {
      id
      chatId
      text
      buttons {
        text
        data
      }
      claimToken
      attempt
    }
  }
}
    `, {"hash":"sha256:011a6a51b97ef96fa8cb90d3f2c571c3daff9bb90d2151c850de2969d8e6c987"}) as unknown as TypedDocumentString<ClaimDeliveriesMutation, ClaimDeliveriesMutationVariables>;
export const ConfirmDeliveryDocument = new TypedDocumentString(`
    mutation ConfirmDelivery($input: ConfirmDeliveryInput!) {
  confirmDelivery(input: $input) {
    wasCurrent
  }
}
    `, {"hash":"sha256:dc55a402d1552d5341731feb4156b2407e385a0e31b4c6f2c0b1c816d22fee6d"}) as unknown as TypedDocumentString<ConfirmDeliveryMutation, ConfirmDeliveryMutationVariables>;
export const FailDeliveryDocument = new TypedDocumentString(`
    mutation FailDelivery($input: FailDeliveryInput!) {
  failDelivery(input: $input) {
    wasCurrent
  }
}
    `, {"hash":"sha256:b5b897928cd4f3083a11c38b0da3eaff5de31e0f607457a6a2ddc50e3fc2b082"}) as unknown as TypedDocumentString<FailDeliveryMutation, FailDeliveryMutationVariables>;
export const DeliveryDueDocument = new TypedDocumentString(`
    subscription DeliveryDue($bot: Bot!) {
  deliveryDue(bot: $bot) {
    bot
  }
}
    `, {"hash":"sha256:4378cda1c508cdf2241f2e05669e5bc375107ad2f10a6744efd03dfb33108ca0"}) as unknown as TypedDocumentString<DeliveryDueSubscription, DeliveryDueSubscriptionVariables>;
export const EventsDocument = new TypedDocumentString(`
    subscription Events($after: String, $types: [EventType!], $userId: ID, $podId: ID) {
  events(after: $after, types: $types, userId: $userId, podId: $podId) {
    cursor
    id
    type
    at
    userId
    podId
    commitmentId
  }
}
    `, {"hash":"sha256:ca89e632e361ad7bcebf61141246ebc2062d6cce2385b28832bfdc75b0f33fd2"}) as unknown as TypedDocumentString<EventsSubscription, EventsSubscriptionVariables>;
export const MyPodDocument = new TypedDocumentString(`
    query MyPod {
  me {
    id
    firstName
    timezone
    memberships {
      id
      status
      pod {
        id
        name
        description
        status
        durationMinutes
        zoomLink
        currentMembers
        maxMembers
        nextMeetingAt
        members {
          id
          status
          user {
            id
            firstName
          }
        }
      }
    }
  }
}
    `, {"hash":"sha256:7b9fd73a4b4bf81fa970996ff8aaaa54c6ce9c7d8e7c50d23120ef46ee180d5a"}) as unknown as TypedDocumentString<MyPodQuery, MyPodQueryVariables>;
export const MeDocument = new TypedDocumentString(`
    query Me {
  me {
    ...Profile
  }
}
    fragment Profile on User {
  id
  firstName
  timezone
  dayStartHour
  goalsCategory
  experienceLevel
  preferredMeetingStyle
  onboardingStep
  today
}`, {"hash":"sha256:7001d4f11f88d18d1b20973b5e960914ac3f20769a94e9270203f83861427038"}) as unknown as TypedDocumentString<MeQuery, MeQueryVariables>;
export const UpdateProfileDocument = new TypedDocumentString(`
    mutation UpdateProfile($input: UpdateProfileInput!) {
  updateProfile(input: $input) {
    user {
      ...Profile
    }
  }
}
    fragment Profile on User {
  id
  firstName
  timezone
  dayStartHour
  goalsCategory
  experienceLevel
  preferredMeetingStyle
  onboardingStep
  today
}`, {"hash":"sha256:dcc74202e9d3c073f7f411ca4ccbe9cd9baf4485ca4d0239d51704c05042d171"}) as unknown as TypedDocumentString<UpdateProfileMutation, UpdateProfileMutationVariables>;
export const AnalyzeCommitmentDocument = new TypedDocumentString(`
    mutation AnalyzeCommitment($input: AnalyzeCommitmentInput!) {
  analyzeCommitment(input: $input) {
    reading {
      id
      intent
      isCommitment
      items {
        index
        text
        score
        points {
          S
          M
          A
          R
          T
        }
        reasons {
          letter
          text
        }
        dueDate
        dueAlternatives
        question
        questionLetter
        safety
      }
    }
  }
}
    `, {"hash":"sha256:f069c0c42c9133e1954dc56170bb290667f8d13783f7f0e62eaf25ce989c5179"}) as unknown as TypedDocumentString<AnalyzeCommitmentMutation, AnalyzeCommitmentMutationVariables>;
export const RegisterTelegramUserDocument = new TypedDocumentString(`
    mutation RegisterTelegramUser($input: RegisterTelegramUserInput!) {
  registerTelegramUser(input: $input) {
    isNew
    user {
      ...Profile
    }
  }
}
    fragment Profile on User {
  id
  firstName
  timezone
  dayStartHour
  goalsCategory
  experienceLevel
  preferredMeetingStyle
  onboardingStep
  today
}`, {"hash":"sha256:e6f5cd390d634853b7d942417f3dd06a5caaefdcc1ce3afc854e6fd332312991"}) as unknown as TypedDocumentString<RegisterTelegramUserMutation, RegisterTelegramUserMutationVariables>;
export const TodayDocument = new TypedDocumentString(`
    query Today($first: Int!) {
  me {
    ...Standing
    onboardingStep
    commitments(
      first: $first
      filter: {status: {in: [ACTIVE]}}
      orderBy: {field: DUE_DATE, direction: ASC}
    ) {
      totalCount
      nodes {
        ...CommitmentCard
      }
    }
  }
}
    fragment CommitmentCard on Commitment {
  id
  commitment
  status
  dueDate
  closesAt
  completedAt
  isLate
  isAwaitingReport
}
fragment Standing on User {
  id
  timezone
  today
  currentStreak
  longestStreak
}`, {"hash":"sha256:f9fd1611633236128f0899660da3195567209c7b12034c36daf315cbe2b7ec85"}) as unknown as TypedDocumentString<TodayQuery, TodayQueryVariables>;
export const CommitmentByIdDocument = new TypedDocumentString(`
    query CommitmentById($id: ID!) {
  me {
    ...Standing
  }
  commitment(id: $id) {
    ...CommitmentCard
  }
}
    fragment CommitmentCard on Commitment {
  id
  commitment
  status
  dueDate
  closesAt
  completedAt
  isLate
  isAwaitingReport
}
fragment Standing on User {
  id
  timezone
  today
  currentStreak
  longestStreak
}`, {"hash":"sha256:1ad94a2a4f6759436083b5353490b91c5410ec49b8bbb11da7fe348914da4282"}) as unknown as TypedDocumentString<CommitmentByIdQuery, CommitmentByIdQueryVariables>;
export const RecordUpdateDocument = new TypedDocumentString(`
    mutation RecordUpdate($input: RecordUpdateInput!) {
  recordUpdate(input: $input) {
    isHandled
    isNew
  }
}
    `, {"hash":"sha256:6b354dd7878a55adf1488edb80878782209ab417386015881ab92e3b3a8d9eae"}) as unknown as TypedDocumentString<RecordUpdateMutation, RecordUpdateMutationVariables>;
export const WhyDocument = new TypedDocumentString(`
    query Why($first: Int!) {
  me {
    ...Standing
    days(first: $first) {
      id
      day
      verdict
      rule
      reason
      credits
      misses
      streakAfter
    }
  }
}
    fragment Standing on User {
  id
  timezone
  today
  currentStreak
  longestStreak
}`, {"hash":"sha256:d2c35508a3c56d64cc72ac8e4d1e552bc7d27bec3aaa28391d6d47cfb119d7e2"}) as unknown as TypedDocumentString<WhyQuery, WhyQueryVariables>;