/** What is stored; a pod is `full` when its members equal its places, which is counted, not stored. */
export const POD_STATUSES = ['active', 'paused', 'disbanded'] as const;
export type PodStatus = (typeof POD_STATUSES)[number];

export const MEMBERSHIP_STATUSES = ['active', 'paused', 'left'] as const;
export type MembershipStatus = (typeof MEMBERSHIP_STATUSES)[number];

/** The kinds of spells a membership consists of. */
export const PERIOD_STATUSES = ['active', 'paused'] as const;

export const WAITLIST_STATUSES = ['waiting', 'offered', 'accepted', 'expired', 'withdrawn'] as const;
export type WaitlistStatus = (typeof WAITLIST_STATUSES)[number];
