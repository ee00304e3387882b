import { expect, test } from 'vitest';
import { isFarther } from './sms-status.rules.ts';

/** What is known after the reports came in this order. */
const endOf = (reports: readonly string[]): string | null => reports.reduce<string | null>((known, next) => (isFarther(known, next) ? next : known), null);

function orders<T>(items: readonly T[]): T[][] {
  return items.length < 2 ? [[...items]] : items.flatMap((item, at) => orders(items.toSpliced(at, 1)).map((rest) => [item, ...rest]));
}

test.each([
  [['queued', 'sent', 'delivered'], 'delivered'],
  [['accepted', 'sending', 'sent', 'undelivered'], 'undelivered'],
  [['sent', 'undelivered', 'delivered'], 'delivered'],
  [['queued', 'made-up'], 'queued'],
])('whatever the order, %j ends as %s', (reports, end) => {
  expect(new Set(orders(reports).map(endOf))).toEqual(new Set([end]));
});
