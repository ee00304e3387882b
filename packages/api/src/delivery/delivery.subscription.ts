import { Args, ArgsType, Field, Resolver, Subscription } from 'type-graphql';
import { followEvents } from '../event/follow-events.ts';
import type { LoggedEvent } from '../lib/event-feed.ts';
import { planned } from '../lib/planned.ts';
import { BotEnum } from '../user/closed-sets.type.ts';
import type { Bot } from '../user/user.rules.ts';
import type { Context } from '../viewer/context.ts';
import { DeliveryDueType } from './delivery.type.ts';

@ArgsType()
class DeliveryDueArgs {
  @Field(() => BotEnum, { description: 'The bot that waits for messages.' })
  bot: Bot;
}

type Hint = { readonly bot: Bot };

/** A hint for each message that is queued for this bot from now on. */
function subscribe({ args: { bot }, context }: { args: DeliveryDueArgs; context: Context }): AsyncGenerator<Hint, void, void> {
  const queued = followEvents(context.feed, null, (event) => event.type === 'delivery.queued');
  const hints = hintsOf(queued, bot, context);
  const end = hints.return.bind(hints);
  // While it waits for the next event the generator does not hear `return`; what it waits for does.
  hints.return = async (value) => {
    await queued.return();
    return end(value);
  };
  return hints;
}

async function* hintsOf(queued: AsyncIterable<LoggedEvent>, bot: Bot, { em }: Context): AsyncGenerator<Hint, void, void> {
  for await (const { subjectId } of queued) {
    const [own] = await em.execute<unknown[]>('select 1 from deliveries where id = ? and bot = ?', [subjectId, bot]);
    if (own) yield { bot };
  }
}

@Resolver()
export class DeliverySubscription {
  @Subscription(() => DeliveryDueType, {
    description: 'A hint whenever a message is queued for a bot, so that it need not ask all the time. For the bots.',
    subscribe: (data) => subscribe(data as { args: DeliveryDueArgs; context: Context }),
  })
  deliveryDue(@Args(() => DeliveryDueArgs) _which: DeliveryDueArgs): DeliveryDueType {
    return planned();
  }
}
