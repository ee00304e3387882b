import { getIntrospectionQuery } from 'graphql';
import { expect, test } from 'vitest';
import { type Attack, type Reply, target, withstands } from './target.ts';

const it = await target();
const { ask, raw } = it;
const many = (count: number, of: (at: number) => string): string => Array.from({ length: count }, (_, at) => of(at)).join(' ');

/** A document that has to be seen off before anything of it runs. */
const document = (sentence: string, query: string, code: string): Attack => ({ sentence, send: () => ask(query), status: 400, code, isSeenOff: true });
const complex = (sentence: string, query: string): Attack => document(sentence, query, 'QUERY_TOO_COMPLEX');
const invalid = (sentence: string, query: string): Attack => document(sentence, query, 'GRAPHQL_VALIDATION_FAILED');

/** F0 spreads F1 twice, F1 spreads F2 twice, and so on: 2 to the power of `count` fields when written out. */
const doubling = (count: number): string =>
  `{ me { ...F0 } } ${many(count, (at) => `fragment F${at} on User { a${at}: id ...F${at + 1} ...F${at + 1} }`)} fragment F${count} on User { id }`;

withstands(it, [
  {
    sentence: 'a batch of operations in one request is refused',
    send: () => raw('[{"query":"{__typename}"},{"query":"{__typename}"}]'),
    status: 400,
    code: 'BAD_REQUEST',
    isSeenOff: true,
  },
  { sentence: 'an empty batch is refused', send: () => raw('[]'), status: 400, code: 'BAD_REQUEST', isSeenOff: true },
  complex('a thousand-fold repetition of a field by aliases is refused', `{ ${many(400, (at) => `a${at}: health { status }`)} }`),
  complex('aliases of __typename count too', `{ ${many(300, (at) => `a${at}: __typename`)} }`),
  complex(
    'aliases hidden in a fragment count where it is spread',
    `{ me { ${many(4, () => '...F')} } } fragment F on User { ${many(6, (at) => `a${at}: id`)} }`,
  ),
  complex(
    'a guess of many keys in one mutation by aliases is refused',
    `mutation { ${many(16, (at) => `a${at}: revokeApiKey(input: { id: "${at}" }) { apiKey { id } }`)} }`,
  ),
  complex('a cyclic query of thirty levels is refused', `{ users { nodes { ${'memberships { user { '.repeat(14)} id ${'} }'.repeat(14)} } } }`),
  complex(
    'the same depth in fragments one within another is refused',
    `{ me { ...F0 } } ${many(12, (at) => `fragment F${at} on User { memberships { user { ...F${at + 1} } } }`)} fragment F12 on User { id }`,
  ),
  complex('ten thousand open brackets never reach the parser', '{a'.repeat(10_000)),
  complex('brackets within a list value never reach the parser', `{ users(filter: ${'['.repeat(9_000)}`),
  complex('a flood of tokens is refused', `{ ${'id '.repeat(30_000)} }`),
  complex('a flood of commas and comments around tokens is refused', `{ ${'id,,,#x\n'.repeat(9_000)} }`),
  complex('a flood of directives on one field is refused', `{ health { status ${'@include(if: true) '.repeat(150)} } }`),
  complex('a flood of unknown directives is refused before it is judged', `{ health { status ${'@x '.repeat(900)} } }`),
  complex('a flood of directives hidden in a fragment is refused', `{ me { ...F ...F ...F } } fragment F on User { id ${'@skip(if: false) '.repeat(10)} }`),
  complex('a flood of variables is refused', `query (${many(60, (at) => `$v${at}: ID`)}) { health { status } }`),
  complex(
    'six operations in one document are refused',
    many(6, (at) => `query Q${at} { health { status } }`),
  ),
  complex('fragments that double twenty times are refused without being written out', doubling(20)),
  complex(
    'pages of a hundred in pages of a hundred are refused',
    '{ pods(first: 100) { nodes { meetings(first: 100) { nodes { pod { meetings(first: 100) { nodes { id } } } } } } } }',
  ),
  invalid('a fragment that spreads itself is refused', '{ me { ...F } } fragment F on User { id ...F }'),
  invalid('two fragments that spread each other are refused', '{ me { ...F } } fragment F on User { ...G } fragment G on User { ...F }'),
  invalid('a hundred thousand wrong names are told of five times at most', `{ ${many(400, (at) => `x${at}`)} }`),
  invalid('a mistyped field is refused without a suggestion', '{ helth { status } }'),
  invalid('a mistyped argument is refused without a suggestion', '{ user(idd: "x") { id } }'),
  invalid('a mistyped type of a variable is refused without a suggestion', 'query ($f: UserFilte) { users(filter: $f) { totalCount } }'),
  invalid('a deferred answer is no way around', '{ ... @defer { health { status } } }'),
  document('a document without an operation is refused', 'fragment F on User { id }', 'GRAPHQL_VALIDATION_FAILED'),
  document('a definition of types is refused', 'type X { a: Int }', 'GRAPHQL_VALIDATION_FAILED'),
  document('a string that never ends is refused', `{ user(id: "${'x'.repeat(50_000)}`, 'GRAPHQL_PARSE_FAILED'),
  document('NUL in a document is refused', '{ health \u0000 { status } }', 'GRAPHQL_PARSE_FAILED'),
  {
    sentence: 'a stranger who asks about the schema is told to come with a key',
    send: () => ask(getIntrospectionQuery()),
    status: 401,
    code: 'UNAUTHENTICATED',
    isSeenOff: true,
    hides: /INPUT_OBJECT/,
  },
  {
    sentence: 'a stranger who asks about one type is told the same',
    send: () => ask('{ __type(name: "ApiKey") { fields { name } } }'),
    status: 401,
    code: 'UNAUTHENTICATED',
    isSeenOff: true,
  },
  complex('a question about the schema beside data is refused', '{ __schema { types { name } } health { status } }'),
  {
    sentence: 'a hash that nobody knows opens nothing',
    send: () => raw(JSON.stringify({ extensions: { persistedQuery: { version: 1, sha256Hash: '0'.repeat(64) } } })),
    status: 400,
    code: 'PERSISTED_QUERY_NOT_FOUND',
    isSeenOff: true,
  },
  {
    sentence: 'a document cannot be put under a hash for others',
    send: () => raw(JSON.stringify({ query: '{ helth }', extensions: { persistedQuery: { version: 1, sha256Hash: '0'.repeat(64) } } })),
    status: 400,
    code: 'GRAPHQL_VALIDATION_FAILED',
    isSeenOff: true,
  },
]);

test('errors are told of at most five at a time, in few words', async () => {
  const { text, codes }: Reply = await ask(`{ ${many(300, (at) => `${'x'.repeat(50)}${at}`)} }`);
  expect(codes.length).toBeLessThanOrEqual(5);
  expect(text.length).toBeLessThan(3_000);
});
