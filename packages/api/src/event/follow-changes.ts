import type { LoggedEvent } from '../lib/event-feed.ts';
import type { Context } from '../viewer/context.ts';
import { positionOf } from './event.read.ts';
import { followEvents } from './follow-events.ts';

/** Of which kinds of things a change tells (`pod` for `pod.created`), and what each filter has to equal where it is given. */
export type WantedChanges = {
  readonly kinds: readonly string[];
  readonly filters: (event: LoggedEvent) => readonly (readonly [wanted: string | null | undefined, is: string | null])[];
};

/**
 * Those events of the log that a typed subscription is about. Whether the caller may see a change, and what of it, is judged when it is sent.
 * @throws DomainError BAD_CURSOR
 */
export function followChanges({ feed }: Context, after: string | null | undefined, { kinds, filters }: WantedChanges): AsyncGenerator<LoggedEvent, void, void> {
  const isWanted = (event: LoggedEvent): boolean =>
    kinds.includes(event.type.slice(0, event.type.indexOf('.'))) && filters(event).every(([wanted, is]) => wanted == null || wanted === is);
  return followEvents(feed, after == null ? null : positionOf(after), isWanted);
}
