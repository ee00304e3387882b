import { randomUUID } from 'node:crypto';
import { recordEvent } from '../event/record-event.ts';
import { DomainError } from '../lib/errors.ts';
import type { ActionContext } from '../viewer/context.ts';
import { type DeliveryVerdict, verdictOn } from './delivery-judge.ts';
import type { ClaimDeliveriesInput, ConfirmDeliveryInput, FailDeliveryInput } from './delivery.input.ts';
import { requireSendable } from './message.rules.ts';
import { MOST_ATTEMPTS, pauseSeconds, STALE_AFTER_HOURS } from './retry.rules.ts';

const CLAIM = { usual: 10, most: 100 } as const;
const LEASE_SECONDS = { least: 5, usual: 15, most: 600 } as const;
/** Rounds that one claim may spend on finding messages that are still worth sending. */
const MOST_ROUNDS = 10;

/** What a claim found: the messages, and the token of this one claim. */
export type Claimed = { readonly ids: string[]; readonly claimToken: string };
/** Whether the caller still held the message; otherwise nothing has changed. */
export type Reported = { readonly wasCurrent: boolean };

/**
 * Takes messages for sending: those whose lease has run out in other hands first, then those that are due, oldest first. No two callers ever hold the same
 * message: rows that another transaction is claiming are passed over, and every claim has a token of its own without which nothing can be reported. What has
 * become pointless, by its age or by the word of the slice that wrote it, is skipped with its reason, and what has used up its attempts is given up.
 *
 * Leases run by the database's clock, so that processes whose clocks differ agree; due times are by `ctx.now`.
 * @throws DomainError INVALID_INPUT for a limit or lease out of range
 */
export async function claimDeliveries(ctx: ActionContext, { bot, limit, leaseSeconds }: ClaimDeliveriesInput): Promise<Claimed> {
  const most = inRange(limit ?? CLAIM.usual, { least: 1, most: CLAIM.most, field: 'limit' });
  const lease = inRange(leaseSeconds ?? LEASE_SECONDS.usual, { ...LEASE_SECONDS, field: 'leaseSeconds' });
  const claimToken = randomUUID();
  const ids: string[] = [];
  for (let round = 0; round < MOST_ROUNDS && ids.length < most; round += 1) {
    const wanted = most - ids.length;
    const judged = await ctx.em.execute<Judged[]>(CLAIM_SQL, [
      bot,
      wanted,
      bot,
      ctx.now,
      wanted,
      MOST_ATTEMPTS,
      ctx.now,
      STALE_AFTER_HOURS,
      claimToken,
      lease,
      ctx.now,
    ]);
    ids.push(...(await stillWorthSending(ctx, judged)));
    await tellDead(ctx, judged);
    if (judged.length < wanted) break;
  }
  return { ids, claimToken };
}

type Judged = { readonly id: string; readonly user_id: string | null; readonly status: string; readonly topic: string; readonly dedupe_key: string };

const CLAIM_SQL = `
  with expired as (
    select * from (select * from deliveries where bot = ? and status = 'claimed' and lease_until <= clock_timestamp() and channel = 'telegram'
      order by lease_until limit ? for update skip locked) as held),
  due as (
    select * from (select * from deliveries where bot = ? and status in ('queued', 'failed') and due_at <= ? and channel = 'telegram'
      order by due_at, id limit (select ?::int - count(*) from expired) for update skip locked) as waiting),
  judged as (
    select d.id, c.chat_id, case
      when d.attempts >= ? then 'dead'
      when d.user_id is not null and c.state is distinct from 'reachable' then 'unreachable'
      when d.status = 'queued' and d.due_at < ?::timestamptz - ? * interval '1 hour' then 'too late'
    end as why
    from (select * from expired union all select * from due) as d left join bot_chats c on c.user_id = d.user_id and c.bot = d.bot)
  update deliveries d set
    status = case judged.why when 'dead' then 'dead' when 'unreachable' then 'skipped' when 'too late' then 'skipped' else 'claimed' end,
    last_error = case judged.why when 'dead' then coalesce(d.last_error, 'the lease ran out each time') else coalesce(judged.why, d.last_error) end,
    chat_id = coalesce(judged.chat_id, d.chat_id),
    attempts = d.attempts + case when judged.why is null then 1 else 0 end,
    claim_token = ?, lease_until = clock_timestamp() + ? * interval '1 second', updated_at = ?
  from judged where d.id = judged.id
  returning d.id, d.user_id, d.status, d.topic, d.dedupe_key`;

/** The ids of those claimed whose slice has nothing against it; a message may say something else by now. */
async function stillWorthSending(ctx: ActionContext, judged: readonly Judged[]): Promise<string[]> {
  const ids: string[] = [];
  for (const { id, user_id: userId, topic, dedupe_key: dedupeKey } of judged.filter((one) => one.status === 'claimed')) {
    const verdict = userId === null ? null : await verdictOn(ctx, { id, userId, topic, dedupeKey });
    if (verdict !== null) await follow(ctx, id, verdict);
    if (verdict === null || 'body' in verdict) ids.push(id);
  }
  return ids;
}

