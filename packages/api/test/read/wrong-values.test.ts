import { getNamedType, type GraphQLArgument, type GraphQLInputField, isInputObjectType, isObjectType } from 'graphql';
import { describe, expect, test } from 'vitest';
import { cursorAfter } from '../../src/event/event.read.ts';
import { buildGraphqlSchema, readables } from '../../src/schema.ts';
import { as, asking } from '../support/ask.ts';
import { testDatabase } from '../support/database.ts';
import { makePod, makeUser } from '../support/make.ts';

const ID = '2f1c9a34-1111-4111-8111-111111111111';
const database = await testDatabase();
const ask = await asking(database);
const { id: memberId } = await makeUser(database.em());
await makePod(database.em());

const cursor = (...parts: unknown[]): string => Buffer.from(JSON.stringify(parts)).toString('base64');
const refused = async (document: string, variables: Record<string, unknown> = {}): Promise<object[]> =>
  (await ask(as.admin, document, { variables })).errors.map(({ code, field }) => ({ code, field }));
const bad = (field: string): object[] => [{ code: 'BAD_CURSOR', field }];
const invalid = (field: string): object[] => [{ code: 'INVALID_INPUT', field }];

describe('a cursor that was tampered with is none of the list', () => {
  const CREATED = 'User CREATED_AT DESC';
  test.each([
    ['users', '', CREATED, ['nope', ID]],
    ['users', '', CREATED, ['2026-02-30 10:00:00+00', ID]],
    ['users', '', CREATED, ['2026-11-18 15:00:00+00', 'nope']],
    ['users', '', CREATED, ['2026-11-18 15:00:00+00', '']],
    ['users', '', CREATED, ['2026-11-18 15:00:00+00\u0000', ID]],
    ['users', '', CREATED, [null, ID]],
    ['users', ', orderBy: { field: LAST_ACTIVITY_AT, direction: ASC }', 'User LAST_ACTIVITY_AT ASC', [null, 'nope']],
    ['events', '', 'POSITION ASC', ['99999999999999999999999', ID]],
    ['events', '', 'POSITION ASC', ['1', 'nope']],
    ['pods', ', orderBy: { field: NAME, direction: ASC }', 'Pod NAME ASC', ['a\u0000', ID]],
    ['commitments', ', orderBy: { field: DUE_DATE, direction: ASC }', 'Commitment DUE_DATE ASC', ['2026-11-18', ID, '25:00:00', '2026-11-18 15:00:00+00']],
    ['commitments', ', orderBy: { field: DUE_DATE, direction: ASC }', 'Commitment DUE_DATE ASC', ['2026-11-18', ID, '24:00:00', 'nope']],
  ])('%s%s, %s: %j', async (list, more, label, parts) => {
    const c = cursor(label, ...parts);
    expect(await refused(`{ ${list}(after: ${JSON.stringify(c)}${more}) { nodes { __typename } } }`)).toEqual(bad('after'));
    expect(await refused(`query ($c: String) { ${list}(before: $c, last: 1${more}) { pageInfo { hasNextPage } } }`, { c })).toEqual(bad('before'));
    expect(await refused(`query ($c: String) { ${list}(after: $c${more}) { totalCount } }`, { c })).toEqual(bad('after'));
  });

  test('and says so', async () => {
    const { errors } = await ask(as.admin, `{ users(after: "${cursor(CREATED, 'nope', ID)}") { totalCount } }`);
    expect(errors).toMatchObject([
      { message: 'This cursor does not belong to this list in the order CREATED_AT DESC: take one from pageInfo or edges of the same list.' },
    ]);
  });

  test('also by who only counts', async () => {
    expect(await refused('{ pods(after: "x") { totalCount } }')).toEqual(bad('after'));
    expect(await refused('{ pods(last: 1, before: "x") { totalCount } }')).toEqual(bad('before'));
  });

  test('the same document goes on with good ones', async () => {
    const document = 'query ($c: String) { users(after: $c) { totalCount nodes { id } } }';
    expect(await refused(document, { c: cursor(CREATED, 'nope', ID) })).toEqual(bad('after'));
    const c = cursor(CREATED, 'infinity', ID);
    expect((await ask(as.admin, document, { variables: { c } })).data).toEqual({ users: { totalCount: 1, nodes: [{ id: memberId }] } });
  });
});

