export const PAYMENT_PROVIDERS = ['stripe', 'telegram_stars', 'manual'] as const;
export type PaymentProvider = (typeof PAYMENT_PROVIDERS)[number];

/** What a provider can tell; the state of a payment follows from the set of these, in whatever order they came. */
export const PAYMENT_EVENT_TYPES = ['paid', 'renewed', 'payment_failed', 'cancelled', 'refunded', 'dispute_opened', 'dispute_won', 'dispute_lost'] as const;
export type PaymentEventType = (typeof PAYMENT_EVENT_TYPES)[number];

export const PAYMENT_STATUSES = ['paid', 'failed', 'cancelled', 'refunded', 'disputed'] as const;
export type PaymentStatus = (typeof PAYMENT_STATUSES)[number];

/** Whoever does not renew keeps what they paid for, for so many days more. */
export const GRACE_DAYS = 7;

/** One line of the ledger, as far as the state of its payment follows from it. */
export type LedgerLine = {
  readonly providerEventId: string;
  readonly type: PaymentEventType;
  /** By the provider's clock. */
  readonly occurredAt: Date;
  /** In the smallest unit of the currency. */
  readonly amountMinor: number;
  readonly currency: string;
  readonly subscriptionId: string | null;
  /** What it pays for: from, up to but excluding; null when it names no period. */
  readonly periodStart: Date | null;
  readonly periodEnd: Date | null;
};

/** A payment as its lines of the ledger make it. */
export type ProjectedPayment = {
  readonly status: PaymentStatus;
  readonly amountMinor: number;
  readonly currency: string;
  readonly subscriptionId: string | null;
  readonly paidAt: Date | null;
  readonly periodStart: Date | null;
  readonly periodEnd: Date | null;
};

const STATUS_AFTER: { readonly [type in PaymentEventType]: PaymentStatus } = {
  paid: 'paid',
  renewed: 'paid',
  payment_failed: 'failed',
  cancelled: 'cancelled',
  refunded: 'refunded',
  dispute_opened: 'disputed',
  dispute_won: 'paid',
  dispute_lost: 'refunded',
};

/**
 * The state of one payment, from all that was told of it: the same for any order in which it came. What happened last counts, except that money that went
 * back stays back, and that a failed attempt takes nothing from what was paid.
 * @param lines at least one
 */
export function projectPayment(lines: readonly LedgerLine[]): ProjectedPayment {
  const ordered = lines.toSorted(inTime);
  const paying = ordered.filter(({ type }) => type === 'paid' || type === 'renewed');
  const main = paying[0] ?? ordered[0]!;
  const { amountMinor, currency } = main;
  return {
    status: ordered.reduce<PaymentStatus | null>(nextStatus, null)!,
    amountMinor,
    currency,
    subscriptionId: ordered.findLast((line) => line.subscriptionId !== null)?.subscriptionId ?? null,
    paidAt: paying[0]?.occurredAt ?? null,
    periodStart: earliest(paying.map((line) => line.periodStart)),
    periodEnd: latest(paying.map((line) => line.periodEnd)),
  };
}

function nextStatus(before: PaymentStatus | null, { type }: LedgerLine): PaymentStatus {
  if (before === 'refunded') return before;
  if (type === 'payment_failed' && before !== null) return before;
  return STATUS_AFTER[type];
}

/** By the provider's clock; what it puts at one instant, in the order in which such things happen; then by name, so that there is one order. */
function inTime(a: LedgerLine, b: LedgerLine): number {
  const byTime = a.occurredAt.getTime() - b.occurredAt.getTime();
  const byType = PAYMENT_EVENT_TYPES.indexOf(a.type) - PAYMENT_EVENT_TYPES.indexOf(b.type);
  return byTime || byType || (a.providerEventId < b.providerEventId ? -1 : 1);
}

const known = (all: readonly (Date | null)[]): Date[] => all.filter((at) => at !== null).toSorted((a, b) => a.getTime() - b.getTime());
const earliest = (all: readonly (Date | null)[]): Date | null => known(all)[0] ?? null;
const latest = (all: readonly (Date | null)[]): Date | null => known(all).at(-1) ?? null;

type Counting = Pick<ProjectedPayment, 'status' | 'paidAt' | 'periodEnd'>;

/**
 * Until when these payments of one person make them `paid`; null: not at all at present, `until: null`: without an end. A running payment counts for its
 * period and seven days of grace, a cancelled one for its period; one that failed, went back or is disputed does not count.
 */
export function paidUntil(payments: readonly Counting[], now: Date): { readonly until: Date | null } | null {
  const ends = payments.filter(({ status, paidAt }) => paidAt !== null && (status === 'paid' || status === 'cancelled')).map(endOf);
  if (ends.includes(null)) return { until: null };
  const until = latest(ends);
  return until === null || until <= now ? null : { until };
}

function endOf({ status, paidAt, periodEnd }: Counting): Date | null {
  if (status === 'cancelled') return periodEnd ?? paidAt;
  return periodEnd && new Date(periodEnd.getTime() + GRACE_DAYS * 86_400_000);
}
