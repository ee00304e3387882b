import type { Message, Update } from '@grammyjs/types';
import type { Bot, UpdateKind } from './state.ts';
import type { World } from './world.ts';

/** Kinds a bot must ask for by name. */
const OPT_IN: readonly UpdateKind[] = ['chat_member', 'message_reaction', 'message_reaction_count'];

export const UPDATE_KINDS = ['message', 'edited_message', 'callback_query', 'my_chat_member', 'chat_member'] as const satisfies readonly UpdateKind[];
type OurUpdate = Omit<Update, 'update_id'>;

/** Queues an update for a bot, unless the bot has asked not to get this kind. It stays queued until the bot confirms it. */
export function queueUpdate(world: World, bot: Bot, update: OurUpdate): void {
  if (!UPDATE_KINDS.some((kind) => kind in update && wants(bot, kind))) return;
  bot.updates.push({ update_id: bot.nextUpdateId, ...update });
  bot.nextUpdateId += 1;
  world.store.touch();
  world.onUpdate(bot.user.username);
}

/** Queues a message of a person, or a service message, for a bot. */
export function queueMessage(world: World, bot: Bot, message: Message): void {
  // Outside of channels every message has a sender.
  queueUpdate(world, bot, { message: message as NonNullable<Update['message']> });
}

function wants(bot: Bot, kind: UpdateKind): boolean {
  return bot.allowedUpdates.length === 0 ? !OPT_IN.includes(kind) : bot.allowedUpdates.includes(kind);
}

/**
 * Confirms all updates before `offset` (a negative one keeps only the last `-offset`) and returns up to `limit` of the rest, oldest first.
 * What is returned stays queued, so it comes again until a later offset confirms it.
 */
export function takeUpdates(world: World, bot: Bot, offset: number, limit: number): Update[] {
  const kept = offset < 0 ? bot.updates.slice(offset) : bot.updates.filter((update) => update.update_id >= offset);
  if (kept.length !== bot.updates.length) {
    bot.updates = kept;
    world.store.touch();
  }
  return kept.slice(0, limit);
}
