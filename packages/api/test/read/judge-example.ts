import { type DocumentNode, parse, validate } from 'graphql';
import { difference } from './compare.ts';
import { NOW } from './dataset.ts';
import type { DemoWorld } from './demo/world.ts';
import { type Example, EXAMPLES } from './examples.ts';
import { load } from './property.ts';
import { SCENE } from './scene.ts';

/** The same text is the same document, so that the plan of one caller is at hand for the next. */
const documents = new Map<string, DocumentNode>();

/** What the reader answers to an example, compared with what it should; undefined when that is right. */
export async function faultOfExample(
  { reader }: Pick<DemoWorld, 'reader'>,
  { who, text, variables = {}, data, code, event }: Example,
): Promise<string | undefined> {
  const document = documents.get(text) ?? parse(text);
  documents.set(text, document);
  const [invalid] = validate(reader.registry.schema, document);
  if (invalid) return invalid.message;
  const context = { viewer: { ...who, podIds: null, keyId: null, bot: null, isSuperAdmin: false }, now: NOW, requestId: 'r-1' };
  const answer =
    event === undefined
      ? await reader.answer(document, variables, context)
      : ((await reader.readEvent(document, variables, context, { payload: { id: event } })) ?? { data: 'null' });
  if (code !== undefined) return difference([answer.data, answer.errors?.map(({ extensions }) => extensions.code)], [undefined, [code]]);
  return answer.errors?.[0]?.message ?? difference(JSON.parse(answer.data ?? 'null'), data);
}

/** @throws Error naming the first example that does not hold */
export async function examplesHold(world: DemoWorld): Promise<void> {
  await load(world.pool, SCENE);
  for (const example of EXAMPLES) {
    const fault = await faultOfExample(world, example);
    if (fault !== undefined) throw new Error(`${example.says}: ${fault}`);
  }
}
