import { buildSchema, parse } from 'graphql';
import { describe, expect, test } from 'vitest';
import { costOf } from './cost.ts';

const schema = buildSchema(`
  type Query { me: User users(first: Int, last: Int): UserConnection! friends(first: Int): [User!]! thing: Thing }
  type User { id: ID! name: String pods: [Pod!]! friends(first: Int): UserConnection! }
  type Pod { id: ID! name: String }
  type PageInfo { hasNextPage: Boolean! }
  type UserEdge { node: User! cursor: String! }
  type UserConnection { nodes: [User!]! edges: [UserEdge!]! pageInfo: PageInfo! totalCount: Int! }
  interface Thing { id: ID! pods: [Pod!]! }`);
const cost = (text: string, variables?: Record<string, unknown>, operationName?: string) => costOf(schema, parse(text), variables, operationName);

describe('the cost of an operation', () => {
  test('is one for each field', () => {
    expect(cost('{ me { id name } }')).toBe(3);
  });

  test('multiplies what is below a list by its size, and by 20 when none is said', () => {
    expect(cost('{ friends(first: 5) { id name } }')).toBe(1 + 5 * 2);
    expect(cost('{ me { pods { id } } }')).toBe(1 + 1 + 20);
  });

  test('takes the size of a connection for its nodes and edges, not for its page info', () => {
    expect(cost('{ users(first: 50) { nodes { id name } pageInfo { hasNextPage } totalCount } }')).toBe(1 + (1 + 50 * 2) + 2 + 1);
    expect(cost('{ users(last: 10) { edges { cursor node { id } } } }')).toBe(1 + 1 + 10 * 3);
    expect(cost('{ users { nodes { id } } }')).toBe(1 + 1 + 20);
  });

  test('multiplies lists within lists', () => {
    expect(cost('{ users(first: 100) { nodes { friends(first: 100) { nodes { id } } } } }')).toBe(1 + 1 + 100 * (1 + 1 + 100));
  });

  test('reads sizes from variables and their defaults, and takes no size for more than a page may hold', () => {
    expect(cost('query ($n: Int) { friends(first: $n) { id } }', { n: 7 })).toBe(8);
    expect(cost('query ($n: Int = 3) { friends(first: $n) { id } }')).toBe(4);
    expect(cost('query ($n: Int = 3) { friends(first: $n) { id } }', { n: null })).toBe(21);
    expect(cost('{ friends(first: 1000000) { id } }')).toBe(101);
    expect(cost('{ friends(first: -5) { id } }')).toBe(2);
  });

  test('counts a fragment wherever it is spread, with the size that holds there', () => {
    expect(cost('{ users(first: 2) { ...C } again: users(first: 3) { ...C } } fragment C on UserConnection { nodes { id } }')).toBe(1 + 1 + 2 + (1 + 1 + 3));
    expect(cost('{ thing { ... on Thing { pods { id } } ... { id } } }')).toBe(1 + 1 + 20 + 1);
  });

  test('is walked once for doubling fragments', () => {
    const doubling = Array.from({ length: 40 }, (_, at) => `fragment F${at} on User { ...F${at + 1} ...F${at + 1} }`).join(' ');
    expect(cost(`{ me { ...F0 } } ${doubling} fragment F40 on User { id }`)).toBe(1 + 2 ** 40);
  });

  test('is infinite for fragments in a circle, and finite for what the schema does not know', () => {
    expect(cost('{ me { ...A } } fragment A on User { ...B } fragment B on User { id ...A }')).toBe(Infinity);
    expect(cost('{ me { nothing { more(first: 5) { id } } ...Missing } }')).toBe(1 + 3 + 1);
  });

  test('is that of the named operation', () => {
    expect(cost('query A { me { id } } query B { me { id name } }', {}, 'B')).toBe(3);
    expect(cost('query A { me { id } } query B { me { id name } }')).toBe(0);
  });
});
