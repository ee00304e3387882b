import { noteAudit } from '../event/audit-note.ts';
import { recordEvent } from '../event/record-event.ts';
import { localDay, type LocalDate } from '../lib/calendar.rules.ts';
import { DomainError } from '../lib/errors.ts';
import { isId } from '../lib/id.rules.ts';
import type { ActionContext } from '../viewer/context.ts';
import { keepPromise, partsOf } from './commitment.actions.ts';
import type { PromiseActionItemInput } from './commitment.input.ts';
import { lockMember, memberDay, type LockedMember } from './ledger.actions.ts';

type ActionItem = { readonly text: string; readonly userId: string | null; readonly commitmentId?: string | null; readonly wasForAnybody?: boolean };
type Held = { readonly podId: string; readonly item: ActionItem };

/** Only active members of the pod find its meetings. */
const HOLD = `
select m.pod_id, m.action_items -> ?::int as item from meetings m
where m.id = ? and exists (select 1 from pod_memberships p where p.pod_id = m.pod_id and p.user_id = ? and p.status = 'active')
for update of m`;

async function holdItem({ em }: ActionContext, { meetingId, item }: PromiseActionItemInput, userId: string): Promise<Held> {
  const [row] = isId(meetingId) ? await em.execute<{ pod_id: string; item: ActionItem | null }[]>(HOLD, [item, meetingId, userId]) : [];
  if (!row) throw new DomainError('NOT_FOUND', 'There is no such meeting, or it is not one of your pod.', 'meetingId');
  if (item < 0 || row.item === null) throw new DomainError('INVALID_INPUT', 'The meeting has no such action item; they are numbered from 0.', 'item');
  return { podId: row.pod_id, item: row.item };
}

/** Who has promised it, which counts for as long as they do not delete that. Asked once the meeting is held: what was read with it may be older. */
async function promisedBy({ em }: ActionContext, { commitmentId }: ActionItem): Promise<string | null> {
  if (commitmentId == null) return null;
  const [promise] = await em.execute<{ user_id: string }[]>('select user_id from commitments where id = ? and deleted_at is null', [commitmentId]);
  return promise?.user_id ?? null;
}

/** The day of the pod's next call where the member lives; null when none is planned. */
async function dayOfNextCall({ em, now }: ActionContext, podId: string, { frame }: LockedMember): Promise<LocalDate | null> {
  const [next] = await em.execute<{ at: Date | string | null }[]>(
    `select min(scheduled_at) as at from meetings where pod_id = ? and status = 'scheduled' and scheduled_at > ?`,
    [podId, now],
  );
  return next?.at == null ? null : localDay(new Date(next.at), frame);
}

const TAKE = `update meetings set action_items = jsonb_set(action_items, array[?::text], (action_items -> ?::int) || jsonb_build_object('userId', ?::text, 'commitmentId', ?::text, 'wasForAnybody', ?::boolean)),
  updated_at = ?, version = version + 1 where id = ?`;

/**
 * Makes an action item of a meeting a promise of the member who acts, who from then on is the one to do it. It is for the day of the pod's next call unless another day is
 * named, and the pod sees it unless that is not wanted. The same item twice is the same commitment.
 * @throws DomainError NOT_FOUND `meetingId`; INVALID_INPUT `item`, `dueDate`, or `text` for one that must not be kept; CONFLICT for one that is somebody else's
 */
export async function promiseActionItem(
  ctx: ActionContext,
  input: PromiseActionItemInput,
): Promise<{ readonly commitmentId: string; readonly userId: string }> {
  const userId = ctx.viewer.id!;
  const { item, podId } = await holdItem(ctx, input, userId);
  const whose = await promisedBy(ctx, item);
  noteAudit(ctx, { subjectId: userId, details: { meetingId: input.meetingId } });
  if (whose === userId) return { commitmentId: item.commitmentId!, userId };
  const isForAnybody = item.userId === null || item.wasForAnybody === true;
  if (whose !== null || (!isForAnybody && item.userId !== userId))
    throw new DomainError('CONFLICT', 'Somebody else does this already; choose another one.', 'item');
  const member = await lockMember(ctx, userId);
  const dueDate = input.dueDate === undefined ? await dayOfNextCall(ctx, podId, member) : input.dueDate;
  const made = partsOf({ text: item.text, dueDate, sharedWithPod: input.sharedWithPod ?? true }, null, await memberDay(ctx, member));
  await keepPromise(ctx, member, made);
  await ctx.em.execute(TAKE, [String(input.item), input.item, userId, made.id, isForAnybody, ctx.now, input.meetingId]);
  await recordEvent(ctx.em, { type: 'meeting.action_item_promised', at: ctx.now, userId, podId, subjectId: input.meetingId });
  return { commitmentId: made.id, userId };
}
