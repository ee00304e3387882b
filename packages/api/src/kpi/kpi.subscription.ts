import { Args, Resolver, Subscription } from 'type-graphql';
import { ChangesArgs } from '../event/change.input.ts';
import { followChanges } from '../event/follow-changes.ts';
import type { LoggedEvent } from '../lib/event-feed.ts';
import { planned } from '../lib/planned.ts';
import type { Context } from '../viewer/context.ts';
import { KpisChangeType } from './kpi.type.ts';

function subscribe({ args, context }: { args: ChangesArgs; context: Context }): AsyncGenerator<LoggedEvent, void, void> {
  return followChanges(context, args, { kinds: ['kpis'], ids: () => ({}) });
}

@Resolver()
export class KpiSubscription {
  @Subscription(() => KpisChangeType, {
    description: 'The figures of the dashboard whenever they are others than before, within seconds. For admins and for keys with `kpis:read`.',
    subscribe: (data) => subscribe(data as { args: ChangesArgs; context: Context }),
  })
  kpisChanged(@Args(() => ChangesArgs) _since: ChangesArgs): KpisChangeType {
    return planned();
  }
}
