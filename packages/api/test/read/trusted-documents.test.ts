import { createHash } from 'node:crypto';
import { ApolloServer } from '@apollo/server';
import { ApolloServerPluginCacheControlDisabled } from '@apollo/server/plugin/disabled';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { apolloGateway } from '../../src/read/apollo-gateway.ts';
import { TrustedDocuments } from '../../src/read/trusted-documents.ts';
import { emptyDatabase } from '../support/database.ts';
import { NOW } from './dataset.ts';
import { type DemoWorld, demoWorld } from './demo/world.ts';
import { load } from './property.ts';
import { anna, SCENE } from './scene.ts';

const hashOf = (text: string): string => createHash('sha256').update(text).digest('hex');
const NAME = 'query Name($id: ID!) { user(id: $id) { firstName } }';
const LIST = 'query List($first: Int = 2, $by: CommitmentOrder!) { commitments(first: $first, orderBy: $by) { nodes { id } } }';
const EVENTS = 'subscription Happened { happened { id } }';
const context = {
  viewer: { kind: 'admin', id: null, scopes: [], podIds: null, keyId: null, bot: null, isSuperAdmin: false },
  now: NOW,
  requestId: 'r-1',
} as const;

let world: DemoWorld;
beforeAll(async () => {
  world = await demoWorld(await emptyDatabase());
  await load(world.pool, SCENE);
});
afterAll(() => world.orm.close(true));

describe('trusted documents', () => {
  const manifest = { [`sha256:${hashOf(NAME)}`]: NAME, [hashOf(LIST)]: LIST, [hashOf(EVENTS)]: EVENTS };

  test('are answered by their hash, with or without its prefix', async () => {
    const trusted = new TrustedDocuments(world.reader, manifest);
    const answer = { data: '{"user":{"firstName":"Anna"}}' };
    expect(await trusted.answerTrusted(hashOf(NAME), { id: anna }, context)).toEqual(answer);
    expect(await trusted.answerTrusted(`sha256:${hashOf(NAME)}`, { id: anna }, context)).toEqual(answer);
    expect(trusted.get(hashOf(LIST))).toMatchObject({ name: 'List', kind: 'query' });
  });

  test('refuse variables like every other document', async () => {
    const trusted = new TrustedDocuments(world.reader, manifest);
    expect((await trusted.answerTrusted(hashOf(NAME), {}, context))?.errors?.[0]?.extensions.code).toBe('INVALID_INPUT');
  });

  test('are nothing for a hash that nobody knows, and subscriptions are no answer', async () => {
    const trusted = new TrustedDocuments(world.reader, manifest);
    expect(await trusted.answerTrusted(hashOf('x'), {}, context)).toBeUndefined();
    expect(await trusted.answerTrusted(hashOf(EVENTS), {}, context)).toBeUndefined();
    expect(trusted.get(hashOf(EVENTS))?.kind).toBe('subscription');
  });

  test.each([
    ['does not fit its hash', { [hashOf('x')]: NAME }, 'is not the SHA-256 of its text'],
    ['does not fit the schema', { [hashOf('{ nothing }')]: '{ nothing }' }, 'Cannot query field "nothing"'],
    [
      'holds two operations',
      { [hashOf('query A { version } query B { version }')]: 'query A { version } query B { version }' },
      'must hold exactly one operation',
    ],
  ])('stop the start when one %s', (_, wrong, sentence) => {
    expect(() => new TrustedDocuments(world.reader, wrong)).toThrow(sentence);
  });
});

describe('Apollo Server over the gateway', () => {
  const serve = async (query: string, variables: Record<string, unknown> = {}) => {
    const apollo = new ApolloServer<typeof context>({
      ...(apolloGateway(world.reader) as object as { schema: never }),
      plugins: [ApolloServerPluginCacheControlDisabled()],
      introspection: true,
    });
    await apollo.start();
    const body = Buffer.from(JSON.stringify({ query, variables }));
    const { body: answer, status } = await apollo.executeHTTPGraphQLRequest({
      httpGraphQLRequest: { method: 'POST', headers: new Map([['content-type', 'application/json']]) as never, search: '', body: JSON.parse(body.toString()) },
      context: async () => context,
    });
    await apollo.stop();
    return { status: status ?? 200, text: answer.kind === 'complete' ? answer.string : '' };
  };

  test('sends the text that PostgreSQL wrote', async () => {
    expect(await serve(NAME, { id: anna })).toEqual({ status: 200, text: '{"data":{"user":{"firstName":"Anna"}}}' });
  });

  test('answers what is wrong with the document itself', async () => {
    expect((await serve('{ nothing }')).status).toBe(400);
    expect((await serve(NAME, { id: 'one' })).text).toContain('"code":"INVALID_INPUT"');
  });

  test('answers reads, resolvers and introspection in one document', async () => {
    expect((await serve('{ version pods { totalCount } __type(name: "Pod") { name } }')).text).toBe(
      '{"data":{"version":"1","pods":{"totalCount":1},"__type":{"name":"Pod"}}}',
    );
  });
});
