/* eslint-disable */
import * as types from './graphql.ts';



/**
 * Map of all GraphQL operations in the project.
 *
 * This map has several performance disadvantages:
 * 1. It is not tree-shakeable, so it will include all operations in the project.
 * 2. It is not minifiable, so the string of a GraphQL query will be multiple times inside the bundle.
 * 3. It does not support dead code elimination, so it will add unused operations.
 *
 * Therefore it is highly recommended to use the babel or swc plugin for production.
 * Learn more about it here: https://the-guild.dev/graphql/codegen/plugins/presets/preset-client#reducing-bundle-size
 */
type Documents = {
    "fragment CommitmentCard on Commitment {\n  id\n  commitment\n  status\n  dueDate\n  closesAt\n  completedAt\n  isLate\n  isAwaitingReport\n}\n\nfragment Standing on User {\n  id\n  timezone\n  today\n  currentStreak\n  longestStreak\n}\n\nmutation CreateCommitment($input: CreateCommitmentInput!) {\n  createCommitment(input: $input) {\n    commitment {\n      ...CommitmentCard\n    }\n  }\n}\n\nmutation CompleteCommitment($input: CompleteCommitmentInput!) {\n  completeCommitment(input: $input) {\n    wasAlready\n    commitment {\n      ...CommitmentCard\n    }\n    user {\n      ...Standing\n    }\n  }\n}\n\nmutation FailCommitment($input: FailCommitmentInput!) {\n  failCommitment(input: $input) {\n    wasAlready\n    commitment {\n      ...CommitmentCard\n    }\n    user {\n      ...Standing\n    }\n  }\n}\n\nmutation UndoCommitment($input: UndoCommitmentInput!) {\n  undoCommitment(input: $input) {\n    commitment {\n      ...CommitmentCard\n    }\n    user {\n      ...Standing\n    }\n  }\n}": typeof types.CommitmentCardFragmentDoc,
    "mutation ClaimDeliveries($input: ClaimDeliveriesInput!) {\n  claimDeliveries(input: $input) {\n    deliveries {\n      id\n      chatId\n      text\n      buttons {\n        text\n        data\n      }\n      claimToken\n      attempt\n    }\n  }\n}\n\nmutation ConfirmDelivery($input: ConfirmDeliveryInput!) {\n  confirmDelivery(input: $input) {\n    wasCurrent\n  }\n}\n\nmutation FailDelivery($input: FailDeliveryInput!) {\n  failDelivery(input: $input) {\n    wasCurrent\n  }\n}\n\nsubscription DeliveryDue($bot: Bot!) {\n  deliveryDue(bot: $bot) {\n    bot\n  }\n}": typeof types.ClaimDeliveriesDocument,
    "subscription Events($after: String, $types: [EventType!], $userId: ID, $podId: ID) {\n  events(after: $after, types: $types, userId: $userId, podId: $podId) {\n    cursor\n    id\n    type\n    at\n    userId\n    podId\n    commitmentId\n  }\n}": typeof types.EventsDocument,
    "query MyPod {\n  me {\n    id\n    firstName\n    timezone\n    memberships {\n      id\n      status\n      pod {\n        id\n        name\n        description\n        status\n        durationMinutes\n        zoomLink\n        currentMembers\n        maxMembers\n        nextMeetingAt\n        members {\n          id\n          status\n          user {\n            id\n            firstName\n          }\n        }\n      }\n    }\n  }\n}": typeof types.MyPodDocument,
    "fragment Profile on User {\n  id\n  firstName\n  timezone\n  dayStartHour\n  goalsCategory\n  experienceLevel\n  preferredMeetingStyle\n  onboardingStep\n  today\n}\n\nquery Me {\n  me {\n    ...Profile\n  }\n}\n\nmutation UpdateProfile($input: UpdateProfileInput!) {\n  updateProfile(input: $input) {\n    user {\n      ...Profile\n    }\n  }\n}": typeof types.ProfileFragmentDoc,
    "mutation AnalyzeCommitment($input: AnalyzeCommitmentInput!) {\n  analyzeCommitment(input: $input) {\n    reading {\n      id\n      intent\n      isCommitment\n      items {\n        index\n        text\n        score\n        points {\n          S\n          M\n          A\n          R\n          T\n        }\n        reasons {\n          letter\n          text\n        }\n        dueDate\n        dueAlternatives\n        question\n        questionLetter\n        safety\n      }\n    }\n  }\n}": typeof types.AnalyzeCommitmentDocument,
    "mutation RegisterTelegramUser($input: RegisterTelegramUserInput!) {\n  registerTelegramUser(input: $input) {\n    isNew\n    user {\n      ...Profile\n    }\n  }\n}": typeof types.RegisterTelegramUserDocument,
    "query Today($first: Int!) {\n  me {\n    ...Standing\n    onboardingStep\n    commitments(\n      first: $first\n      filter: {status: {in: [ACTIVE]}}\n      orderBy: {field: DUE_DATE, direction: ASC}\n    ) {\n      totalCount\n      nodes {\n        ...CommitmentCard\n      }\n    }\n  }\n}\n\nquery CommitmentById($id: ID!) {\n  me {\n    ...Standing\n  }\n  commitment(id: $id) {\n    ...CommitmentCard\n  }\n}": typeof types.TodayDocument,
    "mutation RecordUpdate($input: RecordUpdateInput!) {\n  recordUpdate(input: $input) {\n    isHandled\n    isNew\n  }\n}": typeof types.RecordUpdateDocument,
    "query Why($first: Int!) {\n  me {\n    ...Standing\n    days(first: $first) {\n      id\n      day\n      verdict\n      rule\n      reason\n      credits\n      misses\n      streakAfter\n    }\n  }\n}": typeof types.WhyDocument,
};
const documents: Documents = {
    "fragment CommitmentCard on Commitment {\n  id\n  commitment\n  status\n  dueDate\n  closesAt\n  completedAt\n  isLate\n  isAwaitingReport\n}\n\nfragment Standing on User {\n  id\n  timezone\n  today\n  currentStreak\n  longestStreak\n}\n\nmutation CreateCommitment($input: CreateCommitmentInput!) {\n  createCommitment(input: $input) {\n    commitment {\n      ...CommitmentCard\n    }\n  }\n}\n\nmutation CompleteCommitment($input: CompleteCommitmentInput!) {\n  completeCommitment(input: $input) {\n    wasAlready\n    commitment {\n      ...CommitmentCard\n    }\n    user {\n      ...Standing\n    }\n  }\n}\n\nmutation FailCommitment($input: FailCommitmentInput!) {\n  failCommitment(input: $input) {\n    wasAlready\n    commitment {\n      ...CommitmentCard\n    }\n    user {\n      ...Standing\n    }\n  }\n}\n\nmutation UndoCommitment($input: UndoCommitmentInput!) {\n  undoCommitment(input: $input) {\n    commitment {\n      ...CommitmentCard\n    }\n    user {\n      ...Standing\n    }\n  }\n}": types.CommitmentCardFragmentDoc,
    "mutation ClaimDeliveries($input: ClaimDeliveriesInput!) {\n  claimDeliveries(input: $input) {\n    deliveries {\n      id\n      chatId\n      text\n      buttons {\n        text\n        data\n      }\n      claimToken\n      attempt\n    }\n  }\n}\n\nmutation ConfirmDelivery($input: ConfirmDeliveryInput!) {\n  confirmDelivery(input: $input) {\n    wasCurrent\n  }\n}\n\nmutation FailDelivery($input: FailDeliveryInput!) {\n  failDelivery(input: $input) {\n    wasCurrent\n  }\n}\n\nsubscription DeliveryDue($bot: Bot!) {\n  deliveryDue(bot: $bot) {\n    bot\n  }\n}": types.ClaimDeliveriesDocument,
    "subscription Events($after: String, $types: [EventType!], $userId: ID, $podId: ID) {\n  events(after: $after, types: $types, userId: $userId, podId: $podId) {\n    cursor\n    id\n    type\n    at\n    userId\n    podId\n    commitmentId\n  }\n}": types.EventsDocument,
    "query MyPod {\n  me {\n    id\n    firstName\n    timezone\n    memberships {\n      id\n      status\n      pod {\n        id\n        name\n        description\n        status\n        durationMinutes\n        zoomLink\n        currentMembers\n        maxMembers\n        nextMeetingAt\n        members {\n          id\n          status\n          user {\n            id\n            firstName\n          }\n        }\n      }\n    }\n  }\n}": types.MyPodDocument,
    "fragment Profile on User {\n  id\n  firstName\n  timezone\n  dayStartHour\n  goalsCategory\n  experienceLevel\n  preferredMeetingStyle\n  onboardingStep\n  today\n}\n\nquery Me {\n  me {\n    ...Profile\n  }\n}\n\nmutation UpdateProfile($input: UpdateProfileInput!) {\n  updateProfile(input: $input) {\n    user {\n      ...Profile\n    }\n  }\n}": types.ProfileFragmentDoc,
    "mutation AnalyzeCommitment($input: AnalyzeCommitmentInput!) {\n  analyzeCommitment(input: $input) {\n    reading {\n      id\n      intent\n      isCommitment\n      items {\n        index\n        text\n        score\n        points {\n          S\n          M\n          A\n          R\n          T\n        }\n        reasons {\n          letter\n          text\n        }\n        dueDate\n        dueAlternatives\n        question\n        questionLetter\n        safety\n      }\n    }\n  }\n}": types.AnalyzeCommitmentDocument,
    "mutation RegisterTelegramUser($input: RegisterTelegramUserInput!) {\n  registerTelegramUser(input: $input) {\n    isNew\n    user {\n      ...Profile\n    }\n  }\n}": types.RegisterTelegramUserDocument,
    "query Today($first: Int!) {\n  me {\n    ...Standing\n    onboardingStep\n    commitments(\n      first: $first\n      filter: {status: {in: [ACTIVE]}}\n      orderBy: {field: DUE_DATE, direction: ASC}\n    ) {\n      totalCount\n      nodes {\n        ...CommitmentCard\n      }\n    }\n  }\n}\n\nquery CommitmentById($id: ID!) {\n  me {\n    ...Standing\n  }\n  commitment(id: $id) {\n    ...CommitmentCard\n  }\n}": types.TodayDocument,
    "mutation RecordUpdate($input: RecordUpdateInput!) {\n  recordUpdate(input: $input) {\n    isHandled\n    isNew\n  }\n}": types.RecordUpdateDocument,
    "query Why($first: Int!) {\n  me {\n    ...Standing\n    days(first: $first) {\n      id\n      day\n      verdict\n      rule\n      reason\n      credits\n      misses\n      streakAfter\n    }\n  }\n}": types.WhyDocument,
};

