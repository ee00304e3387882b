import { randomUUID } from 'node:crypto';
import type { MikroORM } from '@mikro-orm/postgresql';
import { inTransaction } from './event/run-action.ts';
import type { Clock } from './lib/clock.ts';
import type { EventFeed } from './lib/event-feed.ts';
import type { Context } from './viewer/context.ts';
import type { Viewer } from './viewer/viewer.ts';

export type ContextParts = { readonly orm: MikroORM; readonly clock: Clock; readonly feed: EventFeed; readonly wakeRelay: () => void };

/** What the resolvers of one operation get. The entity manager is made when somebody asks for it: planned reads never do. */
export function buildContext({ orm, clock, feed, wakeRelay }: ContextParts, viewer: Viewer, requestId: string = randomUUID()): Context {
  const now = clock.now();
  let em: Context['em'] | undefined;
  const context: Context = {
    viewer,
    now,
    requestId,
    feed,
    get em() {
      return (em ??= orm.em.fork() as Context['em']);
    },
    runAction: (input, verb) => inTransaction({ em: context.em, viewer, now, wakeRelay }, input, verb),
  };
  return context;
}
