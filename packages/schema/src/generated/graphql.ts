/* eslint-disable */
/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
import type { DocumentTypeDecoration } from '@graphql-typed-document-node/core';
/** A way to reach somebody outside Telegram. */
export type AddContactPointInput = {
  /** A mobile number with its country, such as "+44 7400 123456", or one plain e-mail address. Premium and toll-free numbers are refused. */
  readonly address: string;
  /** The very words that the member agreed to: up to 1000 characters, kept with the time. Required for SMS. */
  readonly consentText?: string | null | undefined;
  /** Makes a repeated call harmless: for 24 hours the same key with the same input does nothing again, and answers with what the first call came to, as it stands by then. */
  readonly idempotencyKey?: string | null | undefined;
  /** What it is. */
  readonly kind: ContactKind;
  /** Whose: for admins. Left out: one’s own. */
  readonly userId?: string | null | undefined;
};

/** A message to be understood. */
export type AnalyzeCommitmentInput = {
  /** Makes a repeated call harmless: for 24 hours the same key with the same input does nothing again, and answers with what the first call came to, as it stands by then. */
  readonly idempotencyKey?: string | null | undefined;
  /** The message, as it was written: up to 4096 characters. */
  readonly text: string;
};

/** What one says to a recommendation. */
export type AnswerRecommendationInput = {
  /** Taken, or put aside. */
  readonly answer: RecommendationAnswer;
  /** The recommendation. */
  readonly id: string;
  /** Makes a repeated call harmless: for 24 hours the same key with the same input does nothing again, and answers with what the first call came to, as it stands by then. */
  readonly idempotencyKey?: string | null | undefined;
};

/** A goal to put away. */
export type ArchiveLongTermGoalInput = {
  /** The goal. */
  readonly id: string;
  /** Makes a repeated call harmless: for 24 hours the same key with the same input does nothing again, and answers with what the first call came to, as it stands by then. */
  readonly idempotencyKey?: string | null | undefined;
};

/** A span of a weekday in which a member could meet, by their own clock. */
export type AvailabilityWindowInput = {
  /** The weekday: 1 (Monday) to 7 (Sunday). */
  readonly dayOfWeek: number;
  /** When it begins; kept to the minute. */
  readonly fromTime: string;
  /** When it ends, on the same day. What runs past midnight is given as two spans. */
  readonly toTime: string;
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
  /** Makes a repeated call harmless: for 24 hours the same key with the same input does nothing again, and answers with what the first call came to, as it stands by then. */
  readonly idempotencyKey?: string | null | undefined;
  /** For so many seconds, 5 to 600, they are nobody else’s; 15 when left out. Confirm or fail them by then. */
  readonly leaseSeconds?: number | null | undefined;
  /** At most so many, 1 to 100; 10 when left out. */
  readonly limit?: number | null | undefined;
};

/** What came of giving a code. */
export type CodeOutcome =
  /** No code is awaited, or its ten minutes are over: add the address again for another. */
  | 'EXPIRED'
  /** It was guessed wrong five times: add the address again for another. */
  | 'USED_UP'
  /** It was right: the address is the member’s. */
  | 'VERIFIED'
  /** It was wrong; the guess counts. */
  | 'WRONG';

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
  /** How many minutes it took; later estimates learn from it. May be told afterwards, by completing once more. Kept for what was made from a reading. */
  readonly actualTimeMinutes?: number | null | undefined;
  /** The day it was done, if that was yesterday; it then counts for yesterday. Any older day counts as today. */
  readonly doneOn?: string | null | undefined;
  /** The commitment. */
  readonly id: string;
  /** Makes a repeated call harmless: for 24 hours the same key with the same input does nothing again, and answers with what the first call came to, as it stands by then. */
  readonly idempotencyKey?: string | null | undefined;
};

/** A message that was sent. */
export type ConfirmDeliveryInput = {
  /** The token that came with it. After somebody else has claimed the message an old token has no effect. */
  readonly claimToken: string;
  /** The message. */
  readonly id: string;
  /** Makes a repeated call harmless: for 24 hours the same key with the same input does nothing again, and answers with what the first call came to, as it stands by then. */
  readonly idempotencyKey?: string | null | undefined;
  /** What Telegram calls it now. */
  readonly providerMessageId?: string | null | undefined;
};

/** How somebody is reached outside Telegram. */
export type ContactKind =
  /** An e-mail address. */
  | 'EMAIL'
  /** A phone number that takes SMS. */
  | 'SMS';

/** What is right about a fact. What is left out stays. */
export type CorrectMemoryInput = {
  /** What is right: up to 500 characters. */
  readonly fact?: string | null | undefined;
  /** The fact that is wrong. */
  readonly id: string;
  /** Makes a repeated call harmless: for 24 hours the same key with the same input does nothing again, and answers with what the first call came to, as it stands by then. */
  readonly idempotencyKey?: string | null | undefined;
  /** Until when it was so; null: it still is. */
  readonly invalidAt?: string | null | undefined;
  /** From when on it was so; null: not known. */
  readonly validAt?: string | null | undefined;
};

/** A promise: an item of a reading, each of whose values may be given otherwise, or a text. The same item twice is the same commitment. */
export type CreateCommitmentInput = {
  /** Its area of life. */
  readonly category?: Category | null | undefined;
  /** That the member has seen where help is and said that it is something else: needed for an item whose harm is only suspected (`safetyCertainty`). What is certain is not kept with it either. */
  readonly confirmedSafe?: boolean | null | undefined;
  /** From 1 (trivial) to 5 (exceptional). */
  readonly difficultyLevel?: number | null | undefined;
  /** The member’s day by whose end it is to be done, from today on; null: whenever. */
  readonly dueDate?: string | null | undefined;
  /** How many minutes it takes in all, at least 1; 0 says that it takes none. */
  readonly estimatedTimeMinutes?: number | null | undefined;
  /** Makes a repeated call harmless: for 24 hours the same key with the same input does nothing again, and answers with what the first call came to, as it stands by then. */
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
  /** When on its day it is meant to be done, by the member’s clock; null: whenever. */
  readonly timeOfDay?: string | null | undefined;
};

/** What somebody wants to reach over months. */
export type CreateLongTermGoalInput = {
  /** Its area of life. */
  readonly category?: Category | null | undefined;
  /** More about it: up to 2000 characters. */
  readonly description?: string | null | undefined;
  /** Makes a repeated call harmless: for 24 hours the same key with the same input does nothing again, and answers with what the first call came to, as it stands by then. */
  readonly idempotencyKey?: string | null | undefined;
  /** By which day, from the member’s today on. */
  readonly targetCompletionDate?: string | null | undefined;
  /** The goal in a few words: up to 200 characters. */
  readonly title: string;
  /** Whose goal: for admins. Left out: one’s own. */
  readonly userId?: string | null | undefined;
};

/** A link into the playground. */
export type CreatePlaygroundLinkInput = {
  /** A repeat with the same key and input has no further effect for 24 hours. The link is shown to the first call only. */
  readonly idempotencyKey?: string | null | undefined;
};

