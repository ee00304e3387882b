import { type ApiCaller, createCaller, type Inputs } from './api-caller.ts';
import { EventsDocument, type EventsSubscription, type EventsSubscriptionVariables, type TypedDocumentString } from './generated/graphql.ts';
import { connectLive } from './live.ts';

export type ApiClientOptions = {
  /** The HTTP endpoint, such as `http://127.0.0.1:4000/graphql`; the socket is opened at the same address. */
  readonly url: string;
  readonly apiKey: string;
  /** For how long one attempt of a call may last; 10 s when left out. */
  readonly timeoutMs?: number;
  /** How often a call that is safe to repeat is repeated when its answer got lost; twice when left out. */
  readonly retries?: number;
};

export type ApiEvent = EventsSubscription['events'];

/** The API as its key sees it, and as the members see it for whom the key may act. */
export interface ApiClient extends ApiCaller {
  /** A caller whose requests carry `x-act-as: telegram:<id>`: the member's rights, within the key's. */
  actAs(telegramUserId: string): ApiCaller;
  /** What a subscription says until the signal is given, over broken sockets too. What happened while no socket was open is not replayed. */
  subscribe<Data, Variables extends Inputs>(
    document: TypedDocumentString<Data, Variables>,
    variables: Variables,
    signal: AbortSignal,
  ): AsyncGenerator<Data, void>;
  /** The ordered log from `after` on, then live; after a broken socket it goes on behind the last event it handed out, so none is lost and none comes twice. */
  events(from: EventsSubscriptionVariables, signal: AbortSignal): AsyncGenerator<ApiEvent, void>;
  /** Closes the socket, if one is open. */
  close(): Promise<void>;
}

/** A client of the API for one key. */
export function createApiClient({ url, apiKey, timeoutMs = 10_000, retries = 2 }: ApiClientOptions): ApiClient {
  const authorization = `Bearer ${apiKey}`;
  const callerWith = (headers: Record<string, string>) => createCaller({ url, headers: { authorization, ...headers }, timeoutMs, retries });
  const live = connectLive(url, apiKey);
  return {
    ...callerWith({}),
    actAs: (telegramUserId) => callerWith({ 'x-act-as': `telegram:${telegramUserId}` }),
    subscribe: (document, variables, signal) => live.subscribe(document, () => variables, signal),
    async *events(from, signal) {
      let after = from.after;
      for await (const { events: event } of live.subscribe(EventsDocument, () => ({ ...from, after }), signal)) {
        after = event.cursor;
        yield event;
      }
    },
    close: () => live.close(),
  };
}
