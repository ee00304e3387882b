import type { Update } from 'telegraf/types';
import { Lanes } from './lanes.ts';

/** Handles one update. Resolves when it is done with, rejects when it has to come again. */
export type Handle = (update: Update) => Promise<void>;

/** A poll that was on its way while an update was finished still brings it, and so does a webhook whose answer got lost; so many finished ones are remembered. */
const REMEMBERED = 1_000;

/** Takes updates in, each once, one lane per chat, and knows how far Telegram may forget them. */
export class Intake {
  private readonly lanes = new Lanes();
  private readonly unfinished = new Map<number, Promise<boolean>>();
  private readonly finished = new Set<number>();
  private nextId = 0;
  private allDone = Promise.withResolvers<void>();

  constructor(private readonly handle: Handle) {}

  /** The offset for `getUpdates`: everything below it is done with. */
  get offset(): number {
    return this.unfinished.size > 0 ? Math.min(...this.unfinished.keys()) : this.nextId;
  }

  get unfinishedCount(): number {
    return this.unfinished.size;
  }

  /** True when the update is new and was taken in; false when it is still being handled or was just finished. */
  offer(update: Update): boolean {
    const id = update.update_id;
    if (this.unfinished.has(id) || this.finished.has(id)) return false;
    if (this.unfinished.size === 0) this.allDone = Promise.withResolvers();
    this.nextId = id + 1;
    const handled = this.lanes
      .run(laneOf(update), () => this.handle(update))
      .then(
        () => this.finish(id),
        () => false,
      );
    this.unfinished.set(id, handled);
    return true;
  }

  /** Takes the update in, unless it was before, and resolves when it is done with: to true, or to false when it has to come again. */
  settle(update: Update): Promise<boolean> {
    this.offer(update);
    return this.unfinished.get(update.update_id) ?? Promise.resolve(true);
  }

  /** Resolves when everything taken in so far is done with. */
  done(): Promise<void> {
    return this.unfinished.size === 0 ? Promise.resolve() : this.allDone.promise;
  }

  /** Resolves when no lane has anything left to do. Updates that have to come again stay unfinished. */
  idle(): Promise<void> {
    return this.lanes.idle();
  }

  private finish(id: number): true {
    this.unfinished.delete(id);
    this.finished.add(id);
    if (this.finished.size > REMEMBERED) this.finished.delete(this.finished.values().next().value!);
    if (this.unfinished.size === 0) this.allDone.resolve();
    return true;
  }
}

/** Updates of one chat share a lane; those that belong to no chat have one each. */
function laneOf(update: Update): string {
  const chat = chatIdOf(update);
  return chat === null ? `update ${update.update_id}` : `chat ${chat}`;
}

/** The chat that an update happened in; null for those that happened in none. */
export function chatIdOf(update: Update): number | null {
  if ('message' in update) return update.message.chat.id;
  if ('edited_message' in update) return update.edited_message.chat.id;
  if ('callback_query' in update) return update.callback_query.message?.chat.id ?? update.callback_query.from.id;
  return 'my_chat_member' in update ? update.my_chat_member.chat.id : null;
}
