/** Which roles a person may hold. A role counts only while it has not expired, judged when it is read. */
export const ROLE_TYPES = ['unpaid', 'paid', 'pod_member', 'admin', 'super_admin'] as const;
export type RoleType = (typeof ROLE_TYPES)[number];

/** Where a role came from. A payment never takes away what a person granted. */
export const ROLE_SOURCES = ['system', 'person', 'payment', 'membership'] as const;

/** The areas of life that goals and commitments are sorted into. @see docs/decisions/0001-one-category-set.md */
export const CATEGORIES = ['health', 'work', 'personal', 'learning'] as const;
export type Category = (typeof CATEGORIES)[number];

export const EXPERIENCE_LEVELS = ['beginner', 'intermediate', 'advanced'] as const;
export type ExperienceLevel = (typeof EXPERIENCE_LEVELS)[number];

export const MEETING_STYLES = ['supportive', 'direct', 'mixed'] as const;
export type MeetingStyle = (typeof MEETING_STYLES)[number];

/** The questions of the onboarding, in the order in which they are asked. */
export const ONBOARDING_STEPS = ['timezone', 'day_start', 'category', 'level', 'style'] as const;
export type OnboardingStep = (typeof ONBOARDING_STEPS)[number];

/** The two bots that a person may have started. */
export const BOTS = ['commitment', 'pod'] as const;
export type Bot = (typeof BOTS)[number];

/** Whether a bot can write to a chat: `unreachable` after the person blocked it, until the next /start. */
export const CHAT_STATES = ['reachable', 'unreachable'] as const;

export const CONTACT_KINDS = ['sms', 'email'] as const;
export type ContactKind = (typeof CONTACT_KINDS)[number];

/** Where a member's days turn while they have not said where they live. */
export const ZONE_UNTIL_TOLD = 'UTC';

/** The hour at which a member's day begins unless they choose another: a promise kept at 1 in the morning belongs to the evening before. */
export const DEFAULT_DAY_START_HOUR = 3;

/** A day may begin from midnight to noon: late enough for people who work at night, early enough that "today" never means the day before yesterday. */
export const DAY_START_HOURS = { least: 0, most: 12 } as const;
