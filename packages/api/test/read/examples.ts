import { idOf } from './dataset.ts';
import type { Example } from './example.ts';
import type { Who } from './naive.ts';
import { OF_FILTERS, OF_PAGES, OF_PAYLOADS } from './list-examples.ts';
import { anna, ben, cleo, dana, pod } from './scene.ts';

const as = (kind: Who['kind'], id: string | null = null, ...scopes: string[]): Who => ({ kind, id, scopes });
const c = (at: number) => ({ id: idOf('commitments', at) });
const BY_STATUS = 'query ($in: [Status!], $eq: Status, $ne: Status) { commitments(filter: { status: { in: $in, eq: $eq, ne: $ne } }) { nodes { id } } }';
const BY_CATEGORY = 'query ($eq: String) { commitments(filter: { category: { eq: $eq } }) { totalCount } }';
const BY_FILTER = 'query ($f: CommitmentFilter) { commitments(filter: $f) { totalCount } }';
const ACTIVITIES = 'query ($n: Int) { activities(first: $n) { __typename } }';
const activities = (count: number) => ({ activities: Array.from({ length: count }, () => ({ __typename: 'PodEvent' })) });
const FIRST = 'query ($n: Int, $by: CommitmentOrder) { commitments(first: $n, orderBy: $by) { nodes { id } pageInfo { hasNextPage } } }';
const page = (at: number[], hasNextPage: boolean) => ({ commitments: { nodes: at.map(c), pageInfo: { hasNextPage } } });
const OF_READING: readonly Example[] = [
  {
    says: 'a parent that is followed is seen through the child, though not by itself',
    who: as('member', ben),
    text: `{ pod(id: "${pod}") { members { user { firstName email } } } user(id: "${cleo}") { id } }`,
    data: {
      pod: {
        members: [
          { user: { firstName: 'Anna', email: null } },
          { user: { firstName: 'Ben', email: '1@example.org' } },
          { user: { firstName: 'Cleo', email: null } },
        ],
      },
      user: null,
    },
  },
  {
    says: 'a stranger sees no member of a pod',
    who: as('member', dana),
    text: `{ pod(id: "${pod}") { zoomLink members { id } } }`,
    data: { pod: { zoomLink: null, members: [] } },
  },
  {
    says: 'who shows no key sees nobody and nothing of theirs, in look-ups, lists and counts',
    who: as('anonymous'),
    text: `{ user(id: "${anna}") { id } commitments(filter: { shared: true }) { totalCount nodes { id } } events { totalCount } }`,
    data: { user: null, commitments: { totalCount: 0, nodes: [] }, events: { totalCount: 0 } },
  },
  { says: 'who has left a pod sees its members no more', who: as('member', cleo), text: `{ user(id: "${anna}") { id } }`, data: { user: null } },
  {
    says: 'a scope opens fields to a third party',
    who: as('integration', null, 'members:read', 'pii:read'),
    text: `{ user(id: "${ben}") { email } }`,
    data: { user: { email: '1@example.org' } },
  },
  {
    says: 'a scope that is missing closes them',
    who: as('integration', null, 'members:read'),
    text: `{ user(id: "${ben}") { email } }`,
    data: { user: { email: null } },
  },
  {
    says: 'a scope opens them to a bot that acts for nobody too',
    who: as('bot', null, 'members:read', 'pii:read'),
    text: `{ user(id: "${ben}") { email } }`,
    data: { user: { email: '1@example.org' } },
  },
  {
    says: 'a member gains nothing by the scopes of the bot that acts for them',
    who: as('member', dana, 'members:read', 'pii:read'),
    text: `{ user(id: "${ben}") { email } }`,
    data: { user: null },
  },
  {
    says: 'the list of a member holds what is theirs and what is shared with their pod; its count as well',
    who: as('member', ben),
    text: '{ commitments { totalCount nodes { id } edges { node { id } } } }',
    data: { commitments: { totalCount: 1, nodes: [c(0)], edges: [{ node: c(0) }] } },
  },
  {
    says: 'instants are written in UTC with milliseconds, enums by their names, numeric as a number, big numbers as text',
    who: as('admin'),
    text: `{ commitment(id: "${idOf('commitments', 0)}") { createdAt status tags remindersAt goal { progress } } kpis { usage { newUsers } } user(telegramUserId: "4503599627370490") { stats { percent } roles { id } } }`,
    data: {
      commitment: {
        createdAt: '2026-11-20T10:00:00.250Z',
        status: 'ACTIVE',
        tags: ['DEEP'],
        remindersAt: ['2026-11-23T07:00:00.000Z'],
        goal: { progress: 12.5 },
      },
      kpis: { usage: { newUsers: '9007199254740993' } },
      user: { stats: { percent: 66.66666666666667 }, roles: [{ id: '4' }] },
    },
  },
  {
    says: 'objects kept as JSON are read by their type',
    who: as('admin'),
    text: `{ commitment(id: "${idOf('commitments', 1)}") { reading { score tag days reasons { t: text letter } } grid { letter } } }`,
    data: { commitment: { reading: { score: 7, tag: null, days: ['2026-11-24'], reasons: [{ t: 'clear', letter: 'S' }] }, grid: [] } },
  },
  {
    says: 'enum values filter by what the tables keep',
    who: as('admin'),
    text: BY_STATUS,
    variables: { in: ['PAUSED'] },
    data: { commitments: { nodes: [c(1)] } },
  },
  {
    says: 'another enum value is another answer',
    who: as('admin'),
    text: BY_STATUS,
    variables: { eq: 'ACTIVE' },
    data: { commitments: { nodes: [c(2), c(0)] } },
  },
  {
    says: 'another key of an input is another condition',
    who: as('admin'),
    text: BY_STATUS,
    variables: { ne: 'ACTIVE' },
    data: { commitments: { nodes: [c(1)] } },
  },
  {
    says: 'a condition that is null is none',
    who: as('admin'),
    text: BY_STATUS,
    variables: { ne: null },
    data: { commitments: { nodes: [c(2), c(1), c(0)] } },
  },
  { says: 'a short list has its own size when none is said', who: as('admin'), text: ACTIVITIES, data: activities(2) },
  {
    says: 'a short list is a usual page when its size is null, and leaves out what no type stands for',
    who: as('admin'),
    text: ACTIVITIES,
    variables: { n: null },
    data: activities(6),
  },
  {
    says: 'a filter that is one variable says what to compare',
    who: as('admin'),
    text: BY_FILTER,
    variables: { f: { status: { eq: 'PAUSED' } } },
    data: { commitments: { totalCount: 1 } },
  },
  { says: 'and how', who: as('admin'), text: BY_FILTER, variables: { f: { status: { ne: 'PAUSED' } } }, data: { commitments: { totalCount: 2 } } },
  { says: 'a text filters', who: as('admin'), text: BY_CATEGORY, variables: { eq: 'health' }, data: { commitments: { totalCount: 0 } } },
  { says: 'a text that is null filters nothing', who: as('admin'), text: BY_CATEGORY, variables: { eq: null }, data: { commitments: { totalCount: 3 } } },
  { says: 'a text that is left out filters nothing', who: as('admin'), text: BY_CATEGORY, data: { commitments: { totalCount: 3 } } },
  { says: 'a page is as large as its variable says', who: as('admin'), text: FIRST, variables: { n: 1 }, data: page([2], true) },
  { says: 'another size is another page', who: as('admin'), text: FIRST, variables: { n: 2 }, data: page([2, 1], true) },
  {
    says: 'an order runs up when nothing else is said',
    who: as('admin'),
    text: FIRST,
    variables: { n: 3, by: { field: 'DUE' } },
    data: page([1, 0, 2], false),
  },
  { says: 'the usual order runs its usual way', who: as('admin'), text: FIRST, variables: { n: 3, by: { field: 'CREATED' } }, data: page([2, 1, 0], false) },
  {
    says: 'what has no due day stands behind every due day, and a cursor goes on there',
    who: as('admin'),
    text: '{ commitments(first: 1, orderBy: { field: DUE }) { nodes { id } pageInfo { hasNextPage hasPreviousPage } } last: commitments(last: 1, orderBy: { field: DUE }) { nodes { id } pageInfo { hasPreviousPage } } }',
    data: {
      commitments: { nodes: [c(1)], pageInfo: { hasNextPage: true, hasPreviousPage: false } },
      last: { nodes: [c(2)], pageInfo: { hasPreviousPage: true } },
    },
  },
  {
    says: 'an alias takes nothing from the plan',
    who: as('admin'),
    text: `{ t1: user(id: "${anna}") { x: firstName t1: id row_to_json: id json_agg: firstName } }`,
    data: { t1: { x: 'Anna', t1: anna, row_to_json: anna, json_agg: 'Anna' } },
  },
  {
    says: 'keys that PostgreSQL would cut stay whole',
    who: as('admin'),
    text: `{ ${'a'.repeat(64)}: user(id: "${anna}") { ${'b'.repeat(70)}: firstName ${'b'.repeat(71)}: id } }`,
    data: { ['a'.repeat(64)]: { ['b'.repeat(70)]: 'Anna', ['b'.repeat(71)]: anna } },
  },
  {
    says: 'a row of a union tells which of its types it is',
    who: as('admin'),
    text: '{ activities(first: 1) { __typename ... on PodEvent { pod { name } } } }',
    data: { activities: [{ __typename: 'PodEvent', pod: { name: 'Early birds' } }] },
  },
  {
    says: 'nothing is asked when everything is left out',
    who: as('anonymous'),
    text: '{ me @skip(if: true) { id } kpis { refreshedAt } }',
    data: { kpis: null },
  },
  {
    says: 'reads and resolvers are spliced in the order asked for',
    who: as('admin'),
    text: '{ a: version pods { totalCount } __typename health { status } __schema { queryType { name } } }',
    data: { a: '1', pods: { totalCount: 1 }, __typename: 'Query', health: { status: 'ok' }, __schema: { queryType: { name: 'Query' } } },
  },
  {
    says: 'a page has at most 100 items',
    who: as('admin'),
    text: 'query ($n: Int) { commitments(first: $n) { totalCount } }',
    variables: { n: 101 },
    code: 'INVALID_INPUT',
  },
  { says: 'a page has at least one item', who: as('admin'), text: '{ commitments(last: 0) { totalCount } }', code: 'INVALID_INPUT' },
  { says: 'a page has one direction', who: as('admin'), text: '{ commitments(first: 1, last: 1) { totalCount } }', code: 'INVALID_INPUT' },
  { says: 'a short list has the same limits', who: as('admin'), text: '{ activities(first: 1000) { __typename } }', code: 'INVALID_INPUT' },
  {
    says: 'a cursor of another order is refused',
    who: as('admin'),
    text: `{ commitments(after: "${Buffer.from('["Commitment DUE ASC", null, "x"]').toString('base64')}") { nodes { id } } }`,
    code: 'BAD_CURSOR',
  },
  {
    says: 'what is no cursor is refused',
    who: as('admin'),
    text: 'query ($c: String) { commitments(after: $c) { nodes { id } } }',
    variables: { c: 'nonsense' },
    code: 'BAD_CURSOR',
  },
  {
    says: 'a cursor with a forged key is refused',
    who: as('admin'),
    text: `{ commitments(after: "${Buffer.from('["Commitment CREATED DESC", "2026", "x"]').toString('base64')}") { nodes { id } } }`,
    code: 'BAD_CURSOR',
  },
  { says: 'what is no id is refused', who: as('admin'), text: '{ pod(id: "one") { id } }', code: 'INVALID_INPUT' },
  { says: 'a number out of range is refused', who: as('admin'), text: '{ user(telegramUserId: "99999999999999999999") { id } }', code: 'INVALID_INPUT' },
  {
    says: 'a NUL byte is refused',
    who: as('admin'),
    text: 'query ($t: String) { commitments(filter: { category: { eq: $t } }) { totalCount } }',
    variables: { t: '\u0000' },
    code: 'INVALID_INPUT',
  },
  {
    says: 'a variable of the wrong type is refused',
    who: as('admin'),
    text: 'query ($n: Int) { commitments(first: $n) { totalCount } }',
    variables: { n: 'many' },
    code: 'INVALID_INPUT',
  },
  { says: 'a link may refuse its arguments', who: as('admin'), text: '{ user { id } }', code: 'INVALID_INPUT' },
  {
    says: 'depth is bounded',
    who: as('admin'),
    text: `{ commitments ${'{ nodes { user { commitments '.repeat(5)}{ totalCount }${' } } }'.repeat(5)} }`,
    code: 'QUERY_TOO_COMPLEX',
  },
];

/** One example for each rule of reading that a client relies on. */
export const EXAMPLES: readonly Example[] = [...OF_READING, ...OF_PAGES, ...OF_FILTERS, ...OF_PAYLOADS];
