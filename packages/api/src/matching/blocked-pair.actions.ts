import { randomUUID } from 'node:crypto';
import { DomainError } from '../lib/errors.ts';
import { isId } from '../lib/id.rules.ts';
import { paragraphsOf } from '../lib/text.rules.ts';
import { lockPeople } from '../user/lock-people.actions.ts';
import type { ActionContext } from '../viewer/context.ts';
import type { AddBlockedPairInput, RemoveBlockedPairInput } from './matching.input.ts';

const LONGEST_REASON = 300;

/**
 * Keeps two members apart in every match from now on. Said twice it changes nothing, and keeps the first reason.
 * @throws DomainError INVALID_INPUT for one and the same member, or a reason of more than 300 characters; NOT_FOUND
 */
export async function addBlockedPair(ctx: ActionContext, input: AddBlockedPairInput): Promise<{ blockedPairId: string; wasAlready: boolean }> {
  const { userId, otherUserId } = input;
  if (!isId(userId)) throw new DomainError('NOT_FOUND', 'There is no such member.', 'userId');
  if (!isId(otherUserId)) throw new DomainError('NOT_FOUND', 'There is no such member.', 'otherUserId');
  if (userId.toLowerCase() === otherUserId.toLowerCase())
    throw new DomainError('INVALID_INPUT', 'Nobody is kept apart from themselves; name somebody else.', 'otherUserId');
  const reason = paragraphsOf(input.reason ?? null, { longest: LONGEST_REASON, field: 'reason' });
  await lockPeople(ctx, [userId, otherUserId]);
  const pair = [userId.toLowerCase(), otherUserId.toLowerCase()].sort();
  const id = randomUUID();
  const made = await ctx.em.execute<unknown[]>(
    `insert into blocked_pairs (id, first_user_id, second_user_id, reason, created_at, updated_at) values (?, ?, ?, ?, ?, ?)
     on conflict (first_user_id, second_user_id) do nothing returning id`,
    [id, ...pair, reason, ctx.now, ctx.now],
  );
  if (made.length > 0) return { blockedPairId: id, wasAlready: false };
  const [known] = await ctx.em.execute<{ id: string }[]>('select id from blocked_pairs where first_user_id = ? and second_user_id = ?', pair);
  return { blockedPairId: known!.id, wasAlready: true };
}

/**
 * Lets two members be put together again.
 * @throws DomainError NOT_FOUND
 */
export async function removeBlockedPair({ em }: ActionContext, { id }: RemoveBlockedPairInput): Promise<{ removedId: string }> {
  const gone = isId(id) ? await em.execute<unknown[]>('delete from blocked_pairs where id = ? returning id', [id]) : [];
  if (gone.length === 0) throw new DomainError('NOT_FOUND', 'There is no such pair; it may have been taken away already.', 'id');
  return { removedId: id };
}