/** A promise that repeats: an item of a reading that says how often, or a text and a rule. The same item twice is the same. */
export type CreateRecurringCommitmentInput = {
  /** Its area of life. */
  readonly category?: Category | null | undefined;
  /** That the member has seen where help is and said that it is something else: needed for an item whose harm is only suspected (`safetyCertainty`). What is certain is not kept with it either. */
  readonly confirmedSafe?: boolean | null | undefined;
  /** From 1 (trivial) to 5 (exceptional). */
  readonly difficultyLevel?: number | null | undefined;
  /** How many minutes it takes each time, at least 1; 0 says that it takes none. */
  readonly estimatedTimeMinutes?: number | null | undefined;
  /** Makes a repeated call harmless: for 24 hours the same key with the same input does nothing again, and answers with what the first call came to, as it stands by then. */
  readonly idempotencyKey?: string | null | undefined;
  /** Which of its items, from 0; the first when left out. */
  readonly item?: number | null | undefined;
  /** A goal of the same member that it serves. */
  readonly longTermGoalId?: string | null | undefined;
  /** The reading it is kept from. */
  readonly readingId?: string | null | undefined;
  /** How it repeats, as a rule of iCalendar: FREQ (DAILY, WEEKLY, MONTHLY), INTERVAL, UNTIL, and for weeks BYDAY. Needed unless the reading says it. */
  readonly rule?: string | null | undefined;
  /** Whether the member’s pod sees each occurrence; not unless this is true. */
  readonly sharedWithPod?: boolean | null | undefined;
  /** From which of the member’s days on; the day of the reading, or today, when left out. */
  readonly startsOn?: string | null | undefined;
  /** What is promised: up to 1000 characters. Needed without a reading. */
  readonly text?: string | null | undefined;
  /** When on its days it is meant to be done, by the member’s clock; null: whenever. */
  readonly timeOfDay?: string | null | undefined;
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
  /** A day of a break on which nothing was kept. */
  | 'PAUSED'
  /** The day that is still open. */
  | 'PENDING';

/** A commitment to be taken away. */
export type DeleteCommitmentInput = {
  /** The commitment. */
  readonly id: string;
  /** Makes a repeated call harmless: for 24 hours the same key with the same input does nothing again, and answers with what the first call came to, as it stands by then. */
  readonly idempotencyKey?: string | null | undefined;
};

/** The end of a break. */
export type EndBreakInput = {
  /** Makes a repeated call harmless: for 24 hours the same key with the same input does nothing again, and answers with what the first call came to, as it stands by then. */
  readonly idempotencyKey?: string | null | undefined;
};

/** A recurring commitment that is to come no more. */
export type EndRecurringCommitmentInput = {
  /** The recurring commitment. */
  readonly id: string;
  /** Makes a repeated call harmless: for 24 hours the same key with the same input does nothing again, and answers with what the first call came to, as it stands by then. */
  readonly idempotencyKey?: string | null | undefined;
  /** The version that was read; the change is refused when it has changed since. */
  readonly version?: number | null | undefined;
};

/** Who is to be erased. */
export type EraseMemberInput = {
  /** Typed by a person: "ERASE MY DATA" for oneself, "ERASE" and the id for somebody else. */
  readonly confirmation: string;
  /** The member; left out: the caller. Somebody else only for admins. */
  readonly userId?: string | null | undefined;
};

/** What may happen. New names are added; none is ever renamed. */
export type EventType =
  | 'API_KEY_CREATED'
  | 'API_KEY_REVOKED'
  | 'API_KEY_ROTATED'
  | 'API_KEY_UPDATED'
  | 'ATTENDANCE_DISPUTED'
  | 'ATTENDANCE_RECORDED'
  | 'CALENDAR_FEED_ROTATED'
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
  | 'LOG_RESTORED'
  | 'MATCH_APPLIED'
  | 'MATCH_PREVIEWED'
  | 'MEETING_ACTION_ITEM_ADDED'
  | 'MEETING_ACTION_ITEM_PROMISED'
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
  | 'MEMBER_ERASED'
  | 'MEMORY_CORRECTED'
  | 'MEMORY_FORGOTTEN'
  | 'MEMORY_PATTERN_EXPIRED'
  | 'MEMORY_PATTERN_FOUND'
  | 'MEMORY_RECOMMENDATION_ANSWERED'
  | 'MEMORY_RECOMMENDATION_EXPIRED'
  | 'MEMORY_RECOMMENDED'
  | 'PAYMENT_RECORDED'
  | 'POD_CREATED'
  | 'POD_DISBANDED'
  | 'POD_UPDATED'
  | 'RECURRING_COMMITMENT_CREATED'
  | 'RECURRING_COMMITMENT_ENDED'
  | 'RECURRING_COMMITMENT_PAUSED'
  | 'RECURRING_COMMITMENT_RESUMED'
  | 'RECURRING_COMMITMENT_UPDATED'
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
  | 'WAITLIST_OFFERED'
  | 'WEBHOOK_CREATED'
  | 'WEBHOOK_DELETED'
  | 'WEBHOOK_DISABLED'
  | 'WEBHOOK_UPDATED';

/** How used a member is to working with commitments. */
export type ExperienceLevel =
  /** It is a habit. */
  | 'ADVANCED'
  /** New to it. */
  | 'BEGINNER'
  /** Has done it for a while. */
  | 'INTERMEDIATE';

/** Whose data is wanted. */
export type ExportMemberInput = {
  /** The member; left out: the caller. Somebody else only for admins. */
  readonly userId?: string | null | undefined;
};

/** A commitment that could not be done. */
export type FailCommitmentInput = {
  /** The commitment. */
  readonly id: string;
  /** Makes a repeated call harmless: for 24 hours the same key with the same input does nothing again, and answers with what the first call came to, as it stands by then. */
  readonly idempotencyKey?: string | null | undefined;
};

/** A message that could not be sent. */
export type FailDeliveryInput = {
  /** The token that came with it. After somebody else has claimed the message an old token has no effect. */
  readonly claimToken: string;
  /** The message. */
  readonly id: string;
  /** Makes a repeated call harmless: for 24 hours the same key with the same input does nothing again, and answers with what the first call came to, as it stands by then. */
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

/** What to forget. */
export type ForgetMemoryInput = {
  /** The fact or the pattern. */
  readonly id: string;
  /** Makes a repeated call harmless: for 24 hours the same key with the same input does nothing again, and answers with what the first call came to, as it stands by then. */
  readonly idempotencyKey?: string | null | undefined;
};

/** How a goal stands. */
export type GoalStatus =
  /** Being worked on. */
  | 'ACTIVE'
  /** Put away, with its history. */
  | 'ARCHIVED'
  /** Reached. */
  | 'COMPLETED';

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

/** How a membership stands. */
export type MembershipStatus =
  /** Belongs to the pod and is expected at its calls. */
  | 'ACTIVE'
  /** Has given the seat up. */
  | 'LEFT'
  /** Keeps the seat, sees nothing of the group, and is not expected. */
  | 'PAUSED';

/** What a bot has asked the member who acts. */
export type NoteQuestionInput = {
  /** Which bot asked. */
  readonly bot: Bot;
  /** Makes a repeated call harmless: for 24 hours the same key with the same input does nothing again, and answers with what the first call came to, as it stands by then. */
  readonly idempotencyKey?: string | null | undefined;
  /** What it waits for, in words of its own, up to 1200 characters; null or left out: nothing any more. */
  readonly question?: string | null | undefined;
};

/** Which ways of reaching a member may be used. What is left out stays. */
export type NotificationChannelsInput = {
  /** By e-mail, to a verified address. */
  readonly email?: boolean | null | undefined;
  /** By SMS, to a verified number with consent. */
  readonly sms?: boolean | null | undefined;
  /** By Telegram. */
  readonly telegram?: boolean | null | undefined;
};

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

/** Whether promises inside a pattern are kept more or less often. */
export type PatternDirection =
  /** Less often: it stands in the way. */
  | 'DOWN'
  /** More often: it works for the member. */
  | 'UP';

/** A commitment to be put aside. */
export type PauseCommitmentInput = {
  /** The commitment. */
  readonly id: string;
  /** Makes a repeated call harmless: for 24 hours the same key with the same input does nothing again, and answers with what the first call came to, as it stands by then. */
  readonly idempotencyKey?: string | null | undefined;
};

/** A recurring commitment that is to rest. */
export type PauseRecurringCommitmentInput = {
  /** The recurring commitment. */
  readonly id: string;
  /** Makes a repeated call harmless: for 24 hours the same key with the same input does nothing again, and answers with what the first call came to, as it stands by then. */
  readonly idempotencyKey?: string | null | undefined;
  /** The version that was read; the change is refused when it has changed since. */
  readonly version?: number | null | undefined;
};

/** What is summed up. */
export type Period =
  /** A month of the calendar. */
  | 'MONTH'
  /** Monday to Sunday. */
  | 'WEEK';

/** How a pod stands. */
export type PodStatus =
  /** It meets. */
  | 'ACTIVE'
  /** It is no more. */
  | 'DISBANDED'
  /** It rests: nobody joins and no call is planned. */
  | 'PAUSED';

/** An action item of a meeting, to be promised. It has to be nobody’s, or the caller’s own. */
export type PromiseActionItemInput = {
  /** By which day; left out: the day of the pod’s next call, if one is planned. Null: without a day. */
  readonly dueDate?: string | null | undefined;
  /** Makes a repeated call harmless: for 24 hours the same key with the same input does nothing again, and answers with what the first call came to, as it stands by then. */
  readonly idempotencyKey?: string | null | undefined;
  /** Which of its action items, from 0. */
  readonly item: number;
  /** The meeting. */
  readonly meetingId: string;
  /** Whether the pod sees it; it does when left out. */
  readonly sharedWithPod?: boolean | null | undefined;
};

/** A span of the night, by the member’s own clock; it may run past midnight. */
export type QuietHoursInput = {
  /** When it ends. */
  readonly end: string;
  /** When it begins; kept to the minute. */
  readonly start: string;
};

/** What a member says to advice. */
export type RecommendationAnswer =
  /** It helps; they will try it. */
  | 'ACCEPTED'
  /** It is not for them. */
  | 'DISMISSED';

/** How advice stands. */
export type RecommendationStatus =
  /** Taken by the member. */
  | 'ACCEPTED'
  /** Put aside by the member. */
  | 'DISMISSED'
  /** Its pattern no longer holds, and nobody had answered. */
  | 'EXPIRED'
  /** Not answered yet. */
  | 'OPEN';

/** An update that Telegram gave to a bot. */
export type RecordUpdateInput = {
  /** The bot that got it. */
  readonly bot: Bot;
  /** Makes a repeated call harmless: for 24 hours the same key with the same input does nothing again, and answers with what the first call came to, as it stands by then. */
  readonly idempotencyKey?: string | null | undefined;
  /** False before it is handled, true once it has been. */
  readonly isHandled: boolean;
  /** Its `update_id`. */
  readonly updateId: string;
};

/** How a recurring commitment stands. */
export type RecurringCommitmentStatus =
  /** It comes again and again. */
  | 'ACTIVE'
  /** It comes no more. */
  | 'ENDED'
  /** It rests until it is resumed. */
  | 'PAUSED';

/** A person who has written to a bot. */
export type RegisterTelegramUserInput = {
  /** Which bot they wrote to. */
  readonly bot: Bot;
  /** Where they wrote: their private chat with that bot. From a group they become a member whom the bot cannot write to yet. */
  readonly chatId: string;
  /** Their first name at Telegram. */
  readonly firstName?: string | null | undefined;
  /** Makes a repeated call harmless: for 24 hours the same key with the same input does nothing again, and answers with what the first call came to, as it stands by then. */
  readonly idempotencyKey?: string | null | undefined;
  /** The language of their Telegram, such as "de". */
  readonly languageCode?: string | null | undefined;
  /** Their id at Telegram. */
  readonly telegramUserId: string;
  /** Their name at Telegram without the @. */
  readonly username?: string | null | undefined;
};

/** An address to forget. */
export type RemoveContactPointInput = {
  /** The address. */
  readonly id: string;
  /** Makes a repeated call harmless: for 24 hours the same key with the same input does nothing again, and answers with what the first call came to, as it stands by then. */
  readonly idempotencyKey?: string | null | undefined;
};

/** A paused commitment to be taken up again. */
export type ResumeCommitmentInput = {
  /** Another due day. Without one the old due day holds, or none if that has passed. */
  readonly dueDate?: string | null | undefined;
  /** The commitment. */
  readonly id: string;
  /** Makes a repeated call harmless: for 24 hours the same key with the same input does nothing again, and answers with what the first call came to, as it stands by then. */
  readonly idempotencyKey?: string | null | undefined;
};

/** A resting recurring commitment to be taken up again. */
export type ResumeRecurringCommitmentInput = {
  /** The recurring commitment. */
  readonly id: string;
  /** Makes a repeated call harmless: for 24 hours the same key with the same input does nothing again, and answers with what the first call came to, as it stands by then. */
  readonly idempotencyKey?: string | null | undefined;
  /** The version that was read; the change is refused when it has changed since. */
  readonly version?: number | null | undefined;
};

/** A role a person may hold. Several may be held together, but never UNPAID with PAID. */
export type RoleType =
  /** Runs the community: sees every member and changes what they may. */
  | 'ADMIN'
  /** Has a running subscription. */
  | 'PAID'
  /** Belongs to a pod at present; follows from the membership. */
  | 'POD_MEMBER'
  /** May also make and unmake admins. At least one always remains. */
  | 'SUPER_ADMIN'
  /** Everybody who has not paid; a new member starts with it. */
  | 'UNPAID';

/** How sure it is that a text speaks of harm. */
export type SafetyCertainty =
  /** It is neither scored, kept, shared nor reminded of. */
  | 'CERTAIN'
  /** It may be something else. Show where help is; the member may keep it all the same, with `confirmedSafe`. */
  | 'SUSPECTED';

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

/** When in the week a member could meet. What was kept before is replaced as a whole. */
export type SetAvailabilityInput = {
  /** Makes a repeated call harmless: for 24 hours the same key with the same input does nothing again, and answers with what the first call came to, as it stands by then. */
  readonly idempotencyKey?: string | null | undefined;
  /** Whose: for admins. Left out: one’s own. */
  readonly userId?: string | null | undefined;
  /** The member’s `version` that was read before; refused with VERSION_CONFLICT if it has changed since. */
  readonly version?: number | null | undefined;
  /** At most 21 spans, none of which overlap; empty for none. */
  readonly windows: ReadonlyArray<AvailabilityWindowInput>;
};

/** What is to change about what a member is sent. What is left out stays. */
export type SetNotificationPreferencesInput = {
  /** Which ways may be used. */
  readonly channels?: NotificationChannelsInput | null | undefined;
  /** So many hours before the due day closes, 1 to 48; null: not at all. */
  readonly dueSoonHours?: number | null | undefined;
  /** Whether to be reminded of what is due today. */
  readonly dueToday?: boolean | null | undefined;
  /** Makes a repeated call harmless: for 24 hours the same key with the same input does nothing again, and answers with what the first call came to, as it stands by then. */
  readonly idempotencyKey?: string | null | undefined;
  /** Whether their texts may be given to a language model outside the house. */
  readonly llmOptIn?: boolean | null | undefined;
  /** The language they are spoken to in, as a tag such as "de" or "pt-BR". */
  readonly locale?: string | null | undefined;
  /** True when nothing shall be remembered of their texts beyond the commitments themselves. */
  readonly memoryOptOut?: boolean | null | undefined;
  /** So many hours before a meeting of the pod: at most five, each 1 to 168; empty: not at all. */
  readonly podMeetingHours?: ReadonlyArray<number> | null | undefined;
  /** When nothing is sent that can wait; null: at no time. */
  readonly quietHours?: QuietHoursInput | null | undefined;
  /** Whose: for admins. Left out: one’s own. */
  readonly userId?: string | null | undefined;
  /** The `version` of the person that was read before; refused with VERSION_CONFLICT if they have changed since. */
  readonly version?: number | null | undefined;
  /** When a summary of the week is sent; null: not at all. */
  readonly weeklySummary?: WeeklySummaryInput | null | undefined;
};

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

/** A planned break of the member who acts: it begins today. */
export type TakeBreakInput = {
  /** Makes a repeated call harmless: for 24 hours the same key with the same input does nothing again, and answers with what the first call came to, as it stands by then. */
  readonly idempotencyKey?: string | null | undefined;
  /** Its last day: today or up to ninety days ahead. During a break this moves its end. */
  readonly until: string;
};

/** A commitment whose report is taken back. */
export type UndoCommitmentInput = {
  /** The commitment. */
  readonly id: string;
  /** Makes a repeated call harmless: for 24 hours the same key with the same input does nothing again, and answers with what the first call came to, as it stands by then. */
  readonly idempotencyKey?: string | null | undefined;
};

/** What is to change about a commitment. What is left out stays; null takes it away. */
export type UpdateCommitmentInput = {
  /** Its area of life. */
  readonly category?: Category | null | undefined;
  /** From 1 (trivial) to 5 (exceptional). */
  readonly difficultyLevel?: number | null | undefined;
  /** The member’s day by whose end it is to be done, from today on; null: whenever. */
  readonly dueDate?: string | null | undefined;
  /** How many minutes it takes in all, at least 1; 0 says that it takes none. */
  readonly estimatedTimeMinutes?: number | null | undefined;
  /** The commitment. */
  readonly id: string;
  /** Makes a repeated call harmless: for 24 hours the same key with the same input does nothing again, and answers with what the first call came to, as it stands by then. */
  readonly idempotencyKey?: string | null | undefined;
  /** A goal of the same member that it serves. */
  readonly longTermGoalId?: string | null | undefined;
  /** Whether the member’s pod sees it; not unless this is true. */
  readonly sharedWithPod?: boolean | null | undefined;
  /** What is promised: up to 1000 characters. */
  readonly text?: string | null | undefined;
  /** When on its day it is meant to be done, by the member’s clock; null: whenever. */
  readonly timeOfDay?: string | null | undefined;
  /** The version that was read; the change is refused when it has changed since. */
  readonly version?: number | null | undefined;
};

/** What is to change about a goal. What is left out stays; null takes an answer back, where that is possible. */
export type UpdateLongTermGoalInput = {
  /** Its area of life. */
  readonly category?: Category | null | undefined;
  /** More about it: up to 2000 characters. */
  readonly description?: string | null | undefined;
  /** The goal. */
  readonly id: string;
  /** Makes a repeated call harmless: for 24 hours the same key with the same input does nothing again, and answers with what the first call came to, as it stands by then. */
  readonly idempotencyKey?: string | null | undefined;
  /** How far it has come, in percent, 0 to 100; kept with two decimals. */
  readonly progressPercentage?: number | null | undefined;
  /** ACTIVE takes a goal up again, COMPLETED says that it is reached. */
  readonly status?: GoalStatus | null | undefined;
  /** By which day, from the member’s today on. */
  readonly targetCompletionDate?: string | null | undefined;
  /** The goal in a few words: up to 200 characters. */
  readonly title?: string | null | undefined;
  /** The `version` that was read before; refused with VERSION_CONFLICT if the goal has changed since. */
  readonly version?: number | null | undefined;
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
  /** Makes a repeated call harmless: for 24 hours the same key with the same input does nothing again, and answers with what the first call came to, as it stands by then. */
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

/** What is to change about a recurring commitment. What is left out stays; null takes an answer back, where that is possible. What has been reported stays as it was. */
export type UpdateRecurringCommitmentInput = {
  /** Its area of life. */
  readonly category?: Category | null | undefined;
  /** From 1 (trivial) to 5 (exceptional). */
  readonly difficultyLevel?: number | null | undefined;
  /** How many minutes it takes each time, at least 1; 0 says that it takes none. */
  readonly estimatedTimeMinutes?: number | null | undefined;
  /** The recurring commitment. */
  readonly id: string;
  /** Makes a repeated call harmless: for 24 hours the same key with the same input does nothing again, and answers with what the first call came to, as it stands by then. */
  readonly idempotencyKey?: string | null | undefined;
  /** A goal of the same member that it serves. */
  readonly longTermGoalId?: string | null | undefined;
  /** How it repeats from now on, as for `createRecurringCommitment`. Its UNTIL is the last day; a rule without one has no end. */
  readonly rule?: string | null | undefined;
  /** Whether the member’s pod sees each occurrence. */
  readonly sharedWithPod?: boolean | null | undefined;
  /** From which of the member’s days on, today or later, it is counted anew; today when there is a new rule and this is left out. */
  readonly startsOn?: string | null | undefined;
  /** What is promised each time: up to 1000 characters. */
  readonly text?: string | null | undefined;
  /** When on its days it is meant to be done, by the member’s clock; null: whenever. */
  readonly timeOfDay?: string | null | undefined;
  /** The version that was read; the change is refused when it has changed since. */
  readonly version?: number | null | undefined;
};

/** A code that came to an address. */
export type VerifyContactPointInput = {
  /** The six digits; spaces do not matter. */
  readonly code: string;
  /** The address. */
  readonly id: string;
  /** Makes a repeated call harmless: for 24 hours the same key with the same input does nothing again, and answers with what the first call came to, as it stands by then. */
  readonly idempotencyKey?: string | null | undefined;
};

/** When a summary of the week is wanted, by the member’s own clock. */
export type WeeklySummaryInput = {
  /** At what time; kept to the minute. */
  readonly time: string;
  /** The weekday: 1 (Monday) to 7 (Sunday). */
  readonly weekday: number;
};

export type ActionItemsQueryVariables = Exact<{ [key: string]: never; }>;


export type ActionItemsQuery = { readonly me: { readonly id: string, readonly today: string | null, readonly memberships: ReadonlyArray<{ readonly id: string, readonly status: MembershipStatus, readonly pod: { readonly id: string, readonly meetings: { readonly nodes: ReadonlyArray<{ readonly id: string, readonly actionItems: ReadonlyArray<{ readonly text: string, readonly userId: string | null, readonly commitmentId: string | null }> | null }> } } }> } | null };

export type PromiseActionItemMutationVariables = Exact<{
  input: PromiseActionItemInput;
}>;


export type PromiseActionItemMutation = { readonly promiseActionItem: { readonly commitment: { readonly id: string, readonly commitment: string | null, readonly textWithoutDay: string | null, readonly status: CommitmentStatus, readonly createdAt: string, readonly dueDate: string | null, readonly timeOfDay: string | null, readonly closesAt: string | null, readonly completedAt: string | null, readonly isLate: boolean, readonly isAwaitingReport: boolean, readonly estimatedTimeMinutes: number | null } } };

export type CreatePlaygroundLinkMutationVariables = Exact<{
  input: CreatePlaygroundLinkInput;
}>;


export type CreatePlaygroundLinkMutation = { readonly createPlaygroundLink: { readonly url: string, readonly expiresAt: string } };

export type WeekFigureFragment = { readonly week: string, readonly numerator: number, readonly denominator: number | null };

export type AdminFiguresQueryVariables = Exact<{
  weeks: number;
}>;


export type AdminFiguresQuery = { readonly kpis: { readonly refreshedAt: string, readonly botUsage: { readonly activeUsers: number, readonly totalUsers: number, readonly weeklyActivePercentage: number | null }, readonly commitmentFulfillment: { readonly dueCommitments: number, readonly dueCompletedCommitments: number, readonly dueOnlyCompletionRate: number | null }, readonly podAttendance: { readonly attendedSeats: number, readonly expectedSeats: number, readonly overallAttendance: number | null, readonly totalMeetingsThisWeek: number }, readonly newUsers: { readonly newUsersThisWeek: number }, readonly kept: ReadonlyArray<{ readonly week: string, readonly numerator: number, readonly denominator: number | null }>, readonly attended: ReadonlyArray<{ readonly week: string, readonly numerator: number, readonly denominator: number | null }>, readonly joined: ReadonlyArray<{ readonly week: string, readonly numerator: number, readonly denominator: number | null }> } | null };

export type CommitmentCardFragment = { readonly id: string, readonly commitment: string | null, readonly textWithoutDay: string | null, readonly status: CommitmentStatus, readonly createdAt: string, readonly dueDate: string | null, readonly timeOfDay: string | null, readonly closesAt: string | null, readonly completedAt: string | null, readonly isLate: boolean, readonly isAwaitingReport: boolean, readonly estimatedTimeMinutes: number | null };

export type StandingFragment = { readonly id: string, readonly timezone: string | null, readonly today: string | null, readonly currentStreak: number, readonly longestStreak: number };

export type CreateCommitmentMutationVariables = Exact<{
  input: CreateCommitmentInput;
}>;


export type CreateCommitmentMutation = { readonly createCommitment: { readonly commitment: { readonly id: string, readonly commitment: string | null, readonly textWithoutDay: string | null, readonly status: CommitmentStatus, readonly createdAt: string, readonly dueDate: string | null, readonly timeOfDay: string | null, readonly closesAt: string | null, readonly completedAt: string | null, readonly isLate: boolean, readonly isAwaitingReport: boolean, readonly estimatedTimeMinutes: number | null }, readonly user: { readonly id: string, readonly longTermGoals: ReadonlyArray<{ readonly id: string, readonly status: GoalStatus }> } } };

export type CompleteCommitmentMutationVariables = Exact<{
  input: CompleteCommitmentInput;
}>;


export type CompleteCommitmentMutation = { readonly completeCommitment: { readonly wasAlready: boolean, readonly commitment: { readonly id: string, readonly commitment: string | null, readonly textWithoutDay: string | null, readonly status: CommitmentStatus, readonly createdAt: string, readonly dueDate: string | null, readonly timeOfDay: string | null, readonly closesAt: string | null, readonly completedAt: string | null, readonly isLate: boolean, readonly isAwaitingReport: boolean, readonly estimatedTimeMinutes: number | null }, readonly user: { readonly id: string, readonly timezone: string | null, readonly today: string | null, readonly currentStreak: number, readonly longestStreak: number } } };

export type FailCommitmentMutationVariables = Exact<{
  input: FailCommitmentInput;
}>;


export type FailCommitmentMutation = { readonly failCommitment: { readonly wasAlready: boolean, readonly commitment: { readonly id: string, readonly commitment: string | null, readonly textWithoutDay: string | null, readonly status: CommitmentStatus, readonly createdAt: string, readonly dueDate: string | null, readonly timeOfDay: string | null, readonly closesAt: string | null, readonly completedAt: string | null, readonly isLate: boolean, readonly isAwaitingReport: boolean, readonly estimatedTimeMinutes: number | null }, readonly user: { readonly id: string, readonly timezone: string | null, readonly today: string | null, readonly currentStreak: number, readonly longestStreak: number } } };

export type UndoCommitmentMutationVariables = Exact<{
  input: UndoCommitmentInput;
}>;


export type UndoCommitmentMutation = { readonly undoCommitment: { readonly commitment: { readonly id: string, readonly commitment: string | null, readonly textWithoutDay: string | null, readonly status: CommitmentStatus, readonly createdAt: string, readonly dueDate: string | null, readonly timeOfDay: string | null, readonly closesAt: string | null, readonly completedAt: string | null, readonly isLate: boolean, readonly isAwaitingReport: boolean, readonly estimatedTimeMinutes: number | null }, readonly user: { readonly id: string, readonly timezone: string | null, readonly today: string | null, readonly currentStreak: number, readonly longestStreak: number } } };

export type ContactFragment = { readonly id: string, readonly kind: ContactKind, readonly address: string, readonly verifiedAt: string | null, readonly optedOutAt: string | null, readonly bouncedAt: string | null, readonly isUsable: boolean };

export type ReachableFragment = { readonly id: string, readonly notificationPreferences: { readonly channels: { readonly sms: boolean, readonly email: boolean } } | null, readonly contactPoints: ReadonlyArray<{ readonly id: string, readonly kind: ContactKind, readonly address: string, readonly verifiedAt: string | null, readonly optedOutAt: string | null, readonly bouncedAt: string | null, readonly isUsable: boolean }> };

export type FacilitiesQueryVariables = Exact<{ [key: string]: never; }>;


export type FacilitiesQuery = { readonly facilities: { readonly email: boolean, readonly sms: boolean, readonly languageModel: boolean } };

export type MyContactsQueryVariables = Exact<{ [key: string]: never; }>;


export type MyContactsQuery = { readonly me: { readonly id: string, readonly notificationPreferences: { readonly channels: { readonly sms: boolean, readonly email: boolean } } | null, readonly contactPoints: ReadonlyArray<{ readonly id: string, readonly kind: ContactKind, readonly address: string, readonly verifiedAt: string | null, readonly optedOutAt: string | null, readonly bouncedAt: string | null, readonly isUsable: boolean }> } | null };

export type AddContactMutationVariables = Exact<{
  input: AddContactPointInput;
}>;


export type AddContactMutation = { readonly addContactPoint: { readonly contactPoint: { readonly id: string, readonly kind: ContactKind, readonly address: string, readonly verifiedAt: string | null, readonly optedOutAt: string | null, readonly bouncedAt: string | null, readonly isUsable: boolean } } };

export type VerifyContactMutationVariables = Exact<{
  input: VerifyContactPointInput;
}>;


export type VerifyContactMutation = { readonly verifyContactPoint: { readonly outcome: CodeOutcome, readonly attemptsLeft: number, readonly contactPoint: { readonly id: string, readonly kind: ContactKind, readonly address: string, readonly verifiedAt: string | null, readonly optedOutAt: string | null, readonly bouncedAt: string | null, readonly isUsable: boolean } } };

export type RemoveContactMutationVariables = Exact<{
  input: RemoveContactPointInput;
}>;


export type RemoveContactMutation = { readonly removeContactPoint: { readonly user: { readonly id: string, readonly notificationPreferences: { readonly channels: { readonly sms: boolean, readonly email: boolean } } | null, readonly contactPoints: ReadonlyArray<{ readonly id: string, readonly kind: ContactKind, readonly address: string, readonly verifiedAt: string | null, readonly optedOutAt: string | null, readonly bouncedAt: string | null, readonly isUsable: boolean }> } } };

export type SetChannelsMutationVariables = Exact<{
  input: SetNotificationPreferencesInput;
}>;


export type SetChannelsMutation = { readonly setNotificationPreferences: { readonly user: { readonly id: string, readonly notificationPreferences: { readonly channels: { readonly sms: boolean, readonly email: boolean } } | null, readonly contactPoints: ReadonlyArray<{ readonly id: string, readonly kind: ContactKind, readonly address: string, readonly verifiedAt: string | null, readonly optedOutAt: string | null, readonly bouncedAt: string | null, readonly isUsable: boolean }> } } };

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

export type GoalFragment = { readonly id: string, readonly title: string, readonly category: Category | null, readonly progressPercentage: number, readonly status: GoalStatus, readonly targetCompletionDate: string | null, readonly version: number };

export type ServingCommitmentFragment = { readonly id: string, readonly commitment: string | null, readonly textWithoutDay: string | null, readonly status: CommitmentStatus, readonly createdAt: string, readonly dueDate: string | null, readonly timeOfDay: string | null, readonly closesAt: string | null, readonly completedAt: string | null, readonly isLate: boolean, readonly isAwaitingReport: boolean, readonly estimatedTimeMinutes: number | null, readonly longTermGoal: { readonly id: string, readonly title: string } | null };

export type GoalsQueryVariables = Exact<{ [key: string]: never; }>;


export type GoalsQuery = { readonly me: { readonly id: string, readonly today: string | null, readonly longTermGoals: ReadonlyArray<{ readonly id: string, readonly title: string, readonly category: Category | null, readonly progressPercentage: number, readonly status: GoalStatus, readonly targetCompletionDate: string | null, readonly version: number }> } | null };

export type GoalAndPromisesQueryVariables = Exact<{
  id: string;
}>;


export type GoalAndPromisesQuery = { readonly me: { readonly id: string, readonly today: string | null, readonly longTermGoals: ReadonlyArray<{ readonly id: string, readonly title: string, readonly category: Category | null, readonly progressPercentage: number, readonly status: GoalStatus, readonly targetCompletionDate: string | null, readonly version: number }>, readonly open: { readonly totalCount: number, readonly nodes: ReadonlyArray<{ readonly id: string, readonly commitment: string | null, readonly textWithoutDay: string | null, readonly status: CommitmentStatus, readonly createdAt: string, readonly dueDate: string | null, readonly timeOfDay: string | null, readonly closesAt: string | null, readonly completedAt: string | null, readonly isLate: boolean, readonly isAwaitingReport: boolean, readonly estimatedTimeMinutes: number | null }> }, readonly kept: { readonly totalCount: number } } | null };

export type ReadGoalMutationVariables = Exact<{
  input: AnalyzeCommitmentInput;
}>;


export type ReadGoalMutation = { readonly analyzeCommitment: { readonly reading: { readonly id: string, readonly items: ReadonlyArray<{ readonly index: number, readonly category: Category | null, readonly dueDate: string | null, readonly safety: SafetyFlag, readonly safetyCertainty: SafetyCertainty | null }> } } };

export type CreateGoalMutationVariables = Exact<{
  input: CreateLongTermGoalInput;
}>;


export type CreateGoalMutation = { readonly createLongTermGoal: { readonly longTermGoal: { readonly id: string, readonly title: string, readonly category: Category | null, readonly progressPercentage: number, readonly status: GoalStatus, readonly targetCompletionDate: string | null, readonly version: number } } };

export type UpdateGoalMutationVariables = Exact<{
  input: UpdateLongTermGoalInput;
}>;


export type UpdateGoalMutation = { readonly updateLongTermGoal: { readonly longTermGoal: { readonly id: string, readonly title: string, readonly category: Category | null, readonly progressPercentage: number, readonly status: GoalStatus, readonly targetCompletionDate: string | null, readonly version: number } } };

export type ArchiveGoalMutationVariables = Exact<{
  input: ArchiveLongTermGoalInput;
}>;


export type ArchiveGoalMutation = { readonly archiveLongTermGoal: { readonly longTermGoal: { readonly id: string, readonly title: string, readonly category: Category | null, readonly progressPercentage: number, readonly status: GoalStatus, readonly targetCompletionDate: string | null, readonly version: number } } };

export type PromiseAndGoalsQueryVariables = Exact<{
  id: string;
}>;


export type PromiseAndGoalsQuery = { readonly me: { readonly id: string, readonly longTermGoals: ReadonlyArray<{ readonly id: string, readonly title: string, readonly category: Category | null, readonly progressPercentage: number, readonly status: GoalStatus, readonly targetCompletionDate: string | null, readonly version: number }> } | null, readonly commitment: { readonly id: string, readonly commitment: string | null, readonly textWithoutDay: string | null, readonly status: CommitmentStatus, readonly createdAt: string, readonly dueDate: string | null, readonly timeOfDay: string | null, readonly closesAt: string | null, readonly completedAt: string | null, readonly isLate: boolean, readonly isAwaitingReport: boolean, readonly estimatedTimeMinutes: number | null, readonly longTermGoal: { readonly id: string, readonly title: string } | null } | null };

export type ServeGoalMutationVariables = Exact<{
  input: UpdateCommitmentInput;
}>;


export type ServeGoalMutation = { readonly updateCommitment: { readonly commitment: { readonly id: string, readonly commitment: string | null, readonly textWithoutDay: string | null, readonly status: CommitmentStatus, readonly createdAt: string, readonly dueDate: string | null, readonly timeOfDay: string | null, readonly closesAt: string | null, readonly completedAt: string | null, readonly isLate: boolean, readonly isAwaitingReport: boolean, readonly estimatedTimeMinutes: number | null, readonly longTermGoal: { readonly id: string, readonly title: string } | null } } };

export type LedgerDayFragment = { readonly id: string, readonly day: string, readonly verdict: DayVerdict, readonly credits: number, readonly misses: number, readonly isBreak: boolean };

export type LedgerQueryVariables = Exact<{
  first: number;
  before?: string | null | undefined;
}>;


export type LedgerQuery = { readonly me: { readonly id: string, readonly timezone: string | null, readonly today: string | null, readonly currentStreak: number, readonly longestStreak: number, readonly days: ReadonlyArray<{ readonly id: string, readonly day: string, readonly verdict: DayVerdict, readonly credits: number, readonly misses: number, readonly isBreak: boolean }> } | null };

export type WeekQueryVariables = Exact<{
  from: string;
  before: string;
}>;


export type WeekQuery = { readonly me: { readonly breakUntil: string | null, readonly id: string, readonly timezone: string | null, readonly today: string | null, readonly currentStreak: number, readonly longestStreak: number, readonly days: ReadonlyArray<{ readonly id: string, readonly day: string, readonly verdict: DayVerdict, readonly credits: number, readonly misses: number, readonly isBreak: boolean }>, readonly commitments: { readonly nodes: ReadonlyArray<{ readonly id: string, readonly commitment: string | null, readonly textWithoutDay: string | null, readonly status: CommitmentStatus, readonly createdAt: string, readonly dueDate: string | null, readonly timeOfDay: string | null, readonly closesAt: string | null, readonly completedAt: string | null, readonly isLate: boolean, readonly isAwaitingReport: boolean, readonly estimatedTimeMinutes: number | null }> } } | null };

export type LastSummaryQueryVariables = Exact<{
  period: Period;
}>;


export type LastSummaryQuery = { readonly me: { readonly id: string, readonly notificationPreferences: { readonly memoryOptOut: boolean, readonly weeklySummary: { readonly weekday: number } | null } | null } | null, readonly summaries: { readonly nodes: ReadonlyArray<{ readonly id: string, readonly startOn: string, readonly endOn: string, readonly text: string }> } };

export type MemoryQueryVariables = Exact<{ [key: string]: never; }>;


export type MemoryQuery = { readonly me: { readonly id: string, readonly notificationPreferences: { readonly memoryOptOut: boolean } | null } | null, readonly patterns: { readonly nodes: ReadonlyArray<{ readonly id: string, readonly text: string, readonly direction: PatternDirection }> }, readonly recommendations: { readonly nodes: ReadonlyArray<{ readonly id: string, readonly text: string, readonly status: RecommendationStatus, readonly effect: { readonly isEnough: boolean, readonly before: { readonly n: number, readonly k: number } | null, readonly after: { readonly n: number, readonly k: number } | null, readonly change: { readonly value: number, readonly lo: number, readonly hi: number } | null } | null }> }, readonly memory: { readonly nodes: ReadonlyArray<{ readonly id: string, readonly fact: string }> } };

export type ForgetMemoryMutationVariables = Exact<{
  input: ForgetMemoryInput;
}>;


export type ForgetMemoryMutation = { readonly forgetMemory: { readonly forgottenId: string } };

export type CorrectMemoryMutationVariables = Exact<{
  input: CorrectMemoryInput;
}>;


export type CorrectMemoryMutation = { readonly correctMemory: { readonly fact: { readonly id: string, readonly fact: string } } };

export type AnswerRecommendationMutationVariables = Exact<{
  input: AnswerRecommendationInput;
}>;


export type AnswerRecommendationMutation = { readonly answerRecommendation: { readonly recommendation: { readonly id: string, readonly status: RecommendationStatus } } };

export type BreakFragment = { readonly id: string, readonly today: string | null, readonly breakUntil: string | null };

export type MyBreakQueryVariables = Exact<{ [key: string]: never; }>;


export type MyBreakQuery = { readonly me: { readonly id: string, readonly today: string | null, readonly breakUntil: string | null } | null };

export type TakeBreakMutationVariables = Exact<{
  input: TakeBreakInput;
}>;


export type TakeBreakMutation = { readonly takeBreak: { readonly user: { readonly id: string, readonly today: string | null, readonly breakUntil: string | null } } };

export type EndBreakMutationVariables = Exact<{
  input?: EndBreakInput | null | undefined;
}>;


export type EndBreakMutation = { readonly endBreak: { readonly user: { readonly id: string, readonly today: string | null, readonly breakUntil: string | null } } };

export type MyPodQueryVariables = Exact<{ [key: string]: never; }>;


export type MyPodQuery = { readonly me: { readonly id: string, readonly firstName: string | null, readonly timezone: string | null, readonly memberships: ReadonlyArray<{ readonly id: string, readonly status: MembershipStatus, readonly pod: { readonly id: string, readonly name: string, readonly description: string | null, readonly status: PodStatus, readonly durationMinutes: number, readonly zoomLink: string | null, readonly currentMembers: number, readonly maxMembers: number, readonly nextMeetingAt: string | null, readonly members: ReadonlyArray<{ readonly id: string, readonly status: MembershipStatus, readonly user: { readonly id: string, readonly firstName: string | null } }> } }> } | null };

export type PortraitFragment = { readonly id: string, readonly goalsCategory: Category | null, readonly experienceLevel: ExperienceLevel | null, readonly preferredMeetingStyle: MeetingStyle | null, readonly onboardingStep: OnboardingStep | null, readonly strengths: ReadonlyArray<string> | null, readonly helpNeeded: ReadonlyArray<string> | null, readonly bio: string | null, readonly availability: ReadonlyArray<{ readonly dayOfWeek: number, readonly fromTime: string, readonly toTime: string }> };

export type MyPortraitQueryVariables = Exact<{ [key: string]: never; }>;


export type MyPortraitQuery = { readonly me: { readonly id: string, readonly goalsCategory: Category | null, readonly experienceLevel: ExperienceLevel | null, readonly preferredMeetingStyle: MeetingStyle | null, readonly onboardingStep: OnboardingStep | null, readonly strengths: ReadonlyArray<string> | null, readonly helpNeeded: ReadonlyArray<string> | null, readonly bio: string | null, readonly availability: ReadonlyArray<{ readonly dayOfWeek: number, readonly fromTime: string, readonly toTime: string }> } | null };

export type ChangePortraitMutationVariables = Exact<{
  input: UpdateProfileInput;
}>;


export type ChangePortraitMutation = { readonly updateProfile: { readonly user: { readonly id: string, readonly goalsCategory: Category | null, readonly experienceLevel: ExperienceLevel | null, readonly preferredMeetingStyle: MeetingStyle | null, readonly onboardingStep: OnboardingStep | null, readonly strengths: ReadonlyArray<string> | null, readonly helpNeeded: ReadonlyArray<string> | null, readonly bio: string | null, readonly availability: ReadonlyArray<{ readonly dayOfWeek: number, readonly fromTime: string, readonly toTime: string }> } } };

export type SetAvailabilityMutationVariables = Exact<{
  input: SetAvailabilityInput;
}>;


export type SetAvailabilityMutation = { readonly setAvailability: { readonly user: { readonly id: string, readonly goalsCategory: Category | null, readonly experienceLevel: ExperienceLevel | null, readonly preferredMeetingStyle: MeetingStyle | null, readonly onboardingStep: OnboardingStep | null, readonly strengths: ReadonlyArray<string> | null, readonly helpNeeded: ReadonlyArray<string> | null, readonly bio: string | null, readonly availability: ReadonlyArray<{ readonly dayOfWeek: number, readonly fromTime: string, readonly toTime: string }> } } };

export type ExportMemberMutationVariables = Exact<{
  input: ExportMemberInput;
}>;


export type ExportMemberMutation = { readonly exportMember: { readonly document: string, readonly exportedAt: string } };

export type EraseMemberMutationVariables = Exact<{
  input: EraseMemberInput;
}>;


export type EraseMemberMutation = { readonly eraseMember: { readonly erasedAt: string, readonly suppressedAddresses: number, readonly tables: ReadonlyArray<{ readonly table: string, readonly before: number, readonly after: number }> } };

export type ProfileFragment = { readonly id: string, readonly firstName: string | null, readonly timezone: string | null, readonly dayStartHour: number, readonly goalsCategory: Category | null, readonly experienceLevel: ExperienceLevel | null, readonly preferredMeetingStyle: MeetingStyle | null, readonly onboardingStep: OnboardingStep | null, readonly today: string | null };

export type MeQueryVariables = Exact<{ [key: string]: never; }>;


export type MeQuery = { readonly me: { readonly id: string, readonly firstName: string | null, readonly timezone: string | null, readonly dayStartHour: number, readonly goalsCategory: Category | null, readonly experienceLevel: ExperienceLevel | null, readonly preferredMeetingStyle: MeetingStyle | null, readonly onboardingStep: OnboardingStep | null, readonly today: string | null, readonly openQuestions: ReadonlyArray<{ readonly bot: Bot, readonly question: string }> } | null };

export type UpdateProfileMutationVariables = Exact<{
  input: UpdateProfileInput;
}>;


export type UpdateProfileMutation = { readonly updateProfile: { readonly user: { readonly id: string, readonly firstName: string | null, readonly timezone: string | null, readonly dayStartHour: number, readonly goalsCategory: Category | null, readonly experienceLevel: ExperienceLevel | null, readonly preferredMeetingStyle: MeetingStyle | null, readonly onboardingStep: OnboardingStep | null, readonly today: string | null } } };

export type NoteQuestionMutationVariables = Exact<{
  input: NoteQuestionInput;
}>;


export type NoteQuestionMutation = { readonly noteQuestion: { readonly user: { readonly id: string } } };

export type PromiseFragment = { readonly id: string, readonly commitment: string | null, readonly textWithoutDay: string | null, readonly status: CommitmentStatus, readonly createdAt: string, readonly dueDate: string | null, readonly timeOfDay: string | null, readonly isAwaitingReport: boolean, readonly sharedWithPod: boolean, readonly version: number };

export type PromisingFragment = { readonly id: string, readonly today: string | null, readonly timezone: string | null, readonly memberships: ReadonlyArray<{ readonly id: string, readonly status: MembershipStatus }>, readonly commitments: { readonly totalCount: number, readonly nodes: ReadonlyArray<{ readonly id: string, readonly commitment: string | null, readonly textWithoutDay: string | null, readonly status: CommitmentStatus, readonly createdAt: string, readonly dueDate: string | null, readonly timeOfDay: string | null, readonly isAwaitingReport: boolean, readonly sharedWithPod: boolean, readonly version: number }> } };

export type PromisesQueryVariables = Exact<{ [key: string]: never; }>;


export type PromisesQuery = { readonly me: { readonly id: string, readonly today: string | null, readonly timezone: string | null, readonly memberships: ReadonlyArray<{ readonly id: string, readonly status: MembershipStatus }>, readonly commitments: { readonly totalCount: number, readonly nodes: ReadonlyArray<{ readonly id: string, readonly commitment: string | null, readonly textWithoutDay: string | null, readonly status: CommitmentStatus, readonly createdAt: string, readonly dueDate: string | null, readonly timeOfDay: string | null, readonly isAwaitingReport: boolean, readonly sharedWithPod: boolean, readonly version: number }> } } | null };

export type ChangePromiseMutationVariables = Exact<{
  input: UpdateCommitmentInput;
}>;


export type ChangePromiseMutation = { readonly updateCommitment: { readonly commitment: { readonly id: string } } };

export type PausePromiseMutationVariables = Exact<{
  input: PauseCommitmentInput;
}>;


export type PausePromiseMutation = { readonly pauseCommitment: { readonly commitment: { readonly id: string } } };

export type ResumePromiseMutationVariables = Exact<{
  input: ResumeCommitmentInput;
}>;


export type ResumePromiseMutation = { readonly resumeCommitment: { readonly commitment: { readonly id: string } } };

export type DeletePromiseMutationVariables = Exact<{
  input: DeleteCommitmentInput;
}>;


export type DeletePromiseMutation = { readonly deleteCommitment: { readonly deletedId: string } };

export type AnalyzeCommitmentMutationVariables = Exact<{
  input: AnalyzeCommitmentInput;
}>;


export type AnalyzeCommitmentMutation = { readonly analyzeCommitment: { readonly reading: { readonly id: string, readonly intent: Intent, readonly isCommitment: boolean, readonly items: ReadonlyArray<{ readonly index: number, readonly text: string, readonly score: number | null, readonly dueDate: string | null, readonly timeOfDay: string | null, readonly dueAlternatives: ReadonlyArray<string>, readonly asksCategory: boolean, readonly question: string | null, readonly questionLetter: SmartLetter | null, readonly questionOptions: ReadonlyArray<string>, readonly safety: SafetyFlag, readonly safetyCertainty: SafetyCertainty | null, readonly points: { readonly S: number, readonly M: number, readonly A: number, readonly R: number, readonly T: number }, readonly when: { readonly kind: string, readonly rrule: string | null }, readonly reasons: ReadonlyArray<{ readonly letter: SmartLetter, readonly text: string }> }> } } };

export type RecurringFragment = { readonly id: string, readonly commitment: string, readonly rule: string, readonly timeOfDay: string | null, readonly startsOn: string, readonly endsOn: string | null, readonly nextOn: string | null, readonly status: RecurringCommitmentStatus, readonly version: number };

export type RecurringCommitmentsQueryVariables = Exact<{ [key: string]: never; }>;


export type RecurringCommitmentsQuery = { readonly me: { readonly id: string, readonly today: string | null, readonly recurringCommitments: ReadonlyArray<{ readonly id: string, readonly commitment: string, readonly rule: string, readonly timeOfDay: string | null, readonly startsOn: string, readonly endsOn: string | null, readonly nextOn: string | null, readonly status: RecurringCommitmentStatus, readonly version: number }> } | null };

export type CreateRecurringCommitmentMutationVariables = Exact<{
  input: CreateRecurringCommitmentInput;
}>;


export type CreateRecurringCommitmentMutation = { readonly createRecurringCommitment: { readonly recurringCommitment: { readonly id: string, readonly commitment: string, readonly rule: string, readonly timeOfDay: string | null, readonly startsOn: string, readonly endsOn: string | null, readonly nextOn: string | null, readonly status: RecurringCommitmentStatus, readonly version: number }, readonly user: { readonly id: string, readonly today: string | null } } };

export type UpdateRecurringCommitmentMutationVariables = Exact<{
  input: UpdateRecurringCommitmentInput;
}>;


export type UpdateRecurringCommitmentMutation = { readonly updateRecurringCommitment: { readonly recurringCommitment: { readonly id: string, readonly commitment: string, readonly rule: string, readonly timeOfDay: string | null, readonly startsOn: string, readonly endsOn: string | null, readonly nextOn: string | null, readonly status: RecurringCommitmentStatus, readonly version: number } } };

export type PauseRecurringCommitmentMutationVariables = Exact<{
  input: PauseRecurringCommitmentInput;
}>;


export type PauseRecurringCommitmentMutation = { readonly pauseRecurringCommitment: { readonly recurringCommitment: { readonly id: string, readonly commitment: string, readonly rule: string, readonly timeOfDay: string | null, readonly startsOn: string, readonly endsOn: string | null, readonly nextOn: string | null, readonly status: RecurringCommitmentStatus, readonly version: number } } };

export type ResumeRecurringCommitmentMutationVariables = Exact<{
  input: ResumeRecurringCommitmentInput;
}>;


export type ResumeRecurringCommitmentMutation = { readonly resumeRecurringCommitment: { readonly recurringCommitment: { readonly id: string, readonly commitment: string, readonly rule: string, readonly timeOfDay: string | null, readonly startsOn: string, readonly endsOn: string | null, readonly nextOn: string | null, readonly status: RecurringCommitmentStatus, readonly version: number } } };

export type EndRecurringCommitmentMutationVariables = Exact<{
  input: EndRecurringCommitmentInput;
}>;


export type EndRecurringCommitmentMutation = { readonly endRecurringCommitment: { readonly recurringCommitment: { readonly id: string, readonly commitment: string, readonly rule: string, readonly timeOfDay: string | null, readonly startsOn: string, readonly endsOn: string | null, readonly nextOn: string | null, readonly status: RecurringCommitmentStatus, readonly version: number } } };

export type RegisterTelegramUserMutationVariables = Exact<{
  input: RegisterTelegramUserInput;
}>;


export type RegisterTelegramUserMutation = { readonly registerTelegramUser: { readonly isNew: boolean, readonly user: { readonly id: string, readonly firstName: string | null, readonly timezone: string | null, readonly dayStartHour: number, readonly goalsCategory: Category | null, readonly experienceLevel: ExperienceLevel | null, readonly preferredMeetingStyle: MeetingStyle | null, readonly onboardingStep: OnboardingStep | null, readonly today: string | null } } };

export type SettingsFragment = { readonly id: string, readonly roles: ReadonlyArray<{ readonly roleType: RoleType, readonly isActive: boolean }>, readonly notificationPreferences: { readonly locale: string, readonly dueToday: boolean, readonly llmOptIn: boolean, readonly memoryOptOut: boolean, readonly weeklySummary: { readonly weekday: number, readonly time: string } | null, readonly quietHours: { readonly start: string, readonly end: string } | null, readonly channels: { readonly sms: boolean, readonly email: boolean } } | null, readonly contactPoints: ReadonlyArray<{ readonly id: string, readonly kind: ContactKind, readonly address: string, readonly verifiedAt: string | null, readonly optedOutAt: string | null, readonly bouncedAt: string | null, readonly isUsable: boolean }> };

export type LanguageQueryVariables = Exact<{ [key: string]: never; }>;


export type LanguageQuery = { readonly me: { readonly id: string, readonly notificationPreferences: { readonly locale: string } | null } | null };

export type MySettingsQueryVariables = Exact<{ [key: string]: never; }>;


export type MySettingsQuery = { readonly me: { readonly id: string, readonly roles: ReadonlyArray<{ readonly roleType: RoleType, readonly isActive: boolean }>, readonly notificationPreferences: { readonly locale: string, readonly dueToday: boolean, readonly llmOptIn: boolean, readonly memoryOptOut: boolean, readonly weeklySummary: { readonly weekday: number, readonly time: string } | null, readonly quietHours: { readonly start: string, readonly end: string } | null, readonly channels: { readonly sms: boolean, readonly email: boolean } } | null, readonly contactPoints: ReadonlyArray<{ readonly id: string, readonly kind: ContactKind, readonly address: string, readonly verifiedAt: string | null, readonly optedOutAt: string | null, readonly bouncedAt: string | null, readonly isUsable: boolean }> } | null, readonly facilities: { readonly email: boolean, readonly sms: boolean, readonly languageModel: boolean } };

export type SetSettingsMutationVariables = Exact<{
  input: SetNotificationPreferencesInput;
}>;


export type SetSettingsMutation = { readonly setNotificationPreferences: { readonly user: { readonly id: string, readonly roles: ReadonlyArray<{ readonly roleType: RoleType, readonly isActive: boolean }>, readonly notificationPreferences: { readonly locale: string, readonly dueToday: boolean, readonly llmOptIn: boolean, readonly memoryOptOut: boolean, readonly weeklySummary: { readonly weekday: number, readonly time: string } | null, readonly quietHours: { readonly start: string, readonly end: string } | null, readonly channels: { readonly sms: boolean, readonly email: boolean } } | null, readonly contactPoints: ReadonlyArray<{ readonly id: string, readonly kind: ContactKind, readonly address: string, readonly verifiedAt: string | null, readonly optedOutAt: string | null, readonly bouncedAt: string | null, readonly isUsable: boolean }> } } };

export type TodayQueryVariables = Exact<{
  first: number;
}>;


export type TodayQuery = { readonly me: { readonly onboardingStep: OnboardingStep | null, readonly breakUntil: string | null, readonly id: string, readonly timezone: string | null, readonly today: string | null, readonly currentStreak: number, readonly longestStreak: number, readonly resting: { readonly totalCount: number }, readonly commitments: { readonly totalCount: number, readonly nodes: ReadonlyArray<{ readonly id: string, readonly commitment: string | null, readonly textWithoutDay: string | null, readonly status: CommitmentStatus, readonly createdAt: string, readonly dueDate: string | null, readonly timeOfDay: string | null, readonly closesAt: string | null, readonly completedAt: string | null, readonly isLate: boolean, readonly isAwaitingReport: boolean, readonly estimatedTimeMinutes: number | null }> } } | null };

export type CommitmentByIdQueryVariables = Exact<{
  id: string;
}>;


export type CommitmentByIdQuery = { readonly me: { readonly id: string, readonly timezone: string | null, readonly today: string | null, readonly currentStreak: number, readonly longestStreak: number } | null, readonly commitment: { readonly id: string, readonly commitment: string | null, readonly textWithoutDay: string | null, readonly status: CommitmentStatus, readonly createdAt: string, readonly dueDate: string | null, readonly timeOfDay: string | null, readonly closesAt: string | null, readonly completedAt: string | null, readonly isLate: boolean, readonly isAwaitingReport: boolean, readonly estimatedTimeMinutes: number | null } | null };

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
export const WeekFigureFragmentDoc = new TypedDocumentString(`
    fragment WeekFigure on KpiPoint {
  week
  numerator
  denominator
}
    `, {"fragmentName":"WeekFigure"}) as unknown as TypedDocumentString<WeekFigureFragment, unknown>;
export const StandingFragmentDoc = new TypedDocumentString(`
    fragment Standing on User {
  id
  timezone
  today
  currentStreak
  longestStreak
}
    `, {"fragmentName":"Standing"}) as unknown as TypedDocumentString<StandingFragment, unknown>;
export const ContactFragmentDoc = new TypedDocumentString(`
    fragment Contact on ContactPoint {
  id
  kind
  address
  verifiedAt
  optedOutAt
  bouncedAt
  isUsable
}
    `, {"fragmentName":"Contact"}) as unknown as TypedDocumentString<ContactFragment, unknown>;
export const ReachableFragmentDoc = new TypedDocumentString(`
    fragment Reachable on User {
  id
  notificationPreferences {
    channels {
      sms
      email
    }
  }
  contactPoints {
    ...Contact
  }
}
    fragment Contact on ContactPoint {
  id
  kind
  address
  verifiedAt
  optedOutAt
  bouncedAt
  isUsable
}`, {"fragmentName":"Reachable"}) as unknown as TypedDocumentString<ReachableFragment, unknown>;
export const GoalFragmentDoc = new TypedDocumentString(`
    fragment Goal on LongTermGoal {
  id
  title
  category
  progressPercentage
  status
  targetCompletionDate
  version
}
    `, {"fragmentName":"Goal"}) as unknown as TypedDocumentString<GoalFragment, unknown>;
export const CommitmentCardFragmentDoc = new TypedDocumentString(`
    fragment CommitmentCard on Commitment {
  id
  commitment
  textWithoutDay
  status
  createdAt
  dueDate
  timeOfDay
  closesAt
  completedAt
  isLate
  isAwaitingReport
  estimatedTimeMinutes
}
    `, {"fragmentName":"CommitmentCard"}) as unknown as TypedDocumentString<CommitmentCardFragment, unknown>;
export const ServingCommitmentFragmentDoc = new TypedDocumentString(`
    fragment ServingCommitment on Commitment {
  ...CommitmentCard
  longTermGoal {
    id
    title
  }
}
    fragment CommitmentCard on Commitment {
  id
  commitment
  textWithoutDay
  status
  createdAt
  dueDate
  timeOfDay
  closesAt
  completedAt
  isLate
  isAwaitingReport
  estimatedTimeMinutes
}`, {"fragmentName":"ServingCommitment"}) as unknown as TypedDocumentString<ServingCommitmentFragment, unknown>;
export const LedgerDayFragmentDoc = new TypedDocumentString(`
    fragment LedgerDay on UserDay {
  id
  day
  verdict
  credits
  misses
  isBreak
}
    `, {"fragmentName":"LedgerDay"}) as unknown as TypedDocumentString<LedgerDayFragment, unknown>;
export const BreakFragmentDoc = new TypedDocumentString(`
    fragment Break on User {
  id
  today
  breakUntil
}
    `, {"fragmentName":"Break"}) as unknown as TypedDocumentString<BreakFragment, unknown>;
export const PortraitFragmentDoc = new TypedDocumentString(`
    fragment Portrait on User {
  id
  goalsCategory
  experienceLevel
  preferredMeetingStyle
  onboardingStep
  strengths
  helpNeeded
  bio
  availability {
    dayOfWeek
    fromTime
    toTime
  }
}
    `, {"fragmentName":"Portrait"}) as unknown as TypedDocumentString<PortraitFragment, unknown>;
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
export const PromiseFragmentDoc = new TypedDocumentString(`
    fragment Promise on Commitment {
  id
  commitment
  textWithoutDay
  status
  createdAt
  dueDate
  timeOfDay
  isAwaitingReport
  sharedWithPod
  version
}
    `, {"fragmentName":"Promise"}) as unknown as TypedDocumentString<PromiseFragment, unknown>;
export const PromisingFragmentDoc = new TypedDocumentString(`
    fragment Promising on User {
  id
  today
  timezone
  memberships {
    id
    status
  }
  commitments(
    first: 100
    filter: {status: {in: [ACTIVE, PAUSED]}}
    orderBy: {field: DUE_DATE, direction: ASC}
  ) {
    totalCount
    nodes {
      ...Promise
    }
  }
}
    fragment Promise on Commitment {
  id
  commitment
  textWithoutDay
  status
  createdAt
  dueDate
  timeOfDay
  isAwaitingReport
  sharedWithPod
  version
}`, {"fragmentName":"Promising"}) as unknown as TypedDocumentString<PromisingFragment, unknown>;
export const RecurringFragmentDoc = new TypedDocumentString(`
    fragment Recurring on RecurringCommitment {
  id
  commitment
  rule
  timeOfDay
  startsOn
  endsOn
  nextOn
  status
  version
}
    `, {"fragmentName":"Recurring"}) as unknown as TypedDocumentString<RecurringFragment, unknown>;
export const SettingsFragmentDoc = new TypedDocumentString(`
    fragment Settings on User {
  id
  roles {
    roleType
    isActive
  }
  notificationPreferences {
    locale
    dueToday
    llmOptIn
    memoryOptOut
    weeklySummary {
      weekday
      time
    }
    quietHours {
      start
      end
    }
    channels {
      sms
      email
    }
  }
  contactPoints {
    ...Contact
  }
}
    fragment Contact on ContactPoint {
  id
  kind
  address
  verifiedAt
  optedOutAt
  bouncedAt
  isUsable
}`, {"fragmentName":"Settings"}) as unknown as TypedDocumentString<SettingsFragment, unknown>;
export const ActionItemsDocument = new TypedDocumentString(`
    query ActionItems {
  me {
    id
    today
    memberships {
      id
      status
      pod {
        id
        meetings(first: 8) {
          nodes {
            id
            actionItems {
              text
              userId
              commitmentId
            }
          }
        }
      }
    }
  }
}
    `, {"hash":"sha256:269a48284bf59a84ef70c61a72e0ca40ac7f1081e93fe9a2d46304db5d1626f0"}) as unknown as TypedDocumentString<ActionItemsQuery, ActionItemsQueryVariables>;
export const PromiseActionItemDocument = new TypedDocumentString(`
    mutation PromiseActionItem($input: PromiseActionItemInput!) {
  promiseActionItem(input: $input) {
    commitment {
      ...CommitmentCard
    }
  }
}
    fragment CommitmentCard on Commitment {
  id
  commitment
  textWithoutDay
  status
  createdAt
  dueDate
  timeOfDay
  closesAt
  completedAt
  isLate
  isAwaitingReport
  estimatedTimeMinutes
}`, {"hash":"sha256:1d0d49b99518ec19f252f299e2beefb6974e4f9e1dd832c84ca51621a1391d41"}) as unknown as TypedDocumentString<PromiseActionItemMutation, PromiseActionItemMutationVariables>;
export const CreatePlaygroundLinkDocument = new TypedDocumentString(`
    mutation CreatePlaygroundLink($input: CreatePlaygroundLinkInput!) {
  createPlaygroundLink(input: $input) {
    url
    expiresAt
  }
}
    `, {"hash":"sha256:3b3eaec7e57cd544cd3888822c26ef4a0e5208e17c3342a074f0f580ce388f70"}) as unknown as TypedDocumentString<CreatePlaygroundLinkMutation, CreatePlaygroundLinkMutationVariables>;
export const AdminFiguresDocument = new TypedDocumentString(`
    query AdminFigures($weeks: Int!) {
  kpis {
    refreshedAt
    botUsage {
      activeUsers
      totalUsers
      weeklyActivePercentage
    }
    commitmentFulfillment {
      dueCommitments
      dueCompletedCommitments
      dueOnlyCompletionRate
    }
    podAttendance {
      attendedSeats
      expectedSeats
      overallAttendance
      totalMeetingsThisWeek
    }
    newUsers {
      newUsersThisWeek
    }
    kept: series(metric: COMMITMENTS_KEPT, weeks: $weeks) {
      ...WeekFigure
    }
    attended: series(metric: POD_ATTENDANCE, weeks: $weeks) {
      ...WeekFigure
    }
    joined: series(metric: NEW_MEMBERS, weeks: $weeks) {
      ...WeekFigure
    }
  }
}
    fragment WeekFigure on KpiPoint {
  week
  numerator
  denominator
}`, {"hash":"sha256:de3707b922b31a297570b0692e9577aedae44d7bbf9569624193705299271a38"}) as unknown as TypedDocumentString<AdminFiguresQuery, AdminFiguresQueryVariables>;
export const CreateCommitmentDocument = new TypedDocumentString(`
    mutation CreateCommitment($input: CreateCommitmentInput!) {
  createCommitment(input: $input) {
    commitment {
      ...CommitmentCard
    }
    user {
      id
      longTermGoals {
        id
        status
      }
    }
  }
}
    fragment CommitmentCard on Commitment {
  id
  commitment
  textWithoutDay
  status
  createdAt
  dueDate
  timeOfDay
  closesAt
  completedAt
  isLate
  isAwaitingReport
  estimatedTimeMinutes
}`, {"hash":"sha256:7e0a3a820f2b381bce55840cb20d5fc48995bc3450b272f47aa6970f02af2ce2"}) as unknown as TypedDocumentString<CreateCommitmentMutation, CreateCommitmentMutationVariables>;
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
  textWithoutDay
  status
  createdAt
  dueDate
  timeOfDay
  closesAt
  completedAt
  isLate
  isAwaitingReport
  estimatedTimeMinutes
}
fragment Standing on User {
  id
  timezone
  today
  currentStreak
  longestStreak
}`, {"hash":"sha256:3fa586a7487a7bbc011d75d9ab1ded2534e05d82d4a34fb260a2e68f73696480"}) as unknown as TypedDocumentString<CompleteCommitmentMutation, CompleteCommitmentMutationVariables>;
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
  textWithoutDay
  status
  createdAt
  dueDate
  timeOfDay
  closesAt
  completedAt
  isLate
  isAwaitingReport
  estimatedTimeMinutes
}
fragment Standing on User {
  id
  timezone
  today
  currentStreak
  longestStreak
}`, {"hash":"sha256:d2319cafa8f128faf57c24da8b942df018b7a7d8c38aff6dc07c1636e013fe29"}) as unknown as TypedDocumentString<FailCommitmentMutation, FailCommitmentMutationVariables>;
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
  textWithoutDay
  status
  createdAt
  dueDate
  timeOfDay
  closesAt
  completedAt
  isLate
  isAwaitingReport
  estimatedTimeMinutes
}
fragment Standing on User {
  id
  timezone
  today
  currentStreak
  longestStreak
}`, {"hash":"sha256:14b2d401fc4722633b781ea5e4e845c473b7f5bbd0ff3045146a74c0cdd04817"}) as unknown as TypedDocumentString<UndoCommitmentMutation, UndoCommitmentMutationVariables>;
export const FacilitiesDocument = new TypedDocumentString(`
    query Facilities {
  facilities {
    email
    sms
    languageModel
  }
}
    `, {"hash":"sha256:de6cf36b0af437d51a431ef935130da649801c3f1cf620bdcf803dc8e955f5ef"}) as unknown as TypedDocumentString<FacilitiesQuery, FacilitiesQueryVariables>;
export const MyContactsDocument = new TypedDocumentString(`
    query MyContacts {
  me {
    ...Reachable
  }
}
    fragment Contact on ContactPoint {
  id
  kind
  address
  verifiedAt
  optedOutAt
  bouncedAt
  isUsable
}
fragment Reachable on User {
  id
  notificationPreferences {
    channels {
      sms
      email
    }
  }
  contactPoints {
    ...Contact
  }
}`, {"hash":"sha256:396194584255c9264ff5e887436bf274e2bc5c33bb35e7bca70e783be1f0487f"}) as unknown as TypedDocumentString<MyContactsQuery, MyContactsQueryVariables>;
export const AddContactDocument = new TypedDocumentString(`
    mutation AddContact($input: AddContactPointInput!) {
  addContactPoint(input: $input) {
    contactPoint {
      ...Contact
    }
  }
}
    fragment Contact on ContactPoint {
  id
  kind
  address
  verifiedAt
  optedOutAt
  bouncedAt
  isUsable
}`, {"hash":"sha256:72cfba6042ecf835938b0eb51c069455ca4d691bf3826750d3f646b12db4e316"}) as unknown as TypedDocumentString<AddContactMutation, AddContactMutationVariables>;
export const VerifyContactDocument = new TypedDocumentString(`
    mutation VerifyContact($input: VerifyContactPointInput!) {
  verifyContactPoint(input: $input) {
    outcome
    attemptsLeft
    contactPoint {
      ...Contact
    }
  }
}
    fragment Contact on ContactPoint {
  id
  kind
  address
  verifiedAt
  optedOutAt
  bouncedAt
  isUsable
}`, {"hash":"sha256:1826683c00860fbb9ae1f2295199f780d58b769546b7f9423bbe09ae6b169bdd"}) as unknown as TypedDocumentString<VerifyContactMutation, VerifyContactMutationVariables>;
export const RemoveContactDocument = new TypedDocumentString(`
    mutation RemoveContact($input: RemoveContactPointInput!) {
  removeContactPoint(input: $input) {
    user {
      ...Reachable
    }
  }
}
    fragment Contact on ContactPoint {
  id
  kind
  address
  verifiedAt
  optedOutAt
  bouncedAt
  isUsable
}
fragment Reachable on User {
  id
  notificationPreferences {
    channels {
      sms
      email
    }
  }
  contactPoints {
    ...Contact
  }
}`, {"hash":"sha256:6864095f5c6469e2ec3dd2535d69976e65fbcaf8e08187d5284fdf4936502dac"}) as unknown as TypedDocumentString<RemoveContactMutation, RemoveContactMutationVariables>;
export const SetChannelsDocument = new TypedDocumentString(`
    mutation SetChannels($input: SetNotificationPreferencesInput!) {
  setNotificationPreferences(input: $input) {
    user {
      ...Reachable
    }
  }
}
    fragment Contact on ContactPoint {
  id
  kind
  address
  verifiedAt
  optedOutAt
  bouncedAt
  isUsable
}
fragment Reachable on User {
  id
  notificationPreferences {
    channels {
      sms
      email
    }
  }
  contactPoints {
    ...Contact
  }
}`, {"hash":"sha256:264c7197d8376483e6f8cf9d1923dc8aeb6583d66ba314ff8f0c5416e55a53c1"}) as unknown as TypedDocumentString<SetChannelsMutation, SetChannelsMutationVariables>;
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
export const GoalsDocument = new TypedDocumentString(`
    query Goals {
  me {
    id
    today
    longTermGoals {
      ...Goal
    }
  }
}
    fragment Goal on LongTermGoal {
  id
  title
  category
  progressPercentage
  status
  targetCompletionDate
  version
}`, {"hash":"sha256:5586fbd40990083adada3f24b04ffcca8f21267d7b664c01403f8654fdc50ec0"}) as unknown as TypedDocumentString<GoalsQuery, GoalsQueryVariables>;
export const GoalAndPromisesDocument = new TypedDocumentString(`
    query GoalAndPromises($id: ID!) {
  me {
    id
    today
    longTermGoals {
      ...Goal
    }
    open: commitments(
      first: 5
      filter: {longTermGoalId: $id, status: {in: [ACTIVE]}}
      orderBy: {field: DUE_DATE, direction: ASC}
    ) {
      totalCount
      nodes {
        ...CommitmentCard
      }
    }
    kept: commitments(
      first: 1
      filter: {longTermGoalId: $id, status: {in: [COMPLETED]}}
    ) {
      totalCount
    }
  }
}
    fragment CommitmentCard on Commitment {
  id
  commitment
  textWithoutDay
  status
  createdAt
  dueDate
  timeOfDay
  closesAt
  completedAt
  isLate
  isAwaitingReport
  estimatedTimeMinutes
}
fragment Goal on LongTermGoal {
  id
  title
  category
  progressPercentage
  status
  targetCompletionDate
  version
}`, {"hash":"sha256:43915363d5fb2137408d58e85db0a032fbc10aa1a60bdb86fca6a50479ac9f8c"}) as unknown as TypedDocumentString<GoalAndPromisesQuery, GoalAndPromisesQueryVariables>;
export const ReadGoalDocument = new TypedDocumentString(`
    mutation ReadGoal($input: AnalyzeCommitmentInput!) {
  analyzeCommitment(input: $input) {
    reading {
      id
      items {
        index
        category
        dueDate
        safety
        safetyCertainty
      }
    }
  }
}
    `, {"hash":"sha256:32ccc51c581d8bf692930419e4491f72b3f9eafae933052f27feb8f3de85da3f"}) as unknown as TypedDocumentString<ReadGoalMutation, ReadGoalMutationVariables>;
export const CreateGoalDocument = new TypedDocumentString(`
    mutation CreateGoal($input: CreateLongTermGoalInput!) {
  createLongTermGoal(input: $input) {
    longTermGoal {
      ...Goal
    }
  }
}
    fragment Goal on LongTermGoal {
  id
  title
  category
  progressPercentage
  status
  targetCompletionDate
  version
}`, {"hash":"sha256:c550c57f3eb30601f405475a62220760c9d8cef0781bf9b133aba3dfbed9fca1"}) as unknown as TypedDocumentString<CreateGoalMutation, CreateGoalMutationVariables>;
export const UpdateGoalDocument = new TypedDocumentString(`
    mutation UpdateGoal($input: UpdateLongTermGoalInput!) {
  updateLongTermGoal(input: $input) {
    longTermGoal {
      ...Goal
    }
  }
}
    fragment Goal on LongTermGoal {
  id
  title
  category
  progressPercentage
  status
  targetCompletionDate
  version
}`, {"hash":"sha256:68cc68746541dd16fcd02cbc222572c9403a905b6461158e3a034f9c33631a00"}) as unknown as TypedDocumentString<UpdateGoalMutation, UpdateGoalMutationVariables>;
export const ArchiveGoalDocument = new TypedDocumentString(`
    mutation ArchiveGoal($input: ArchiveLongTermGoalInput!) {
  archiveLongTermGoal(input: $input) {
    longTermGoal {
      ...Goal
    }
  }
}
    fragment Goal on LongTermGoal {
  id
  title
  category
  progressPercentage
  status
  targetCompletionDate
  version
}`, {"hash":"sha256:63418750350e301a40a733217e0cb181af5c065ed4285296b1382cfdc25c8383"}) as unknown as TypedDocumentString<ArchiveGoalMutation, ArchiveGoalMutationVariables>;
export const PromiseAndGoalsDocument = new TypedDocumentString(`
    query PromiseAndGoals($id: ID!) {
  me {
    id
    longTermGoals {
      ...Goal
    }
  }
  commitment(id: $id) {
    ...ServingCommitment
  }
}
    fragment CommitmentCard on Commitment {
  id
  commitment
  textWithoutDay
  status
  createdAt
  dueDate
  timeOfDay
  closesAt
  completedAt
  isLate
  isAwaitingReport
  estimatedTimeMinutes
}
fragment Goal on LongTermGoal {
  id
  title
  category
  progressPercentage
  status
  targetCompletionDate
  version
}
fragment ServingCommitment on Commitment {
  ...CommitmentCard
  longTermGoal {
    id
    title
  }
}`, {"hash":"sha256:b011a059e8cd0b029aa6c87234a9c850dffa84a7d4d0cd5536c2cbb667612999"}) as unknown as TypedDocumentString<PromiseAndGoalsQuery, PromiseAndGoalsQueryVariables>;
export const ServeGoalDocument = new TypedDocumentString(`
    mutation ServeGoal($input: UpdateCommitmentInput!) {
  updateCommitment(input: $input) {
    commitment {
      ...ServingCommitment
    }
  }
}
    fragment CommitmentCard on Commitment {
  id
  commitment
  textWithoutDay
  status
  createdAt
  dueDate
  timeOfDay
  closesAt
  completedAt
  isLate
  isAwaitingReport
  estimatedTimeMinutes
}
fragment ServingCommitment on Commitment {
  ...CommitmentCard
  longTermGoal {
    id
    title
  }
}`, {"hash":"sha256:f72a0614efbcdf06d36d4eb725606f7cca30253dd3fa99a2032548ebec28c083"}) as unknown as TypedDocumentString<ServeGoalMutation, ServeGoalMutationVariables>;
export const LedgerDocument = new TypedDocumentString(`
    query Ledger($first: Int!, $before: LocalDate) {
  me {
    ...Standing
    days(first: $first, before: $before) {
      ...LedgerDay
    }
  }
}
    fragment Standing on User {
  id
  timezone
  today
  currentStreak
  longestStreak
}
fragment LedgerDay on UserDay {
  id
  day
  verdict
  credits
  misses
  isBreak
}`, {"hash":"sha256:ae50c0bfa045219fb53e927cb23ec0fa6cc917e8f1fbc779797e8c49e3658cd1"}) as unknown as TypedDocumentString<LedgerQuery, LedgerQueryVariables>;
export const WeekDocument = new TypedDocumentString(`
    query Week($from: LocalDate!, $before: LocalDate!) {
  me {
    ...Standing
    breakUntil
    days(first: 7) {
      ...LedgerDay
    }
    commitments(first: 100, filter: {dueDate: {from: $from, before: $before}}) {
      nodes {
        ...CommitmentCard
      }
    }
  }
}
    fragment CommitmentCard on Commitment {
  id
  commitment
  textWithoutDay
  status
  createdAt
  dueDate
  timeOfDay
  closesAt
  completedAt
  isLate
  isAwaitingReport
  estimatedTimeMinutes
}
fragment Standing on User {
  id
  timezone
  today
  currentStreak
  longestStreak
}
fragment LedgerDay on UserDay {
  id
  day
  verdict
  credits
  misses
  isBreak
}`, {"hash":"sha256:36177435d16a36d99cea5277bb60d5250417c910a3f98ee2e9f411e0a4822d1d"}) as unknown as TypedDocumentString<WeekQuery, WeekQueryVariables>;
export const LastSummaryDocument = new TypedDocumentString(`
    query LastSummary($period: Period!) {
  me {
    id
    notificationPreferences {
      memoryOptOut
      weeklySummary {
        weekday
      }
    }
  }
  summaries(first: 1, filter: {period: $period}) {
    nodes {
      id
      startOn
      endOn
      text
    }
  }
}
    `, {"hash":"sha256:32ef90c558057bee27464bab171d7e4743803fff4afc47a1eac9befe7530c4c2"}) as unknown as TypedDocumentString<LastSummaryQuery, LastSummaryQueryVariables>;
export const MemoryDocument = new TypedDocumentString(`
    query Memory {
  me {
    id
    notificationPreferences {
      memoryOptOut
    }
  }
  patterns(first: 10, filter: {isCurrent: true}) {
    nodes {
      id
      text
      direction
    }
  }
  recommendations(first: 10, filter: {status: {in: [OPEN, ACCEPTED]}}) {
    nodes {
      id
      text
      status
      effect {
        isEnough
        before {
          n
          k
        }
        after {
          n
          k
        }
        change {
          value
          lo
          hi
        }
      }
    }
  }
  memory(first: 20, filter: {isCurrent: true}) {
    nodes {
      id
      fact
    }
  }
}
    `, {"hash":"sha256:fd3fc4c51b03f521127d1b64395d92bccb1e94672c7cc7ce72e3976a8e7fcc7b"}) as unknown as TypedDocumentString<MemoryQuery, MemoryQueryVariables>;
export const ForgetMemoryDocument = new TypedDocumentString(`
    mutation ForgetMemory($input: ForgetMemoryInput!) {
  forgetMemory(input: $input) {
    forgottenId
  }
}
    `, {"hash":"sha256:f683edf1672e37bf4e19e335ef91bbca17b9c7b660e5d7d5d17dc73d1b862f92"}) as unknown as TypedDocumentString<ForgetMemoryMutation, ForgetMemoryMutationVariables>;
export const CorrectMemoryDocument = new TypedDocumentString(`
    mutation CorrectMemory($input: CorrectMemoryInput!) {
  correctMemory(input: $input) {
    fact {
      id
      fact
    }
  }
}
    `, {"hash":"sha256:f8543288a738d3ba279832d3eb3876c4894495faf43cc3e46beee86276f4de25"}) as unknown as TypedDocumentString<CorrectMemoryMutation, CorrectMemoryMutationVariables>;
export const AnswerRecommendationDocument = new TypedDocumentString(`
    mutation AnswerRecommendation($input: AnswerRecommendationInput!) {
  answerRecommendation(input: $input) {
    recommendation {
      id
      status
    }
  }
}
    `, {"hash":"sha256:72072b201c467b2a898853ffde618ef8c293cf963d3c36bf53783cfc368c3779"}) as unknown as TypedDocumentString<AnswerRecommendationMutation, AnswerRecommendationMutationVariables>;
export const MyBreakDocument = new TypedDocumentString(`
    query MyBreak {
  me {
    ...Break
  }
}
    fragment Break on User {
  id
  today
  breakUntil
}`, {"hash":"sha256:39f10d1623234892ba645316a110d9b22cd39d2315a9a18d68ee04dd66c607f9"}) as unknown as TypedDocumentString<MyBreakQuery, MyBreakQueryVariables>;
export const TakeBreakDocument = new TypedDocumentString(`
    mutation TakeBreak($input: TakeBreakInput!) {
  takeBreak(input: $input) {
    user {
      ...Break
    }
  }
}
    fragment Break on User {
  id
  today
  breakUntil
}`, {"hash":"sha256:4f3739b60a5a68c545577f7c46cc51101ab4d07de7aadef07e0a0d02cd1eac3d"}) as unknown as TypedDocumentString<TakeBreakMutation, TakeBreakMutationVariables>;
export const EndBreakDocument = new TypedDocumentString(`
    mutation EndBreak($input: EndBreakInput) {
  endBreak(input: $input) {
    user {
      ...Break
    }
  }
}
    fragment Break on User {
  id
  today
  breakUntil
}`, {"hash":"sha256:b32b897a5775633830360934b400fe1c6b7392727f186dab39f474255f16c169"}) as unknown as TypedDocumentString<EndBreakMutation, EndBreakMutationVariables>;
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
export const MyPortraitDocument = new TypedDocumentString(`
    query MyPortrait {
  me {
    ...Portrait
  }
}
    fragment Portrait on User {
  id
  goalsCategory
  experienceLevel
  preferredMeetingStyle
  onboardingStep
  strengths
  helpNeeded
  bio
  availability {
    dayOfWeek
    fromTime
    toTime
  }
}`, {"hash":"sha256:1d3a85bb42ca1fa0ead155ac4a69a7a0233ca8485b25ab5a206e2b37584a028c"}) as unknown as TypedDocumentString<MyPortraitQuery, MyPortraitQueryVariables>;
export const ChangePortraitDocument = new TypedDocumentString(`
    mutation ChangePortrait($input: UpdateProfileInput!) {
  updateProfile(input: $input) {
    user {
      ...Portrait
    }
  }
}
    fragment Portrait on User {
  id
  goalsCategory
  experienceLevel
  preferredMeetingStyle
  onboardingStep
  strengths
  helpNeeded
  bio
  availability {
    dayOfWeek
    fromTime
    toTime
  }
}`, {"hash":"sha256:a19eb4576be288b54279aaa00700127a387c5065044ef0415aad1d3fd0e37c58"}) as unknown as TypedDocumentString<ChangePortraitMutation, ChangePortraitMutationVariables>;
export const SetAvailabilityDocument = new TypedDocumentString(`
    mutation SetAvailability($input: SetAvailabilityInput!) {
  setAvailability(input: $input) {
    user {
      ...Portrait
    }
  }
}
    fragment Portrait on User {
  id
  goalsCategory
  experienceLevel
  preferredMeetingStyle
  onboardingStep
  strengths
  helpNeeded
  bio
  availability {
    dayOfWeek
    fromTime
    toTime
  }
}`, {"hash":"sha256:85987c8cca4ba1e7aadc0969284be4a67900e9c723b41df577baf21c681fff66"}) as unknown as TypedDocumentString<SetAvailabilityMutation, SetAvailabilityMutationVariables>;
export const ExportMemberDocument = new TypedDocumentString(`
    mutation ExportMember($input: ExportMemberInput!) {
  exportMember(input: $input) {
    document
    exportedAt
  }
}
    `, {"hash":"sha256:cce7c1df2c1638d0f1b07e199f72e96083790da315ba123bee64decbc32e6fbe"}) as unknown as TypedDocumentString<ExportMemberMutation, ExportMemberMutationVariables>;
export const EraseMemberDocument = new TypedDocumentString(`
    mutation EraseMember($input: EraseMemberInput!) {
  eraseMember(input: $input) {
    erasedAt
    suppressedAddresses
    tables {
      table
      before
      after
    }
  }
}
    `, {"hash":"sha256:15fa5f52fc59bc653485b07c48e30d0cf18c5db1a34591ac0f9375f302cfe57d"}) as unknown as TypedDocumentString<EraseMemberMutation, EraseMemberMutationVariables>;
export const MeDocument = new TypedDocumentString(`
    query Me {
  me {
    ...Profile
    openQuestions {
      bot
      question
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
}`, {"hash":"sha256:aa4469cbddf0683475bc20c09f945615bea4227fcd874f100e8205c9a6acc8e6"}) as unknown as TypedDocumentString<MeQuery, MeQueryVariables>;
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
export const NoteQuestionDocument = new TypedDocumentString(`
    mutation NoteQuestion($input: NoteQuestionInput!) {
  noteQuestion(input: $input) {
    user {
      id
    }
  }
}
    `, {"hash":"sha256:793b906e5f82e4c787210657c8bcfac92e55c44913aef4c2c7b1ef2a45518623"}) as unknown as TypedDocumentString<NoteQuestionMutation, NoteQuestionMutationVariables>;
export const PromisesDocument = new TypedDocumentString(`
    query Promises {
  me {
    ...Promising
  }
}
    fragment Promise on Commitment {
  id
  commitment
  textWithoutDay
  status
  createdAt
  dueDate
  timeOfDay
  isAwaitingReport
  sharedWithPod
  version
}
fragment Promising on User {
  id
  today
  timezone
  memberships {
    id
    status
  }
  commitments(
    first: 100
    filter: {status: {in: [ACTIVE, PAUSED]}}
    orderBy: {field: DUE_DATE, direction: ASC}
  ) {
    totalCount
    nodes {
      ...Promise
    }
  }
}`, {"hash":"sha256:883fae09199a58e07c587526fae2b37e740417fa09f587417df75afd7c4355cb"}) as unknown as TypedDocumentString<PromisesQuery, PromisesQueryVariables>;
export const ChangePromiseDocument = new TypedDocumentString(`
    mutation ChangePromise($input: UpdateCommitmentInput!) {
  updateCommitment(input: $input) {
    commitment {
      id
    }
  }
}
    `, {"hash":"sha256:dcad2421d55ade899fe18014d681e6fb4afde4ca68654976b7e59d4dc40485f7"}) as unknown as TypedDocumentString<ChangePromiseMutation, ChangePromiseMutationVariables>;
export const PausePromiseDocument = new TypedDocumentString(`
    mutation PausePromise($input: PauseCommitmentInput!) {
  pauseCommitment(input: $input) {
    commitment {
      id
    }
  }
}
    `, {"hash":"sha256:2ace8e0fbe3b423a090885a386ec8bc6b5f622ef7b5c578f11ae079615354262"}) as unknown as TypedDocumentString<PausePromiseMutation, PausePromiseMutationVariables>;
export const ResumePromiseDocument = new TypedDocumentString(`
    mutation ResumePromise($input: ResumeCommitmentInput!) {
  resumeCommitment(input: $input) {
    commitment {
      id
    }
  }
}
    `, {"hash":"sha256:ef1757d25a9de725086dfbb5ee38f4c1cb6d9fc167295947ab0b283d1a4a4cf9"}) as unknown as TypedDocumentString<ResumePromiseMutation, ResumePromiseMutationVariables>;
export const DeletePromiseDocument = new TypedDocumentString(`
    mutation DeletePromise($input: DeleteCommitmentInput!) {
  deleteCommitment(input: $input) {
    deletedId
  }
}
    `, {"hash":"sha256:600e70c0ab7c741be993b5c0cb05f6dca00a75cd3792089fa2d7cfa4c4b951c8"}) as unknown as TypedDocumentString<DeletePromiseMutation, DeletePromiseMutationVariables>;
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
        when {
          kind
          rrule
        }
        reasons {
          letter
          text
        }
        dueDate
        timeOfDay
        dueAlternatives
        asksCategory
        question
        questionLetter
        questionOptions
        safety
        safetyCertainty
      }
    }
  }
}
    `, {"hash":"sha256:5c4ea6e457ad7cb3bb8a6022c5cd57bddbc7a83a4ae471b54e616a0df5bf0c0f"}) as unknown as TypedDocumentString<AnalyzeCommitmentMutation, AnalyzeCommitmentMutationVariables>;
export const RecurringCommitmentsDocument = new TypedDocumentString(`
    query RecurringCommitments {
  me {
    id
    today
    recurringCommitments {
      ...Recurring
    }
  }
}
    fragment Recurring on RecurringCommitment {
  id
  commitment
  rule
  timeOfDay
  startsOn
  endsOn
  nextOn
  status
  version
}`, {"hash":"sha256:45c8e69350fad742f2affa74143b6fb86baafb5c9dad47496333669c0bb5f1dd"}) as unknown as TypedDocumentString<RecurringCommitmentsQuery, RecurringCommitmentsQueryVariables>;
export const CreateRecurringCommitmentDocument = new TypedDocumentString(`
    mutation CreateRecurringCommitment($input: CreateRecurringCommitmentInput!) {
  createRecurringCommitment(input: $input) {
    recurringCommitment {
      ...Recurring
    }
    user {
      id
      today
    }
  }
}
    fragment Recurring on RecurringCommitment {
  id
  commitment
  rule
  timeOfDay
  startsOn
  endsOn
  nextOn
  status
  version
}`, {"hash":"sha256:9ee7322648bfa0b0d2c077015eb5d54aa266ed6da6ffbb3064f81b357d73c9b8"}) as unknown as TypedDocumentString<CreateRecurringCommitmentMutation, CreateRecurringCommitmentMutationVariables>;
export const UpdateRecurringCommitmentDocument = new TypedDocumentString(`
    mutation UpdateRecurringCommitment($input: UpdateRecurringCommitmentInput!) {
  updateRecurringCommitment(input: $input) {
    recurringCommitment {
      ...Recurring
    }
  }
}
    fragment Recurring on RecurringCommitment {
  id
  commitment
  rule
  timeOfDay
  startsOn
  endsOn
  nextOn
  status
  version
}`, {"hash":"sha256:887b0ce2a61c0b8f755769642988e51353061dfcaba2d206033cdd028b0c3e14"}) as unknown as TypedDocumentString<UpdateRecurringCommitmentMutation, UpdateRecurringCommitmentMutationVariables>;
export const PauseRecurringCommitmentDocument = new TypedDocumentString(`
    mutation PauseRecurringCommitment($input: PauseRecurringCommitmentInput!) {
  pauseRecurringCommitment(input: $input) {
    recurringCommitment {
      ...Recurring
    }
  }
}
    fragment Recurring on RecurringCommitment {
  id
  commitment
  rule
  timeOfDay
  startsOn
  endsOn
  nextOn
  status
  version
}`, {"hash":"sha256:0aec85528e7c5c84e6ae02a6dfbd16299430684637eb16a49bee77a1cd3918ce"}) as unknown as TypedDocumentString<PauseRecurringCommitmentMutation, PauseRecurringCommitmentMutationVariables>;
export const ResumeRecurringCommitmentDocument = new TypedDocumentString(`
    mutation ResumeRecurringCommitment($input: ResumeRecurringCommitmentInput!) {
  resumeRecurringCommitment(input: $input) {
    recurringCommitment {
      ...Recurring
    }
  }
}
    fragment Recurring on RecurringCommitment {
  id
  commitment
  rule
  timeOfDay
  startsOn
  endsOn
  nextOn
  status
  version
}`, {"hash":"sha256:eaa0a48779c92c95a7b6be5b0cb371b4d545efe35635cda74be1093bee63300f"}) as unknown as TypedDocumentString<ResumeRecurringCommitmentMutation, ResumeRecurringCommitmentMutationVariables>;
export const EndRecurringCommitmentDocument = new TypedDocumentString(`
    mutation EndRecurringCommitment($input: EndRecurringCommitmentInput!) {
  endRecurringCommitment(input: $input) {
    recurringCommitment {
      ...Recurring
    }
  }
}
    fragment Recurring on RecurringCommitment {
  id
  commitment
  rule
  timeOfDay
  startsOn
  endsOn
  nextOn
  status
  version
}`, {"hash":"sha256:95a2fd21130d3fa3cf6400f886a3f6de6b1e073f5ae0910a94af78329ab07c7f"}) as unknown as TypedDocumentString<EndRecurringCommitmentMutation, EndRecurringCommitmentMutationVariables>;
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
export const LanguageDocument = new TypedDocumentString(`
    query Language {
  me {
    id
    notificationPreferences {
      locale
    }
  }
}
    `, {"hash":"sha256:f1e584721962d150bf89e940f2dba2a29cfcc2399c0bf3e721cc5bd36456ac92"}) as unknown as TypedDocumentString<LanguageQuery, LanguageQueryVariables>;
export const MySettingsDocument = new TypedDocumentString(`
    query MySettings {
  me {
    ...Settings
  }
  facilities {
    email
    sms
    languageModel
  }
}
    fragment Contact on ContactPoint {
  id
  kind
  address
  verifiedAt
  optedOutAt
  bouncedAt
  isUsable
}
fragment Settings on User {
  id
  roles {
    roleType
    isActive
  }
  notificationPreferences {
    locale
    dueToday
    llmOptIn
    memoryOptOut
    weeklySummary {
      weekday
      time
    }
    quietHours {
      start
      end
    }
    channels {
      sms
      email
    }
  }
  contactPoints {
    ...Contact
  }
}`, {"hash":"sha256:abf76f47f97fa58d0784ea7440c509a552f644292826ffec72a281820ab24808"}) as unknown as TypedDocumentString<MySettingsQuery, MySettingsQueryVariables>;
export const SetSettingsDocument = new TypedDocumentString(`
    mutation SetSettings($input: SetNotificationPreferencesInput!) {
  setNotificationPreferences(input: $input) {
    user {
      ...Settings
    }
  }
}
    fragment Contact on ContactPoint {
  id
  kind
  address
  verifiedAt
  optedOutAt
  bouncedAt
  isUsable
}
fragment Settings on User {
  id
  roles {
    roleType
    isActive
  }
  notificationPreferences {
    locale
    dueToday
    llmOptIn
    memoryOptOut
    weeklySummary {
      weekday
      time
    }
    quietHours {
      start
      end
    }
    channels {
      sms
      email
    }
  }
  contactPoints {
    ...Contact
  }
}`, {"hash":"sha256:d290afedb75729b6f8ac3d5dffe0aa72574be7f53b515e1fecfaaf64eb16db4a"}) as unknown as TypedDocumentString<SetSettingsMutation, SetSettingsMutationVariables>;
export const TodayDocument = new TypedDocumentString(`
    query Today($first: Int!) {
  me {
    ...Standing
    onboardingStep
    breakUntil
    resting: commitments(first: 1, filter: {status: {in: [PAUSED]}}) {
      totalCount
    }
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
  textWithoutDay
  status
  createdAt
  dueDate
  timeOfDay
  closesAt
  completedAt
  isLate
  isAwaitingReport
  estimatedTimeMinutes
}
fragment Standing on User {
  id
  timezone
  today
  currentStreak
  longestStreak
}`, {"hash":"sha256:1f42ecfa23017f5bdec785965c3a31302e12bb5a93b63141c8d66e055fa0c351"}) as unknown as TypedDocumentString<TodayQuery, TodayQueryVariables>;
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
  textWithoutDay
  status
  createdAt
  dueDate
  timeOfDay
  closesAt
  completedAt
  isLate
  isAwaitingReport
  estimatedTimeMinutes
}
fragment Standing on User {
  id
  timezone
  today
  currentStreak
  longestStreak
}`, {"hash":"sha256:9c0fd8649dba35d18c85a84cdc45aa25c59640f097188f4e9cf83cefe74973c2"}) as unknown as TypedDocumentString<CommitmentByIdQuery, CommitmentByIdQueryVariables>;
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