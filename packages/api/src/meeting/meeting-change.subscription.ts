import { Args, Resolver, Subscription } from 'type-graphql';
import { followChanges } from '../event/follow-changes.ts';
import type { LoggedEvent } from '../lib/event-feed.ts';
import { planned } from '../lib/planned.ts';
import type { Context } from '../viewer/context.ts';
import { MeetingChangedArgs, MeetingChangeType } from './meeting-change.type.ts';

function subscribe({ args, context }: { args: MeetingChangedArgs; context: Context }): AsyncGenerator<LoggedEvent, void, void> {
  return followChanges(context, args, { kinds: ['meeting', 'attendance'], ids: ({ subjectId: id, podId, userId }) => ({ id, podId, userId }) });
}

@Resolver()
export class MeetingChangeSubscription {
  @Subscription(() => MeetingChangeType, {
    description:
      'Meetings that are planned, moved, cancelled or completed, and who comes: what the caller may see of it. None is left out and none comes twice.',
    subscribe: (data) => subscribe(data as { args: MeetingChangedArgs; context: Context }),
  })
  meetingChanged(@Args(() => MeetingChangedArgs) _which: MeetingChangedArgs): MeetingChangeType {
    return planned();
  }
}
