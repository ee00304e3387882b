import { Args, Query, Resolver } from 'type-graphql';
import { planned } from '../lib/planned.ts';
import { EventsArgs } from './event.input.ts';
import { EventConnection, EventLine } from './event.type.ts';

@Resolver(() => EventLine)
export class EventResolver {
  @Query(() => EventConnection, { description: 'The ordered log as far as the caller may see it, the oldest first. For what happens from now on, subscribe.' })
  events(@Args(() => EventsArgs) _which: EventsArgs): object {
    return planned();
  }
}
