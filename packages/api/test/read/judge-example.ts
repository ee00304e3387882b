import { type DocumentNode, parse, validate } from 'graphql';
import type { Answer, Reader } from '../../src/read/execute.ts';
import { difference } from './compare.ts';
import { NOW } from './dataset.ts';
import type { DemoWorld } from './demo/world.ts';
import type { Example } from './example.ts';
import { EXAMPLES } from './examples.ts';
import { load } from './property.ts';
import { SCENE } from './scene.ts';

/** The same text is the same document, so that the plan of one caller is at hand for the next. */
const documents = new Map<string, DocumentNode>();

/** What the reader answers to an example, compared with what it should; undefined when that is right. */
export async function faultOfExample({ reader }: Pick<DemoWorld, 'reader'>, example: Example): Promise<string | undefined> {
  const { text, data, code } = example;
  const document = documents.get(text) ?? parse(text);
  documents.set(text, document);
  const [invalid] = validate(reader.registry.schema, document);
  if (invalid) return invalid.message;
  const answer = await answerTo(reader, document, example);
  if (code !== undefined) return difference([answer.data, answer.errors?.map(({ extensions }) => extensions.code)], [undefined, [code]]);
  return answer.errors?.[0]?.message ?? difference(JSON.parse(answer.data ?? 'null'), data);
}

/** An event that is not for the caller is answered with nothing. */
async function answerTo(reader: Reader, document: DocumentNode, { who, variables = {}, event }: Example): Promise<Answer> {
  const context = { viewer: { ...who, podIds: null, keyId: null, bot: null, isSuperAdmin: false }, now: NOW, requestId: 'r-1' };
  if (event === undefined) return reader.answer(document, variables, context);
  return (await reader.readEvent(document, variables, context, { payload: { id: event } })) ?? { data: 'null' };
}

/** @throws Error naming the first example that does not hold */
export async function examplesHold(world: DemoWorld): Promise<void> {
  await load(world.pool, SCENE);
  for (const example of EXAMPLES) {
    const fault = await faultOfExample(world, example);
    if (fault !== undefined) throw new Error(`${example.says}: ${fault}`);
  }
}
