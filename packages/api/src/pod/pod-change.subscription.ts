import { Args, Resolver, Subscription } from 'type-graphql';
import { followChanges } from '../event/follow-changes.ts';
import type { LoggedEvent } from '../lib/event-feed.ts';
import { planned } from '../lib/planned.ts';
import type { Context } from '../viewer/context.ts';
import { PodChangedArgs, PodChangeType } from './pod-change.type.ts';

function subscribe({ args, context }: { args: PodChangedArgs; context: Context }): AsyncGenerator<LoggedEvent, void, void> {
  return followChanges(context, args, { kinds: ['pod', 'membership', 'waitlist'], ids: ({ podId: id, userId }) => ({ id, userId }) });
}

@Resolver()
export class PodChangeSubscription {
  @Subscription(() => PodChangeType, {
    description:
      'Pods that are formed, changed or ended, and who joins, leaves and waits: what the caller may see of it. None is left out and none comes twice.',
    subscribe: (data) => subscribe(data as { args: PodChangedArgs; context: Context }),
  })
  podChanged(@Args(() => PodChangedArgs) _which: PodChangedArgs): PodChangeType {
    return planned();
  }
}
