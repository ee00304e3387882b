import { randomUUID } from 'node:crypto';
import { recordEvent } from '../../event/record-event.ts';
import type { ActionContext } from '../../viewer/context.ts';
import { verdictOn } from '../delivery-judge.ts';
import type { Outgoing } from './channel.ts';
import { type Verdict, verdictOnSending, type Waiting } from './sending.rules.ts';

/** A message is nobody else's for so long; handing it over takes less. */
const LEASE_SECONDS = 60;

/** `found`: how many were looked at; fewer than `limit` means that no more are due. */
export type ClaimedForSending = { readonly messages: readonly Outgoing[]; readonly found: number };

type Row = {
  id: string;
  user_id: string | null;
  channel: 'email' | 'sms';
  topic: string;
  status: string;
  attempts: number;
  due_at: Date | string;
  dedupe_key: string;
  address: string;
  body: string;
  contact_id: string | null;
  verified_at: Date | null;
  consent_at: Date | null;
  opted_out_at: Date | null;
  bounced_at: Date | null;
};

const FIND_SQL = `
  with expired as (
    select id from (select id from deliveries where channel = ? and channel = 'email' and status = 'claimed' and lease_until <= clock_timestamp()
      order by lease_until limit ? for update skip locked) as held),
  due as (
    select id from (select id from deliveries where channel = ? and channel <> 'telegram' and status in ('queued', 'failed') and due_at <= ?
      order by due_at, id limit (select ?::int - count(*) from expired) for update skip locked) as waiting)
  select d.id, d.user_id, d.channel, d.topic, d.status, d.attempts, d.due_at, d.dedupe_key, d.address, d.body,
    c.id as contact_id, c.verified_at, c.consent_at, c.opted_out_at, c.bounced_at
  from (select id from expired union all select id from due) as f join deliveries d on d.id = f.id
    left join contact_points c on c.user_id = d.user_id and c.kind = d.channel and c.address = d.address
  order by d.due_at, d.id`;

/**
 * Takes messages of a channel for sending, oldest first, each judged now: by what is known of its address, and by the slice that wrote it. No two callers
 * ever hold the same one. An e-mail whose sender vanished is taken again; an SMS never is.
 */
export async function claimForSending(ctx: ActionContext, { channel, limit }: { channel: 'email' | 'sms'; limit: number }): Promise<ClaimedForSending> {
  const claimToken = randomUUID();
  const rows = await ctx.em.execute<Row[]>(FIND_SQL, [channel, limit, channel, ctx.now, limit]);
  const messages: Outgoing[] = [];
  for (const row of rows) {
    const message = await judged(ctx, row, claimToken);
    if (message === null) continue;
    await ctx.em.execute(
      `update deliveries set status = 'claimed', body = ?, attempts = attempts + 1, claim_token = ?, provider_message_id = null, receipt = null,
         lease_until = clock_timestamp() + ? * interval '1 second', updated_at = ? where id = ?`,
      [message.body, claimToken, LEASE_SECONDS, ctx.now, row.id],
    );
    messages.push(message);
  }
  return { messages, found: rows.length };
}

/** The message as it is to be sent; null when it has come to its end. */
async function judged(ctx: ActionContext, row: Row, claimToken: string): Promise<Outgoing | null> {
  const waiting: Waiting = { channel: row.channel, topic: row.topic, status: row.status, attempts: row.attempts, dueAt: new Date(row.due_at) };
  const verdict = verdictOnSending(waiting, standingOf(row), ctx.now);
  if (verdict !== null || row.contact_id === null) {
    await end(ctx, row, verdict ?? { end: 'skip', reason: 'the address was removed' });
    return null;
  }
  const body = await wordOfSlice(ctx, row);
  return body === null ? null : { id: row.id, address: row.address, body, contactId: row.contact_id, claimToken };
}

/** What the slice that wrote the message says of it by now; null when it is pointless, or has to wait on. */
async function wordOfSlice(ctx: ActionContext, row: Row): Promise<string | null> {
  const { id, user_id: userId, topic, dedupe_key: dedupeKey } = row;
  const word = userId === null ? null : await verdictOn(ctx, { id, userId, topic, dedupeKey });
  if (word === null) return row.body;
  if ('body' in word) return word.body;
  if ('skip' in word) await end(ctx, row, { end: 'skip', reason: word.skip });
  else await ctx.em.execute('update deliveries set due_at = ?, updated_at = ? where id = ?', [word.notBefore, ctx.now, id]);
  return null;
}

function standingOf(row: Row) {
  if (row.contact_id === null) return null;
  return { verifiedAt: row.verified_at, consentAt: row.consent_at, optedOutAt: row.opted_out_at, bouncedAt: row.bounced_at };
}

async function end({ em, now }: ActionContext, { id, user_id: userId }: Row, verdict: NonNullable<Verdict>): Promise<void> {
  const isDead = verdict.end === 'dead';
  // Why the last attempt failed says more than that there were many.
  await em.execute(
    `update deliveries set status = ?, last_error = case when ? then coalesce(last_error, ?) else ? end, lease_until = null, updated_at = ? where id = ?`,
    [isDead ? 'dead' : 'skipped', isDead, verdict.reason, verdict.reason, now, id],
  );
  if (isDead) await recordEvent(em, { type: 'delivery.failed', at: now, userId, subjectId: id });
}

/**
 * Ends SMS whose sender vanished while it had them: nobody knows whether they went out, and a second one would cost money and patience. What Twilio reports
 * of them later still counts.
 * @returns how many there were
 */
export async function giveUpLostSms({ em, now }: ActionContext): Promise<number> {
  const lost = await em.execute<{ id: string; user_id: string | null }[]>(
    `update deliveries set status = 'unknown', last_error = 'the sender stopped before it knew', lease_until = null, updated_at = ?
     where id in (select id from deliveries where channel = 'sms' and channel <> 'telegram' and status = 'claimed' and lease_until <= clock_timestamp()
       order by lease_until limit 100 for update skip locked) returning id, user_id`,
    [now],
  );
  for (const { id, user_id: userId } of lost) await recordEvent(em, { type: 'delivery.failed', at: now, userId, subjectId: id });
  return lost.length;
}