async function follow({ em, now }: ActionContext, id: string, verdict: NonNullable<DeliveryVerdict>): Promise<void> {
  if ('skip' in verdict) {
    await em.execute(`update deliveries set status = 'skipped', last_error = ?, attempts = attempts - 1, lease_until = null, updated_at = ? where id = ?`, [
      verdict.skip,
      now,
      id,
    ]);
    return;
  }
  if ('notBefore' in verdict) {
    await em.execute(`update deliveries set status = 'queued', due_at = ?, attempts = attempts - 1, lease_until = null, updated_at = ? where id = ?`, [
      verdict.notBefore,
      now,
      id,
    ]);
    return;
  }
  requireSendable(verdict.body, verdict.buttons);
  await em.execute('update deliveries set body = ?, buttons = ?::jsonb where id = ?', [verdict.body, JSON.stringify(verdict.buttons), id]);
}

async function tellDead({ em, now }: ActionContext, judged: readonly Judged[]): Promise<void> {
  for (const { id, user_id: userId } of judged.filter((one) => one.status === 'dead'))
    await recordEvent(em, { type: 'delivery.failed', at: now, userId, subjectId: id });
}

function inRange(value: number, { least, most, field }: { least: number; most: number; field: string }): number {
  if (value >= least && value <= most) return value;
  throw new DomainError('INVALID_INPUT', `Give a number from ${least} to ${most}.`, field);
}

/** Keeps that a message was sent. Said twice with the same token it is the same fact. */
export async function confirmDelivery({ em, now }: ActionContext, { id, claimToken, providerMessageId = null }: ConfirmDeliveryInput): Promise<Reported> {
  const [sent] = await em.execute<{ user_id: string | null }[]>(
    `update deliveries set status = 'sent', sent_at = ?, provider_message_id = ?, lease_until = null, last_error = null, updated_at = ?
     where id::text = ? and claim_token::text = ? and status = 'claimed' returning user_id`,
    [now, providerMessageId, now, id, claimToken],
  );
  if (sent) {
    await recordEvent(em, { type: 'delivery.sent', at: now, userId: sent.user_id, subjectId: id });
    return { wasCurrent: true };
  }
  const again = await em.execute<unknown[]>(`select 1 from deliveries where id::text = ? and claim_token::text = ? and status = 'sent'`, [id, claimToken]);
  return { wasCurrent: again.length > 0 };
}

type Held = { id: string; bot: string; chat_id: string | null; user_id: string | null; attempts: number; claimed_at: Date | string };

/**
 * Keeps that a message could not be sent, and what follows from it: tried again after a pause, given up, tried in the chat that a group has become, or the
 * member marked as unreachable by this bot.
 */
export async function failDelivery(ctx: ActionContext, input: FailDeliveryInput): Promise<Reported> {
  const [held] = await ctx.em.execute<Held[]>(
    `select id, bot, chat_id, user_id, attempts, updated_at as claimed_at from deliveries where id::text = ? and claim_token::text = ? and status = 'claimed' for update`,
    [input.id, input.claimToken],
  );
  if (!held) return { wasCurrent: false };
  if (input.newChatId != null) await followGroup(ctx, held, input.newChatId);
  if (input.isUnreachable === true) await closeChat(ctx, held);
  const { status, attempts, dueAt } = outcomeOf(held, input, ctx.now);
  await ctx.em.execute(
    `update deliveries set status = ?, attempts = ?, due_at = coalesce(?, due_at), lease_until = null, last_error = ?, updated_at = ? where id = ?`,
    [status, attempts, dueAt, input.reason.slice(0, 500), ctx.now, held.id],
  );
  if (status === 'dead') await recordEvent(ctx.em, { type: 'delivery.failed', at: ctx.now, userId: held.user_id, subjectId: held.id });
  return { wasCurrent: true };
}

type Outcome = { readonly status: 'dead' | 'failed'; readonly attempts: number; readonly dueAt: Date | null };

function outcomeOf(held: Held, input: FailDeliveryInput, now: Date): Outcome {
  const { attempts } = held;
  if (input.isPermanent === true || input.isUnreachable === true) return { status: 'dead', attempts, dueAt: null };
  if (input.newChatId != null) return { status: 'failed', attempts, dueAt: now };
  const isTold = input.retryAfterSeconds != null;
  if (!isTold && attempts >= MOST_ATTEMPTS) return { status: 'dead', attempts, dueAt: null };
  const pause = pauseSeconds(attempts, input.retryAfterSeconds ?? 0, Math.random());
  // A bot that must slow down says nothing about the message.
  return {
    status: 'failed',
    attempts: isTold ? attempts - 1 : attempts,
    dueAt: new Date(now.getTime() + 1000 * (isTold ? Math.max(input.retryAfterSeconds!, 1) : pause)),
  };
}

/** The member has blocked the bot, unless they have started it again since the message was claimed. */
async function closeChat({ em, now }: ActionContext, held: Held): Promise<void> {
  await em.execute(`update bot_chats set state = 'unreachable', updated_at = ? where bot = ? and chat_id = ? and updated_at <= ?`, [
    now,
    held.bot,
    held.chat_id,
    held.claimed_at,
  ]);
}

/** A group that has become a supergroup has another id; everything that waits for it follows. */
async function followGroup({ em, now }: ActionContext, held: Held, newChatId: string): Promise<void> {
  await em.execute('update bot_chats set chat_id = ?, updated_at = ? where bot = ? and chat_id = ?', [newChatId, now, held.bot, held.chat_id]);
  await em.execute(`update deliveries set chat_id = ?, updated_at = ? where bot = ? and chat_id = ? and status in ('queued', 'failed')`, [
    newChatId,
    now,
    held.bot,
    held.chat_id,
  ]);
  await em.execute('update deliveries set chat_id = ? where id = ?', [newChatId, held.id]);
}
