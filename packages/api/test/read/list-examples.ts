import { idOf } from './dataset.ts';
import type { Example } from './example.ts';
import type { Who } from './naive.ts';
import { cursorOf, type Order } from './naive-lists.ts';
import { anna, dana, SCENE } from './scene.ts';

const admin: Who = { kind: 'admin', id: null, scopes: [] };
const member = (id: string): Who => ({ kind: 'member', id, scopes: [] });
const c = (at: number) => ({ id: idOf('commitments', at) });
const newest: Order = { of: 'Commitment', field: 'CREATED', direction: 'DESC' };
const due: Order = { of: 'Commitment', field: 'DUE', direction: 'ASC' };
/** Where the commitment stands in an order. */
const place = (order: Order, at: number): string => cursorOf(order, SCENE.commitments[at]);
const INFO = 'pageInfo { hasNextPage hasPreviousPage startCursor endCursor }';

/** The newest first, they are 2, 1, 0; by the day on which they are due 1, 0, 2, where 0 and 2 have none. */
export const OF_PAGES: readonly Example[] = [
  {
    says: 'after a cursor comes what follows it, and the count is that of the whole list',
    who: admin,
    text: `{ commitments(first: 1, after: "${place(newest, 2)}") { totalCount nodes { id } pageInfo { hasNextPage hasPreviousPage } } }`,
    data: { commitments: { totalCount: 3, nodes: [c(1)], pageInfo: { hasNextPage: true, hasPreviousPage: true } } },
  },
  {
    says: 'a cursor of another list is refused',
    who: admin,
    text: `{ commitments(after: "${Buffer.from('["Meeting CREATED DESC", null, "x"]').toString('base64')}") { nodes { id } } }`,
    code: 'BAD_CURSOR',
  },
  {
    says: 'before a cursor comes what precedes it',
    who: admin,
    text: `{ commitments(last: 1, before: "${place(newest, 0)}") { nodes { id } pageInfo { hasNextPage hasPreviousPage } } }`,
    data: { commitments: { nodes: [c(1)], pageInfo: { hasNextPage: true, hasPreviousPage: true } } },
  },
  {
    says: 'a page from the end stands in the order of the list, between its first and its last cursor',
    who: admin,
    text: `{ commitments(last: 2) { nodes { id } ${INFO} } }`,
    data: {
      commitments: {
        nodes: [c(1), c(0)],
        pageInfo: { hasNextPage: false, hasPreviousPage: true, startCursor: place(newest, 1), endCursor: place(newest, 0) },
      },
    },
  },
  {
    says: 'a page from the start has nothing before it unless it follows a cursor',
    who: admin,
    text: `{ commitments(first: 2) { edges { cursor node { id } } ${INFO} } }`,
    data: {
      commitments: {
        edges: [2, 1].map((at) => ({ cursor: place(newest, at), node: c(at) })),
        pageInfo: { hasNextPage: true, hasPreviousPage: false, startCursor: place(newest, 2), endCursor: place(newest, 1) },
      },
    },
  },
  {
    says: 'a cursor goes on from the last that has a value to those that have none',
    who: admin,
    text: `{ commitments(after: "${place(due, 1)}", orderBy: { field: DUE }) { nodes { id } } }`,
    data: { commitments: { nodes: [c(0), c(2)] } },
  },
  {
    says: 'among those that have none a cursor goes on by the key',
    who: admin,
    text: `{ commitments(after: "${place(due, 0)}", orderBy: { field: DUE }) { nodes { id } } }`,
    data: { commitments: { nodes: [c(2)] } },
  },
  {
    says: 'downwards those that have none come first',
    who: admin,
    text: `{ commitments(after: "${place({ of: 'Commitment', field: 'DUE', direction: 'DESC' }, 0)}", orderBy: { field: DUE, direction: DESC }) { nodes { id } } }`,
    data: { commitments: { nodes: [c(1)] } },
  },
  {
    says: 'downwards all that have a value follow the last that has none, whatever their keys',
    who: admin,
    text: `{ commitments(after: "${place({ of: 'Commitment', field: 'DIFFICULTY', direction: 'DESC' }, 1)}", orderBy: { field: DIFFICULTY, direction: DESC }) { nodes { id } } }`,
    data: { commitments: { nodes: [c(2)] } },
  },
  {
    says: 'a list of a row has only what the caller may see of it, and counts no more',
    who: member(dana),
    text: `{ commitments { totalCount nodes { id user { id commitments { totalCount nodes { id } } } } } }`,
    data: { commitments: { totalCount: 1, nodes: [{ ...c(2), user: { id: dana, commitments: { totalCount: 1, nodes: [c(2)] } } }] } },
  },
];

