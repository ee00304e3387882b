import { MikroORM } from '@mikro-orm/postgresql';
import { buildSchema } from 'graphql';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { databaseOptions } from '../../src/db/options.ts';
import { adds, admin, everyone, follow, many, one, only, open, page, readable, type Row } from '../../src/read/declare.ts';
import { declaredOrders } from '../../src/read/orders.ts';
import { provenRegistry } from '../../src/read/proof.ts';
import type { Readable } from '../../src/read/source.ts';
import { sql } from '../../src/read/sql.ts';
import { entities, Goal, User } from './demo/entities.ts';
import { demoReads } from './demo/reads.ts';
import { demoSchema } from './demo/schema.ts';

const schema = buildSchema(`
  enum GoalOrderField { TITLE PROGRESS } input GoalOrder { field: GoalOrderField! } input GoalFilter { title: String }
  type PageInfo { hasNextPage: Boolean! } type GoalConnection { nodes: [Goal!]! pageInfo: PageInfo! }
  type User { id: ID! email: String } type Goal { id: ID! title: String! user: User! }
  type Query { me: User goals(orderBy: GoalOrder, filter: GoalFilter): GoalConnection! first: Goal! all: [Goal!]! }
  type Payload { user: User } type Mutation { change: Payload }`);

let orm: Pick<MikroORM, 'getMetadata' | 'close'>;
beforeAll(async () => {
  orm = await MikroORM.init({ ...databaseOptions({ url: 'postgres://nobody@127.0.0.1:1/none', entities }), connect: false } as Parameters<
    typeof MikroORM.init
  >[0]);
});
afterAll(() => orm.close(true));

const faultsOf = (reads: Readable[], of = schema): string => {
  try {
    provenRegistry(of, orm, reads);
    return '';
  } catch (error) {
    return (error as Error).message;
  }
};
const user = readable(User, { rows: admin, fields: open<User>('id', 'email') });
const goal = readable(Goal, { rows: everyone, fields: { ...open<Goal>('id', 'title'), ...follow<Goal>('user') } });
const payload = adds('Payload', { user: one(User, () => true) });

test('declarations that fit are taken', () => {
  expect(faultsOf([user, goal, payload])).toBe('');
  expect(faultsOf(demoReads, demoSchema())).toBe('');
});

test.each<[string, Readable[], string]>([
  ['a field without a rule', [readable(User, { rows: admin, fields: open<User>('id') }), goal, payload], 'User.email has no rule'],
  [
    'non-null where a field rule hides',
    [user, readable(Goal, { rows: everyone, fields: { ...open<Goal>('id'), ...only<Goal>(admin, 'title'), ...follow<Goal>('user') } }), payload],
    'Goal.title is non-null in the schema, but its field rule may hide it',
  ],
  [
    'non-null where the row rule of a parent hides',
    [user, readable(Goal, { rows: everyone, fields: open<Goal>('id', 'title', 'user') }), payload],
    'Goal.user is non-null in the schema, but User has a row rule',
  ],
  [
    'non-null where no row may be found',
    [user, goal, payload, adds('Query', { first: one(Goal, () => true) })],
    'Query.first is non-null in the schema, but no row may be found',
  ],
  ['a type that nobody declares', [goal, payload], 'Goal.user answers User, which no slice declares'],
  ['a payload that nobody reads back', [user, goal], 'Payload.user answers User, which has rules, but nobody says how it is read back'],
  [
    'a field that the schema does not have',
    [readable(User, { rows: admin, fields: open<User>('id', 'email', 'timezone') }), goal, payload],
    'User.timezone is declared, but the schema has no such field',
  ],
  ['a type that the schema does not have', [user, goal, payload, adds('Nothing', {})], 'Nothing is declared, but it is no object type'],
  [
    'an order and a filter that the page does not know',
    [
      user,
      goal,
      payload,
      adds('Query', {
        goals: page(Goal, () => true, { orders: { TITLE: { by: (g) => g.title, type: 'text' } }, usual: { field: 'TITLE', direction: 'ASC' } }),
      }),
    ],
    'Query.goals has the filter title, but no condition is declared for it.\nQuery.goals may be ordered by PROGRESS',
  ],
  [
    'a rule over a column that is not there',
    [readable(User, { rows: (row) => sql`${(row as unknown as Row<Goal>).progress} > 1`, fields: open<User>('id', 'email') }), goal, payload],
    'User: User has no column for the property progress',
  ],
  ['a type declared twice', [user, user], 'User is declared twice'],
  [
    'a field declared twice',
    [
      user,
      goal,
      payload,
      adds('Query', { all: many(Goal, () => true, { order: (g) => g.id }) }),
      adds('Query', { all: many(Goal, () => true, { order: (g) => g.id }) }),
    ],
    'Query.all is declared twice',
  ],
])('%s stops the start', (_, reads, sentence) => {
  expect(faultsOf(reads)).toContain(sentence);
});

test('every order of every page is told, with the scan that needs an index', () => {
  const orders = declaredOrders(provenRegistry(demoSchema(), orm, demoReads));
  const due = orders.find(({ at, order }) => at === 'User.commitments' && order === 'DUE');
  expect(due?.statement).toBe(
    'SELECT list.* FROM "users" parent CROSS JOIN LATERAL (SELECT child.* FROM "commitments" child WHERE child."user_id" = parent."id" ORDER BY child."due_date" ASC, child."id" ASC LIMIT 20) list',
  );
});
