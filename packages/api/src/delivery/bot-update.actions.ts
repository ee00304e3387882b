import type { ActionContext } from '../viewer/context.ts';
import type { RecordUpdateInput } from './delivery.input.ts';

/** Whether the update has been handled to the end, and whether this call was the first to know of it. */
export type Recorded = { readonly isHandled: boolean; readonly isNew: boolean };

/**
 * Keeps which updates a bot has had. Telegram gives an update again when a bot stopped before it had said that it is done: asked with `isHandled` false,
 * the answer tells whether there is anything left to do; `isHandled` true closes it for good.
 */
export async function recordUpdate({ em, now }: ActionContext, { bot, updateId, isHandled }: RecordUpdateInput): Promise<Recorded> {
  const handledAt = isHandled ? now : null;
  const [row] = await em.execute<{ is_handled: boolean; is_new: boolean }[]>(
    `insert into bot_updates (bot, update_id, received_at, handled_at) values (?, ?, ?, ?)
     on conflict (bot, update_id) do update set handled_at = coalesce(bot_updates.handled_at, excluded.handled_at)
     returning handled_at is not null as is_handled, xmax = 0 as is_new`,
    [bot, updateId, now, handledAt],
  );
  return { isHandled: row!.is_handled, isNew: row!.is_new };
}
