import { DomainError } from '../lib/errors.ts';
import type { ContactPoint } from '../user/contact-point.entity.ts';
import { User } from '../user/user.entity.ts';
import type { Bot } from '../user/user.rules.ts';
import type { ActionContext } from '../viewer/context.ts';
import { newCode } from './contact-code.ts';
import { CODE_TOPIC, codeMessage, MOST_CODES_A_DAY, secondsUntilNextCode } from './contact-code.rules.ts';
import { queueToAddress } from './queue-to-address.actions.ts';

/**
 * Queues a new code to an address; the one before is good no more. The member is locked, so that nobody outruns the limits.
 * @throws DomainError RATE_LIMITED within a minute of the last code to this address, or after five codes to the member in 24 hours
 */
export async function sendCode(ctx: ActionContext, contact: ContactPoint, userId: string): Promise<void> {
  const seconds = secondsUntilNextCode({ codeSentAt: contact.codeSentAt ?? null }, ctx.now);
  if (seconds > 0) throw new DomainError('RATE_LIMITED', `A code was sent just now; ask for another in ${seconds} seconds.`, 'address');
  await requireFewCodes(ctx, userId);
  const user = await ctx.em.findOneOrFail(User, { id: userId });
  const { code, hash } = await newCode();
  Object.assign(contact, { codeHash: hash, codeSentAt: ctx.now, codeAttempts: 0 });
  await queueToAddress(ctx, {
    channel: contact.kind,
    address: contact.address,
    bot: (ctx.viewer.bot ?? 'commitment') as Bot,
    userId,
    topic: CODE_TOPIC,
    body: codeMessage(code, user.notificationPreferences?.locale),
    dueAt: ctx.now,
    dedupeKey: `${CODE_TOPIC}:${contact.id}:${ctx.now.getTime()}`,
  });
}

async function requireFewCodes({ em, now }: ActionContext, userId: string): Promise<void> {
  const since = new Date(now.getTime() - 24 * 3_600_000);
  const sent = await em.execute<unknown[]>('select 1 from deliveries where user_id = ? and created_at > ? and topic = ?', [userId, since, CODE_TOPIC]);
  if (sent.length >= MOST_CODES_A_DAY) throw new DomainError('RATE_LIMITED', `${MOST_CODES_A_DAY} codes were sent in 24 hours; try again tomorrow.`, 'address');
}
