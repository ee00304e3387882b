import { buildSchema, getIntrospectionQuery } from 'graphql';
import { describe, expect, test } from 'vitest';
import { DocumentGuard, DocumentRefused } from './document-guard.ts';

const schema = buildSchema(`
  type Query { me: User  users(first: Int): [User!]! }
  type User { id: ID!  firstName: String  friends(first: Int): [User!]!  commitment(id: ID): User }`);
const guard = () => new DocumentGuard(schema);

function refusal(source: string): { code: unknown; message: string; count: number } {
  try {
    guard().admit(source);
  } catch (error) {
    if (error instanceof DocumentRefused) return { code: error.errors[0]?.extensions['code'], message: error.message, count: error.errors.length };
    throw error;
  }
  return { code: 'admitted', message: '', count: 0 };
}
const nested = (levels: number): string => `{ me ${'{ friends '.repeat(levels - 2)}{ id }${' }'.repeat(levels - 2)} }`;
const times = (count: number, make: (i: number) => string): string => Array.from({ length: count }, (_, i) => make(i)).join(' ');

describe('a document', () => {
  test('of the usual kind is admitted, and known again by its hash', () => {
    const documents = guard();
    const admitted = documents.admit('query Me { me { id friends(first: 3) { firstName } } }');
    expect(admitted.operations).toHaveLength(1);
    expect(documents.admit(admitted.source)).toBe(admitted);
    expect(documents.byHashOf(admitted.hash)).toBe(admitted);
  });

  test.each([10, 11, 30])('of %i levels is admitted up to ten', (levels) => {
    expect(refusal(nested(levels)).code).toBe(levels <= 10 ? 'admitted' : 'QUERY_TOO_COMPLEX');
  });

  test('that is nested beyond what the parser may recurse is refused unparsed', () => {
    expect(refusal('{me'.repeat(10_000))).toMatchObject({ code: 'QUERY_TOO_COMPLEX', message: expect.stringContaining('brackets') });
    expect(refusal(`{ me(a: ${'['.repeat(30_000)}) }`).code).toBe('QUERY_TOO_COMPLEX');
  });

  test('hides no depth, alias or directive in its fragments', () => {
    const chain = times(6, (i) => `fragment F${i} on User { friends { friends { ${i < 5 ? `...F${i + 1}` : 'id'} } } }`);
    expect(refusal(`{ me { ...F0 } } ${chain}`).message).toContain('nested 14 levels');
    const doubling = times(12, (i) => `fragment D${i} on User { ${i < 11 ? `...D${i + 1} ...D${i + 1}` : 'a: id'} }`);
    expect(refusal(`{ me { ...D0 } } ${doubling}`).message).toContain('2048 aliases');
    const directives = `fragment G on User { id @include(if: true) firstName @skip(if: false) }`;
    expect(refusal(`{ me { ${'...G '.repeat(11)} } } ${directives}`).message).toContain('22 directives');
  });

  test('may rename fifteen things, __typename among them', () => {
    expect(refusal(`{ ${times(15, (i) => `a${i}: __typename`)} }`).code).toBe('admitted');
    expect(refusal(`{ ${times(16, (i) => `a${i}: __typename`)} }`).code).toBe('QUERY_TOO_COMPLEX');
  });

  test('has at most five operations, fifty variables and two thousand tokens', () => {
    expect(refusal(times(6, (i) => `query Q${i} { me { id } }`)).message).toContain('6 operations');
    expect(refusal(`query (${times(51, (i) => `$v${i}: Int`)}) { users(first: $v0) { id } }`).message).toContain('51 variables');
    expect(refusal(`{ me { ${'id '.repeat(2_000)} } }`).message).toContain('2000 tokens');
  });

  test('that spreads a fragment within itself is refused by validation, not by time', () => {
    expect(refusal('{ me { ...F } } fragment F on User { friends { ...F } }').code).toBe('GRAPHQL_VALIDATION_FAILED');
  });

  test('with a slip is told where, without a suggestion and with at most five errors', () => {
    expect(refusal('{ me { frstName } }')).toMatchObject({ code: 'GRAPHQL_VALIDATION_FAILED', message: 'Cannot query field "frstName" on type "User".' });
    expect(refusal(`{ me { ${times(50, (i) => `no${i}`)} } }`).count).toBe(5);
    expect(refusal('{ me {').code).toBe('GRAPHQL_PARSE_FAILED');
    expect(refusal('type User { id: ID }').code).toBe('GRAPHQL_VALIDATION_FAILED');
  });

  test('may be the introspection that tools send, and says so', () => {
    expect(guard().admit(getIntrospectionQuery({ inputValueDeprecation: true, oneOf: true, specifiedByUrl: true })).introspects).toBe(true);
    expect(guard().admit('{ me { __typename } }').introspects).toBe(false);
    expect(refusal('{ me { id } __schema { types { name } } }').message).toContain('at once');
    expect(guard().admit('{ ...F } fragment F on Query { __schema { types { name } } }').introspects).toBe(true);
  });
});

test.each([
  ['levels', nested(30), 'nested 30 levels'],
  ['brackets without end', '{me{friends'.repeat(8_000), '16000 deep'],
  ['other names', `{ ${times(300, (i) => `a${i}: me { id }`)} }`, '300 aliases'],
  ['directives', `{ me ${times(900, () => '@include')} { id } }`, '900 directives'],
  ['tokens', `{ me ${times(1_900, () => '@include')} { id } }`, '2000 tokens'],
])('too many %s are counted and refused before they are validated', (_, document, counted) => {
  const { code, message } = refusal(document);
  expect(code).toBe('QUERY_TOO_COMPLEX');
  expect(message).toContain(counted);
});
