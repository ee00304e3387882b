import { Args, Resolver, Subscription } from 'type-graphql';
import { followChanges } from '../event/follow-changes.ts';
import type { LoggedEvent } from '../lib/event-feed.ts';
import { planned } from '../lib/planned.ts';
import type { Context } from '../viewer/context.ts';
import { CommitmentChangedArgs, CommitmentChangeType } from './commitment-change.type.ts';

function subscribe({ args, context }: { args: CommitmentChangedArgs; context: Context }): AsyncGenerator<LoggedEvent, void, void> {
  return followChanges(context, args, { kinds: ['commitment'], ids: ({ commitmentId: id, userId, podId }) => ({ id, userId, podId }) });
}

@Resolver()
export class CommitmentChangeSubscription {
  @Subscription(() => CommitmentChangeType, {
    description: 'Commitments that are made, changed, reported or deleted: those that the caller may see. None is left out and none comes twice.',
    subscribe: (data) => subscribe(data as { args: CommitmentChangedArgs; context: Context }),
  })
  commitmentChanged(@Args(() => CommitmentChangedArgs) _which: CommitmentChangedArgs): CommitmentChangeType {
    return planned();
  }
}
