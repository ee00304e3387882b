import { recordEvent } from '../../event/record-event.ts';
import type { ActionContext } from '../../viewer/context.ts';
import { closeAddress } from './opt-out.actions.ts';
import { isDeadNumber, isFarther, isLost, isStopped } from './sms-status.rules.ts';

/** What Twilio says of an SMS. `segments` is known when it was made, `errorCode` when it was lost; null otherwise. */
export type SmsReport = {
  readonly deliveryId: string;
  /** Of the attempt that it is about. */
  readonly claimToken: string;
  readonly sid: string;
  readonly status: string;
  readonly errorCode: number | null;
  readonly segments: number | null;
};

type Receipt = { readonly v: 1; readonly status: string; readonly segments: number | null; readonly error_code: number | null };
type Known = { id: string; user_id: string | null; address: string; status: string; receipt: Receipt | null };

/**
 * Keeps how far an SMS has come: the farthest report counts, in whatever order and however often they come. Any report proves that Twilio has the message,
 * also one about whose fate nobody knew. One that was lost is `dead`, with the carrier's number for the reason. A report of an
 * earlier attempt, before somebody had it sent again, changes nothing.
 */
export async function hearSmsStatus(ctx: ActionContext, report: SmsReport): Promise<void> {
  const { em, now } = ctx;
  const [known] = await em.execute<Known[]>(
    `select id, user_id, address, status, receipt from deliveries where id::text = ? and claim_token::text = ? and channel = 'sms' for update`,
    [report.deliveryId, report.claimToken],
  );
  if (!known) return;
  const isNews = isFarther(known.receipt?.status ?? null, report.status);
  const receipt = receiptOf(known.receipt, report, isNews);
  const lost = isLost(receipt.status);
  const status = lost ? 'dead' : 'sent';
  await em.execute(
    `update deliveries set status = ?, sent_at = coalesce(sent_at, ?), provider_message_id = ?, receipt = ?::jsonb, lease_until = null, last_error = ?,
       updated_at = ? where id = ?`,
    [status, now, report.sid, JSON.stringify(receipt), lost ? lossOf(receipt) : null, now, known.id],
  );
  if (status !== known.status) await recordEvent(em, { type: lost ? 'delivery.failed' : 'delivery.sent', at: now, userId: known.user_id, subjectId: known.id });
  if (isNews && lost) await closeNumber(ctx, known.address, report.errorCode);
}

/** What is known with this report: its word if that is news, and in any case what it alone tells. */
function receiptOf(known: Receipt | null, { status, errorCode, segments }: SmsReport, isNews: boolean): Receipt {
  if (isNews || known === null) return { v: 1, status, segments: segments ?? known?.segments ?? null, error_code: errorCode };
  return { ...known, segments: segments ?? known.segments };
}

const lossOf = ({ status, error_code: code }: Receipt): string => (code === null ? status : `${status} (${code})`);

async function closeNumber(ctx: ActionContext, address: string, errorCode: number | null): Promise<void> {
  if (isDeadNumber(errorCode)) await closeAddress(ctx, { kind: 'sms', address, as: 'bounced' });
  if (isStopped(errorCode)) await closeAddress(ctx, { kind: 'sms', address, as: 'opted out' });
}