const count = (filter: string): string => `{ commitments(filter: { ${filter} }) { totalCount } }`;
const counted = (says: string, filter: string, totalCount: number): Example => ({
  says,
  who: admin,
  text: count(filter),
  data: { commitments: { totalCount } },
});
/** None has a category; 1 is due on the 24th and paused; 0 and 2 have no day. */
export const OF_FILTERS: readonly Example[] = [
  counted('what is another value, or none, is not this one', 'category: { ne: "health" }', 3),
  counted('what has no value is none of these', 'category: { notIn: ["health"] }', 3),
  counted('what is missing is asked for', 'category: { isNull: true }', 3),
  counted('what is there is asked for', 'category: { isNull: false }', 0),
  counted('later than a day is without that day', 'due: { gt: "2026-11-24" }', 0),
  counted('until a day is with that day', 'due: { lte: "2026-11-24" }', 1),
  counted('from a day on is with that day', 'due: { from: "2026-11-24" }', 1),
  counted('before a day is without that day', 'due: { before: "2026-11-24" }', 0),
  counted('every condition of a filter must hold', 'status: { eq: ACTIVE }, shared: true', 2),
  counted('a condition that says "or" stands beside the others and not instead of them', 'status: { eq: PAUSED }, shared: true', 0),
];

const HAPPENED = 'subscription { happened { __typename id user { id } ... on PodEvent { pod { id } } } }';
export const OF_PAYLOADS: readonly Example[] = [
  {
    says: 'what is asked twice of a field is answered together',
    who: admin,
    text: `{ user(id: "${anna}") { firstName } user(id: "${anna}") { id } }`,
    data: { user: { firstName: 'Anna', id: anna } },
  },
  {
    says: 'a list of stored objects that was never written is empty',
    who: admin,
    text: `{ commitment(id: "${idOf('commitments', 2)}") { reading { reasons { letter } } } }`,
    data: { commitment: { reading: { reasons: [] } } },
  },
  {
    says: 'items of a list, and objects in a list that is kept as JSON, stand as they were written',
    who: admin,
    text: `{ commitment(id: "${idOf('commitments', 2)}") { tags grid { letter } } }`,
    data: { commitment: { tags: ['QUICK', 'DEEP'], grid: [[{ letter: 'T' }, { letter: 'A' }], [{ letter: 'S' }]] } },
  },
  {
    says: 'an answer whose row is always there is nothing when it is not, and whole when it is',
    who: admin,
    text: `mutation { gone: complete(id: "${idOf('commitments', 9)}") { praise commitment { id } } there: complete(id: "${idOf('commitments', 0)}") { praise commitment { id } } }`,
    data: { gone: null, there: { praise: 'Done', commitment: c(0) } },
  },
  {
    says: 'an event is read for whoever may see it',
    who: member(anna),
    event: idOf('events', 0),
    text: HAPPENED,
    data: { happened: { __typename: 'PodEvent', id: idOf('events', 0), user: { id: anna }, pod: { id: idOf('pods', 0) } } },
  },
  { says: 'an event is nothing for whoever may not', who: member(dana), event: idOf('events', 0), text: HAPPENED, data: null },
];
