export const PAYMENT_PROVIDERS = ['stripe', 'telegram_stars', 'manual'] as const;

/** What a provider can tell; the state of a payment follows from the set of these, in whatever order they came. */
export const PAYMENT_EVENT_TYPES = ['paid', 'renewed', 'payment_failed', 'cancelled', 'refunded', 'dispute_opened', 'dispute_won', 'dispute_lost'] as const;

export const PAYMENT_STATUSES = ['paid', 'failed', 'cancelled', 'refunded', 'disputed'] as const;
