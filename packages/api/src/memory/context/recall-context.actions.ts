import type { ContextFromPrevious } from '../../commitment/commitment-json.ts';
import { textOf } from '../../commitment/commitment.rules.ts';
import { DomainError } from '../../lib/errors.ts';
import { isId } from '../../lib/id.rules.ts';
import type { ActionContext } from '../../viewer/context.ts';
import { gatherContext } from './gather-context.actions.ts';

type Asked = { readonly text: string; readonly userId?: string | null | undefined; readonly longTermGoalId?: string | null | undefined };

/**
 * What is known now that bears on a text about to be promised. Changes nothing.
 * @returns null for a member who does not want to be remembered
 * @throws DomainError INVALID_INPUT `text` | `userId` | `longTermGoalId`, NOT_FOUND `userId` for nobody, and for somebody else unless by an admin
 */
export async function recallContext(ctx: Pick<ActionContext, 'em' | 'viewer' | 'now'>, asked: Asked): Promise<ContextFromPrevious | null> {
  const text = textOf(asked.text);
  const userId = whoseOf(ctx, asked.userId ?? null);
  const goalId = await goalOf(ctx, userId, asked.longTermGoalId ?? null);
  return gatherContext(ctx.em, { userId, text, goalId, asOf: ctx.now });
}

function whoseOf({ viewer }: Pick<ActionContext, 'viewer'>, asked: string | null): string {
  const userId = asked ?? viewer.id;
  if (userId === null) throw new DomainError('INVALID_INPUT', 'Say whose memory you mean: you act for nobody.', 'userId');
  if (!isId(userId) || (viewer.kind !== 'admin' && userId !== viewer.id)) throw noMember();
  return userId;
}

/** The goal, when it is one of the member's. */
async function goalOf({ em }: Pick<ActionContext, 'em'>, userId: string, goalId: string | null): Promise<string | null> {
  const [found] = await em.execute<{ has_goal: boolean }[]>(
    'select exists (select from long_term_goals where id = ?::uuid and user_id = u.id) as has_goal from users u where id = ?',
    [goalId !== null && isId(goalId) ? goalId : null, userId],
  );
  if (!found) throw noMember();
  if (goalId !== null && !found.has_goal) throw new DomainError('INVALID_INPUT', 'There is no such goal of this member.', 'longTermGoalId');
  return goalId;
}

const noMember = (): DomainError => new DomainError('NOT_FOUND', 'There is no such member, or it is not you.', 'userId');
