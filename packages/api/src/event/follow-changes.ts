import type { LoggedEvent } from '../lib/event-feed.ts';
import { idsOf } from '../lib/id.rules.ts';
import type { Context } from '../viewer/context.ts';
import { positionOf } from './event.read.ts';
import { followEvents } from './follow-events.ts';

/** Which changes are wanted: after a cursor, and of things with these ids. */
type Wanted = { readonly after?: string | null; readonly id?: string | null; readonly userId?: string | null; readonly podId?: string | null };
type WantedId = 'id' | 'userId' | 'podId';

/** Of which kinds of things a change tells (`pod` for `pod.created`), and which ids an event has by which it may be wanted. */
export type Changes = {
  readonly kinds: readonly string[];
  readonly ids: (event: LoggedEvent) => { readonly [id in WantedId]?: string | null };
};

/**
 * Those events of the log that a typed subscription is about. Whether the caller may see a change, and what of it, is judged when it is sent.
 * @throws DomainError BAD_CURSOR, INVALID_INPUT for what is no id
 */
export function followChanges({ feed }: Context, { after, ...named }: Wanted, { kinds, ids }: Changes): AsyncGenerator<LoggedEvent, void, void> {
  const wanted = Object.entries(idsOf<WantedId>(named)) as [WantedId, string][];
  const isWanted = (event: LoggedEvent): boolean => {
    if (!kinds.includes(event.type.slice(0, event.type.indexOf('.')))) return false;
    const are = ids(event);
    return wanted.every(([field, id]) => are[field] === id);
  };
  return followEvents(feed, after == null ? null : positionOf(after), isWanted);
}
