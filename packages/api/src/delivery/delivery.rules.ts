export const CHANNELS = ['telegram', 'email', 'sms'] as const;
export type Channel = (typeof CHANNELS)[number];

/**
 * `queued` waits for its time; `claimed` is in a worker's hands until the lease ends; `failed` is tried again later; `dead` has used up its attempts;
 * `unknown` may or may not have arrived and is not repeated by itself; `skipped` had become pointless.
 */
export const DELIVERY_STATUSES = ['queued', 'claimed', 'sent', 'failed', 'dead', 'unknown', 'skipped'] as const;
export type DeliveryStatus = (typeof DELIVERY_STATUSES)[number];

/** A button under a Telegram message: what it shows, and what comes back when it is pressed (at most 64 bytes). */
export type DeliveryButton = { text: string; data: string };
