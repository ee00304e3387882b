import type { EventFeed, LoggedEvent } from '../lib/event-feed.ts';

/** Those events after a position (null: from now on) that are wanted, as what a subscription is made of. `return` ends the wait for the next one at once. */
export function followEvents(feed: EventFeed, after: number | null, isWanted: (event: LoggedEvent) => boolean): AsyncGenerator<LoggedEvent, void, void> {
  const stop = new AbortController();
  const events = filtered(feed.follow(after, stop.signal), isWanted);
  const end = events.return.bind(events);
  // A generator that waits does not hear `return` until its wait is over.
  events.return = (value) => {
    stop.abort();
    return end(value);
  };
  return events;
}

async function* filtered(events: AsyncIterable<LoggedEvent>, isWanted: (event: LoggedEvent) => boolean): AsyncGenerator<LoggedEvent, void, void> {
  for await (const event of events) {
    if (isWanted(event)) yield event;
  }
}
