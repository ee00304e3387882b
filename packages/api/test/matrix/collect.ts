import type { GraphQLSchema } from 'graphql';
import type { TestApi } from '../support/api.ts';
import { type Acting, actAs } from './acting.ts';
import type { Caller } from './callers.ts';
import { type Hearing, letHappen, listenAs } from './listening.ts';
import { type Reading, readAs } from './reading.ts';
import { keepScene } from './scene.ts';

/** All that one caller was answered. */
export type Found = { readonly caller: Caller; readonly reading: Reading; readonly hearing: Hearing; readonly acting: Acting };

/** Everybody reads, then everybody listens while everything happens, then everybody acts, each on the scene as it was set. */
export async function collected(callers: readonly Caller[], api: TestApi, schema: GraphQLSchema): Promise<Found[]> {
  const readings: Reading[] = [];
  for (const caller of callers) readings.push(await readAs(caller, api, schema));
  const admin = callers.find(({ name }) => name === 'super_admin')!;
  const { data } = await api.post(admin.token, '{ events(first: 1) { nodes { cursor } } }');
  const hearings = callers.map((caller) => listenAs(caller, api, { schema, first: data.events.nodes[0].cursor }));
  await letHappen(api, hearings);
  for (const hearing of hearings) hearing.close();
  await keepScene(api.database);
  const found: Found[] = [];
  for (const [at, caller] of callers.entries()) {
    found.push({ caller, reading: readings[at]!, hearing: hearings[at]!, acting: await actAs(caller, api, schema) });
  }
  return found;
}