/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "fragment CommitmentCard on Commitment {\n  id\n  commitment\n  status\n  dueDate\n  closesAt\n  completedAt\n  isLate\n  isAwaitingReport\n}\n\nfragment Standing on User {\n  id\n  timezone\n  today\n  currentStreak\n  longestStreak\n}\n\nmutation CreateCommitment($input: CreateCommitmentInput!) {\n  createCommitment(input: $input) {\n    commitment {\n      ...CommitmentCard\n    }\n  }\n}\n\nmutation CompleteCommitment($input: CompleteCommitmentInput!) {\n  completeCommitment(input: $input) {\n    wasAlready\n    commitment {\n      ...CommitmentCard\n    }\n    user {\n      ...Standing\n    }\n  }\n}\n\nmutation FailCommitment($input: FailCommitmentInput!) {\n  failCommitment(input: $input) {\n    wasAlready\n    commitment {\n      ...CommitmentCard\n    }\n    user {\n      ...Standing\n    }\n  }\n}\n\nmutation UndoCommitment($input: UndoCommitmentInput!) {\n  undoCommitment(input: $input) {\n    commitment {\n      ...CommitmentCard\n    }\n    user {\n      ...Standing\n    }\n  }\n}"): typeof import('./graphql.ts').CommitmentCardFragmentDoc;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "mutation ClaimDeliveries($input: ClaimDeliveriesInput!) {\n  claimDeliveries(input: $input) {\n    deliveries {\n      id\n      chatId\n      text\n      buttons {\n        text\n        data\n      }\n      claimToken\n      attempt\n    }\n  }\n}\n\nmutation ConfirmDelivery($input: ConfirmDeliveryInput!) {\n  confirmDelivery(input: $input) {\n    wasCurrent\n  }\n}\n\nmutation FailDelivery($input: FailDeliveryInput!) {\n  failDelivery(input: $input) {\n    wasCurrent\n  }\n}\n\nsubscription DeliveryDue($bot: Bot!) {\n  deliveryDue(bot: $bot) {\n    bot\n  }\n}"): typeof import('./graphql.ts').ClaimDeliveriesDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "subscription Events($after: String, $types: [EventType!], $userId: ID, $podId: ID) {\n  events(after: $after, types: $types, userId: $userId, podId: $podId) {\n    cursor\n    id\n    type\n    at\n    userId\n    podId\n    commitmentId\n  }\n}"): typeof import('./graphql.ts').EventsDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "query MyPod {\n  me {\n    id\n    firstName\n    timezone\n    memberships {\n      id\n      status\n      pod {\n        id\n        name\n        description\n        status\n        durationMinutes\n        zoomLink\n        currentMembers\n        maxMembers\n        nextMeetingAt\n        members {\n          id\n          status\n          user {\n            id\n            firstName\n          }\n        }\n      }\n    }\n  }\n}"): typeof import('./graphql.ts').MyPodDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "fragment Profile on User {\n  id\n  firstName\n  timezone\n  dayStartHour\n  goalsCategory\n  experienceLevel\n  preferredMeetingStyle\n  onboardingStep\n  today\n}\n\nquery Me {\n  me {\n    ...Profile\n  }\n}\n\nmutation UpdateProfile($input: UpdateProfileInput!) {\n  updateProfile(input: $input) {\n    user {\n      ...Profile\n    }\n  }\n}"): typeof import('./graphql.ts').ProfileFragmentDoc;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "mutation AnalyzeCommitment($input: AnalyzeCommitmentInput!) {\n  analyzeCommitment(input: $input) {\n    reading {\n      id\n      intent\n      isCommitment\n      items {\n        index\n        text\n        score\n        points {\n          S\n          M\n          A\n          R\n          T\n        }\n        reasons {\n          letter\n          text\n        }\n        dueDate\n        dueAlternatives\n        question\n        questionLetter\n        safety\n      }\n    }\n  }\n}"): typeof import('./graphql.ts').AnalyzeCommitmentDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "mutation RegisterTelegramUser($input: RegisterTelegramUserInput!) {\n  registerTelegramUser(input: $input) {\n    isNew\n    user {\n      ...Profile\n    }\n  }\n}"): typeof import('./graphql.ts').RegisterTelegramUserDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "query Today($first: Int!) {\n  me {\n    ...Standing\n    onboardingStep\n    commitments(\n      first: $first\n      filter: {status: {in: [ACTIVE]}}\n      orderBy: {field: DUE_DATE, direction: ASC}\n    ) {\n      totalCount\n      nodes {\n        ...CommitmentCard\n      }\n    }\n  }\n}\n\nquery CommitmentById($id: ID!) {\n  me {\n    ...Standing\n  }\n  commitment(id: $id) {\n    ...CommitmentCard\n  }\n}"): typeof import('./graphql.ts').TodayDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "mutation RecordUpdate($input: RecordUpdateInput!) {\n  recordUpdate(input: $input) {\n    isHandled\n    isNew\n  }\n}"): typeof import('./graphql.ts').RecordUpdateDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "query Why($first: Int!) {\n  me {\n    ...Standing\n    days(first: $first) {\n      id\n      day\n      verdict\n      rule\n      reason\n      credits\n      misses\n      streakAfter\n    }\n  }\n}"): typeof import('./graphql.ts').WhyDocument;


export function graphql(source: string) {
  return (documents as any)[source] ?? {};
}