test('a cursor that the API writes is good', async () => {
  expect(await refused(`{ events(after: "${cursorAfter(0)}") { totalCount nodes { id } } }`)).toEqual([]);
  const nobodysDay = cursor('User LAST_ACTIVITY_AT ASC', null, ID);
  expect(await refused(`{ users(after: "${nobodysDay}", orderBy: { field: LAST_ACTIVITY_AT, direction: ASC }) { totalCount nodes { id } } }`)).toEqual([]);
});

type Given = GraphQLArgument | GraphQLInputField;
/** An id that a read takes: an argument, or what stands in the input object of one. */
type Place = { readonly field: string; readonly argument: string; readonly given: Given };
const fields = Object.values(buildGraphqlSchema().getQueryType()!.getFields());
const planned = new Set(readables.filter(({ type }) => type === 'Query').flatMap((one) => Object.keys(one.fields)));
const inputsOf = ({ type }: Given): Given[] => {
  const named = getNamedType(type);
  return isInputObjectType(named) ? Object.values(named.getFields()) : [];
};
const PLACES = fields
  .filter(({ name }) => planned.has(name))
  .flatMap(({ name: field, args }) => args.flatMap((one) => [one, ...inputsOf(one)].map((given): Place => ({ field, argument: one.name, given }))))
  .filter(({ given }) => getNamedType(given.type).name === 'ID');

/** A page asks for nothing without its content. */
function documents({ field, argument, given }: Place): string[] {
  const answered = getNamedType(fields.find(({ name }) => name === field)!.type);
  const below = isObjectType(answered) && answered.getFields().totalCount ? 'totalCount' : '__typename';
  const said = (v: string): string => (given.name === argument ? `${argument}: ${v}` : `${argument}: { ${given.name}: ${v} }`);
  return [`{ ${field}(${said('"zz"')}) { ${below} } }`, `query ($given: ${String(given.type)}) { ${field}(${said('$given')}) { ${below} } }`];
}

describe('what is no id is named by what it was given for', () => {
  test('there are such places', () => {
    expect(PLACES.length).toBeGreaterThan(30);
  });

  test.each(PLACES.map((place) => [...documents(place), place.given.name] as [string, string, string]))('%s', async (written, byVariable, field) => {
    expect(await refused(written)).toEqual(invalid(field));
    expect(await refused(byVariable, { given: 'zz' })).toEqual(invalid(field));
  });

  test.each([
    ['zz', '"zz" is not an id'],
    ['', '"" is not an id'],
    ['z'.repeat(100), `"${'z'.repeat(60)}" is not an id`],
    ['\u0000', '"\u0000" is not an id'],
  ])('and quoted: %j', async (id, sentence) => {
    const { errors } = await ask(as.admin, 'query ($id: ID) { user(id: $id) { id } }', { variables: { id } });
    expect(errors).toMatchObject([{ code: 'INVALID_INPUT', field: 'id', message: expect.stringContaining(sentence) }]);
  });

  test('also far below, and where one variable is given for several', async () => {
    const document =
      'query ($id: ID, $x: ID) { user(id: $id) { commitments(filter: { longTermGoalId: $x }) { totalCount } } events(userId: $id, podId: $id) { totalCount } }';
    expect(await refused(document, { id: memberId, x: 'zz' })).toEqual(invalid('longTermGoalId'));
    expect(await refused(document, { id: 'zz', x: memberId })).toEqual(invalid('id'));
    expect(await refused(document, { id: memberId, x: memberId })).toEqual([]);
  });
});

test('a read that goes together with others is blamed alone', async () => {
  const document = 'query ($id: ID!) { pod(id: $id) { id } }';
  for (let at = 0; at < 6; at += 1) expect(await refused(document, { id: ID })).toEqual([]);
  const ids = Array.from({ length: 20 }, (_, at) => (at % 5 === 2 ? 'zz' : ID));
  expect(await Promise.all(ids.map((id) => refused(document, { id })))).toEqual(ids.map((id) => (id === ID ? [] : invalid('id'))));
});
