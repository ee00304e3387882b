import { Args, Resolver, Subscription } from 'type-graphql';
import type { LoggedEvent } from '../lib/event-feed.ts';
import { idsOf } from '../lib/id.rules.ts';
import { planned } from '../lib/planned.ts';
import type { Context } from '../viewer/context.ts';
import { positionOf } from './event.read.ts';
import { FollowEventsArgs } from './event.input.ts';
import { EventLine } from './event.type.ts';
import { followEvents } from './follow-events.ts';

/** Every event after the cursor that is asked for; whether the caller may see it is judged for each one when it is sent. */
function subscribe({ args, context }: { args: FollowEventsArgs; context: Context }): AsyncGenerator<LoggedEvent, void, void> {
  const { after, types } = args;
  const { userId, podId } = idsOf({ userId: args.userId, podId: args.podId });
  const wanted = types && new Set<string>(types);
  const isWanted = (event: LoggedEvent): boolean =>
    (!wanted || wanted.has(event.type)) && (userId === undefined || event.userId === userId) && (podId === undefined || event.podId === podId);
  return followEvents(context.feed, after == null ? null : positionOf(after), isWanted);
}

@Resolver()
export class EventSubscription {
  @Subscription(() => EventLine, {
    description: 'The ordered log: first what follows the cursor, then each event as it happens; none is left out and none comes twice.',
    subscribe: (data) => subscribe(data as { args: FollowEventsArgs; context: Context }),
  })
  events(@Args(() => FollowEventsArgs) _which: FollowEventsArgs): EventLine {
    return planned();
  }
}
