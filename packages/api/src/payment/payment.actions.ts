import { noteAudit } from '../event/audit-note.ts';
import { DomainError } from '../lib/errors.ts';
import { lineOf } from '../lib/text.rules.ts';
import { isId } from '../lib/id.rules.ts';
import type { ActionContext } from '../viewer/context.ts';
import { type NewLedgerLine, recordLedgerLine, type Recorded } from './ledger.actions.ts';
import type { RecordPaymentInput } from './payment.input.ts';

const LONGEST_REFERENCE = 200;
/** GraphQL's whole numbers end there. */
const LARGEST_AMOUNT = 2_147_483_647;

/**
 * Records by hand what happened to a payment that no provider tells of: money in cash or by bank, its return, its end.
 * @throws DomainError INVALID_INPUT with the input at fault, NOT_FOUND `userId`, CONFLICT `eventId` for an event that was told differently before,
 * CONFLICT `reference` for a payment of somebody else
 */
export async function recordPayment(ctx: ActionContext, input: RecordPaymentInput): Promise<Recorded> {
  if (!isId(input.userId)) throw new DomainError('NOT_FOUND', 'There is no such member.', 'userId');
  const recorded = await recordLedgerLine(ctx, ledgerLineOf(input, ctx.now));
  noteAudit(ctx, { subjectId: input.userId, details: { paymentId: recorded.paymentId, type: input.type } });
  return recorded;
}

function ledgerLineOf(input: RecordPaymentInput, now: Date): NewLedgerLine {
  const { userId, type, amountMinor, periodStart = null, periodEnd = null } = input;
  const reference = lineOf(input.reference, { longest: LONGEST_REFERENCE, field: 'reference' });
  const occurredAt = input.occurredAt ?? now;
  if (occurredAt > now) throw refused('This is yet to come; record it when it has happened.', 'occurredAt');
  if (amountMinor < 0 || amountMinor > LARGEST_AMOUNT) throw refused(`An amount is 0 to ${LARGEST_AMOUNT} of the smallest unit.`, 'amountMinor');
  if (!/^[A-Z]{3}$/.test(input.currency)) throw refused('A currency is written as three capital letters, such as "EUR".', 'currency');
  requirePeriod(periodStart, periodEnd);
  const providerEventId = input.eventId == null ? `${reference}:${type}` : lineOf(input.eventId, { longest: LONGEST_REFERENCE, field: 'eventId' });
  return {
    provider: 'manual',
    userId,
    providerPaymentId: reference,
    providerEventId,
    type,
    occurredAt,
    amountMinor,
    currency: input.currency,
    subscriptionId: null,
    periodStart,
    periodEnd,
  };
}

function requirePeriod(start: Date | null, end: Date | null): void {
  if (start !== null && end === null) throw refused('A period that begins also ends; give its end, or neither.', 'periodEnd');
  if (start !== null && end !== null && end <= start) throw refused('A period ends after it begins.', 'periodEnd');
}

const refused = (sentence: string, field: string): DomainError => new DomainError('INVALID_INPUT', sentence, field);
