import { recordEvents } from '../../event/record-event.ts';
import type { ContactKind } from '../../user/user.rules.ts';
import type { ActionContext } from '../../viewer/context.ts';
import { queueToAddress } from '../queue-to-address.actions.ts';
import { suppress, unsuppress } from '../suppression.actions.ts';
import { START_TOPIC, STOP_TOPIC } from './sending.rules.ts';
import { isTwiliosWord, wishOf } from './stop-words.rules.ts';

type Closing = { readonly kind: ContactKind; readonly address: string; readonly as: 'opted out' | 'bounced' };
const COLUMNS = { 'opted out': 'opted_out_at', bounced: 'bounced_at' } as const;

/**
 * Closes an address for whoever has it: nothing more is sent there. What was closed before stays as it was.
 * @returns the members for whom something has changed
 */
export async function closeAddress(ctx: ActionContext, { kind, address, as }: Closing): Promise<string[]> {
  const column = COLUMNS[as];
  const rows = await ctx.em.execute<{ user_id: string }[]>(
    `update contact_points set ${column} = ?, updated_at = ?, version = version + 1 where kind = ? and address = ? and ${column} is null returning user_id`,
    [ctx.now, ctx.now, kind, address],
  );
  return told(ctx, rows);
}

async function openAddress(ctx: ActionContext, kind: ContactKind, address: string): Promise<string[]> {
  const rows = await ctx.em.execute<{ user_id: string }[]>(
    'update contact_points set opted_out_at = null, updated_at = ?, version = version + 1 where kind = ? and address = ? and opted_out_at is not null returning user_id',
    [ctx.now, kind, address],
  );
  return told(ctx, rows);
}

async function told({ em, now }: ActionContext, rows: readonly { user_id: string }[]): Promise<string[]> {
  const userIds = rows.map((row) => row.user_id);
  await recordEvents(
    em,
    userIds.map((userId) => ({ type: 'user.updated' as const, at: now, userId })),
  );
  return userIds;
}

/**
 * Ends e-mail to the address of this contact point, for everybody who gave it: whoever reads it has said so. Again, or when the address is gone, it changes
 * nothing.
 */
export async function unsubscribe(ctx: ActionContext, { contactId }: { readonly contactId: string }): Promise<void> {
  const [contact] = await ctx.em.execute<{ address: string }[]>(`select address from contact_points where id = ? and kind = 'email'`, [contactId]);
  if (contact) await closeAddress(ctx, { kind: 'email', address: contact.address, as: 'opted out' });
}

/** An SMS that somebody sent to us. `isAnswered`: Twilio has answered it by itself. */
export type HeardSms = { readonly from: string; readonly text: string; readonly isAnswered: boolean; readonly sid: string; readonly idempotencyKey: string };
export type Heard = { readonly wish: 'stop' | 'start' | null };

const CONFIRMATIONS = {
  stop: {
    topic: STOP_TOPIC,
    en: 'The Progress Method: you will get no more SMS from us. Send START to get them again.',
    de: 'The Progress Method: Du bekommst keine SMS mehr von uns. Mit START bekommst du sie wieder.',
  },
  start: {
    topic: START_TOPIC,
    en: 'The Progress Method: you will get SMS from us again. Send STOP to end them.',
    de: 'The Progress Method: Du bekommst wieder SMS von uns. Mit STOP beendest du sie.',
  },
} as const;

/**
 * Does at once what an SMS asks for in clear words: STOP closes the number for whoever has it, START opens it again. What changed something is confirmed
 * once, unless Twilio has answered; the text itself is not kept.
 */
export async function hearSms(ctx: ActionContext, { from, text, isAnswered, sid }: HeardSms): Promise<Heard> {
  const wish = wishOf(text);
  if (wish === null) return { wish };
  const userIds = wish === 'stop' ? await stop(ctx, from) : await start(ctx, from);
  const [userId] = userIds;
  if (userId !== undefined && !isAnswered && !isTwiliosWord(text)) await confirm(ctx, { wish, userId, address: from, sid });
  return { wish };
}

/** A number that nobody has given is kept closed too, for when somebody does. */
async function stop(ctx: ActionContext, number: string): Promise<string[]> {
  const userIds = await closeAddress(ctx, { kind: 'sms', address: number, as: 'opted out' });
  if (userIds.length === 0 && !(await isKnown(ctx, number))) await suppress(ctx, 'sms', number);
  return userIds;
}

async function start(ctx: ActionContext, number: string): Promise<string[]> {
  const userIds = await openAddress(ctx, 'sms', number);
  await unsuppress(ctx, 'sms', number);
  return userIds;
}

async function isKnown({ em }: ActionContext, number: string): Promise<boolean> {
  return (await em.execute<unknown[]>(`select 1 from contact_points where kind = 'sms' and address = ? limit 1`, [number])).length > 0;
}

async function confirm(
  ctx: ActionContext,
  { wish, userId, address, sid }: { wish: 'stop' | 'start'; userId: string; address: string; sid: string },
): Promise<void> {
  const [user] = await ctx.em.execute<{ locale: string | null }[]>(`select notification_preferences ->> 'locale' as locale from users where id = ?`, [userId]);
  const { topic, en, de } = CONFIRMATIONS[wish];
  const body = user?.locale?.startsWith('de') === true ? de : en;
  await queueToAddress(ctx, { channel: 'sms', address, bot: 'commitment', userId, topic, body, dueAt: ctx.now, dedupeKey: `${topic}:${sid}` });
}
