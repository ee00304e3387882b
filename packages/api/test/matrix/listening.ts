import { type GraphQLSchema } from 'graphql';
import { type Client, createClient } from 'graphql-ws';
import { setTimeout as wait } from 'node:timers/promises';
import { WebSocket } from 'ws';
import { EVENT_TYPES } from '../../src/event/catalog.ts';
import { recordEvents, type NewEvent } from '../../src/event/record-event.ts';
import type { TestApi } from '../support/api.ts';
import { NOW } from '../support/clock.ts';
import type { Caller } from './callers.ts';
import { asked, objectOf } from './documents.ts';
import { COMMITMENT, idOf, MEETING, personId, POD } from './ids.ts';
import { type Outcome, Sightings } from './sightings.ts';
import { SUBSCRIPTION_ARGUMENTS } from './specimens.ts';

/** What a caller heard from each subscription. */
export type Hearing = { readonly heard: Map<string, any[]>; readonly refused: Map<string, Outcome>; readonly close: () => void };

const SUBJECTS: { readonly [slice: string]: string } = {
  goal: idOf('long_term_goals', 1),
  meeting: MEETING.held,
  attendance: MEETING.held,
  membership: idOf('pod_memberships', 1),
  connection: idOf('connections', 1),
  delivery: idOf('deliveries', 2),
  api_key: idOf('api_keys', 1),
  webhook: idOf('webhooks', 1),
  payment: idOf('payments', 1),
  memory: idOf('memory_facts', 1),
  execution: idOf('sequence_executions', 1),
  sequence: idOf('automation_sequences', 1),
};
/** One event of every type, about Anna, her pod, her shared promise, and the specimen of its slice. */
const EVERYTHING: readonly NewEvent[] = EVENT_TYPES.map((type) => {
  const [slice] = type.split('.') as [string];
  const about = ['sequence', 'api_key', 'webhook', 'kpis', 'log'].includes(slice) ? {} : { userId: personId('Anna') };
  const inPod = ['commitment', 'pod', 'membership', 'waitlist', 'meeting', 'attendance'].includes(slice);
  return {
    type,
    at: NOW,
    ...about,
    ...(inPod && { podId: POD.earlyBirds }),
    ...(slice === 'commitment' && { commitmentId: COMMITMENT.shared }),
    ...(SUBJECTS[slice] !== undefined && { subjectId: SUBJECTS[slice] }),
  };
});

/** Opens every subscription for a caller; `first` is the cursor before everything. */
export function listenAs(caller: Caller, api: TestApi, { schema, first }: { schema: GraphQLSchema; first: string }): Hearing {
  const client: Client = createClient({
    url: `${api.app.url.replace('http', 'ws')}/graphql`,
    webSocketImpl: WebSocket,
    retryAttempts: 0,
    connectionParams: { ...(caller.token !== null && { authorization: `Bearer ${caller.token}` }), ...caller.headers },
  });
  const hearing: Hearing = { heard: new Map(), refused: new Map(), close: () => void client.dispose() };
  for (const { name } of Object.values(schema.getSubscriptionType()!.getFields())) {
    const heard: any[] = [];
    hearing.heard.set(name, heard);
    const query = asked(schema, [{ field: name, args: SUBSCRIPTION_ARGUMENTS[name]?.({ first }) ?? '' }], { kind: 'subscription' });
    const refuse = (errors: any): void => void hearing.refused.set(name, String(errors?.[0]?.extensions?.code ?? errors));
    client.subscribe<Record<string, unknown>>(
      { query },
      { next: ({ data, errors }) => void (errors ? refuse(errors) : heard.push(data![name])), error: refuse, complete: () => undefined },
    );
  }
  return hearing;
}

/** Lets everything happen, and waits until nobody hears anything more. */
export async function letHappen(api: TestApi, hearings: readonly Hearing[]): Promise<void> {
  const total = (): number => hearings.reduce((sum, { heard, refused }) => sum + refused.size + [...heard.values()].flat().length, 0);
  await quiet(total);
  const { orm, wakeRelay } = api.app.context;
  await orm.em.fork().transactional((em) => recordEvents(em, EVERYTHING));
  wakeRelay();
  await quiet(total);
}

/** Until a count stands still for a while. */
async function quiet(count: () => number): Promise<void> {
  for (let calm = 0, before = -1; calm < 10; calm = count() === before ? calm + 1 : 0) {
    before = count();
    await wait(100);
  }
}

/** What was heard, as what any other answer shows. */
export function sightingsOf({ heard }: Hearing, schema: GraphQLSchema): Sightings {
  const seen = new Sightings();
  for (const [name, payloads] of heard) {
    const type = objectOf(schema.getSubscriptionType()!.getFields()[name]!)!;
    seen.related(`Subscription.${name}`, type, payloads, []);
  }
  return seen;
}
