import type { EntityManager } from '@mikro-orm/postgresql';
import { ownSeat, type Seat } from '../db/seat.ts';
import type { AskBehind } from '../db/with-next.ts';
import type { Departure } from '../lib/departure.ts';
import type { EventFeed } from '../lib/event-feed.ts';
import type { MissingSettings } from '../lib/facilities.ts';
import type { LanguageModel } from '../lib/language-model.ts';
import type { WebAppSecret } from '../lib/web-app-secrets.ts';
import type { Viewer } from './viewer.ts';

/** What an action works with: one open transaction, who asks, and the one instant that counts as now for the whole request. */
export type ActionContext = { readonly em: EntityManager; readonly viewer: Viewer; readonly now: Date };

/** What a verb works with that may have company: it asks and changes by its seat alone. */
export type SeatedContext = { readonly seat: Seat; readonly viewer: Viewer; readonly now: Date };
/** Either of them. */
export type AnyContext = ActionContext | SeatedContext;

/** Where whoever acts asks and changes. */
export const seatOf = (ctx: Pick<ActionContext, 'em'> | Pick<SeatedContext, 'seat'>): Seat => ('seat' in ctx ? ctx.seat : ownSeat(ctx.em));

/** A verb of a slice: changes rows inside the transaction of `ctx.em`, records its events, answers plain values (ids, not entities). */
export type Verb<Input, Result> = (ctx: ActionContext, input: Input) => Promise<Result>;

/** Runs a verb in one transaction of its own. An `idempotencyKey` in the input makes a repeated call answer what the first one did. */
export type RunAction = <Input extends object, Result>(input: Input, verb: Verb<Input, Result>) => Promise<Result>;

export type RunActionAs = <Input extends object, Result>(viewer: Viewer, input: Input, verb: Verb<Input, Result>) => Promise<Result>;

/** A verb that may have company. */
export type SeatedVerb<Input, Result> = (ctx: SeatedContext, input: Input) => Promise<Result>;

/** As `RunAction`, maybe in one transaction with other members who act at the same time. */
export type RunInCompany = <Input extends object, Result>(input: Input, verb: Verb<Input, Result> & SeatedVerb<Input, Result>) => Promise<Result>;

/** Asks, inside the transaction of an action, for what its result is to be read back as, behind the commit. */
export type ReadBack = (askBehind: AskBehind, result: unknown) => Promise<void>;

/** What every resolver gets: one per HTTP request, and one per operation on a WebSocket. */
export type Context = {
  readonly viewer: Viewer;
  /** The instant of the request by the process's clock. */
  readonly now: Date;
  /** This request's own entity manager, outside any transaction. */
  readonly em: EntityManager;
  /** Stands in the log, in the `x-request-id` header, and in every masked error. */
  readonly requestId: string;
  /** Whether the caller still waits; what only reads is given up when they leave. */
  readonly departure: Departure;
  readonly runAction: RunAction;
  readonly runInCompany: RunInCompany;
  /** Told by the read path before a mutation is run; null: nothing is read behind the commit. */
  readBack: ReadBack | null;
  /** The same for somebody else: whoever calls this has made sure who they are. */
  readonly runActionAs: RunActionAs;
  /** What initData of the bots' pages is signed with; empty: nobody is let in by it. */
  readonly webAppSecrets: readonly WebAppSecret[];
  /** Whether webhooks may lead to this very machine: in development and tests. */
  readonly allowsLoopback: boolean;
  /** What may help to read messages of members who want it; null where there is none. */
  readonly languageModel: LanguageModel | null;
  /** What the operator would have to set for each way to reach people outside Telegram; empty where it works. */
  readonly missingSettings: MissingSettings;
  /** The ordered log, for subscriptions. */
  readonly feed: EventFeed;
};
