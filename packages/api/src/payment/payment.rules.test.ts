import { describe, expect, test } from 'vitest';
import { type LedgerLine, paidUntil, type PaymentEventType, projectPayment } from './payment.rules.ts';

const day = (of: number): Date => new Date(Date.UTC(2026, 10, of));
const line = (type: PaymentEventType, at: number, more: Partial<LedgerLine> = {}): LedgerLine => ({
  providerEventId: `${type}-${at}`,
  type,
  occurredAt: day(at),
  amountMinor: 1900,
  currency: 'EUR',
  subscriptionId: null,
  periodStart: null,
  periodEnd: null,
  ...more,
});
const permutations = <T>(all: readonly T[]): T[][] =>
  all.length < 2 ? [[...all]] : all.flatMap((one, at) => permutations([...all.slice(0, at), ...all.slice(at + 1)]).map((rest) => [one, ...rest]));
const status = (...lines: LedgerLine[]) => projectPayment(lines).status;

describe('the state of a payment', () => {
  test('is the same in whatever order its events came', () => {
    const lines = [
      line('paid', 1, { periodStart: day(1), periodEnd: day(8), subscriptionId: 's' }),
      line('renewed', 8, { periodStart: day(8), periodEnd: day(15), amountMinor: 2100 }),
      line('dispute_opened', 9),
      line('dispute_won', 9),
      line('cancelled', 12),
    ];
    for (const order of permutations(lines))
      expect(projectPayment(order)).toEqual({
        status: 'cancelled',
        amountMinor: 1900,
        currency: 'EUR',
        subscriptionId: 's',
        paidAt: day(1),
        periodStart: day(1),
        periodEnd: day(15),
      });
  });

  test('is what happened last', () => {
    expect(status(line('payment_failed', 1))).toBe('failed');
    expect(status(line('payment_failed', 1), line('paid', 2))).toBe('paid');
    expect(status(line('paid', 1), line('dispute_opened', 2))).toBe('disputed');
  });

  test('stays with money that went back, and a failed attempt takes nothing from what was paid', () => {
    expect(status(line('refunded', 2), line('paid', 1), line('renewed', 3))).toBe('refunded');
    expect(status(line('paid', 1), line('dispute_opened', 2), line('dispute_lost', 3), line('dispute_won', 4))).toBe('refunded');
    expect(status(line('paid', 1), line('payment_failed', 2))).toBe('paid');
  });
});

describe('somebody has paid', () => {
  const until = (...payments: Parameters<typeof paidUntil>[0]) => paidUntil(payments, day(10));
  test('for the period and seven days, or for the period when they cancelled', () => {
    expect(until({ status: 'paid', paidAt: day(1), periodEnd: day(9) })).toEqual({ until: day(16) });
    expect(until({ status: 'cancelled', paidAt: day(1), periodEnd: day(12) })).toEqual({ until: day(12) });
    expect(until({ status: 'cancelled', paidAt: day(1), periodEnd: day(10) })).toBeNull();
    expect(until({ status: 'paid', paidAt: day(1), periodEnd: day(3) })).toBeNull();
  });
  test('as long as the payment that reaches furthest, without an end when one names none', () => {
    const week = { status: 'paid', paidAt: day(1), periodEnd: day(9) } as const;
    expect(until(week, { ...week, periodEnd: day(11) })).toEqual({ until: day(18) });
    expect(until(week, { ...week, periodEnd: null })).toEqual({ until: null });
  });
  test('not with what failed, went back or is disputed', () => {
    for (const state of ['failed', 'refunded', 'disputed'] as const) expect(until({ status: state, paidAt: day(1), periodEnd: day(20) })).toBeNull();
    expect(until({ status: 'cancelled', paidAt: null, periodEnd: null })).toBeNull();
    expect(until()).toBeNull();
  });
});
