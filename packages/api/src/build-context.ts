import { randomUUID } from 'node:crypto';
import type { MikroORM } from '@mikro-orm/postgresql';
import type { JointActions } from './event/joint-actions.ts';
import { type ActionHost, inTransaction } from './event/run-action.ts';
import type { Clock } from './lib/clock.ts';
import { Departure } from './lib/departure.ts';
import type { EventFeed } from './lib/event-feed.ts';
import type { MissingSettings } from './lib/facilities.ts';
import type { LanguageModel } from './lib/language-model.ts';
import type { WebAppSecret } from './lib/web-app-secrets.ts';
import type { Context, ReadBack, SeatedVerb, Verb } from './viewer/context.ts';
import { anonymous, type Viewer } from './viewer/viewer.ts';

export type ContextParts = {
  readonly orm: MikroORM;
  readonly clock: Clock;
  readonly feed: EventFeed;
  readonly wakeRelay: () => void;
  readonly jointActions: JointActions;
  readonly allowsLoopback?: boolean;
  readonly languageModel?: LanguageModel | null;
  readonly webAppSecrets?: readonly WebAppSecret[];
  readonly missingSettings?: MissingSettings;
};

const NOTHING_MISSING: MissingSettings = { email: [], sms: [] };

/** What the resolvers of one operation get. */
export function buildContext(parts: ContextParts, viewer: Viewer, requestId: string = randomUUID(), departure: Departure = new Departure()): Context {
  return new RequestContext(parts, viewer, requestId, departure);
}

/** Runs a verb for nobody in particular, outside any operation: a signed link was followed, a provider called. */
export function runOutside<Input extends object, Result>({ orm, clock, wakeRelay }: ContextParts, input: Input, verb: Verb<Input, Result>): Promise<Result> {
  return inTransaction({ em: orm.em.fork(), viewer: anonymous, now: clock.now(), wakeRelay }, input, verb);
}

/** Runs a verb for somebody, outside any operation: whoever calls this has made sure who they are. */
export function runAs<Input extends object, Result>(
  { orm, clock, wakeRelay }: ContextParts,
  viewer: Viewer,
  input: Input,
  verb: Verb<Input, Result>,
): Promise<Result> {
  return inTransaction({ em: orm.em.fork(), viewer, now: clock.now(), wakeRelay }, input, verb);
}

/**
 * The entity manager is made when somebody asks for it: planned reads never do. That is a getter of the class and not of the object, because Apollo Server
 * copies the object, and copying would ask.
 */
class RequestContext implements Context {
  readonly now: Date;
  readBack: ReadBack | null = null;
  private ownEm: Context['em'] | undefined;

  constructor(
    private readonly parts: ContextParts,
    readonly viewer: Viewer,
    readonly requestId: string,
    readonly departure: Departure,
  ) {
    this.now = parts.clock.now();
  }

  get em(): Context['em'] {
    return (this.ownEm ??= this.parts.orm.em.fork());
  }

  get allowsLoopback(): boolean {
    return this.parts.allowsLoopback ?? false;
  }

  get languageModel(): LanguageModel | null {
    return this.parts.languageModel ?? null;
  }

  get webAppSecrets(): readonly WebAppSecret[] {
    return this.parts.webAppSecrets ?? [];
  }

  get missingSettings(): MissingSettings {
    return this.parts.missingSettings ?? NOTHING_MISSING;
  }

  get feed(): EventFeed {
    return this.parts.feed;
  }

  runAction<Input extends object, Result>(input: Input, verb: Verb<Input, Result>): Promise<Result> {
    return this.runActionAs(this.viewer, input, verb);
  }

  runInCompany<Input extends object, Result>(input: Input, verb: Verb<Input, Result> & SeatedVerb<Input, Result>): Promise<Result> {
    return this.parts.jointActions.run(this.hostOf(this.viewer), input, verb);
  }

  runActionAs<Input extends object, Result>(viewer: Viewer, input: Input, verb: Verb<Input, Result>): Promise<Result> {
    return inTransaction(this.hostOf(viewer), input, verb);
  }

  private hostOf(viewer: Viewer): ActionHost {
    return { em: this.parts.orm.em, viewer, now: this.now, wakeRelay: this.parts.wakeRelay, readBack: this.readBack };
  }
}
