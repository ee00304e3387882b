import { type GraphQLField, type GraphQLSchema, getNamedType } from 'graphql';
import type { TestApi } from '../support/api.ts';
import type { Caller } from './callers.ts';
import { objectOf, payloadCard } from './documents.ts';
import { INPUTS } from './mutations.ts';
import { backToScene } from './scene.ts';
import { type Outcome, Sightings } from './sightings.ts';
import { SPECIMENS } from './specimens.ts';

/** What came of each mutation, and what was seen of its payload. */
export type Acting = { readonly outcomes: ReadonlyMap<string, Outcome>; readonly seen: Sightings };

/** Refusals before anything was touched. Others may have written something after all, such as a place on a waitlist. */
const UNTOUCHED = ['UNAUTHENTICATED', 'FORBIDDEN', 'NOT_FOUND'];

/** Tries every mutation with every input, each on the scene as it was set. */
export async function actAs(caller: Caller, api: TestApi, schema: GraphQLSchema): Promise<Acting> {
  const acting = { outcomes: new Map<string, Outcome>(), seen: new Sightings() };
  for (const field of Object.values(schema.getMutationType()!.getFields())) {
    const inputs = INPUTS[field.name];
    if (!inputs) throw new Error(`Say in mutations.ts with what input ${field.name} succeeds for somebody who may.`);
    for (const [label, input] of Object.entries(inputs)) {
      const code = await tried({ caller, api, seen: acting.seen }, field, input);
      acting.outcomes.set(`${field.name} (${label})`, code ?? '✓');
      if (code === undefined || !UNTOUCHED.includes(code)) await backToScene(api.database);
    }
  }
  return acting;
}

type Trying = { readonly caller: Caller; readonly api: TestApi; readonly seen: Sightings };

/** Does it, and takes in what is answered. Tells the code of a refusal. */
async function tried({ caller, api, seen }: Trying, field: GraphQLField<unknown, unknown>, input: object): Promise<string | undefined> {
  const payload = objectOf(field)!;
  const type = getNamedType(field.args[0]!.type).name;
  const text = `mutation ($input: ${type}!) { ${field.name}(input: $input) ${payloadCard(payload, (name) => SPECIMENS[name] !== undefined)} }`;
  const { data, errors } = await api.post(caller.token, text, { headers: caller.headers, variables: { input } });
  if (data?.[field.name]) seen.take(payload, data[field.name], []);
  return errors?.[0]?.extensions.code;
}
