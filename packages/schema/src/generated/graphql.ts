/* eslint-disable */
/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
import type { DocumentTypeDecoration } from '@graphql-typed-document-node/core';
export type AnalyzeCommitmentInput = {
  readonly idempotencyKey?: string | null | undefined;
  readonly text: string;
};

export type Bot =
  | 'COMMITMENT'
  | 'POD';

export type Category =
  | 'HEALTH'
  | 'LEARNING'
  | 'PERSONAL'
  | 'WORK';

export type ClaimDeliveriesInput = {
  readonly bot: Bot;
  readonly idempotencyKey?: string | null | undefined;
  readonly leaseSeconds?: number | null | undefined;
  readonly limit: number;
};

export type CommitmentStatus =
  | 'ACTIVE'
  | 'COMPLETED'
  | 'FAILED'
  | 'PAUSED';

export type CompleteCommitmentInput = {
  readonly id: string;
  readonly idempotencyKey?: string | null | undefined;
};

export type ConfirmDeliveryInput = {
  readonly claimToken: string;
  readonly id: string;
  readonly idempotencyKey?: string | null | undefined;
  readonly providerMessageId?: string | null | undefined;
};

export type CreateCommitmentInput = {
  readonly category?: Category | null | undefined;
  readonly difficultyLevel?: number | null | undefined;
  readonly dueDate?: string | null | undefined;
  readonly estimatedTimeMinutes?: number | null | undefined;
  readonly idempotencyKey?: string | null | undefined;
  readonly item?: number | null | undefined;
  readonly longTermGoalId?: string | null | undefined;
  readonly readingId?: string | null | undefined;
  readonly sharedWithPod?: boolean | null | undefined;
  readonly text?: string | null | undefined;
};

export type DayVerdict =
  | 'FROZEN'
  | 'KEPT'
  | 'MISSED'
  | 'NEUTRAL'
  | 'PAUSED'
  | 'PENDING';

export type EventType =
  | 'COMMITMENT_COMPLETED'
  | 'USER_REGISTERED';

export type ExperienceLevel =
  | 'ADVANCED'
  | 'BEGINNER'
  | 'INTERMEDIATE';

export type FailCommitmentInput = {
  readonly id: string;
  readonly idempotencyKey?: string | null | undefined;
};

export type FailDeliveryInput = {
  readonly claimToken: string;
  readonly id: string;
  readonly idempotencyKey?: string | null | undefined;
  readonly isPermanent?: boolean | null | undefined;
  readonly isUnreachable?: boolean | null | undefined;
  readonly newChatId?: string | null | undefined;
  readonly reason: string;
  readonly retryAfterSeconds?: number | null | undefined;
};

export type Intent =
  | 'CHAT'
  | 'PROMISE'
  | 'QUESTION'
  | 'REPORT';

export type MeetingStyle =
  | 'DIRECT'
  | 'MIXED'
  | 'SUPPORTIVE';

export type OnboardingStep =
  | 'CATEGORY'
  | 'DAY_START'
  | 'LEVEL'
  | 'STYLE'
  | 'TIMEZONE';

export type RecordUpdateInput = {
  readonly bot: Bot;
  readonly idempotencyKey?: string | null | undefined;
  readonly isHandled: boolean;
  readonly updateId: string;
};

export type RegisterTelegramUserInput = {
  readonly bot: Bot;
  readonly chatId: string;
  readonly firstName?: string | null | undefined;
  readonly idempotencyKey?: string | null | undefined;
  readonly languageCode?: string | null | undefined;
  readonly telegramUserId: string;
  readonly username?: string | null | undefined;
};

export type SafetyFlag =
  | 'EATING'
  | 'HARM_OTHERS'
  | 'NONE'
  | 'SELF_HARM'
  | 'UNSAFE_PLAN';

export type SmartLetter =
  | 'A'
  | 'M'
  | 'R'
  | 'S'
  | 'T';

export type UndoCommitmentInput = {
  readonly id: string;
  readonly idempotencyKey?: string | null | undefined;
};

export type UpdateProfileInput = {
  readonly bio?: string | null | undefined;
  readonly dayStartHour?: number | null | undefined;
  readonly email?: string | null | undefined;
  readonly experienceLevel?: ExperienceLevel | null | undefined;
  readonly goalsCategory?: Category | null | undefined;
  readonly helpNeeded?: ReadonlyArray<string> | null | undefined;
  readonly idempotencyKey?: string | null | undefined;
  readonly preferredMeetingStyle?: MeetingStyle | null | undefined;
  readonly skipOnboardingStep?: boolean | null | undefined;
  readonly strengths?: ReadonlyArray<string> | null | undefined;
  readonly timezone?: string | null | undefined;
  readonly userId?: string | null | undefined;
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